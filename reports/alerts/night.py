"""What of a night may be worth an alert: its troubles, each under a name that is the same every night."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from reports.masking import mask
from reports.nights import VERIFIED, scenario_id
from reports.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from reports.findings import Finding
    from reports.results import Results
    from reports.rundata import Scenario

KINDS = (Verdict.NONCONFORMING, Verdict.UNAVAILABLE, Verdict.SUITE_ERROR, Verdict.INCOMPLETE)
"""What an alert can be about; each has messages of its own, for a node that is down is no defect of the portal."""

NOT_BEGUN = "przebieg się nie zaczął"
OUTSIDE = "poza scenariuszami"
PARTLY, WHOLLY = "częściowo", "całkowicie"
_CUT_OFF = "przerwane"
_CHANGING = re.compile(r"[0-9a-f]*\d[0-9a-f]*", re.IGNORECASE)


class Trouble(BaseModel):
    """One trouble, as it is compared from night to night.

    Attributes:
        name: the same every night.
        text: what people are told; nothing of what a page of the account showed.
        scenarios: which scenarios met it; none where it is the whole run's.
        breadth: how many statements that run had selected.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    name: str
    text: str
    scenarios: list[str] = Field(default_factory=list)
    breadth: int = 0


@dataclass(frozen=True)
class Night:
    """One run, as far as alerts go; without results, it has not begun."""

    profile: str
    browser: str
    started: datetime
    troubles: dict[Verdict, list[Trouble]]
    results: Results | None = None
    findings: list[Finding] = field(default_factory=list)
    planned: frozenset[str] = frozenset()
    verified: frozenset[str] = frozenset()

    def refutes(self, told: Trouble) -> bool:
        """Return True when this run would have met the trouble, had it still been there, and did not.

        A partial run says nothing of the rest; one that is as broad as the run that met the trouble also ends what
        belongs to scenarios that exist no more.
        """
        if self.results is None:
            return False
        if not told.scenarios:
            return told.name == NOT_BEGUN or bool(self.verified)
        open_ = set(told.scenarios) - self.verified
        broad = not self.results.run.cut_off and self.results.selected >= told.breadth
        return not open_ or (broad and self.planned.isdisjoint(open_))


def failed_night(profile: str, started: datetime, reason: str) -> Night:
    """Return a night whose run could not begin; the reason is one Polish sentence."""
    trouble = Trouble(name=NOT_BEGUN, text=mask(reason))
    return Night(profile, "", started, {Verdict.SUITE_ERROR: [trouble]})


def night_of(results: Results, findings: list[Finding]) -> Night:
    """Return what alerts need of a run."""
    run = results.run
    verified = ids_of(one for one in results.scenarios if one.verdict in VERIFIED)
    return Night(
        profile=run.profile,
        browser=run.browser_name or "",
        started=run.started,
        troubles={
            Verdict.NONCONFORMING: _nonconforming(results, findings),
            Verdict.UNAVAILABLE: _unavailable(results, seen_anything=bool(verified)),
            Verdict.SUITE_ERROR: _suite_errors(results, findings),
            Verdict.INCOMPLETE: _unverified(results),
        },
        results=results,
        findings=findings,
        planned=ids_of(results.scenarios),
        verified=verified,
    )


def _nonconforming(results: Results, findings: list[Finding]) -> list[Trouble]:
    # By scenario: what many show alike is one finding tonight and may be two tomorrow.
    return [
        Trouble(name=id_, text=one.name, scenarios=[id_], breadth=results.selected)
        for finding in findings
        if finding.verdict is Verdict.NONCONFORMING
        for one in finding.scenarios
        for id_ in [scenario_id(one)]
    ]


def _unavailable(results: Results, *, seen_anything: bool) -> list[Trouble]:
    hit = sorted(ids_of(one for one in results.scenarios if one.verdict is Verdict.UNAVAILABLE))
    if not hit:
        return []
    partly = Trouble(name=PARTLY, text=PARTLY, scenarios=hit, breadth=results.selected)
    # One that answers nobody is worse than one that fails now and then.
    return [partly] if seen_anything else [partly, Trouble(name=WHOLLY, text=WHOLLY, breadth=results.selected)]


def _suite_errors(results: Results, findings: list[Finding]) -> list[Trouble]:
    troubles = [
        Trouble(
            name=finding.fingerprint,
            text=finding.scenario.name,
            scenarios=sorted(ids_of(finding.scenarios)),
            breadth=results.selected,
        )
        for finding in findings
        if finding.verdict is Verdict.SUITE_ERROR
    ]
    if results.run.errors:
        troubles.append(Trouble(name=OUTSIDE, text=mask(results.run.errors[0]), breadth=results.selected))
    return troubles


def _unverified(results: Results) -> list[Trouble]:
    by_reason: dict[str, list[Scenario]] = {}
    for one in results.scenarios:
        if one.verdict is Verdict.UNVERIFIED:
            by_reason.setdefault(_reason(one), []).append(one)
    return [
        Trouble(
            name=hashlib.sha256(_CHANGING.sub("#", reason).encode()).hexdigest()[:8],
            text=mask(reason),
            scenarios=sorted(ids_of(scenarios)),
            breadth=results.selected,
        )
        for reason, scenarios in by_reason.items()
    ]


def _reason(scenario: Scenario) -> str:
    told = (scenario.reason or "bez podanego powodu").splitlines()[0]
    # A run that is cut off says it of each scenario in other words: before it, in it.
    return "przebieg został przerwany" if told.startswith(_CUT_OFF) else told


def ids_of(scenarios: Iterable[Scenario]) -> frozenset[str]:
    """Return the names under which the history knows these scenarios."""
    return frozenset(scenario_id(one) for one in scenarios)
