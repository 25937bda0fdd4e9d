"""Defects of the orders for e-prescriptions: screens.md 6."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from local_iikp.control import clinic as control
from local_iikp.login import views as login
from local_iikp.poz.models import Worker
from local_iikp.prescriptions import clinic, drafts, orders, rules
from local_iikp.prescriptions import views as prescriptions
from local_iikp.prescriptions.models import Order, Prescription, Status

from .tools import change_page, swap, swap_public_view

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any
    from uuid import UUID

    from django.db.models import QuerySet
    from django.http import HttpResponse

    from local_iikp.people.models import Patient
    from local_iikp.prescriptions.drafts import Draft
    from local_iikp.prescriptions.orders import Packages
    from local_iikp.web.requests import PatientRequest, PortalRequest

DRUGS = "/ikp/recepty/moje"
LIST = "/ikp/recepty/zamowione/tabela"
FORM = "/ikp/recepty/zamow/[^/]*"


def orders_forgotten_at_log_out() -> None:
    """What was ordered is forgotten at the log-out."""
    real = login.log_out

    def log_out(request: PortalRequest) -> HttpResponse:
        if request.visit is not None:
            Order.objects.filter(patient=request.visit.patient).delete()
        return real(request)

    swap_public_view(login, "log_out", log_out)


def dose_not_shown() -> None:
    """The column „Dawka” is empty."""
    change_page(DRUGS, r'(data-column="Dawka">)[^<]*', r"\1")


def one_time_drug_can_be_ordered() -> None:
    """Every drug may be ordered again."""
    swap(rules, "may_be_ordered", lambda _prescription: True)


def continued_drug_cannot_be_ordered() -> None:
    """One of the continued drugs lacks its box."""
    swap(rules, "may_be_ordered", lambda prescription: prescription.continued and prescription.drug != "Tritace 5")


def _store_for(name: str) -> None:
    real = orders.store

    def store(patient: Patient, form: UUID, doctor: Worker, packages: Packages, remarks: str) -> Order:
        other = Worker.objects.get(facility__world=patient.world, name__endswith=name)
        return real(patient, form, other or doctor, packages, remarks)

    swap(orders, "store", store)


def order_to_the_wrong_clinic() -> None:
    """Orders go to a clinic that the patient has not chosen."""
    _store_for("Adam Wrona")


def order_to_another_doctor() -> None:
    """Orders go to the right clinic, but to another doctor."""
    _store_for("Tomasz Bąk")


def form_names_another_doctor() -> None:
    """The form says that somebody else gets the order."""
    change_page(FORM, "Ewa Kruk", "Tomasz Bąk")


def thirteen_packages_accepted() -> None:
    """One package too many is let through."""
    swap(rules, "MOST_PACKAGES", 13)


def no_packages_accepted() -> None:
    """None at all is let through."""
    real = rules.packages_refusal
    swap(rules, "packages_refusal", lambda value: None if value == "0" else real(value))


def twelve_packages_refused() -> None:
    """The last of the allowed numbers is refused."""
    swap(rules, "MOST_PACKAGES", 11)


def form_comes_with_two_packages() -> None:
    """The form proposes two packages."""
    change_page(FORM, 'value="1"', 'value="2"', always=False)


def _send(change: Any) -> None:  # noqa: ANN401 -- a function on the JSON of an order
    real = clinic.describe

    def describe(order: Order) -> dict[str, Any]:
        told = real(order)
        change(told)
        return told

    swap(clinic, "describe", describe)


def quantities_of_drugs_mixed_up() -> None:
    """Each drug's quantity reaches the clinic with another drug."""

    def mix(told: dict[str, Any]) -> None:
        numbers = [drug["packages"] for drug in told["drugs"]]
        for drug, number in zip(told["drugs"], reversed(numbers), strict=True):
            drug["packages"] = number

    _send(mix)


def wrong_quantity_sent() -> None:
    """The clinic gets an order of one package, whatever was ordered."""

    def reduce(told: dict[str, Any]) -> None:
        for drug in told["drugs"]:
            drug["packages"] = 1

    _send(reduce)


def cancelled_but_clinic_not_told() -> None:
    """The clinic does not learn that an order was cancelled."""

    def keep(told: dict[str, Any]) -> None:
        if told["status"] == Status.CANCELLED.label:
            told["status"] = Status.PLACED.label

    _send(keep)


def placed_but_not_sent() -> None:
    """The clinic gets nothing."""
    control.ACTIONS["orders"] = lambda _world, _request: {"orders": []}


def long_remarks_accepted() -> None:
    """Remarks of any length are let through."""
    swap(rules, "remarks_refusal", lambda _value: None)


def remarks_cut_off() -> None:
    """The clinic gets the first 100 characters."""

    def cut(told: dict[str, Any]) -> None:
        told["remarks"] = told["remarks"][:100]

    _send(cut)


def placed_but_not_stored() -> None:
    """The portal confirms an order, and has stored nothing."""
    swap(orders, "store", lambda *_: Order(number=orders.new_number()))


def number_not_told() -> None:
    """The confirmation lacks the number."""
    swap(prescriptions, "PLACED", "Zamówienie zostało złożone.")


def every_press_makes_an_order() -> None:
    """Nobody looks whether the form was sent before."""
    real = orders.store
    swap(orders, "of_form", lambda _patient, _form: None)
    swap(orders, "store", lambda patient, _form, *rest: real(patient, uuid4(), *rest))


def second_press_gets_a_number_of_its_own() -> None:
    """A form sent again makes no order, but the confirmation says another number."""
    real = orders.place

    def place(patient: Patient, form: UUID, packages: Packages, remarks: str) -> Order:
        made = orders.of_form(patient, form)
        return real(patient, form, packages, remarks) if made is None else Order(number=orders.new_number())

    swap(orders, "place", place)


def cancelled_form_is_placed() -> None:
    """„Anuluj” does what „Złóż zamówienie” does."""
    change_page(FORM, r"<a [^>]*>Anuluj</a>", '<button class="button quiet">Anuluj</button>')


def cancelled_in_words_only() -> None:
    """The portal says that an order is cancelled, and leaves it as it was."""
    swap(orders, "cancel", lambda _patient, _number: True)


def cancelling_offered_after_the_start() -> None:
    """„Anuluj zamówienie” stays when the doctor has started."""
    swap(rules, "may_be_cancelled", lambda order: order.status in {Status.PLACED, Status.STARTED})


def repeated_order_loses_quantities() -> None:
    """„Zamów ponownie” brings the drugs, but one package of each."""
    real = drafts.of_order

    def of_order(order: Order | None) -> Draft:
        found = real(order)
        return drafts.Draft(dict.fromkeys(found.packages, 1), found.remarks, found.repeats)

    swap(drafts, "of_order", of_order)


def repeating_not_offered() -> None:
    """„Zamów ponownie” is missing."""
    swap(rules, "may_be_repeated", lambda _order: False)


def status_stays_placed() -> None:
    """The patient's list does not learn what the doctor did."""
    change_page(LIST, '(data-column="Status">)Zrealizowane', r"\1Złożone", always=False)


def comment_not_shown() -> None:
    """The doctor's comment is not in the list."""
    change_page(LIST, r'(class="typed">)[^<]*', r"\1", always=False)


def no_doctor_needed() -> None:
    """Who has chosen no doctor is not told so."""
    real = rules.order_refusal

    def order_refusal(doctor: Worker | None, chosen: Sequence[Prescription]) -> str | None:
        return real(doctor, chosen) if doctor else None

    swap(rules, "order_refusal", order_refusal)


def service_off_ignored() -> None:
    """Every clinic takes orders."""
    swap(rules, "takes_orders", lambda _facility: True)


def refused_but_placed() -> None:
    """An order is refused, and stored all the same."""
    real = prescriptions.start_order

    def start_order(request: PatientRequest) -> HttpResponse:
        patient = request.visit.patient
        draft, doctor = drafts.asked_for(patient, request.GET), rules.recipient(patient)
        if doctor is not None and rules.order_refusal(doctor, list(draft.packages)) == rules.SERVICE_OFF:
            orders.store(patient, uuid4(), doctor, draft.packages, "")
        return real(request)

    swap(prescriptions, "start_order", start_order)


def order_of_nothing() -> None:
    """Nobody looks whether a drug was ticked."""
    real = rules.order_refusal

    def order_refusal(doctor: Worker | None, chosen: Sequence[Prescription]) -> str | None:
        refusal = real(doctor, chosen)
        return None if refusal == rules.NOTHING_CHOSEN else refusal

    swap(rules, "order_refusal", order_refusal)


def _cancel_whatever(patient: Patient, number: str) -> bool:
    return Order.objects.filter(patient=patient, number=number).update(status=Status.CANCELLED) == 1


def cancelled_though_started() -> None:
    """Whatever the doctor does, the order can be cancelled."""
    swap(orders, "cancel", _cancel_whatever)


def refused_but_cancelled() -> None:
    """Cancelling is refused, and done all the same."""

    def cancel(patient: Patient, number: str) -> bool:
        _cancel_whatever(patient, number)
        return False

    swap(orders, "cancel", cancel)


def orders_of_others_visible() -> None:
    """The list shows the orders of all patients."""

    def of_patient(patient: Patient) -> QuerySet[Order]:
        return Order.objects.filter(patient__world=patient.world).order_by("-pk")

    swap(orders, "of_patient", of_patient)
