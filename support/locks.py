"""Masks what others than the suite write: behave's formatters and reports, Selenium's log, an error of Python's own.

They write what they were told: an error's message, a captured log with a number that was typed. So the words are masked
where they are told, and once more where they are written.
"""

from __future__ import annotations

import errno
import logging
import os
import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from behave.capture import CaptureController, Captured
from behave.model_core import BasicStatement

from support.interrupts import nobody_reads
from support.masking import mask

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from behave.formatter.base import StreamOpener
    from behave.model import Scenario

# The pipe's other end, the terminal.
_GONE = (errno.EPIPE, errno.EIO)
_CAPTURED = ("stdout", "stderr", "log")


def lock_the_screen() -> None:
    """Mask all that this process writes to its screen from now on."""
    for stream in {sys.__stdout__, sys.__stderr__, sys.stdout, sys.stderr}:
        if stream is not None and not getattr(stream.write, "masks", False):
            _lock(stream)


def lock_the_outputs(outputs: Iterable[StreamOpener]) -> None:
    """Mask all that behave's formatters write to files from now on."""
    for output in outputs:
        output.open = partial(_opened, output.open)


def _opened(open_: Callable[[], Any]) -> Any:  # noqa: ANN401 -- a text stream, of whichever class
    stream = open_()
    if not getattr(stream.write, "masks", False):
        _lock(stream)
    return stream


def _lock(stream: Any) -> None:  # noqa: ANN401 -- a text stream, of whichever class
    write, flush = stream.write, stream.flush

    def masked(text: str) -> int:
        with _whether_or_not_read(stream):
            write(mask(text))
        return len(text)

    def flushed() -> None:
        with _whether_or_not_read(stream):
            flush()

    masked.masks = True  # type: ignore[attr-defined]  # known by it the next time
    stream.write, stream.flush = masked, flushed


@contextmanager
def _whether_or_not_read(stream: Any) -> Iterator[None]:  # noqa: ANN401 -- a text stream, of whichever class
    try:
        yield
    except OSError as error:
        if error.errno not in _GONE:
            raise
        # As in `behave | head`. What is still to be written goes nowhere; the patient is logged out first.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        nobody_reads()


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
        lock_errors_of(item)
    _lock_error(trouble)


def lock_errors_of(item: object) -> None:
    """Mask the messages of a feature, a scenario or a step, and what behave has captured of a failed hook in it."""
    if not isinstance(item, BasicStatement):
        return
    if item.error_message:
        item.error_message = mask(item.error_message)
    _lock_error(item.exception)
    for captured in getattr(item.captured, "captures", ()):
        for part in _CAPTURED:
            setattr(captured, part, mask(getattr(captured, part)))


def _lock_error(error: BaseException | None) -> None:
    """Mask an error's message, and those of the errors that led to it."""
    while error is not None:
        error.args = tuple(mask(word) if isinstance(word, str) else word for word in error.args)
        if isinstance(getattr(error, "msg", None), str):
            error.msg = mask(error.msg)  # type: ignore[attr-defined]  # Selenium's
        error = error.__cause__ or error.__context__
