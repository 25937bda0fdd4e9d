"""The liaison's page: one self-contained HTML file, from Jinja2 templates."""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from reports import wording
from reports.findings import headlines
from reports.incidents import FOLDER, folder_name
from reports.masking import mask
from reports.pictures import Pictures
from reports.results import NOT_SELECTED, TO_COME
from reports.seen import around, seen
from reports.verdicts import WORST_FIRST, Verdict, plural, requirements, scenarios

if TYPE_CHECKING:
    from pathlib import Path

    from reports.findings import Finding
    from reports.nights_strip import Strip
    from reports.results import Results, StatementResult

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

REASONS = {TO_COME: "scenariusz jest do napisania", NOT_SELECTED: "nie wybrano"}
LONGEST_DETAILS = 4000
"""Characters of technical details in one finding: two hundred findings must fit the page."""


def render(results: Results, findings: list[Finding], out: Path, nights: Strip | None = None) -> str:
    """Return the page as one HTML document; screenshots are read from `out`, `nights` are the history's."""
    shown = [finding.picture for finding in findings if finding.picture]
    pictures = Pictures(out, shown, [one for finding in findings for one in finding.attempts])
    template = _environment().get_template("page.html.j2")
    html = template.render(
        results=results,
        heading=wording.heading(results),
        sentence=wording.sentence(results),
        scope=wording.scope(results),
        place=wording.environment_name(results),
        period=wording.period(results),
        nodes=_nodes(results),
        unverified=_unverified(results),
        findings=findings,
        headlines=headlines(findings),
        pictures=pictures,
        nights=nights,
        counted=[(one, sum(row.verdict is one for row in results.scenarios)) for one in WORST_FIRST[::-1]],
    )
    return pictures.fill(mask(html))


def _nodes(results: Results) -> dict[str, int]:
    """Return the nodes that the environment told of, each with how many scenarios met it."""
    met: Counter[str] = Counter()
    for scenario in results.scenarios:
        taken = [*scenario.evidence, *(one for step in scenario.steps for one in step.evidence)]
        nodes = {one.node for one in taken} | {attempt.node for attempt in scenario.recovery}
        met.update(node for node in nodes if node)
    return dict(sorted(met.items()))


def _unverified(results: Results) -> list[tuple[str, int]]:
    """Return why scenarios were not verified, each reason with how many, the most frequent first."""
    reasons = Counter(seen(one) for one in results.scenarios if one.verdict is Verdict.UNVERIFIED)
    return reasons.most_common()


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
        "day": wording.day,
        "duration": wording.duration,
        "plain": _plain,
        "requirements": requirements,
        "scenarios": scenarios,
        "why": _why,
        "around": around,
        "time": wording.warsaw_seconds,
        "clock": wording.warsaw_clock,
        "weekday": lambda night: wording.WEEKDAYS[night.weekday()],
        "shortened": _shortened,
        "capital": lambda text: text if text.startswith("iIKP") else text[0].upper() + text[1:],
    }
    environment.globals |= {"plural": plural, "incident": folder_name, "INCIDENTS": FOLDER}
    return environment


def _plain(text: str) -> Markup:
    """Show `addresses` of the instruction's statements as such, without the backticks."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704  # escaped right here


def _why(row: StatementResult) -> str:
    """Return why a statement has another verdict than „zgodne”, or none; empty where it conforms."""
    if row.verdict is None:
        return REASONS.get(row.reason or "", row.reason or "")
    if row.verdict is Verdict.CONFORMING:
        return ""
    return next(seen(scenario) for scenario in row.scenarios if scenario.verdict is row.verdict)


def _shortened(text: str) -> str:
    """Return the end of what is long: of a stack trace it is the end that tells."""
    return text if len(text) <= LONGEST_DETAILS else f"…{text[-LONGEST_DETAILS:]}"
