"""The reports that need no Node: results.json and the liaison's page."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from reports.page import render
from reports.results import Results, load_results, write_json, write_text

if TYPE_CHECKING:
    from pathlib import Path


def build(out: Path) -> Results:
    """Read `out`/run and write `out`/results.json and `out`/index.html.

    Raises:
        ReportError: there is no readable run, or `out` can't be written to.
    """
    results = load_results(out)
    _drop_stale_allure(out)
    write_json(results, out / "results.json")
    write_text(out / "index.html", render(results, out))
    return results


def _drop_stale_allure(out: Path) -> None:
    """Take away the Allure report of a run before this one: it would contradict the new verdict."""
    report = out / "allure" / "index.html"
    with suppress(OSError):
        if report.stat().st_mtime < (out / "run" / "run.json").stat().st_mtime:
            report.unlink()
