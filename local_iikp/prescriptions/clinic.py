"""The clinic's side of the orders: what it has received, and what its doctor does about it."""

from typing import Any

from local_iikp.people import clinic
from local_iikp.people.clinic import DONE, ActionRefusedError, Answer, Request
from local_iikp.prescriptions import orders
from local_iikp.prescriptions.models import Order, Status
from local_iikp.worlds.models import World


def received(world: World, request: Request) -> Answer:
    """Return the orders of a patient, newest last."""
    return {"orders": [describe(order) for order in orders.of_patient(clinic.patient(world, request)).order_by("pk")]}


def describe(order: Order) -> dict[str, Any]:
    """Return an order as the clinic has got it."""
    return {
        "number": order.number,
        "facility": order.worker.facility.name,
        "doctor": order.worker.name,
        "drugs": [{"name": str(drug.prescription), "packages": drug.packages} for drug in order.drugs.all()],
        "remarks": order.remarks,
        "status": Status(order.status).label,
    }


def start(world: World, request: Request) -> Answer:
    """Let the doctor start on a placed order."""
    return _take(world, request, Status.PLACED, Status.STARTED)


def realise(world: World, request: Request) -> Answer:
    """Let the doctor prescribe what a started order asks for."""
    return _take(world, request, Status.STARTED, Status.REALISED)


def reject(world: World, request: Request) -> Answer:
    """Let the doctor reject a started order, with a comment."""
    return _take(world, request, Status.STARTED, Status.REJECTED, comment=clinic.text(request, "comment"))


def _take(world: World, request: Request, before: Status, after: Status, **values: str) -> Answer:
    patient, number = clinic.patient(world, request), clinic.text(request, "number")
    if orders.change(patient, number, before, after, **values):
        return DONE
    order = Order.objects.filter(patient=patient, number=number).first()
    if order is None:
        message = f"Ten pacjent nie ma zamówienia o numerze {number}."
    else:
        message = f"Zamówienie ma status „{Status(order.status).label}”, a potrzebny jest „{before.label}”."
    raise ActionRefusedError(message)


ACTIONS: dict[str, clinic.Action] = {
    "orders": received,
    "start_order": start,
    "realise_order": realise,
    "reject_order": reject,
}
