"""The frame of every page: header, menu, headings, headers of the answer, and how few queries a page needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from local_iikp.web import origins
from tests.local_iikp.iikp_browser import ACCOUNT, EDIT, OWN_DATA

if TYPE_CHECKING:
    from tests.local_iikp.iikp_browser import Browser

PAGES = {
    "/ikp/strona-glowna": "Strona główna",
    ACCOUNT: "Moje konto",
    EDIT: "Edytuj swoje dane",
    "/ikp/recepty": "Recepty",
    "/ikp/recepty/zamowione": "Recepty",
    "/ikp/uprawnienia": "Uprawnienia",
    "/ikp/deklaracje": "Deklaracje",
    "/ikp/deklaracje/lekarz": "Deklaracja wyboru: lekarz",
    "/ikp/nie-ma-takiej": "Nie znaleziono strony",
}
MENU = ["Strona główna", "Recepty", "Uprawnienia", "Moje konto"]


@pytest.mark.parametrize(("address", "heading"), PAGES.items())
def test_frame(anna: Browser, address: str, heading: str) -> None:
    page = anna.get(address)
    assert page.heading == heading
    assert heading in page.title
    assert page.all("html")[0].attributes["lang"] == "pl"
    assert page.texts("a")[0] == "Przejdź do treści"
    assert page.all("main")[0].attributes["id"] == page.links("Przejdź do treści")[0].lstrip("#")
    assert "Środowisko lokalne – zastępnik iIKP, dane fikcyjne" in page.texts("p")
    assert page.texts("span", **{"class": "name"}) == ["Anna Zielińska"]
    assert page.texts("button")[0] == "Wyloguj się"
    (menu,) = page.texts("nav")
    assert menu == " ".join(MENU)
    assert all(page.links(name) for name in MENU)
    names = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    assert len(names) == len(set(names))


def test_page_in_the_menu_is_marked(anna: Browser) -> None:
    for name in MENU:
        page = anna.get(anna.page.links(name)[0])
        assert page.texts("a", **{"aria-current": "page"}) == [name]


def test_tiles_of_the_home_page(anna: Browser) -> None:
    for name in ("Recepty", "Uprawnienia", "Moje konto"):
        links = anna.page.links(name)
        assert len(links) == 2
        assert anna.get(links[1]).heading == name
        anna.get("/ikp/strona-glowna")


def every_answer(browser: Browser) -> list[tuple[str, object]]:
    """Visit every kind of page; return the addresses and answers."""
    answers = []

    def remember() -> None:
        answers.append((browser.address, browser.response))

    browser.get("/ikp/wylogowano")
    remember()
    browser.once("GET", "/ikp/zaloguj")
    remember()
    browser.give_pesel("1")
    remember()
    browser.ready_to_return("zofia")
    remember()
    browser.submit(browser.return_target())
    remember()
    browser.get(origins.trusted_profile_address(browser.world.name, "/pz/blad"))
    remember()
    browser.log_in("anna")
    for address in PAGES:
        browser.get(address)
        remember()
    for address in (OWN_DATA, "/ikp/moje-konto/poz", "/ikp/deklaracje/lista"):
        browser.part(address)
        remember()
    browser.edit(email="x")
    remember()
    browser.once("POST", "/ikp/wyloguj")
    remember()
    return answers


def test_no_page_is_kept_and_none_runs_foreign_code(browser: Browser) -> None:
    for address, response in every_answer(browser):
        headers = response.headers  # type: ignore[attr-defined]
        assert headers["Cache-Control"] == "no-store", address
        assert headers["X-Content-Type-Options"] == "nosniff", address
        assert headers["X-Frame-Options"] == "DENY", address
        policy = headers["Content-Security-Policy"]
        assert "unsafe" not in policy, address
        assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy, address
        html = response.content.decode()  # type: ignore[attr-defined]
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", html), address
        assert "hx-on" not in html, address
        assert not re.search(r"(?<!\d)\d{11}(?!\d)", html), address


def test_forms_may_go_to_the_two_origins_of_their_world_only(anna: Browser) -> None:
    policy = anna.response.headers["Content-Security-Policy"]
    name = anna.world.name
    assert f"form-action 'self' http://{name}.iikp.localhost:8080 http://{name}.pz.iikp.localhost:8888;" in policy


def test_static_files_may_be_kept(anna: Browser) -> None:
    sources = [one.attributes["src"] for one in anna.page.all("script")]
    styles = [one.attributes["href"] for one in anna.page.all("link")]
    assert sources
    for address in sources + styles:
        response = anna.once("GET", address)
        assert response.status_code == 200, address
        assert "max-age=31536000" in response.headers["Cache-Control"], address


@pytest.mark.parametrize(("delay", "trigger"), [(0, "load"), (250, "load delay:250ms")])
def test_content_that_arrives_later(anna: Browser, delay: int, trigger: str) -> None:
    anna.world.delay_ms = delay
    anna.world.save()
    page = anna.get(ACCOUNT)
    assert page.statuses == ["Trwa ładowanie…"] * 2
    assert "400100201" not in page.html
    parts = page.all("div", **{"hx-trigger": trigger})
    assert len(parts) == 2
    contents = [anna.part(part.attributes["hx-get"]).html for part in parts]
    assert "400100201" in contents[0]
    assert "Ewa Kruk" in contents[1]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("anna", ["lek. Ewa Kruk", None, None]),
        ("jan", [None, None, None]),
        ("piotr", ["lek. Adam Wrona", None, None]),
        ("maria", ["lek. Ewa Kruk", None, None]),
    ],
)
def test_poz_section(browser: Browser, key: str, expected: list[str | None]) -> None:
    browser.log_in(key)
    page = browser.part("/ikp/moje-konto/poz")
    assert page.texts("h3") == ["Lekarz", "Pielęgniarka", "Położna"]
    for text, person in zip(page.texts("div", role="group"), expected, strict=True):
        assert (person or "Brak deklaracji") in text
    assert browser.get(page.links("Zobacz deklaracje")[0]).heading == "Deklaracje"


def test_own_data(anna: Browser) -> None:
    pesel = anna.world.patients.get(key="anna").pesel
    assert anna.own_data() == {
        "Imię i nazwisko": "Anna Zielińska",
        "PESEL": f"*******{pesel[-4:]}",
        "Adres e-mail": "anna.zielinska@poczta.example",
        "Numer telefonu": "400100201",
        "Adres": "ul. Lipowa 5 m. 2, 00-001 Warszawa",
    }


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/ikp/strona-glowna", 3),
        (ACCOUNT, 3),
        (OWN_DATA, 4),
        ("/ikp/moje-konto/poz", 4),
        ("/ikp/deklaracje/lista", 4),
        (EDIT, 4),
    ],
)
def test_a_page_needs_few_queries(anna: Browser, address: str, most: int) -> None:
    with CaptureQueriesContext(connection) as queries:
        anna.part(address)
    assert len(queries) <= most, [query["sql"] for query in queries]


def test_django_finds_nothing_wrong() -> None:
    call_command("check", fail_level="WARNING")
