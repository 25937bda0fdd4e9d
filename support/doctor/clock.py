"""This machine's clock beside the servers': certificates and Profil Zaufany's answers are only good for a while."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from support.doctor.finding import Finding, bad, good, not_asked

_MAY_BE_OFF = timedelta(seconds=60)
_TOPIC = "Zegar"


def ahead(date: str | None, asked_at: datetime, answered_at: datetime) -> timedelta | None:
    """Return how far this machine's clock is ahead of a server's; None when its answer does not tell.

    Args:
        date: the answer's Date header.
        asked_at: when it was asked, by this machine's clock.
        answered_at: when the answer came.
    """
    try:
        told = parsedate_to_datetime(date) if date else None
    except ValueError:
        return None
    if told is None or told.tzinfo is None:
        return None
    # The server looked at its clock somewhere in between, and tells no parts of a second.
    return asked_at + (answered_at - asked_at) / 2 - (told + timedelta(seconds=0.5))


def clock(differences: list[timedelta]) -> Finding:
    """Tell whether the clock is right, by how far it is ahead of each server's."""
    if not differences:
        return not_asked(_TOPIC, "nie ma z czym porównać: żaden adres nie odpowiedział")
    # Where servers disagree, the one that this clock is nearest to speaks for it.
    off = min(differences, key=abs)
    if abs(off) <= _MAY_BE_OFF:
        return good(_TOPIC, f"zgodny z zegarem serwera (różnica {abs(off).total_seconds():.0f} s)")
    how = "śpieszy się" if off > timedelta() else "spóźnia się"
    return bad(_TOPIC, f"{how} o {_length(abs(off))} względem serwera: włącz w systemie synchronizację czasu (NTP)")


def _length(off: timedelta) -> str:
    minutes, hours = round(off / timedelta(minutes=1)), round(off / timedelta(hours=1))
    if minutes < 120:  # noqa: PLR2004 -- from two hours on, minutes say no more
        return f"{minutes} min"
    return f"{hours} godz." if hours < 48 else f"{round(hours / 24)} dni"  # noqa: PLR2004 -- likewise
