"""Numbers of the right to practise, made when they are needed and never stored (screens.md 11)."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


def check_digit(six: str) -> int:
    """Return the sum modulo 11 that a doctor's number begins with; 0 and 10 begin none."""
    return sum(int(digit) * place for place, digit in enumerate(six, start=1)) % 11


def nobodys(taken: Collection[str]) -> str:
    """Return a well-formed number of a doctor that is none of those taken."""
    while True:
        six = f"{random.randrange(1_000_000):06}"  # noqa: S311 -- no secret, any will do
        number = f"{check_digit(six)}{six}"
        if number[0] != "0" and len(number) == len("1234567") and number not in taken:
            return number


def with_wrong_check_digit(number: str) -> str:
    """Return the number with another first digit, its check digit; as before not 0."""
    return str(int(number[0]) % 9 + 1) + number[1:]
