"""This iIKP, served in the test's own process."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from .server import open_origins
from .site import Site
from .world import World

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def site() -> Iterator[Site]:
    world = World()
    origins = open_origins(world, 0, 0, {"delay": 0, "seed": 1})
    threads = [threading.Thread(target=o.serve_forever, args=(0.02,)) for o in origins]
    for thread in threads:
        thread.start()
    yield Site(origins[0].url, origins[1].url, world)
    for origin, thread in zip(origins, threads, strict=True):
        origin.shutdown()
        thread.join()
        origin.server_close()
