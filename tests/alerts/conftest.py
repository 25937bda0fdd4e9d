"""A folder per test that is the nights' own, the history beside it included."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.alerts.addressee import Addressee

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a folder for results; the history goes beside it."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def anna() -> Addressee:
    """Return somebody who gets the alerts."""
    return Addressee()
