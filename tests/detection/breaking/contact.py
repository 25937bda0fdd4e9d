"""Defects of „Edytuj swoje dane”: section 2.2.3 of the instruction, statements h to k."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.forms import model_to_dict

from local_iikp.account import rules, storage
from local_iikp.account import views as account
from local_iikp.account.models import ContactData
from local_iikp.login import views as login

from .tools import change_page, swap, swap_public_view

if TYPE_CHECKING:
    from django.http import HttpResponse

    from local_iikp.account.forms import ContactDataForm
    from local_iikp.account.storage import Data
    from local_iikp.people.models import Patient
    from local_iikp.web.requests import PatientRequest, PortalRequest

FORM = "/ikp/moje-konto/edycja"
TEXTS = ("email", "phone", "street", "postcode", "city")


def edit_not_offered() -> None:
    """„Edytuj swoje dane” is missing."""
    change_page("/ikp/moje-konto/twoje-dane", "Edytuj swoje dane", "Historia")


def form_comes_empty() -> None:
    """The form does not show what is stored."""
    swap(account, "model_to_dict", lambda contact: {"version": contact.version})


def saved_but_not_stored() -> None:
    """The portal says that it has stored the data, and has not."""
    swap(storage, "save", lambda _patient, _version, _data: True)


def saved_without_confirmation() -> None:
    """The data are stored, and nobody says so."""
    swap(account, "SAVED", "Gotowe")


def _save_without(*names: str) -> None:
    real = storage.save

    def save(patient: Patient, version: str, data: Data) -> bool:
        return real(patient, version, {name: value for name, value in data.items() if name not in names})

    swap(storage, "save", save)


def postcode_not_stored() -> None:
    """One field is left as it was."""
    _save_without("postcode")


def sms_notices_not_stored() -> None:
    """One box is left as it was."""
    _save_without("notify_by_sms")


def removed_data_stay() -> None:
    """A field left empty is not removed."""
    real = storage.save

    def save(patient: Patient, version: str, data: Data) -> bool:
        return real(patient, version, {name: value for name, value in data.items() if value != ""})

    swap(storage, "save", save)


def phone_stored_as_typed() -> None:
    """The phone number keeps its dashes and prefix."""
    swap(rules, "phone_digits", lambda value: value)


def cancel_saves() -> None:
    """„Anuluj” does what „Zapisz” does."""
    change_page(FORM, r"<a [^>]*>Anuluj</a>", '<button class="button quiet">Anuluj</button>')


def stored_for_this_session_only() -> None:
    """What was saved is forgotten at the log-out."""
    real_save, real_log_out = storage.save, login.log_out
    former: dict[int, dict[str, object]] = {}

    def save(patient: Patient, version: str, data: Data) -> bool:
        record = ContactData.objects.get(patient=patient)
        former.setdefault(patient.pk, {name: getattr(record, name) for name in data})
        return real_save(patient, version, data)

    def log_out(request: PortalRequest) -> HttpResponse:
        if request.visit is not None and request.visit.patient.pk in former:
            ContactData.objects.filter(patient=request.visit.patient).update(**former[request.visit.patient.pk])
        return real_log_out(request)

    swap(storage, "save", save)
    swap_public_view(login, "log_out", log_out)


def wrong_email_accepted() -> None:
    """Any text is an e-mail address."""
    swap(rules, "email_refusal", lambda _value: None)


def wrong_phone_accepted() -> None:
    """Any text is a phone number."""
    swap(rules, "phone_refusal", lambda _value: None)
    swap(rules, "phone_digits", lambda value: value)


def wrong_postcode_accepted() -> None:
    """Any text is a postcode."""
    swap(rules, "postcode_refusal", lambda _value: None)


def long_text_accepted() -> None:
    """A street may have any length."""
    swap(rules, "text_refusal", lambda _value: None)


def notices_without_phone_accepted() -> None:
    """Text messages can be ordered without a phone number."""
    swap(rules, "sms_refusal", lambda *, wanted, phone: None)  # noqa: ARG005 -- the rule's signature


def refused_but_stored() -> None:
    """Wrong data are refused, and the former ones are gone all the same."""
    real = account.edit

    def edit(request: PatientRequest) -> HttpResponse:
        if request.method == "POST":
            typed = {name: request.POST[name] for name in TEXTS}
            ContactData.objects.filter(patient=request.visit.patient).update(**typed)
        return real(request)

    swap(account, "edit", edit)


def refusal_not_tied_to_field() -> None:
    """The message stands on the page, but belongs to no field."""
    change_page(FORM, r'(<p class="error" role="alert") id="[^"]*"', r"\1", always=False)


def refused_without_message() -> None:
    """A wrong field is refused without a word."""
    change_page(FORM, r'<p class="error".*?</p>', "", always=False)


def refused_field_not_marked() -> None:
    """The message stands there, the field is not marked as wrong."""
    change_page(FORM, r'aria-invalid="true"', "", always=False)


def refused_form_loses_typed() -> None:
    """A refused form shows the stored data again."""
    real = account._show_form  # noqa: SLF001 -- on purpose

    def show(request: PatientRequest, form: ContactDataForm, conflict: str = "") -> HttpResponse:
        if form.is_bound and form.errors:
            form.data = model_to_dict(ContactData.objects.get(patient=request.visit.patient))
        return real(request, form, conflict)

    swap(account, "_show_form", show)
