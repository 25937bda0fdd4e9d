"""„Moje konto”, its section „Twoje dane”, and „Edytuj swoje dane”."""

from django.contrib import messages
from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import redirect, render

from local_iikp.account import storage
from local_iikp.account.forms import ContactDataForm
from local_iikp.account.models import ContactData
from local_iikp.web import pages
from local_iikp.web.forms import focus_first_refused
from local_iikp.web.fragments import fragment_of
from local_iikp.web.requests import PatientRequest

SAVED = "Dane zostały zapisane"
CONFLICT = "Dane zmieniono w innym oknie. Odśwież stronę."


def account(request: PatientRequest) -> HttpResponse:
    """Show „Moje konto”; its sections arrive later, each by itself."""
    return pages.show(request, "account/account.html", "Moje konto")


@fragment_of("account")
def own_data(request: PatientRequest) -> HttpResponse:
    """Return what is in the section „Twoje dane”."""
    contact = ContactData.objects.get(patient=request.visit.patient)
    return render(request, "account/own_data.html", {"contact": contact})


def edit(request: PatientRequest) -> HttpResponse:
    """Show „Edytuj swoje dane”; save what is sent if every rule allows it and nobody else saved meanwhile."""
    if request.method != "POST":
        contact = ContactData.objects.get(patient=request.visit.patient)
        return _show_form(request, ContactDataForm(initial=model_to_dict(contact)))
    form = ContactDataForm(request.POST)
    if not form.is_valid():
        focus_first_refused(form)
        return _show_form(request, form)
    if not storage.save(request.visit.patient, form.cleaned_data["version"], form.contact_data()):
        return _show_form(request, form, conflict=CONFLICT)
    messages.success(request, SAVED)
    return redirect("account")


def _show_form(request: PatientRequest, form: ContactDataForm, conflict: str = "") -> HttpResponse:
    return pages.show(request, "account/edit.html", "Edytuj swoje dane", form=form, conflict=conflict)
