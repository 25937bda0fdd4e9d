"""A value in all the forms in which it may stand in a file; the search of a whole run and its own proof share them."""

from __future__ import annotations

import base64
import html
import json
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def _grouped(sizes: tuple[int, ...], sign: str) -> Callable[[str], str]:
    def spell(value: str) -> str:
        if not value.isdigit() or len(value) != sum(sizes):
            return value
        rest = iter(value)
        return sign.join("".join(next(rest) for _ in range(size)) for size in sizes)

    return spell


def _base64(before: str) -> Callable[[str], str]:
    return lambda value: base64.b64encode(f"{before}{value}...".encode()).decode()


FORMS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "upper case": str.upper,
    "lower case": str.lower,
    "URL-encoded": lambda value: quote(value, safe=""),
    "URL-encoded in small letters": lambda value: quote(value, safe="").lower(),
    "URL-encoded twice": lambda value: quote(quote(value, safe=""), safe=""),
    "form-encoded": quote_plus,
    "JSON": lambda value: json.dumps(value)[1:-1],
    "HTML": html.escape,
    "HTML, by number": lambda value: "".join(s if s.isascii() else f"&#{ord(s)};" for s in value),
    "no-break spaces": lambda value: value.replace(" ", "\u00a0"),
    "base64, first": _base64(""),
    "base64, second": _base64("a"),
    "base64, third": _base64("ab"),
    "hexadecimal": lambda value: value.encode().hex(),
    "phone in threes": _grouped((3, 3, 3), " "),
    "phone in threes, dashes": _grouped((3, 3, 3), "-"),
    "phone in threes, no-break spaces": _grouped((3, 3, 3), "\u00a0"),
    "phone with the country": lambda value: f"+48{value}" if value.isdigit() and len(value) == 9 else value,
    "PESEL in two": _grouped((6, 5), " "),
    "PESEL in two, dash": _grouped((6, 5), "-"),
    "PESEL in twos and threes": _grouped((2, 2, 2, 3, 2), " "),
    "PESEL digit by digit": _grouped((1,) * 11, " "),
    "typed sign by sign": lambda value: json.dumps(list(value), ensure_ascii=False),
}


def forms_of(value: str) -> Iterator[tuple[str, str]]:
    """Return the names of the forms in which this value looks different, and the value in each."""
    seen: set[str] = set()
    for name, spell in FORMS.items():
        if (spelt := spell(value)) not in seen:
            seen.add(spelt)
            yield name, spelt
