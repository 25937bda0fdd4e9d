"""„Moje konto”: the patient's data and who cares for the patient (instruction 2.2.3; screens.md 4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Self

from pages.contact_data import ContactDataPage
from pages.containers import Message, Section
from pages.elements import Button, Heading, Link
from pages.entry import log_in
from pages.page import LoggedInPage
from support.verdicts import EnvironmentUnavailableError, PortalDiffersError, SuiteFaultError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pages.containers import LocatedSection
    from support.session import Session


class AccountPage(LoggedInPage):
    """„Moje konto” with its sections „Twoje dane” and „Twoja Podstawowa Opieka Zdrowotna (POZ)”."""

    heading = Heading("Moje konto", assumed=True, levels=(1,))
    data = Section("Twoje dane", assumed=True)
    edit = Button("Edytuj swoje dane")
    poz = Section("Twoja Podstawowa Opieka Zdrowotna (POZ)", assumed=True)
    doctor = Section("Lekarz", assumed=True, within="poz")
    nurse = Section("Pielęgniarka", assumed=True, within="poz")
    midwife = Section("Położna", assumed=True, within="poz")
    declare = Button("Wypełnij deklarację", assumed=True, match="starts")
    declarations = Link("Zobacz deklaracje", assumed=True, within="poz")

    saved = Message("Dane zostały zapisane", assumed=True)
    nothing_given = Message("nie podano", assumed=True)
    coming_soon = Message("E-deklaracje POZ będą dostępne wkrótce", assumed=True)

    @classmethod
    def open(cls, session: Session) -> AccountPage:
        """Go there by the main menu, from any page of the logged-in patient."""
        page = cls(session)
        page.menu_account.click()
        return page.loaded()

    def lacking(self, data: Mapping[str, str | bool]) -> list[str]:
        """Return the given texts that „Twoje dane” does not show; digits may be grouped in any way."""
        shown = _ungrouped(self.data.text)
        return [text for text in data.values() if isinstance(text, str) and _ungrouped(text) not in shown]

    def private_words(self) -> list[str]:
        """Return the e-mail addresses and phone numbers that „Twoje dane” shows: this patient's alone."""
        text = self.data.text
        return [*re.findall(r"\S+@\S+", text), *re.findall(r"(?<!\d)\d{3} ?\d{3} ?\d{3}(?!\d)", text)]

    @classmethod
    def open_form(cls, session: Session) -> ContactDataPage:
        """Go the instruction's way, Moje konto > „Edytuj swoje dane”, from any page of the logged-in patient."""
        page = cls(session)
        page.menu_account.click()
        return page.edit_data()

    def edit_data(self) -> ContactDataPage:
        """Go on to „Edytuj swoje dane”; reading or filling in the form waits for it."""
        self.edit.click()
        return ContactDataPage(self.session)

    def at_rest(self) -> Self:
        """Wait until the section POZ is there and nothing is loading.

        What arrives late moves what stands below it, from under the mouse.
        """
        _ = self.poz.text
        return self

    def choice(self, role: str) -> PozChoice:
        """Return the group of the section POZ that shows the choice in that role: "lekarz", "pielęgniarka", "położna".

        Raises:
            KeyError: no such role.
        """
        groups = {"lekarz": self.doctor, "pielęgniarka": self.nurse, "położna": self.midwife}
        self.at_rest()
        return PozChoice(groups[role])

    def offers_no_declaration(self) -> bool:
        """Wait until no „Wypełnij deklarację” is there and nothing is loading; False if one stays."""
        return self.declare.goes_away()


class PozChoice(AccountPage):
    """One of the three groups of the section POZ: whom the patient has chosen in a role."""

    none = Message("Brak deklaracji", assumed=True)

    def __init__(self, group: LocatedSection) -> None:
        """Take the group; all that is sought here is sought in it."""
        super().__init__(group.page.session)
        self.scope = group.inside
        self.group = group

    def shows(self, text: str) -> bool:
        """Wait until the group says `text`; False if it never does."""
        return self.group.shows(text)


def _ungrouped(text: str) -> str:
    return re.sub(r"(?<=\d)[ -](?=\d)", "", text)


def store(session: Session, data: Mapping[str, str | bool]) -> None:
    """Give the form these data again and see them saved: how a changed account is put back.

    The scenario may have stopped anywhere, logged out or on an error screen; then the way is a new log-in.

    Raises:
        The errors of the pages on the way: the account may still be changed then.
    """
    try:
        page = AccountPage.open_form(session)
    except (PortalDiffersError, EnvironmentUnavailableError, SuiteFaultError):
        if session.patient is None:
            raise
        log_in(session, session.patient)
        page = AccountPage.open_form(session)
    if page.read() != dict(data):
        page.fill(data).save.click()
        AccountPage(session).loaded()
