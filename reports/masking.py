"""The second lock on the patients' numbers: nothing leaves the reports with eleven digits that begin with a birth date.

The suite masks what it writes down; this module masks once more what goes out to people. It knows nothing of
check digits on purpose: a mistyped PESEL is as secret as a correct one.
"""

from __future__ import annotations

import re

HIDDEN = "[PESEL ukryty]"

_HEX = "[0-9a-f]"
_CANDIDATE = re.compile(
    # What may hold eleven digits and is no PESEL: a UUID, a hash of 16 characters or more (with a letter),
    # a phone number written with its country code apart.
    rf"""
    (?P<keep>
        (?<![0-9a-z]){_HEX}{{8}}(?:-{_HEX}{{4}}){{3}}-{_HEX}{{12}}(?![0-9a-z])
      | (?<![0-9a-z])(?=[0-9]*[a-f]){_HEX}{{16,}}(?![0-9a-z])
      | (?<!\d)\+48[ \u00a0\u202f-]\d{{3}}[ \u00a0\u202f-]?\d{{3}}[ \u00a0\u202f-]?\d{{3}}(?!\d)
    )
    | (?<!\d)\d{{11}}(?!\d)
    | (?<!\d)\d(?:(?:[ \t\u00a0\u2007\u2009\u202f\u2010-\u2014-]|%20){{0,3}}\d){{10}}(?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)


# Year, month with its century, day: so the register begins a number. A phone number after 48 has no such month.
_BIRTH_DATE = re.compile(r"\d\d(?:[02468][1-9]|[13579][0-2])(?:0[1-9]|[12]\d|3[01])")


def mask(text: str) -> str:
    """Replace every run of exactly eleven digits that could be a PESEL, spaces and dashes allowed inside."""
    return _CANDIDATE.sub(lambda found: HIDDEN if _is_secret(found) else found.group(), text)


def _is_secret(found: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", found.group().replace("%20", ""))
    return not found.group("keep") and _BIRTH_DATE.match(digits) is not None


def mask_all(value: object) -> object:
    """Mask every text inside lists and dictionaries as JSON has them; keys and numbers stay as they are."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, dict):
        return {key: mask_all(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [mask_all(item) for item in value]
    return value
