"""The liaison's page: one self-contained HTML file, from Jinja2 templates."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from reports import wording
from reports.findings import FAILED_STATUSES, find
from reports.masking import mask
from reports.pictures import Pictures
from reports.results import NOT_SELECTED, TO_COME
from reports.verdicts import WORST_FIRST, Verdict, plural, requirements, scenarios

if TYPE_CHECKING:
    from pathlib import Path

    from reports.results import Results

CODES = {
    Verdict.CONFORMING: "zgodne",
    Verdict.NONCONFORMING: "niezgodne",
    Verdict.UNAVAILABLE: "niedostepne",
    Verdict.SUITE_ERROR: "blad",
    Verdict.UNVERIFIED: "brak",
    Verdict.INCOMPLETE: "brak",
}
"""Verdicts as names of style sheet classes."""

SYMBOLS = {
    Verdict.CONFORMING: "✓",
    Verdict.NONCONFORMING: "✗",
    Verdict.UNAVAILABLE: "!",
    Verdict.SUITE_ERROR: "?",
    Verdict.UNVERIFIED: "–",
    Verdict.INCOMPLETE: "–",
}
"""Verdicts for those who see no colours."""

REASONS = {TO_COME: "scenariusz jest do napisania", NOT_SELECTED: "nie wybrano do tego sprawdzenia"}


def render(results: Results, out: Path) -> str:
    """Return the page as one HTML document; screenshots are read from `out`."""
    pictures = Pictures(out)
    template = _environment().get_template("page.html.j2")
    html = template.render(
        results=results,
        sentence=wording.sentence(results),
        place=wording.environment_name(results),
        period=wording.period(results),
        findings=find(results),
        picture=pictures.place,
        counted=[(one, sum(row.verdict is one for row in results.scenarios)) for one in WORST_FIRST[::-1]],
    )
    return pictures.fill(mask(html))


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "code": CODES.__getitem__,
        "symbol": SYMBOLS.__getitem__,
        "duration": wording.duration,
        "plain": _plain,
        "requirements": requirements,
        "scenarios": scenarios,
        "why": lambda reason: REASONS.get(reason, reason),
        "time": wording.warsaw_seconds,
        "clock": wording.warsaw_clock,
    }
    environment.globals |= {"FAILED": FAILED_STATUSES, "plural": plural}
    return environment


def _plain(text: str) -> Markup:
    """Show `addresses` of the instruction's statements as such, without the backticks."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704  # escaped right here
