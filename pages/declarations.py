"""„Deklaracje”: what the patient has filed, and what became of it (screens.md 7)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pages.account import AccountPage
from pages.containers import Column, Message, Table
from pages.elements import Heading
from pages.errors import missing
from pages.page import LoggedInPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pages.containers import LocatedMessage
    from support.session import Session


@dataclass(frozen=True)
class Declaration:
    """A declaration as the list and the clinic tell of it; the day of filing as dd.mm.rrrr."""

    role: str
    facility: str
    person: str
    filed_on: str
    status: str

    def __str__(self) -> str:
        """Say it in one line, as error messages and reports do."""
        return f"{self.role}: {self.person}, {self.facility}, złożono {self.filed_on}, {self.status}"

    @property
    def year(self) -> int:
        """The year of filing."""
        return int(self.filed_on.rpartition(".")[2])

    def waits_in(self, role: str) -> bool:
        """Tell whether it waits for its clinic, in that role."""
        return (self.role, self.status) == (role, "Złożona")

    def counts_in(self, role: str, year: int) -> bool:
        """Tell whether it counts among the choices of that year in that role."""
        return self.role == role and self.year == year and self.status in {"Złożona", "Przyjęta"}

    def called(self, names: Iterable[str]) -> Declaration:
        """Return it with the short names of the scenario where the full ones stand.

        Lists and clinics give the full name of a facility, which begins with the short one, and a person with a title.
        """
        names = tuple(names)
        facility = next((name for name in names if self.facility.startswith(name)), self.facility)
        person = next((name for name in names if name in self.person), self.person)
        return Declaration(self.role, facility, person, self.filed_on, self.status)


class DeclarationsPage(LoggedInPage):
    """„Deklaracje”, from „Zobacz deklaracje” in the section POZ of „Moje konto”."""

    heading = Heading("Deklaracje", assumed=True, levels=(1,))
    table = Table("Deklaracje", assumed=True)
    role = Column("Rola", assumed=True)
    facility = Column("Placówka", assumed=True)
    person = Column("Osoba", assumed=True)
    filed_on = Column("Złożono", assumed=True)
    status = Column("Status", assumed=True)

    doctor = Message("lekarz", assumed=True)
    nurse = Message("pielęgniarka", assumed=True)
    midwife = Message("położna", assumed=True)
    status_filed = Message("Złożona", assumed=True)
    status_accepted = Message("Przyjęta", assumed=True)
    status_rejected = Message("Odrzucona", assumed=True)
    status_lapsed = Message("Odrzucona automatycznie", assumed=True)
    filed = Message("Deklaracja została złożona", assumed=True)

    @classmethod
    def open(cls, session: Session) -> DeclarationsPage:
        """Go there by „Moje konto”, from any page of the logged-in patient."""
        AccountPage.open(session).at_rest().declarations.click()
        return cls(session).loaded()

    def read(self) -> list[Declaration]:
        """Return all declarations of the list; roles and statuses in their (default) wording, as the clinics have them.

        Raises:
            The errors of `Located.see`, about the table or a column that it lacks.
        """
        columns = (self.role, self.facility, self.person, self.filed_on, self.status)
        rows = [Declaration(*(_cell(row, column) for column in columns)) for row in self.table.rows]
        return [replace(row, role=self.meant_by(row.role), status=self.meant_by(row.status)) for row in rows]


def _cell(row: dict[str, str], column: LocatedMessage) -> str:
    if column.name not in row:
        raise missing(column, column.see())
    return row[column.name]
