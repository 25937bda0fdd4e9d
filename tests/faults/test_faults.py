"""The environment's faults are told as such, and a log-in that has recovered says how: the real behave each time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.faults.faulty_iikp import TOLD
from tests.faults.table import CONFORMS, DIFFERS, FIRST, ROWS, UNAVAILABLE, Row
from tests.runs.behave_process import Finished, run

if TYPE_CHECKING:
    from pathlib import Path

WORKED = "udało się"
EXIT_CODES = {CONFORMS: 0, DIFFERS: 1, UNAVAILABLE: 1}
PROFILE = """
[profile.local]
stand_in = true
wording_confirmed = true
node_cookie = "wezel"
wait_s = {wait_s}
"""


def run_with(row: Row, folder: Path) -> Finished:
    """Run the row's scenario while its faults are there."""
    profile = folder / "iikp.toml"
    ways = "" if row.recovery is None else f"recovery = {json.dumps(row.recovery)}\n"
    profile.write_text(PROFILE.format(wait_s=row.wait_s) + ways, encoding="utf-8")
    chosen = ("-D", "lokalny_iikp=tests.faults.faulty_iikp", "-D", f"konfiguracja={profile}")
    return run(folder / "out", *chosen, *row.scenario, changes={TOLD: json.dumps(row.told())})


def record_of(finished: Finished) -> dict[str, Any]:
    """Return what the suite wrote of the only scenario."""
    lines = (finished.out / "run" / "scenarios.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1, finished.screen
    found: dict[str, Any] = json.loads(lines[0])
    return found


def check_attempts(row: Row, attempts: list[dict[str, Any]], out: Path) -> None:
    """See that what was tried is told: all of it, with time and picture, and only the last one as a cure."""
    assert tuple(one["way"] for one in attempts) == row.tried
    assert [one["outcome"] == WORKED for one in attempts] == [False] * (len(attempts) - 1) + [row.worked] * bool(
        attempts
    )
    assert [one["time"] for one in attempts] == sorted(one["time"] for one in attempts)
    for one in attempts:
        assert all((out / taken["file"]).is_file() for taken in one["evidence"])
    if attempts and row.section:
        assert {one["section"] for one in attempts} == {row.section}


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=row.name, marks=() if row.quick else pytest.mark.slow) for row in ROWS]
)
def test_a_fault_is_told_as_what_it_is(row: Row, tmp_path: Path) -> None:
    finished = run_with(row, tmp_path)
    assert finished.exit_code == EXIT_CODES[row.verdict], finished.screen
    assert finished.verdicts == [row.verdict], finished.screen
    record = record_of(finished)
    assert record["section"] == row.section
    assert row.says in (record["message"] or "")
    check_attempts(row, record["recovery"], finished.out)


def test_the_table_is_whole() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)
    # What works in the end was either never disturbed at log-in, or has recovered; a defect is nothing to recover from.
    assert all(row.worked == bool(row.tried) for row in ROWS if row.verdict == CONFORMS)
    assert not any(row.tried or row.section for row in ROWS if row.verdict == DIFFERS)
    assert not any(row.worked for row in ROWS if row.verdict == UNAVAILABLE)
    assert all(row.tried[0] == FIRST for row in ROWS if row.tried)
