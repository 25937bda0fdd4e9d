"""„Zamów receptę”: how many packages of which drug, and remarks for the doctor (screens.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.containers import Message
from pages.elements import Button, Heading
from pages.fields import TextField
from pages.finder import Scope, gone
from pages.page import LoggedInPage, Page
from support.browser import BROWSER_ERRORS

if TYPE_CHECKING:
    from collections.abc import Mapping


class OrderFormPage(LoggedInPage):
    """„Zamów receptę”: the form."""

    heading = Heading("Zamów receptę", assumed=True, levels=(1, 2))
    remarks = TextField("Uwagi dla lekarza", assumed=True)
    place = Button("Złóż zamówienie", assumed=True)
    cancel = Button("Anuluj", assumed=True)

    too_long = Message("Najwyżej 500 znaków", assumed=True)

    def fill(self, packages: Mapping[str, str | None], remarks: str = "") -> None:
        """Enter how many packages of each drug, None leaving what stands there, and the remarks."""
        for drug, number in packages.items():
            if number is not None:
                self.drug(drug).packages.fill(number)
        if remarks:
            self.remarks.fill(remarks)

    def unnamed(self, facility: str, doctor: str) -> list[str]:
        """Return those of the facility and the doctor whom the form does not name as its recipients."""
        text = self.loaded().text()
        return [name for name in (facility, doctor) if name not in text]

    def drug(self, name: str) -> OrderedDrugPart:
        """Return the part of the form about one drug."""
        return OrderedDrugPart(self, name)

    def come_back(self) -> None:
        """Press the browser's back button and wait for the form.

        Raises:
            The errors of `Located.see`, about the heading.
        """
        try:
            self.session.driver.back()
        except BROWSER_ERRORS as error:
            raise gone(error) from error
        self.loaded()


class OrderedDrugPart(Page):
    """The group of one drug in the form."""

    packages = TextField("Liczba opakowań", assumed=True)

    wrong_number = Message("Podaj liczbę od 1 do 12", assumed=True)

    def __init__(self, form: OrderFormPage, drug: str) -> None:
        """Take the form and the drug's name, with which the group's begins."""
        super().__init__(form.session)
        self._form = form
        self.scope = (Scope("group", drug, "starts"),)

    @property
    def title(self) -> str:
        """What people call the page on which the group is."""
        return self._form.title
