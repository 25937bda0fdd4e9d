"""The regulations, shown to an account that has not accepted the current version (instruction 2.2.3; screens.md 2)."""

from __future__ import annotations

from pages.containers import Message
from pages.elements import Button, Heading
from pages.fields import Checkbox
from pages.home import HomePage
from pages.page import LoggedInPage


class RegulationsPage(LoggedInPage):
    """„Regulamin Internetowego Konta Pacjenta”."""

    heading = Heading("Regulamin Internetowego Konta Pacjenta", assumed=True, levels=(1,))
    accepted = Checkbox("Akceptuję regulamin", assumed=True)
    proceed = Button("Dalej", assumed=True)

    not_accepted = Message("Zaakceptuj regulamin, aby korzystać z konta", assumed=True)

    def accept(self) -> HomePage:
        """Tick and go on to the home page."""
        self.accepted.set(ticked=True)
        self.proceed.click()
        return HomePage(self.session).loaded()

    def proceed_without_accepting(self) -> None:
        """Leave the box empty and press „Dalej”."""
        self.accepted.set(ticked=False)
        self.proceed.click()
