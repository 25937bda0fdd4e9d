"""Faults of another implementation of the screens, which fails in its own ways: the real behave, on a shared account.

Its page is one document that asks an API: a fault of the API shows as screen 3.2 drawn by the page's own script, a
fault of the document as a page of somebody else's, or none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from support.verdicts import Verdict
from tests.faults.table import ALL, BROKEN, FIRST, NOT_TRIED, SCREEN, SILENT
from tests.faults.test_faults import WORKED
from tests.pages.other_run import behave, leaves_no_number, named, serving

if TYPE_CHECKING:
    from pathlib import Path

LOG_IN = "Po zalogowaniu pacjent jest na swoim koncie w iIKP"
WORK = "Zmienione dane teleadresowe zostają zapisane"
# Requests that the portal answers first in the scenario WORK.
IN_ACCOUNT, IN_SAVING, IN_FORM = 3, 6, 9


@dataclass(frozen=True)
class Row:
    """A fault and what the suite is to say of it; as in tests/faults/table.py."""

    name: str
    fault: dict[str, Any]
    verdict: Verdict
    tried: tuple[str, ...] = NOT_TRIED
    section: str | None = None
    says: str = ""
    scenario: str = LOG_IN


def pz(kind: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 -- the fault's fields
    return {"origin": "pz", "kind": kind, **more}


def portal(kind: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 -- as above
    return {"origin": "portal", "kind": kind, **more}


DOWN, WELL = Verdict.UNAVAILABLE, Verdict.CONFORMS
ROWS = [
    Row("PZ down", pz("error_screen"), DOWN, ALL, "3.1", SCREEN),
    Row("PZ down for one page", pz("error_screen", times=1), WELL, ALL[:2]),
    Row("PZ down after the number", pz("error_screen", after=1), DOWN, ALL, "3.1", SCREEN),
    Row("PZ's script meets a proxy's 502", pz("status", status=502, api_only=True), DOWN, ALL, "3.1", SCREEN),
    Row("PZ's script gets no answer", pz("refused", api_only=True), DOWN, ALL, "3.1", SCREEN),
    Row("proxy's 502 at the PZ", pz("status", status=502), DOWN, ALL, says=f"{BROKEN}: zamiast strony przyszedł"),
    Row("PZ closes the connection", pz("refused"), DOWN, ALL, says=SILENT),
    Row("portal down", portal("error_screen"), DOWN, ALL, "3.2", SCREEN),
    Row("portal down for the first question", portal("error_screen", times=1, api_only=True), WELL, ALL[:2]),
    Row("portal's script meets a proxy's 500", portal("status", status=500, api_only=True), DOWN, ALL, "3.2", SCREEN),
    Row("portal closes the connection", portal("refused"), DOWN, ALL, says=SILENT),
    Row("portal's document is cut off", portal("cut_off"), DOWN, ALL, says=SILENT),
    Row("portal is slow, within the limits", portal("slow", delay_s=0.5), WELL),
    Row("portal goes down before the account", portal("error_screen", after=IN_ACCOUNT, api_only=True), DOWN,
        section="3.2", says=SCREEN, scenario=WORK),
    Row("no answer to the form's data", portal("refused", after=IN_FORM, api_only=True), DOWN,
        section="3.2", says=SCREEN, scenario=WORK),
    Row("half an answer to the form's saving", portal("cut_off", after=IN_SAVING, api_only=True), DOWN,
        section="3.2", says=SCREEN, scenario=WORK),
    Row("proxy's 503 in mid-scenario", portal("status", after=IN_FORM, status=503, api_only=True), DOWN,
        section="3.2", says=SCREEN, scenario=WORK),
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_fault_of_another_portal_is_told_as_what_it_is(row: Row, tmp_path: Path) -> None:
    with serving("--delay-ms", "30", "--faults", json.dumps([row.fault])) as other:
        other.wait_s = 3
        run = behave(other, tmp_path, *named({row.scenario}))
    (scenario,) = run.scenarios
    assert (scenario["verdict"], scenario["section"]) == (row.verdict, row.section), scenario["message"]
    assert row.says in (scenario["message"] or "")
    # Afterwards the suite logs in to put back what the scenario has changed: that is no recovery of the scenario.
    attempts = [attempt for attempt in scenario["recovery"] if not attempt["way"].startswith("na końcu scenariusza: ")]
    tried = tuple(attempt["way"] for attempt in attempts)
    assert tried == row.tried
    outcomes = [attempt["outcome"] == WORKED for attempt in attempts]
    assert outcomes == [False] * (len(tried) - 1) + [row.verdict is WELL] * bool(tried)
    assert run.results["verdict"] == row.verdict
    assert leaves_no_number(run, other)


def test_rows_of_a_log_in_begin_with_it() -> None:
    assert all(row.tried[0] == FIRST for row in ROWS if row.tried)
