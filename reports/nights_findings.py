"""Findings over the nights: which are new, which are known since when, which have gone away."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reports.verdicts import plural
from reports.wording import day

if TYPE_CHECKING:
    from reports.nights import RememberedFinding, RememberedRun


class State(StrEnum):
    """How a finding stands after a run; the value is the page's wording."""

    NEW = "nowe"
    KNOWN = "znane"
    BACK = "wróciło"
    GONE = "ustąpiło"
    UNCHECKED = "bez ponownego sprawdzenia"


@dataclass
class Story:
    """One finding over the runs of one environment, up to the run `now`."""

    finding: RememberedFinding
    first: RememberedRun
    since: RememberedRun
    """The run since which each that checked it has seen it."""
    last: RememberedRun
    now: RememberedRun
    gone: RememberedRun | None = None
    """The run that ran all its scenarios again and did not see it; the last one, where it came back."""
    checked_before: RememberedRun | None = None
    """The last run before `first` that could have seen it."""

    @property
    def state(self) -> State:
        """Compare the last run with those before."""
        if self.last is not self.now:
            return State.UNCHECKED if self.gone is None else State.GONE
        if self.since is not self.now:
            return State.KNOWN
        return State.NEW if self.first is self.now else State.BACK

    @property
    def short(self) -> str:
        """The state, with its date where it says nothing without."""
        return f"{self.state} od {day(self.since.night)}" if self.state is State.KNOWN else str(self.state)

    @property
    def told(self) -> str:
        """The state's dates in a few words."""
        match self.state:
            case State.NEW if self.checked_before:
                return f"{day(self.checked_before.night)} sprawdzano to samo i tego nie było"
            case State.NEW:
                return "wcześniej tego nie sprawdzano"
            case State.BACK if self.gone:
                return f"widziane już {day(self.first.night)}, ale nie {day(self.gone.night)}"
            case State.KNOWN:
                return f"od {day(self.since.night)} ({_days((self.now.night - self.since.night).days)})"
            case _ if self.since.night == self.last.night:
                return f"widziane {day(self.last.night)}"
            case _:
                return f"widziane od {day(self.since.night)} do {day(self.last.night)}"


def tell(runs: list[RememberedRun]) -> dict[str, Story]:
    """Return the stories, by fingerprint, of all findings in these runs of one environment, the oldest first."""
    now = runs[-1]
    stories: dict[str, Story] = {}
    # By one of its scenarios: a run can only close what it ran, and years of nights leave much open.
    open_: defaultdict[str, dict[str, Story]] = defaultdict(dict)
    for run in runs:
        seen = {one.fingerprint: one for one in run.findings}
        verified = set(run.verified)
        for waiting in [open_[one] for one in verified & open_.keys()]:
            gone = [key for key, one in waiting.items() if key not in seen and _again(one.finding, verified)]
            for fingerprint in gone:
                waiting.pop(fingerprint).gone = run
        for fingerprint, finding in seen.items():
            if fingerprint not in stories:
                stories[fingerprint] = Story(finding, first=run, since=run, last=run, now=now)
            story = stories[fingerprint]
            if open_[story.finding.scenarios[0]].pop(fingerprint, None) is None:
                story.since = run
            story.finding, story.last = finding, run
            open_[finding.scenarios[0]][fingerprint] = story
    before = [(run, set(run.verified)) for run in reversed(runs[:-1])]
    for story in stories.values():
        if story.first is now:
            able = (run for run, verified in before if _again(story.finding, verified))
            story.checked_before = next(able, None)
    return stories


def _again(finding: RememberedFinding, verified: set[str]) -> bool:
    """Return True when a run that verified these scenarios would have seen the finding, had it been there."""
    return verified.issuperset(finding.scenarios)


def _days(count: int) -> str:
    return "wcześniejszy przebieg tego dnia" if count == 0 else plural(count, "dzień", "dni", "dni")
