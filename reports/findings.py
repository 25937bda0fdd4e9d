"""What somebody has to act on: scenarios of one cause told once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.verdicts import Verdict

if TYPE_CHECKING:
    from reports.instruction import Statement
    from reports.results import Results
    from reports.rundata import Evidence, Scenario, Step

FAILED_STATUSES = frozenset({"failed", "error", "hook_error", "undefined", "pending"})
_CHANGING = re.compile(r"[0-9a-f]*\d[0-9a-f]*", re.IGNORECASE)


@dataclass
class Finding:
    """One cause: the first scenario it hit, in full, and the others by name."""

    number: int
    scenario: Scenario
    expected: list[Statement]
    others: list[Scenario] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """The finding's place on the page."""
        return f"ustalenie-{self.number}"

    @property
    def numbers(self) -> str:
        """The statements' numbers: „2.2.3-i, 2.2.3-j”."""
        return ", ".join(statement.id for statement in self.expected)

    @property
    def other_numbers(self) -> str:
        """The numbers of the statements that the other scenarios verify."""
        numbers = dict.fromkeys(id_ for scenario in self.others for id_ in scenario.statements)
        return ", ".join(numbers)

    @property
    def verdict(self) -> Verdict:
        """The verdict of all its scenarios."""
        return self.scenario.verdict

    @property
    def seen(self) -> str:
        """What was seen, in one sentence for people."""
        text = self.scenario.reason or self.scenario.message or "Nie zapisano, co było widać."
        return text.strip().splitlines()[0]

    @property
    def failed_step(self) -> Step | None:
        """The step at which the scenario stopped, None when it stopped before the first."""
        return next((step for step in self.scenario.steps if step.status in FAILED_STATUSES), None)

    @property
    def picture(self) -> Evidence | None:
        """The screenshot of the moment: the failed step's last, else the scenario's last."""
        step = self.failed_step
        pictures = (step.evidence if step else []) or self.scenario.evidence
        return next((one for one in reversed(pictures) if one.kind == "screenshot"), None)


def find(results: Results) -> list[Finding]:
    """Return the findings, the worst first; scenarios of one verdict, section and reason are one finding."""
    by_statement = {row.statement.id: row.statement for row in results.statements}
    found: dict[tuple[str, ...], Finding] = {}
    for scenario in results.findings:
        cause = _cause(scenario)
        if cause in found:
            found[cause].others.append(scenario)
        else:
            expected = [by_statement[id_] for id_ in scenario.statements if id_ in by_statement]
            found[cause] = Finding(len(found) + 1, scenario, expected)
    return list(found.values())


def _cause(scenario: Scenario) -> tuple[str, ...]:
    reason = scenario.reason or scenario.message or scenario.key
    if scenario.verdict is Verdict.NONCONFORMING:
        # Two places that do not conform are two findings, even if they look alike.
        return scenario.verdict, scenario.key
    # Event ids, times and node numbers differ from screen to screen.
    return scenario.verdict, scenario.section or "", _CHANGING.sub("#", reason.splitlines()[0])
