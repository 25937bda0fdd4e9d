"""Chrome, Chromium and what is built upon it, by Chrome's own protocol beside WebDriver."""

from __future__ import annotations

import base64
import os
import re
import sys
from typing import TYPE_CHECKING, Any, ClassVar

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.chromium.webdriver import ChromiumDriver

from support.hosts import resolver_rules
from support.private_mode import PrivateMode
from support.proxy import chromium_arguments
from support.running import BLANK, HEIGHT, WIDTH, Counting
from support.stand_in import own_group

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from selenium.webdriver.chromium.options import ChromiumOptions
    from selenium.webdriver.chromium.service import ChromiumService

    from support.drivers import Found

_ARGUMENTS = (
    "--lang=pl",
    "--hide-scrollbars",
    # A closed network: nothing of the browser's own may wait for the outside.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # One process for both sites of a log-in, not a new one for each: a twelfth of a scenario's work. That wall protects
    # sites from strangers; here both are one portal's.
    "--disable-site-isolation-trials",
    f"--window-size={WIDTH},{HEIGHT}",
)
_PREFERENCES = {
    "intl.accept_languages": "pl,pl-PL",
    # No bubble of the password manager over the page.
    "credentials_enable_service": False,
    "profile.password_manager_enabled": False,
    # Nobody reads the list of visited pages, and writing it takes a fiftieth of a scenario's work. A private window has
    # none either, but the driver opens tabs outside of it: they would share no cookies with it.
    "history.saving_disabled": True,
}
# The page goes by itself and leaves its process to the next scenario: with `get` each begins in a new one, which costs
# it a twentieth of its time.
_TURN_BLANK = "window.name = ''; location.replace(arguments[0])"
# All that a page can store. „all” would clear the cookies once more and take twice as long.
_STORED = "local_storage,indexeddb,service_workers,cache_storage,file_systems"


class CountingChromium(Counting, ChromiumDriver):
    """A browser of this family that counts its round trips."""

    def get_screenshot_as_png(self) -> bytes:
        """Take a picture of the page, packed for speed: a third less time than the driver's own way."""
        taken = self.execute_cdp_cmd("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
        return base64.b64decode(taken["data"])


class _CountingChrome(CountingChromium, Chrome):
    """Chrome that does."""


class RunningChromium:
    """A running Chrome or Chromium; see `support.running.Running`."""

    def __init__(self, driver: CountingChromium) -> None:
        """Take the driver of a browser that has just started."""
        self.driver = driver
        # chrome.chromedriverVersion, msedge.msedgedriverVersion.
        told = (found for told in driver.capabilities.values() if isinstance(told, dict) for found in told.items())
        version = next(str(value) for name, value in told if name.endswith("driverVersion"))
        self.driver_version = version.split(" ", maxsplit=1)[0]
        self._private: PrivateMode | None = None

    @property
    def tabs_set_aside(self) -> int:
        """How many tabs stand by: the one that private mode has left."""
        return 0 if self._private is None else 1

    def awaited_page(self, wait_s: float) -> bool:
        """Wait for nothing: chromedriver answers nothing before the page has come."""
        del wait_s
        return False

    def wipe(self) -> None:
        """Leave one blank tab, by Chrome's own commands: a new tab takes longer, a new browser much longer."""
        driver = self.driver
        if self._private is not None:
            self._private.close()
            self._private = None
        kept, *others = driver.window_handles
        for handle in others:
            driver.execute_cdp_cmd("Target.closeTarget", {"targetId": handle})
        driver.switch_to.window(kept)
        driver.execute_script(_TURN_BLANK, BLANK)
        if driver.current_url != BLANK:
            # The page has not gone by itself.
            driver.get(BLANK)
        driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
        driver.execute_cdp_cmd("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": _STORED})
        # Last: the pages kept for the back button end with their entries.
        driver.execute_cdp_cmd("Page.resetNavigationHistory", {})

    def reload(self) -> None:
        """Begin to load the page again past the cache."""
        self.driver.execute_cdp_cmd("Page.reload", {"ignoreCache": True})

    def begin_private(self) -> None:
        """Turn to a private window; the former tab is left blank."""
        self.driver.get(BLANK)
        if self._private is None:
            self._private = PrivateMode(self.driver)


class Chromium:
    """How Chrome and Chromium are started; see `support.running.Kind`. What is built upon them has other classes."""

    driver: ClassVar[Callable[..., CountingChromium]] = _CountingChrome
    options: ClassVar[Callable[..., ChromiumOptions]] = ChromeOptions
    driver_service: ClassVar[Callable[..., ChromiumService]] = Service

    def service(self, found: Found) -> ChromiumService:
        """Return what starts the driver."""
        # Ctrl+C must not reach driver and browser: the account is still to be logged out.
        return self.driver_service(found.driver, popen_kw=own_group())

    def start(
        self,
        service: Any,  # noqa: ANN401 -- of the driver's own class
        found: Found,
        *,
        shown: bool,
        resolve: Mapping[str, str],
    ) -> RunningChromium:
        """Start driver and browser."""
        options = self.options()
        _set_up(options, found, shown=shown, resolve=resolve)
        return RunningChromium(self.driver(options=options, service=service))

    def misfit(self, said: str, found: Found) -> str | None:
        """Return what is to be told of a driver of another version."""
        fits = re.search(
            r"only supports (?:Microsoft )?(\w+) version (\d+).*?browser version is ([\d.]+)", said, re.DOTALL
        )
        return fits and (
            f"Sterownik {found.driver} jest dla {fits[1]} {fits[2]}, a przeglądarka ma wersję {fits[3]}; "
            "zainstaluj sterownik tej samej wersji albo wskaż go: -D sterownik=ŚCIEŻKA."
        )


def _set_up(options: ChromiumOptions, found: Found, *, shown: bool, resolve: Mapping[str, str]) -> None:
    """Say how a browser of this family is to be started."""
    for argument in _ARGUMENTS:
        options.add_argument(argument)
    for argument in (f"--host-resolver-rules={resolver_rules(resolve)}", *chromium_arguments(resolve)):
        options.add_argument(argument)
    options.add_experimental_option("prefs", _PREFERENCES)
    if not shown:
        # Nobody sees the browser's own frame; without it a scenario takes a tenth less.
        options.add_argument("--headless")
        options.add_argument("--kiosk")
        options.add_argument(f"--screen-info={{{WIDTH}x{HEIGHT}}}")
    if sys.platform.startswith("linux") and os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    if found.browser:
        options.binary_location = found.browser
