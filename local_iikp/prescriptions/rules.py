"""The rules of „Recepty” (screens.md, section 6): one function each; a refusal is a sentence, None when there is none.

A typed value comes without the spaces around it.
"""

import re
from collections.abc import Sequence

from local_iikp.people.models import Patient
from local_iikp.poz import choices
from local_iikp.poz.models import Facility, Role, Worker
from local_iikp.prescriptions.models import Order, Prescription, Status

MOST_PACKAGES = 12
REMARKS_LENGTH = 500

NO_DOCTOR = "Aby zamówić receptę, wybierz lekarza POZ"
SERVICE_OFF = "Twoja placówka POZ nie przyjmuje zamówień na recepty przez IKP"
NOTHING_CHOSEN = "Wybierz co najmniej jeden lek"
BAD_PACKAGES = "Podaj liczbę od 1 do 12"
TOO_LONG = "Najwyżej 500 znaków"
STARTED = "Lekarz już rozpatruje to zamówienie"


def may_be_ordered(prescription: Prescription) -> bool:
    """Tell whether a drug prescribed before may be ordered again: only one that the patient takes for good."""
    return prescription.continued


def recipient(patient: Patient) -> Worker | None:
    """Return the doctor who gets the patient's orders: the one of the last accepted declaration."""
    doctor = next(choice for choice in choices.current_choices(patient) if choice.value == Role.DOCTOR)
    return doctor.current.worker if doctor.current else None


def takes_orders(facility: Facility) -> bool:
    """Tell whether the clinic has the service on."""
    return facility.takes_orders


def order_refusal(doctor: Worker | None, chosen: Sequence[Prescription]) -> str | None:
    """Refuse an order without a doctor, to a clinic that takes none, or of nothing: in this order."""
    if doctor is None:
        return NO_DOCTOR
    if not takes_orders(doctor.facility):
        return SERVICE_OFF
    if not chosen:
        return NOTHING_CHOSEN
    return None


def packages_refusal(value: str) -> str | None:
    """Refuse all but a whole number of packages from 1 to 12."""
    typed = re.fullmatch(r"[0-9]{1,2}", value)
    return None if typed and 1 <= int(value) <= MOST_PACKAGES else BAD_PACKAGES


def remarks_refusal(value: str) -> str | None:
    """Refuse more than 500 characters."""
    return TOO_LONG if len(value) > REMARKS_LENGTH else None


def may_be_cancelled(order: Order) -> bool:
    """Tell whether the patient may cancel an order: until the doctor starts."""
    return order.status == Status.PLACED


def may_be_repeated(order: Order) -> bool:
    """Tell whether „Zamów ponownie” is offered: on what was realised."""
    return order.status == Status.REALISED


def packages_in_words(count: int) -> str:
    """Return a quantity with its noun: 1 opakowanie, 2 opakowania, 5 opakowań."""
    if count == 1:
        return "1 opakowanie"
    few = count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14}
    return f"{count} {'opakowania' if few else 'opakowań'}"
