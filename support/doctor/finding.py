"""What a check has found: one line for people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.profile import Profile
    from support.settings import Settings


class Mark(StrEnum):
    """How a line begins."""

    GOOD = "✓"
    WARNING = "!"
    BAD = "✗"
    NOT_ASKED = "–"


@dataclass(frozen=True)
class Finding:
    """One line.

    Attributes:
        mark: how it is.
        topic: what was looked at.
        text: what is there, or what is wrong and what to do.
    """

    mark: Mark
    topic: str
    text: str


good = partial(Finding, Mark.GOOD)
warning = partial(Finding, Mark.WARNING)
bad = partial(Finding, Mark.BAD)
not_asked = partial(Finding, Mark.NOT_ASKED)


@dataclass(frozen=True)
class Subject:
    """What is examined.

    Attributes:
        settings: the run's choices.
        mistakes: of choices and profile, in Polish.
        profile: what of the profile is without mistakes; None when nothing of it can be understood.
        environ: the variables of the environment.
    """

    settings: Settings
    mistakes: tuple[str, ...]
    profile: Profile | None
    environ: Mapping[str, str]


Check = "Callable[[Subject], Iterable[Finding]]"
