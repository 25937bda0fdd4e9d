"""What the portal must do, by sections, as features/requirements.toml lists it; most of it is the instruction's."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

from reports.errors import ReportError

REQUIREMENTS = Path(__file__).parent.parent / "features" / "requirements.toml"
TAG_PREFIX = "iikp-"
THE_INSTRUCTION = "instrukcja"


@dataclass(frozen=True)
class Statement:
    """One testable statement; `source` says how it is known that the portal must do this."""

    id: str
    section: str
    kind: str
    text: str
    to_come: bool
    source: str = THE_INSTRUCTION

    @property
    def other_source(self) -> str | None:
        """The source, where it is not the instruction."""
        return None if self.source == THE_INSTRUCTION else self.source

    @property
    def anchor(self) -> str:
        """The statement's place on the liaison's page, without the sign „#”."""
        return f"wymaganie-{self.id}"


@dataclass(frozen=True)
class Instruction:
    """Sections (number, or a word where the instruction has no such section, to title) and statements by id."""

    sections: dict[str, str]
    statements: dict[str, Statement]

    @property
    def to_verify(self) -> list[Statement]:
        """The statements that the portal must fulfil (kind P): what the scope of a run is counted in."""
        return [statement for statement in self.statements.values() if statement.kind == "P"]

    def of_tags(self, tags: list[str]) -> list[Statement]:
        """Return the statements that a scenario's tags (without „@”) name; unknown ids are left out."""
        ids = (tag.removeprefix(TAG_PREFIX) for tag in tags if tag.startswith(TAG_PREFIX))
        return [self.statements[id_] for id_ in ids if id_ in self.statements]

    def title(self, section: str) -> str:
        """Return „2.3 Wylogowanie”, „Zgody (uprawnienia)”."""
        return f"{number_of(section)} {self.sections.get(section, '')}".strip()


def number_of(section: str) -> str:
    """Return the section's number in the instruction, empty where the instruction has no such section."""
    return section if section[:1].isdigit() else ""


@functools.cache
def load_instruction(path: Path = REQUIREMENTS) -> Instruction:
    """Read the statements.

    Raises:
        ReportError: the file is missing or is no list of statements.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        statements = {
            id_: Statement(
                id=id_,
                section=row["section"],
                kind=row["kind"],
                text=row["text"],
                to_come=bool(row.get("to_come", False)),
                source=row.get("source", THE_INSTRUCTION),
            )
            for id_, row in data["statements"].items()
        }
        return Instruction(sections=dict(data["sections"]), statements=statements)
    except (OSError, KeyError, TypeError, AttributeError, ValueError) as error:
        message = f"Nie można odczytać wykazu wymagań „{path.name}”: plik jest uszkodzony albo go brakuje."
        raise ReportError(message) from error
