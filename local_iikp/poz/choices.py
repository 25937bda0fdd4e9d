"""Who cares for a patient now."""

from dataclasses import dataclass

from local_iikp.people.models import Patient
from local_iikp.poz.models import Declaration, Role, Status


@dataclass(frozen=True)
class Choice:
    """A role and the declaration that is current in it, if any."""

    role: str
    value: str
    """The role as addresses name it."""
    current: Declaration | None


def current_choices(patient: Patient) -> list[Choice]:
    """Return the patient's current choice in each role: the latest one that was accepted."""
    accepted = (
        Declaration.objects.filter(patient=patient, status=Status.ACCEPTED)
        .select_related("worker__facility")
        .order_by("filed_on", "pk")
    )
    latest = {declaration.role: declaration for declaration in accepted}
    return [Choice(role.label, role.value, latest.get(role.value)) for role in Role]
