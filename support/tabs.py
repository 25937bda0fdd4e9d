"""One window, one tab: what the portal opens beside the patient's tab is a finding, and is closed again."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from support.browser import BROWSER_ERRORS
from support.verdicts import PortalDiffersError

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.session import Session


class Tabs:
    """The tabs of one session, looked over after every step."""

    def __init__(self, session: Session) -> None:
        """Know no tab yet."""
        self._session = session
        self._known: list[str] = []

    def close_surplus(self, picture: Callable[[], dict[str, Any] | None]) -> PortalDiffersError | None:
        """Close every tab beyond those expected; return the finding, None when there was no such tab.

        One round trip when all is well.

        Args:
            picture: takes evidence of the tab that the driver is turned to, and describes it; None when it cannot.
        """
        try:
            kept, surplus = self._look_over()
        except BROWSER_ERRORS:
            # A browser that has died is told by whoever works with it next.
            return None
        if not surplus:
            return None
        seen = [self._close(handle, picture) for handle in surplus]
        with contextlib.suppress(*BROWSER_ERRORS):
            self._session.driver.switch_to.window(kept)
        return PortalDiffersError(
            f"Portal otworzył poza kartą pacjenta: {'; '.join(seen)}. Sesja to jedno okno i jedna karta; "
            "tę dodatkową zestaw zamknął."
        )

    def _look_over(self) -> tuple[str, list[str]]:
        """Return the tab to work on in, and those that should not be there."""
        driver = self._session.driver
        handles = driver.window_handles
        expected = self._session.expected_tabs + self._session.browser.tabs_set_aside
        if len(handles) <= expected:
            self._known = handles
            return "", []
        current = driver.current_window_handle
        # Those seen after a former step were expected then; the driver never turns to a new tab by itself.
        by_right = sorted(handles, key=lambda handle: (handle not in self._known, handle != current))
        kept, surplus = by_right[:expected], by_right[expected:]
        return current if current in kept else kept[0], surplus

    def _close(self, handle: str, picture: Callable[[], dict[str, Any] | None]) -> str:
        driver = self._session.driver
        taken = None
        with contextlib.suppress(*BROWSER_ERRORS):
            driver.switch_to.window(handle)
            taken = picture()
            driver.close()
        if taken is None:
            return "kartę, której nie dało się obejrzeć"
        return f"„{taken['title']}” ({taken['address']})" if taken["title"] else str(taken["address"])
