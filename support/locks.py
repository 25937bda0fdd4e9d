"""Masks what others than the suite write: behave's formatters and reports, Selenium's log, an error of Python's own.

They write what they were told: an error's message, a captured log with a number that was typed. So the words are masked
where they are told, and once more where they are written.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any

from behave.capture import CaptureController, Captured

from support.masking import mask

if TYPE_CHECKING:
    from behave.model import Scenario

_CAPTURED = ("stdout", "stderr", "log")


def lock_the_screen() -> None:
    """Mask all that this process writes to its screen from now on."""
    for stream in {sys.__stdout__, sys.__stderr__, sys.stdout, sys.stderr}:
        if stream is not None and not getattr(stream.write, "masks", False):
            _lock(stream)


def _lock(stream: Any) -> None:  # noqa: ANN401 -- a text stream, of whichever class
    write = stream.write

    def masked(text: str) -> int:
        write(mask(text))
        return len(text)

    masked.masks = True  # type: ignore[attr-defined]  # known by it the next time
    stream.write = masked


def lock_the_log() -> None:
    """Mask every record of Python's logging, Selenium's among them, whatever becomes of it."""
    make = logging.getLogRecordFactory()
    if getattr(make, "masks", False):
        return

    def masked(*about: Any, **more: Any) -> logging.LogRecord:  # noqa: ANN401 -- logging's own
        record = make(*about, **more)
        record.msg, record.args = mask(record.getMessage()), ()
        return record

    masked.masks = True  # type: ignore[attr-defined]  # known by it the next time
    logging.setLogRecordFactory(masked)


class MaskingCapture(CaptureController):  # type: ignore[misc]  # behave is untyped
    """behave's keeper of what steps print and log, for its reports: told masked."""

    def make_captured(self, failed: bool | None = None, name: str | None = None) -> Captured:  # noqa: FBT001 -- behave's
        """Return what was printed and logged up to now."""
        told = super().make_captured(failed=failed, name=name)
        if not told.has_output():
            return told
        parts = {part: mask(getattr(told, part)) for part in _CAPTURED}
        return Captured(name=told.name, failed=told.failed, **parts)


def lock_errors(scenario: Scenario, trouble: BaseException | None) -> None:
    """Mask the messages that behave's own reports (`--junit`) tell of a scenario, and of what its end will raise."""
    for item in (scenario, *scenario.all_steps):
        if item.error_message:
            item.error_message = mask(item.error_message)
    while trouble is not None:
        trouble.args = tuple(mask(word) if isinstance(word, str) else word for word in trouble.args)
        if isinstance(getattr(trouble, "msg", None), str):
            trouble.msg = mask(trouble.msg)  # type: ignore[attr-defined]  # Selenium's
        trouble = trouble.__cause__ or trouble.__context__
