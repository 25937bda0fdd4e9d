"""The POZ section of „Moje konto” and the list of declarations."""

from django.http import HttpResponse
from django.shortcuts import render

from local_iikp.poz import choices as current
from local_iikp.poz import history, rules, wizard
from local_iikp.poz.answers import Answers
from local_iikp.web import pages
from local_iikp.web.fragments import fragment_of
from local_iikp.web.requests import PatientRequest


@fragment_of("account")
def choices(request: PatientRequest) -> HttpResponse:
    """Return the current choices, for the section of „Moje konto” (screens.md, section 4)."""
    found = current.current_choices(request.visit.patient)
    return render(request, "poz/choices.html", {"choices": found, "offered": rules.are_offered(request.world)})


def declare(request: PatientRequest, role: str) -> HttpResponse:
    """„Wypełnij deklarację”: lead to the wizard's first step, with a key of its own."""
    del request
    return wizard.go(wizard.FACILITY, wizard.role_of(role), Answers.new())


def declarations(request: PatientRequest) -> HttpResponse:
    """Show „Deklaracje”, also while e-declarations are switched off; the table arrives later."""
    return pages.show(request, "poz/declarations.html", "Deklaracje")


@fragment_of("declarations")
def declarations_list(request: PatientRequest) -> HttpResponse:
    """Return the table of the patient's declarations, the newest first."""
    filed = history.filed_by(request.visit.patient, request.world.today())
    return render(request, "poz/list.html", {"declarations": filed[::-1]})
