"""„Moje konto”, „Edytuj swoje dane”, „Deklaracje” and the wizard of a declaration; nothing is saved or filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.account import AccountPage, PozChoice
from pages.contact_data import ContactDataPage
from pages.declarations import DeclarationsPage
from pages.declarations_wizard import DeclarationWizard
from pages.declaring import ANYBODY
from pages.first_contact.entering import headings
from pages.first_contact.matching import ALL
from pages.first_contact.tables import look_at_table
from pages.page import LoggedInPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.first_contact.screen import Screen, Thing
    from pages.first_contact.walker import Walker

AFTER_SAVING = "pokazuje się dopiero po zapisaniu albo wysłaniu formularza, a pierwszy kontakt niczego nie zapisuje"
OF_STATE = "to konto tego teraz nie pokazuje"
_NOBODY = "Lecznica, której nigdzie nie ma"
_ROLES = {"lekarz": "doctor", "pielęgniarka": "nurse", "położna": "midwife"}


def account(walker: Walker) -> None:
    """Look at „Moje konto” and its form.

    Raises:
        NotReachedError: the menu does not lead there.
    """
    screen = walker.press(LoggedInPage, "menu_account")
    account_page(walker, screen)
    walker.ledger.unreached(["AccountPage.saved"], AFTER_SAVING)
    with walker.way("Edytuj swoje dane", [ContactDataPage]):
        _contact_data(walker)


def account_page(walker: Walker, screen: Screen) -> None:
    """Look at „Moje konto” on this screen, and press nothing."""
    page = AccountPage
    walker.examine(page, "heading", headings(screen, 1), screen, ALL)
    parts = [*(one for one in screen.of("heading") if one.level > 1), *screen.of("region")]
    upper = [one for one in parts if one.level <= 2]  # noqa: PLR2004 -- the parts of the page, not their groups
    walker.examine(page, "data poz", upper, screen, ALL)
    poz = page(walker.session).poz.name
    groups = [one for one in parts if poz in one.within or one.level > 2]  # noqa: PLR2004 -- as above
    walker.examine(page, "doctor nurse midwife", groups, screen, ALL)
    actions = screen.of("action", area="main")
    offered = walker.session.profile.offers("e-deklaracje")
    # Nothing by what is left over: other actions may stand here.
    walker.examine(page, "edit declare declarations" if offered else "edit declarations", actions, screen)
    if not offered:
        walker.ledger.unreached(["AccountPage.declare"], "profil nie udostępnia funkcji „e-deklaracje”")
    walker.passing(page, "nothing_given coming_soon", screen, OF_STATE)
    walker.passing(PozChoice, "none", screen, OF_STATE)


def _contact_data(walker: Walker) -> None:
    page = ContactDataPage
    screen = walker.press(AccountPage, "edit")
    walker.examine(page, "heading", headings(screen, 1), screen, ALL)
    walker.examine(page, "email phone street postcode city", screen.of("field"), screen, ALL)
    walker.examine(page, "sms_notices email_notices", screen.of("checkbox"), screen, ALL)
    walker.examine(page, "save cancel", screen.of("action", area="main"), screen, 1)
    walker.ledger.unreached(walker.keys([page]), AFTER_SAVING)
    # By the menu: „Anuluj” may be worded so that it cannot be told from „Zapisz”.
    walker.press(LoggedInPage, "menu_account")


def declarations(walker: Walker) -> None:
    """Look at the list of declarations and, as far as it goes without filing one, at the wizard of each role.

    Raises:
        NotReachedError: the way does not lead there.
    """
    screen = walker.press(LoggedInPage, "menu_account")
    with walker.way("Deklaracje", [DeclarationsPage]):
        screen = walker.press(AccountPage, "declarations")
        page = DeclarationsPage
        walker.examine(page, "heading", headings(screen, 1), screen, ALL)
        look_at_table(walker, page, "table", "role facility person filed_on status", screen)
        states = "doctor nurse midwife status_filed status_accepted status_rejected status_lapsed"
        walker.passing(page, states, screen, "na liście nie ma teraz takiej deklaracji")
        walker.ledger.unreached(["DeclarationsPage.filed"], AFTER_SAVING)
    for role, attribute in _ROLES.items():
        with walker.way(f"Deklaracja wyboru: {role}", [DeclarationWizard]):
            _wizard(walker, role, attribute)


def _wizard(walker: Walker, role: str, attribute: str) -> None:
    screen = walker.press(LoggedInPage, "menu_account")
    section = AccountPage(walker.session).choice
    with walker.reached():
        section(role).declare.click()
    screen = walker.changed_from(screen)
    page = DeclarationWizard
    shown = headings(screen, 1, 2)
    walker.examine(page, "heading", shown, screen, 1)
    walker.examine(page, attribute, [one for one in shown if role in one.name], screen, 1)
    walker.passing(page, "minor still_open", screen, OF_STATE)
    if attribute == "doctor":
        _steps(walker, role)


def _steps(walker: Walker, role: str) -> None:
    """Go from step to step of the doctor's wizard up to its summary."""
    page, session = DeclarationWizard, walker.session
    wizard = page(session)
    person, facility = (
        session.profile.workers[name].name if name in session.profile.workers else session.profile.names.get(name, name)
        for name in ANYBODY[role]
    )
    screen = walker.look()
    walker.examine(page, "facility_name", screen.of("field"), screen, 1)
    walker.examine(page, "search proceed back", screen.of("action", area="main"), screen, 1)
    _refused(walker, "no_facility")
    _doing(walker, lambda: wizard.look_for(_NOBODY), "not_found")
    with walker.reached():
        wizard.look_for(facility)
        wizard.facilities.choose(facility, match="starts")
    screen = walker.press(page, "proceed")
    walker.passing(page, "full", screen, OF_STATE)
    _refused(walker, "no_person")
    with walker.reached():
        wizard.people.choose(person, match="contains")
    screen = walker.press(page, "proceed")
    walker.examine(page, "which", screen.of("group"), screen, 1)
    walker.examine(page, "free third_or_later", screen.of("radio"), screen, ALL)
    _refused(walker, "no_which")
    with walker.reached():
        wizard.which.choose(wizard.third_or_later.name)
    screen = walker.look()
    walker.examine(page, "reason", [one for one in screen.of("group") if wizard.which.name not in one.names], screen, 1)
    reasons = [one for one in screen.of("radio") if wizard.which.name != one.group]
    walker.examine(page, "moved ceased other_cause of_age other_circumstance", reasons, screen, ALL)
    _refused(walker, "no_reason")
    _doing(walker, lambda: wizard.reason.choose(wizard.other_circumstance.name), "fee")
    with walker.reached():
        wizard.reason.choose(wizard.moved.name)
    screen = walker.press(page, "proceed")
    parts = [*(one for one in screen.of("heading")), *screen.of("region")]
    walker.examine(page, "summary", [one for one in parts if one.level != 1], screen, 1)
    walker.examine(page, "file", _but(walker, screen.of("action", area="main"), page, "back"), screen, 1)
    walker.ledger.unreached(["DeclarationWizard.third"], OF_STATE)
    walker.said_of.append("Deklaracja wyboru: doszedłem do podsumowania i niczego nie złożyłem.")


def _but(walker: Walker, things: list[Thing], page: type[DeclarationWizard], *attributes: str) -> list[Thing]:
    names = {walker.wanted(page, attribute).name for attribute in attributes}
    return [one for one in things if not names & set(one.names)]


def _refused(walker: Walker, message: str) -> None:
    """Press „Dalej” where nothing was chosen; what the portal says to that is `message`."""
    before = walker.look()
    walker.answered(DeclarationWizard, message, before, walker.press(DeclarationWizard, "proceed"))


def _doing(walker: Walker, action: Callable[[], object], message: str) -> None:
    before = walker.look()
    with walker.reached():
        action()
    walker.answered(DeclarationWizard, message, before, walker.changed_from(before))
