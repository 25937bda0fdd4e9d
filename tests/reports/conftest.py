"""A folder per test that is the reports' own, the history beside it included."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tmp_path(tmp_path: Path) -> Path:
    """Return a folder inside the test's own: the history goes beside a run's folder, and no other test may see it."""
    out = tmp_path / "out"
    out.mkdir()
    return out
