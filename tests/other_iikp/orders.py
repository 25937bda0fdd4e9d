"""Prescriptions and orders for new ones (screens: "Recepty")."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from .catalogue import CONTINUED, FACILITIES, ONCE
from .consents import text
from .rules import RefusedError

if TYPE_CHECKING:
    from datetime import date

    from .accounts import Account
    from .catalogue import Drug, Facility
    from .declarations import Declaration
    from .world import World

PLACED, STARTED, DONE, REJECTED, CANCELLED = (
    "Złożone",
    "W trakcie rozpatrywania",
    "Zrealizowane",
    "Odrzucone",
    "Anulowane",
)
PACKAGES = re.compile(r"0?[1-9]|1[0-2]")
MAX_REMARKS = 500


@dataclass
class Prescription:
    """A prescription that the patient had."""

    drug: Drug
    issued: date
    key: str = field(default_factory=lambda: secrets.token_hex(4))

    def row(self) -> dict[str, Any]:
        """Return what the list shows."""
        drug = self.drug
        return {
            "key": self.key,
            "drug": drug.name,
            "substance": drug.substance,
            "dose": drug.dose,
            "issued": f"{self.issued:%d.%m.%Y}",
            "status": "Zrealizowana",
            "again": drug.continued,
        }


@dataclass
class Order:
    """An order, sent to one clinic and doctor."""

    number: str
    facility: Facility
    doctor: str
    packages: list[tuple[Prescription, int]]
    remarks: str
    placed: date
    status: str = PLACED
    comment: str = ""

    def row(self) -> dict[str, Any]:
        """Return what the patient's list shows."""
        return {
            "number": self.number,
            "drugs": [[p.drug.name, count] for p, count in self.packages],
            "placed": f"{self.placed:%d.%m.%Y}",
            "status": self.status,
            "comment": self.comment,
        }


@dataclass
class Draft:
    """A form being filled. Sent again, it leads to the order that it has made already."""

    prescriptions: list[Prescription]
    packages: dict[str, str]
    remarks: str = ""
    order: Order | None = None


def new_prescriptions(now: date) -> list[Prescription]:
    """Return the drugs of a patient who takes some all the time and took one once."""
    return [Prescription(drug, now - timedelta(days=40 + 9 * i)) for i, drug in enumerate([*CONTINUED, ONCE])]


def addressee(world: World, account: Account) -> tuple[Facility, Declaration]:
    """Return the clinic that gets the order, with the declaration that says so.

    Raises:
        RefusedError: there is no such clinic, or it takes no orders.
    """
    chosen = account.current("lekarz", world.today())
    if chosen is None:
        raise RefusedError({"": "Aby zamówić receptę, wybierz lekarza POZ"})
    clinic = next(f for f in FACILITIES if f.name == chosen.facility)
    if not clinic.takes_orders:
        raise RefusedError({"": "Twoja placówka POZ nie przyjmuje zamówień na recepty przez IKP"})
    return clinic, chosen


def prescriptions(_world: World, account: Account, _told: dict[str, Any]) -> dict[str, Any]:
    """Return the patient's prescriptions."""
    return {"rows": [p.row() for p in account.prescriptions]}


def listed(_world: World, account: Account, _told: dict[str, Any]) -> dict[str, Any]:
    """Return the patient's orders, the newest first."""
    return {"rows": [o.row() for o in reversed(account.orders)]}


def begin(world: World, account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """Open a form for the ticked drugs, or filled as a realised order was."""
    addressee(world, account)
    former = next((o for o in account.orders if o.number == told.get("number") and o.status == DONE), None)
    if former:
        filled = {p.key: str(count) for p, count in former.packages}
        draft = Draft([p for p, _ in former.packages], filled, former.remarks)
    else:
        ticked = told.get("drugs") if isinstance(told.get("drugs"), list) else []
        chosen = [p for p in account.prescriptions if p.drug.continued and p.key in (ticked or [])]
        if not chosen:
            raise RefusedError({"": "Wybierz co najmniej jeden lek"})
        draft = Draft(chosen, {p.key: "1" for p in chosen})
    key = secrets.token_urlsafe(6)
    account.drafts[key] = draft
    return {"draft": key}


def form(world: World, account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """Return an opened form, also one that has been sent: the patient may come back to it."""
    draft = account.drafts.get(text(told, "param"))
    if draft is None:
        raise RefusedError({"": "Nie ma takiego formularza"})
    clinic, chosen = addressee(world, account)
    return {
        "facility": clinic.name,
        "doctor": chosen.person,
        "drugs": [{"key": p.key, "name": p.drug.name, "dose": p.drug.dose} for p in draft.prescriptions],
        "packages": draft.packages,
        "remarks": draft.remarks,
    }


def place(world: World, account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """Make one order of a form, however often it is sent."""
    draft = account.drafts.get(text(told, "draft"))
    if draft is None:
        raise RefusedError({"": "Nie ma takiego formularza"})
    if draft.order:
        return {"number": draft.order.number}
    clinic, chosen = addressee(world, account)
    typed, remarks = told.get("packages"), text(told, "remarks")
    counts = {p.key: text(typed, p.key) if isinstance(typed, dict) else "" for p in draft.prescriptions}
    errors = {key: "Podaj liczbę od 1 do 12" for key, count in counts.items() if not PACKAGES.fullmatch(count)}
    if len(remarks) > MAX_REMARKS:
        errors["remarks"] = "Najwyżej 500 znaków"
    if errors:
        raise RefusedError(errors)
    packages = [(p, int(counts[p.key])) for p in draft.prescriptions]
    number = world.next_number()
    draft.order = Order(number, clinic, chosen.person, packages, remarks, world.today())
    draft.packages, draft.remarks = counts, remarks
    account.orders.append(draft.order)
    return {"number": number}


def cancel(_world: World, account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """Cancel an order that the doctor has not started."""
    order = next((o for o in account.orders if o.number == told.get("number")), None)
    if order is None or order.status == CANCELLED:
        raise RefusedError({"": "Nie ma takiego zamówienia"})
    if order.status != PLACED:
        raise RefusedError({"": "Lekarz już rozpatruje to zamówienie"})
    order.status = CANCELLED
    return {}


ROUTES = {
    "GET /api/recepty": prescriptions,
    "POST /api/recepty/formularz": begin,
    "GET /api/recepty/formularz": form,
    "GET /api/zamowienia": listed,
    "POST /api/zamowienia": place,
    "POST /api/zamowienia/anulowanie": cancel,
}
