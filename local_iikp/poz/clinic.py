"""The clinic's side of the declarations: what it has received, and what it decides."""

from dataclasses import asdict

from django.db import transaction

from local_iikp.people import clinic
from local_iikp.people.clinic import DONE, ActionRefusedError, Answer, Request, RequestUnclearError
from local_iikp.people.models import Patient
from local_iikp.poz import history, rules
from local_iikp.poz.models import Declaration, Role, Status
from local_iikp.worlds.models import World


def received(world: World, request: Request) -> Answer:
    """Return the declarations of a patient, newest last."""
    filed = history.filed_by(clinic.patient(world, request), world.today())
    return {"declarations": [{**asdict(one), "filed_on": one.filed_on.isoformat()} for one in filed]}


def accept(world: World, request: Request) -> Answer:
    """Accept the declaration that waits in a role."""
    return _decide(world, request, Status.ACCEPTED)


def reject(world: World, request: Request) -> Answer:
    """Reject the declaration that waits in a role."""
    return _decide(world, request, Status.REJECTED)


def _decide(world: World, request: Request, status: Status) -> Answer:
    patient, role = clinic.patient(world, request), _role(request)
    with transaction.atomic():
        waiting = rules.open_one(patient, role, world.today())
        if waiting is None:
            raise ActionRefusedError(_nothing_waits(patient, role, world))
        Declaration.objects.filter(pk=waiting.pk).update(status=status)
    return DONE


def _role(request: Request) -> Role:
    named = clinic.text(request, "role")
    for role in Role:
        if role.label.lower() == named:
            return role
    message = f"Nieznana rola: {named}. Możliwe: {', '.join(role.label.lower() for role in Role)}."
    raise RequestUnclearError(message)


def _nothing_waits(patient: Patient, role: Role, world: World) -> str:
    """Return why nothing can be decided: the status of the latest declaration tells most."""
    name = role.label.lower()
    filed = [one for one in history.filed_by(patient, world.today()) if one.role == name]
    if not filed:
        return f"Ten pacjent nie złożył deklaracji w roli: {name}."
    return f"Żadna deklaracja w roli: {name} nie czeka na rozpatrzenie; ostatnia ma status „{filed[-1].status}”."


ACTIONS: dict[str, clinic.Action] = {
    "declarations": received,
    "accept_declaration": accept,
    "reject_declaration": reject,
}
