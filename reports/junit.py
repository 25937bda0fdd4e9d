"""junit.xml for the servers that run the suite every night: a suite per feature, a case per scenario."""

# mypy: allow-untyped-calls
# (junitparser annotates only part of itself)

from __future__ import annotations

import io
import re
from collections import Counter
from typing import TYPE_CHECKING

from junitparser import Error, Failure, Skipped

# The flavour of Jenkins' schema junit-10, which pytest and Surefire write too: a case has no properties there.
from junitparser.xunit2 import JUnitXml, TestCase, TestSuite

from reports.results import write_text
from reports.verdicts import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from junitparser.junitparser import FinalResult

    from reports.results import Results
    from reports.rundata import Scenario

RUN = "Przebieg"
"""The suite of what concerns the whole run; its cases are no scenarios."""

_OUTCOMES: dict[Verdict, type[FinalResult]] = {
    Verdict.NONCONFORMING: Failure,
    Verdict.UNAVAILABLE: Error,
    Verdict.SUITE_ERROR: Error,
    Verdict.UNVERIFIED: Skipped,
}
# What XML 1.0 cannot hold at all, not even escaped; a portal's text may.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_junit(results: Results, path: Path) -> None:
    """Write junit.xml, whole or not at all.

    Raises:
        ReportError: the file can't be written.
    """
    document = JUnitXml(f"iIKP: {results.verdict}")
    for feature, scenarios in _by_feature(results).items():
        document.append(_suite(feature, scenarios, results))
    whole = _of_the_run(results)
    if len(whole):
        document.append(whole)
    document.update_statistics()
    text = io.BytesIO()
    document.write(text)
    write_text(path, text.getvalue().decode("utf-8"))


def _by_feature(results: Results) -> dict[str, list[Scenario]]:
    found: dict[str, list[Scenario]] = {}
    for scenario in results.scenarios:
        found.setdefault(scenario.feature, []).append(scenario)
    return found


def _suite(feature: str, scenarios: list[Scenario], results: Results) -> TestSuite:
    suite = _with_properties(TestSuite(_clean(feature)), results)
    statements = dict.fromkeys(id_ for scenario in scenarios for id_ in scenario.statements)
    suite.add_property("wymagania", ", ".join(statements))
    started = [scenario.started for scenario in scenarios if scenario.started]
    suite.timestamp = min(started, default=results.run.started).isoformat(timespec="seconds")
    told: Counter[str] = Counter()
    for scenario in scenarios:
        told[scenario.name] += 1
        count = told[scenario.name]
        # Servers keep the history of a case by its name: two of one name would be one.
        suite.append(_case(scenario, scenario.name if count == 1 else f"{scenario.name} ({count})"))
    return suite


def _case(scenario: Scenario, name: str) -> TestCase:
    case = TestCase(_clean(name), _clean(scenario.feature), round(scenario.duration_s, 3))
    reason = scenario.reason or scenario.message or ""
    seen = scenario.message or reason
    if scenario.verdict in _OUTCOMES:
        case.append(_result(scenario.verdict, reason, seen))
    told = [f"Wymagania: {', '.join(scenario.statements)}"] if scenario.statements else []
    told += [seen] if seen else []
    told += [f"Zrzut ekranu: {evidence.file}" for evidence in scenario.evidence if scenario.verdict in _OUTCOMES]
    if told:
        case.system_out = _clean("\n".join(told))
    return case


def _of_the_run(results: Results) -> TestSuite:
    """Tell what only the run knows: else a server would be green where the verdict is not."""
    suite = _with_properties(TestSuite(RUN), results)
    suite.timestamp = results.run.started.isoformat(timespec="seconds")
    for number, note in enumerate(results.notes, start=1):
        verdict = Verdict.SUITE_ERROR if note in results.run.errors else Verdict.UNVERIFIED
        case = TestCase(f"Uwaga {number}", RUN, 0.0)
        case.append(_result(verdict, note, note))
        suite.append(case)
    return suite


def _result(verdict: Verdict, reason: str, seen: str) -> FinalResult:
    result = _OUTCOMES[verdict](_clean(reason), str(verdict))
    result.text = _clean(seen)
    return result


def _with_properties(suite: TestSuite, results: Results) -> TestSuite:
    run = results.run
    named = {"profil": run.profile, "przeglądarka": run.environment.browser, "przebieg": run.run_id}
    for name, value in named.items():
        if value:
            suite.add_property(name, _clean(value))
    return suite


def _clean(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
