"""The verdicts, their order and how Polish counts them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Verdict(StrEnum):
    """What can be said of a scenario, a statement or a run; the value is the wording of every report."""

    NONCONFORMING = "niezgodne"
    UNAVAILABLE = "środowisko niedostępne"
    SUITE_ERROR = "błąd zestawu"
    UNVERIFIED = "niesprawdzone"
    INCOMPLETE = "niepełne"
    CONFORMING = "zgodne"


WORST_FIRST = (
    Verdict.NONCONFORMING,
    Verdict.UNAVAILABLE,
    Verdict.SUITE_ERROR,
    Verdict.UNVERIFIED,
    Verdict.CONFORMING,
)
"""The order of scenarios and statements; a run says „niepełne” where these say „niesprawdzone”."""

WEIGHTIEST_FIRST = (*WORST_FIRST[:3], Verdict.CONFORMING, Verdict.UNVERIFIED)
"""Which verdict counts of a scenario that ran more than once: the worst of what was verified at all."""

FINDINGS = (Verdict.NONCONFORMING, Verdict.UNAVAILABLE, Verdict.SUITE_ERROR)
"""The verdicts somebody has to act on."""

EXIT_CODES = {
    Verdict.CONFORMING: 0,
    Verdict.NONCONFORMING: 1,
    Verdict.UNAVAILABLE: 2,
    Verdict.SUITE_ERROR: 3,
    Verdict.INCOMPLETE: 4,
}


def worst(verdicts: Iterable[Verdict]) -> Verdict | None:
    """Return the worst of the scenarios' or statements' verdicts, None when there is none."""
    return min(verdicts, key=WORST_FIRST.index, default=None)


def run_verdict(verdicts: Iterable[Verdict], *, complete: bool = True, suite_error: bool = False) -> Verdict:
    """Return a run's verdict from its selected scenarios'.

    Args:
        verdicts: one per selected scenario; none at all means that nothing was verified.
        complete: False when the run was cut off, whatever its scenarios say.
        suite_error: something of the suite's own failed outside the scenarios.
    """
    found = list(verdicts)
    if suite_error:
        found.append(Verdict.SUITE_ERROR)
    if not complete or not found:
        found.append(Verdict.UNVERIFIED)
    result = worst(found) or Verdict.UNVERIFIED
    return Verdict.INCOMPLETE if result is Verdict.UNVERIFIED else result


_TEENS = range(12, 15)
_FEW = range(2, 5)


def plural(count: int, one: str, few: str, many: str) -> str:
    """Return the number with its noun: 1 wymaganie, 2 wymagania, 5 wymagań, 12 wymagań, 22 wymagania."""
    if count == 1:
        return f"{count} {one}"
    if count % 10 in _FEW and count % 100 not in _TEENS:
        return f"{count} {few}"
    return f"{count} {many}"


def requirements(count: int) -> str:
    """Return the number of requirements: „1 wymaganie”."""
    return plural(count, "wymaganie", "wymagania", "wymagań")


def requirements_of(count: int) -> str:
    """Return the number of requirements in the genitive: „nie sprawdzano 1 wymagania”."""
    return f"{count} {'wymagania' if count == 1 else 'wymagań'}"


def scenarios(count: int) -> str:
    """Return the number of scenarios: „2 scenariusze”."""
    return plural(count, "scenariusz", "scenariusze", "scenariuszy")
