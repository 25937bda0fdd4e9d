"""A night in Markdown, for the page that a CI server shows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.masking import mask
from reports.verdicts import Verdict
from reports.wording import environment_name, period, sentence

if TYPE_CHECKING:
    from reports.alerts import Night
    from reports.results import Results

LISTED = 15
"""So many findings are named; the report has all."""
_NO_MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|#"})


def markdown(night: Night, alerts: list[str], link: str = "") -> str:
    """Return the summary.

    Args:
        night: the run, or that there was none.
        alerts: what was said of the alerts.
        link: where the reports are published.
    """
    told = [f"- {_plain(line)}" for line in alerts]
    if link:
        told.append(f"- Raport: {link}")
    if night.results is None:
        why = [_plain(one.text) for one in night.troubles[Verdict.SUITE_ERROR]]
        lines = [f"## Nocny przebieg, profil {_plain(night.profile)}: nie zaczął się", "", *why, "", *told]
    else:
        lines = [*_of_results(night.results, night), "", *told]
    return mask("\n".join(lines)) + "\n"


def _of_results(results: Results, night: Night) -> list[str]:
    lines = [
        f"## Nocny przebieg, {_plain(environment_name(results))}: {results.phrase}",
        "",
        _plain(sentence(results)),
        "",
        _plain(period(results)),
        "",
        "| dział | werdykt | wymagania |",
        "|---|---|---|",
    ]
    for section in results.sections:
        if section.verdict is not None:
            counts = ", ".join(f"{verdict} {number}" for verdict, number in section.counts.items())
            name = f"{section.shown_number} {section.title}".strip()
            lines.append(f"| {_plain(name)} | {section.verdict} | {counts} |")
    if night.findings:
        lines += ["", "### Do wyjaśnienia", ""]
        lines += [f"- {one.verdict}: {_plain(one.scenario.name)}" for one in night.findings[:LISTED]]
        if len(night.findings) > LISTED:
            lines.append(f"- … i jeszcze {len(night.findings) - LISTED}")
    return lines


def _plain(text: str) -> str:
    return " ".join(text.translate(_NO_MARKUP).split())
