"""Reading what a run left behind: `run/` in the output directory, written by the suite as it goes.

`run.json` (start), `browser.json` (optional), `place-*.json` (a worker's addresses), `under-way*.json` (which scenario
began last), `scenarios*.jsonl` (one line a scenario), `end.json` (end). With a star: each worker of a parallel run has
its own.
A run can be killed at any moment, so everything but `run.json` may be missing or end in half a line.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from reports.errors import ReportError
from reports.masking import mask_all
from reports.verdicts import WEIGHTIEST_FIRST, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

SCHEMA = 1


class _Record(BaseModel):
    """A record of the run's files; keys of a later version are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Evidence(_Record):
    """A screenshot and what was on it; `file` is relative to the output directory.

    `reference` is what an error screen tells for its reader to quote: the event's id, the time, the node.
    """

    kind: str = "screenshot"
    file: str
    time: AwareDatetime | None = None
    address: str = ""
    title: str = ""
    node: str | None = None
    reference: str | None = None
    step: str = ""
    note: str | None = None


class Attempt(_Record):
    """A try to get back to work at log-in, by a way of section 3, or the log-in that failed before."""

    time: AwareDatetime | None = None
    way: str
    node: str | None = None
    section: str | None = None
    outcome: str
    address: str = ""
    evidence: list[Evidence] = Field(default_factory=list)


class Step(_Record):
    """One step of a finished scenario, as written in the feature file; `status` is behave's."""

    keyword: str
    text: str
    status: str
    duration_s: float = 0.0
    message: str | None = None
    table: list[list[str]] | None = None
    evidence: list[Evidence] = Field(default_factory=list)


class ScenarioRef(_Record):
    """A scenario of the feature files; rows of an outline are scenarios of their own."""

    key: str
    feature: str
    name: str
    feature_file: str = ""
    rule: str | None = None
    line: int = 0
    tags: list[str] = Field(default_factory=list)
    statements: list[str] = Field(default_factory=list)
    gherkin: list[str] = Field(default_factory=list)


class OutOfScope(ScenarioRef):
    """A scenario that the tester selected and this environment cannot run by its nature."""

    reason: str = ""


class Scenario(ScenarioRef):
    """A scenario with its result."""

    verdict: Verdict
    section: str | None = None
    reason: str | None = None
    message: str | None = None
    details: str | None = None
    started: AwareDatetime | None = None
    duration_s: float = 0.0
    recovery: list[Attempt] = Field(default_factory=list)
    not_put_back: list[str] = Field(default_factory=list)
    not_closed: str | None = None
    steps: list[Step] = Field(default_factory=list)
    evidence: list[Evidence] = Field(default_factory=list)


class Environment(BaseModel):
    """Where the run took place and with what; what is not known yet is None."""

    model_config = ConfigDict(extra="allow", frozen=True, coerce_numbers_to_str=True)

    profile: str | None = None
    entry_url: str | None = None
    trusted_profile_url: str | None = None
    browser: str | None = None
    driver: str | None = None
    python: str | None = None
    system: str | None = None
    behave: str | None = None
    selenium: str | None = None

    @property
    def browser_name(self) -> str | None:
        """The browser without its version: „Chrome”; None when none was started."""
        return None if self.browser is None else re.sub(r"\s+\d[\d., ]*$", "", self.browser)


class _Start(_Record):
    # Named `schema` in the file; pydantic keeps that name for itself.
    version: int = Field(alias="schema")
    run_id: str = ""
    started: AwareDatetime
    profile: str = ""
    local: bool = False
    wording_confirmed: bool = False
    merged_from: list[str] = Field(default_factory=list)
    plan: list[ScenarioRef]
    out_of_scope: list[OutOfScope] = Field(default_factory=list)


class _End(_Record):
    ended: AwareDatetime
    aborted: str | None = None
    errors: list[str] = Field(default_factory=list)


@dataclass
class Run:
    """All that a run left, in order; `scenarios` has every planned one, finished or not."""

    started: datetime
    profile: str
    local: bool
    wording_confirmed: bool
    run_id: str
    environment: Environment
    scenarios: list[Scenario]
    out_of_scope: list[OutOfScope]
    ended: datetime | None = None
    aborted: str | None = None
    errors: list[str] = field(default_factory=list)
    damaged_lines: int = 0
    contradictory: int = 0
    """How many scenarios ran more than once, in merged runs, and were not the same each time."""
    merged_from: list[str] = field(default_factory=list)
    """The runs' own numbers, where several were put together."""

    @property
    def browser_name(self) -> str | None:
        """The browser without its version: „Chrome”; None when none was started."""
        return self.environment.browser_name

    @property
    def killed(self) -> bool:
        """True when the run had no time to say that it ends; its last line may be half a line."""
        return self.ended is None

    @property
    def cut_off(self) -> bool:
        """True when the run did not come to its end by itself."""
        return self.killed or self.aborted is not None


def read_run(out: Path) -> Run:
    """Read the run in `out`/run; everything read is masked once more.

    Raises:
        ReportError: there is no run, or its start is unreadable.
    """
    directory = out / "run"
    start = _read_start(directory / "run.json", out)
    end = _read_end(directory / "end.json")
    finished, damaged, contradictory = _read_scenarios(directory)
    under_way = _read_under_way(directory)
    planned = []
    for ref in start.plan:
        scenario = finished.pop(ref.key, None)
        if scenario is None:
            reason = _cut_off(end, begun=ref.key in under_way)
            scenario = Scenario(**ref.model_dump(), verdict=Verdict.UNVERIFIED, reason=reason)
        planned.append(scenario)
    return Run(
        started=start.started,
        profile=start.profile,
        local=start.local,
        wording_confirmed=start.wording_confirmed,
        run_id=start.run_id,
        environment=read_environment(out),
        scenarios=planned + list(finished.values()),
        out_of_scope=start.out_of_scope,
        ended=end.ended if end else None,
        aborted=end.aborted if end else None,
        errors=end.errors if end else [],
        damaged_lines=damaged,
        contradictory=contradictory,
        merged_from=start.merged_from,
    )


def _read_under_way(directory: Path) -> set[object]:
    found = [read_json(path) for path in directory.glob("under-way*.json")]
    return {told.get("key") for told in found if isinstance(told, dict)}


def _cut_off(end: _End | None, *, begun: bool) -> str:
    if begun:
        return "przerwane: przebieg skończył się w trakcie tego scenariusza"
    if end and end.aborted:
        return f"przerwane: {end.aborted}"
    return "przerwane: przebieg skończył się przed tym scenariuszem"


def read_json(path: Path) -> object:
    """Return the masked content, None where there is none or it is cut off."""
    try:
        return mask_all(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return None


def _read_start(path: Path, out: Path) -> _Start:
    if not path.is_file():
        message = (
            f"Nie ma czego opisać: w katalogu „{out}” nie ma wyników przebiegu; najpierw uruchom behave albo make run."
        )
        raise ReportError(message)
    try:
        start = _Start.model_validate(read_json(path))
    except ValidationError as error:
        message = f"Plik „{path}” jest uszkodzony; uruchom testy jeszcze raz, żeby powstał na nowo."
        raise ReportError(message) from error
    if start.version != SCHEMA:
        message = (
            f"Wyniki w „{out}” zapisała inna wersja zestawu (schemat {start.version}, "
            f"a znany jest {SCHEMA}); uruchom testy jeszcze raz."
        )
        raise ReportError(message)
    return start


def _read_end(path: Path) -> _End | None:
    try:
        return _End.model_validate(read_json(path))
    except ValidationError:
        return None


def _read_scenarios(directory: Path) -> tuple[dict[str, Scenario], int, int]:
    """Return the finished scenarios by key, how many lines could not be read, how many scenarios contradict themselves.

    Of a scenario that ran more than once the weightiest verdict counts, and of the same verdict the last.
    """
    finished: dict[str, Scenario] = {}
    contradictory: set[str] = set()
    damaged = 0
    for line in lines_of(directory):
        try:
            scenario = Scenario.model_validate(mask_all(json.loads(line)))
        except ValueError:  # ValidationError is one too
            damaged += 1
            continue
        other = finished.get(scenario.key)
        if (
            other is not None
            and Verdict.UNVERIFIED not in (told := {other.verdict, scenario.verdict})
            and len(told) > 1
        ):
            contradictory.add(scenario.key)
        if other is None or _weight(scenario) < _weight(other):
            finished[scenario.key] = scenario
    return finished, damaged, len(contradictory)


def _weight(scenario: Scenario) -> tuple[int, float]:
    return WEIGHTIEST_FIRST.index(scenario.verdict), -scenario.started.timestamp() if scenario.started else 0.0


def lines_of(directory: Path) -> Iterator[str]:
    """Yield the lines of all scenarios of the run in this directory, whichever process wrote them."""
    for path in sorted(directory.glob("scenarios*.jsonl")):
        with suppress(OSError), path.open(encoding="utf-8", errors="replace", newline="\n") as file:
            yield from filter(str.strip, file)


def read_environment(out: Path) -> Environment:
    """Return what is known of the environment of the run in `out`, which need not be there."""
    known: dict[str, object] = {}
    start = read_json(out / "run" / "run.json")
    if isinstance(start, dict) and isinstance(start.get("environment"), dict):
        known |= start["environment"]
    browser = read_json(out / "run" / "browser.json")
    if isinstance(browser, dict):
        known |= browser
    for key in ("entry_url", "trusted_profile_url"):
        # Each worker of a parallel run has a local iIKP of its own, and the first process has none.
        known[key] = known.get(key) or ", ".join(_told_by_workers(out, key)) or None
    try:
        return Environment.model_validate(known)
    except ValidationError:
        return Environment()


def _told_by_workers(out: Path, key: str) -> list[str]:
    places = [read_json(path) for path in sorted((out / "run").glob("place-*.json"))]
    return sorted({str(place[key]) for place in places if isinstance(place, dict) and place.get(key)})


def read_end_errors(out: Path) -> list[str]:
    """Return the errors outside the scenarios that the run in `out` noted at its end."""
    end = _read_end(out / "run" / "end.json")
    return end.errors if end else []
