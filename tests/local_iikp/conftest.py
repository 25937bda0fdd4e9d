"""The local iIKP inside the tests' process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from local_iikp import server
from local_iikp.database import temporary_database

server.set_up()

from local_iikp.worlds import factory  # noqa: E402 - models need Django set up
from local_iikp.worlds.models import World  # noqa: E402 - models need Django set up
from tests.local_iikp.iikp_browser import Browser  # noqa: E402 - models need Django set up
from tests.local_iikp.iikp_process import ANY_PORT, Process  # noqa: E402 - as the others

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


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """Return a running process, ended after the last test; it must have nothing to complain of."""
    process = Process(tmp_path_factory.mktemp("running"), "--json", *ANY_PORT)
    yield process
    process.close_stdin()
    assert process.ended() == (0, "")


@pytest.fixture(scope="session")
def where(running: Process) -> dict[str, Any]:
    """Return where the running process is."""
    return running.where()
