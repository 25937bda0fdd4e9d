"""The process's one browser: started at the first need, reused, made blank for every scenario."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from typing import TYPE_CHECKING, Any

from selenium.common.exceptions import SessionNotCreatedException, WebDriverException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.wait import WebDriverWait
from urllib3.exceptions import HTTPError

from support.drivers import Found, find
from support.guard import Guard, end_group
from support.hosts import resolver_rules
from support.private_mode import PrivateMode
from support.stand_in import own_group
from support.verdicts import SetupError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from support.settings import Settings

# The driver's own errors, and those of the line to the driver when its process is dead.
BROWSER_ERRORS = (WebDriverException, HTTPError)
BLANK = "about:blank"
_WIDTH, _HEIGHT = 1280, 900
_PAGE_LOAD_S = 30
# A look waits in the page for a second at the most; what takes longer than this hangs.
_SCRIPT_S = 10
# When the document began; another one has another time.
_BORN = "return performance.timeOrigin"
_ARGUMENTS = (
    "--lang=pl",
    "--hide-scrollbars",
    # A closed network: nothing of the browser's own may wait for the outside.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_PREFERENCES = {
    "intl.accept_languages": "pl,pl-PL",
    # No bubble of the password manager over the page.
    "credentials_enable_service": False,
    "profile.password_manager_enabled": False,
}


class _CountingChrome(Chrome):
    """Chrome that counts its round trips, the measure of this suite's speed."""

    round_trips = 0

    def execute(self, *command: Any, **parameters: Any) -> Any:  # noqa: ANN401 -- Selenium's own signature, passed on
        """Send a command, as Selenium does."""
        self.round_trips += 1
        return super().execute(*command, **parameters)


class Browser:
    """Chrome or Chromium. Dead browsers are replaced at the next scenario."""

    def __init__(
        self,
        settings: Settings,
        started: Callable[[dict[str, str]], None],
        resolve: Mapping[str, str] | None = None,
    ) -> None:
        """Start nothing yet.

        Args:
            settings: where browser and driver are, and whether the window is shown.
            started: told the versions and the programs' paths once the browser runs.
            resolve: the profile's hosts that name servers do not know, and where they are.
        """
        self._resolve = resolve or {}
        self._settings = settings
        self._started = started
        self._driver: _CountingChrome | None = None
        self._service: Service | None = None
        self._guard: Guard | None = None
        self._private: PrivateMode | None = None
        self._used = False

    @property
    def driver(self) -> _CountingChrome:
        """The running browser's driver; starts it if need be.

        Raises:
            SetupError: no browser, no driver, or a driver that does not fit: a sentence that says what to do.
        """
        if self._driver is None:
            self._driver = self._start()
            self._used = False
        return self._driver

    @property
    def round_trips(self) -> int:
        """How many commands the running browser has been sent."""
        return self._driver.round_trips if self._driver is not None else 0

    @property
    def tabs_set_aside(self) -> int:
        """How many tabs stand by, blank, beside those that the session works in."""
        return 0 if self._private is None else 1

    def _start(self) -> _CountingChrome:
        found = find(self._settings)
        options = ChromeOptions()
        for argument in _ARGUMENTS:
            options.add_argument(argument)
        options.add_argument(f"--host-resolver-rules={resolver_rules(self._resolve)}")
        options.add_argument(f"--window-size={_WIDTH},{_HEIGHT}")
        options.add_experimental_option("prefs", _PREFERENCES)
        if not self._settings.okno:
            # Nobody sees the browser's own frame; without it a scenario takes a tenth less.
            options.add_argument("--headless")
            options.add_argument("--kiosk")
            options.add_argument(f"--screen-info={{{_WIDTH}x{_HEIGHT}}}")
        if sys.platform.startswith("linux") and os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        if found.browser:
            options.binary_location = found.browser
        # Ctrl+C must not reach driver and browser: the account is still to be logged out.
        service = self._service = Service(found.driver, popen_kw=own_group())
        try:
            driver = _CountingChrome(options=options, service=service)
        except SessionNotCreatedException as error:
            raise SetupError(_not_created(error.msg or "", found)) from error
        except (*BROWSER_ERRORS, OSError) as error:
            raise SetupError(
                f"Sterownik {found.driver} nie uruchamia się; wskaż właściwy: -D sterownik=ŚCIEŻKA."
            ) from error
        if sys.platform != "win32":
            self._guard = Guard(service.process.pid)
        driver.set_page_load_timeout(_PAGE_LOAD_S)
        driver.set_script_timeout(_SCRIPT_S)
        name = str(driver.capabilities["browserName"]).replace("-headless-shell", " bez okna").capitalize()
        version = driver.capabilities["browserVersion"]
        self._started(
            {
                "browser": f"{name} {version}",
                "driver": str(driver.capabilities["chrome"]["chromedriverVersion"]).split(" ", maxsplit=1)[0],
                "browser_path": found.browser or "",
                "driver_path": found.driver,
            }
        )
        return driver

    def make_blank(self) -> None:
        """Give the next scenario a tab without history, cookies or stored data; replace a browser that has died.

        Raises:
            SetupError: as `driver`.
        """
        try:
            self._wipe(self.driver)
        except BROWSER_ERRORS:
            self.discard()
            self._wipe(self.driver)
        self._used = True

    def _wipe(self, driver: _CountingChrome) -> None:
        if not self._used:
            return
        if self._private is not None:
            self._private.close()
            self._private = None
        # By Chrome's own commands: a new tab takes longer, a new browser much longer.
        kept, *others = driver.window_handles
        for handle in others:
            driver.execute_cdp_cmd("Target.closeTarget", {"targetId": handle})
        driver.switch_to.window(kept)
        driver.get(BLANK)
        driver.execute_script("window.name = ''")
        driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
        driver.execute_cdp_cmd("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
        # Last: the pages kept for the back button end with their entries.
        driver.execute_cdp_cmd("Page.resetNavigationHistory", {})

    def reload_bypassing_cache(self) -> None:
        """Do what CTRL+F5 does: load the page again, asking the server and not the cache; wait for the new document.

        Raises:
            WebDriverException: it does not come.
        """
        # Not by an element of the page: half an answer may have none.
        former = self.driver.execute_script(_BORN)
        self.driver.execute_cdp_cmd("Page.reload", {"ignoreCache": True})
        wait = WebDriverWait(self.driver, _PAGE_LOAD_S, poll_frequency=0.05)
        wait.until(lambda driver: driver.execute_script(_BORN) != former)

    def begin_private(self) -> None:
        """Go on in a private window, without cookies; the former tab is left blank. It ends with the scenario.

        Raises:
            WebDriverException: the browser cannot open one.
        """
        self.driver.get(BLANK)
        if self._private is None:
            self._private = PrivateMode(self.driver)

    def discard(self) -> None:
        """End the browser, however it is."""
        self._private = None
        driver, self._driver = self._driver, None
        if driver is not None:
            with contextlib.suppress(*BROWSER_ERRORS, OSError):
                driver.quit()
        self._end_group()

    def _end_group(self) -> None:
        # A driver that has died leaves its browser running. The driver leads the group of both (own_group).
        service, self._service = self._service, None
        process = getattr(service, "process", None)
        if process is not None and sys.platform != "win32":
            end_group(process.pid)
        guard, self._guard = self._guard, None
        if guard is not None:
            guard.dismiss()


def _not_created(message: str, found: Found) -> str:
    fits = re.search(r"only supports Chrome version (\d+).*?browser version is ([\d.]+)", message, re.DOTALL)
    if fits:
        return (
            f"Sterownik {found.driver} jest dla Chrome {fits[1]}, a przeglądarka ma wersję {fits[2]}; "
            "zainstaluj sterownik tej samej wersji albo wskaż go: -D sterownik=ŚCIEŻKA."
        )
    # The rest of what the driver says is advice for programmers.
    said = re.split(r"[.;\n]", message)[0] or "bez podania przyczyny"
    return (
        f"Przeglądarka {found.browser or ''} nie uruchamia się ze sterownikiem {found.driver} ({said}); "
        "wskaż inną: -D przegladarka=ŚCIEŻKA."
    )
