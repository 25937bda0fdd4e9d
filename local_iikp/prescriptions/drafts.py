"""What the form „Zamów receptę” is opened with: the drugs ticked, or those of an order to be repeated.

It is carried by the address alone, and so is the name of the form: going back to the form opens the same one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict

from local_iikp.people.models import Patient
from local_iikp.prescriptions import orders, rules
from local_iikp.prescriptions.models import Order, Prescription

CHOSEN = "lek"
REPEATED = "ponownie"


@dataclass(frozen=True)
class Draft:
    """The drugs with a first quantity for each, the remarks, and the order that they come from, if any."""

    packages: Mapping[Prescription, int]
    remarks: str = ""
    repeats: Order | None = None

    @property
    def address_part(self) -> str:
        """The draft as the query of an address."""
        if self.repeats is not None:
            return urlencode({REPEATED: self.repeats.number})
        return urlencode([(CHOSEN, prescription.pk) for prescription in self.packages])


def orderable(patient: Patient) -> list[Prescription]:
    """Return what the patient may order again."""
    mine = Prescription.objects.filter(patient=patient).order_by("-issued_on", "pk")
    return [prescription for prescription in mine if rules.may_be_ordered(prescription)]


def asked_for(patient: Patient, query: QueryDict) -> Draft:
    """Return the draft that an address asks for; what is not the patient's, or not to be ordered, is left out."""
    if REPEATED in query:
        return of_order(to_repeat(patient, str(query[REPEATED])))
    chosen = query.getlist(CHOSEN)
    return Draft({prescription: 1 for prescription in orderable(patient) if str(prescription.pk) in chosen})


def of_form(patient: Patient, form: UUID, query: QueryDict) -> Draft:
    """Return what stands in a form: what it has ordered already, else what its address asks for."""
    made = orders.of_form(patient, form)
    return asked_for(patient, query) if made is None else of_order(made)


def of_order(order: Order | None) -> Draft:
    """Return the drugs of an order that may still be ordered, as they were ordered."""
    if order is None:
        return Draft({})
    drugs = {drug.prescription: drug.packages for drug in order.drugs.all() if rules.may_be_ordered(drug.prescription)}
    return Draft(drugs, order.remarks, order)


def to_repeat(patient: Patient, number: str) -> Order | None:
    """Return the patient's order of this number, if „Zamów ponownie” is offered on it."""
    order = orders.of_patient(patient).filter(number=number).first()
    return order if order is not None and rules.may_be_repeated(order) else None
