"""Ctrl+C, a closed terminal and the system's request to end: taken once, and never in the middle of a log-out."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_REASONS = {signal.SIGINT: "klawisze Ctrl+C", signal.SIGTERM: "żądanie systemu"}
if sys.platform != "win32":
    _REASONS[signal.SIGHUP] = "zamknięcie terminala albo programu, do którego szły wyniki"
_HEARD = "\nPrzerywam: jeszcze tylko wylogowanie i zapis wyników.\n"
_STDERR = 2


def nobody_reads() -> None:
    """Ask for the end: whoever read the screen has gone."""
    signal.raise_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGHUP)


class Interrupts:
    """Turns the first request to end into a KeyboardInterrupt, when nothing must be finished first.

    Attributes:
        reason: who asked for the end, in Polish; None as long as nobody did.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        """Listen to nothing yet; when `quiet`, somebody else tells the tester."""
        self._quiet = quiet
        self.reason: str | None = None
        self._held = False
        self._raised = False

    def listen(self) -> None:
        """Take these signals from now on."""
        for number in _REASONS:
            signal.signal(number, self._hear)

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        # Impatience changes nothing: the log-out is under way, and every wait in it is bounded.
        if self.reason is not None:
            return
        self.reason = _REASONS[signal.Signals(number)]
        # Not by print: the signal may have come in the middle of another print.
        if not self._quiet:
            # A terminal that was closed takes no word.
            with suppress(OSError):
                os.write(_STDERR, _HEARD.encode())
        if not self._held:
            self._raise()

    def _raise(self) -> None:
        self._raised = True
        raise KeyboardInterrupt

    @contextmanager
    def held(self) -> Iterator[None]:
        """Finish what is inside, whoever asks for the end meanwhile.

        Raises:
            KeyboardInterrupt: afterwards, when somebody did.
        """
        before, self._held = self._held, True
        try:
            yield
        finally:
            self._held = before
        if self.reason is not None and not self._raised and not self._held:
            self._raise()
