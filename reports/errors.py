"""What goes wrong while a report is built, told in Polish."""

from __future__ import annotations


class ReportError(Exception):
    """The report can't be built; the message is one Polish sentence that says what to do."""
