"""What a report to CeZ may say: not more than was seen, and a question where only an assumption stands behind it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from reports.findings import WORKED, failed_step_of
from reports.incident_mail import one_line
from reports.instruction import THE_INSTRUCTION, load_instruction, number_of
from reports.verdicts import Verdict, plural, requirements
from reports.wording import WARSAW, period, subject, warsaw, warsaw_clock, warsaw_seconds

if TYPE_CHECKING:
    from datetime import datetime

    from reports.findings import Finding
    from reports.instruction import Statement
    from reports.results import Results
    from reports.rundata import Evidence, Scenario

NOT_FOR_CEZ = "próba na lokalnym zastępniku – nie wysyłać do CeZ"


class _Manner(NamedTuple):
    """How to speak of a difference, by where the statement comes from."""

    source: str
    in_short: str
    differs: str
    request: str


_BY_SOURCE = {
    "instrukcja": _Manner(
        "instrukcja",
        "działanie inne niż w instrukcji{points}",
        "inne, niż mówi instrukcja{points}",
        "Prosimy o sprawdzenie i o odpowiedź, czy to błąd, czy portal ma teraz tak działać.",
    ),
    "ustawa": _Manner(
        "ustawa, nie instrukcja",
        "działanie inne, niż wynika z ustawy",
        "inne, niż – tak jak ją odczytujemy – wynika z ustawy. Instrukcja o tym nie mówi",
        "Prosimy o sprawdzenie i o odpowiedź, czy dobrze odczytujemy ustawę.",
    ),
    "opis publiczny": _Manner(
        "publiczny opis produkcyjnego IKP, nie instrukcja",
        "działanie inne niż w opisie IKP",
        "inne, niż podaje publiczny opis produkcyjnego IKP. Instrukcja o tym nie mówi",
        "Prosimy o odpowiedź, czy portal ma tu działać tak jak produkcyjne IKP.",
    ),
}
_ASSUMED = _Manner(
    "założenie autorów zestawu testów, nie instrukcja; prosimy o potwierdzenie albo sprostowanie",
    "pytanie o działanie",
    "inne, niż założyli autorzy zestawu testów. Instrukcja o tym nie mówi, więc to założenie może być błędne",
    "Prosimy o odpowiedź, jak portal ma tu działać. Jeżeli właśnie tak, jak zobaczyliśmy, poprawimy scenariusz.",
)
_UNCLEAR = _Manner(
    "",
    "działanie do wyjaśnienia",
    "inne, niż zakładał scenariusz",
    "Prosimy o odpowiedź, czy portal ma tak działać.",
)
_NO_PAGE = "środowisko nie odpowiedziało albo odpowiedziało błędem serwera"
# By how pages/no_connection.py begins.
_NO_CONNECTION = {
    "Certyfikat ": "przeglądarka nie zaufała certyfikatowi serwera, więc nie połączyła się z nim",
    "Przeglądarka nie połączyła się ": "przeglądarka nie połączyła się ze środowiskiem",
}
_NAME, _NUMBERS = 80, 12
_PREPARING = ("Mając", "Zakładając")
_GOES_ON = ("I", "Oraz", "Ale", "A także", "*")


class Story:
    """A finding in the words of a report to CeZ."""

    def __init__(self, results: Results, finding: Finding) -> None:
        """Tell of this finding of these results."""
        self._results = results
        self._finding = finding
        self.unavailable = finding.verdict is Verdict.UNAVAILABLE
        # „podczas sprawdzania …”
        self._checked = "lokalnego zastępnika iIKP" if results.run.local else "iIKP"

    @property
    def subject(self) -> str:
        """The message's subject."""
        line = f"{subject(self._results)}: {self._in_short()}, {self._when_in_short()}"
        return f"[{NOT_FOR_CEZ}] {line}" if self._results.run.local else line

    @property
    def opening(self) -> str:
        """What happened, in a sentence or two."""
        if self.unavailable:
            number = len(self._finding.scenarios)
            scenarios = "1 scenariusza" if number == 1 else f"{number} scenariuszy"
            return f"podczas sprawdzania {self._checked} nie udało się nam dokończyć {scenarios}: {self._screen()}."
        differs = self._manner.differs.format(points=self._points())
        place = "już w kroku przygotowawczym " if self.stopped_preparing else ""
        return f"podczas sprawdzania {self._checked} {place}zobaczyliśmy działanie {differs}."

    @property
    def request(self) -> str:
        """What CeZ is asked for."""
        if self.unavailable:
            if self._worked_after:
                return "Prosimy o sprawdzenie, co działo się wtedy ze środowiskiem i czy może się to powtórzyć."
            return "Prosimy o sprawdzenie, co działo się wtedy ze środowiskiem, i o wiadomość, od kiedy można pracować."
        return self._manner.request

    @property
    def when(self) -> str:
        """When it was seen, with seconds and the distance from UTC, so that it is found in the servers' logs."""
        first, last = self._finding.first_time, self._finding.last_time
        if first is None or last is None:
            return f"w czasie sprawdzenia ({period(self._results)}); dokładnej chwili nie zapisano"
        if _to_second(first) == _to_second(last):
            return f"{warsaw_seconds(first)} (czas polski, {_zone(first)})"
        end = warsaw_clock(last) if _same_day(first, last) else warsaw_seconds(last)
        return f"pierwszy raz {warsaw_seconds(first)}, ostatni raz {end} (czas polski, {_zone(last)})"

    @property
    def around(self) -> list[str]:
        """When the environment was seen to work before, between and after: what bounds the trouble in time."""
        first, last = self._finding.first_time, self._finding.last_time
        if first is None or last is None:
            return []
        conforming = [one for one in self._results.scenarios if one.verdict is Verdict.CONFORMING and one.started]
        before = max((end for end in map(_end, conforming) if end < first), default=None)
        between = sum(one.started >= first and _end(one) <= last for one in conforming if one.started)
        said = []
        if before:
            said.append(f"Przedtem działało: ostatni zgodny scenariusz skończył się {warsaw_seconds(before)}")
        if between:
            others = plural(
                between,
                "inny scenariusz zakończył się zgodnie",
                "inne scenariusze zakończyły się zgodnie",
                "innych scenariuszy zakończyło się zgodnie",
            )
            said.append(f"Pomiędzy: {others}, więc nie dotyczyło to każdej próby")
        return [*said, f"Potem: {self._afterwards()}"]

    @property
    def _worked_after(self) -> datetime | None:
        ends = (_end(one) for one in self._later() if one.verdict is Verdict.CONFORMING)
        return min(ends, default=None)

    def _later(self) -> list[Scenario]:
        last = self._finding.last_time
        return [one for one in self._results.scenarios if last and one.started and one.started > last]

    def _afterwards(self) -> str:
        if self._worked_after:
            return f"działało; pierwszy zgodny scenariusz skończył się {warsaw_seconds(self._worked_after)}"
        if self._later():
            return "żaden z następnych scenariuszy nie zakończył się zgodnie"
        return "niczego więcej nie uruchamialiśmy, więc nie wiemy, od kiedy działa"

    @property
    def references(self) -> list[str]:
        """What the error screens told for their reader to quote, each once."""
        shown = (
            evidence.reference
            for one in self._finding.scenarios
            for evidence in [*(taken for attempt in one.recovery for taken in attempt.evidence), *_of_failed_step(one)]
        )
        return list(dict.fromkeys(filter(None, shown)))

    @property
    def stopped_preparing(self) -> bool:
        """Whether the scenario stopped while it made ready what it verifies, so that nothing was verified."""
        return not self.unavailable and _prepares(self._finding.scenario)

    @property
    def to_verify(self) -> str:
        """What its scenarios were to verify: numbers, or how many where they are many."""
        numbers = list(dict.fromkeys(id_ for one in self._finding.scenarios for id_ in one.statements))
        if len(numbers) > _NUMBERS:
            return f"{requirements(len(numbers))}; ich numery są przy scenariuszach"
        return f"{'wymaganie' if len(numbers) == 1 else 'wymagania'} {', '.join(numbers)}" if numbers else ""

    @property
    def other_attempts(self) -> tuple[int, int]:
        """How many tries to log in the scenarios made whose tries are not listed, and how many of them worked."""
        listed = most_tried(self._finding)
        made = [attempt for one in self._finding.scenarios if one is not listed for attempt in one.recovery]
        return len(made), sum(attempt.outcome == WORKED for attempt in made)

    @property
    def not_claimed(self) -> list[str]:
        """What does not follow from what was seen."""
        merged = len(self._results.run.merged_from)
        opened = f"Opisujemy połączone sprawdzenia ({merged})" if merged else "Opisujemy jedno sprawdzenie"
        said = [
            f"{opened}: {period(self._results)}.",
            f"Używaliśmy wyłącznie kont testowych{'' if merged else ', z jednego miejsca w sieci'}.",
            "Nie wiemy, czy inni widzieli wtedy to samo.",
        ]
        if self.unavailable:
            said.append("Nie wiemy, co było przyczyną" + (
                "." if self._finding.scenario.section else
                ": środowisko, sieć po drodze czy nasze łącze. Ekranu z punktu 3.1 ani 3.2 nie było widać."
            ))  # fmt: skip
            if len(self._finding.scenarios) > 1:
                said.append(
                    "Podajemy chwile, w których to widzieliśmy. Nie twierdzimy, że pomiędzy nimi było tak bez przerwy."
                )
            return said
        said.append("W tym sprawdzeniu nie powtarzaliśmy scenariusza. Nie wiemy, czy dzieje się tak za każdym razem.")
        if self.stopped_preparing:
            said.append("Wymagań, które scenariusz miał sprawdzić, nie sprawdził: zatrzymał się wcześniej.")
        elif len(self._finding.expected) > 1:
            said.append("Scenariusz sprawdza te wymagania razem. Nie rozstrzyga, którego z nich dotyczy różnica.")
        if self._finding.seen.startswith("Przychodnia odmówiła"):
            said.append("Odmówił system przychodni podłączony przez nas. Przyczyna może leżeć po jego stronie.")
        return said

    def _in_short(self) -> str:
        section = self._finding.scenario.section
        if self.unavailable:
            return f"ekran błędu z punktu {section} instrukcji" if section else "środowisko niedostępne"
        return (
            f"{self._manner.in_short.format(points=self._points())} – „{one_line(self._finding.scenario.name, _NAME)}”"
        )

    @property
    def _manner(self) -> _Manner:
        sources = {statement.source for statement in self._finding.expected}
        if self.stopped_preparing or len(sources) != 1:
            return _UNCLEAR
        return _BY_SOURCE.get(sources.pop(), _ASSUMED)

    def _points(self) -> str:
        numbers = list(dict.fromkeys(filter(None, (number_of(one.section) for one in self._finding.expected))))
        word = "punkt" if len(numbers) == 1 else "punkty"
        return f" ({word} {', '.join(numbers)})" if numbers else ""

    def _screen(self) -> str:
        section = self._finding.scenario.section
        if not section:
            return next(
                (told for sign, told in _NO_CONNECTION.items() if self._finding.seen.startswith(sign)), _NO_PAGE
            )
        title = load_instruction().sections.get(section)
        named = f" („{title}”)" if title else ""
        return f"pokazał się ekran z punktu {section} instrukcji{named}"

    def _when_in_short(self) -> str:
        first, last = self._finding.first_time, self._finding.last_time
        if first is None or last is None:
            return warsaw(self._results.run.started)
        if warsaw(first) == warsaw(last):
            return warsaw(first)
        clock = last.astimezone(WARSAW).strftime("%H:%M")
        return f"{warsaw(first)}–{clock}" if _same_day(first, last) else f"{warsaw(first)} – {warsaw(last)}"


def source_of(statement: Statement) -> str:
    """Return where a statement comes from, as somebody who knows the instruction reads it."""
    point = number_of(statement.section)
    if statement.source == THE_INSTRUCTION and point:
        return f"instrukcja, punkt {point}"
    return _BY_SOURCE.get(statement.source, _ASSUMED).source


def moment(scenario: Scenario) -> datetime | None:
    """Return when a scenario met what stopped it: its last picture's time, else its beginning."""
    times = [one.time for one in _of_failed_step(scenario) if one.time]
    return max(times, default=scenario.started)


def most_tried(finding: Finding) -> Scenario:
    """Return the scenario that tells most of what was tried: the first of those with the most attempts."""
    return max(finding.scenarios, key=lambda one: len(one.recovery))


def _of_failed_step(scenario: Scenario) -> list[Evidence]:
    step = failed_step_of(scenario)
    return step.evidence if step else []


def _prepares(scenario: Scenario) -> bool:
    """Tell whether a scenario stopped at a step of its „Mając” part."""
    kind = ""
    failed = failed_step_of(scenario)
    for step in scenario.steps:
        keyword = step.keyword.strip()
        kind = kind if keyword in _GOES_ON else keyword
        if step is failed:
            return kind.startswith(_PREPARING)
    return False


def _end(scenario: Scenario) -> datetime:
    started = scenario.started
    if started is None:
        message = "only a scenario that has begun has ended"
        raise ValueError(message)
    return started + timedelta(seconds=scenario.duration_s)


def _to_second(time: datetime) -> datetime:
    return time.replace(microsecond=0)


def _same_day(first: datetime, last: datetime) -> bool:
    return first.astimezone(WARSAW).date() == last.astimezone(WARSAW).date()


def _zone(time: datetime) -> str:
    offset = time.astimezone(WARSAW).utcoffset() or timedelta()
    return f"UTC+{offset // timedelta(hours=1)}"
