"""The words that steps share: persons in all their Polish forms, kinds of wrong numbers, values made on demand.

Importing this module registers the parameter types with behave; each step file does so.
"""

# mypy: disallow-untyped-decorators=False
# (behave and parse are untyped, and so are their decorators)

from __future__ import annotations

import re

from behave import register_type
from parse import with_pattern

from support.people import BY_FORM, Person
from support.pesel import SPOILED


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


@with_pattern("Powiadomienia (?:SMS|e-mail)", regex_group_count=0)
def notices(label: str) -> str:
    """Return the label of a checkbox for notices."""
    return label


register_type(
    Person=person,
    LoggedIn=logged_in,
    LoggedInState=logged_in_state,
    Spoiled=spoiled,
    Words=words,
    Notices=notices,
)

_EMAIL_OF_LENGTH = re.compile(r"\(adres e-mail o długości (\d+)\)")
_TEXT_OF_LENGTH = re.compile(r"\(tekst o długości (\d+)\)")
_DOMAIN = "@przyklad.pl"


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
