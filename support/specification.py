"""Checks that the specification hangs together: features, requirements.toml and steps. Run by `make lint`.

Prints a Polish line for each fault, with file and line, and exits 1 when there is one.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from behave.parser import parse_file
from behave.runner_util import load_step_modules
from behave.step_registry import registry

from support.profile import ROOT
from support.records import STATEMENT_TAG
from support.suite import LOCAL_ONLY
from support.unknown_names import unknown_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from behave.model import Feature, Scenario, Step

_LANGUAGE = "# language: pl"
_KINDS = {"P", "S", "I"}
_SOURCES = {"instrukcja", "ustawa", "opis publiczny", "założenie"}
_KEYS = {"section", "kind", "text", "source", "to_come"}
_OTHER_TAGS = {LOCAL_ONLY, "dym", "blocker", "critical", "normal", "minor", "trivial"}


@dataclass(frozen=True)
class Specification:
    """The parsed features, the sections' titles, the statements by id, and the folder of the step files."""

    features: dict[Path, Feature]
    sections: dict[str, str]
    statements: dict[str, dict[str, Any]]
    steps: Path

    def scenarios(self) -> Iterator[tuple[Path, Scenario]]:
        """Yield every scenario, outline rows expanded, with its file."""
        for path, feature in self.features.items():
            for scenario in feature.walk_scenarios():
                yield path, scenario


def read(root: Path) -> Specification:
    """Parse what stands below `root`: features/*.feature, features/requirements.toml, steps/*.py.

    Raises:
        behave.parser.ParserError: a feature file is not Gherkin.
        tomllib.TOMLDecodeError: requirements.toml is not TOML.
    """
    paths = sorted((root / "features").glob("**/*.feature"))
    listed = tomllib.loads((root / "features" / "requirements.toml").read_text(encoding="utf-8"))
    features = {path: parse_file(str(path)) for path in paths}
    return Specification(features, listed["sections"], listed["statements"], root / "steps")


def faults(specification: Specification) -> list[str]:
    """Return what is wrong, a Polish line each; empty when nothing is."""
    load_step_modules([str(specification.steps)])
    checks = (
        _languages,
        _statements,
        _tags,
        _uncovered,
        _names,
        _unchecked,
        _unknown_names,
        _undefined_steps,
        _unused_steps,
        _steps_importing_steps,
    )
    return [fault for check in checks for fault in check(specification)]


def _languages(specification: Specification) -> Iterator[str]:
    for path in specification.features:
        if path.read_text(encoding="utf-8").split("\n", 1)[0].strip() != _LANGUAGE:
            yield f"{path.name}:1: plik nie zaczyna się od „{_LANGUAGE}”"


def _statements(specification: Specification) -> Iterator[str]:
    for key, statement in specification.statements.items():
        where = f"requirements.toml: stwierdzenie {key}"
        section = statement.get("section")
        if section not in specification.sections:
            yield f"{where} jest w nieznanym dziale „{section}”"
        elif not re.fullmatch(rf"{re.escape(section)}-[a-z]+", key):
            yield f"{where} nie zaczyna się od nazwy swojego działu „{section}”"
        elif not section[0].isdigit() and "source" not in statement:
            yield f"{where} nie podaje źródła (source), a nie jest w dziale instrukcji"
        if statement.get("kind") not in _KINDS:
            yield f"{where} ma nieznany rodzaj „{statement.get('kind')}”"
        if not statement.get("text"):
            yield f"{where} nie ma treści (text)"
        if statement.get("source", "instrukcja") not in _SOURCES:
            yield f"{where} ma nieznane źródło „{statement['source']}”; do wyboru: {', '.join(sorted(_SOURCES))}"
        for unknown in sorted(set(statement) - _KEYS):
            yield f"{where} ma nieznany klucz „{unknown}”"


def _tags(specification: Specification) -> Iterator[str]:
    for path, scenario in specification.scenarios():
        for tag in map(str, scenario.effective_tags):
            if tag.startswith(STATEMENT_TAG):
                if tag.removeprefix(STATEMENT_TAG) not in specification.statements:
                    yield f"{path.name}:{scenario.line}: nieznane stwierdzenie @{tag}"
            elif tag not in _OTHER_TAGS:
                yield f"{path.name}:{scenario.line}: nieznany znacznik @{tag}"


def _uncovered(specification: Specification) -> Iterator[str]:
    covered = {
        str(tag).removeprefix(STATEMENT_TAG)
        for _, scenario in specification.scenarios()
        for tag in scenario.effective_tags
    }
    for key, statement in specification.statements.items():
        if statement.get("kind") != "P":
            continue
        to_come = statement.get("to_come", False)
        if key not in covered and not to_come:
            yield f"requirements.toml: stwierdzenie {key} nie ma scenariusza ani znaku to_come"
        if key in covered and to_come:
            yield f"requirements.toml: stwierdzenie {key} ma scenariusz, a wciąż znak to_come"


def _names(specification: Specification) -> Iterator[str]:
    for path, feature in specification.features.items():
        for name, times in Counter(scenario.name for scenario in feature.walk_scenarios()).items():
            if times > 1:
                yield f"{path.name}: {times} scenariusze o tej samej nazwie „{name}”"


def _unchecked(specification: Specification) -> Iterator[str]:
    for path, scenario in specification.scenarios():
        where = f"{path.name}:{scenario.line}: scenariusz „{scenario.name}”"
        if not any(step.step_type == "then" for step in scenario.steps):
            yield f"{where} niczego nie sprawdza: nie ma kroku „Wtedy”"
        # behave takes a first step whose keyword is misspelt for a description.
        for line in scenario.description:
            yield f"{where} ma wiersz, który nie jest krokiem: „{line}”"


def _unknown_names(specification: Specification) -> Iterator[str]:
    scenarios = (scenario for _, scenario in specification.scenarios())
    yield from dict.fromkeys(unknown_names(scenarios, registry))


def _undefined_steps(specification: Specification) -> Iterator[str]:
    told: set[tuple[str, int]] = set()
    for path, scenario in specification.scenarios():
        for step in scenario.all_steps:
            if registry.find_match(step) is None and (path.name, step.line) not in told:
                told.add((path.name, step.line))
                yield f"{path.name}:{step.line}: nieznany krok „{step.keyword} {step.name}”"


def _unused_steps(specification: Specification) -> Iterator[str]:
    used = {_definition(step) for _, scenario in specification.scenarios() for step in scenario.all_steps}
    for definitions in registry.steps.values():
        for definition in definitions:
            if id(definition) not in used:
                location = definition.location
                yield f"{location.basename()}:{location.line}: nieużywany krok „{definition.pattern}”"


def _definition(step: Step) -> int | None:
    # As behave finds it, but telling which of a function's patterns it was.
    for definition in [*registry.steps[step.step_type], *registry.steps["step"]]:
        if definition.match(step.name):
            return id(definition)
    return None


def _steps_importing_steps(specification: Specification) -> Iterator[str]:
    files = sorted(specification.steps.glob("*.py"))
    modules = {path.stem for path in files} | {"steps"}
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            else:
                continue
            for name in names:
                if name.split(".")[0] in modules:
                    yield f"{path.name}:{node.lineno}: plik kroków nie importuje innego pliku kroków ({name})"


def main() -> int:
    """Print the faults of this repository's specification; return the exit code."""
    specification = read(ROOT)
    found = faults(specification)
    for fault in found:
        print(fault)  # noqa: T201 -- this is the command's output
    if not found:
        covered = sum(s["kind"] == "P" and not s.get("to_come") for s in specification.statements.values())
        scenarios = sum(1 for _ in specification.scenarios())
        print(f"Specyfikacja w porządku: {scenarios} scenariuszy, {covered} stwierdzeń.")  # noqa: T201 -- as above
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
