"""Defects of logging out: section 2.3 of the instruction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import redirect

from local_iikp.login import requests as login_requests
from local_iikp.login import sessions
from local_iikp.login import views as login
from local_iikp.trusted_profile import rules
from local_iikp.trusted_profile import sessions as trusted_profile_sessions
from local_iikp.trusted_profile import views as trusted_profile
from local_iikp.web import cookies

from .tools import change_page, swap, swap_public_view

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from local_iikp.login.models import PortalSession
    from local_iikp.people.models import Patient
    from local_iikp.trusted_profile.models import TrustedProfileSession
    from local_iikp.web.requests import PortalRequest, WorldRequest
    from local_iikp.worlds.models import World

    from .tools import View

LOG_OUT = r"<form[^>]*>(?:(?!</form>).)*Wyloguj się.*?</form>"


def no_log_out_on_prescriptions() -> None:
    """„Recepty” lacks „Wyloguj się”."""
    change_page("/ikp/recepty", LOG_OUT, "")


def no_log_out_on_regulations() -> None:
    """The regulations lack „Wyloguj się”."""
    change_page("/ikp/regulamin", LOG_OUT, "")


def log_out_does_nothing() -> None:
    """„Wyloguj się” is there and does nothing on „Moje konto”."""
    change_page("/ikp/moje-konto", r"<button class=\"quiet\">Wyloguj się", '<button type="button">Wyloguj się')


def session_survives_log_out() -> None:
    """The browser's cookie goes, the session on the server stays."""
    swap(sessions, "end", lambda _session: None)


def log_out_only_says_so() -> None:
    """„Wylogowano” is shown, and nothing else happens."""

    def log_out(_request: PortalRequest) -> HttpResponse:
        return redirect("logged_out")

    swap_public_view(login, "log_out", log_out)


def trusted_profile_remembers() -> None:
    """The test Profil Zaufany lets in whoever was there before, without asking."""
    real_ask, real_patient_of = trusted_profile.ask_for_pesel, rules.patient_of
    known: dict[str, Patient] = {}

    def patient_of(world: World, typed: str) -> Patient:
        known[world.name] = found = real_patient_of(world, typed)
        return found

    def ask_for_pesel(request: WorldRequest) -> HttpResponse:
        started = login_requests.identifier(request.world, request.GET.get("zadanie", ""))
        if request.method == "POST" or request.world.name not in known or started is None:
            return real_ask(request)
        session, token = trusted_profile_sessions.open_session(request.world, known[request.world.name], "")
        artifact = trusted_profile_sessions.issue_artifact(request.world, session, started)
        response = trusted_profile._send_back(request, artifact)  # noqa: SLF001 -- on purpose
        cookies.set_cookie(response, trusted_profile_sessions.COOKIE, token)
        return response

    swap(rules, "patient_of", patient_of)
    swap(trusted_profile, "ask_for_pesel", ask_for_pesel)


def account_kept_in_browsers_cache() -> None:
    """„Moje konto” may be kept by the browser for ten minutes."""
    settings.MIDDLEWARE.append(f"{__name__}.cacheable_account")


def cacheable_account(get_response: View) -> View:
    """Middleware that lets the browser keep „Moje konto”."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path.startswith("/ikp/moje-konto") and response.status_code == 200:
            response["Cache-Control"] = "private, max-age=600"
        return response

    return middleware


def _after_log_out(world_names: set[str]) -> None:
    real = login.log_out

    def log_out(request: PortalRequest) -> HttpResponse:
        world_names.add(request.world.name)
        return real(request)

    swap_public_view(login, "log_out", log_out)


def second_log_in_meets_screen_3_2() -> None:
    """After a log-out every log-in ends on screen 3.2."""
    left: set[str] = set()
    _after_log_out(left)
    real = sessions.open_session

    def open_session(world: World, source: TrustedProfileSession, former: str) -> str:
        if world.name in left:
            raise LookupError
        return real(world, source, former)

    swap(sessions, "open_session", open_session)


def second_log_in_refused() -> None:
    """After a log-out every number is refused."""
    left: set[str] = set()
    _after_log_out(left)
    real = rules.patient_of

    def patient_of(world: World, typed: str) -> Patient:
        if world.name in left:
            message = "Konto zablokowane"
            raise rules.RefusedError(message)
        return real(world, typed)

    swap(rules, "patient_of", patient_of)


def second_patient_gets_firsts_account() -> None:
    """After a log-out the next patient gets the account of the one before."""
    first: dict[str, Patient] = {}
    real_find, real_account = sessions.end, rules.account_of

    def end(session: PortalSession) -> None:
        first[session.patient.world.name] = session.patient
        real_find(session)

    swap(sessions, "end", end)
    swap(rules, "account_of", lambda world, number: first.get(world.name) or real_account(world, number))
