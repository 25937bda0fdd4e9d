"""How the reports put verdicts, times and places into Polish sentences."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from reports.instruction import THE_INSTRUCTION
from reports.verdicts import Verdict, plural, requirements_of, scenarios

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from reports.results import Results, StatementResult

WARSAW = ZoneInfo("Europe/Warsaw")
MINUTE_S = 60
MONTHS = (
    "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec",
    "lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień",
)  # fmt: skip
WEEKDAYS = ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela")
SOURCES = {
    "ustawa": "z ustawy",
    "opis publiczny": "z publicznego opisu IKP",
    "założenie": "z założeń autorów zestawu",
}
"""Where statements come from that are not the instruction's own."""
_HUNDRED = range(100, 200)


def warsaw(time: datetime) -> str:
    """Return „15.06.2026, 10:00” in Polish time."""
    return time.astimezone(WARSAW).strftime("%d.%m.%Y, %H:%M")


def warsaw_seconds(time: datetime) -> str:
    """Return „15.06.2026, 10:00:07” in Polish time."""
    return time.astimezone(WARSAW).strftime("%d.%m.%Y, %H:%M:%S")


def warsaw_clock(time: datetime) -> str:
    """Return „10:00:07” in Polish time."""
    return time.astimezone(WARSAW).strftime("%H:%M:%S")


def day(date: date) -> str:
    """Return „15.06.2026”."""
    return date.strftime("%d.%m.%Y")


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


def heading(results: Results) -> str:
    """Return what the page is, in a few words for its top and for the foot of each sheet."""
    if results.run.local:
        return "Sprawdzenie lokalnego zastępnika iIKP – raport próbny"
    return "Sprawdzenie iIKP – raport dla Centrum e-Zdrowia"


def environment_name(results: Results) -> str:
    """Return the environment's name for people."""
    if results.run.local:
        return "lokalny zastępnik iIKP (dane fikcyjne)"
    return f"iIKP, profil „{results.run.profile}”"


def sentence(results: Results) -> str:
    """Return the verdict as one sentence for somebody who reads nothing else."""
    who = subject(results)
    if not results.scenarios:
        return "Niczego nie sprawdzono: nie wybrano żadnego scenariusza."
    selected = results.selected
    if results.verdict is Verdict.CONFORMING:
        if not selected:
            return f"W sprawdzonym zakresie {who} działa poprawnie, ale wykazu wymagań ten przebieg nie sprawdzał."
        fulfilled = f"spełnia {_all(results, selected)} ({origins(results.statements, Verdict.CONFORMING)})"
        if selected == results.total:
            return f"{_capital(who)} działa zgodnie z wymaganiami: {fulfilled}."
        return f"W sprawdzonym zakresie {who} działa zgodnie z wymaganiami: {fulfilled}."
    if results.verdict is Verdict.NONCONFORMING:
        failed = results.count(Verdict.NONCONFORMING)
        own = origins(results.statements, Verdict.NONCONFORMING)
        colon = ": " if own[0].isdigit() else " "
        what = f"nie spełnia {requirements_of(failed)}{colon}{own} ({_of(selected)} {_chosen(selected)})"
        if not failed:
            what = f"odstępstwa wykazano tylko poza wykazem wymagań ({scenarios(_hits(results))})"
        return f"{_capital(who)} działa niezgodnie z wymaganiami: {what}."
    fulfilled_some = results.count(Verdict.CONFORMING) > 0
    lead = {
        Verdict.UNAVAILABLE: "Środowisko nie zawsze było dostępne" if fulfilled_some else "Środowisko było niedostępne",
        Verdict.SUITE_ERROR: "Wynik jest niepewny, bo zawiódł zestaw testów",
    }.get(results.verdict, "Sprawdzenie jest niepełne")
    unknown = selected - results.count(Verdict.CONFORMING)
    how_many = "żadnego" if unknown == selected > 1 else unknown
    return f"{lead}: nie udało się sprawdzić {how_many} {_of_chosen(selected)}." if unknown else f"{lead}."


def scope(results: Results) -> str:
    """Return over how much the run speaks: „9 ze 107 wymagań (9 z instrukcji CeZ); o pozostałych nic nie mówi”."""
    chosen = [row for row in results.statements if row.verdict is not None]
    if not chosen:
        return f"żadne z {results.total} wymagań"
    sources = _sources(chosen)
    if len(chosen) == results.total:
        return f"wszystkie wymagania, {results.total}: {sources}"
    rest = plural(results.total - len(chosen), "pozostałym", "pozostałych", "pozostałych")
    return f"{len(chosen)} {_of(results.total)} wymagań: {sources}; o {rest} ten przebieg nic nie mówi"


def origins(rows: Iterable[StatementResult], verdict: Verdict) -> str:
    """Return how many statements of this verdict are the instruction's: „44 z instrukcji CeZ i 63 z innych źródeł”."""
    sources = [row.statement.source for row in rows if row.verdict is verdict]
    own = sources.count(THE_INSTRUCTION)
    if own == len(sources):
        return "z instrukcji CeZ"
    if not own:
        return "z innych źródeł niż instrukcja CeZ"
    return f"{own} z instrukcji CeZ i {len(sources) - own} z innych źródeł"


def _sources(rows: Iterable[StatementResult]) -> str:
    counted = Counter(row.statement.source for row in rows)
    names = {THE_INSTRUCTION: "z instrukcji CeZ"} | SOURCES
    if len(counted) == 1:
        only = next(iter(counted))
        return names.get(only, f"ze źródła „{only}”")
    known = [f"{counted.pop(source)} {name}" for source, name in names.items() if source in counted]
    return ", ".join([*known, *(f"{count} ze źródła „{source}”" for source, count in counted.items())])


def _all(results: Results, count: int) -> str:
    if count == results.total:
        return f"wszystkie {count}"
    if count == 1:
        return "jedyne, które sprawdzono"
    return f"wszystkie {plural(count, 'sprawdzone', 'sprawdzone', 'sprawdzonych')}"


def _of(count: int) -> str:
    """Return the number after „z”, which is „ze” before „stu”: „z 44”, „ze 107”."""
    return f"{'ze' if count in _HUNDRED else 'z'} {count}"


def _of_chosen(count: int) -> str:
    return f"{_of(count)} {'wybranego wymagania' if count == 1 else 'wybranych wymagań'}"


def _chosen(count: int) -> str:
    return "wybranego" if count == 1 else "wybranych"


def _hits(results: Results) -> int:
    return sum(scenario.verdict is results.verdict for scenario in results.scenarios)


def _capital(text: str) -> str:
    return text if text.startswith("iIKP") else text[0].upper() + text[1:]
