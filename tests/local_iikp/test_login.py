"""Logging in by Profil Zaufany and back: the one-time artifact, cookies, one session per browser."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from local_iikp.login import requests as login_requests
from local_iikp.login import sessions
from local_iikp.login.models import PortalSession
from local_iikp.trusted_profile.models import Artifact, TrustedProfileSession
from local_iikp.web import origins

if TYPE_CHECKING:
    from collections.abc import Callable

    from local_iikp.worlds.models import World
    from tests.local_iikp.iikp_browser import Browser
    from tests.local_iikp.iikp_page import Page

ERROR_31 = "Błąd Profilu Zaufanego"


def open_patients(world: World) -> list[str]:
    return [session.patient.key for session in sessions.open_in(world)]


def post_back(browser: Browser, target: str, artifact: str, origin: str | None = None) -> Page:
    from_pz = origins.trusted_profile_address(browser.world.name) if origin is None else origin
    return browser.send("POST", target, {"artefakt": artifact}, **({"Origin": from_pz} if from_pz else {}))


def test_entry_leads_to_trusted_profile(browser: Browser) -> None:
    page = browser.get("/ikp/zaloguj")
    assert page.heading == "Testowy Profil Zaufany"
    assert browser.address.startswith(f"http://{browser.world.name}.pz.iikp.localhost:8888/pz/ekran_pz?")
    field = page.input_of("Pesel")
    assert field.attributes["type"] == "text"
    assert page.texts("button") == ["Dalej"]  # the only one: ENTER in the field presses it
    assert [one for one in page.all("input") if one.attributes["type"] != "hidden"] == [field]


def test_account_of_the_number_given(browser: Browser) -> None:
    page = browser.log_in("jan")
    assert browser.path == "/ikp/strona-glowna"
    assert page.texts("span", **{"class": "name"}) == ["Jan Wysocki"]
    assert browser.own_data()["Imię i nazwisko"] == "Jan Wysocki"
    assert open_patients(browser.world) == ["jan"]


def test_return_page_works_without_scripts(browser: Browser) -> None:
    target, fields = browser.ready_to_return("anna")
    page = browser.page
    assert target == origins.portal_address(browser.world.name, "/ikp/powrot")
    assert list(fields) == ["artefakt"]
    assert page.texts("button") == ["Przejdź do iIKP"]
    assert not page.texts("span", **{"class": "name"})


def test_always_asks_again_and_replaces_the_session(anna: Browser) -> None:
    first = anna.cookies_of_portal()["iikp_sesja"]
    assert anna.get("/ikp/zaloguj").heading == "Testowy Profil Zaufany"
    assert open_patients(anna.world) == ["anna"]  # until the other number is given
    anna.log_in("jan")
    assert open_patients(anna.world) == ["jan"]
    assert anna.cookies_of_portal()["iikp_sesja"] != first
    assert anna.own_data()["Imię i nazwisko"] == "Jan Wysocki"
    assert TrustedProfileSession.objects.filter(patient__world=anna.world).count() == 1


def test_session_rotates_at_every_log_in(anna: Browser) -> None:
    before = anna.cookies_of_portal()
    anna.log_in("anna")
    after = anna.cookies_of_portal()
    assert before["iikp_sesja"] != after["iikp_sesja"]
    assert before["csrftoken"] != after["csrftoken"]
    assert open_patients(anna.world) == ["anna"]


def test_two_browsers_have_two_sessions(anna: Browser, new_browser: Callable[[], Browser]) -> None:
    other = new_browser()
    other.log_in("jan")
    assert open_patients(anna.world) == ["anna", "jan"]
    anna.get("/ikp/strona-glowna")
    anna.log_out()
    assert open_patients(anna.world) == ["jan"]
    assert other.own_data()["Imię i nazwisko"] == "Jan Wysocki"


def test_replayed_return(browser: Browser) -> None:
    target, fields = browser.ready_to_return("anna")
    assert post_back(browser, target, fields["artefakt"]).heading == "Strona główna"
    assert post_back(browser, target, fields["artefakt"]).heading == ERROR_31
    assert browser.address == origins.trusted_profile_address(browser.world.name, "/pz/blad")
    assert open_patients(browser.world) == ["anna"]  # the session stays as it was


@pytest.mark.parametrize("artifact", ["", "x", "A" * 5000, "ąę", "\x00"])
def test_forged_return(browser: Browser, artifact: str) -> None:
    target, _ = browser.ready_to_return("anna")
    assert post_back(browser, target, artifact).heading == ERROR_31
    assert open_patients(browser.world) == []


@pytest.mark.parametrize(("seconds", "heading"), [(59, "Strona główna"), (60, ERROR_31), (3600, ERROR_31)])
def test_expired_return(browser: Browser, seconds: int, heading: str) -> None:
    target, fields = browser.ready_to_return("anna")
    browser.world.clock_offset += timedelta(seconds=seconds - 1, milliseconds=500 if seconds == 59 else 1000)
    browser.world.save()
    assert post_back(browser, target, fields["artefakt"]).heading == heading


def test_return_by_another_browser(browser: Browser, new_browser: Callable[[], Browser]) -> None:
    target, fields = browser.ready_to_return("anna")
    thief = new_browser()
    assert post_back(thief, target, fields["artefakt"]).heading == ERROR_31
    other = new_browser()
    other.get("/ikp/zaloguj")  # started itself, but this is not its artifact
    target, fields = browser.ready_to_return("anna")
    assert post_back(other, target, fields["artefakt"]).heading == ERROR_31
    assert post_back(browser, target, fields["artefakt"]).heading == ERROR_31  # shown once: used up
    assert open_patients(browser.world) == []


def test_return_from_another_origin(browser: Browser) -> None:
    for origin in ("http://evil.example", "null", "http://pz.iikp.localhost:8888", ""):
        target, fields = browser.ready_to_return("anna")
        assert post_back(browser, target, fields["artefakt"], origin=origin).heading == ERROR_31, origin


def test_return_to_another_world(browser: Browser, other_world: World) -> None:
    target, fields = browser.ready_to_return("anna")
    target = target.replace(browser.world.name, other_world.name)
    origin = origins.trusted_profile_address(other_world.name)
    assert post_back(browser, target, fields["artefakt"], origin=origin).heading == ERROR_31


def test_address_of_return_opened_by_hand_starts_over(browser: Browser) -> None:
    assert browser.get("/ikp/powrot").heading == "Testowy Profil Zaufany"


def test_trusted_profile_opened_by_hand_starts_at_iikp(browser: Browser) -> None:
    for zadanie in ("", "?zadanie=", "?zadanie=x", "?zadanie=WyJ4Il0:1:2"):
        page = browser.get(origins.trusted_profile_address(browser.world.name, f"/pz/ekran_pz{zadanie}"))
        assert page.heading == "Testowy Profil Zaufany"
        assert browser.submit(browser.address, pesel=browser.world.patients.get(key="anna").pesel)
        assert browser.submit(browser.return_target()).heading == "Strona główna"


def test_login_page_left_open_too_long(browser: Browser) -> None:
    browser.get("/ikp/zaloguj")
    browser.world.clock_offset += login_requests.LIFETIME
    browser.world.save()
    browser.submit(browser.address, pesel=browser.world.patients.get(key="anna").pesel)
    assert browser.submit(browser.return_target()).heading == ERROR_31
    assert browser.log_in("anna").heading == "Strona główna"


def test_entry_clicked_twice(browser: Browser) -> None:
    first = browser.once("GET", "/ikp/zaloguj").headers["Location"]
    browser.get("/ikp/zaloguj")
    browser.get(first)  # whichever answer the browser follows
    browser.submit(browser.address, pesel=browser.world.patients.get(key="anna").pesel)
    assert browser.submit(browser.return_target()).heading == "Strona główna"


def test_dalej_pressed_twice(browser: Browser) -> None:
    page = browser.get("/ikp/zaloguj")
    form = {**page.hidden(), "pesel": browser.world.patients.get(key="anna").pesel}
    address = browser.address
    browser.send("POST", address, form)
    browser.send("POST", address, form)
    assert browser.submit(browser.return_target()).heading == "Strona główna"
    assert TrustedProfileSession.objects.filter(patient__world=browser.world).count() == 1


def test_log_in_again_from_the_page_of_before(browser: Browser) -> None:
    browser.get("/ikp/zaloguj")
    page_before = browser.address
    browser.log_in("anna")
    browser.log_out()
    browser.get(page_before)  # the browser's Back
    browser.submit(browser.address, pesel=browser.world.patients.get(key="jan").pesel)
    assert browser.submit(browser.return_target()).heading == "Strona główna"


def test_form_of_trusted_profile_without_its_cookie_starts_over(browser: Browser) -> None:
    browser.get("/ikp/zaloguj")
    browser.trusted_profile_client().cookies.clear()
    page = browser.submit(browser.address, pesel="1")
    assert page.heading == "Testowy Profil Zaufany"
    assert not page.alerts


def test_cookies_are_kept_from_scripts_and_other_hosts(anna: Browser) -> None:
    for client, names in (
        (anna.portal_client(), {"iikp_sesja", "csrftoken", "wezel", "zadanie_logowania"}),
        (anna.trusted_profile_client(), {"pz_sesja", "csrftoken", "wezel"}),
    ):
        assert {name for name, cookie in client.cookies.items() if cookie.value} == names
        for cookie in client.cookies.values():
            assert cookie["httponly"], cookie.key
            assert cookie["samesite"] == "Lax", cookie.key
            assert not cookie["domain"], cookie.key
            assert not cookie["expires"], cookie.key


def test_tokens_are_not_stored(anna: Browser) -> None:
    stored = PortalSession.objects.get(patient__world=anna.world)
    assert anna.cookies_of_portal()["iikp_sesja"] not in {stored.token_digest, str(stored.pk)}


def test_nothing_piles_up(browser: Browser, new_browser: Callable[[], Browser]) -> None:
    for _ in range(sessions.MOST_PER_PATIENT + 3):
        new_browser().log_in("anna")  # a browser closed without logging out
    for _ in range(5):
        browser.ready_to_return("jan")  # a log-in that never comes back
    world = browser.world
    assert PortalSession.objects.filter(patient__world=world).count() == sessions.MOST_PER_PATIENT
    world.clock_offset += world.session_lifetime()
    world.save()
    browser.log_in("maria")
    assert TrustedProfileSession.objects.filter(patient__world=world).count() == 1
    assert PortalSession.objects.filter(patient__world=world).count() == 1
    assert Artifact.objects.filter(session__patient__world=world).count() == 0
