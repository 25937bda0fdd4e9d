"""The local iIKP inside the tests' process."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from local_iikp import server
from local_iikp.database import temporary_database

server.set_up()

from local_iikp.worlds import factory  # noqa: E402 - models need Django set up
from local_iikp.worlds.models import World  # noqa: E402 - models need Django set up
from tests.local_iikp.iikp_browser import Browser  # noqa: E402 - models need Django set up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(scope="session", autouse=True)
def _database() -> Iterator[None]:
    with temporary_database():
        yield


@pytest.fixture
def world() -> Iterator[World]:
    """Return a world of the test's own."""
    created = factory.create_world(factory.new_name())
    yield created
    World.objects.filter(pk=created.pk).delete()


@pytest.fixture
def other_world() -> Iterator[World]:
    """Return a second world."""
    created = factory.create_world(factory.new_name())
    yield created
    World.objects.filter(pk=created.pk).delete()


@pytest.fixture
def browser(world: World) -> Browser:
    """Return a browser in which nobody is logged in."""
    return Browser(world)


@pytest.fixture
def new_browser(world: World) -> Callable[[], Browser]:
    """Return a maker of more browsers in the same world."""
    return lambda: Browser(world)


@pytest.fixture
def anna(browser: Browser) -> Browser:
    """Return a browser in which Anna is logged in."""
    browser.log_in("anna")
    return browser
