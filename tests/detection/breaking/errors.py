"""Defects of what the environment shows when it fails, and of the ways back to work: section 3 of the instruction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect

from local_iikp.account.models import ContactData
from local_iikp.errors import screens
from local_iikp.login import sessions
from local_iikp.login import views as login
from local_iikp.prescriptions.models import Prescription
from local_iikp.trusted_profile import rules
from local_iikp.trusted_profile import sessions as trusted_profile_sessions
from local_iikp.worlds import nodes

from .tools import patient, swap, swap_public_view

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

    from local_iikp.people.models import Patient
    from local_iikp.trusted_profile.models import TrustedProfileSession
    from local_iikp.web.origins import Origin
    from local_iikp.web.requests import PortalRequest, WorldRequest
    from local_iikp.worlds.models import World

    from .tools import View

PORTAL, TRUSTED_PROFILE = "portal_failed", "trusted_profile_failed"
AGAIN = r'<p><a class="button".*?</p>'
BARE = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


def _instead_of(screen: str, answer: Callable[[WorldRequest], HttpResponse | None]) -> None:
    """Answer otherwise than with the error screen where `answer` says something."""
    real: Callable[..., HttpResponse] = getattr(screens, screen)

    def failed(request: WorldRequest, status: int = screens.UNAVAILABLE) -> HttpResponse:
        other = answer(request)
        return real(request, status) if other is None else other

    swap(screens, screen, failed)


def _change(screen: str, old: str, new: Callable[[WorldRequest], str]) -> None:
    """Replace `old`, a regular expression, on the error screen."""
    real: Callable[..., HttpResponse] = getattr(screens, screen)

    def changed(request: WorldRequest) -> HttpResponse:
        response = real(request)
        text, count = re.subn(old, new(request), response.content.decode(), flags=re.DOTALL)
        if not count:
            raise LookupError(old)
        response.content = text.encode()
        return response

    _instead_of(screen, changed)


def _add(screen: str, more: Callable[[WorldRequest], str]) -> None:
    _change(screen, "</main>", lambda request: f"{more(request)}</main>")


def _bare_page() -> HttpResponse:
    return HttpResponse(BARE, status=502)


def failed_log_in_answered_by_a_proxy() -> None:
    """A log-in that fails after the number ends on a proxy's page in English."""
    _instead_of(TRUSTED_PROFILE, lambda request: _bare_page() if request.method == "POST" else None)


def failed_log_in_opens_a_session() -> None:
    """Screen 3.1 tells that the log-in failed, and the patient is logged in all the same."""

    def let_in(request: WorldRequest) -> None:
        if request.method == "POST":
            who = rules.patient_of(request.world, request.POST.get("pesel", ""))
            source, _token = trusted_profile_sessions.open_session(request.world, who, "")
            sessions.open_session(request.world, source, "")

    _instead_of(TRUSTED_PROFILE, let_in)


def trusted_profile_down_shows_3_2() -> None:
    """Profil Zaufany that is down shows the portal's screen."""
    _instead_of(TRUSTED_PROFILE, screens.portal_failed)


def trusted_profile_down_leaves_no_way_on() -> None:
    """Screen 3.1 lacks „Spróbuj ponownie”."""
    _change(TRUSTED_PROFILE, AGAIN, lambda _request: "")


def portal_down_shows_nothing() -> None:
    """A portal that is down answers with an empty page."""
    # With another status than 200 the browser would show a page of its own.
    _instead_of(PORTAL, lambda _request: HttpResponse(""))


def portal_going_down_denies_its_pages() -> None:
    """A portal that goes down tells whoever is logged in that there is no such page."""

    def deny(request: WorldRequest) -> HttpResponse | None:
        return screens.not_found(request, Exception()) if sessions.COOKIE in request.COOKIES else None

    _instead_of(PORTAL, deny)


def overload_answered_by_a_proxy() -> None:
    """A page that fails while the patient works comes as a proxy's page in English."""
    _instead_of(PORTAL, lambda request: None if request.htmx else _bare_page())


def failed_part_goes_on_loading() -> None:
    """A part that fails is never drawn: „Trwa ładowanie…” stays for ever."""
    # htmx draws nothing of an answer with such a status.
    _instead_of(PORTAL, lambda request: HttpResponse(status=503) if request.htmx else None)


def failed_part_leaves_the_frame() -> None:
    """Screen 3.2 is drawn in the place of the part; the patient's name stays above it."""
    real = screens.portal_failed

    def in_place(request: WorldRequest) -> HttpResponse:
        response = real(request)
        del response["HX-Retarget"]
        return response

    _instead_of(PORTAL, lambda request: in_place(request) if request.htmx else None)


def portal_down_blames_trusted_profile_too() -> None:
    """Screen 3.2 has 3.1's heading as well."""
    _add(PORTAL, lambda _request: f"<h1>{screens.TRUSTED_PROFILE_FAILED}</h1>")


def portal_down_offers_log_out() -> None:
    """Screen 3.2 has „Wyloguj się”, as if it were a page of the account."""
    _add(PORTAL, lambda _request: '<button type="button">Wyloguj się</button>')


def screen_3_1_repeats_the_number() -> None:
    """Screen 3.1 repeats the number that was typed."""
    _add(TRUSTED_PROFILE, lambda request: f"<p>Numer PESEL: {request.POST.get('pesel', '')}</p>")


def screen_3_2_names_the_patient() -> None:
    """Screen 3.2 addresses the patient by name."""
    _add(PORTAL, lambda request: f"<p>Pacjent: {patient(request.world, 'anna')}</p>")


def title_of_screen_3_2_names_the_patient() -> None:
    """The browser's tab with screen 3.2 bears the patient's name."""
    _change(PORTAL, "</title>", lambda request: f" – {patient(request.world, 'anna')}</title>")


def open_session_resumed_without_asking() -> None:
    """Who comes back to a session left open is in the account at once."""
    real = login.start

    def start(request: PortalRequest) -> HttpResponse:
        resumed = sessions.current(request.world, request.COOKIES.get(sessions.COOKIE, ""))
        return real(request) if resumed is None else redirect("home")

    swap_public_view(login, "start", start)


def _let_in(*, same_browser: bool) -> None:
    """Let a second log-in in, from the browser that has a session already or from all others."""
    real = login.return_from_trusted_profile

    def return_from_trusted_profile(request: PortalRequest) -> HttpResponse:
        if (sessions.COOKIE in request.COOKIES) == same_browser:
            request.world.strict_sessions = False
        return real(request)

    swap_public_view(login, "return_from_trusted_profile", return_from_trusted_profile)


def second_tab_let_in() -> None:
    """A second log-in in the same browser takes the account over."""
    _let_in(same_browser=True)


def second_person_let_in() -> None:
    """Somebody at another computer works on the account beside the first one."""
    _let_in(same_browser=False)


def closed_window_answered_by_a_proxy() -> None:
    """Who closed the window meets a proxy's page in English at the next log-in."""

    def answer(request: WorldRequest) -> HttpResponse | None:
        return _bare_page() if request.method == "POST" and sessions.COOKIE not in request.COOKIES else None

    _instead_of(PORTAL, answer)


def session_left_open_blamed_on_trusted_profile() -> None:
    """Who left the account in a wrong way sees 3.1."""
    _instead_of(PORTAL, screens.trusted_profile_failed)


def session_left_open_never_ends() -> None:
    """Screen 3.2 is shown as long as the old session lives, and nothing ends it."""

    def end_left_open(world: World, source: TrustedProfileSession) -> bool:
        return any(session.patient_id == source.patient_id for session in sessions.open_in(world))

    swap(sessions, "end_left_open", end_left_open)


def _only_once(screen: str) -> None:
    """Show the error screen at a world's first failure; later ones are empty pages."""
    failed: set[str] = set()

    def only_once(request: WorldRequest) -> HttpResponse | None:
        if request.world.name in failed:
            return HttpResponse("")
        failed.add(request.world.name)
        return None

    _instead_of(screen, only_once)


def second_failure_shows_nothing() -> None:
    """Starting over at a portal that is still down shows an empty page."""
    _only_once(PORTAL)


def ctrl_f5_shows_nothing() -> None:
    """CTRL+F5 at a Profil Zaufany that is still down shows an empty page."""
    _only_once(TRUSTED_PROFILE)


def private_mode_keeps_the_node() -> None:
    """A browser without cookies comes to the first node, always."""

    def next_node(_world: World, origin: Origin, _former: str = "") -> str:
        return nodes.nodes(origin)[0]

    swap(nodes, "next_node", next_node)


def ctrl_f5_keeps_the_node() -> None:
    """CTRL+F5 loads the page from the same node."""
    swap(nodes, "is_full_reload", lambda _request: False)


def ctrl_f5_changes_the_node_for_one_page() -> None:
    """CTRL+F5 loads the form from another node; the number goes to the broken one again."""
    settings.MIDDLEWARE.insert(0, f"{__name__}.forgotten_node")


def forgotten_node(get_response: View) -> View:
    """Middleware that keeps the node of CTRL+F5 from the browser."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if nodes.is_full_reload(request):
            response.cookies.pop(nodes.COOKIE, None)
        return response

    return middleware


def _lose_with_old_session(lose: Callable[[Patient], object]) -> None:
    """Lose something of the patient's when a session left open is ended."""
    real = sessions.end_left_open

    def end_left_open(world: World, source: TrustedProfileSession) -> bool:
        found = real(world, source)
        if found:
            lose(source.patient)
        return found

    swap(sessions, "end_left_open", end_left_open)


def _lose_contact_data(who: Patient) -> None:
    ContactData.objects.filter(patient=who).update(phone="", street="", version=F("version") + 1)


def _lose_prescriptions(who: Patient) -> None:
    Prescription.objects.filter(patient=who, continued=False).delete()


def starting_over_loses_contact_data() -> None:
    """The old session takes the patient's telephone number and street with it."""
    _lose_with_old_session(_lose_contact_data)


def starting_over_loses_prescriptions() -> None:
    """The old session takes a drug of the patient's list with it."""
    _lose_with_old_session(_lose_prescriptions)


def _lose_on_nodes(nodes_: set[str], lose: Callable[[Patient], object]) -> None:
    """Lose something of the patient's when the log-in has come over exactly these nodes other than the first ones."""
    real = sessions.open_session

    def open_session(world: World, source: TrustedProfileSession, former_token: str) -> str:
        world.refresh_from_db()
        if set(world.visited_nodes) - {"iikp-1", "pz-1"} == nodes_:
            lose(source.patient)
        return real(world, source, former_token)

    swap(sessions, "open_session", open_session)


def other_node_after_ctrl_f5_loses_contact_data() -> None:
    """Only the first node of the test Profil Zaufany knows the patient's telephone number and street."""
    _lose_on_nodes({"pz-2"}, _lose_contact_data)


def other_node_in_private_mode_loses_prescriptions() -> None:
    """Only the portal's first node knows all drugs of the patient's list."""
    _lose_on_nodes({"iikp-2", "pz-2"}, _lose_prescriptions)
