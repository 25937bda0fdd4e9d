"""Masks PESEL numbers in everything that leaves the suite (instruction 2.2.1: they are CeZ's secret)."""

from __future__ import annotations

import re

MASKED = "[PESEL ukryty]"
# Eleven digits in a row, also parted by single spaces or dashes, that begin with a date of the register (years, month
# with its century, day). Right or wrong check digit: a mistyped number still gives a person away. A phone number
# with +48 is none.
_MONTH = "[02468][1-9]|[13579][0-2]"
_PESEL = re.compile(rf"(?<![\d+])(?<!\d[ -])\d\d(?:{_MONTH})(?:0[1-9]|[12]\d|3[01])\d{{5}}(?!\d)")
_PARTED = re.compile(r"(?<![\d+])(?<!\d[ -])\d(?:[ \u00a0-]?\d){10}(?![ \u00a0-]?\d)")
_PARTS = re.compile(r"[ \u00a0-]")


def mask(text: str) -> str:
    """Return the text with every number that could be a PESEL replaced by a mark."""
    return _PARTED.sub(lambda found: MASKED if _PESEL.fullmatch(_PARTS.sub("", found[0])) else found[0], text)


def mask_all(value: object) -> object:
    """Return the same structure of dicts, lists and texts with every text masked."""
    match value:
        case str():
            return mask(value)
        case dict():
            return {key: mask_all(item) for key, item in value.items()}
        case list() | tuple():
            return [mask_all(item) for item in value]
        case _:
            return value


def without_query(address: str) -> str:
    """Return an address without what follows its question mark, which may hold a log-in's token."""
    return address.split("?", maxsplit=1)[0]
