"""Screens 3.1 and 3.2, wrong addresses and wrong hosts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from local_iikp.account import storage
from local_iikp.account.models import ContactData
from local_iikp.trusted_profile import rules
from local_iikp.web import origins
from tests.local_iikp.iikp_browser import ACCOUNT, EDIT, OWN_DATA, Browser

if TYPE_CHECKING:
    from collections.abc import Callable

    from local_iikp.worlds.models import World
    from tests.local_iikp.iikp_page import Page


def broken(*_arguments: object, **_named: object) -> None:
    message = "Anna Zielińska"
    raise RuntimeError(message)


def check_error_screen(page: Page, heading: str, text: str, node: str) -> None:
    assert page.heading == heading
    assert page.alerts == [text]
    reference = page.texts("li")
    assert re.fullmatch(r"Identyfikator zdarzenia: [0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}", reference[0])
    assert re.fullmatch(r"Czas: \d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d", reference[1])
    assert re.fullmatch(rf"Węzeł: {node}-[123]", reference[2])
    assert not page.all("nav")
    assert "Wyloguj się" not in page.html
    assert "Zielińska" not in page.html
    assert "Traceback" not in page.html


def test_screen_31(browser: Browser) -> None:
    page = browser.get(origins.trusted_profile_address(browser.world.name, "/pz/blad"))
    text = "Nie udało się zalogować przez testowy Węzeł Krajowy. Spróbuj ponownie."
    check_error_screen(page, "Błąd Profilu Zaufanego", text, "pz")
    assert browser.response.status_code == 503
    assert page.links("Spróbuj ponownie") == [origins.portal_address(browser.world.name, "/ikp/zaloguj")]
    assert browser.get(page.links("Spróbuj ponownie")[0]).heading == "Testowy Profil Zaufany"


def test_trusted_profile_out_of_order_is_31(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "account_of", broken)
    page = browser.give_pesel(browser.world.patients.get(key="anna").pesel)
    assert page.heading == "Błąd Profilu Zaufanego"
    assert browser.response.status_code == 503


def test_portal_out_of_order_is_32(anna: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "save", broken)
    page = anna.edit(city="Łódź")
    text = "Przepraszamy, iIKP chwilowo nie działa. Spróbuj ponownie później."
    check_error_screen(page, "Serwis chwilowo niedostępny", text, "iikp")
    assert anna.response.status_code == 503
    monkeypatch.undo()
    assert anna.get(ACCOUNT).heading == "Moje konto"
    assert "Łódź" not in anna.own_data()["Adres"]


def test_part_out_of_order_takes_the_whole_page(anna: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContactData.objects, "get", broken)
    page = anna.part(OWN_DATA)
    assert page.heading == "Serwis chwilowo niedostępny"
    assert anna.response.status_code == 200  # htmx draws no other
    assert anna.response.headers["HX-Retarget"] == "body"


def test_unknown_address_shows_nothing_to_a_stranger(browser: Browser) -> None:
    page = browser.get("/ikp/nie-ma-takiej")
    assert page.heading == "Nie znaleziono strony"
    assert browser.response.status_code == 404
    assert "Wyloguj się" not in page.html
    assert browser.get(page.links("Przejdź do konta")[0]).heading == "Testowy Profil Zaufany"


def test_huge_form_is_refused(anna: Browser) -> None:
    page = anna.edit(city="x" * 300_000)
    assert page.heading == "Nieprawidłowe żądanie"
    assert anna.response.status_code == 400


@pytest.mark.parametrize(
    ("host", "port", "status"),
    [
        ("evil.example", "8080", 400),
        ("iikp.localhost.evil.example", "8080", 400),
        ("localhost", "8080", 404),
        ("127.0.0.1", "8080", 404),
        ("w000.iikp.localhost", "8080", 404),
        ("x.iikp.localhost", "8080", 404),
        ("pz.iikp.localhost", "8080", 404),
        ("iikp.localhost", "8888", 404),
        ("iikp.localhost", "8090", 404),
        ("iikp.localhost", "1", 404),
    ],
)
def test_only_hosts_of_a_world_are_served(host: str, port: str, status: int) -> None:
    response = Client(raise_request_exception=False).get("/ikp/zaloguj", SERVER_NAME=host, SERVER_PORT=port)
    assert response.status_code == status
    assert "Location" not in response.headers


def test_deleted_world_is_gone(anna: Browser) -> None:
    type(anna.world).objects.filter(pk=anna.world.pk).delete()
    response = anna.once("GET", ACCOUNT)
    assert response.status_code == 404
    assert "Anna" not in response.content.decode()


def test_nodes_in_turn_and_sticky(world: World, new_browser: Callable[[], Browser]) -> None:
    seen = []
    for _ in range(4):
        browser = new_browser()
        browser.get("/ikp/zaloguj")
        node = browser.cookies_of_portal()["wezel"]
        browser.get(EDIT)
        assert browser.cookies_of_portal()["wezel"] == node
        seen.append((node, browser.trusted_profile_client().cookies["wezel"].value))
    assert seen == [("iikp-1", "pz-1"), ("iikp-2", "pz-2"), ("iikp-3", "pz-3"), ("iikp-1", "pz-1")]
    browser = Browser(world)
    browser.portal_client().cookies["wezel"] = "iikp-9"
    browser.once("GET", "/ikp/zaloguj")
    assert browser.cookies_of_portal()["wezel"] == "iikp-2"
