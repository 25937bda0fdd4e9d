"""„Uprawnienia”: the list, „Zmień uprawnienie”, „Wycofaj”."""

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from local_iikp.consents import rules, steps, storage
from local_iikp.consents.forms import PeriodForm, Typed, shown
from local_iikp.consents.models import Consent
from local_iikp.web import pages
from local_iikp.web.forms import focus_first_refused
from local_iikp.web.fragments import fragment_of
from local_iikp.web.requests import PatientRequest

CHANGED = "Uprawnienie zostało zmienione"
WITHDRAWN = "Uprawnienie zostało wycofane"


def consents(request: PatientRequest) -> HttpResponse:
    """Show „Uprawnienia”; the table arrives later."""
    return pages.show(request, "consents/consents.html", "Uprawnienia")


@fragment_of("consents")
def granted(request: PatientRequest) -> HttpResponse:
    """Return the table „Nadane uprawnienia”."""
    today = request.world.today()
    rows = [
        {
            "consent": one,
            "kind": steps.kind_shown(one),
            "status": rules.status(one, today).label,
            "can_be_changed": rules.can_be_changed(one, today),
        }
        for one in storage.of_patient(request.visit.patient)
    ]
    return render(request, "consents/granted.html", {"rows": rows})


def change(request: PatientRequest, number: int) -> HttpResponse:
    """Show „Zmień uprawnienie”: the period alone; save it if every rule allows it."""
    consent = _own(request, number)
    today = request.world.today()
    if not rules.can_be_changed(consent, today):
        return redirect("consents")
    former = _period_of(consent)
    typed = None if request.method != "POST" else {"ends": former.get("ends", ""), **request.POST.dict()}
    form = PeriodForm(
        today,
        typed,
        initial=former,
        may_be_unlimited=consent.is_for_close_person,
        unchanged=consent.starts,
    )
    if typed is None:
        return _show_change(request, consent, form)
    if not form.is_valid():
        focus_first_refused(form)
        return _show_change(request, consent, form)
    consent.starts, consent.ends = form.cleaned_data["starts"], form.cleaned_data["ends"]
    refusal = storage.change(consent, today)
    if refusal is not None:
        return _show_change(request, consent, form, refusal)
    messages.success(request, CHANGED)
    return redirect("consents")


def withdraw(request: PatientRequest, number: int) -> HttpResponse:
    """Ask whether to withdraw; withdraw when the answer is sent."""
    consent = _own(request, number)
    if request.method != "POST":
        if request.htmx:
            return render(request, "consents/withdraw.html", {"consent": consent})
        return pages.show(request, "consents/consents.html", "Uprawnienia", consent=consent)
    if consent.withdrawn or rules.can_be_changed(consent, request.world.today()):
        storage.withdraw(consent)
        messages.success(request, WITHDRAWN)
    return redirect("consents")


def _own(request: PatientRequest, number: int) -> Consent:
    consent = storage.find(request.visit.patient, number)
    if consent is None:
        raise Http404
    return consent


def _period_of(consent: Consent) -> Typed:
    if consent.ends is None:
        return {"starts": shown(consent.starts), "unlimited": "on"}
    return {"starts": shown(consent.starts), "ends": shown(consent.ends)}


def _show_change(request: PatientRequest, consent: Consent, form: Form, refusal: str = "") -> HttpResponse:
    return pages.show(
        request,
        "consents/change.html",
        "Zmień uprawnienie",
        consent=consent,
        kind=steps.kind_shown(consent),
        form=form,
        refusal=refusal,
    )
