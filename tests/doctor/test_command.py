"""`python -m support.doctor` as people start it."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from support import pesel
from support.doctor import __main__ as command
from support.doctor.configuration import configuration, examine
from support.doctor.finding import Finding, Mark, Subject, bad, good, warning
from support.profile import ROOT
from tests.doctor.conftest import lines, subject_of
from tests.runs.behave_process import environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MISTAKEN = """[profile.inny]
entry_url = "https://pacjent.gov.pl/"
trusted_profile_url = "https://pz.nie-ma-takiego.invalid:8888/pz"
wait_s = "długo"
[profile.inny.patients]
anna = { pesel_env = "NUMBER", name = "Anna Nowak" }
[profile.inny.wording]
"ContactDataPage.emial" = "E-mail"
"""


def _fails(_: Subject) -> Iterator[Finding]:
    yield good("Próba", "dotąd dobrze")
    raise RuntimeError


def test_every_check_is_made_whatever_becomes_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_CHECKS", {"Zła": _fails, "Dobra": lambda _: [good("Dobra", "jest")]})
    found = list(command.findings(subject_of(None)))
    assert [(one.mark, one.topic) for one in found] == [
        (Mark.GOOD, "Próba"),
        (Mark.BAD, "Zła"),
        (Mark.GOOD, "Dobra"),
    ]
    assert "RuntimeError" in found[1].text


@pytest.mark.parametrize(
    ("found", "code", "last"),
    [
        ([good("A", "jest")], 0, "Wszystko gotowe do przebiegu."),
        ([good("A", "jest"), warning("B", "lepiej")], 0, "Wszystko gotowe do przebiegu. Ostrzeżenia: 1."),
        ([bad("A", "brak"), bad("B", "brak"), warning("C", "lepiej")], 3, "Do naprawienia: 2. Ostrzeżenia: 1."),
    ],
)
def test_the_exit_code_says_whether_anything_is_to_be_mended(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], found: list[Finding], code: int, last: str
) -> None:
    monkeypatch.setattr(command, "_CHECKS", {"A": lambda _: found})
    monkeypatch.setattr(command, "wording_keys", lambda: None)
    assert command.main([]) == code
    first, *_, sum_ = capsys.readouterr().out.splitlines()
    assert (first, sum_) == ("Sprawdzam profil „local” (iikp.toml).", last)


def test_the_profile_is_chosen_as_in_behave(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "_CHECKS", {})
    monkeypatch.setattr(command, "wording_keys", lambda: None)
    told = []
    for arguments, variable in (([], "iikp"), (["--profil", "local"], "iikp"), (["-D", "profil=iikp"], "local")):
        monkeypatch.setenv("IIKP_PROFIL", variable)
        command.main(arguments)
        told.append(capsys.readouterr().out.splitlines()[0])
    assert [re.findall("„(.*)”", line)[0] for line in told] == ["iikp", "local", "iikp"]


def test_a_variable_that_nothing_reads_is_warned_of(tmp_path: Path) -> None:
    file = tmp_path / "iikp.toml"
    account = 'patients.anna = { pesel_env = "IIKP_PESEL_ANNA", name = "Anna Nowak" }\n'
    addresses = 'entry_url = "https://a.example/"\ntrusted_profile_url = "https://a.example/"\n'
    file.write_text(
        f"[profile.local]\nstand_in = true\n{account}[profile.inny]\n{addresses}{account}", encoding="utf-8"
    )
    environ = dict.fromkeys(
        ("IIKP_WAITS", "IIKP_PESEL_ANNA", "IIKP_PESEL_JAN", "IIKP_WAIT_S", "IIKP_INNE", "IIKP_RESOLVE", "WAITS"), "3"
    )
    table = "! Zmienne: zestaw nie czyta zmiennej IIKP_RESOLVE: klucz resolve podaje się tylko w pliku profilu"
    slip = "! Zmienne: zestaw nie czyta zmiennej IIKP_WAITS; czy chodzi o IIKP_WAIT_S?"
    jan = "! Zmienne: profil nie wymienia zmiennej IIKP_PESEL_JAN: dopisz konto w tabeli patients"
    for profile, told in (("local", [table, slip]), ("inny", [jan, table, slip])):
        first, *rest = lines(configuration, examine({"konfiguracja": str(file), "profil": profile}, environ, None))
        assert first.startswith("✓ Konfiguracja: ")
        assert rest == told


def test_the_variable_of_a_mistaken_account_is_not_called_unknown(tmp_path: Path) -> None:
    file = tmp_path / "iikp.toml"
    addresses = 'entry_url = "https://a.example/"\ntrusted_profile_url = "https://a.example/"\n'
    account = 'patients.anna = { pesel_env = "IIKP_PESEL_ANNA", name = "…" }\n'
    file.write_text(f"[profile.inny]\n{addresses}{account}", encoding="utf-8")
    (told,) = lines(
        configuration, examine({"konfiguracja": str(file), "profil": "inny"}, {"IIKP_PESEL_ANNA": "3"}, None)
    )
    assert "patients.anna.name: zamiast „…”" in told


def test_a_mistaken_profile_is_told_in_full_beside_all_other_checks(tmp_path: Path) -> None:
    file, number = tmp_path / "iikp.toml", pesel.nobodys()
    file.write_text(_MISTAKEN.replace("NUMBER", number), encoding="utf-8")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "support.doctor",
            "--profil",
            "inny",
            "-D",
            f"konfiguracja={file}",
            "-Dsterownik=/nie/ma",
        ],
        cwd=ROOT,
        env=environment({"IIKP_OKNO": "chyba", "PATH": "/usr/bin:/bin"}),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    told = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (3, "")
    wrong = [line for line in told if line.startswith("✗ Konfiguracja")]
    assert [re.findall(r"wiersz (\d+)", line) for line in wrong] == [[], ["2"], ["4"], ["6"], ["6"], ["8"]]
    # A line per check, however long: what is piped is not folded.
    assert all(line[0] in "✓✗!–" for line in told[1:-1])
    topics = {line[2:24].strip() for line in told[1:-1]}
    assert topics >= {"Python", "Części zestawu", "Przeglądarka", "Adres", "Zegar", "Katalog raportów", "Blokady kont"}
    # Of the addresses only the one that may be.
    assert not any("pacjent.gov.pl" in line for line in told if "Konfiguracja" not in line)
    assert number not in done.stdout
    # Colours are for terminals, and a trace for nobody.
    assert "\x1b" not in done.stdout
    assert "Traceback" not in done.stdout


def test_an_unknown_option_is_told_in_polish(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        command.main(["--profile", "iikp"])
    assert end.value.code == 3
    assert capsys.readouterr().err == "Nieznana albo niepełna opcja; wykaz opcji: python -m support.doctor --pomoc\n"
