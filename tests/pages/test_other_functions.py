"""The real behave on the consents, orders and e-declarations of the other iIKP: shared accounts, a clinic's command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from support.verdicts import Verdict
from tests.pages.other_run import FUNCTIONS, Other, behave, leaves_no_number, serving

if TYPE_CHECKING:
    from pathlib import Path

PATIENTS = ("anna", "jan", "piotr", "maria", "jakub")
FEATURES = ("zgody", "zamowienia", "e_deklaracje")
# The choices of a year are counted on a shared account, and what a clinic has accepted stays: some scenarios find the
# state that they need used up by others, and say so.
USED_UP = "Stan konta jest już zużyty."
CONSENTS, ORDERS, ACCOUNT = "uprawnienia", "zamowienia", "konto"


def _open(other: Other) -> dict[str, Any]:
    """Return what still waits or is in force on the accounts: what scenarios must have put back."""
    found = {}
    for key in PATIENTS:
        shown = other.shown(key, CONSENTS, ORDERS, ACCOUNT)
        found[key] = {
            CONSENTS: [row for row in shown[CONSENTS]["rows"] if row["status"] in {"Aktywne", "Przyszłe"}],
            ORDERS: [row for row in shown[ORDERS]["rows"] if row["status"] in {"Złożone", "W trakcie rozpatrywania"}],
            "deklaracje": [row for row in shown[ACCOUNT]["declarations"] if row[-1] == "Złożona"],
        }
    return found


def _run(folder: Path, delay_ms: int, seed: int, *selection: str) -> None:
    with serving("--delay-ms", str(delay_ms), "--seed", str(seed)) as other:
        other.functions = FUNCTIONS
        before = _open(other)
        run = behave(other, folder, *selection)
        after = _open(other)
    assert run.scenarios
    others = {name: said for name, said in run.verdicts().items() if said != Verdict.CONFORMS}
    assert {name: said for name, said in others.items() if not said.startswith(USED_UP)} == {}
    assert len(others) < len(run.scenarios) / 4
    assert after == before
    assert [s["name"] for s in run.results["scenarios"] if s["not_put_back"]] == []
    assert leaves_no_number(run, other)


@pytest.mark.slow
def test_smoke_scenario_of_each_function(tmp_path: Path) -> None:
    _run(tmp_path, 60, 1, "--tags=@dym", *(f"features/{name}.feature" for name in FEATURES))


@pytest.mark.slow
def test_declarations_that_are_not_offered_yet(tmp_path: Path) -> None:
    with serving("--without-declarations") as other:
        other.functions = FUNCTIONS[:2]
        run = behave(other, tmp_path, "features/e_deklaracje_zapowiedz.feature")
    assert run.verdicts()
    assert set(run.verdicts().values()) == {Verdict.CONFORMS}


@pytest.mark.slow
@pytest.mark.parametrize(("delay_ms", "seed"), [(0, 1), (120, 2)])
@pytest.mark.parametrize("name", FEATURES)
def test_all_scenarios_of(tmp_path: Path, name: str, delay_ms: int, seed: int) -> None:
    _run(tmp_path, delay_ms, seed, f"features/{name}.feature")
