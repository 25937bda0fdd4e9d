"""Getting into the account, from the entry address to the patient's page (instruction 2.1 to 2.2.3)."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from pages.error_screens import SCREENS
from pages.errors import missing, neither_came
from pages.finder import gone, look
from pages.home import HomePage
from pages.regulations import RegulationsPage
from pages.trusted_profile import TrustedProfilePage, visit
from support.browser import BROWSER_ERRORS
from support.recovery import Way
from support.verdicts import EnvironmentUnavailableError

if TYPE_CHECKING:
    from support.patients import Patient
    from support.session import Session


def arrive(session: Session) -> HomePage | RegulationsPage:
    """Wait for the page on which a log-in ends: the home page, or the regulations.

    Raises:
        The errors of `Located.see`, about the home page; that of `neither_came`.
    """
    home, regulations = pages = _account_pages(session)
    sight = look(session, *(page.heading.question() for page in pages))
    if sight.which is None:
        if TrustedProfilePage(session).title in sight.survey.get("headings", ()):
            raise missing(home.heading, sight)
        raise neither_came(home.heading, regulations.heading, sight)
    session.account_address = sight.url
    return pages[sight.which]


def _account_pages(session: Session) -> tuple[HomePage, RegulationsPage]:
    return HomePage(session), RegulationsPage(session)


def enter(session: Session, patient: Patient) -> HomePage | RegulationsPage | None:
    """Go from the entry address to the test Profil Zaufany, give the patient's number and wait for the answer.

    Where screen 3.1 or 3.2 comes instead, what section 3 of the instruction advises is tried.

    Returns:
        The patient's page; None when it has not come: Profil Zaufany has refused the number, or nothing came.

    Raises:
        The errors of the pages on the way.
    """
    return session.recovery.run(partial(_enter, session, patient))


def try_to_enter(session: Session, patient: Patient) -> None:
    """Begin at 2.1 and go as far as it goes: to an error screen, to the patient's page, to a refusal.

    For scenarios that look at the error screens themselves; nothing is tried a second time.

    Raises:
        The errors of the pages on the way.
    """
    visit(session, session.entry_url)
    trusted = TrustedProfilePage(session)
    screens = [page(session).heading.question() for page in SCREENS.values()]
    if look(session, trusted.heading.question(), *screens).which == 0:
        trusted.submit_with_button(patient)
        look(session, *(page.heading.question() for page in _account_pages(session)), *screens)


def _enter(session: Session, patient: Patient, way: Way | None) -> HomePage | RegulationsPage | None:
    trusted = TrustedProfilePage(session)
    if way is Way.PRIVATE_MODE:
        begin_private_mode(session)
    visit(session, session.entry_url)
    if way is Way.HARD_RELOAD:
        press_ctrl_f5(session)
    trusted.submit_with_button(patient)
    pages = _account_pages(session)
    arrived = [page.heading.question() for page in pages]
    sight = look(session, *arrived, *(refusal.question() for refusal in trusted.refusals()))
    if sight.which is None or sight.which >= len(pages):
        return None
    session.account_address = sight.url
    return pages[sight.which]


def press_ctrl_f5(session: Session) -> None:
    """Load the test Profil Zaufany again past the cache, whatever it shows: the form or what came instead (section 3).

    Raises:
        EnvironmentUnavailableError: nothing comes.
    """
    # Whoever looks at the error screens themselves would wait here for a form that does not come.
    expected, session.screens_expected = session.screens_expected, False
    try:
        with suppress(EnvironmentUnavailableError):  # that is what is to be loaded again
            look(session, TrustedProfilePage(session).heading.question())
        session.browser.reload_bypassing_cache()
    except BROWSER_ERRORS as error:
        raise gone(error) from error
    finally:
        session.screens_expected = expected


def begin_private_mode(session: Session) -> None:
    """Go on in a private window of the browser (section 3).

    Raises:
        SuiteFaultError: the browser has none.
    """
    try:
        session.browser.begin_private()
    except BROWSER_ERRORS as error:
        raise gone(error) from error


def log_in(session: Session, patient: Patient) -> HomePage:
    """Log in by 2.1 to 2.2.3; accept the regulations if they are shown, as the instruction asks.

    Raises:
        The errors of the pages on the way.
    """
    page = enter(session, patient) or arrive(session)
    return page.accept() if isinstance(page, RegulationsPage) else page
