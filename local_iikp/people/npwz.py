"""The right-to-practise number (NPWZ) of a medical worker: reading one, and generating one.

A doctor's has 7 digits and no leading 0; its first digit is the sum of the other six, each times its place, mod 11.
Other professions have 7 or 8 digits and may have a letter: of those only the form is known.
"""

import re
import secrets

_DOCTORS_FORM = re.compile(r"[1-9][0-9]{6}")
_OTHER_FORM = re.compile(r"[0-9]{7}[A-Za-z]|[0-9]{8}[A-Za-z]?")


def is_possible(number: str) -> bool:
    """Tell whether a worker can have this number."""
    if _OTHER_FORM.fullmatch(number):
        return True
    return _DOCTORS_FORM.fullmatch(number) is not None and has_check_digit(number)


def has_check_digit(number: str) -> bool:
    """Tell whether the first of seven digits fits the others."""
    return check_digit(number[1:]) == int(number[0])


def check_digit(digits: str) -> int:
    """Return what the first digit must be before these six; 10 fits none."""
    return sum(int(digit) * place for place, digit in enumerate(digits, start=1)) % 11


def generate() -> str:
    """Return a random number that a doctor can have."""
    while True:
        digits = f"{secrets.randbelow(10**6):06}"
        first = check_digit(digits)
        if 1 <= first <= 9:  # noqa: PLR2004 - a digit, and not 0
            return f"{first}{digits}"
