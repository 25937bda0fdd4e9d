"""What the control API tells about a world."""

from typing import Any

from django.utils import timezone

from local_iikp.account.models import ContactData
from local_iikp.poz.models import Worker
from local_iikp.web import origins
from local_iikp.worlds import faults
from local_iikp.worlds.models import World


def world(world: World) -> dict[str, Any]:
    """Return the addresses of a world and its patients, with the numbers that were generated for them."""
    contacts = ContactData.objects.filter(patient__world=world).select_related("patient").order_by("patient_id")
    return {
        "world": world.name,
        "entry_url": origins.portal_address(world.name, origins.LOGIN_PATH),
        "trusted_profile_url": origins.trusted_profile_address(world.name, origins.TRUSTED_PROFILE_PATH),
        "clock": timezone.localtime(world.now()).isoformat(timespec="seconds"),
        "delay_ms": world.delay_ms,
        "session_minutes": world.session_minutes,
        "e_declarations": world.e_declarations,
        "strict_sessions": world.strict_sessions,
        "faults": faults.told(world),
        "visited_nodes": world.visited_nodes,
        "regulations_version": world.regulations_version,
        "patients": {contact.patient.key: patient(contact) for contact in contacts},
        "workers": [
            {"name": worker.name, "number": worker.number}
            for worker in Worker.objects.filter(facility__world=world).order_by("pk")
        ],
    }


def patient(contact: ContactData) -> dict[str, str]:
    """Return a patient with the contact data of this moment."""
    return {
        "pesel": contact.patient.pesel,
        "name": str(contact.patient),
        "first_name": contact.patient.first_name,
        "last_name": contact.patient.last_name,
        "email": contact.email,
        "phone": contact.phone,
        "street": contact.street,
        "postcode": contact.postcode,
        "city": contact.city,
    }
