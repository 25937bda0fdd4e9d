"""Getting into the account, from the entry address to the patient's page (instruction 2.1 to 2.2.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.errors import missing
from pages.finder import look
from pages.home import HomePage
from pages.regulations import RegulationsPage
from pages.trusted_profile import TrustedProfilePage, visit

if TYPE_CHECKING:
    from support.patients import Patient
    from support.session import Session


def arrive(session: Session) -> HomePage | RegulationsPage:
    """Wait for the page on which a log-in ends: the home page, or the regulations.

    Raises:
        The errors of `Located.see`, about the home page.
    """
    pages = (HomePage(session), RegulationsPage(session))
    sight = look(session, *(page.heading.question() for page in pages))
    if sight.which is None:
        raise missing(pages[0].heading, sight)
    session.account_address = sight.url
    return pages[sight.which]


def enter(session: Session, patient: Patient) -> None:
    """Go from the entry address to the test Profil Zaufany and give the patient's number; wait for nothing more.

    Raises:
        The errors of the pages on the way.
    """
    visit(session, session.entry_url)
    TrustedProfilePage(session).submit_with_button(patient)


def log_in(session: Session, patient: Patient) -> HomePage:
    """Log in by 2.1 to 2.2.3; accept the regulations if they are shown, as the instruction asks.

    Raises:
        The errors of the pages on the way.
    """
    enter(session, patient)
    page = arrive(session)
    return page.accept() if isinstance(page, RegulationsPage) else page
