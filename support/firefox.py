"""Firefox, by privileged scripts where WebDriver has no command (geckodriver's „chrome” context).

Measured on Firefox ESR 153: to wipe the one browser by such a script takes 20 to 80 ms, a new container with a tab by
BiDi 150 ms and leaves what is not a container's own, a new session 3 s.
"""

from __future__ import annotations

import os
import re
import subprocess
from contextlib import suppress
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Firefox as FirefoxDriver
from selenium.webdriver import FirefoxOptions
from selenium.webdriver.firefox.service import Service

from support.hosts import PRODUCTION
from support.running import BLANK, HEIGHT, WIDTH, Counting
from support.stand_in import own_group

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.drivers import Found

_PREFERENCES: dict[str, str | int | bool] = {
    "intl.accept_languages": "pl,pl-PL",
    "intl.locale.requested": "pl",
    # No bubble over the page: passwords, addresses, what was typed before.
    "signon.rememberSignons": False,
    "signon.autofillForms": False,
    "browser.formfill.enable": False,
    "extensions.formautofill.addresses.enabled": False,
    # A closed network: nothing of the browser's own may wait for the outside, and addresses are taken as they are.
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.trr.mode": 5,
    "dom.security.https_first": False,
    "dom.security.https_first_pbm": False,
    "dom.push.connection.enabled": False,
    "services.settings.server": "data:,",
}
# From here on the driver has to be told, before that the browser.
_DRIVER_IS_TOLD = (0, 36)
_VERSION_S = 20
# A script may take no longer than its timeout; whoever waits longer asks again.
_SLICE_S = 5
# Of about:neterror and about:certerror.
_CODE = "return (document.getNetErrorInfo ?? document.getFailedCertSecurityInfo)?.call(document).errorCodeString ?? ''"
# What geckodriver says of a program that is no Firefox, and of one with which it has no language in common.
_NO_FIREFOX = "binary is not a Firefox executable"
_STRANGERS = re.compile(
    r"matching set of capabilities|system access|from marionette|unknown command|too old", re.IGNORECASE
)
_SCRIPTS = files(__package__).joinpath("firefox_js")


def _script(name: str) -> str:
    return _SCRIPTS.joinpath(f"{name}.js").read_text(encoding="utf-8")


class _CountingFirefox(Counting, FirefoxDriver):
    """Firefox that counts its round trips, and says why a page did not come."""

    def get(self, url: str) -> None:
        """Go to an address, as Selenium does; an error has the code of Firefox's own error page in it."""
        try:
            super().get(url)
        except WebDriverException as error:
            with suppress(WebDriverException):
                error.msg = f"{error.msg} {self.execute_script(_CODE)}"
            raise


class RunningFirefox:
    """A running Firefox; see `support.running.Running`."""

    def __init__(self, driver: _CountingFirefox, resolve: Mapping[str, str]) -> None:
        """Take the driver of a browser that has just started, and keep that browser from production."""
        self.driver = driver
        self.driver_version = str(driver.capabilities["moz:geckodriverVersion"])
        self._private = False
        self._privileged(_script("hosts"), PRODUCTION, dict(resolve))

    @property
    def tabs_set_aside(self) -> int:
        """How many tabs stand by: the one that private mode has left."""
        return int(self._private)

    def awaited_page(self, wait_s: float) -> bool:
        """Wait for the page that was asked for; until it is there geckodriver looks at the former one."""
        return bool(self._privileged(_script("awaited_page"), round(min(wait_s, _SLICE_S) * 1000)))

    def wipe(self) -> None:
        """Leave one blank tab, by a script of the browser's own."""
        driver = self.driver
        handles = driver.window_handles
        if len(handles) > 1:
            self._privileged(_script("one_tab"))
            handles = driver.window_handles
        self._private = False
        driver.switch_to.window(handles[0])
        # First: what the page stores as it is left goes with the rest.
        driver.get(BLANK)
        self._privileged(_script("wipe"))

    def reload(self) -> None:
        """Begin to load the page again past the cache."""
        self._privileged(_script("reload"))

    def begin_private(self) -> None:
        """Turn to a private window of Firefox; the former tab is left blank."""
        self.driver.get(BLANK)
        if self._private:
            return
        former = set(self.driver.window_handles)
        self._privileged(_script("private"))
        self._private = True
        self.driver.switch_to.window((set(self.driver.window_handles) - former).pop())

    def _privileged(self, script: str, *arguments: Any) -> Any:  # noqa: ANN401 -- whatever the script takes and answers
        self.driver.set_context(FirefoxDriver.CONTEXT_CHROME)
        try:
            return self.driver.execute_async_script(script, *arguments)
        finally:
            self.driver.set_context(FirefoxDriver.CONTEXT_CONTENT)


class Firefox:
    """How Firefox is started; see `support.running.Kind`."""

    def service(self, found: Found) -> Service:
        """Return what starts geckodriver."""
        told = ["--allow-system-access"] if _version_of(found.driver) >= _DRIVER_IS_TOLD else []
        # Without a frame around it, the page's own size is that of the screen.
        screen = {"MOZ_HEADLESS_WIDTH": str(WIDTH), "MOZ_HEADLESS_HEIGHT": str(HEIGHT)}
        # Ctrl+C must not reach driver and browser: the account is still to be logged out.
        return Service(found.driver, service_args=told, env=os.environ | screen, popen_kw=own_group())

    def start(
        self,
        service: Any,  # noqa: ANN401 -- of the driver's own class
        found: Found,
        *,
        shown: bool,
        resolve: Mapping[str, str],
    ) -> RunningFirefox:
        """Start geckodriver and the browser."""
        options = FirefoxOptions()
        # Selenium's default for Firefox is to take any certificate.
        options.accept_insecure_certs = False
        for name, value in _PREFERENCES.items():
            options.set_preference(name, value)
        if "--allow-system-access" not in service.service_args:
            options.add_argument("-remote-allow-system-access")
        if shown:
            options.add_argument(f"--width={WIDTH}")
            options.add_argument(f"--height={HEIGHT}")
        else:
            options.add_argument("-headless")
            options.add_argument("-kiosk")
        if found.browser:
            options.binary_location = found.browser
        return RunningFirefox(_CountingFirefox(options=options, service=service), resolve)

    def misfit(self, said: str, found: Found) -> str | None:
        """Return what is to be told of a driver and a browser that do not understand each other."""
        if _NO_FIREFOX in said:
            return f"Program {found.browser} nie jest przeglądarką Firefox; wskaż ją: -D przegladarka=ŚCIEŻKA."
        if not _STRANGERS.search(said):
            return None
        version = ".".join(map(str, _version_of(found.driver)))
        return (
            f"Sterownik {found.driver} (geckodriver {version}) nie pasuje do tej wersji przeglądarki Firefox; "
            "zainstaluj nowszy albo wskaż go: -D sterownik=ŚCIEŻKA."
        )


def _version_of(driver: str) -> tuple[int, int]:
    """Return the driver's version; (0, 0) when it tells none."""
    try:
        told = subprocess.run(  # noqa: S603 -- the driver that is to be started
            [driver, "--version"], capture_output=True, text=True, timeout=_VERSION_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0, 0
    version = re.search(r"geckodriver (\d+)\.(\d+)", told.stdout)
    return (int(version[1]), int(version[2])) if version else (0, 0)
