"""What a row of the tables of defects says."""

from __future__ import annotations

from dataclasses import dataclass

DIFFERS = "niezgodne"
UNAVAILABLE = "środowisko niedostępne"


@dataclass(frozen=True)
class Defect:
    """A rule of the local iIKP that does not hold.

    Attributes:
        name: the function of `breaking` that breaks it.
        statement: id of the statement of features/requirements.toml that is then untrue.
        broken: what is wrong, as a tester would report it.
        red: names of the scenarios that must turn red; others of the statement may.
        says: words that the message of each of them must contain.
        verdict: "środowisko niedostępne" where the portal shows screen 3.1 or 3.2, which always comes first.
        often: tried in every run of the tests, not only by `make detect`.
        only: a regular expression; of the statement's scenarios only those of such a name are run.
    """

    name: str
    statement: str
    broken: str
    red: tuple[str, ...]
    says: tuple[str, ...]
    verdict: str = DIFFERS
    often: bool = False
    only: str | None = None
