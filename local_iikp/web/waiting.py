"""Keeping an answer waiting, no longer than somebody wants it."""

from collections.abc import Callable
from threading import Event

LOOK_SECONDS = 0.1

ending = Event()
"""Set when the process ends."""


def wait(seconds: float, has_left: Callable[[], bool]) -> None:
    """Wait, but not when the browser has left (its thread can serve others) or the process ends."""
    while seconds > 0 and not has_left() and not ending.wait(min(seconds, LOOK_SECONDS)):
        seconds -= LOOK_SECONDS
