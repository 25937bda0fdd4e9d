"""The last thirty nights at a glance: a row per section, a cell per night, and what has become of the findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from reports.nights import Coverage, known_as, read, record
from reports.nights_findings import State, Story, tell
from reports.verdicts import Verdict, requirements_of
from reports.wording import MONTHS, day

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from reports.findings import Finding
    from reports.nights import RememberedRun
    from reports.results import Results

NIGHTS = 30
ALARMING = (Verdict.NONCONFORMING, Verdict.UNAVAILABLE)
EVERYTHING = ""
"""The key of the row that speaks of the whole run; no section has an empty number."""


@dataclass(frozen=True)
class Cell:
    """One section on one night."""

    night: date
    verdict: Verdict | None
    text: str
    run: bool = True
    """False when there was no run at all on that night."""
    partial: bool = False
    """True when fewer of the section's statements were selected than on the widest of these nights."""
    mixed: bool = False
    """True when the verdict is another, but a part of the section was unavailable."""
    contradicted: bool = False
    """True when another run of that day says „niezgodne” or „środowisko niedostępne” where this one does not."""


@dataclass(frozen=True)
class Availability:
    """On how many nights it was checked, and on how many of those the environment was available."""

    available: int
    checked: int

    @property
    def percent(self) -> int | None:
        """Whole percent; None when it was never checked."""
        return round(100 * self.available / self.checked) if self.checked else None


@dataclass(frozen=True)
class Row:
    """A section, or the whole, over the nights."""

    number: str
    title: str
    cells: list[Cell]
    availability: Availability


@dataclass(frozen=True)
class Strip:
    """What `nights.html.j2` shows."""

    nights: list[date]
    months: list[tuple[str, int]]
    """The months' names, each with how many of its nights are shown."""
    rows: list[Row]
    whole: Row
    begins: date
    """The first night of this environment's history."""
    browser: str
    stories: dict[str, Story]
    gone: list[Story]
    unchecked: list[Story]
    trouble: str | None = None
    """Why this run is not in the history."""

    @property
    def summary(self) -> str:
        """How available the whole was, and what the check before this one said, in one or two sentences."""
        share = self.whole.availability
        told = "Dostępności nie da się podać: w żadnej z tych nocy niczego nie sprawdzono."
        if share.percent is not None:
            nights = f"{share.available} z {share.checked} nocy, w których ją sprawdzano"
            told = f"Dostępność: {share.percent}% ({nights})."
        before = next((cell for cell in reversed(self.whole.cells[:-1]) if cell.verdict), None)
        return f"{told} Poprzednia sprawdzana noc, {day(before.night)}: {before.text}." if before else told

    def shows(self, mark: Literal["partial", "mixed", "contradicted"]) -> bool:
        """Return whether any cell has this mark, so that the legend must explain it."""
        return any(getattr(cell, mark) for row in (self.whole, *self.rows) for cell in row.cells)

    def since(self, findings: list[Finding]) -> str:
        """Return since when these findings are known, for one line at the top: „nowe”, „znane od 16.11.2026”."""
        told = (story.short for one in findings if (story := self.story(one)))
        return ", ".join(dict.fromkeys(told))

    def story(self, finding: Finding) -> Story | None:
        """Return what is known of a finding of this run."""
        return self.stories.get(finding.fingerprint)


def strip(results: Results, findings: list[Finding], history_dir: Path, trouble: str | None = None) -> Strip:
    """Return the nights up to this run's own, from the history and from the run itself.

    A later run is left out: the page of a run says what was known when it ended.
    """
    now = record(results, findings)
    told_by_it = known_as(results)
    history = read(history_dir, now.profile, now.browser, local=now.local)
    runs = [run for run in history if run.run_id not in told_by_it and run.started <= now.started]
    runs.append(now)
    nights = [now.night - timedelta(days=back) for back in reversed(range(NIGHTS))]
    by_night: dict[date, list[RememberedRun]] = {night: [] for night in nights}
    for run in runs:
        by_night.get(run.night, []).append(run)
    stories = tell(runs)
    return Strip(
        nights=nights,
        months=[(MONTHS[month - 1], len(list(days))) for month, days in groupby(nights, lambda night: night.month)],
        rows=[_row(one.number, one.shown_number, one.title, by_night) for one in results.sections],
        whole=_row(EVERYTHING, "", "Cały przebieg", by_night),
        begins=runs[0].night,
        browser=now.browser,
        stories=stories,
        gone=[one for one in stories.values() if one.state is State.GONE and one.gone is now],
        unchecked=[one for one in stories.values() if one.state is State.UNCHECKED and one.last.night >= nights[0]],
        trouble=trouble,
    )


def _row(key: str, number: str, title: str, by_night: dict[date, list[RememberedRun]]) -> Row:
    chosen = (_chosen(runs, key) for runs in by_night.values())
    widest = max((coverage.selected for _, coverage in filter(None, chosen)), default=0)
    return Row(
        number=number,
        title=title,
        cells=[_cell(night, runs, key, widest) for night, runs in by_night.items()],
        availability=_availability(key, by_night),
    )


def _coverage(run: RememberedRun, key: str) -> Coverage | None:
    coverage = run.whole if key == EVERYTHING else run.sections.get(key)
    return coverage if coverage and coverage.selected else None


def _chosen(runs: list[RememberedRun], key: str) -> tuple[RememberedRun, Coverage] | None:
    """Return the day's run that answered for most of the section's statements; of equal ones the last."""
    candidates = [(run, coverage) for run in runs if (coverage := _coverage(run, key))]
    return max(candidates, key=lambda one: (one[1].answered, one[0].started), default=None)


def _cell(night: date, runs: list[RememberedRun], key: str, widest: int) -> Cell:
    chosen = _chosen(runs, key)
    if chosen is None:
        return Cell(night, None, "nie sprawdzano" if runs else "bez przebiegu", run=bool(runs))
    run, coverage = chosen
    others = [found for one in runs if one is not run and (found := _coverage(one, key))]
    worse = [one.verdict for one in others if one.verdict in ALARMING and one.verdict is not coverage.verdict]
    mixed = coverage.unavailable > 0 and coverage.verdict is not Verdict.UNAVAILABLE
    parts = [
        _said(coverage),
        f"część wymagań: {Verdict.UNAVAILABLE}" if mixed else "",
        "przebieg przerwany" if run.cut_off else "",
        f"inny przebieg tego dnia: {', '.join(dict.fromkeys(map(str, worse)))}" if worse else "",
    ]
    return Cell(
        night,
        coverage.verdict,
        "; ".join(filter(None, parts)),
        partial=coverage.selected < widest,
        mixed=mixed,
        contradicted=bool(worse),
    )


def _said(coverage: Coverage) -> str:
    """Return the verdict and over how many statements it speaks."""
    scope = f"{coverage.selected} z {requirements_of(coverage.total)}"
    partial = coverage.selected < coverage.total
    if coverage.verdict is Verdict.CONFORMING:
        return f"zgodne w sprawdzonym zakresie ({scope})" if partial else "zgodne"
    kind = Verdict.UNVERIFIED if coverage.verdict is Verdict.INCOMPLETE else coverage.verdict
    hit = coverage.counts.get(kind, 0) if kind else 0
    parts = [f"{hit} z {requirements_of(coverage.selected)}" if hit else "", f"zakres: {scope}" if partial else ""]
    inside = "; ".join(filter(None, parts))
    return f"{coverage.verdict} ({inside})" if inside else str(coverage.verdict)


def _availability(key: str, by_night: dict[date, list[RememberedRun]]) -> Availability:
    chosen = (_chosen(runs, key) for runs in by_night.values())
    checked = [coverage for _, coverage in filter(None, chosen) if coverage.checked]
    return Availability(available=sum(one.unavailable == 0 for one in checked), checked=len(checked))
