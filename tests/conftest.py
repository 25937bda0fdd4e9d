"""What the suite's tests share, whatever they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.stand_in import StandIn

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def stand_in() -> Iterator[StandIn]:
    """Return a local iIKP that the test itself has started."""
    process = StandIn()
    yield process
    process.stop()
