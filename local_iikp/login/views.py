"""Logging in by Profil Zaufany, and logging out."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.http.response import HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt

from local_iikp.errors import screens
from local_iikp.login import requests as login_requests
from local_iikp.login import sessions
from local_iikp.login.access import public
from local_iikp.trusted_profile import sessions as trusted_profile
from local_iikp.trusted_profile.models import TrustedProfileSession
from local_iikp.web import cookies, origins, pages
from local_iikp.web.requests import PortalRequest


@public
def start(request: PortalRequest) -> HttpResponse:
    """Start logging in: lead to Profil Zaufany, which asks for the PESEL also when somebody is logged in."""
    former = request.COOKIES.get(login_requests.COOKIE, "")
    signed = login_requests.make(request.world, former)
    path = f"{origins.TRUSTED_PROFILE_PATH}?{urlencode({'zadanie': signed})}"
    response = HttpResponseRedirect(origins.trusted_profile_address(request.world.name, path))
    cookies.set_cookie(response, login_requests.COOKIE, signed)
    return response


@public
@csrf_exempt  # comes from the origin of Profil Zaufany: the one-time artifact is the proof
def return_from_trusted_profile(request: PortalRequest) -> HttpResponse:
    """Let in the patient whose artifact the browser brings; send a refused return to screen 3.1.

    Where sessions are strict, a patient with a session left open sees 3.2 instead; then the way is free.
    """
    if request.method != "POST":
        return redirect("login")
    source = proven_login(request)
    if source is None:
        failed = origins.trusted_profile_address(request.world.name, origins.REFUSED_RETURN_PATH)
        return HttpResponseRedirect(failed)
    if request.world.strict_sessions and sessions.end_left_open(request.world, source):
        return screens.portal_failed(request)
    token = sessions.open_session(request.world, source, request.COOKIES.get(sessions.COOKIE, ""))
    rotate_token(request)  # a form of whoever was logged in before must not act on this account
    response = redirect("home")
    cookies.set_cookie(response, sessions.COOKIE, token)
    return response


def proven_login(request: PortalRequest) -> TrustedProfileSession | None:
    """Return the log-in that the request proves: a good artifact, from the origin of Profil Zaufany."""
    if not comes_from_trusted_profile(request):
        return None
    started = login_requests.identifier(request.world, request.COOKIES.get(login_requests.COOKIE, ""))
    artifact = request.POST.get("artefakt", "")
    return trusted_profile.redeem_artifact(request.world, artifact, started or "")


def comes_from_trusted_profile(request: PortalRequest) -> bool:
    """Tell whether the browser says that the form was on a page of this world's Profil Zaufany."""
    return request.headers.get("Origin") == origins.trusted_profile_address(request.world.name)


@public
def log_out(request: PortalRequest) -> HttpResponse:
    """End the session; pressed twice, it only shows again that it has ended."""
    if request.method == "POST" and request.visit is not None:
        sessions.end(request.visit)
    response = redirect("logged_out" if request.method == "POST" else "home")
    if request.method == "POST":
        response.delete_cookie(sessions.COOKIE, samesite="Lax")
    return response


@public
def logged_out(request: PortalRequest) -> HttpResponse:
    """Show „Wylogowano”."""
    return pages.show(request, "login/logged_out.html", "Wylogowano")
