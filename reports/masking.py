"""The second lock on what belongs to a patient: patterns only, on everything that goes out to people.

The suite masks what it writes down, by the values that it knows. This module knows none: it hides what looks like a
PESEL (no check digits on purpose: a mistyped PESEL is as secret as a correct one), an e-mail address, a phone number or
a session's data. Let through is what the feature files contain, as it is the specification's own, and the recipients of
the reports. A street or a name has no pattern; those are the first lock's. While a run is under way in this process,
its own lock comes first (`also`): what Allure is told then has not been through it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HIDDEN = "[PESEL ukryty]"
HIDDEN_EMAIL = "[e-mail ukryty]"
HIDDEN_PHONE = "[telefon ukryty]"
HIDDEN_SESSION = "[dane sesji ukryte]"
RECIPIENT = "recipient"
"""The key of a run's files under which e-mail addresses stand on purpose."""

_FEATURES = Path(__file__).resolve().parent.parent / "features"
_HEX = "[0-9a-f]"
_SEPARATOR = r"[ \u00a0\u202f-]"
# What may hold eleven digits and is no PESEL: a UUID, a hash of 16 characters or more (with a letter).
_KEEP = rf"""
    (?P<keep>
        (?<![0-9a-z]){_HEX}{{8}}(?:-{_HEX}{{4}}){{3}}-{_HEX}{{12}}(?![0-9a-z])
      | (?<![0-9a-z])(?=[0-9]*[a-f]){_HEX}{{16,}}(?![0-9a-z])
    )
"""
_PESEL = re.compile(
    rf"""
    {_KEEP}
    | (?<!\d)\d{{11}}(?!\d)
    | (?<!\d)\d(?:(?:[ \t\u00a0\u2007\u2009\u202f\u2010-\u2014-]|%20){{0,3}}\d){{10}}(?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PHONE = re.compile(
    rf"""
    {_KEEP}
    | (?<![\w.,+-])(?:(?:\+|00)?48{_SEPARATOR}?)?[1-9]\d\d(?P<s>{_SEPARATOR}?)\d{{3}}(?P=s)\d{{3}}(?![\w-]|[.,]\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]+(?:@|%40|&#64;)[\w-]+(?:\.[\w-]+)+")
_SESSION = re.compile(
    r"""
    (?P<name> \b(?: (?:set-)?cookie | authorization ) ["']? : \s* ) [^\r\n<]+
  | (?P<called> \b(?: artefakt | artifact | saml\w* | relaystate | \w*token | j?sessionid | sid | csrf\w* )
      ["']? \s* (?: = | %3D | : \s* ) ["']? ) [^\s&"'<>;,()\[\]]{8,}
  | \b bearer \s+ [\w.~+/=-]{8,}
  | \b eyJ [\w-]{8,} \. [\w-]+ \. [\w-]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A step of an address's path that no person has named: the draft of a form, a session.
_ADDRESS = re.compile(r"""\bhttps?://[^\s"'<>„”]+""")
_TOKEN = re.compile(
    r"(?<=/)(?=[\w-]*\d)(?:(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{16,}|[0-9a-f-]{16,}|[0-9A-F-]{16,})(?=[/?#;,).]|$)"
)
# Most texts hold nothing of all this, and are told quickly.
_NUMBERS = re.compile(r"\d(?:(?:[^\w\n]|%20){0,3}\d){8}")
_WORDS = re.compile(r"cookie|authorization|artefakt|artifact|saml|relaystate|token|sid|csrf|bearer|eyj", re.IGNORECASE)
# Year, month with its century, day: so the register begins a number. A phone number after 48 has no such month.
_BIRTH_DATE = re.compile(r"\d\d(?:[02468][1-9]|[13579][0-2])(?:0[1-9]|[12]\d|3[01])")
_NUMBER_OF_DIGITS = 9
_first: list[Callable[[str], str]] = []
_recipients: set[str] = set()


def also(lock: Callable[[str], str]) -> None:
    """Let this lock come first in this process: it knows what the patterns do not."""
    _first[:] = [lock]


def mask(text: str) -> str:
    """Replace everything in a text that looks like a patient's, spaces and dashes allowed inside numbers."""
    for lock in _first:
        text = lock(text)
    return _by_patterns(text)


# The files of a run say the same words thousands of times.
@lru_cache(maxsize=20_000)
def _by_patterns(text: str) -> str:
    if "@" in text or "%40" in text or "&#64;" in text:
        text = _EMAIL.sub(lambda found: found[0] if _is_public(found[0].lower()) else HIDDEN_EMAIL, text)
    if "://" in text:
        text = _ADDRESS.sub(lambda found: _TOKEN.sub("…", found[0]), text)
    if _WORDS.search(text):
        text = _SESSION.sub(lambda found: f"{found['name'] or found['called'] or ''}{HIDDEN_SESSION}", text)
    return _PHONE.sub(_phone, _PESEL.sub(_pesel, text)) if _NUMBERS.search(text) else text


def _pesel(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found[0].replace("%20", ""))
    return HIDDEN if not found["keep"] and _BIRTH_DATE.match(digits) else found[0]


def _phone(found: re.Match[str]) -> str:
    return found[0] if found["keep"] or _is_public(_digits_of(found[0])) else HIDDEN_PHONE


def _digits_of(phone: str) -> str:
    return re.sub(r"\D", "", phone)[-_NUMBER_OF_DIGITS:]


def _is_public(value: str) -> bool:
    return value in _specification() or value in _recipients


@cache
def _specification() -> frozenset[str]:
    """Return the e-mail addresses and the phone numbers' digits that the feature files contain."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in _FEATURES.glob("*.feature"))
    numbers = {_digits_of(found[0]) for found in _PHONE.finditer(text)}
    return frozenset({found.lower() for found in _EMAIL.findall(text)} | numbers)


def mask_all(value: object) -> object:
    """Mask every text inside lists and dictionaries as JSON has them; keys, numbers and recipients stay as they are."""
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, dict):
        return {key: _recipient(item) if key == RECIPIENT else mask_all(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [mask_all(item) for item in value]
    return value


def _recipient(addresses: object) -> object:
    each = addresses if isinstance(addresses, list) else [addresses]
    known = {address.lower() for address in each if isinstance(address, str)}
    if not known <= _recipients:
        _recipients.update(known)
        _by_patterns.cache_clear()  # what was hidden may be public now
    return addresses
