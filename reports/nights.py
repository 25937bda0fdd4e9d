"""What is remembered of each run: `runs.jsonl` in the history's folder, one line of JSON a run.

The file is written anew under a passing name and put in its place by a rename: at any moment it is the old history or
the new one, whole. Adding to its end would leave half a line when the writer is killed, and a run whose report is built
again needs its line replaced anyway. A line that can't be read (half of one, one of a later schema) is kept as it is.

Names of scenarios and sections, verdicts, times, how the environment was unavailable: nothing of what a page of the
patient's account showed gets into the history.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from filelock import FileLock
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from reports.errors import ReportError
from reports.masking import mask
from reports.verdicts import Verdict
from reports.wording import WARSAW

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from reports.findings import Finding
    from reports.results import Results, StatementResult
    from reports.rundata import Run, ScenarioRef

SCHEMA = 1
FILE = "runs.jsonl"
LOCK_S = 30
"""How long to wait for another process that writes to the same history."""
VERIFIED = (Verdict.CONFORMING, Verdict.NONCONFORMING)
"""What is known once the portal was there to be looked at."""


class _Remembered(BaseModel):
    """A part of a line; keys of a later version are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Coverage(_Remembered):
    """What a run said of a section, or of everything: of how many statements, and what."""

    verdict: Verdict | None
    selected: int
    total: int
    counts: dict[Verdict, int] = Field(default_factory=dict)
    unavailable: int = 0
    """Statements with at least one scenario that met an unavailable environment, whatever their verdict."""

    @property
    def answered(self) -> int:
        """How many statements have a verdict other than „niesprawdzone”."""
        return sum(count for verdict, count in self.counts.items() if verdict is not Verdict.UNVERIFIED)

    @property
    def checked(self) -> bool:
        """True when it was seen whether the portal is available."""
        return self.unavailable > 0 or any(self.counts.get(verdict) for verdict in VERIFIED)

    @classmethod
    def of(cls, rows: Iterable[StatementResult], verdict: Verdict | None) -> Self:
        """Count these statements."""
        statements = list(rows)
        counts = Counter(row.verdict for row in statements if row.verdict is not None)
        return cls(
            verdict=verdict,
            selected=counts.total(),
            total=len(statements),
            counts=dict(counts),
            unavailable=sum(any(one.verdict is Verdict.UNAVAILABLE for one in row.scenarios) for row in statements),
        )


class RememberedFinding(_Remembered):
    """A finding as later runs need it: is it the same one, and were its scenarios run again?"""

    fingerprint: str
    verdict: Verdict
    section: str | None = None
    text: str
    scenarios: list[str] = Field(min_length=1)


class RememberedRun(_Remembered):
    """One line of the history."""

    # Named `schema` in the file; pydantic keeps that name for itself.
    version: int = Field(default=SCHEMA, alias="schema", ge=SCHEMA, le=SCHEMA)
    run_id: str
    started: AwareDatetime
    ended: AwareDatetime | None
    cut_off: bool
    local: bool
    profile: str
    browser: str
    whole: Coverage
    sections: dict[str, Coverage]
    findings: list[RememberedFinding]
    verified: list[str]
    """The scenarios that are „zgodne” or „niezgodne”, by `scenario_id`."""

    @property
    def night(self) -> date:
        """The night that the run belongs to: the date in Poland on which it began."""
        return self.started.astimezone(WARSAW).date()


def scenario_id(scenario: ScenarioRef) -> str:
    """Return what names a scenario over the nights: its file and name, for lines move."""
    return _short_hash(f"{scenario.feature_file}\n{scenario.name}")


def known_as(results: Results) -> set[str]:
    """Return the run's number and those of the runs that it was merged from: all of them are told by one line."""
    return {_run_id(results.run), *results.run.merged_from}


def _run_id(run: Run) -> str:
    return run.run_id or run.started.isoformat()


def record(results: Results, findings: list[Finding]) -> RememberedRun:
    """Return what is worth remembering of a run."""
    run = results.run
    return RememberedRun(
        run_id=_run_id(run),
        started=run.started,
        ended=run.ended,
        cut_off=run.cut_off,
        local=run.local,
        profile=run.profile,
        browser=run.browser_name or "",
        whole=Coverage.of(results.statements, results.verdict),
        sections={one.number: Coverage.of(one.statements, one.verdict) for one in results.sections},
        findings=[
            RememberedFinding(
                fingerprint=finding.fingerprint,
                verdict=finding.verdict,
                section=finding.scenario.section,
                text=_text(finding),
                scenarios=[scenario_id(one) for one in (finding.scenario, *finding.others)],
            )
            for finding in findings
        ],
        verified=sorted({scenario_id(one) for one in results.scenarios if one.verdict in VERIFIED}),
    )


def _text(finding: Finding) -> str:
    """Return what to call a finding that may be gone: never what a page of the account showed."""
    return mask(finding.title if finding.verdict is Verdict.UNAVAILABLE else finding.scenario.name)


def remember(results: Results, findings: list[Finding], history_dir: Path) -> None:
    """Write a run's line, in the place of the one that it may have already and of those of the runs it was merged from.

    Raises:
        ReportError: the history can't be written to, or another process keeps it locked.
    """
    run = record(results, findings)
    replaced = known_as(results)
    try:
        history_dir.mkdir(parents=True, exist_ok=True)
        with FileLock(history_dir / f"{FILE}.lock", timeout=LOCK_S):
            others = [line for line in _lines(history_dir) if not _is_of(line, replaced)]
            _write(history_dir, [*others, run.model_dump_json(by_alias=True).encode()])
    except OSError as error:  # The lock's Timeout is one too.
        message = f"Tego przebiegu nie udało się dopisać do historii („{history_dir / FILE}”)."
        raise ReportError(message) from error


def read(history_dir: Path, profile: str, browser_name: str, *, local: bool) -> list[RememberedRun]:
    """Return the runs of one environment, the oldest first; what can't be read is left out.

    A run in which no browser started belongs to each browser of its profile; without a name, the last browser is meant.
    """
    found: dict[str, RememberedRun] = {}
    with suppress(OSError):
        for line in _lines(history_dir):
            with suppress(ValidationError):
                run = RememberedRun.model_validate_json(line)
                found[run.run_id] = run
    runs = [run for run in found.values() if (run.local, run.profile) == (local, profile)]
    runs.sort(key=lambda run: run.started)
    name = browser_name or next((run.browser for run in reversed(runs) if run.browser), "")
    return [run for run in runs if run.browser in ("", name)]


def _lines(history_dir: Path) -> list[bytes]:
    try:
        content = (history_dir / FILE).read_bytes()
    except FileNotFoundError:
        return []
    return [line for line in content.split(b"\n") if line.strip()]


def _is_of(line: bytes, run_ids: set[str]) -> bool:
    try:
        content = json.loads(line)
    except ValueError:
        return False
    return isinstance(content, dict) and content.get("run_id") in run_ids


def _write(history_dir: Path, lines: list[bytes]) -> None:
    passing = history_dir / f"{FILE}.tmp"
    with passing.open("wb") as file:
        file.writelines(line + b"\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())
    passing.replace(history_dir / FILE)


def _short_hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
