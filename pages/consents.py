"""„Uprawnienia”: the consents that the patient has granted (screens.md 5)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pages.columns import headings, is_day, is_period
from pages.consents_wizard import ChangePage, KindStep
from pages.containers import Column, Dialog, Message, Table
from pages.elements import Button, Heading
from pages.entry import log_in
from pages.errors import missing
from pages.finder import Question, Scope, look
from pages.page import LoggedInPage
from support.verdicts import EnvironmentUnavailableError, PortalDiffersError, SuiteFaultError

if TYPE_CHECKING:
    from pages.columns import Holds
    from pages.containers import LocatedMessage
    from support.patients import Patient
    from support.session import Session

ACTIVE, FUTURE, WITHDRAWN, EXPIRED = "Aktywne", "Przyszłe", "Wycofane", "Wygasłe"


@dataclass(frozen=True)
class Consent:
    """A row of „Nadane uprawnienia”, as it is written; `cells` has the same by the headings.

    Whether the consent holds, or will hold, is told as it was when the list was read.
    """

    recipient: str
    kind: str
    period: str
    status: str
    cells: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    holds: bool = field(default=False, compare=False)

    @property
    def has_no_last_day(self) -> bool:
        """Whether words stand where the last day of others does."""
        return not is_day(self.period.partition(" – ")[2])

    def line(self, name: str = "") -> str:
        """Return the row as one line; of the recipient only `name`, if that is who it is for."""
        recipient = name if name and name in self.recipient else self.recipient
        return f"{recipient}; {self.kind}; {self.period}; {self.status}"


class ConsentsPage(LoggedInPage):
    """„Uprawnienia”; its page may say that the function is not available."""

    heading = Heading("Uprawnienia", assumed=True, levels=(1,))
    grant = Button("Nadaj dostęp", assumed=True)
    granted = Table("Nadane uprawnienia", assumed=True)
    recipient = Column("Komu", assumed=True)
    kind = Column("Rodzaj", assumed=True)
    period = Column("Okres", assumed=True)
    status = Column("Status", assumed=True)
    withdrawal = Dialog("Czy na pewno wycofać uprawnienie?", assumed=True)
    sure = Button("Tak, wycofaj", assumed=True, within="withdrawal")
    not_sure = Button("Nie", assumed=True, within="withdrawal")

    active = Message(ACTIVE, assumed=True)
    future = Message(FUTURE, assumed=True)
    withdrawn = Message(WITHDRAWN, assumed=True)
    expired = Message(EXPIRED, assumed=True)
    indefinitely = Message("bezterminowo", assumed=True)
    prescriptions_only = Message("(tylko recepty)", assumed=True)
    was_granted = Message("Uprawnienie zostało nadane", assumed=True)
    was_changed = Message("Uprawnienie zostało zmienione", assumed=True)
    was_withdrawn = Message("Uprawnienie zostało wycofane", assumed=True)
    unavailable = Message("Funkcja chwilowo niedostępna", assumed=True)

    @classmethod
    def open(cls, session: Session) -> ConsentsPage:
        """Go there by the main menu, from any page of the logged-in patient.

        Raises:
            EnvironmentUnavailableError: the page says that the function is not available.
        """
        page = cls(session)
        page.menu_consents.click()
        offered, refused = page.grant.question(), page.unavailable.question()
        sight = look(session, offered, refused)
        if sight.which is None:
            raise missing(page.grant, sight)
        if sight.which == 1:
            message = f"Środowisko odpowiada: „{page.unavailable.name}” (strona „{page.title}”)."
            raise EnvironmentUnavailableError(message)
        return page.loaded()

    def begin(self) -> KindStep:
        """Begin to grant a consent."""
        self.grant.click()
        return KindStep(self.session).loaded()

    def consents(self) -> list[Consent]:
        """Return the rows of „Nadane uprawnienia”, once nothing is loading any more.

        Raises:
            The errors of `Located.see`, about the table or a column of it.
        """
        self.loaded()
        rows = self.granted.rows
        columns = (self.recipient, self.kind, self.period, self.status)
        step, statuses = KindStep(self.session), {message.name for message in self._statuses()}
        kinds = tuple(kind.name for kind in (step.records, step.health, step.services, step.data))
        holds: dict[str, Holds] = {
            "kind": lambda text: text.startswith(kinds),
            "period": is_period,
            "status": lambda text: text in statuses,
        }
        shown = headings(self.granted, columns, rows, holds)
        consents = [_consent({name: row[name] for name in shown}) for row in rows]
        return [replace(consent, holds=self._holds(consent)) for consent in consents]

    def _statuses(self) -> tuple[LocatedMessage, ...]:
        return (self.active, self.future, self.withdrawn, self.expired)

    def added_to(self, before: list[Consent]) -> list[Consent]:
        """Return the rows that are new since `before`.

        What is withdrawn stays on the list, so on a shared account a new row may be just like an old one: they count.
        """
        known = list(before)
        return [row for row in self.consents() if not _taken_from(known, row)]

    def holding(self, rows: list[Consent], name: str = "", kind: str | None = None) -> list[Consent]:
        """Return those of the rows that hold or will hold, for that recipient and of that (default) kind."""
        words = KindStep(self.session).wording_of(kind) if kind is not None else ""
        return [row for row in rows if name in row.recipient and row.kind.startswith(words) and row.holds]

    def _holds(self, row: Consent) -> bool:
        """Tell whether it holds or will hold: by its status; by there being something to press, if that is unknown."""
        statuses = self._statuses()
        if row.status in {one.name for one in statuses} or not any(one.is_only_assumed for one in statuses):
            return row.status in {self.active.name, self.future.name}
        return look(self.session, Question("action", None, scope=self.row(row).scope), wait_s=0).done

    def row(self, consent: Consent) -> ConsentRow:
        """Return the row of that consent."""
        return ConsentRow(self.session, consent)

    def withdraw(self, consent: Consent, *, sure: bool = True) -> None:
        """Press the consent's „Wycofaj” and answer the question."""
        self.row(consent).withdraw.click()
        self.withdrawal.answer(self.sure if sure else self.not_sure)
        if sure:
            self.was_withdrawn.see()

    def change(self, consent: Consent) -> ChangePage:
        """Press the consent's „Zmień”."""
        self.row(consent).change.click()
        return ChangePage(self.session).loaded()


class ConsentRow(LoggedInPage):
    """One row of „Nadane uprawnienia” and what can be done with it."""

    heading = Heading("Uprawnienia", assumed=True, levels=(1,))
    change = Button("Zmień", assumed=True)
    withdraw = Button("Wycofaj", assumed=True)

    def __init__(self, session: Session, consent: Consent) -> None:
        """Take the row by all that is written in it."""
        super().__init__(session)
        self.scope = (*ConsentsPage(session).granted.inside, Scope("row", cells=consent.cells))

    def actions(self) -> list[str]:
        """Return what the row offers at this moment.

        Raises:
            SuiteFaultError: something can be pressed, and nobody has seen here how changing or withdrawing is worded.
        """
        offered = [action for action in (self.change, self.withdraw) if action.is_there()]
        unknown = next((action for action in (self.change, self.withdraw) if action.is_only_assumed), None)
        if not offered and unknown is not None:
            sight = look(self.session, Question("action", None, scope=self.scope), wait_s=0)
            if sight.done:
                raise missing(unknown, sight)
        return [action.name for action in offered]


def _consent(cells: dict[str, str]) -> Consent:
    recipient, kind, period, status = cells.values()
    return Consent(recipient, kind, period, status, cells)


def _taken_from(known: list[Consent], row: Consent) -> bool:
    if row in known:
        known.remove(row)
        return True
    return False


def withdraw_added(session: Session, owner: Patient, before: list[Consent]) -> None:
    """Withdraw every consent that holds now and did not stand on the list before: how the account is put back.

    The scenario may have stopped anywhere, logged out, on an error screen or in another's account; then the way is a
    new log-in.

    Raises:
        The errors of the pages on the way: a consent may be left then.
    """
    try:
        page = _list_of(session, owner)
    except (PortalDiffersError, EnvironmentUnavailableError, SuiteFaultError):
        log_in(session, owner)
        page = ConsentsPage.open(session)
    for consent in page.holding(page.added_to(before)):
        page.withdraw(consent)


def _list_of(session: Session, owner: Patient) -> ConsentsPage:
    if session.patient != owner:
        log_in(session, owner)
    return ConsentsPage.open(session)
