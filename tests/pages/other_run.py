"""The real behave against the other iIKP: how it is started, what its profile says, what a run leaves."""

from __future__ import annotations

import contextlib
import json
import os
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import requests

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
CLINIC = ROOT / "tests/other_iikp/clinic_command.py"
FUNCTIONS = ("zgody", "zamowienia", "e-deklaracje")
HTTP_S = 10


@dataclass
class Other:
    """The other iIKP, running, as the profile and its patients see it."""

    entry_url: str
    trusted_profile_url: str
    patients: dict[str, dict[str, str]] = field(repr=False)
    workers: list[dict[str, str]]
    clinic_url: str
    clinic_token: str = field(repr=False)
    functions: tuple[str, ...] = ()
    wait_s: int = 15

    def profile(self, *, confirmed: bool = True) -> str:
        """Return the configuration's text."""
        patients = (
            f'{key} = {{ pesel_env = "IIKP_PESEL_{key.upper()}", name = "{told["name"]}" }}'
            for key, told in self.patients.items()
        )
        workers = (
            f'"{" ".join(told["name"].split()[-2:])}" = {{ name = "{told["name"]}", number = "{told["number"]}" }}'
            for told in self.workers
        )
        command = shlex.join([sys.executable, str(CLINIC), self.clinic_url, self.clinic_token])
        return "\n".join(
            [
                "[profile.inny]",
                f'entry_url = "{self.entry_url}"',
                f'trusted_profile_url = "{self.trusted_profile_url}"',
                f"wording_confirmed = {json.dumps(confirmed)}",
                f"wait_s = {self.wait_s}",
                f"functions = {json.dumps(self.functions)}",
                "[profile.inny.patients]",
                *patients,
                "[profile.inny.workers]",
                *workers,
                "[profile.inny.clinic]",
                f"command = {json.dumps(command)}",
            ]
        )

    def numbers(self) -> dict[str, str]:
        """Return the environment's variables with the patients' numbers."""
        return {f"IIKP_PESEL_{key.upper()}": told["pesel"] for key, told in self.patients.items()}

    def account(self, key: str) -> dict[str, Any]:
        """Log in over HTTP and return what the portal shows of that patient's account."""
        found: dict[str, Any] = self.shown(key, "konto")["konto"]
        return found

    def shown(self, key: str, *names: str) -> dict[str, Any]:
        """Log in over HTTP and return what the portal shows that patient under these names."""
        portal, trusted = (url.rsplit("/", 2)[0] for url in (self.entry_url, self.trusted_profile_url))
        with requests.Session() as http:
            begun = http.post(f"{portal}/api/logowanie", json={}, headers={"Origin": portal}, timeout=HTTP_S)
            number = {"pesel": self.patients[key]["pesel"], "zadanie": begun.json()["to"].partition("=")[2]}
            known = http.post(f"{trusted}/pz/api/dalej", json=number, headers={"Origin": trusted}, timeout=HTTP_S)
            artifact = {"artefakt": known.json()["artifact"]}
            http.post(f"{portal}/ikp/powrot", artifact, headers={"Origin": trusted}, timeout=HTTP_S)
            found = {name: http.get(f"{portal}/api/{name}", timeout=HTTP_S).json() for name in names}
            http.post(f"{portal}/api/wyloguj", json={}, headers={"Origin": portal}, timeout=HTTP_S)
        return found


@contextlib.contextmanager
def serving(*options: str) -> Iterator[Other]:
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


def behave(other: Other, folder: Path, *selection: str, config: str | None = None) -> Run:
    (folder / "iikp.toml").write_text(other.profile() if config is None else config, encoding="utf-8")
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


def named(names: set[str]) -> list[str]:
    return [part for name in sorted(names) for part in ("-n", f"^{name}$")]


def leaves_no_number(run: Run, other: Other) -> bool:
    texts = [p.read_bytes() for p in run.folder.rglob("*") if p.suffix in {".json", ".jsonl", ".html", ".txt", ".xml"}]
    return not any(number.encode() in text for number in other.numbers().values() for text in texts)
