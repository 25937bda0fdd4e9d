"""What a running browser can do beyond WebDriver's own commands: the one interface over all kinds of browsers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.remote.webdriver import WebDriver
from urllib3.exceptions import HTTPError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selenium.webdriver.common.service import Service

    from support.drivers import Found

# The driver's own errors, and those of the line to the driver when its process is dead.
BROWSER_ERRORS = (WebDriverException, HTTPError)
BLANK = "about:blank"
WIDTH, HEIGHT = 1280, 900
PAGE_LOAD_S = 30


class Counting(WebDriver):
    """A driver that counts its round trips, the measure of this suite's speed."""

    round_trips = 0

    def execute(self, *command: Any, **parameters: Any) -> Any:  # noqa: ANN401 -- Selenium's own signature, passed on
        """Send a command, as Selenium does."""
        self.round_trips += 1
        return super().execute(*command, **parameters)


class Running(Protocol):
    """A browser that runs."""

    @property
    def driver(self) -> Counting:
        """Its driver."""

    @property
    def driver_version(self) -> str:
        """The version of the driver's program."""

    @property
    def tabs_set_aside(self) -> int:
        """How many tabs stand by, blank, beside those that the session works in."""

    def awaited_page(self, wait_s: float) -> bool:
        """Wait `wait_s` seconds at most for the page that was asked for; tell whether there was one to wait for.

        False where the driver itself has waited for it.
        """

    def wipe(self) -> None:
        """Leave one blank tab, without history, cookies or stored data."""

    def reload(self) -> None:
        """Begin to load the page again, asking the server and not the cache."""

    def begin_private(self) -> None:
        """Turn to a private window, which ends with the next `wipe`."""


class Kind(Protocol):
    """A kind of browser, before it is started."""

    def service(self, found: Found) -> Service:
        """Return what starts the driver's process, in a group of its own."""

    def start(
        self,
        service: Any,  # noqa: ANN401 -- of the driver's own class
        found: Found,
        *,
        shown: bool,
        resolve: Mapping[str, str],
    ) -> Running:
        """Start driver and browser.

        Args:
            service: what `service` has returned.
            found: where both are.
            shown: whether the window is shown.
            resolve: the profile's hosts that name servers do not know, and where they are.
        """

    def misfit(self, said: str, found: Found) -> str | None:
        """Return a Polish sentence where the driver says that it does not fit the browser; None elsewhere."""
