"""The way in and the way out: the test Profil Zaufany, the regulations, the home page, „Wyloguj się”."""

from __future__ import annotations

import time
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from pages.entry import begin_private_mode, press_ctrl_f5
from pages.error_screens import SCREENS
from pages.first_contact.matching import ALL
from pages.first_contact.walker import NotReachedError, Walker
from pages.home import HomePage
from pages.logging_out import AnyAccountPage, LoggedOutPage, leave
from pages.page import LoggedInPage
from pages.regulations import RegulationsPage
from pages.trusted_profile import TrustedProfilePage, visit
from support import pesel
from support.evidence import WARSAW
from support.masking import mask
from support.recovery import Way
from support.verdicts import EnvironmentUnavailableError

if TYPE_CHECKING:
    from pages.first_contact.screen import Screen, Thing
    from support.patients import Patient
    from support.session import Session

_ACCEPTED = "to konto ma już zaakceptowany regulamin; pokaże go jeszcze jeden przebieg, z --pacjent zofia"
_OTHER_PATIENT = "pokazuje się tylko przy numerze osoby, której pierwszy kontakt nie loguje"

_OTHER_NAME = (
    "Po zalogowaniu nie widać imienia i nazwiska z profilu (patients.{}, klucz name): wpisz je tak, jak pisze je "
    "portal, bo inaczej scenariusze będą „niezgodne”."
)


class RegulationsNotAcceptedError(NotReachedError):
    """The account has not accepted the regulations, and nobody has asked to accept them."""


def headings(screen: Screen, *levels: int) -> list[Thing]:
    """Return the headings of these levels."""
    return [one for one in screen.of("heading") if one.level in levels]


def trusted_profile(walker: Walker) -> None:
    """Look at the test Profil Zaufany, and at how it refuses a number, before anybody is logged in.

    Raises:
        NotReachedError: there is no field for the number, or no button.
    """
    session, page = walker.session, TrustedProfilePage
    visit(session, session.entry_url)
    screen = walker.look()
    walker.examine(page, "heading", headings(screen, 1), screen, ALL)
    field = walker.examine(page, "pesel", screen.of("field"), screen, 1)["pesel"]
    button = walker.examine(page, "proceed", screen.of("action", area="main"), screen, 1)["proceed"]
    if field.thing is None or button.thing is None:
        raise NotReachedError("na stronie testowego Profilu Zaufanego nie ma pola z numerem albo przycisku")
    for attribute, typed in (
        ("pesel_missing", ""),
        ("pesel_malformed", pesel.spoiled("za krótki", datetime.now(WARSAW).date())),
    ):
        before = walker.look()
        with walker.reached():
            page(session).submit_text(typed)
        walker.answered(page, attribute, before, walker.changed_from(before), field.name)
    walker.ledger.unreached([f"{page.__name__}.{name}" for name in ("too_young", "account_unknown")], _OTHER_PATIENT)


def log_in(walker: Walker, patient: Patient, *, accept: bool) -> Screen:
    """Log in by 2.1 to 2.2.3, whatever the page is called on which that ends; return the home page.

    Raises:
        RegulationsNotAcceptedError: the account has not accepted the regulations and `accept` is False.
        NotReachedError: Profil Zaufany does not let the patient in.
        EnvironmentUnavailableError: screens 3.1 or 3.2 came, and the profile's ways out of them did not help.
    """
    screen = walker.session.recovery.run(partial(_enter, walker, patient))
    walker.session.account_address = screen.url
    frame(walker, screen)
    owner(walker, patient)
    if _asks_to_accept(walker, screen):
        screen = _regulations(walker, screen, accept=accept)
    else:
        walker.ledger.unreached(walker.keys([RegulationsPage]), _ACCEPTED)
    walker.examine(HomePage, "heading", headings(screen, 1), screen, ALL)
    menu(walker, screen)
    return screen


def _enter(walker: Walker, patient: Patient, way: Way | None) -> Screen:
    session = walker.session
    if way is Way.PRIVATE_MODE:
        begin_private_mode(session)
    visit(session, session.entry_url)
    if way is Way.HARD_RELOAD:
        press_ctrl_f5(session)
    before = walker.look()
    with walker.reached():
        TrustedProfilePage(session).submit_with_button(patient)
    deadline = time.monotonic() + session.profile.wait_s
    field = TrustedProfilePage(session).pesel.name
    while True:
        screen = walker.look()
        asks = any(field in one.names for one in screen.of("field"))
        if not asks and screen.of("heading"):
            return screen
        if time.monotonic() > deadline:
            said = [mask(text) for text in screen.said if text not in before.said]
            raise NotReachedError(f"Profil Zaufany nie wpuścił pacjenta: {'; '.join(said) or 'bez żadnego komunikatu'}")


def frame(walker: Walker, screen: Screen) -> None:
    """Look for „Wyloguj się” on a page of the logged-in patient.

    Raises:
        NotReachedError: it is not there: the walk must not go on in an account that it could not leave.
    """
    around = [one for one in screen.of("action") if one.area in {"header", "menu"}] or screen.of("action")
    if walker.examine(LoggedInPage, "log_out", around, screen)["log_out"].thing is None:
        raise NotReachedError("nie ma „Wyloguj się”, więc nie wchodzę dalej")


def owner(walker: Walker, patient: Patient) -> None:
    """Tell where the account does not show the name that the profile gives: scenarios would take it for another's."""
    if not AnyAccountPage(walker.session).belongs_to(patient.name):
        walker.said_of.append(_OTHER_NAME.format(patient.key))


def menu(walker: Walker, screen: Screen) -> None:
    """Look for the main menu's entries."""
    log_out = AnyAccountPage(walker.session).log_out.name
    entries = [one for one in screen.of("action", area="menu") if log_out not in one.names]
    attributes = "menu_home menu_prescriptions menu_consents menu_account"
    walker.examine(LoggedInPage, attributes, entries or screen.of("action"), screen, ALL if entries else 0)


def _asks_to_accept(walker: Walker, screen: Screen) -> bool:
    page = RegulationsPage(walker.session)
    if page.heading.name in [one.name for one in headings(screen, 1)]:
        return True
    return bool(screen.of("checkbox")) and not screen.of("action", area="menu")


def _regulations(walker: Walker, screen: Screen, *, accept: bool) -> Screen:
    page = RegulationsPage
    walker.examine(page, "heading", headings(screen, 1), screen, ALL)
    walker.examine(page, "accepted", screen.of("checkbox"), screen, 1)
    walker.examine(page, "proceed", screen.of("action", area="main"), screen, 1)
    walker.ledger.unreached(["RegulationsPage.not_accepted"], "przy regulaminie niczego nie naciskam bez zgody")
    if not accept:
        raise RegulationsNotAcceptedError(
            "to konto nie zaakceptowało jeszcze regulaminu, a pierwszy kontakt sam go nie akceptuje "
            "(zrobi to z opcją --akceptuj-regulamin)"
        )
    with walker.reached():
        shown = page(walker.session)
        shown.accepted.set(ticked=True)
        shown.proceed.click()
    return walker.changed_from(screen)


def log_out(walker: Walker) -> None:
    """Press „Wyloguj się”, see that it is gone, and look at what comes.

    Raises:
        NotReachedError: it is not there, or the account stays open.
    """
    session = walker.session
    name = AnyAccountPage(session).log_out.name
    before = walker.look()
    if session.account_address is not None:
        walker.start_over()
        before = walker.look()
    if not before.has(name):
        raise NotReachedError("nie ma „Wyloguj się”")
    with walker.reached():
        AnyAccountPage(session).log_out.click()
    deadline = time.monotonic() + session.profile.wait_s
    screen = walker.changed_from(before)
    while screen.has(name) or not screen.of("heading"):
        if time.monotonic() > deadline:
            raise NotReachedError("po naciśnięciu „Wyloguj się” konto jest nadal otwarte")
        screen = walker.look()
    session.logged_out()
    walker.examine(LoggedOutPage, "heading", headings(screen, 1), screen, ALL)
    walker.examine(LoggedOutPage, "log_in_again", screen.of("action", area="main"), screen, 1)


def leave_somehow(session: Session, walker: Walker) -> None:
    """Log out from wherever the walk has stopped.

    Raises:
        Whatever the last way met; the account may be open then.
    """
    try:
        log_out(walker)
    except (NotReachedError, EnvironmentUnavailableError):
        if session.log_out_owed:
            leave(session)


def error_screens(walker: Walker) -> None:
    """Say why screens 3.1 and 3.2 were not looked at."""
    walker.ledger.unreached(walker.keys(SCREENS.values()), "ekran błędu pokazuje się tylko podczas awarii środowiska")
