"""Defects on the way in: sections 2, 2.1, 2.2, 2.2.1 and 2.2.2 of the instruction."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from django.http import HttpResponse
from django.shortcuts import redirect

from local_iikp.errors import screens
from local_iikp.login import access, sessions
from local_iikp.login import views as login
from local_iikp.login.models import PortalSession
from local_iikp.people import pesel
from local_iikp.trusted_profile import rules
from local_iikp.trusted_profile import views as trusted_profile
from local_iikp.trusted_profile.forms import PeselForm
from local_iikp.web import pages

from .tools import add_trusted_profile_page, change_page, patient, swap, swap_public_view

if TYPE_CHECKING:
    from datetime import date

    from local_iikp.people.models import Patient
    from local_iikp.web.requests import PortalRequest, WorldRequest
    from local_iikp.worlds.models import World

ASK = "/pz/ekran_pz"
ASK_TEMPLATE = "trusted_profile/ask.html"
PROCEED = r'<button class="button">Dalej'


def own_log_in_form() -> None:
    """The entry shows the portal's own log-in form."""

    def start(request: PortalRequest) -> HttpResponse:
        return pages.show(request, ASK_TEMPLATE, "Logowanie do iIKP", form=PeselForm())

    swap_public_view(login, "start", start)


def entry_answers_404() -> None:
    """Nothing is at the entry address."""
    swap_public_view(login, "start", lambda request: screens.not_found(request, Exception()))


def entry_stays_blank() -> None:
    """The entry answers with an empty page."""
    swap_public_view(login, "start", lambda _request: HttpResponse(""))


def entry_waits_for_click() -> None:
    """The entry offers a link to the test Profil Zaufany instead of leading there."""
    real = login.start

    def start(request: PortalRequest) -> HttpResponse:
        response = real(request)
        target = response["Location"]
        page = HttpResponse(f'<html lang="pl"><h1>Witaj w iIKP</h1><a href="{target}">Przejdź do logowania</a></html>')
        page.cookies = response.cookies
        return page

    swap_public_view(login, "start", start)


def trusted_profile_on_portals_host() -> None:
    """The page of the test Profil Zaufany stands on the portal's own host."""

    def start(request: PortalRequest) -> HttpResponse:
        return pages.show(request, ASK_TEMPLATE, "Testowy Profil Zaufany", form=PeselForm())

    swap_public_view(login, "start", start)


def trusted_profile_at_other_path() -> None:
    """The entry leads to another path of the test Profil Zaufany."""
    add_trusted_profile_page("pz/logowanie", trusted_profile.ask_for_pesel)
    real = login.start

    def start(request: PortalRequest) -> HttpResponse:
        response = real(request)
        response["Location"] = response["Location"].replace(ASK, "/pz/logowanie")
        return response

    swap_public_view(login, "start", start)


def inner_page_open_to_all() -> None:
    """„Moje konto” shows Anna's account to whoever knows its address."""

    def is_logged_in(request: PortalRequest) -> bool:
        if request.visit is None and request.path.startswith("/ikp/moje-konto"):
            request.visit = PortalSession(patient=patient(request.world, "anna"))
        return request.visit is not None

    swap(access, "is_logged_in", is_logged_in)


def inner_page_is_dead_end() -> None:
    """Who is not logged in is told so, and not led to log-in."""
    swap(access, "lead_to_login", lambda request: pages.show(request, "web/plain.html", "Brak dostępu"))


def session_never_ends() -> None:
    """A session lives for ever."""
    swap(sessions, "has_timed_out", lambda _session, _world: False)


def pesel_field_named_otherwise() -> None:
    """The field is not called „Pesel”."""
    PeselForm.base_fields["pesel"].label = "Identyfikator"


def pesel_field_absent() -> None:
    """The field is not there."""
    change_page(ASK, r'<div class="field.*?</div>', "")


def empty_number_logs_in() -> None:
    """Who gives no number is Anna."""
    real = rules.patient_of

    def patient_of(world: World, typed: str) -> Patient:
        return real(world, typed) if typed.strip() else patient(world, "anna")

    swap(rules, "patient_of", patient_of)


def empty_number_refused_silently() -> None:
    """A refused number brings no message."""
    change_page(ASK, r'<p class="error".*?</p>', "", always=False)


def check_digit_ignored() -> None:
    """The check digit is not looked at."""
    swap(pesel, "has_check_digit", lambda _number: True)


def future_birth_date_accepted() -> None:
    """Somebody not born yet has a number."""

    def has_birth_date(number: str, _today: date) -> bool:
        return pesel.birth_date(number) is not None

    swap(rules, "has_past_birth_date", has_birth_date)


def unknown_number_logs_in() -> None:
    """Whoever has no account is Anna."""
    real = rules.account_of
    swap(rules, "account_of", lambda world, number: real(world, number) or patient(world, "anna"))


def wrong_number_logs_in() -> None:
    """Whatever is wrong with a number, it opens Anna's account."""
    real = rules.patient_of

    def patient_of(world: World, typed: str) -> Patient:
        try:
            return real(world, typed)
        except rules.RefusedError:
            return patient(world, "anna")

    swap(rules, "patient_of", patient_of)


def child_logs_in() -> None:
    """Nobody is too young."""
    swap(rules, "is_too_young", lambda _number, _today: False)


def password_demanded() -> None:
    """The number alone is not enough."""

    def patient_of(_world: World, _typed: str) -> NoReturn:
        message = "Podaj hasło"
        raise rules.RefusedError(message)

    swap(rules, "patient_of", patient_of)
    field = '<p><label for="haslo">Hasło</label><input id="haslo" name="haslo" type="password"></p>'
    change_page(ASK, r'(?=<p class="actions">)', field)


def spaces_around_number_refused() -> None:
    """A number with spaces around it is wrong."""
    real = rules.patient_of

    def patient_of(world: World, typed: str) -> Patient:
        if typed != typed.strip():
            raise rules.RefusedError(rules.MALFORMED)
        return real(world, typed)

    swap(rules, "patient_of", patient_of)


def enter_does_nothing() -> None:
    """ENTER sends no form whose first button is disabled."""
    change_page(ASK, PROCEED, '<button disabled hidden></button><button class="button">Dalej')


def proceed_does_nothing() -> None:
    """„Dalej” is a button that does nothing; ENTER still works."""
    change_page(ASK, PROCEED, '<button type="button" class="button">Dalej')


def enter_leads_elsewhere() -> None:
    """ENTER presses a first, unseen button; who came by it lands on „Moje konto”."""
    change_page(ASK, PROCEED, '<button name="enter" value="1" hidden></button><button class="button">Dalej')
    send_back, come_back = trusted_profile._send_back, login.return_from_trusted_profile  # noqa: SLF001 -- on purpose

    def mark(request: WorldRequest, artifact: str) -> HttpResponse:
        response = send_back(request, artifact)
        if "enter" in request.POST:
            response.content = response.content.replace(b"/ikp/powrot", b"/ikp/powrot?enter=1")
        return response

    def return_from_trusted_profile(request: PortalRequest) -> HttpResponse:
        response = come_back(request)
        if "enter" in request.GET:
            response["Location"] = redirect("account").url
        return response

    swap(trusted_profile, "_send_back", mark)
    swap_public_view(login, "return_from_trusted_profile", return_from_trusted_profile)
