"""Masks what belongs to a patient in everything that leaves the suite (instruction 2.2.1: PESELs are CeZ's secret).

Two ways at once. Known values (`support.known_secrets`) are hidden in every form they may be written in, whatever they
look like. What only looks like a PESEL, an e-mail address, a phone number or a session's data is hidden by its pattern,
so that another patient's data, which the suite has never met, stay hidden too; an e-mail address or a phone number that
a feature file contains is let through, as it is the specification's own. A postcode or a town has no pattern: it may as
well be a facility's. The reports mask once more, by patterns alone (`reports.masking`).
"""

from __future__ import annotations

import re

from support.known_secrets import EMAIL, KNOWN, PHONE, Kind

# Whom the reports are for: addresses that are told on purpose.
_ON_PURPOSE = "recipient"
MASKED = Kind.PESEL.mark
# Eleven digits in a row, also parted by single spaces or dashes, that begin with a date of the register (years, month
# with its century, day). Right or wrong check digit: a mistyped number still gives a person away. A phone number
# with +48 is none.
_MONTH = "[02468][1-9]|[13579][0-2]"
_PESEL = re.compile(rf"(?<![\d+])(?<!\d[ -])\d\d(?:{_MONTH})(?:0[1-9]|[12]\d|3[01])\d{{5}}(?!\d)")
_PARTED = re.compile(r"(?<![\d+])(?<!\d[ -])\d(?:[ \u00a0-]?\d){10}(?![ \u00a0-]?\d)")
_PARTS = re.compile(r"[ \u00a0-]")
# An address's question mark may be followed by a log-in's artifact.
_QUERY = re.compile(r"""(\bhttps?://[^\s?#;"'<>]+)[;?#][^\s"'<>„”]*""")
# A step of an address's path that no person has named: the draft of a form, a session.
_ADDRESS = re.compile(r"""\bhttps?://[^\s"'<>„”]+""")
_TOKEN = re.compile(
    r"(?<=/)(?=[\w-]*\d)(?:(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{16,}|[0-9a-f-]{16,}|[0-9A-F-]{16,})(?=[/?#;,).]|$)"
)
_SESSION = re.compile(
    r"""
    (?P<name> \b(?: (?:set-)?cookie | authorization ) ["']? : \s* ) [^\r\n]+
  | (?P<called> \b(?: artefakt | artifact | saml\w* | relaystate | \w*token | j?sessionid | sid | csrf\w* )
      ["']? \s* (?: = | %3D | : \s* ) ["']? ) [^\s&"'<>;,()\[\]]{8,}
  | \b bearer \s+ [\w.~+/=-]{8,}
  | \b eyJ [\w-]{8,} \. [\w-]+ \. [\w-]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAY_HOLD = re.compile(
    r"\d(?:[ \u00a0-]?\d){2}|@|%40|&#64;|://|bearer|eyJ|cookie|authorization|artefakt|artifact|saml|token|sid|csrf",
    re.IGNORECASE,
)


def mask(text: str) -> str:
    """Return the text with everything that belongs to a patient replaced by a mark."""
    text = KNOWN.mask(text)
    if not _MAY_HOLD.search(text):
        return text
    text = _QUERY.sub(r"\1?…", text)
    text = _ADDRESS.sub(lambda found: _TOKEN.sub("…", found[0]), text)
    text = _SESSION.sub(lambda found: f"{found['name'] or found['called'] or ''}{Kind.SESSION.mark}", text)
    text = _PARTED.sub(lambda found: MASKED if _PESEL.fullmatch(_PARTS.sub("", found[0])) else found[0], text)
    for pattern, kind in ((EMAIL, Kind.EMAIL), (PHONE, Kind.PHONE)):
        text = pattern.sub(lambda found, kind=kind: found[0] if KNOWN.is_public(found[0]) else kind.mark, text)  # type: ignore[misc]
    return text


def mask_all(value: object) -> object:
    """Return the same structure of dicts, lists and texts with every text masked, except whom a report is for."""
    match value:
        case str():
            return mask(value)
        case dict():
            return {key: item if key == _ON_PURPOSE else mask_all(item) for key, item in value.items()}
        case list() | tuple():
            return [mask_all(item) for item in value]
        case _:
            return value


def without_query(address: str) -> str:
    """Return an address without what follows its question mark, which may hold a log-in's token."""
    return address.split("?", maxsplit=1)[0]
