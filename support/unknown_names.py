"""Finds names in scenarios that nobody knows: a misspelt facility must not pass for an unknown step."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import PurePath
from typing import TYPE_CHECKING

from behave.matchers import ParseMatcher
from parse import Parser, with_pattern

from support.names import CONSENT_KINDS, DRUGS, FACILITIES, WORKERS
from support.people import BY_FORM
from support.verdicts import SetupError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from behave.model import Scenario, Step
    from behave.step_registry import StepRegistry


@dataclass(frozen=True)
class UnknownName:
    """A name that stands where one of `known` should."""

    name: str
    kind: str
    known: tuple[str, ...]

    @property
    def nearest(self) -> str:
        """The known name that is most like it."""
        return max(self.known, key=lambda known: _likeness(self.name, known))

    @property
    def strangeness(self) -> float:
        """How little it is like any known name, from 0 to 1."""
        return 1 - _likeness(self.name, self.nearest)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()


_QUOTED = r'[^"]*'
_CAPITALISED = r"[A-ZĄĆĘŁŃÓŚŹŻ]\w*"
# By parameter type: what is called what, which names are known, and what else may stand there by mistake.
_TYPES: dict[str, tuple[str, Collection[str], str]] = {
    "Person": ("nieznany pacjent", BY_FORM, _CAPITALISED),
    "Facility": ("nieznana placówka", FACILITIES, _QUOTED),
    "Worker": ("nieznana osoba medyczna", WORKERS, _QUOTED),
    "Drug": ("nieznany lek", DRUGS, _QUOTED),
    "ConsentKind": ("nieznany rodzaj uprawnienia", CONSENT_KINDS, _QUOTED),
}
_COLUMNS = {"placówka": "Facility", "lek": "Drug", "rodzaj": "ConsentKind", "osoba medyczna": "Worker"}


def _understood(type_name: str, text: str) -> str | UnknownName:
    kind, known, _ = _TYPES[type_name]
    return text if text in known else UnknownName(text, kind, tuple(known))


def _open_to_any(type_name: str) -> Callable[[str], str | UnknownName]:
    @with_pattern(_TYPES[type_name][2])  # type: ignore[untyped-decorator]  # parse is untyped
    def understood(text: str) -> str | UnknownName:
        return _understood(type_name, text)

    found: Callable[[str], str | UnknownName] = understood
    return found


def check_names(scenarios: Iterable[Scenario], steps: StepRegistry) -> None:
    """Refuse names that nobody knows, before anything is started.

    Raises:
        SetupError: names file, line and the nearest known name of the first, and how many others there are.
    """
    found = list(dict.fromkeys(unknown_names(scenarios, steps)))
    if found:
        others = f" Takich miejsc jest więcej, razem {len(found)}." if len(found) > 1 else ""
        raise SetupError(found[0] + "." + others)


def unknown_names(scenarios: Iterable[Scenario], steps: StepRegistry) -> Iterator[str]:
    """Yield „file:line: nieznana placówka „…”; najbliższa znana nazwa: „…”” for each unknown name.

    Args:
        scenarios: outline rows expanded.
        steps: the registry into which behave has loaded the step files.
    """
    parsers: dict[str, Parser] = {}
    for scenario in scenarios:
        file = PurePath(str(scenario.feature.filename)).name
        for step in scenario.all_steps:
            for unknown, line in (*_in_text(scenario, step, steps, parsers), *_in_table(scenario, step)):
                yield f"{file}:{line}: {unknown.kind} „{unknown.name}”; najbliższa znana nazwa: „{unknown.nearest}”"


def _in_text(
    scenario: Scenario, step: Step, steps: StepRegistry, parsers: dict[str, Parser]
) -> Iterator[tuple[UnknownName, int]]:
    if steps.find_match(step) is not None:
        return
    readings = []
    for definition in (*steps.steps[step.step_type], *steps.steps["step"]):
        pattern = definition.pattern
        if pattern not in parsers:
            types = {**ParseMatcher.TYPE_REGISTRY, **{name: _open_to_any(name) for name in _TYPES}}
            parsers[pattern] = Parser(pattern, extra_types=types, case_sensitive=True)
        read = parsers[pattern].parse(step.name)
        if read is not None:
            values = (*read.fixed, *read.named.values())
            readings.append([value for value in values if isinstance(value, UnknownName)])
    # Where several steps could be meant, the one whose names are missed by least.
    for unknown in min(readings, key=lambda names: sum(name.strangeness for name in names), default=[]):
        yield unknown, _line(scenario, unknown.name, step.line)


def _in_table(scenario: Scenario, step: Step) -> Iterator[tuple[UnknownName, int]]:
    for row in step.table or ():
        for heading, cell in zip(row.headings, row.cells, strict=True):
            type_name = _COLUMNS.get(heading.casefold())
            if type_name is None or not cell:
                continue
            unknown = _understood(type_name, cell)
            if isinstance(unknown, UnknownName):
                yield unknown, _line(scenario, cell, row.line)


def _line(scenario: Scenario, name: str, line: int) -> int:
    """Return the line to correct: the outline's row where the name came from there."""
    row = scenario._row  # noqa: SLF001 -- behave keeps it nowhere else
    return int(scenario.line if row is not None and name in row.cells else line)
