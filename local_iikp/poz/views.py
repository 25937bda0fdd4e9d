"""The POZ section of „Moje konto” and the list of declarations."""

from django.http import HttpResponse
from django.shortcuts import render

from local_iikp.home.unavailable import unavailable
from local_iikp.poz import choices as rules
from local_iikp.web.fragments import fragment_of
from local_iikp.web.requests import PatientRequest


@fragment_of("account")
def choices(request: PatientRequest) -> HttpResponse:
    """Return the current choices, for the section of „Moje konto” (screens.md, section 4)."""
    return render(request, "poz/choices.html", {"choices": rules.current_choices(request.visit.patient)})


def declarations(request: PatientRequest) -> HttpResponse:
    """Show „Deklaracje”."""
    return unavailable(request, "Deklaracje")
