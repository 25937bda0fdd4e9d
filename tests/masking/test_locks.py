"""What others write of a run is masked where it is told."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from support import pesel
from support.locks import lock_the_log

if TYPE_CHECKING:
    import pytest


def test_a_record_of_the_log_is_masked_whoever_writes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging, "_logRecordFactory", logging.getLogRecordFactory())
    lock_the_log()
    lock_the_log()
    number, said = pesel.nobodys(), io.StringIO()
    logger = logging.getLogger("tests.masking")
    logger.addHandler(handler := logging.StreamHandler(said))
    logger.warning("Wpisano: %s", number)
    logger.removeHandler(handler)
    assert said.getvalue() == "Wpisano: [PESEL ukryty]\n"
