"""Leaving an account as section 2.3 of the instruction advises against: back button, closed window, a second tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.error_screens import SCREENS
from pages.finder import gone, look
from pages.logging_out import AnyAccountPage
from pages.trusted_profile import TrustedProfilePage
from support.browser import BROWSER_ERRORS
from support.verdicts import PortalDiffersError

if TYPE_CHECKING:
    from support.session import Session


def leave_by_back_button(session: Session) -> None:
    """Press the browser's back button until the account is left: what comes is the log-in or an error screen.

    Raises:
        PortalDiffersError: every page of the tab's history belongs to the account.
    """
    inside = AnyAccountPage(session).log_out.question()
    outside = [page(session).heading.question() for page in (TrustedProfilePage, *SCREENS.values())]
    try:
        for _ in range(int(session.driver.execute_script("return history.length"))):
            session.driver.back()
            if look(session, inside, *outside).which != 0:
                return
    except BROWSER_ERRORS as error:
        raise gone(error) from error
    message = "Przycisk wstecz nie wyprowadza z konta: na każdej wcześniejszej stronie widać „Wyloguj się”."
    raise PortalDiffersError(message)


def close_window(session: Session) -> None:
    """Close the window without logging out, and open another one, which knows nothing of it."""
    session.browser.make_blank()


def begin_second_tab(session: Session) -> None:
    """Open a second tab and go on there; the account stays open in the first one."""
    try:
        session.driver.switch_to.new_window("tab")
    except BROWSER_ERRORS as error:
        raise gone(error) from error
    session.expected_tabs = 2
