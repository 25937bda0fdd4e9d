"""Who has to accept the regulations, and when an acceptance counts."""

from django.db.models import F

from local_iikp.people.models import Patient
from local_iikp.worlds.models import World


def must_accept(patient: Patient, world: World) -> bool:
    """Tell whether the patient has not accepted the current version."""
    return patient.accepted_regulations != world.regulations_version


def accept(patient: Patient, version: int) -> None:
    """Remember that the patient accepted `version`."""
    Patient.objects.filter(pk=patient.pk).update(accepted_regulations=version)


def publish(world: World) -> None:
    """Publish a new version: everybody in the world has to accept again."""
    World.objects.filter(pk=world.pk).update(
        regulations_version=F("regulations_version") + 1,
        regulations_published=world.today(),
    )
