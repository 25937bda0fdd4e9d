"""How the reports put times and places into Polish."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import datetime

    from reports.results import Results

WARSAW = ZoneInfo("Europe/Warsaw")
MINUTE_S = 60


def warsaw(time: datetime) -> str:
    """Return „15.06.2026, 10:00” in Polish time."""
    return time.astimezone(WARSAW).strftime("%d.%m.%Y, %H:%M")


def duration(seconds: float) -> str:
    """Return „2 min 31 s”."""
    minutes, rest = divmod(round(seconds), MINUTE_S)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def period(results: Results) -> str:
    """Return „15.06.2026, 10:00–10:03 (2 min 31 s), czas polski”."""
    run = results.run
    if run.ended is None:
        return f"{warsaw(run.started)}, czas polski; przebieg nie dobiegł końca"
    start, end = run.started.astimezone(WARSAW), run.ended.astimezone(WARSAW)
    last = end.strftime("%H:%M") if start.date() == end.date() else warsaw(end)
    took = duration((run.ended - run.started).total_seconds())
    return f"{warsaw(run.started)}–{last} ({took}), czas polski"


def environment_name(results: Results) -> str:
    """Return the environment's name for people; the stand-in is never called iIKP."""
    if results.run.local:
        return "lokalny zastępnik iIKP (dane fikcyjne)"
    return f"iIKP, profil „{results.run.profile}”"
