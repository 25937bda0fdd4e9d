"""Who may see which page: nothing without a session, nothing but the regulations before they are accepted."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django_htmx.http import HttpResponseClientRedirect

from local_iikp.login import sessions
from local_iikp.regulations import rules as regulations
from local_iikp.web.origins import LOGIN_PATH, Origin
from local_iikp.web.requests import PatientRequest, PortalRequest

View = TypeVar("View", bound=Callable[..., HttpResponseBase])

_PUBLIC: set[Callable[..., HttpResponseBase]] = set()
_BEFORE_REGULATIONS: set[Callable[..., HttpResponseBase]] = set()


def public(view: View) -> View:
    """Mark a view of the portal that needs no session."""
    _PUBLIC.add(view)
    return view


def before_regulations(view: View) -> View:
    """Mark a view that a patient sees who has not accepted the regulations."""
    _BEFORE_REGULATIONS.add(view)
    return view


class PatientAccess:
    """Middleware of the portal: finds the patient's session and keeps every unmarked view behind it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Take the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Find the session that the browser's cookie names."""
        known = cast("PortalRequest", request)
        if known.origin is Origin.PORTAL:
            known.visit = sessions.current(known.world, request.COOKIES.get(sessions.COOKIE, ""))
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        _args: tuple[Any, ...],
        _kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Lead elsewhere whoever may not see this view."""
        known = cast("PortalRequest", request)
        if known.origin is not Origin.PORTAL or view in _PUBLIC:
            return None
        if not is_logged_in(known):
            return lead_to_login(known)
        if view not in _BEFORE_REGULATIONS and is_kept_by_regulations(cast("PatientRequest", known)):
            return lead_to_regulations(known)
        return None


def is_logged_in(request: PortalRequest) -> bool:
    """Tell whether the request belongs to a live session."""
    return request.visit is not None


def is_kept_by_regulations(request: PatientRequest) -> bool:
    """Tell whether the patient has to accept the regulations first."""
    return regulations.must_accept(request.visit.patient, request.world)


def lead_to_login(request: PortalRequest) -> HttpResponse:
    """Lead the whole page to log-in, also when only a part of it was asked for."""
    return HttpResponseClientRedirect(LOGIN_PATH) if request.htmx else redirect(LOGIN_PATH)


def lead_to_regulations(request: PortalRequest) -> HttpResponse:
    """Lead the whole page to the regulations."""
    target = redirect("regulations")
    return HttpResponseClientRedirect(target.url) if request.htmx else target
