"""One headless browser and one server for the whole folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.browser import Browser
from support.settings import Settings
from tests.pages.shown import Server, Show

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Return the suite's own browser, as scenarios get it."""
    found = Browser(Settings(), lambda _: None)
    found.make_blank()
    yield found
    found.discard()


@pytest.fixture(scope="package")
def server() -> Iterator[Server]:
    """Return a server of pages."""
    serving = Server()
    yield serving
    serving.released.set()
    serving.shutdown()
    serving.server_close()


@pytest.fixture
def show(browser: Browser, server: Server) -> Show:
    """Return what shows markup."""
    server.pages.clear()
    server.released.clear()
    return Show(browser, server)
