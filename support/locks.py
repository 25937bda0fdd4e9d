"""Masks what others than the suite write: behave's formatters and reports, Selenium's log, an error of Python's own.

They write what they were told: an error's message, a captured log with a number that was typed. So the words are masked
where they are told, and once more where they are written.
"""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Any

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


def lock_what_behave_tells(scenario: Scenario) -> None:
    """Mask what behave's own reports (`--junit`, `-f plain`…) tell of a scenario: messages and captured output."""
    for item in (scenario, *scenario.all_steps):
        if item.error_message:
            item.error_message = mask(item.error_message)
        for name in _CAPTURED:
            said = getattr(item.captured, name, None)
            if said:
                setattr(item.captured, name, mask(said))
