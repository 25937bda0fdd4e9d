"""All declarations of a patient, as they are read today."""

from dataclasses import dataclass
from datetime import date

from local_iikp.people.models import Patient
from local_iikp.poz import rules
from local_iikp.poz.models import Declaration, Role


@dataclass(frozen=True)
class Filed:
    """A declaration in the words that patient and clinic read."""

    role: str
    facility: str
    person: str
    filed_on: date
    status: str


def filed_by(patient: Patient, today: date) -> list[Filed]:
    """Return the patient's declarations, the newest last."""
    own = Declaration.objects.filter(patient=patient).select_related("worker__facility").order_by("filed_on", "pk")
    return [
        Filed(
            role=Role(one.role).label.lower(),
            facility=one.worker.facility.name,
            person=one.worker.name,
            filed_on=one.filed_on,
            status=rules.status_on(one, today).label,
        )
        for one in own
    ]
