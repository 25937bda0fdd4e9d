"""The regulations page."""

from django.http import HttpResponse
from django.shortcuts import redirect

from local_iikp.login.access import before_regulations
from local_iikp.regulations import rules
from local_iikp.regulations.forms import AcceptanceForm
from local_iikp.web import pages
from local_iikp.web.forms import focus_first_refused
from local_iikp.web.requests import PatientRequest

CHANGED = "Regulamin zmienił się, zanim został zaakceptowany. Przeczytaj nową wersję."


@before_regulations
def regulations(request: PatientRequest) -> HttpResponse:
    """Show the regulations until the current version is accepted; then lead home."""
    patient, world = request.visit.patient, request.world
    if not rules.must_accept(patient, world):
        return redirect("home")
    if request.method != "POST":
        return _show(request, AcceptanceForm())
    form = AcceptanceForm(request.POST)
    if not form.is_valid():
        focus_first_refused(form)
        return _show(request, form)
    if form.cleaned_data["version"] != str(world.regulations_version):
        return _show(request, AcceptanceForm(), notice=CHANGED)
    rules.accept(patient, world.regulations_version)
    return redirect("home")


def _show(request: PatientRequest, form: AcceptanceForm, notice: str = "") -> HttpResponse:
    heading = "Regulamin Internetowego Konta Pacjenta"
    return pages.show(request, "regulations/regulations.html", heading, form=form, notice=notice)
