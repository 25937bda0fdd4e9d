"""„Zamówione recepty”: what the patient has ordered, and what has become of it (screens.md 6)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from pages.columns import headings, is_day
from pages.containers import Column, Message, Table
from pages.elements import Button, Heading, Tab
from pages.entry import log_in
from pages.errors import missing
from pages.finder import Question, Scope, look
from pages.home import HomePage
from pages.page import LoggedInPage, Page
from support.verdicts import EnvironmentUnavailableError, PortalDiffersError, SuiteFaultError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pages.columns import Holds, Row
    from support.patients import Patient
    from support.session import Session

PLACED, STARTED, REJECTED = "Złożone", "W trakcie rozpatrywania", "Odrzucone"
_STATUSES = (PLACED, STARTED, "Zrealizowane", REJECTED, "Anulowane")
# An order's number is one word with a digit.
_NUMBER = re.compile(r"\S*\d\S*")


@dataclass(frozen=True)
class ListedOrder:
    """An order as the list shows it."""

    number: str
    drugs: str
    placed: str
    status: str
    comment: str

    def lacking(self, packages: Mapping[str, int]) -> list[str]:
        """Return those of the drugs whose name or quantity the row does not show; a drug's name has digits too."""
        quantities = self.drugs
        for drug in packages:
            quantities = quantities.replace(drug, "")
        found = re.findall(r"\d+", quantities)
        return [drug for drug, number in packages.items() if drug not in self.drugs or str(number) not in found]


class OrdersPage(LoggedInPage):
    """„Zamówione recepty”, known by its table: the heading above may be that of „Recepty”."""

    heading = Heading("Zamówione recepty", assumed=True)
    tab = Tab("Zamówione recepty", assumed=True)
    orders = Table("Zamówione recepty", assumed=True)
    number = Column("Numer", assumed=True)
    drugs = Column("Leki", assumed=True)
    placed = Column("Złożono", assumed=True)
    status = Column("Status", assumed=True)
    comment = Column("Komentarz lekarza", assumed=True)

    status_placed = Message(PLACED, assumed=True)
    status_started = Message(STARTED, assumed=True)
    status_realised = Message("Zrealizowane", assumed=True)
    status_rejected = Message(REJECTED, assumed=True)
    status_cancelled = Message("Anulowane", assumed=True)
    is_placed = Message("Zamówienie zostało złożone", assumed=True)
    is_cancelled = Message("Zamówienie zostało anulowane", assumed=True)
    already_started = Message("Lekarz już rozpatruje to zamówienie", assumed=True)

    @classmethod
    def open(cls, session: Session) -> OrdersPage:
        """Go there by the main menu, leaving „Recepty” first if it is shown: so the list is read afresh."""
        page = cls(session)
        if page.tab.is_there():
            page.menu_home.click(settled=True)
            HomePage(session).loaded()
        page.menu_prescriptions.click(settled=True)
        page.tab.click(settled=True)
        return page.loaded()

    def loaded(self) -> Self:
        """Wait until the list is there, be it empty.

        Raises:
            The errors of `Located.see`, about the table.
        """
        _ = self.orders.rows
        return self

    def read(self) -> list[ListedOrder]:
        """Return the orders that the list shows; statuses in their (default) wording, as the clinic's side has them.

        Raises:
            The errors of `Located.see`, about the table or a column of it.
        """
        rows = self.orders.rows
        shown = self._headings(rows)
        orders = [ListedOrder(*(row[name] for name in shown)) for row in rows]
        return [replace(order, status=self.meant_by(order.status)) for order in orders]

    def _headings(self, rows: Sequence[Row]) -> list[str]:
        columns = (self.number, self.drugs, self.placed, self.status, self.comment)
        statuses = {self.wording_of(status) for status in _STATUSES}
        holds: dict[str, Holds] = {
            "number": lambda text: _NUMBER.fullmatch(text) is not None and not is_day(text),
            "placed": is_day,
            "status": lambda text: text in statuses,
        }
        return headings(self.orders, columns, rows, holds)

    def numbers(self) -> set[str]:
        """Return the numbers of the orders that the list shows."""
        return {order.number for order in self.read()}

    def waits(self, order: ListedOrder) -> bool:
        """Tell whether the order waits: by its status; by there being something to press, if that is unknown here."""
        if order.status in _STATUSES or not any(self.message(status).is_only_assumed for status in _STATUSES):
            return order.status == PLACED
        return look(self.session, Question("action", None, scope=self.row(order.number).scope), wait_s=0).done

    def announces(self, number: str) -> bool:
        """Tell whether the page says the number besides the row that has it: with the confirmation."""
        in_the_list = sum(text.count(number) for row in self.orders.rows for text in row.values())
        return self.text().count(number) > in_the_list

    def wait_for(self, number: str, status: str) -> dict[str, ListedOrder]:
        """Wait until the order of that number has that (default) status; return all, by number, as they are then."""
        numbered, _, _, told, _ = self._headings(self.orders.rows)
        cells = {numbered: number, told: self.wording_of(status)}
        look(self.session, Question("text", None, scope=self.row(number).of(cells), settled=True))
        return {order.number: order for order in self.read()}

    @property
    def numbered(self) -> str:
        """The heading of the orders' numbers on this list."""
        return self._headings(self.orders.rows)[0]

    def row(self, number: str) -> OrderRow:
        """Return what can be done in the row of that number."""
        return OrderRow(self, number)


class OrderRow(Page):
    """The row of one order."""

    cancel = Button("Anuluj zamówienie", assumed=True)
    again = Button("Zamów ponownie", assumed=True)

    def __init__(self, orders: OrdersPage, number: str) -> None:
        """Take the list and the order's number."""
        super().__init__(orders.session)
        self._orders = orders
        self.scope = self.of({orders.numbered: number})

    @property
    def title(self) -> str:
        """What people call the page on which the row is."""
        return self._orders.title

    def cannot_be_cancelled(self) -> bool:
        """Wait until „Anuluj zamówienie” is not there and nothing is loading; False if it stays.

        Raises:
            SuiteFaultError: something else can be pressed, and nobody has seen here how cancelling is worded.
        """
        gone = self.cancel.goes_away()
        if gone and self.cancel.is_only_assumed:
            sight = look(self.session, Question("action", None, scope=self.scope), wait_s=0)
            if sight.done:
                raise missing(self.cancel, sight)
        return gone

    def of(self, cells: dict[str, str]) -> tuple[Scope, ...]:
        """Return the scope of the list's row with these cells."""
        return (*self._orders.orders.inside, Scope("row", cells=cells))


def cancel_all_but(session: Session, patient: Patient, kept: set[str]) -> list[str]:
    """Cancel the patient's placed orders, except those of the kept numbers; return the numbers already being handled.

    The scenario may have stopped anywhere, or have logged in somebody else; then the way is a new log-in.

    Raises:
        The errors of the pages on the way: the orders may still be there then.
    """
    page = _open_as(session, patient)
    made = [order for order in page.read() if order.number not in kept]
    for order in made:
        if page.waits(order):
            page.row(order.number).cancel.click()
            page.is_cancelled.see()
            page = OrdersPage.open(session)
    return [order.number for order in made if order.status == STARTED]


def _open_as(session: Session, patient: Patient) -> OrdersPage:
    if session.patient == patient:
        try:
            return OrdersPage.open(session)
        except (PortalDiffersError, EnvironmentUnavailableError, SuiteFaultError):
            log_in(session, patient)
            return OrdersPage.open(session)
    session.close()
    log_in(session, patient)
    return OrdersPage.open(session)
