"""From what a run left to what it means: verdicts by scenario, statement, section and run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic_core import to_json

from reports.errors import ReportError
from reports.instruction import Instruction, Statement, load_instruction, number_of
from reports.rundata import Run, Scenario, read_run
from reports.verdicts import (
    EXIT_CODES,
    FINDINGS,
    WORST_FIRST,
    Verdict,
    plural,
    requirements,
    run_verdict,
    worst,
)

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = 1
TO_COME = "do napisania"
NOT_SELECTED = "nie wybrano"
OUT_OF_SCOPE = "poza zakresem środowiska"


@dataclass(frozen=True)
class StatementResult:
    """A statement and what this run says of it; without a verdict, the reason is why it was not selected."""

    statement: Statement
    verdict: Verdict | None
    reason: str | None
    scenarios: list[Scenario]


@dataclass(frozen=True)
class SectionResult:
    """A section of the instruction: the worst verdict of its selected statements, None when none was."""

    number: str
    title: str
    verdict: Verdict | None
    statements: list[StatementResult]

    @property
    def shown_number(self) -> str:
        """The number as people read it, empty where the instruction has no such section."""
        return number_of(self.number)

    @property
    def selected(self) -> int:
        """How many of the section's statements were selected."""
        return sum(row.verdict is not None for row in self.statements)

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many selected statements have each verdict, the best first."""
        found = Counter(row.verdict for row in self.statements)
        return {verdict: found[verdict] for verdict in reversed(WORST_FIRST) if found[verdict]}

    @property
    def left_out(self) -> str:
        """How many statements were not selected, by reason: „do napisania 2, nie wybrano 1”."""
        return ", ".join(f"{why} {count}" for why, count in _left_out(self.statements).items())


@dataclass(frozen=True)
class Results:
    """What a run means, for people (page, summary) and for machines (results.json)."""

    run: Run
    verdict: Verdict
    statements: list[StatementResult]
    sections: list[SectionResult]

    @property
    def scenarios(self) -> list[Scenario]:
        """Every selected scenario."""
        return self.run.scenarios

    @property
    def total(self) -> int:
        """How many statements the portal must fulfil."""
        return len(self.statements)

    @property
    def selected(self) -> int:
        """How many of them had a scenario in this run."""
        return sum(row.verdict is not None for row in self.statements)

    @property
    def not_put_back(self) -> list[tuple[str, Scenario]]:
        """What scenarios changed on test accounts and could not put back, each with its scenario."""
        return [(what, scenario) for scenario in self.scenarios for what in scenario.not_put_back]

    @property
    def not_closed(self) -> list[tuple[str, Scenario]]:
        """The accounts that scenarios could not log out, each with its scenario."""
        return [(scenario.not_closed, scenario) for scenario in self.scenarios if scenario.not_closed]

    @property
    def recovered(self) -> list[Scenario]:
        """The conforming scenarios whose log-in had to be tried in more ways than one."""
        return [row for row in self.scenarios if row.recovery and row.verdict is Verdict.CONFORMING]

    @property
    def exit_code(self) -> int:
        """The exit code of `python -m reports`."""
        return EXIT_CODES[self.verdict]

    @property
    def findings(self) -> list[Scenario]:
        """The scenarios that somebody has to act on, the worst first."""
        return [row for verdict in FINDINGS for row in self.scenarios if row.verdict is verdict]

    def count(self, verdict: Verdict) -> int:
        """Return how many statements have this verdict."""
        return sum(row.verdict is verdict for row in self.statements)

    @property
    def left_out(self) -> Counter[str]:
        """How many statements were not selected, by reason, such as „do napisania”."""
        return _left_out(self.statements)

    @property
    def phrase(self) -> str:
        """The verdict and over how much it speaks: „zgodne w sprawdzonym zakresie (26 z 44)”."""
        if self.verdict is Verdict.CONFORMING:
            if self.selected == self.total:
                return f"zgodne ({self.total} z {self.total} wymagań)"
            return f"zgodne w sprawdzonym zakresie ({self.selected} z {self.total})"
        kind = Verdict.UNVERIFIED if self.verdict is Verdict.INCOMPLETE else self.verdict
        hit = self.count(kind)
        scope = f"zakres: {self.selected} z {self.total} wymagań"
        if not hit:
            return f"{self.verdict} ({scope})"
        affected = requirements(hit)
        unverified = "niesprawdzone: " if self.verdict is Verdict.INCOMPLETE else ""
        return f"{self.verdict} ({unverified}{affected}; {scope})"

    @property
    def notes(self) -> list[str]:
        """What a reader must know before the verdict is believed: a run cut off, damaged or failed."""
        notes = []
        missing = sum(scenario.started is None for scenario in self.scenarios)
        if self.run.cut_off:
            why = f" ({self.run.aborted})" if self.run.aborted else ""
            left = plural(
                missing, "scenariusz nie został sprawdzony", "scenariusze nie zostały sprawdzone",
                "scenariuszy nie zostało sprawdzonych",
            )  # fmt: skip
            rest = f": {left}" if missing else ""
            notes.append(f"Przebieg został przerwany przed końcem{why}{rest}.")
        if self.run.damaged_lines and not self.run.killed:
            lines = plural(self.run.damaged_lines, "wyniku", "wyników", "wyników")
            notes.append(f"Nie dało się odczytać {lines}; te scenariusze liczą się jako niesprawdzone.")
        if self.run.contradictory:
            ran = plural(self.run.contradictory, "scenariusz wykonano", "scenariusze wykonano", "scenariuszy wykonano")
            notes.append(f"W łączonych przebiegach {ran} więcej niż raz z różnym wynikiem; liczy się najgorszy.")
        if not self.scenarios:
            notes.append("Nie wybrano żadnego scenariusza, więc niczego nie sprawdzono.")
        notes.extend(self.run.errors)
        return notes

    def to_json(self) -> dict[str, object]:
        """Return results.json, schema 1, as reports/schema/results.schema.json describes it."""
        run = self.run
        environment = run.environment.model_dump(mode="json") | {
            "browser_name": run.browser_name,
            "run_id": run.run_id,
            "merged_from": run.merged_from,
            "local": run.local,
            "wording_confirmed": run.wording_confirmed,
            "started": run.started.isoformat(),
            "ended": run.ended.isoformat() if run.ended else None,
            "aborted": run.aborted,
            "errors": run.errors,
        }
        return {
            "schema": SCHEMA,
            "verdict": self.verdict,
            "scope": {"selected": self.selected, "total": self.total},
            "environment": environment,
            "statements": [
                {
                    "id": row.statement.id,
                    "section": row.statement.section,
                    "source": row.statement.source,
                    "verdict": row.verdict,
                    "reason": row.reason,
                    "scenarios": [scenario.key for scenario in row.scenarios],
                }
                for row in self.statements
            ],
            "scenarios": [
                {
                    "key": scenario.key,
                    "feature": scenario.feature,
                    "feature_file": scenario.feature_file,
                    "rule": scenario.rule,
                    "line": scenario.line,
                    "name": scenario.name,
                    "tags": scenario.tags,
                    "statements": scenario.statements,
                    "verdict": scenario.verdict,
                    "section": scenario.section,
                    "reason": scenario.reason,
                    "started": scenario.started.isoformat() if scenario.started else None,
                    "duration_s": round(scenario.duration_s, 3),
                    "message": scenario.message or scenario.reason,
                    "recovery": [attempt.model_dump(mode="json") for attempt in scenario.recovery],
                    "not_put_back": scenario.not_put_back,
                    "not_closed": scenario.not_closed,
                    "evidence": [evidence.model_dump(mode="json") for evidence in scenario.evidence],
                }
                for scenario in self.scenarios
            ],
        }


def _left_out(rows: list[StatementResult]) -> Counter[str]:
    return Counter((row.reason or NOT_SELECTED).partition(":")[0] for row in rows if row.verdict is None)


def evaluate(run: Run, instruction: Instruction) -> Results:
    """Work out the verdicts of a run over the instruction's statements."""
    verifying: dict[str, list[Scenario]] = {}
    for scenario in run.scenarios:
        for id_ in scenario.statements:
            verifying.setdefault(id_, []).append(scenario)
    statements = [_of_statement(one, verifying.get(one.id, []), run) for one in instruction.to_verify]
    sections = []
    for number in instruction.sections:
        rows = [row for row in statements if row.statement.section == number]
        if rows:
            verdict = worst(row.verdict for row in rows if row.verdict is not None)
            sections.append(SectionResult(number, instruction.sections[number], verdict, rows))
    verdict = run_verdict(
        (scenario.verdict for scenario in run.scenarios),
        complete=not run.cut_off and not run.damaged_lines,
        suite_error=bool(run.errors),
    )
    return Results(run, verdict, statements, sections)


def load_results(out: Path) -> Results:
    """Read the run in `out` and work out its verdicts.

    Raises:
        ReportError: there is no readable run.
    """
    return evaluate(read_run(out), load_instruction())


def write_json(results: Results, path: Path) -> None:
    """Write results.json, whole or not at all.

    Raises:
        ReportError: the file can't be written.
    """
    write_text(path, to_json(results.to_json(), indent=2).decode("utf-8") + "\n")


def write_text(path: Path, text: str) -> None:
    """Write a file of the report under a passing name and rename it, so that half a file is never read.

    Raises:
        ReportError: the directory can't be written to.
    """
    passing = path.with_name(path.name + ".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        passing.write_text(text, encoding="utf-8")
        passing.replace(path)
    except OSError as error:
        message = (
            f"Nie można zapisać „{path}” ({_cause(error)}); zmień uprawnienia albo wskaż inny katalog opcją --wyniki."
        )
        raise ReportError(message) from error


def _cause(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "brak uprawnień do zapisu"
    if isinstance(error, FileExistsError | NotADirectoryError | IsADirectoryError):
        return "w tym miejscu jest coś innego niż trzeba: plik zamiast katalogu albo odwrotnie"
    return "dysk odmówił zapisu"


def _of_statement(statement: Statement, chosen: list[Scenario], run: Run) -> StatementResult:
    if chosen:
        verdict = worst(scenario.verdict for scenario in chosen)
        reason = None
        if verdict is not Verdict.CONFORMING:
            reason = next(scenario.reason for scenario in chosen if scenario.verdict is verdict)
        return StatementResult(statement, verdict, reason, chosen)
    impossible = [ref for ref in run.out_of_scope if statement.id in ref.statements]
    if impossible:
        why = next((ref.reason for ref in impossible if ref.reason), "").removeprefix(f"{OUT_OF_SCOPE}: ")
        reason = f"{OUT_OF_SCOPE}: {why}" if why and why != OUT_OF_SCOPE else OUT_OF_SCOPE
    else:
        reason = TO_COME if statement.to_come else NOT_SELECTED
    return StatementResult(statement, None, reason, [])
