"""What happens to every request before a view sees it; the order is in settings.py."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from local_iikp.web import cookies, origins
from local_iikp.web.origins import Origin
from local_iikp.worlds import nodes, visits

if TYPE_CHECKING:
    from local_iikp.web.requests import OriginRequest, WorldRequest

Next = Callable[[HttpRequest], HttpResponseBase]

URLCONFS = {
    Origin.PORTAL: "local_iikp.urls.portal",
    Origin.TRUSTED_PROFILE: "local_iikp.urls.trusted_profile",
    Origin.CONTROL: "local_iikp.urls.control",
}


def strict_headers(get_response: Next) -> Next:
    """Keep dynamic pages out of caches and foreign code out of pages."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not response.has_header("Cache-Control"):  # static files have their own
            response["Cache-Control"] = "no-store"
        response["Content-Security-Policy"] = content_security_policy(getattr(request, "world_name", None))
        return response

    return middleware


def content_security_policy(world: str | None) -> str:
    """Return the policy of a page: own files only, forms to the two origins of its world only."""
    targets = [] if world is None else [origins.portal_address(world), origins.trusted_profile_address(world)]
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            " ".join(("form-action 'self'", *targets)),
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ),
    )


def origin_of_request(get_response: Next) -> Next:
    """Tell the origin by the port, check the host name, choose the origin's addresses."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        full_host = request.get_host().lower()  # DisallowedHost → 400
        host = full_host.rpartition(":")[0] or full_host
        origin = origins.ports.origin(int(request.META["SERVER_PORT"]))
        if origin is None:
            return no_such_place()
        if origin is Origin.CONTROL:
            world_name = origins.DEFAULT_WORLD if host in {"127.0.0.1", "localhost"} else None
        else:
            world_name = origins.world_of_host(origin, host)
        if world_name is None:
            return no_such_place()
        known = cast("OriginRequest", request)
        known.origin = origin
        known.world_name = world_name
        known.urlconf = URLCONFS[origin]
        return get_response(known)

    return middleware


def world_of_request(get_response: Next) -> Next:
    """Find the world that the host name means; the control API is about all of them."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        known = cast("WorldRequest", request)
        if known.origin is Origin.CONTROL:
            return get_response(known)
        with visits.visit(known.world_name) as world:
            if world is None:
                return no_such_place()
            known.world = world
            return get_response(known)

    return middleware


def node_of_browser(get_response: Next) -> Next:
    """Keep a browser on the node that its cookie names; give a browser without one the next node.

    CTRL+F5 on the page of Profil Zaufany gives the next node too.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        known = cast("WorldRequest", request)
        if known.origin is Origin.CONTROL:
            return get_response(known)
        sticky = request.COOKIES.get(nodes.COOKIE, "")
        if not nodes.exists(known.origin, sticky):
            known.node = nodes.next_node(known.world, known.origin)
        elif known.path == origins.TRUSTED_PROFILE_PATH and nodes.is_full_reload(known):
            known.node = nodes.next_node(known.world, known.origin, sticky)
        else:
            known.node = sticky
        response = get_response(known)
        if known.node != sticky:
            cookies.set_cookie(response, nodes.COOKIE, known.node)
        return response

    return middleware


def no_such_place() -> HttpResponse:
    """Return the plain page for a host name that means no world."""
    return HttpResponse(
        "Pod tym adresem nie ma lokalnego iIKP. Adres podaje polecenie: python -m local_iikp\n",
        status=404,
        content_type="text/plain; charset=utf-8",
    )
