"""PESEL numbers, made when they are needed and never stored: the rules of the register (screens.md 11)."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import stdnum.pl.pesel

if TYPE_CHECKING:
    from collections.abc import Callable

_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
_DIGITS = 11
_MONTH_OFFSET = {18: 80, 19: 0, 20: 20, 21: 40, 22: 60}
# Nobody alive was born then, so a generated number is nobody's.
_FROM, _TO = date(1850, 1, 1), date(1899, 12, 31)


def check_digit(ten: str) -> str:
    """Return the eleventh digit for the first ten."""
    return str(-sum(int(d) * w for d, w in zip(ten, _WEIGHTS, strict=True)) % 10)


def of_birth_date(born: date, serial: int) -> str:
    """Return the number of the person with that birth date and four-digit serial (0 to 9999)."""
    month = born.month + _MONTH_OFFSET[born.year // 100]
    ten = f"{born.year % 100:02}{month:02}{born.day:02}{serial:04}"
    return ten + check_digit(ten)


def is_valid(pesel: str) -> bool:
    """Tell whether these are eleven digits with the right check digit and a possible birth date."""
    return pesel.isdigit() and bool(stdnum.pl.pesel.is_valid(pesel))


def what_is_wrong(pesel: str) -> str | None:
    """Return what a number lacks to be one, in Polish and without telling it; None when it is well-formed."""
    if is_valid(pesel):
        return None
    if not (pesel.isascii() and pesel.isdigit()):
        return "są w nim inne znaki niż cyfry"
    if len(pesel) != _DIGITS:
        return f"ma długość {len(pesel)} zamiast {_DIGITS} cyfr"
    if check_digit(pesel[:-1]) != pesel[-1]:
        return "cyfra kontrolna się nie zgadza"
    return "takiej daty urodzenia nie ma"


def birth_date(pesel: str) -> date:
    """Return the birth date that a number tells."""
    found: date = stdnum.pl.pesel.get_birth_date(pesel)
    return found


def birthday(pesel: str, age: int) -> date:
    """Return the day on which the person with that number turns `age`: in a year without 29 February, on the 28th.

    Source: Civil Code, art. 112 (a term that ends on a day that the month lacks ends on the month's last day).
    """
    born = birth_date(pesel)
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return born.replace(year=born.year + age, day=28)


def nobodys() -> str:
    """Return a well-formed number of a person born in the second half of the 19th century."""
    born = _FROM + timedelta(days=random.randrange((_TO - _FROM).days))  # noqa: S311 -- no secret, any will do
    return of_birth_date(born, random.randrange(10_000))  # noqa: S311 -- as above


def spoiled(kind: str, today: date) -> str:
    """Return a number that is wrong in one way only.

    Args:
        kind: what is wrong, in the words of the scenarios; one of SPOILED.
        today: today's date in Europe/Warsaw, for a birth date that lies ahead.

    Raises:
        KeyError: no such kind.
    """
    return SPOILED[kind](nobodys(), today)


def _with_wrong_check_digit(pesel: str, _: date) -> str:
    return pesel[:10] + str((int(pesel[10]) + 1) % 10)


def _recomputed(ten: str) -> str:
    return ten + check_digit(ten)


SPOILED: dict[str, Callable[[str, date], str]] = {
    "za krótki": lambda pesel, _: pesel[:10],
    "za długi": lambda pesel, _: pesel + "0",
    "z literą": lambda pesel, _: pesel[:5] + "A" + pesel[6:],
    "z błędną cyfrą kontrolną": _with_wrong_check_digit,
    # Months 13 to 20 belong to no century.
    "z miesiącem, którego nie ma": lambda pesel, _: _recomputed(pesel[:2] + "13" + pesel[4:10]),
    # 30 February 1880.
    "z dniem, którego nie ma": lambda pesel, _: _recomputed("8082" + "30" + pesel[6:10]),
    "z datą urodzenia w przyszłości": lambda pesel, today: of_birth_date(today + timedelta(days=1), int(pesel[6:10])),
    "z samych zer": lambda _pesel, _today: "0" * 11,
}
