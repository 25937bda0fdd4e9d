"""The page that asks for the PESEL, the way back to iIKP, and the page of a refused return."""

from django.http import HttpResponse
from django.http.response import HttpResponseRedirect

from local_iikp.errors import screens
from local_iikp.login import requests as login_requests
from local_iikp.trusted_profile import rules, sessions
from local_iikp.trusted_profile.forms import PeselForm
from local_iikp.web import cookies, origins, pages
from local_iikp.web.requests import WorldRequest


def ask_for_pesel(request: WorldRequest) -> HttpResponse:
    """Ask for the PESEL, always; then send the browser back to iIKP with a one-time artifact.

    Who comes without having started at iIKP is sent to start there.
    """
    login_request = login_requests.identifier(request.world, request.GET.get("zadanie", ""))
    if request.method != "POST":
        return _start_over(request) if login_request is None else _show_form(request, PeselForm())
    form = PeselForm(request.POST)
    try:
        patient = rules.patient_of(request.world, form.typed())
    except rules.RefusedError as refusal:
        form.add_error("pesel", str(refusal))
        return _show_form(request, form)
    former = request.COOKIES.get(sessions.COOKIE, "")
    session, token = sessions.open_session(request.world, patient, former)
    artifact = sessions.issue_artifact(request.world, session, login_request or "")
    response = _send_back(request, artifact)
    cookies.set_cookie(response, sessions.COOKIE, token)
    return response


def refused_return(request: WorldRequest) -> HttpResponse:
    """Show screen 3.1: where iIKP sends a browser whose return it refused."""
    return screens.trusted_profile_failed(request)


def _start_over(request: WorldRequest) -> HttpResponse:
    return HttpResponseRedirect(origins.portal_address(request.world.name, origins.LOGIN_PATH))


def _show_form(request: WorldRequest, form: PeselForm) -> HttpResponse:
    return pages.show(request, "trusted_profile/ask.html", "Testowy Profil Zaufany", form=form)


def _send_back(request: WorldRequest, artifact: str) -> HttpResponse:
    target = origins.portal_address(request.world.name, origins.RETURN_PATH)
    return pages.show(request, "trusted_profile/return.html", "Powrót do iIKP", target=target, artifact=artifact)
