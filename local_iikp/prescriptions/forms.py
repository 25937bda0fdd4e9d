"""The form „Zamów receptę”."""

from typing import Any

from django import forms
from django.forms import BoundField

from local_iikp.prescriptions import rules
from local_iikp.prescriptions.drafts import Draft
from local_iikp.prescriptions.models import Prescription
from local_iikp.web.forms import TypedLines, TypedText


class OrderForm(forms.Form):
    """A quantity for each drug of the draft, and the remarks; the messages are in rules.py."""

    def __init__(self, draft: Draft, *arguments: Any) -> None:  # noqa: ANN401 - as in the base class
        """Take what the form is opened with, and what was sent."""
        super().__init__(*arguments)
        self.drugs = {_name_of(prescription): prescription for prescription in draft.packages}
        for name, prescription in self.drugs.items():
            self.fields[name] = TypedText("Liczba opakowań", inputmode="numeric", autocomplete="off")
            self.initial[name] = draft.packages[prescription]
        self.fields["remarks"] = TypedLines("Uwagi dla lekarza", rows=4)
        self.initial["remarks"] = draft.remarks

    def clean(self) -> dict[str, Any]:
        """Check each field by its rule."""
        typed = dict(self.cleaned_data)
        for name in self.drugs:
            self._refuse(name, rules.packages_refusal(typed[name]))
        self._refuse("remarks", rules.remarks_refusal(typed["remarks"]))
        return self.cleaned_data

    def groups(self) -> list[tuple[Prescription, BoundField]]:
        """Return each drug with its field."""
        return [(prescription, self[name]) for name, prescription in self.drugs.items()]

    def packages(self) -> dict[Prescription, int]:
        """Return the quantities of a form that was not refused."""
        return {prescription: int(self.cleaned_data[name]) for name, prescription in self.drugs.items()}

    def _refuse(self, field: str, refusal: str | None) -> None:
        if refusal is not None:
            self.add_error(field, refusal)


def _name_of(prescription: Prescription) -> str:
    return f"packages_{prescription.pk}"
