"""What somebody has to act on: scenarios of one cause told once."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.by_hand import steps_by_hand
from reports.seen import seen
from reports.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from reports.instruction import Statement
    from reports.results import Results
    from reports.rundata import Attempt, Evidence, Scenario, Step

FAILED_STATUSES = frozenset({"failed", "error", "hook_error", "undefined", "pending"})
WORKED = "udało się"
"""The outcome of an attempt that worked, as the suite writes it."""

# Event ids, times, node and port numbers differ from screen to screen and from night to night.
_CHANGING = re.compile(r"[0-9a-f]*\d[0-9a-f]*", re.IGNORECASE)
_FINGERPRINT_LENGTH = 16


@dataclass
class Finding:
    """One cause: the first scenario it hit, in full, and the others by name; the fingerprint is the cause's name."""

    number: int
    fingerprint: str
    scenario: Scenario
    expected: list[Statement]
    others: list[Scenario] = field(default_factory=list)
    steps_by_hand: list[str] = field(default_factory=list)

    @property
    def scenarios(self) -> list[Scenario]:
        """Every scenario of this cause, the first one first."""
        return [self.scenario, *self.others]

    @property
    def first_time(self) -> datetime | None:
        """When it was seen first, None when no time was written down."""
        return min(self._times, default=None)

    @property
    def last_time(self) -> datetime | None:
        """When it was seen last; the same as the first time when it was seen once."""
        return max(self._times, default=None)

    @property
    def nodes(self) -> list[str]:
        """The nodes that showed it, as far as the environment told them."""
        found = (sight.node for one in self.scenarios for sight in _sights(one))
        return sorted({node for node in found if node})

    @property
    def anchor(self) -> str:
        """The finding's place on the page."""
        return f"ustalenie-{self.number}"

    @property
    def numbers(self) -> str:
        """The statements' numbers: „2.2.3-i, 2.2.3-j”."""
        return ", ".join(statement.id for statement in self.expected)

    @property
    def title(self) -> str:
        """What to call it: the only scenario that shows a defect; where many show the same, what they show."""
        alone = self.verdict is Verdict.NONCONFORMING and not self.others
        return self.scenario.name if alone else self.seen.rstrip(".")

    @property
    def other_numbers(self) -> str:
        """The numbers of the statements that only the other scenarios verify."""
        numbers = dict.fromkeys(id_ for scenario in self.others for id_ in scenario.statements)
        return ", ".join(id_ for id_ in numbers if id_ not in self.scenario.statements)

    @property
    def verdict(self) -> Verdict:
        """The verdict of all its scenarios."""
        return self.scenario.verdict

    @property
    def seen(self) -> str:
        """What was seen, in one sentence for people."""
        return seen(self.scenario)

    @property
    def failed_step(self) -> Step | None:
        """The step at which the scenario stopped, None when it stopped before the first."""
        return failed_step_of(self.scenario)

    @property
    def picture(self) -> Evidence | None:
        """The screenshot of the moment: the failed step's last, else the scenario's last."""
        return picture_of(self.scenario)

    @property
    def attempts(self) -> list[Evidence]:
        """The screenshots of the first scenario's attempts to get back to work, without the one of the moment."""
        taken = (one for attempt in self.scenario.recovery for one in attempt.evidence)
        return [one for one in taken if one.kind == "screenshot" and one != self.picture]

    @property
    def _times(self) -> list[datetime]:
        times: list[datetime] = []
        for one in self.scenarios:
            seen = [sight.time for sight in _sights(one) if sight.time]
            times += seen or ([one.started] if one.started else [])
        return times


@dataclass(frozen=True)
class Headline:
    """Findings that are one line at the top of the page: those of one requirement, or one cause."""

    verdict: Verdict
    text: str
    findings: list[Finding]

    @property
    def first(self) -> Finding:
        """Where the line leads."""
        return self.findings[0]

    @property
    def scenarios(self) -> int:
        """How many scenarios it speaks of."""
        return sum(len(finding.scenarios) for finding in self.findings)


def headlines(findings: Iterable[Finding]) -> list[Headline]:
    """Return the findings by what people ask first: which requirement is not met, what was unavailable."""
    found: dict[tuple[str, str], Headline] = {}
    for finding in findings:
        if finding.verdict is Verdict.NONCONFORMING and finding.expected:
            text = finding.expected[0].text
        else:
            text = finding.title
        line = found.setdefault((finding.verdict, text), Headline(finding.verdict, text, []))
        line.findings.append(finding)
    return list(found.values())


def find(results: Results) -> list[Finding]:
    """Return the findings, the worst first; scenarios in which the same was seen are one finding."""
    by_statement = {row.statement.id: row.statement for row in results.statements}
    found: dict[tuple[str, ...], Finding] = {}
    for scenario in results.findings:
        alike = _alike(scenario)
        if alike in found:
            found[alike].others.append(scenario)
        else:
            expected = [by_statement[id_] for id_ in scenario.statements if id_ in by_statement]
            by_hand = steps_by_hand(scenario, failed_step_of(scenario), results.run)
            name = fingerprint(scenario)
            found[alike] = Finding(len(found) + 1, name, scenario, expected, steps_by_hand=by_hand)
    return list(found.values())


def fingerprint(scenario: Scenario) -> str:
    """Return the name of what happened to a scenario, the same every night: 16 hexadecimal digits.

    A finding of several scenarios has the name of its first one.
    """
    text = "\n".join(_cause(scenario))
    return hashlib.sha256(text.encode()).hexdigest()[:_FINGERPRINT_LENGTH]


def failed_step_of(scenario: Scenario) -> Step | None:
    """Return the step at which a scenario stopped, None when it stopped at none of its steps."""
    return next((step for step in scenario.steps if step.status in FAILED_STATUSES), None)


def picture_of(scenario: Scenario) -> Evidence | None:
    """Return the screenshot of what a scenario ended with: the failed step's last, else the scenario's last."""
    step = failed_step_of(scenario)
    pictures = (step.evidence if step else []) or scenario.evidence
    return next((one for one in reversed(pictures) if one.kind == "screenshot"), None)


def _alike(scenario: Scenario) -> tuple[str, ...]:
    if scenario.verdict is Verdict.NONCONFORMING and (scenario.message or scenario.reason):
        # One missing button turns many scenarios red; with the same words and values it is told once.
        return scenario.verdict, _CHANGING.sub("#", seen(scenario))
    return _cause(scenario)


def _cause(scenario: Scenario) -> tuple[str, ...]:
    if scenario.verdict is Verdict.NONCONFORMING:
        # The scenario, not what it saw: that may change from night to night. No line: it moves.
        return scenario.verdict, scenario.feature_file, scenario.name
    reason = scenario.reason or scenario.message or f"{scenario.feature_file} {scenario.name}"
    return scenario.verdict, scenario.section or "", _CHANGING.sub("#", reason.splitlines()[0])


def _sights(scenario: Scenario) -> Iterator[Attempt | Evidence]:
    """Yield when and where a scenario met it: at the log-ins that did not work, and at its end."""
    if scenario.verdict is Verdict.UNAVAILABLE:
        # An attempt that worked is followed by the trouble that the picture shows.
        yield from (attempt for attempt in scenario.recovery if attempt.outcome != WORKED)
    picture = picture_of(scenario)
    if picture is not None:
        yield picture
