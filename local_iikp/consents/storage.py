"""Storing consents. Whoever looks before writing does so in one transaction, which waits for all other writers."""

from datetime import date

from django.db import transaction

from local_iikp.consents import rules
from local_iikp.consents.models import Consent
from local_iikp.people.models import Patient

_SAME = ("patient", "kind", "facility", "worker", "first_name", "last_name", "pesel", "contact", "starts", "ends")


def of_patient(patient: Patient) -> list[Consent]:
    """Return all consents of the patient, the newest first."""
    return list(Consent.objects.filter(patient=patient).select_related("facility", "worker").order_by("-pk"))


def find(patient: Patient, number: int) -> Consent | None:
    """Return this consent of the patient; None when there is none or it is another patient's."""
    return Consent.objects.filter(patient=patient, pk=number).select_related("facility", "worker").first()


def grant(wanted: Consent, today: date) -> bool:
    """Store a new consent unless there is such a one; tell whether it is there now.

    The same wizard sent twice gives one consent, and both times it was given.
    """
    with transaction.atomic():
        if is_granted_already(wanted):
            return True
        if any(rules.excludes(one, wanted, today) for one in of_patient(wanted.patient)):
            return False
        wanted.save(force_insert=True)
    return True


def is_granted_already(wanted: Consent) -> bool:
    """Tell whether the same wizard has given exactly this consent, and it was not taken back since."""
    same = {name: getattr(wanted, name) for name in _SAME}
    return Consent.objects.filter(**same, draft=wanted.draft, withdrawn=False).exists()


def change(wanted: Consent, today: date) -> str | None:
    """Give a consent the period of `wanted`; return what stands in its way."""
    with transaction.atomic():
        others = [one for one in of_patient(wanted.patient) if one.pk != wanted.pk]
        if any(rules.excludes_change(one, wanted, today) for one in others):
            return rules.EXISTS
        alive = Consent.objects.filter(patient=wanted.patient, pk=wanted.pk, withdrawn=False)
        return None if alive.update(starts=wanted.starts, ends=wanted.ends) else rules.WITHDRAWN_MEANWHILE


def withdraw(consent: Consent) -> None:
    """Take a consent back, from now on."""
    Consent.objects.filter(patient=consent.patient, pk=consent.pk).update(withdrawn=True)
