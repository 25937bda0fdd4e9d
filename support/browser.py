"""The process's one browser: started at the first need, reused, made blank for every scenario."""

from __future__ import annotations

import contextlib
import re
import sys
from typing import TYPE_CHECKING

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.support.wait import WebDriverWait

from support.chromium import Chromium
from support.drivers import Found, find
from support.edge import MicrosoftEdge
from support.firefox import Firefox
from support.guard import Guard, end_group
from support.products import Family
from support.proxy import spare_loopback
from support.running import BLANK, BROWSER_ERRORS, PAGE_LOAD_S
from support.verdicts import SetupError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from selenium.webdriver.common.service import Service

    from support.running import Counting, Kind, Running
    from support.settings import Settings

__all__ = ["BLANK", "BROWSER_ERRORS", "Browser"]

_KINDS: dict[Family, Kind] = {Family.CHROMIUM: Chromium(), Family.EDGE: MicrosoftEdge(), Family.FIREFOX: Firefox()}
# What Selenium says of a driver that does not start; what a driver says of a browser begins otherwise.
_NO_SERVICE = ("Service ", "Can not connect to the Service", "The executable ", "The path is not ")
# A look waits in the page for a second at the most; what takes longer than this hangs.
_SCRIPT_S = 10
# When the document began; another one has another time.
_BORN = "return performance.timeOrigin"


class Browser:
    """The one browser, of whatever kind. Dead browsers are replaced at the next scenario."""

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
        self._found: Found | None = None
        self._running: Running | None = None
        self._service: Service | None = None
        self._guard: Guard | None = None
        self._used = False

    @property
    def driver(self) -> Counting:
        """The running browser's driver; starts it if need be.

        Raises:
            SetupError: no browser, no driver, or a driver that does not fit: a sentence that says what to do.
        """
        return self._at_hand().driver

    @property
    def round_trips(self) -> int:
        """How many commands the running browser has been sent."""
        return self._running.driver.round_trips if self._running is not None else 0

    @property
    def tabs_set_aside(self) -> int:
        """How many tabs stand by, blank, beside those that the session works in."""
        return self._running.tabs_set_aside if self._running is not None else 0

    def awaited_page(self, wait_s: float) -> bool:
        """Wait for the page that the tab has asked for, for `wait_s` seconds at most.

        Returns:
            Whether there was one to wait for: then what was seen before is the former page's.

        Raises:
            WebDriverException: the browser is gone.
        """
        return self._at_hand().awaited_page(wait_s)

    def _at_hand(self) -> Running:
        if self._running is None:
            self._running = self._start()
            self._used = False
        return self._running

    def _start(self) -> Running:
        spare_loopback()
        # Looked for once, though a browser that dies is started again.
        found = self._found = self._found or find(self._settings)
        kind = _KINDS[found.family]
        service = self._service = kind.service(found)
        try:
            running = kind.start(service, found, shown=self._settings.okno, resolve=self._resolve)
        except (*BROWSER_ERRORS, OSError) as error:
            raise _not_started(error, kind, found) from error
        if sys.platform != "win32":
            self._guard = Guard(service.process.pid)
        driver = running.driver
        driver.set_page_load_timeout(PAGE_LOAD_S)
        driver.set_script_timeout(_SCRIPT_S)
        # chrome, chromium-headless-shell, firefox, MicrosoftEdge.
        said = str(driver.capabilities["browserName"]).removeprefix("Microsoft")
        name = said.replace("-headless-shell", " bez okna").capitalize()
        version = driver.capabilities["browserVersion"]
        self._started(
            {
                "browser": f"{name} {version}",
                "driver": running.driver_version,
                "browser_path": found.browser or "",
                "driver_path": found.driver,
            }
        )
        return running

    def make_blank(self) -> None:
        """Give the next scenario a tab without history, cookies or stored data; replace a browser that has died.

        Raises:
            SetupError: as `driver`.
        """
        try:
            self._wipe()
        except BROWSER_ERRORS:
            self.discard()
            self._wipe()
        self._used = True

    def _wipe(self) -> None:
        running = self._at_hand()
        if self._used:
            running.wipe()

    def reload_bypassing_cache(self) -> None:
        """Do what CTRL+F5 does: load the page again, asking the server and not the cache; wait for the new document.

        Raises:
            WebDriverException: it does not come.
        """
        # Not by an element of the page: half an answer may have none.
        former = self.driver.execute_script(_BORN)
        self._at_hand().reload()
        wait = WebDriverWait(self.driver, PAGE_LOAD_S, poll_frequency=0.05)
        # null: Firefox's driver has seen the document go while it was asked.
        wait.until(lambda driver: driver.execute_script(_BORN) not in {former, None})

    def begin_private(self) -> None:
        """Go on in a private window, without cookies; the former tab is left blank. It ends with the scenario.

        Raises:
            WebDriverException: the browser cannot open one.
        """
        self._at_hand().begin_private()

    def discard(self) -> None:
        """End the browser, however it is."""
        running, self._running = self._running, None
        if running is not None:
            with contextlib.suppress(*BROWSER_ERRORS, OSError):
                running.driver.quit()
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


def _not_started(error: Exception, kind: Kind, found: Found) -> SetupError:
    said = (error.msg or "") if isinstance(error, WebDriverException) else ""
    if not said or said.startswith(_NO_SERVICE):
        return SetupError(f"Sterownik {found.driver} nie uruchamia się; wskaż właściwy: -D sterownik=ŚCIEŻKA.")
    # The rest of what the driver says is advice for programmers.
    first = re.split(r"[.;\n]", said)[0]
    return SetupError(
        kind.misfit(said, found)
        or f"Przeglądarka {found.browser or ''} nie uruchamia się ze sterownikiem {found.driver} ({first}); "
        "wskaż inną: -D przegladarka=ŚCIEŻKA."
    )
