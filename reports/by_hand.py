"""A scenario as instructions for a person with a browser, in Polish.

Made from the scenario's own lines: a condition becomes what is to be prepared, an action an imperative, an expectation
what is to be checked. A line whose verbs are not known here is quoted as it stands, so nothing is made up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.by_hand_words import IMPERATIVES, OF_A_PERSON, PERSONS

if TYPE_CHECKING:
    from reports.rundata import Run, Scenario, Step

LOCAL_ONLY = "tylko-lokalnie"
STOPPED = "Tu scenariusz się zatrzymał."
STOPPED_DURING = "W czasie ostatnich z tych czynności scenariusz się zatrzymał."
_NAME = "|".join(sorted(PERSONS, key=len, reverse=True))
_ACCOUNT = re.compile(rf"(?:zalogowan(?:ą|ego) )?(?P<who>{_NAME})\b(?P<rest>.*)", re.DOTALL)
_ACTION = re.compile(
    rf"(?P<when>po \S+ dniach )?(?:(?P<who>{_NAME}|pacjent|ktoś niezalogowany) )?(?P<rest>.*)", re.DOTALL
)
# These lines speak of the log-in themselves; it must not be done before them.
_ENTERS = re.compile(r"\blogu|zalog|numer PESEL|pole „Pesel”")
_ENTRY = "adres wejściowy iIKP"
_VERB = re.compile(r"\b(?:" + "|".join(IMPERATIVES) + r")\b")
_BEGINS = re.compile(rf"(?:po powrocie na „[^”]*” )?{_VERB.pattern}")
_OF_THE_CLINIC = ("lekarz ", "placówka ", "przychodnia ")
_SETTINGS = re.compile(r"zapisuje (?:nowe dane teleadresowe|w polu|Powiadomienia)")
_QUOTED = re.compile(r"(„[^”]*”)")


def steps_by_hand(scenario: Scenario, failed: Step | None, run: Run) -> list[str]:
    """Return what a person has to do and to look at, up to the step at which the scenario stopped.

    Args:
        scenario: what is to be repeated; without steps there is nothing to tell.
        failed: the step at which it stopped, None when it stopped at none.
        run: where it took place.
    """
    telling = _Telling(run.environment.entry_url or "", local=run.local)
    if not scenario.steps:
        return []
    if LOCAL_ONLY in scenario.tags:
        telling.say("Stan, którego wymaga ten scenariusz, umie wywołać tylko lokalny zastępnik iIKP")
    kind = ""
    for step in scenario.steps:
        keyword = step.keyword.strip()
        kind = kind if keyword in {"I", "Oraz", "Ale", "A także", "*"} else keyword
        before = len(telling.lines)
        telling.tell(kind, _with_table(step))
        if step is failed:
            telling.stop(len(telling.lines) - before)
            break
    return telling.ended()


class _Telling:
    """The instructions so far, and who has been logged in by them."""

    def __init__(self, entry_address: str, *, local: bool) -> None:
        self.lines: list[str] = []
        self._address = entry_address
        self._local = local
        self._entered = False
        self._logged_in: set[str] = set()
        self._actor = "pacjent"

    def tell(self, kind: str, text: str) -> None:
        """Tell a step: its kind is the keyword „Mając”, „Gdy” or „Wtedy”."""
        if kind == "Wtedy":
            self._expect(text)
        elif kind == "Gdy":
            self._do(text)
        else:
            self._prepare(text)

    def stop(self, lines: int) -> None:
        """Say that the scenario stopped at the last step, which has become this many lines."""
        if lines == 1:
            self.lines[-1] += f" {STOPPED}"
        else:
            self.say(STOPPED_DURING)

    def ended(self) -> list[str]:
        """Return the instructions; who logged in logs out."""
        if self._logged_in:
            self.say("Jeśli konto jest otwarte, na koniec wyloguj się przyciskiem „Wyloguj się” (punkt 2.3)")
        return self.lines

    def say(self, text: str) -> None:
        """Add a sentence."""
        text = text.strip()
        self.lines.append(text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else "."))

    def _enter(self) -> None:
        if self._entered:
            return
        self._entered = True
        where = f"adres wejściowy iIKP: {self._address}" if self._address else "adres wejściowy iIKP"
        if self._local:
            where = f"adres wejściowy lokalnego zastępnika iIKP (w tym przebiegu {self._address or 'nie był zapisany'})"
        self.say(
            f"Wejdź na {where} – punkt 2.1 instrukcji. "
            "Przeglądarka powinna przejść na stronę testowego Profilu Zaufanego (punkt 2.2)"
        )

    def _log_in(self, who: str, *, accepting: bool = True) -> None:
        if who in self._logged_in:
            return
        self._enter()
        self._logged_in.add(who)
        self.say(
            f"W polu „Pesel” wpisz testowy numer PESEL osoby, która w scenariuszu ma na imię {who}, "
            "i naciśnij ENTER albo „Dalej” (punkty 2.2.1 i 2.2.2)"
            + (". Jeśli pojawi się regulamin, zaakceptuj go (punkt 2.2.3)" if accepting else "")
        )

    def _prepare(self, text: str) -> None:
        account = _ACCOUNT.fullmatch(text)
        if account is None:
            self.say(_condition(text))
            return
        self._actor, rest = PERSONS[account["who"]], account["rest"]
        where = re.fullmatch(r" na stronie („[^”]+”)", rest)
        self.say(f"Potrzebne konto testowe: {self._actor}{'' if where else rest}")
        self._log_in(self._actor, accepting="po raz pierwszy" not in rest)
        if where:
            self.say(f"Przejdź na stronę {where[1]}")

    def _do(self, text: str) -> None:
        action = _ACTION.fullmatch(text)
        told = None if action is None else _imperative(action["rest"])
        if action is None or told is None:
            self.say(self._situation(text))
            return
        self._actor = action["who"] or self._actor
        if _ENTRY in text:
            self._enter()
            return
        by_name = action["who"] in PERSONS and self._actor not in self._logged_in
        if _ENTERS.search(action["rest"]):
            self._enter()
        elif by_name:
            self._log_in(self._actor)
            by_name = False
        if by_name:
            told = f"jako {self._actor}: {told}"
            self._logged_in.add(self._actor)
        if _SETTINGS.match(action["rest"]):
            self.say("Przejdź do ustawień konta: „Moje konto”, a tam „Edytuj swoje dane” (punkt 2.2.3)")
        self.say((action["when"] or "") + told)

    def _situation(self, text: str) -> str:
        if text.startswith(_OF_THE_CLINIC):
            return f"Po stronie przychodni: {text}"
        return f"Doprowadź do takiej sytuacji: {f'{self._actor} {text}' if text.startswith('trafia') else text}"

    def _expect(self, text: str) -> None:
        text = text.replace("czyta:", "jest napisane:")
        if re.match(OF_A_PERSON, text):
            text = f"{self._actor} {text}"
        elif text.startswith("nie pokazuje"):
            text = f"strona {text}"
        self.say(f"Sprawdź, czy {text}")


def _condition(text: str) -> str:
    if text.startswith("nadane "):
        return f"Nadaj {text.removeprefix('nadane ')}"
    if text.startswith(("adres ", "listę ")):
        return f"Przygotuj {text}"
    return f"Potrzebny stan środowiska: {text}"


def _imperative(text: str) -> str | None:
    """Return what a patient does as what the reader is to do; None where a verb or an actor is not known."""
    if not _BEGINS.match(text):
        # Somebody else acts: the doctor, the clinic, the portal itself.
        return None
    text = re.sub(rf", a ({_NAME}) (?=\w+ )", r", a jako \1: ", text).replace(
        ", a ktoś przywraca ", ", a potem przywróć "
    )
    text = text.replace(", a placówka ", " – następnie placówka ")
    parts = _QUOTED.split(text)
    changed = [part if part.startswith("„") else _VERB.sub(lambda verb: IMPERATIVES[verb[0]], part) for part in parts]
    told = "".join(changed)
    others = re.sub(rf"jako (?:{_NAME}):", "", told)
    return None if told == text or set(re.findall(r"\w+", others)) & set(PERSONS.values()) else told


def _with_table(step: Step) -> str:
    """Return the step's text with Polish quotation marks, and its table as a part of the sentence."""
    text = re.sub(r'"([^"]*)"', r"„\1”", step.text)
    if step.table:
        text = f"{text} {'; '.join(_row(step.table[0], row) for row in step.table[1:])}"
    return text.replace("„”", "(puste)")


def _row(heading: list[str], row: list[str]) -> str:
    if len(heading) == 1:
        return f"„{row[0]}”"
    if heading == ["pole", "wartość"]:
        return f"{row[0]}: „{row[1]}”"
    return ", ".join(f"{name}: „{cell}”" for name, cell in zip(heading, row, strict=False))
