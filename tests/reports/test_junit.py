"""junit.xml, read back as a server reads it."""

# mypy: allow-untyped-calls
# (junitparser annotates only part of itself)

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from junitparser import Error, Failure, Skipped
from junitparser.xunit2 import JUnitXml

from reports import build
from reports.junit import RUN
from tests.reports.sample_runs import SAMPLES, conforming, defects, down, failing, selected, write_run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from junitparser import TestCase, TestSuite

KINDS = {"niezgodne": Failure, "środowisko niedostępne": Error, "błąd zestawu": Error, "niesprawdzone": Skipped}


def suites(out: Path) -> dict[str, TestSuite]:
    """Build `out` and return its suites by name."""
    build(out)
    return {suite.name: suite for suite in JUnitXml.fromfile(str(out / "junit.xml"))}


def cases(out: Path) -> list[TestCase]:
    """Build `out` and return the cases of its scenarios."""
    return [case for name, suite in suites(out).items() if name != RUN for case in suite]


@pytest.mark.parametrize("sample", SAMPLES)
def test_its_counts_are_those_of_results_json(tmp_path: Path, sample: Callable[[Path], Path]) -> None:
    out = sample(tmp_path)
    found = suites(out)
    found.pop(RUN, None)
    scenarios = json.loads((out / "results.json").read_text("utf-8"))["scenarios"]
    verdicts = Counter(scenario["verdict"] for scenario in scenarios)
    assert sum(suite.tests for suite in found.values()) == len(scenarios)
    assert sum(suite.failures for suite in found.values()) == verdicts["niezgodne"]
    broken = verdicts["środowisko niedostępne"] + verdicts["błąd zestawu"]
    assert sum(suite.errors for suite in found.values()) == broken
    assert sum(suite.skipped for suite in found.values()) == verdicts["niesprawdzone"]
    told = [(case.classname, case.name) for suite in found.values() for case in suite]
    assert len(set(told)) == len(told)
    assert {suite.name for suite in found.values()} == {scenario["feature"] for scenario in scenarios}
    assert sum(case.time for suite in found.values() for case in suite) == pytest.approx(
        sum(scenario["duration_s"] for scenario in scenarios)
    )


def test_each_verdict_is_told_with_its_reason(tmp_path: Path) -> None:
    seen = {result.type: result for case in cases(defects(tmp_path)) for result in case.result}
    assert {kind: type(result) for kind, result in seen.items()} == {
        kind: outcome for kind, outcome in KINDS.items() if kind != "środowisko niedostępne"
    }
    assert seen["niesprawdzone"].message == "W profilu nie ma konta Zofii."
    assert "Na stronie są nagłówki" in seen["niezgodne"].text
    assert {result.type for case in cases(down(tmp_path / "down")) for result in case.result} == {
        "środowisko niedostępne"
    }


def test_what_was_seen_and_of_which_statements_goes_to_the_output(tmp_path: Path) -> None:
    failed = next(case for case in cases(defects(tmp_path)) if case.is_failure)
    assert failed.system_out.splitlines()[0].startswith("Wymagania: ")
    assert "Na stronie są nagłówki" in failed.system_out
    assert failed.system_out.endswith("Zrzut ekranu: run/evidence/0001.png")


def test_a_suite_says_where_it_was_run(tmp_path: Path) -> None:
    for suite in suites(defects(tmp_path)).values():
        told = {one.name: one.value for one in suite.properties()}
        assert told.pop("wymagania")
        assert told == {"profil": "local", "przeglądarka": "Chromium 156.0.8078.73", "przebieg": "20260615-100000-ab12"}
        assert suite.timestamp == "2026-06-15T10:00:05+02:00"


def test_scenarios_of_one_name_stay_apart(tmp_path: Path) -> None:
    plan = [ref | {"feature": "F", "name": "S"} for ref in selected()[:3]]
    (suite,) = suites(write_run(tmp_path, plan, [conforming(ref) for ref in plan])).values()
    assert [case.name for case in suite] == ["S", "S (2)", "S (3)"]


def test_what_concerns_the_whole_run_is_told_too(tmp_path: Path) -> None:
    plan = selected()[:2]
    error = "Nie wylogowano konta Anny po zakończeniu przebiegu."
    out = write_run(tmp_path, plan, [conforming(plan[0])], aborted="przerwano klawiszami Ctrl+C", errors=(error,))
    (broken,) = [case for case in suites(out)[RUN] if case.is_error]
    assert broken.result[0].message == error
    (skipped,) = [case for case in suites(out)[RUN] if case.is_skipped]
    assert "Ctrl+C" in skipped.result[0].message


def test_what_xml_cannot_hold_is_replaced(tmp_path: Path) -> None:
    plan = selected()[:1]
    out = write_run(tmp_path, plan, [failing(plan[0], "niezgodne", "Widać\x00 <b>&\x0b koniec")])
    (case,) = cases(out)
    assert case.result[0].message == "Widać� <b>&� koniec"
