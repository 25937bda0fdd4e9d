"""Who sees what: nothing without a session, nothing of another patient or world, nothing after the end."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.urls import get_resolver

from local_iikp.account.models import ContactData
from local_iikp.login import access, sessions
from local_iikp.trusted_profile.models import TrustedProfileSession
from tests.local_iikp.iikp_browser import ACCOUNT, EDIT, OWN_DATA, Browser

if TYPE_CHECKING:
    from collections.abc import Callable

    from local_iikp.worlds.models import World

HOME = "/ikp/strona-glowna"
INNER_PAGES = [
    HOME,
    ACCOUNT,
    EDIT,
    "/ikp/uprawnienia",
    "/ikp/uprawnienia/1/zmiana",
    "/ikp/uprawnienia/1/wycofanie",
    "/ikp/uprawnienia/nadawanie",
    *(f"/ikp/uprawnienia/nadawanie/x/{step}" for step in ("rodzaj", "komu", "wyniki", "okres", "podsumowanie")),
    "/ikp/deklaracje",
    *(f"/ikp/deklaracje/lekarz{step}" for step in ("", "/placowka", "/osoba", "/ktory-raz", "/podsumowanie")),
    "/ikp/recepty",
    "/ikp/recepty/zamow",
    "/ikp/recepty/zamow/00000000-0000-4000-8000-000000000000",
    "/ikp/recepty/zamowione",
    "/ikp/recepty/zamowione/ZR-1/anuluj",
]
PARTS = {
    OWN_DATA: "Moje konto",
    "/ikp/moje-konto/poz": "Moje konto",
    "/ikp/uprawnienia/nadane": "Uprawnienia",
    "/ikp/recepty/moje": "Recepty",
    "/ikp/recepty/zamowione/tabela": "Recepty",
    "/ikp/deklaracje/lista": "Deklaracje",
}
PZ = "Testowy Profil Zaufany"


def advance(world: World, **time: float) -> None:
    world.clock_offset += timedelta(**time)
    world.save()


def test_every_inner_address_is_listed_here() -> None:
    resolver = get_resolver("local_iikp.urls.portal")
    inner = [one for one in resolver.url_patterns if one.callback not in access._PUBLIC]  # noqa: SLF001 - keeps the list whole
    listed = [resolver.resolve(address).route for address in (*INNER_PAGES, *PARTS, "/ikp/regulamin")]
    assert sorted(listed) == sorted(str(one.pattern) for one in inner)


@pytest.mark.parametrize("address", [*INNER_PAGES, *PARTS, "/ikp/regulamin", "/", "/ikp/"])
def test_without_log_in_every_inner_address_leads_to_log_in(browser: Browser, address: str) -> None:
    assert browser.get(address).heading == PZ
    assert browser.send("POST", address, {"email": "x@y.pl"}).heading == PZ


@pytest.mark.parametrize("address", PARTS)
def test_a_part_asked_for_without_log_in_moves_the_whole_page(browser: Browser, address: str) -> None:
    response = browser.once("GET", address, None, **{"HX-Request": "true"})
    assert response.headers["HX-Redirect"] == "/ikp/zaloguj"
    assert not response.content


@pytest.mark.parametrize(("address", "heading"), PARTS.items())
def test_a_part_opened_by_itself_leads_to_the_whole_page(anna: Browser, address: str, heading: str) -> None:
    assert anna.get(address).heading == heading


@pytest.mark.parametrize("address", [*INNER_PAGES, *PARTS])
def test_before_acceptance_every_inner_address_leads_to_the_regulations(browser: Browser, address: str) -> None:
    browser.log_in("zofia")
    assert browser.get(address).heading == "Regulamin Internetowego Konta Pacjenta"
    page = browser.submit(address, email="x@poczta.example")
    assert page.heading == "Regulamin Internetowego Konta Pacjenta"
    assert ContactData.objects.get(patient__world=browser.world, patient__key="zofia").email == ""
    response = browser.once("GET", address, None, **{"HX-Request": "true"})
    assert response.headers["HX-Redirect"] == "/ikp/regulamin"


@pytest.mark.parametrize("cookie", ["", "x", "\u00b1", "A" * 4000])
def test_forged_cookie_is_no_session(browser: Browser, cookie: str) -> None:
    browser.portal_client().cookies["iikp_sesja"] = cookie
    assert browser.get(ACCOUNT).heading == PZ


def test_cookies_of_one_world_are_worth_nothing_in_another(anna: Browser, other_world: World) -> None:
    stranger = Browser(other_world)
    for name, value in anna.cookies_of_portal().items():
        stranger.portal_client().cookies[name] = value
    assert stranger.get(ACCOUNT).heading == PZ
    assert stranger.address.startswith(f"http://{other_world.name}.pz.")


def test_worlds_share_no_data(anna: Browser, other_world: World) -> None:
    other = Browser(other_world)
    other.log_in("anna")
    anna.edit(city="Łódź")
    assert "Łódź" in anna.own_data()["Adres"]
    assert "Łódź" not in other.own_data()["Adres"]
    assert sessions.open_in(anna.world) != sessions.open_in(other_world)


def test_form_of_another_patient_in_the_same_browser_changes_nothing(anna: Browser) -> None:
    anna.get(EDIT)
    form_of_anna = {**anna.page.hidden(), "email": "anna@poczta.example"}
    anna.log_in("jan")
    page = anna.send("POST", EDIT, form_of_anna)
    assert page.heading == "Formularz wygasł"
    assert anna.response.status_code == 403
    assert anna.own_data()["Adres e-mail"] == "jan.wysocki@poczta.example"
    assert page.texts("button") == ["Wyloguj się"]


def test_no_parameter_names_the_patient(anna: Browser, new_browser: Callable[[], Browser]) -> None:
    new_browser().log_in("jan")
    jan = anna.world.patients.get(key="jan")
    page = anna.part(f"{OWN_DATA}?patient={jan.pk}&id={jan.pk}&pesel={jan.pesel}&key=jan")
    assert "Anna Zielińska" in page.html
    anna.edit(patient=str(jan.pk), patient_id=str(jan.pk), key="jan", city="Łódź")
    assert ContactData.objects.get(patient=jan).city == "Kraków"


def test_forms_need_their_token(anna: Browser) -> None:
    for address in (EDIT, "/ikp/wyloguj"):
        assert anna.send("POST", address, {"email": "x@y.pl", "version": "1"}).heading == "Formularz wygasł"
    assert [one.patient.key for one in sessions.open_in(anna.world)] == ["anna"]
    token = anna.get(EDIT).hidden()
    anna.send("POST", EDIT, {**token, "email": "x@y.pl"}, Origin="http://evil.example")
    assert anna.page.heading == "Formularz wygasł"
    assert anna.own_data()["Adres e-mail"] == "anna.zielinska@poczta.example"


def test_log_out_ends_the_session_on_the_server(anna: Browser) -> None:
    stolen = anna.cookies_of_portal()
    page = anna.log_out()
    assert page.heading == "Wylogowano"
    assert page.links("Zaloguj się") == ["/ikp/zaloguj"]
    assert sessions.open_in(anna.world) == []
    assert not TrustedProfileSession.objects.filter(patient__world=anna.world).exists()
    for name, value in stolen.items():
        anna.portal_client().cookies[name] = value
    for address in INNER_PAGES:
        assert anna.get(address).heading == PZ
    assert anna.log_in("anna").heading == "Strona główna"


def test_log_out_pressed_twice(anna: Browser) -> None:
    form = anna.page.hidden()
    assert anna.send("POST", "/ikp/wyloguj", form).heading == "Wylogowano"
    assert anna.send("POST", "/ikp/wyloguj", form).heading == "Wylogowano"


def test_log_out_is_no_link(anna: Browser) -> None:
    assert anna.get("/ikp/wyloguj").heading == "Strona główna"
    assert anna.own_data()["Imię i nazwisko"] == "Anna Zielińska"


def test_log_out_from_the_regulations(browser: Browser) -> None:
    browser.log_in("zofia")
    assert browser.log_out().heading == "Wylogowano"
    assert browser.log_in("zofia").heading == "Regulamin Internetowego Konta Pacjenta"


def test_session_times_out_after_the_last_click(anna: Browser) -> None:
    for _ in range(3):
        advance(anna.world, minutes=14, seconds=50)
        assert anna.get(HOME).heading == "Strona główna"
    advance(anna.world, minutes=15)
    assert sessions.open_in(anna.world) == []
    assert anna.get(ACCOUNT).heading == PZ
    advance(anna.world, minutes=-15)
    assert anna.get(ACCOUNT).heading == PZ  # dead on the server, not only too old
    assert not TrustedProfileSession.objects.filter(patient__world=anna.world).exists()


def test_form_sent_after_the_time_out_stores_nothing(anna: Browser) -> None:
    anna.get(EDIT)
    advance(anna.world, minutes=15)
    assert anna.save(city="Łódź").heading == PZ
    assert ContactData.objects.get(patient__world=anna.world, patient__key="anna").city == "Warszawa"


def test_log_out_after_the_time_out(anna: Browser) -> None:
    advance(anna.world, minutes=15)
    assert anna.log_out().heading == "Wylogowano"


def test_time_out_is_the_worlds_own(anna: Browser) -> None:
    anna.world.session_minutes = 60
    advance(anna.world, minutes=59)
    assert anna.get(HOME).heading == "Strona główna"
    advance(anna.world, minutes=60)
    assert anna.get(HOME).heading == PZ


def test_clock_set_back_keeps_the_session(anna: Browser) -> None:
    advance(anna.world, days=-300)
    assert anna.get(HOME).heading == "Strona główna"
