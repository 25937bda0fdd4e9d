"""What a fault of the world does to a request, in place of the answer or to it."""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from waitress.channel import ClientDisconnected

from local_iikp.errors import screens
from local_iikp.web import waiting
from local_iikp.web.origins import Origin
from local_iikp.web.requests import WorldRequest
from local_iikp.worlds import faults
from local_iikp.worlds.faults import Fault, Kind

Next = Callable[[HttpRequest], HttpResponseBase]

NO_PAGES = ("/static/", "/favicon.ico")  # a browser asks for these by itself


class NoAnswer(HttpResponse):
    """An answer of which nothing is sent: the connection ends."""

    def __iter__(self) -> Iterator[bytes]:
        """End the connection when the server asks for the first bytes.

        Raises:
            ClientDisconnected: always; for waitress it means that there is nobody to answer.
        """
        raise ClientDisconnected


def faults_of_world(get_response: Next) -> Next:
    """Let the faults of the world hit requests for pages and parts of pages."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        known = cast("WorldRequest", request)
        if known.origin is Origin.CONTROL or known.path.startswith(NO_PAGES):
            return get_response(known)
        fault = faults.fault_of_request(known.world, known.origin, known.node)
        return get_response(known) if fault is None else _ACTS[fault["kind"]](fault, known, get_response)

    return middleware


def show_error_screen(fault: Fault, request: WorldRequest, _get_response: Next) -> HttpResponse:
    """Show screen 3.1 or 3.2 and do nothing else."""
    return screens.out_of_order(request, fault["status"])


def answer_like_a_proxy(fault: Fault, _request: WorldRequest, _get_response: Next) -> HttpResponse:
    """Answer as a proxy does that gets nothing from the portal: in English, without a word of ours."""
    status = HTTPStatus(fault["status"])
    title = f"{status.value} {status.phrase}"
    page = f"<html>\n<head><title>{title}</title></head>\n<body>\n<center><h1>{title}</h1></center>\n</body>\n</html>\n"
    return HttpResponse("" if status is HTTPStatus.OK else page, status=status)


def answer_late(fault: Fault, request: WorldRequest, get_response: Next) -> HttpResponseBase:
    """Do all that was asked for at once, but answer late."""
    response = get_response(request)
    waiting.wait(fault["delay_ms"] / 1000, has_left=request.META.get("waitress.client_disconnected", bool))
    return response


def cut_off(_fault: Fault, request: WorldRequest, get_response: Next) -> HttpResponseBase:
    """Do all that was asked for, but end the connection in the middle of the answer."""
    response = cast("HttpResponse", get_response(request))
    whole = response.content
    if not whole:  # as a redirect: its head is all there is to cut
        return NoAnswer()
    response.headers["Content-Length"] = str(len(whole))
    response.content = whole[: len(whole) // 2]
    return response


def refuse(_fault: Fault, _request: WorldRequest, _get_response: Next) -> HttpResponse:
    """End the connection without an answer and do nothing else."""
    return NoAnswer()


_ACTS: dict[Kind, Callable[[Fault, WorldRequest, Next], HttpResponseBase]] = {
    "error_screen": show_error_screen,
    "status": answer_like_a_proxy,
    "slow": answer_late,
    "cut_off": cut_off,
    "refused": refuse,
}
