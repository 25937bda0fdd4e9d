"""„Recepty” with „Moje recepty”: what may be ordered again (screens.md 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.containers import Column, Message, Table
from pages.elements import Button, Heading, Tab
from pages.fields import Checkbox, LocatedBox
from pages.finder import Question, Scope, look, look_at_all
from pages.page import LoggedInPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from support.session import Session


class PrescriptionsPage(LoggedInPage):
    """„Recepty”: the patient's drugs; its page may say that the function is not available."""

    heading = Heading("Recepty", assumed=True, levels=(1,))
    mine = Tab("Moje recepty", assumed=True)
    drugs = Table("Moje recepty", assumed=True)
    drug = Column("Lek", assumed=True)
    dose = Column("Dawka", assumed=True)
    issued = Column("Wystawiono", assumed=True)
    status = Column("Status", assumed=True)
    order = Button("Zamów receptę", assumed=True)

    no_doctor = Message("Aby zamówić receptę, wybierz lekarza POZ", assumed=True)
    service_off = Message("Twoja placówka POZ nie przyjmuje zamówień na recepty przez IKP", assumed=True)
    nothing_chosen = Message("Wybierz co najmniej jeden lek", assumed=True)

    @classmethod
    def open(cls, session: Session) -> PrescriptionsPage:
        """Go to „Moje recepty” by its tab where that is in sight, else by the main menu."""
        page = cls(session)
        if not page.mine.is_there():
            page.menu_prescriptions.click(settled=True)
        # A chosen tab may be no link any more.
        sight = look(session, page.order.question(settled=True), page.mine.question(usable=True, settled=True))
        if sight.which == 1 and not sight.facts["selected"]:
            page.mine.click()
        page.order.see(settled=True)
        return page

    def lacking(self, drugs: Iterable[str]) -> dict[str, list[str]]:
        """Return, for each of these drugs that is not shown in full, the columns in which nothing stands."""
        columns = (self.drug, self.dose, self.issued, self.status)
        rows = self.drugs.rows
        found = {
            drug: next((row for row in rows if row.get(self.drug.name, "").startswith(drug)), {}) for drug in drugs
        }
        empty = {drug: [column.name for column in columns if not row.get(column.name)] for drug, row in found.items()}
        return {drug: names for drug, names in empty.items() if names}

    def orderable(self, known: Iterable[str] = ()) -> list[str]:
        """Return the drugs that can be ticked: by the known name with which the box's begins, else by the box's."""
        rows = [row.get(self.drug.name, "") for row in self.drugs.rows]
        boxes = [Question("checkbox", None, scope=self._row(name)) for name in rows]
        sights = look_at_all(self.session, *boxes, wait_s=0) if boxes else []
        names = [sight.facts["names"][0] for sight in sights if sight.done and sight.facts["enabled"]]
        return [next((drug for drug in known if name.startswith(drug)), name) for name in names]

    def begin_order(self, drugs: Iterable[str]) -> None:
        """Tick these drugs and press „Zamów receptę”; where that leads is for the next page to see."""
        for drug in drugs:
            self.box(drug).set(ticked=True)
        self.order.click()

    def box(self, drug: str) -> LocatedBox:
        """Return the checkbox named by the drug."""
        return LocatedBox(self, Checkbox(drug, match="starts"))

    def _row(self, drug: str) -> tuple[Scope, ...]:
        return (*self.drugs.inside, Scope("row", cells={self.drug.name: drug}))
