"""Defects of the account and of the regulations: section 2.2.3 of the instruction, statements a to g."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from local_iikp.account import views as account
from local_iikp.account.models import ContactData
from local_iikp.login import access, sessions
from local_iikp.login import views as login
from local_iikp.people.models import Patient
from local_iikp.regulations import rules as regulations
from local_iikp.regulations.forms import AcceptanceForm
from local_iikp.trusted_profile import rules
from local_iikp.trusted_profile import sessions as trusted_profile_sessions
from local_iikp.web import origins, pages

from .tools import add_trusted_profile_page, change_page, patient, swap, swap_public_view

if TYPE_CHECKING:
    from local_iikp.trusted_profile.models import TrustedProfileSession
    from local_iikp.web.requests import PatientRequest, PortalRequest
    from local_iikp.worlds.models import World

ANY_PAGE_OF_PORTAL = r"/ikp/(?!zaloguj|powrot|wyloguj|wylogowano).*"


def return_is_dead_end() -> None:
    """A log-in ends on a page from which nothing leads on."""
    real = login.return_from_trusted_profile

    def return_from_trusted_profile(request: PortalRequest) -> HttpResponse:
        cookies = real(request).cookies
        response = pages.show(request, "web/plain.html", "Zalogowano")
        response.cookies = cookies
        return response

    swap_public_view(login, "return_from_trusted_profile", return_from_trusted_profile)


def return_is_refused() -> None:
    """Every return from the test Profil Zaufany is refused: screen 3.1."""
    swap(login, "proven_login", lambda _request: None)


def account_on_trusted_profiles_host() -> None:
    """A log-in ends on a page that looks like the account but belongs to the test Profil Zaufany."""
    page = '<html lang="pl"><h1>Strona główna</h1><p>Anna Zielińska</p><button>Wyloguj się</button></html>'
    add_trusted_profile_page("pz/konto", lambda _request: HttpResponse(page))
    real = login.return_from_trusted_profile

    def return_from_trusted_profile(request: PortalRequest) -> HttpResponse:
        real(request)
        return HttpResponseRedirect(origins.trusted_profile_address(request.world.name, "/pz/konto"))

    swap_public_view(login, "return_from_trusted_profile", return_from_trusted_profile)


def everybody_gets_jans_account() -> None:
    """Whoever logs in is Jan."""
    real = rules.account_of
    swap(rules, "account_of", lambda world, number: real(world, number) and patient(world, "jan"))


def header_names_another_patient() -> None:
    """Above every page stands Jan's name."""
    change_page(ANY_PAGE_OF_PORTAL, r'(?<=<span class="name">).*?(?=</span>)', "Jan Wysocki", always=False)


def whole_pesel_shown() -> None:
    """„Twoje dane” shows all digits."""
    swap(Patient, "masked_pesel", property(lambda self: self.pesel))


def another_pesel_shown() -> None:
    """„Twoje dane” shows the end of another number."""
    swap(Patient, "masked_pesel", property(lambda self: "*" * 7 + f"{(int(self.pesel[-4:]) + 1) % 10_000:04}"))


def contact_data_of_another_patient() -> None:
    """„Twoje dane” shows Anna's contact data to everybody."""

    def own_data(request: PatientRequest) -> HttpResponse:
        contact = ContactData.objects.get(patient=patient(request.world, "anna"))
        return render(request, "account/own_data.html", {"contact": contact})

    swap(account, "own_data", own_data)


def second_log_in_keeps_first_account() -> None:
    """Who logs in where somebody is logged in sees the other's account."""
    real = sessions.open_session

    def open_session(world: World, source: TrustedProfileSession, former: str) -> str:
        return former if sessions.find(world, former) is not None else real(world, source, former)

    swap(sessions, "open_session", open_session)
    swap(trusted_profile_sessions, "end_by_token", lambda _world, _token: None)


def regulations_never_shown() -> None:
    """Nobody has to accept."""
    swap(regulations, "must_accept", lambda _patient, _world: False)


def regulations_accepted_without_tick() -> None:
    """„Dalej” alone accepts."""
    AcceptanceForm.base_fields["accepted"].required = False


def new_version_not_shown() -> None:
    """Who accepted once has accepted every later version."""
    swap(regulations, "must_accept", lambda patient, _world: patient.accepted_regulations == 0)


def inner_address_bypasses_regulations() -> None:
    """„Moje konto” opens by its address before anything is accepted."""
    real = access.is_kept_by_regulations

    def is_kept(request: PatientRequest) -> bool:
        return real(request) and not request.path.startswith("/ikp/moje-konto")

    swap(access, "is_kept_by_regulations", is_kept)


def menu_offered_before_acceptance() -> None:
    """The page of the regulations has the main menu."""
    change_page("/ikp/regulamin", "</header>", '<nav><a href="/ikp/moje-konto">Moje konto</a></nav></header>')


def refusing_counts_as_accepting() -> None:
    """Who logs out at the regulations has accepted them."""
    real = login.log_out

    def log_out(request: PortalRequest) -> HttpResponse:
        if request.visit is not None:
            regulations.accept(request.visit.patient, request.world.regulations_version)
        return real(request)

    swap_public_view(login, "log_out", log_out)


def acceptance_not_stored() -> None:
    """Accepting changes nothing."""
    swap(regulations, "accept", lambda _patient, _version: None)


def acceptance_ends_with_session() -> None:
    """An acceptance is forgotten when the patient logs in again."""
    real = sessions.open_session

    def open_session(world: World, source: TrustedProfileSession, former: str) -> str:
        Patient.objects.filter(pk=source.patient.pk).update(accepted_regulations=0)
        return real(world, source, former)

    swap(sessions, "open_session", open_session)
