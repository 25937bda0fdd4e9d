"""Leaving the account as section 2.3 of the instruction wants it: „Wyloguj się”, and nothing else."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from pages.elements import Button, Heading
from pages.entry import log_in
from pages.finder import gone, look
from pages.page import LoggedInPage, Page
from pages.trusted_profile import TrustedProfilePage, visit
from support.browser import BROWSER_ERRORS
from support.hosts import ForbiddenHostError
from support.verdicts import EnvironmentUnavailableError

if TYPE_CHECKING:
    from pages.elements import LocatedAction
    from support.session import Session


class LoggedOutPage(Page):
    """„Wylogowano” (screens.md 8)."""

    heading = Heading("Wylogowano", assumed=True, levels=(1,))
    log_in_again = Button("Zaloguj się", assumed=True)


class AnyAccountPage(LoggedInPage):
    """Whichever page of the logged-in patient is shown: known by „Wyloguj się” alone (2.3)."""

    heading = Heading("strona zalogowanego pacjenta", assumed=True)

    def choose(self, name: str) -> None:
        """Choose a page from the main menu; what comes is for the caller to see.

        Raises:
            KeyError: the menu has no such page.
        """
        action: LocatedAction = getattr(self, self.declared(Button, name))
        action.click()

    def denies_menu(self) -> bool:
        """Wait until the main menu's pages are not offered; False if any stays."""
        return all(entry.goes_away() for entry in (self.menu_prescriptions, self.menu_consents, self.menu_account))


def log_out(session: Session) -> LoggedOutPage:
    """Press „Wyloguj się” on the page that is shown and see the account closed (2.3).

    Raises:
        The errors of `Located.see`.
    """
    offer = AnyAccountPage(session).log_out
    # A part of the page that comes after the session has ended leads to the log-in instead of „Wylogowano”. One that
    # never comes must not keep the account open.
    with suppress(EnvironmentUnavailableError):
        look(session, offer.question(settled=True))
    offer.click()
    page = LoggedOutPage(session).loaded()
    session.logged_out()
    return page


def go_back(session: Session) -> None:
    """Press the browser's back button and wait for what comes: the log-in, or an account that should be closed."""
    try:
        session.driver.back()
    except BROWSER_ERRORS as error:
        raise gone(error) from error
    look(session, TrustedProfilePage(session).heading.question(), AnyAccountPage(session).log_out.question())


def leave(session: Session) -> None:
    """Close whatever is open after a scenario, from whatever page it has stopped on.

    A page without „Wyloguj się”, or with something over it (a question that nobody could answer), may still belong to
    an open session. Then the account's own address tells, if it was learned; if it was not, the test Profil Zaufany
    asking for a number shows that nobody got in; else the way is section 2 once more, in and out.

    Raises:
        The errors of the pages on the way: the account may still be open then.
    """
    if _offers_log_out(session, wait_s=0, usable=True):
        log_out(session)
    elif session.account_address is not None:
        visit(session, session.account_address)
        if _offers_log_out(session):
            log_out(session)
    elif not _asks_for_number(session) and session.patient is not None:
        log_in(session, session.patient)
        log_out(session)


def _offers_log_out(session: Session, wait_s: float | None = None, *, usable: bool = False) -> bool:
    offer = AnyAccountPage(session).log_out.question(usable=usable)
    nobody = (TrustedProfilePage(session).heading.question(), LoggedOutPage(session).heading.question())
    try:
        return look(session, offer, *nobody, wait_s=wait_s).which == 0
    except (EnvironmentUnavailableError, ForbiddenHostError):
        if wait_s == 0:
            return False
        raise


def _asks_for_number(session: Session) -> bool:
    try:
        return look(session, TrustedProfilePage(session).heading.question(), wait_s=0).done
    except EnvironmentUnavailableError:
        return False
