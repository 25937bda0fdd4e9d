"""How the reports put verdicts, times and places into Polish sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from reports.verdicts import Verdict, scenarios

if TYPE_CHECKING:
    from datetime import datetime

    from reports.results import Results

WARSAW = ZoneInfo("Europe/Warsaw")
MINUTE_S = 60


def warsaw(time: datetime) -> str:
    """Return „15.06.2026, 10:00” in Polish time."""
    return time.astimezone(WARSAW).strftime("%d.%m.%Y, %H:%M")


def warsaw_seconds(time: datetime) -> str:
    """Return „15.06.2026, 10:00:07” in Polish time."""
    return time.astimezone(WARSAW).strftime("%d.%m.%Y, %H:%M:%S")


def warsaw_clock(time: datetime) -> str:
    """Return „10:00:07” in Polish time."""
    return time.astimezone(WARSAW).strftime("%H:%M:%S")


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


def subject(results: Results) -> str:
    """Return what was checked; the stand-in is never called iIKP."""
    return "lokalny zastępnik iIKP" if results.run.local else "iIKP"


def environment_name(results: Results) -> str:
    """Return the environment's name for people."""
    if results.run.local:
        return "lokalny zastępnik iIKP (dane fikcyjne)"
    return f"iIKP, profil „{results.run.profile}”"


def sentence(results: Results) -> str:
    """Return the verdict as one sentence for somebody who reads nothing else."""
    who = subject(results)
    selected, total = results.selected, results.total
    if not results.scenarios:
        return "Niczego nie sprawdzono: nie wybrano żadnego scenariusza."
    if results.verdict is Verdict.CONFORMING:
        if selected == total:
            return f"{_capital(who)} działa zgodnie z instrukcją: spełnia {total} z {total} wymagań."
        return f"W sprawdzonym zakresie {who} działa zgodnie z instrukcją ({selected} z {total} wymagań)."
    if results.verdict is Verdict.NONCONFORMING:
        failed = results.count(Verdict.NONCONFORMING)
        what = f"nie spełnia {failed} z {_of_chosen(selected)}"
        if not failed:
            what = f"odstępstwa wykazano tylko poza wykazem wymagań ({scenarios(_hits(results))})"
        return f"{_capital(who)} nie działa zgodnie z instrukcją: {what}."
    lead = {
        Verdict.UNAVAILABLE: "Środowisko było niedostępne",
        Verdict.SUITE_ERROR: "Wynik jest niepewny, bo zawiódł zestaw testów",
    }.get(results.verdict, "Sprawdzenie jest niepełne")
    unknown = selected - results.count(Verdict.CONFORMING)
    return f"{lead}: nie udało się sprawdzić {unknown} z {_of_chosen(selected)}." if unknown else f"{lead}."


def _of_chosen(count: int) -> str:
    return "1 wybranego wymagania" if count == 1 else f"{count} wybranych wymagań"


def _hits(results: Results) -> int:
    return sum(scenario.verdict is results.verdict for scenario in results.scenarios)


def _capital(text: str) -> str:
    return text if text.startswith("iIKP") else text[0].upper() + text[1:]
