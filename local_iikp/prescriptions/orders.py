"""Placing, cancelling and handling orders. One form makes one order, however often it is sent."""

import secrets
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from local_iikp.people.models import Patient
from local_iikp.poz.models import Worker
from local_iikp.prescriptions import rules
from local_iikp.prescriptions.models import Order, OrderedDrug, Prescription, Status

Packages = Mapping[Prescription, int]


class OrderRefusedError(Exception):
    """An order that no rule lets through; its text is for the patient."""


def of_patient(patient: Patient) -> QuerySet[Order]:
    """Return the patient's orders, newest first."""
    return (
        Order.objects.filter(patient=patient)
        .select_related("worker__facility")
        .prefetch_related("drugs__prescription")
        .order_by("-pk")
    )


def of_form(patient: Patient, form: UUID) -> Order | None:
    """Return the order that a form has made already."""
    return of_patient(patient).filter(form=form).first()


def place(patient: Patient, form: UUID, packages: Packages, remarks: str) -> Order:
    """Return the order that a form makes; sent again, the form makes no other one.

    Raises:
        OrderRefusedError: there is nobody who would take it, or nothing in it.
    """
    with transaction.atomic():
        made = of_form(patient, form)
        if made is not None:
            return made
        doctor = rules.recipient(patient)
        refusal = rules.order_refusal(doctor, list(packages))
        if refusal is not None or doctor is None:
            raise OrderRefusedError(refusal)
        return store(patient, form, doctor, packages, remarks)


def store(patient: Patient, form: UUID, doctor: Worker, packages: Packages, remarks: str) -> Order:
    """Store a new order for `doctor`."""
    order = Order.objects.create(
        patient=patient,
        form=form,
        number=new_number(),
        worker=doctor,
        remarks=remarks,
        placed_at=patient.world.now(),
    )
    OrderedDrug.objects.bulk_create(
        OrderedDrug(order=order, prescription=prescription, packages=count) for prescription, count in packages.items()
    )
    return order


def new_number() -> str:
    """Return a new number, in groups so that it never looks like a PESEL."""
    digits = secrets.token_hex(6).upper()
    return "-".join(("ZR", *(digits[start : start + 4] for start in range(0, len(digits), 4))))


def cancel(patient: Patient, number: str) -> bool:
    """Cancel the patient's order; tell whether it is cancelled now, which it also is when pressed twice."""
    return change(patient, number, Status.PLACED, Status.CANCELLED) or is_cancelled(patient, number)


def is_cancelled(patient: Patient, number: str) -> bool:
    """Tell whether the patient's order has been cancelled."""
    return Order.objects.filter(patient=patient, number=number, status=Status.CANCELLED).exists()


def change(patient: Patient, number: str, before: Status, after: Status, **values: str) -> bool:
    """Take the patient's order from one status to the next, in one statement; tell whether it was in the first."""
    order = Order.objects.filter(patient=patient, number=number, status=before)
    return order.update(status=after, **values) == 1
