"""The words that steps share: persons in all their Polish forms, kinds of wrong numbers, values made on demand.

Importing this module registers the parameter types with behave; each step file does so.
"""

# mypy: disallow-untyped-decorators=False
# (behave and parse are untyped, and so are their decorators)

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from behave import register_type
from parse import with_pattern

from support.names import CONSENT_KINDS, DRUGS, FACILITIES, WORKERS
from support.people import BY_FORM, Person
from support.pesel import SPOILED

if TYPE_CHECKING:
    from collections.abc import Callable


@with_pattern("|".join(sorted(BY_FORM, key=len, reverse=True)))
def person(form: str) -> Person:
    """Return the person of that name, in whichever case: „Anna”, „Anny”, „Annie” and so on."""
    return BY_FORM[form]


@with_pattern("zalogowan(?:ą|ego)", regex_group_count=0)
def logged_in(word: str) -> str:
    """Take „zalogowaną” or „zalogowanego”, as the person's gender wants."""
    return word


@with_pattern("|".join(sorted(SPOILED, key=len, reverse=True)))
def spoiled(kind: str) -> str:
    """Return the kind of wrong number, one of `support.pesel.SPOILED`."""
    return kind


@with_pattern(r'[^"]*')
def words(text: str) -> str:
    """Return what stands between quotation marks, possibly nothing."""
    return text


@with_pattern("zalogowan(?:y|a)", regex_group_count=0)
def logged_in_state(word: str) -> str:
    """Take „zalogowany” or „zalogowana”, as the person's gender wants."""
    return word


@with_pattern("ekran (?:błędu Profilu Zaufanego|niedziałającego iIKP)", regex_group_count=0)
def screen(name: str) -> str:
    """Return the instruction's name of screen 3.1 or 3.2."""
    return name


@with_pattern("Powiadomienia (?:SMS|e-mail)", regex_group_count=0)
def notices(label: str) -> str:
    """Return the label of a checkbox for notices."""
    return label


def _one_of(names: tuple[str, ...]) -> str:
    return "|".join(re.escape(name) for name in names)


@with_pattern(_one_of(FACILITIES))
def facility(name: str) -> str:
    """Return the fictitious facility's name; `scene.name_of` tells what stands for it."""
    return name


@with_pattern(_one_of(WORKERS))
def worker(name: str) -> str:
    """Return the fictitious worker's name; `scene.name_of` and `scene.number_of` tell what stands for it."""
    return name


@with_pattern(_one_of(DRUGS))
def drug(name: str) -> str:
    """Return the fictitious drug's name; `scene.name_of` tells what stands for it."""
    return name


@with_pattern(_one_of(CONSENT_KINDS))
def consent_kind(name: str) -> str:
    """Return the kind of consent, in full."""
    return name


_ROLES = {
    "lekarz": ("lekarz", "lekarza", "lekarzem"),
    "pielęgniarka": ("pielęgniarka", "pielęgniarki", "pielęgniarkę", "pielęgniarką"),
    "położna": ("położna", "położnej", "położną"),
}
_ROLE_BY_FORM = {form: role for role, forms in _ROLES.items() for form in forms}


@with_pattern("|".join(sorted(_ROLE_BY_FORM, key=len, reverse=True)))
def role(form: str) -> str:
    """Return the role in primary care, whichever case it stands in: „lekarz”, „pielęgniarka” or „położna”."""
    return _ROLE_BY_FORM[form]


@with_pattern("któr(?:ej|ego)", regex_group_count=0)
def whose(word: str) -> str:
    """Take „której” or „którego”, as the person's gender wants."""
    return word


@with_pattern("któr(?:y|a)", regex_group_count=0)
def who_does(word: str) -> str:
    """Take „który” or „która”, as the person's gender wants."""
    return word


_WAYS_TO_TYPE: dict[str, Callable[[str], str]] = {
    "środek jej nazwy": lambda name: name[3:-3],
    "jej nazwę małymi literami": str.lower,
    "jej nazwę wielkimi literami": str.upper,
}


@with_pattern("|".join(_WAYS_TO_TYPE))
def typed_so(words: str) -> Callable[[str], str]:
    """Return what makes of a name what is typed into a search."""
    return _WAYS_TO_TYPE[words]


_DAYS = re.compile(r"(?:za (?P<later>\d+) (?:dzień|dni))|(?:(?P<ago>\d+) (?:dzień|dni) temu)")


@with_pattern(r"dziś|jutro|wczoraj|za rok|za \d+ (?:dzień|dni)|\d+ (?:dzień|dni) temu")
def day_words(text: str) -> str:
    """Return the words for a day, which `day` understands."""
    return text


@with_pattern(r"\d+ opakowa(?:nie|nia|ń)", regex_group_count=0)
def packages(text: str) -> int:
    """Return how many packages „1 opakowanie”, „2 opakowania” or „12 opakowań” are."""
    return int(text.split(maxsplit=1)[0])


register_type(
    Person=person,
    LoggedIn=logged_in,
    LoggedInState=logged_in_state,
    Spoiled=spoiled,
    Words=words,
    Screen=screen,
    Notices=notices,
    Facility=facility,
    Worker=worker,
    Drug=drug,
    ConsentKind=consent_kind,
    Day=day_words,
    Packages=packages,
    Role=role,
    Whose=whose,
    Who=who_does,
    TypedSo=typed_so,
)

_EMAIL_OF_LENGTH = re.compile(r"\(adres e-mail o długości (\d+)\)")
_TEXT_OF_LENGTH = re.compile(r"\(tekst o długości (\d+)\)")
_DOMAIN = "@przyklad.pl"


def day(text: str, today: date) -> date:
    """Return the day that „dziś”, „jutro”, „wczoraj”, „za 3 dni”, „3 dni temu” or „za rok” means.

    Raises:
        ValueError: the words mean no day.
    """
    near = {"dziś": 0, "jutro": 1, "wczoraj": -1}
    if text in near:
        return today + timedelta(days=near[text])
    if text == "za rok":
        # On 29 February the next year has no such day; its last of February comes nearest.
        leap_day = (today.month, today.day) == (2, 29)
        return today.replace(year=today.year + 1, day=28 if leap_day else today.day)
    found = _DAYS.fullmatch(text)
    if found is None:
        raise ValueError(f"Zestaw nie rozumie dnia „{text}”: zna dziś, jutro, wczoraj, za N dni, N dni temu, za rok.")
    return today + timedelta(days=int(found["later"]) if found["later"] else -int(found["ago"]))


def value(cell: str) -> str:
    """Return the value that a table's cell stands for: itself, or a text of a length that nobody wants to read.

    „(tekst o długości 100)” and „(adres e-mail o długości 254)” are made here.
    """
    if found := _TEXT_OF_LENGTH.fullmatch(cell):
        return ("Łąkowa " * int(found[1]))[: int(found[1]) - 1] + "9"
    if found := _EMAIL_OF_LENGTH.fullmatch(cell):
        # A label of a domain has 63 characters at the most, the part before @ 64: the length is in the domain.
        rest = int(found[1]) - len("anna") - len(_DOMAIN)
        labels = ""
        while rest > 0:
            label = min(62, rest - 1)
            labels += "a" * label + "."
            rest -= label + 1
        return "anna@" + labels + _DOMAIN.removeprefix("@")
    return cell
