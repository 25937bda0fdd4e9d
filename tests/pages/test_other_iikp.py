"""The real behave against another implementation of the same screens: other markup, other delays, a shared account.

The profile is not local: two addresses and patients whose numbers come from the environment, as on the real iIKP.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import requests

from support.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
HTTP_S = 10
LOCAL_ONLY = {
    "Nowa wersja regulaminu wymaga ponownej akceptacji",
    "Nowe logowanie w tej samej przeglądarce zastępuje poprzednie",
    "Po czasie bezczynności następne kliknięcie prowadzi do logowania",
}
# Zofia accepts the regulations in the last scenario of regulamin.feature that needs them not accepted; elsewhere than
# locally she cannot take that back, and this one comes after it.
USED_UP = "Na stronie regulaminu można się wylogować"
USED_UP_REASON = "Stan zużyty: na koncie (Zofia Bielska) regulamin jest już zaakceptowany."
# One of each kind, so that they take less than a minute; test_all_scenarios runs them all.
CHOSEN = {
    "„Edytuj swoje dane” otwiera formularz z danymi pacjenta",
    "Zmienione dane teleadresowe zostają zapisane",
    "Usunięte dane znikają z konta",
    "Powiadomienia SMS można włączyć i wyłączyć",
    "Powiadomienia e-mail wymagają danych, na które mają przychodzić",
    "Adres wejściowy sam przekierowuje na stronę testowego Profilu Zaufanego",
    "Bez numeru PESEL nie można się zalogować",
    "ENTER w polu „Pesel” loguje",
    "Inny numer PESEL otwiera inne konto",
    "Nowe logowanie w tej samej przeglądarce zastępuje poprzednie",
    "Przejście dalej bez akceptacji jest odrzucane",
    "Akceptacja otwiera konto na stałe",
    "Na stronie „Edytuj swoje dane” można się wylogować",
    USED_UP,
    "Po wylogowaniu przycisk wstecz nie pokazuje danych pacjenta",
}


@dataclass
class Other:
    """The other iIKP, running, as the profile and its patients see it."""

    entry_url: str
    trusted_profile_url: str
    patients: dict[str, dict[str, str]] = field(repr=False)

    def profile(self) -> str:
        """Return the configuration's text."""
        patients = (
            f'{key} = {{ pesel_env = "IIKP_PESEL_{key.upper()}", name = "{told["name"]}" }}'
            for key, told in self.patients.items()
        )
        return "\n".join(
            [
                "[profile.inny]",
                f'entry_url = "{self.entry_url}"',
                f'trusted_profile_url = "{self.trusted_profile_url}"',
                "wording_confirmed = true",
                "wait_s = 15",
                "[profile.inny.patients]",
                *patients,
            ]
        )

    def numbers(self) -> dict[str, str]:
        """Return the environment's variables with the patients' numbers."""
        return {f"IIKP_PESEL_{key.upper()}": told["pesel"] for key, told in self.patients.items()}

    def account(self, key: str) -> dict[str, Any]:
        """Log in over HTTP and return what the portal shows of that patient's account."""
        portal, trusted = (url.rsplit("/", 2)[0] for url in (self.entry_url, self.trusted_profile_url))
        with requests.Session() as http:
            begun = http.post(f"{portal}/api/logowanie", json={}, headers={"Origin": portal}, timeout=HTTP_S)
            number = {"pesel": self.patients[key]["pesel"], "zadanie": begun.json()["to"].partition("=")[2]}
            known = http.post(f"{trusted}/pz/api/dalej", json=number, headers={"Origin": trusted}, timeout=HTTP_S)
            artifact = {"artefakt": known.json()["artifact"]}
            http.post(f"{portal}/ikp/powrot", artifact, headers={"Origin": trusted}, timeout=HTTP_S)
            found: dict[str, Any] = http.get(f"{portal}/api/konto", timeout=HTTP_S).json()
            http.post(f"{portal}/api/wyloguj", json={}, headers={"Origin": portal}, timeout=HTTP_S)
        return found


@contextlib.contextmanager
def _serving(*options: str) -> Iterator[Other]:
    command = [sys.executable, "-m", "tests.other_iikp", "--port", "0", "--pz-port", "0", *options]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        yield Other(**json.loads(process.stdout.readline()))
        process.stdin.close()


@dataclass
class Run:
    """What a run has left."""

    folder: Path
    exit_code: int
    results: dict[str, Any]
    scenarios: list[dict[str, Any]]
    out_of_scope: set[str]

    def verdicts(self) -> dict[str, str]:
        """Return each scenario's verdict by its name, with what is said where it is not „zgodne”."""
        return {s["name"]: s["reason"] or s["verdict"] for s in self.scenarios}


def _behave(other: Other, folder: Path, *selection: str) -> Run:
    (folder / "iikp.toml").write_text(other.profile(), encoding="utf-8")
    options = {"wyniki": folder / "out", "konfiguracja": folder / "iikp.toml", "profil": "inny"}
    command = [sys.executable, "-m", "behave", *(f"-D{name}={value}" for name, value in options.items()), *selection]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | other.numbers(), capture_output=True, check=False)
    run = folder / "out" / "run"
    lines = (run / "scenarios.jsonl").read_text(encoding="utf-8").splitlines()
    planned = json.loads((run / "run.json").read_text(encoding="utf-8"))
    return Run(
        folder=folder,
        exit_code=done.returncode,
        results=json.loads((folder / "out" / "results.json").read_text(encoding="utf-8")),
        scenarios=[json.loads(line) for line in lines],
        out_of_scope={scenario["name"] for scenario in planned["out_of_scope"]},
    )


def _named(names: set[str]) -> list[str]:
    return [part for name in sorted(names) for part in ("-n", f"^{name}$")]


def _leaves_no_number(run: Run, other: Other) -> bool:
    texts = [p.read_bytes() for p in run.folder.rglob("*") if p.suffix in {".json", ".jsonl", ".html", ".txt", ".xml"}]
    return not any(number.encode() in text for number in other.numbers().values() for text in texts)


def test_chosen_scenarios(tmp_path: Path) -> None:
    with _serving("--delay-ms", "60") as other:
        before = other.account("anna")
        run = _behave(other, tmp_path, *_named(CHOSEN))
        after = other.account("anna")
    expected = dict.fromkeys(CHOSEN - LOCAL_ONLY, str(Verdict.CONFORMS)) | {USED_UP: USED_UP_REASON}
    assert run.verdicts() == expected
    assert run.out_of_scope == CHOSEN & LOCAL_ONLY
    unverified = [s["name"] for s in run.scenarios if s["verdict"] == Verdict.NOT_VERIFIED]
    assert unverified == [USED_UP]
    assert (run.results["verdict"], run.exit_code) == ("niepełne", 0)
    assert after["contact"] == before["contact"]
    assert after["revision"] != before["revision"]
    assert _leaves_no_number(run, other)


@pytest.mark.parametrize(("fault", "section"), [("pz-down", "3.1"), ("portal-down", "3.2")])
def test_environment_that_is_down_is_told_by_its_screen(tmp_path: Path, fault: str, section: str) -> None:
    with _serving("--delay-ms", "60", "--fault", fault) as other:
        run = _behave(other, tmp_path, *_named({"ENTER w polu „Pesel” loguje"}))
    assert [(s["verdict"], s["section"]) for s in run.scenarios] == [(Verdict.UNAVAILABLE, section)]
    assert run.results["verdict"] == Verdict.UNAVAILABLE


def test_patient_without_an_account_is_not_verified(tmp_path: Path) -> None:
    with _serving() as other:
        other.patients["jan"]["pesel"] = ""
        del other.patients["jakub"]
        names = {"Siedemnastolatek loguje się na swoje konto", "Inny numer PESEL otwiera inne konto"}
        run = _behave(other, tmp_path, *_named(names))
    assert run.verdicts() == {
        "Siedemnastolatek loguje się na swoje konto": "Brak konta testowego: profil nie wskazuje, kto występuje jako "
        "Jakub Maj.",
        "Inny numer PESEL otwiera inne konto": "Brak konta testowego (Jan Wysocki): zmienna IIKP_PESEL_JAN jest pusta.",
    }
    assert {s["verdict"] for s in run.scenarios} == {Verdict.NOT_VERIFIED}


@pytest.mark.slow
@pytest.mark.parametrize("delay_ms", [0, 120, 400])
def test_all_scenarios(tmp_path: Path, delay_ms: int) -> None:
    with _serving("--delay-ms", str(delay_ms), "--seed", str(delay_ms)) as other:
        before = other.account("anna")
        run = _behave(other, tmp_path)
        after = other.account("anna")
    assert {name: said for name, said in run.verdicts().items() if said != Verdict.CONFORMS} == {
        USED_UP: USED_UP_REASON
    }
    assert run.out_of_scope == LOCAL_ONLY
    assert after["contact"] == before["contact"]
    assert _leaves_no_number(run, other)
