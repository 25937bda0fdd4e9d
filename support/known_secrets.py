"""What the suite knows of the patients and must not tell: exact values, found in whatever form they are written.

A value is a secret when it belongs to an account: its PESEL, the contact data that stood on it before the scenario, a
cookie, an artifact, a token; outside the local profile also the name, of which the initials stay. The suite learns
them as it meets them: from the list of patients, from the local iIKP, from the form it has read, from the page it is
about to take a picture of. What a feature file itself contains („anna.nowa@przyklad.pl”) is public: the scenario types
it, and the reader must see it to understand what was tried. So a value that stands in a feature file is never
learned, except a PESEL.
"""

from __future__ import annotations

import base64
import html
import re
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Kind(StrEnum):
    """What a secret is; people read it."""

    PESEL = "PESEL"
    EMAIL = "e-mail"
    PHONE = "telefon"
    ADDRESS = "adres"
    SESSION = "dane sesji"

    @property
    def mark(self) -> str:
        """What is written in its place."""
        return f"[{self} ukryte]" if self is Kind.SESSION else f"[{self} ukryty]"


KINDS_BY_KEY = {
    "pesel": Kind.PESEL,
    "email": Kind.EMAIL,
    "phone": Kind.PHONE,
    "street": Kind.ADDRESS,
    "postcode": Kind.ADDRESS,
    "city": Kind.ADDRESS,
}
"""An account's data by the names that the local iIKP gives them."""

EMAIL = re.compile(r"(?:[\w.+-]|%2B)+(?:@|%40|&#64;)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
PHONE = re.compile(
    r"(?<![\w.,+-])(?:(?:\+|00|%2B)?48[ \u00a0-]?)?[1-9]\d\d(?P<sep>[ \u00a0-]?)\d{3}(?P=sep)\d{3}(?![\w-]|[.,]\d)",
    re.IGNORECASE,
)
_FEATURES = Path(__file__).resolve().parent.parent / "features"
_PHONE_DIGITS = 9
_POSTCODE = re.compile(r"\d\d-\d{3}")
# An address in one line, in its parts: street and number, postcode, town.
_PARTS_OF_ADDRESS = re.compile(r"[,;\n]+\s*|\s+(?=\d\d-\d{3})|(?<=\d\d-\d{3})\s+")
_TOO_SHORT = 3
_SHORTEST_TOKEN = 8
_TOO_SHORT_TO_ENCODE = 6
_BETWEEN_DIGITS = r"(?:[ \t\u00a0\u2007\u2009\u202f\u2010-\u2015.,+\"'-]|%(?:25)*(?:20|2D)|&nbsp;|&#160;|\\u00a0){0,4}"
_BETWEEN_DIGITS_SHOWN = r"[\s.\u2010-\u2015-]{0,3}"
_BETWEEN_WORDS = r"(?:[\s+]|%(?:25)*20|&nbsp;|&#160;|\\u00a0)+"
# Between the signs that Selenium's log tells as typed one by one.
_TYPED = r"(?:\\*[\"'], ?\\*[\"'])?"
_NOT_IN_A_WORD = r"(?:(?<!\w)|(?<=%[0-9A-F]{2}))"
_NOT_IN_A_NUMBER = r"(?:(?<!\d)|(?<=%[0-9A-F]{2}))"
# Base64 or hexadecimal digits: longer than a short word, and no word with a capital at its beginning at the most.
_MAY_BE_A_CODE = re.compile(r"(?<![A-Za-z0-9+/_-])(?=[A-Za-z0-9+/_-]{7})[A-Za-z0-9+/_-]+[A-Z0-9][A-Za-z0-9+/_-]*")
_QUOTED = re.compile(r'"([^"\n]+)"|„([^”\n]+)”|\|([^|\n]+)(?=\|)')


def squeezed(text: str) -> str:
    """Return the letters and digits of a text in small letters: all spellings of a value look the same so."""
    return re.sub(r"[\W_]+", "", text.lower())


def _decoded(text: str) -> str:
    if not any(sign in text for sign in ("%", "&", "\\u")):
        return text
    plain = html.unescape(unquote(unquote(text)))
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), plain)


def _normal(value: str) -> str:
    """Return what two spellings of one public value have in common."""
    digits = re.sub(r"\D", "", value)
    return digits[-_PHONE_DIGITS:] if PHONE.fullmatch(value.strip()) else squeezed(value)


class _Secret:
    """One value and how it is recognised."""

    def __init__(self, kind: Kind, value: str) -> None:
        self.kind, self.value = kind, value
        self.instead = kind.mark
        self._squeezed = squeezed(value)

    def is_in(self, squeezed_text: str, codes: str) -> bool:
        """Tell quickly whether it may be in a text, given what of it may be a code: most texts hold none."""
        return self._squeezed in squeezed_text or (bool(codes) and any(form in codes for form in self._encoded))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All the forms."""
        forms = [self._plain, *(f"(?-i:{re.escape(form)})" for form in self._encoded)]
        return re.compile("|".join(forms), re.IGNORECASE)

    @property
    def _plain(self) -> str:
        if self.kind in {Kind.PESEL, Kind.PHONE}:
            country = rf"(?:(?:\+|00|%2B)?48{_BETWEEN_DIGITS})?" if self.kind is Kind.PHONE else ""
            return rf"{_NOT_IN_A_NUMBER}{country}{_BETWEEN_DIGITS.join(self.value)}(?!\d)"
        body = _TYPED.join(_BETWEEN_WORDS if sign.isspace() else _forms_of(sign) for sign in self.value)
        # A town after somebody else's postcode is part of another address, a facility's.
        apart = "" if any(sign.isdigit() for sign in self.value) else r"(?<!\d\d-\d\d\d )"
        return rf"{apart}{_NOT_IN_A_WORD}{body}(?!\w)" if self.kind is Kind.ADDRESS else body

    @cached_property
    def _encoded(self) -> tuple[str, ...]:
        """Base64 in its three alignments, and hexadecimal."""
        if len(self.value) < _TOO_SHORT_TO_ENCODE:
            return ()
        found: set[str] = set()
        for spelt in self._spellings():
            content = spelt.encode()
            found |= {content.hex(), content.hex().upper()}
            for shift in range(3):
                code = base64.b64encode(bytes(shift) + content).decode()
                part = code[-(-8 * shift // 6) : (shift + len(content)) * 8 // 6]
                found |= {part, part.translate(str.maketrans("+/", "-_"))}
        return tuple(found)

    def _spellings(self) -> set[str]:
        value = self.value
        if self.kind is not Kind.PHONE:
            return {value}
        parts = value[:3], value[3:6], value[6:]
        return {value, " ".join(parts), "-".join(parts)}

    def for_page(self) -> dict[str, str]:
        """Return the pattern as the page's script takes it, and what tells quickly that a text holds none."""
        digits = self.kind in {Kind.PESEL, Kind.PHONE}
        signs = [re.escape(sign) if not sign.isspace() else r"\s+" for sign in self.value]
        if digits:
            find = rf"(?<!\d){_BETWEEN_DIGITS_SHOWN.join(signs)}(?!\d)"
        else:
            apart = "" if any(sign.isdigit() for sign in self.value) else r"(?<!\d\d-\d\d\d\s)"
            find = rf"{apart}(?<![\p{{L}}\d]){_for_script(''.join(signs))}(?![\p{{L}}\d])"
        return {"squeezed": self._squeezed, "find": find, "keep": ""}


class _Name(_Secret):
    """A patient's name: its initials stay. The last name bends as Polish names do."""

    def __init__(self, name: str) -> None:
        super().__init__(Kind.SESSION, name)
        self._words = name.split()
        self.instead = " ".join(f"{word[0].upper()}." for word in self._words)
        self._stems = [_stem(word) for word in self._words]

    def is_in(self, squeezed_text: str, codes: str) -> bool:
        del codes
        return squeezed(self._stems[-1]) in squeezed_text

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        orders = (self._stems, self._stems[::-1])
        bent = [_BETWEEN_WORDS.join("".join(map(_forms_of, stem)) + r"\w{0,5}" for stem in order) for order in orders]
        return re.compile(rf"{_NOT_IN_A_WORD}(?:{'|'.join(bent)})(?!\w)", re.IGNORECASE)

    def for_page(self) -> dict[str, str]:
        orders = (self._stems, self._stems[::-1])
        bent = [r"\s+".join(rf"{re.escape(stem)}\p{{L}}{{0,5}}" for stem in order) for order in orders]
        find = rf"(?<![\p{{L}}\d])(?:{_for_script('|'.join(bent))})(?![\p{{L}}\d])"
        return {"squeezed": squeezed(self._stems[-1]), "find": find, "keep": "initials"}


def _stem(word: str) -> str:
    return word[:-1] if len(word) > _TOO_SHORT and word[-1] in "aeioyąęAEIOYĄĘ" else word


def _forms_of(sign: str) -> str:
    """Return a sign as it may be written in an address, in JSON or in HTML."""
    if sign.isascii() and sign.isalnum():
        return sign
    quoted = "".join(f"%(?:25)*{byte:02X}" for byte in sign.encode())
    named = html.escape(sign)
    forms = {re.escape(sign), quoted, rf"\\u{ord(sign):04x}", f"&#{ord(sign)};", f"&#x{ord(sign):x};", re.escape(named)}
    return f"(?:{'|'.join(sorted(forms))})"


def _for_script(pattern: str) -> str:
    """Return a pattern that Python has escaped as a script with the flag u takes it."""
    return re.sub(r"\\([^\w^$\\.*+?()\[\]{}|/])", r"\1", pattern)


def _values_in(text: str) -> set[str]:
    """Return the shortest spellings of a feature file's e-mail addresses, phones, cells and quotations."""
    found = [match[0] for pattern in (EMAIL, PHONE) for match in pattern.finditer(text)]
    found += [next(filter(None, match.groups())).strip() for match in _QUOTED.finditer(text)]
    return {_normal(value) for value in found if value}


@cache
def _values_in_specification() -> frozenset[str]:
    texts = (path.read_text(encoding="utf-8") for path in _FEATURES.glob("*.feature"))
    return frozenset().union(*map(_values_in, texts))


class KnownSecrets:
    """The secrets of one run. Those of a scenario are forgotten when the next but one begins."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._lasting: dict[str, _Secret] = {}
        self._of_scenario: dict[str, _Secret] = {}
        self._of_former: dict[str, _Secret] = {}
        self._published: set[str] = set()

    @property
    def public(self) -> set[str]:
        """What the feature files contain, each value in its shortest spelling."""
        return self._published | _values_in_specification()

    def publish(self, text: str) -> None:
        """Let through what stands in this text, a feature file's."""
        self._published |= _values_in(text)

    def is_public(self, value: str) -> bool:
        """Tell whether a feature file contains this value, however it is grouped."""
        shortest = _normal(value)
        return shortest in self._published or shortest in _values_in_specification()

    def begin_scenario(self) -> None:
        """Forget what the scenario before the last one has taught: reports of the last one may still be written."""
        self._of_former, self._of_scenario = self._of_scenario, {}

    def learn(self, kind: Kind, value: str, *, lasting: bool = False) -> None:
        """Hide this value from now on; nothing when it is too short to be told from other words, or public."""
        for part in _PARTS_OF_ADDRESS.split(value) if kind is Kind.ADDRESS else [value]:
            if kind in {Kind.PESEL, Kind.PHONE}:
                part = re.sub(r"\D", "", part)[-_PHONE_DIGITS if kind is Kind.PHONE else 0 :]  # noqa: PLW2901
            part = part.strip()  # noqa: PLW2901 -- the same part, tidied
            if self._is_secret(kind, part):
                (self._lasting if lasting else self._of_scenario).setdefault(part, _Secret(kind, part))

    def _is_secret(self, kind: Kind, value: str) -> bool:
        if len(value) < (_SHORTEST_TOKEN if kind is Kind.SESSION else _TOO_SHORT) or (
            kind is not Kind.PESEL and self.is_public(value)
        ):
            return False
        if kind is Kind.ADDRESS and not _POSTCODE.fullmatch(value):
            return sum(sign.isalpha() for sign in value) >= _TOO_SHORT
        return kind is not Kind.PHONE or len(value) == _PHONE_DIGITS

    def learn_account(self, told: Mapping[str, str], *, lasting: bool = False) -> None:
        """Hide an account's data, by the keys of KINDS_BY_KEY; others are not looked at."""
        for key, kind in KINDS_BY_KEY.items():
            self.learn(kind, told.get(key) or "", lasting=lasting)

    def learn_name(self, name: str) -> None:
        """Write only the initials of this name from now on."""
        if len(name.split()) > 1:
            self._lasting[name] = _Name(name)

    def mask(self, text: str) -> str:
        """Return the text with every known value replaced, in whatever form it stands there."""
        plain = _decoded(text)
        held = squeezed(text if plain == text else f"{text}\n{plain}")
        codes = " ".join(found[0] for found in _MAY_BE_A_CODE.finditer(text))
        for secret in self._all():
            if secret.is_in(held, codes):
                text = secret.pattern.sub(secret.instead, text)
        return text

    def for_page(self) -> dict[str, Any]:
        """Return what the page's script needs to find the secrets that a page shows."""
        return {"secrets": [secret.for_page() for secret in self._all()], "public": sorted(self.public)}

    def _all(self) -> Iterator[_Secret]:
        for known in (self._lasting, self._of_former, self._of_scenario):
            yield from known.values()


KNOWN = KnownSecrets()
"""What this process knows: masking is asked for everywhere, also where no run is at hand."""
