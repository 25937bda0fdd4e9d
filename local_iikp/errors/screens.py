"""Error screens: 3.1 and 3.2 (screens.md, section 9), and the pages for a wrong address or form.

None shows patient data or a stack trace; 3.1 and 3.2 have no frame either.
"""

import secrets
from datetime import datetime
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseRedirect
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from local_iikp.web import origins, pages
from local_iikp.web.origins import Origin

if TYPE_CHECKING:
    from local_iikp.worlds.models import World

UNAVAILABLE = 503
TRUSTED_PROFILE_FAILED = "Błąd Profilu Zaufanego"


def trusted_profile_failed(request: HttpRequest, status: int = UNAVAILABLE) -> HttpResponse:
    """Show screen 3.1: logging in by the test Profil Zaufany failed."""
    return _error_screen(
        request,
        status,
        TRUSTED_PROFILE_FAILED,
        "Nie udało się zalogować przez testowy Węzeł Krajowy. Spróbuj ponownie.",
    )


def portal_failed(request: HttpRequest, status: int = UNAVAILABLE) -> HttpResponse:
    """Show screen 3.2: the portal does not work."""
    return _error_screen(
        request,
        status,
        "Serwis chwilowo niedostępny",
        "Przepraszamy, iIKP chwilowo nie działa. Spróbuj ponownie później.",
    )


def out_of_order(request: HttpRequest, status: int = UNAVAILABLE) -> HttpResponse:
    """Answer an internal error, or a fault set on purpose, with the error screen of the origin it happened on."""
    failed_at = getattr(request, "origin", Origin.PORTAL)
    if failed_at is Origin.TRUSTED_PROFILE:
        return trusted_profile_failed(request, status)
    return portal_failed(request, status)


def _error_screen(request: HttpRequest, status: int, heading: str, text: str) -> HttpResponse:
    world = getattr(request, "world_name", origins.DEFAULT_WORLD)
    response = pages.show(
        request,
        "errors/error_screen.html",
        heading,
        status=status,
        text=text,
        event=event_identifier(),
        time=timezone.localtime(world_time(request)),
        node=getattr(request, "node", "nieznany"),
        site="Testowy Profil Zaufany" if heading == TRUSTED_PROFILE_FAILED else "Internetowe Konto Pacjenta",
        again=origins.portal_address(world, origins.LOGIN_PATH),
    )
    if getattr(request, "htmx", False):  # drawn in place of the whole page, of which only a part was asked for
        response.status_code = 200
        response["HX-Retarget"] = "body"
        response["HX-Reswap"] = "innerHTML"
    return response


def world_time(request: HttpRequest) -> datetime:
    """Return the time of the request's world, the real one when the error came before the world was known."""
    world: World | None = getattr(request, "world", None)
    return timezone.now() if world is None else world.now()


def event_identifier() -> str:
    """Return a new reference for the helpdesk, in groups so that it never looks like a PESEL."""
    digits = secrets.token_hex(6).upper()
    return "-".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a wrong address."""
    del exception
    return _wrong_request(request, 404, "Nie znaleziono strony", "Pod tym adresem nie ma strony.")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that no page of ours makes."""
    del exception
    return _wrong_request(request, 400, "Nieprawidłowe żądanie", "Serwis nie rozumie tego żądania.")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form of a page from before the last log-in, or one whose cookie is gone: it stores nothing."""
    del reason
    if getattr(request, "visit", None) is None:
        return _start_over(request)
    text = "Ta strona została otwarta przed ostatnim logowaniem. Niczego nie zapisano."
    return _wrong_request(request, 403, "Formularz wygasł", text)


def _start_over(request: HttpRequest) -> HttpResponse:
    address = origins.portal_address(cast("str", getattr(request, "world_name", "")), origins.LOGIN_PATH)
    return HttpResponseClientRedirect(address) if getattr(request, "htmx", False) else HttpResponseRedirect(address)


def _wrong_request(request: HttpRequest, status: int, heading: str, text: str) -> HttpResponse:
    world = getattr(request, "world_name", origins.DEFAULT_WORLD)
    home = origins.portal_address(world, "/")
    frame = "web/plain.html" if getattr(request, "visit", None) is None else "web/frame.html"
    return pages.show(request, "errors/wrong_request.html", heading, status=status, text=text, home=home, frame=frame)
