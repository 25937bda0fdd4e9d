"""Recovery by section 3 of the instruction: what is tried when a log-in ends on an error screen.

Each way is tried once, in the profile's order, and leaves a trace; only at log-in: in the middle of a scenario what was
done could be done twice.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from support.evidence import WARSAW
from support.verdicts import EnvironmentUnavailableError, NoRecoveryError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")


class Way(StrEnum):
    """A way of the instruction, as the profile's `recovery` names it."""

    START_OVER = "od-poczatku"
    HARD_RELOAD = "ctrl-f5"
    PRIVATE_MODE = "tryb-prywatny"

    @property
    def words(self) -> str:
        """What people call it."""
        return _WORDS[self]


_WORDS = {
    Way.START_OVER: "ponowienie od kroku 2.1",
    Way.HARD_RELOAD: "CTRL+F5 na stronie testowego WK",
    Way.PRIVATE_MODE: "tryb prywatny przeglądarki",
}
_FIRST = "logowanie"
_WORKED = "udało się"
AT_END = "na końcu scenariusza"
AFTER_FORMER_RUN = "wylogowanie po poprzednim przebiegu"


class Recovery:
    """The attempts of one session.

    Attributes:
        attempts: what was tried once something had failed, in order: time, way, node, section, outcome, evidence.
        on: False in scenarios that look at the error screens themselves, and once all ways have failed.
        picture: takes a screenshot of an attempt, given its words; None where nobody wants one.
        occasion: why somebody logs in who is none of the scenario's steps, told with the attempts; empty for the steps.
    """

    def __init__(self, ways: Sequence[Way], picture: Callable[[str], dict[str, Any] | None] | None = None) -> None:
        """Try nothing yet."""
        self._ways = ways
        self.picture = picture
        self.attempts: list[dict[str, Any]] = []
        self.on = True
        self.occasion = ""

    def run(self, log_in: Callable[[Way | None], T]) -> T:
        """Log in; if the environment is unavailable, try the ways in turn until one works.

        Args:
            log_in: does it, by the way given; the first time by none.

        Raises:
            EnvironmentUnavailableError: none has worked; the message tells of every attempt. Or none can work.
        """
        try:
            return log_in(None)
        except EnvironmentUnavailableError as error:
            if not self.on or isinstance(error, NoRecoveryError):
                raise
            self._note(_FIRST, error)
            return self._recover(log_in, error)

    def _recover(self, log_in: Callable[[Way | None], T], first: Exception) -> T:
        last = first
        for way in self._ways:
            try:
                found = log_in(way)
            except EnvironmentUnavailableError as error:
                last = error
                self._note(way.words, error)
            else:
                self._note(way.words, None)
                return found
        # What the end of the scenario tries, to log out, it tries once.
        self.on = False
        raise self._given_up(last) from last

    def _note(self, words: str, error: EnvironmentUnavailableError | None) -> None:
        outcome = _WORKED if error is None else str(error).splitlines()[0]
        words = f"{self.occasion}: {words}" if self.occasion else words
        taken = self.picture(f"{words[0].upper()}{words[1:]}: {outcome}") if self.picture else None
        self.attempts.append(
            {
                "time": datetime.now(WARSAW).isoformat(timespec="milliseconds"),
                "way": words,
                "node": taken["node"] if taken else None,
                "section": error.section if error else None,
                "outcome": outcome,
                "address": taken["address"] if taken else "",
                "evidence": [taken] if taken else [],
            }
        )

    def _given_up(self, last: Exception) -> EnvironmentUnavailableError:
        lines = [f"- {one['way']}: {one['outcome']}" for one in self.attempts]
        message = "\n".join([str(last).splitlines()[0], "Czego próbowano (instrukcja, punkt 3):", *lines])
        return EnvironmentUnavailableError(message, getattr(last, "section", None))
