"""A session: one patient, one tab, from the log-in to „Wyloguj się”, which always comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from support.hosts import Hosts
from support.known_secrets import KNOWN, Kind
from support.recovery import Recovery

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver.remote.webdriver import WebDriver

    from support.browser import Browser
    from support.patients import Patient
    from support.profile import Profile

# Sections of the instruction, keys and (assumed) headings of the screens that tell of the environment's state.
_ERROR_SCREENS = (
    ("3.1", "TrustedProfileErrorPage.heading", "Błąd Profilu Zaufanego"),
    ("3.2", "PortalDownPage.heading", "Serwis chwilowo niedostępny"),
)


class Session:
    """What page objects work in: the tab, the profile's wording and waits, and whether a log-out is owed.

    Attributes:
        browser: the process's one browser.
        profile: the environment.
        entry_url: where the instruction's step 2.1 begins.
        trusted_profile_url: where step 2.2 leads.
        screens_expected: True only while a scenario looks at screens 3.1 and 3.2 themselves.
        expected_tabs: how many tabs the scenario itself has open; more are the portal's doing.
        patient: who has logged in last, None before the first log-in.
        recovery: what a log-in that meets an error screen tries.
        account_address: the address on which that log-in ended, learned by visiting it.
    """

    def __init__(
        self,
        browser: Browser,
        profile: Profile,
        addresses: tuple[str, str],
        leave: Callable[[Session], None],
        recovery: Recovery | None = None,
    ) -> None:
        """Begin with nobody logged in.

        Args:
            browser: the process's one browser.
            profile: the environment.
            addresses: the entry address and the test Profil Zaufany's.
            leave: how a log-in that is still open is ended from whatever page the scenario has stopped on.
            recovery: what a log-in tries; the profile's ways, without pictures, when None.
        """
        self.browser = browser
        self.profile = profile
        self.entry_url, self.trusted_profile_url = addresses
        self._hosts = Hosts(addresses, profile.hosts)
        self.screens_expected = False
        self.expected_tabs = 1
        self.patient: Patient | None = None
        self.account_address: str | None = None
        self.recovery = recovery or Recovery(profile.recovery)
        self._leave = leave
        self._log_out_owed = False

    @property
    def driver(self) -> WebDriver:
        """The browser's driver.

        Raises:
            SetupError: no browser can be started.
        """
        return self.browser.driver

    def wording(self, key: str, default: str) -> str:
        """Return how this environment words what is declared under `key` (`Class.attribute`)."""
        return self.profile.wording.get(key, default)

    def screens(self) -> list[dict[str, str]]:
        """Return the error screens to watch for: section and heading."""
        return [{"section": s, "heading": self.wording(key, text)} for s, key, text in _ERROR_SCREENS]

    def refuse_elsewhere(self, address: str) -> None:
        """Refuse to be at an address that the profile does not allow.

        Raises:
            ForbiddenHostError: the production IKP, or a host that the profile does not name.
        """
        self._hosts.refuse_elsewhere(address)

    @property
    def log_out_owed(self) -> bool:
        """Whether somebody may be logged in."""
        return self._log_out_owed

    def log_in_begins(self) -> None:
        """Note, before a log-in is sent, that a log-out is owed: from here on the account may be open."""
        self._log_out_owed = True

    def logged_out(self) -> None:
        """Note that the patient has been logged out and that this was seen."""
        self._log_out_owed = False

    @property
    def node(self) -> str | None:
        """The node that serves the site shown, where the profile knows how to tell; None otherwise."""
        name = self.profile.node_cookie
        # All of them for the same round trip: what the others hold must not be told.
        cookies = self.cookies() if name else []
        return next((str(cookie["value"]) for cookie in cookies if cookie["name"] == name), None)

    def cookies(self) -> list[dict[str, Any]]:
        """Return the cookies of the site that is shown."""
        cookies: list[dict[str, Any]] = self.driver.get_cookies()
        for cookie in cookies:
            if cookie["name"] != self.profile.node_cookie:
                KNOWN.learn(Kind.SESSION, cookie["value"])
        return cookies

    def restore_cookies(self, cookies: list[dict[str, Any]]) -> None:
        """Give the site that is shown these cookies, as they were."""
        for cookie in cookies:
            self.driver.add_cookie({key: value for key, value in cookie.items() if key != "domain"})

    def close(self) -> None:
        """Log out if a log-out is owed.

        Raises:
            Whatever the log-out met; it stays owed then.
        """
        if self._log_out_owed:
            self.screens_expected = False
            self._leave(self)
            self.logged_out()
