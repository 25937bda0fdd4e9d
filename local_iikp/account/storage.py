"""Storing contact data: the second of two concurrent edits is told so, nothing is lost silently."""

import re

from django.db.models import F

from local_iikp.account.models import ContactData
from local_iikp.people.models import Patient

Data = dict[str, str | bool]


def save(patient: Patient, shown_version: str, data: Data) -> bool:
    """Store `data` if the record still is what the patient was shown; tell whether it holds `data` now.

    The same form sent twice counts as saved: the second time there is nothing to lose.
    """
    return store(patient, version_number(shown_version), data) or holds_already(patient, data)


def store(patient: Patient, shown_version: int, data: Data) -> bool:
    """Replace the record of version `shown_version`, in one statement; tell whether it was still there."""
    shown = ContactData.objects.filter(patient=patient, version=shown_version)
    return shown.update(**data, version=F("version") + 1) == 1


def holds_already(patient: Patient, data: Data) -> bool:
    """Tell whether the record holds exactly `data`."""
    return ContactData.objects.filter(patient=patient, **data).exists()


def version_number(text: str) -> int:
    """Return the version that a form carried; 0, which no record has, when it is no number."""
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else 0
