"""The reports that need no Node: results.json, junit.xml, the liaison's page, the incidents."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from reports import incidents
from reports.errors import ReportError
from reports.findings import find
from reports.junit import write_junit
from reports.nights import remember
from reports.nights_strip import strip
from reports.page import render
from reports.results import Results, load_results, write_json, write_text

if TYPE_CHECKING:
    from pathlib import Path

    from reports.findings import Finding
    from reports.nights_strip import Strip


def build(out: Path) -> Results:
    """Write the reports of the run in `out`/run, incidents included; remember the run in the history beside `out`.

    Raises:
        ReportError: there is no readable run, or `out` can't be written to.
    """
    results = load_results(out)
    findings = find(results)
    _drop_stale_allure(out)
    write_json(results, out / "results.json")
    write_junit(results, out / "junit.xml")
    write_text(out / "index.html", render(results, findings, out, _nights(results, findings, out)))
    incidents.write(results, findings, out)
    return results


def history_of(out: Path) -> Path:
    """Return where the runs whose results go to `out` are remembered: beside it, for `out` is emptied by each run."""
    return out.resolve().parent / "history"


def _nights(results: Results, findings: list[Finding], out: Path) -> Strip:
    """Remember the run beside `out` and return the last nights; a history that refuses costs no report."""
    history = history_of(out)
    trouble = None
    try:
        remember(results, findings, history)
    except ReportError as error:
        trouble = str(error)
    return strip(results, findings, history, trouble)


def _drop_stale_allure(out: Path) -> None:
    """Take away the Allure report of a run before this one: it would contradict the new verdict."""
    report = out / "allure" / "index.html"
    with suppress(OSError):
        if report.stat().st_mtime < (out / "run" / "run.json").stat().st_mtime:
            report.unlink()
