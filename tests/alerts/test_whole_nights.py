"""`make nightly` as the workflows call it: what it answers, what it publishes, whom it tells."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from pytest_httpserver import HTTPServer

import nightly
from support.faults import TRUSTED_PROFILE, down
from tests.alerts.mail_server import MailServer
from tests.runs.behave_process import ROOT, environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOCAL = '[profile.local]\nstand_in = true\nwording_confirmed = true\nnode_cookie = "wezel"\nwait_s = 2\n'
_ALERTS = """
[profile.local.alerts]
webhook_env = "TEST_WEBHOOK"
webhook_format = "json"
to = ["zespol@firma.example"]
sender = "nocne@firma.example"
smtp_host = "localhost"
smtp_port = {port}
smtp_security = "none"
link = "https://ci.example/noc"
"""
DEFECT, FAULT, BETTER = "niezgodne", "błąd zestawu", "poprawa"
PATIENCE_S = 240


class Nights:
    """Nights in one folder, with somebody to tell by webhook and by e-mail."""

    def __init__(self, folder: Path, webhook: HTTPServer) -> None:
        """Let nothing have happened yet."""
        self.out, self._file, self._summary = folder / "out", folder / "iikp.toml", folder / "summary.md"
        self._webhook, self.mail = webhook, MailServer()
        webhook.expect_request("/hak", method="POST").respond_with_data("ok")
        self._file.write_text(_LOCAL + _ALERTS.format(port=self.mail.port), encoding="utf-8")

    def spoil_the_profile(self) -> None:
        """Let the profile say what is no profile."""
        text = self._file.read_text(encoding="utf-8")
        self._file.write_text(text.replace("wait_s = 2", "wait_s = 0"), encoding="utf-8")

    def make(self, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
        """Live through a night by `make nightly`."""
        chosen = " ".join(("-D", f"konfiguracja={self._file}", "-D", f"wyniki={self.out}", *arguments))
        self._forget()
        return subprocess.run(
            ["make", "nightly", f"ARGS={chosen}"],  # noqa: S607 -- whichever make there is, as in CI
            cwd=ROOT,
            env=environment(self.variables | {"PROFIL": "local"} | changes),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=PATIENCE_S,
        )

    def straight(self) -> int:
        """Live through a night by the program itself."""
        self._forget()
        return nightly.main(["-D", "profil=local", "-D", f"konfiguracja={self._file}", "-D", f"wyniki={self.out}"])

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Begin a night by the program, in a process."""
        self._forget()
        chosen = ("-D", "profil=local", "-D", f"konfiguracja={self._file}", "-D", f"wyniki={self.out}", *arguments)
        return subprocess.Popen(
            [sys.executable, "nightly.py", *chosen],
            cwd=ROOT,
            env=environment(self.variables),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )

    @property
    def variables(self) -> dict[str, str]:
        """What a CI server tells by variables."""
        return {
            "TEST_WEBHOOK": self._webhook.url_for("/hak"),
            "GITHUB_STEP_SUMMARY": str(self._summary),
            "NO_PROXY": "*",
        }

    def _forget(self) -> None:
        self._webhook.clear_log()
        self.mail.messages.clear()

    @property
    def posted(self) -> list[dict[str, Any]]:
        """What the webhook got on the last night."""
        return [request.get_json() for request, _ in self._webhook.log]

    @property
    def told(self) -> list[str]:
        """The kinds of what the webhook got; the e-mail must be of the same."""
        posted = self.posted
        assert [message["Subject"] for message in self.mail.messages] == [one["subject"] for one in posted]
        return [one["kind"] for one in posted]

    @property
    def summary(self) -> str:
        """What the CI server's page shows of all nights."""
        return self._summary.read_text(encoding="utf-8")


@pytest.fixture
def nights(tmp_path: Path) -> Iterator[Nights]:
    """Return nights of the test's own."""
    with HTTPServer() as webhook:
        found = Nights(tmp_path, webhook)
        yield found
        found.mail.stop()


def test_a_run_that_cannot_begin_is_told_with_its_reason_and_the_answer_is_3(
    nights: Nights, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in nights.variables.items():
        monkeypatch.setenv(name, value)
    # It has tests of its own, and the slow ones here run it.
    asked: list[list[str]] = []
    monkeypatch.setattr(nightly, "doctor", asked.append)
    nights.spoil_the_profile()
    assert nights.straight() == 3
    said = capsys.readouterr()
    assert said.out.splitlines()[-1] == "Kod wyjścia:    3 (błąd zestawu)"
    assert nights.told == [FAULT]
    reason = "iikp.toml, wiersz 5: „wait_s”: niewłaściwa wartość „0”; ma być więcej niż 0"
    assert reason in nights.posted[0]["text"]
    assert reason in said.err
    assert "Raport: https://ci.example/noc" in nights.posted[0]["text"]
    assert "nie zaczął się" in nights.summary
    assert "Traceback" not in said.err
    assert asked[0][:2] == ["-D", "profil=local"]


def test_an_unknown_choice_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert nightly.main(["-D", "wyniky=x"]) == 3
    assert capsys.readouterr() == ("", "Nieznana opcja -D wyniky. Czy chodzi o „wyniki”?\n")


@pytest.mark.slow
def test_three_nights_are_told_once_each_change_and_the_verdict_is_the_answer(nights: Nights) -> None:
    smoke, broken = ("--tags=@dym", "--jobs=1"), ("-D", "lokalny_iikp=tests.detection.faulty_iikp")

    done = nights.make(*smoke)
    assert done.returncode == 0, done.stdout
    assert "Wszystko gotowe do przebiegu." in done.stdout
    assert "Kod wyjścia:    0 (zgodne)" in done.stdout
    assert nights.told == []
    for report in ("index.html", "raport.pdf", "results.json", "junit.xml", "allure/index.html"):
        assert (nights.out / report).is_file()

    done = nights.make(*smoke, *broken, FAULTY_IIKP="own_log_in_form")
    assert done.returncode == 2, done.stdout
    assert "Kod wyjścia:    1 (niezgodne)" in done.stdout
    assert nights.told == [DEFECT]
    (alert,) = nights.posted
    assert alert["subject"].startswith("Lokalny zastępnik iIKP (profil local): niezgodne – ")
    assert alert["report"] == "https://ci.example/noc"
    assert alert["incidents"]
    assert all((nights.out / "zgloszenia" / name).is_dir() for name in alert["incidents"])
    # Known from now on: on the red night after it nobody is woken.
    assert nights.make(*smoke, *broken, FAULTY_IIKP="own_log_in_form").returncode == 2
    assert nights.told == []

    done = nights.make(*smoke)
    assert done.returncode == 0, done.stdout
    assert nights.told == [BETTER]
    assert nights.summary.count("## Nocny przebieg, lokalny zastępnik iIKP") == 4
    history = nights.out.parent / "history" / "runs.jsonl"
    lines = history.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["whole"]["verdict"] for line in lines] == ["zgodne", "niezgodne", "niezgodne", "zgodne"]


@pytest.mark.slow
def test_an_outage_is_told_apart_and_what_could_not_be_sent_is_sent_the_next_night(nights: Nights) -> None:
    chosen = ("--tags=@iikp-2.3-b", "--jobs=1")
    broken = ("-D", "lokalny_iikp=tests.faults.faulty_iikp")
    told = json.dumps({"faults": [down(TRUSTED_PROFILE, None)]})
    nights.mail.broken = True
    done = nights.make(*chosen, *broken, FAULTY_IIKP=told)
    assert "Kod wyjścia:    2 (środowisko niedostępne)" in done.stdout
    assert "nie wysłano: serwer poczty localhost:" in done.stdout
    assert [one["kind"] for one in nights.posted] == ["środowisko niedostępne"]
    nights.mail.broken = False
    nights.make(*chosen, *broken, FAULTY_IIKP=told)
    assert nights.posted == []
    (late,) = nights.mail.messages
    assert "środowisko niedostępne – całkowicie" in late["Subject"]


@pytest.mark.slow
def test_a_run_that_the_system_stops_logs_out_reports_and_tells_nobody(nights: Nights) -> None:
    process = nights.start("--tags=@iikp-2.3-b,@iikp-2.2.3-b", "--jobs=1")
    assert process.stdout is not None
    said = ""
    while "✔" not in said:
        line = process.stdout.readline()
        assert line, said
        said += line
    # To this process alone, as a server's own tools may do it.
    process.send_signal(signal.SIGTERM)
    said += process.communicate(timeout=PATIENCE_S)[0]
    assert process.returncode == 4, said
    assert "Przerywam: jeszcze tylko wylogowanie i zapis wyników." in said
    assert "Uwagi:        Przebieg został przerwany przed końcem (żądanie systemu)" in said
    assert "przebieg przerwano na żądanie, więc nikogo nie powiadomiono" in said
    assert nights.told == []
