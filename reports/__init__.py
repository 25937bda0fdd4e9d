"""From results to what people read: the liaison's page, Allure, results.json, the summary of five lines.

Reads the files that a run leaves in its output directory; imports neither steps nor pages nor support.
"""

from __future__ import annotations

from reports.errors import ReportError
from reports.results import Results
from reports.terminal import locations, summary
from reports.writer import build

__all__ = ["ReportError", "Results", "build", "locations", "summary"]
