"""PESEL: reading one, and generating one for a fictitious person.

Eleven digits RRMMDDSSSPK. The month carries the century (+80 for the 1800s, +20 for the 2000s, +40, +60), the
tenth digit the sex (even = woman), the last one checks the others. Numbers are generated, never stored here.
"""

import re
import secrets
from calendar import monthrange
from datetime import date, timedelta

from stdnum.exceptions import ValidationError
from stdnum.pl import pesel

_MONTH_OFFSETS = {18: 80, 19: 0, 20: 20, 21: 40, 22: 60}


def has_eleven_digits(number: str) -> bool:
    """Tell whether `number` is eleven digits and nothing else."""
    return re.fullmatch(r"[0-9]{11}", number) is not None


def has_check_digit(number: str) -> bool:
    """Tell whether the last of eleven digits fits the others."""
    return str(pesel.calc_check_digit(number[:-1])) == number[-1]


def birth_date(number: str) -> date | None:
    """Return the birth date that eleven digits carry; None when there is no such day."""
    try:
        born: date = pesel.get_birth_date(number)
    except ValidationError:
        return None
    return born


def age(born: date, today: date) -> int:
    """Return the number of whole years lived on `today`.

    Who was born on 29 February has the birthday on the 28th where the year has no 29th (Civil Code, art. 112).
    """
    birthday = min(born.day, monthrange(today.year, born.month)[1])
    return today.year - born.year - ((today.month, today.day) < (born.month, birthday))


def generate(born: date, *, woman: bool) -> str:
    """Return a well-formed number for a person born on `born`, chosen at random."""
    month = born.month + _MONTH_OFFSETS[born.year // 100]
    sex = 2 * secrets.randbelow(5) + (0 if woman else 1)
    digits = f"{born.year % 100:02}{month:02}{born.day:02}{secrets.randbelow(1000):03}{sex}"
    return digits + str(pesel.calc_check_digit(digits))


def born_in_the_1800s() -> date:
    """Return a random birth date that no living person has."""
    return date(1850, 1, 1) + timedelta(days=secrets.randbelow(49 * 365))


def born_years_ago(years: int, today: date) -> date:
    """Return a random birth date of a person aged `years`, some months after the birthday."""
    birthday = date(today.year - years, today.month, min(today.day, 28))
    return birthday - timedelta(days=30 + secrets.randbelow(90))
