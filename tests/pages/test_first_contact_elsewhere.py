"""First contact with another implementation of the screens, half of whose assumed wording is other than declared."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from pages.declared import declared_wording
from support.verdicts import Verdict
from tests.pages.other_run import FUNCTIONS, ROOT, Other, behave, serving

if TYPE_CHECKING:
    from pathlib import Path

REWORDING = ROOT / "tests/other_iikp/rewording.json"
# By somebody who did not know how first contact compares wordings.
OTHER_REWORDING = ROOT / "tests/other_iikp/other_rewording.json"
# Without the e-declarations: none can be taken back, so their confirmations and statuses are not tried.
FEATURES = ("dane_kontaktowe", "wylogowanie", "zgody", "zamowienia")
SOMETHING_OPEN, CANNOT_BEGIN = 4, 3


def _first_contact(other: Other, folder: Path, *options: str) -> tuple[int, dict[str, Any], str]:
    config = folder / "iikp.toml"
    config.write_text(other.profile(confirmed=False), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pages",
        "--profil",
        "inny",
        "--konfiguracja",
        str(config),
        "--do",
        str(folder),
        *options,
    ]
    env = os.environ | other.numbers()
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    told = folder / "pierwszy-kontakt.json"
    found = json.loads(told.read_text(encoding="utf-8")) if told.exists() else {}
    return done.returncode, found, done.stdout + done.stderr


def _wrong(found: dict[str, Any], rewording: Path = REWORDING) -> dict[str, str]:
    """Return the proposals that are not what the other iIKP really says."""
    words, defaults = json.loads(rewording.read_text(encoding="utf-8")), declared_wording()
    return {key: said for key, said in found["wording"].items() if said != words.get(defaults[key])}


def test_account_without_a_number_is_told_before_a_browser_starts(tmp_path: Path) -> None:
    with serving() as other:
        other.patients["anna"]["pesel"] = ""
        code, _, said = _first_contact(other, tmp_path)
    assert (code, "zmienna IIKP_PESEL_ANNA jest pusta" in said) == (CANNOT_BEGIN, True)


@pytest.mark.slow
@pytest.mark.parametrize("rewording", [REWORDING, OTHER_REWORDING], ids=lambda file: file.stem)
def test_walk_changes_nothing_proposes_nothing_wrong_and_logs_out(tmp_path: Path, rewording: Path) -> None:
    with serving("--delay-ms", "30", "--rewording", str(rewording)) as other:
        other.functions = FUNCTIONS
        before = other.shown("anna", "konto", "uprawnienia", "zamowienia")
        code, found, said = _first_contact(other, tmp_path)
        after = other.shown("anna", "konto", "uprawnienia", "zamowienia")
    assert code == SOMETHING_OPEN
    assert _wrong(found, rewording) == {}
    assert after == before
    assert found["logged_out"]
    assert {element["key"] for element in found["elements"]} == set(declared_wording())
    assert not any(e["state"] == "ekran nieosiągnięty" and not e["reason"] for e in found["elements"])
    texts = [said, *(p.read_text(encoding="utf-8") for p in tmp_path.iterdir())]
    assert not any(number in text for number in other.numbers().values() for text in texts)


@pytest.mark.slow
def test_account_without_accepted_regulations_is_left_as_it_is(tmp_path: Path) -> None:
    with serving("--rewording", str(REWORDING)) as other:
        code, found, said = _first_contact(other, tmp_path, "--pacjent", "zofia")
        again, _, _ = _first_contact(other, tmp_path, "--pacjent", "zofia")
    assert (code, again) == (SOMETHING_OPEN, SOMETHING_OPEN)
    assert "nie zaakceptowało jeszcze regulaminu" in said
    assert found["logged_out"]


@pytest.mark.slow
def test_ctrl_c_logs_out_and_leaves_the_table(tmp_path: Path) -> None:
    with serving("--rewording", str(REWORDING)) as other:
        (tmp_path / "iikp.toml").write_text(other.profile(confirmed=False), encoding="utf-8")
        options = ["--profil", "inny", "--konfiguracja", str(tmp_path / "iikp.toml"), "--do", str(tmp_path)]
        command = [sys.executable, "-m", "pages", *options]
        env = os.environ | other.numbers()
        with subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr
            next(line for line in process.stderr if "Moje konto" in line)
            process.send_signal(signal.SIGINT)
            process.stderr.read()
    found = json.loads((tmp_path / "pierwszy-kontakt.json").read_text(encoding="utf-8"))
    assert process.returncode == SOMETHING_OPEN
    assert found["logged_out"]
    assert found["stopped"].startswith("przerwane")
    assert found["wording"]["LoggedInPage.menu_consents"] == "Zgody i dostępy"


@pytest.mark.slow
def test_scenarios_pass_with_what_first_contact_has_written(tmp_path: Path) -> None:
    features = [f"features/{name}.feature" for name in FEATURES]
    with serving("--delay-ms", "30", "--rewording", str(REWORDING)) as other:
        other.functions = FUNCTIONS
        (tmp_path / "before").mkdir()
        config = other.profile(confirmed=False)
        before = behave(other, tmp_path / "before", "--tags=@dym", *features, config=config)
        _, found, _ = _first_contact(other, tmp_path, "--zapisz", "--z-probami")
        (tmp_path / "after").mkdir()
        config = (tmp_path / "iikp.toml").read_text(encoding="utf-8")
        after = behave(other, tmp_path / "after", *features, config=config)
    assert _wrong(found) == {}
    assert (found["not_put_back"], found["logged_out"]) == ([], True)
    assert Verdict.CONFORMS not in before.verdicts().values()
    red = [scenario for scenario in after.scenarios if scenario["verdict"] != Verdict.CONFORMS]
    assert len(red) <= len(after.scenarios) / 8, [(one["name"], one["message"]) for one in red]
