"""Faults of a world: what fails, on which node, from which request on and how often."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from local_iikp.control import views
from local_iikp.login import sessions
from local_iikp.web import origins
from local_iikp.worlds.models import World
from tests.local_iikp.iikp_browser import ACCOUNT, OWN_DATA, Browser
from tests.local_iikp.test_control_api import Control

if TYPE_CHECKING:
    from collections.abc import Callable

ERROR_31 = "Błąd Profilu Zaufanego"
ERROR_32 = "Serwis chwilowo niedostępny"
ENDED = "/ikp/wylogowano"


def set_faults(world: World, *faults: dict[str, Any]) -> None:
    status, told = Control().call("PATCH", f"/worlds/{world.name}", {"faults": faults})
    assert status == 200, told


def statuses(browser: Browser, count: int, address: str = ENDED) -> list[int]:
    return [browser.once("GET", address).status_code for _ in range(count)]


@pytest.mark.parametrize("status", [200, 500, 502, 503])
def test_portal_down(browser: Browser, status: int) -> None:
    set_faults(browser.world, {"origin": "portal", "kind": "error_screen", "status": status})
    page = browser.get("/ikp/zaloguj")
    assert page.heading == ERROR_32
    assert browser.response.status_code == status
    assert browser.path == "/ikp/zaloguj"
    assert "Węzeł: iikp-1" in page.texts("li")
    assert browser.get(origins.trusted_profile_address(browser.world.name, "/pz/blad")).heading == ERROR_31


def test_trusted_profile_down(browser: Browser) -> None:
    set_faults(browser.world, {"origin": "pz", "kind": "error_screen"})
    page = browser.get("/ikp/zaloguj")
    assert page.heading == ERROR_31
    assert browser.response.status_code == 503
    assert "Węzeł: pz-1" in page.texts("li")
    set_faults(browser.world)
    assert browser.get(page.links("Spróbuj ponownie")[0]).heading == "Testowy Profil Zaufany"


def test_error_screen_does_nothing_else(browser: Browser) -> None:
    target, fields = browser.ready_to_return("anna")
    set_faults(browser.world, {"origin": "portal", "kind": "error_screen", "times": 1})
    origin = origins.trusted_profile_address(browser.world.name)
    assert browser.send("POST", target, fields, Origin=origin).heading == ERROR_32
    assert not sessions.open_in(browser.world)
    assert browser.send("POST", target, fields, Origin=origin).heading == "Strona główna"  # not even used up


def test_part_of_a_page_takes_the_whole_page(anna: Browser) -> None:
    set_faults(anna.world, {"origin": "portal", "kind": "error_screen", "status": 502, "after": 1})
    assert anna.get(ACCOUNT).heading == "Moje konto"
    assert anna.part(OWN_DATA).heading == ERROR_32
    assert anna.response.status_code == 200
    assert anna.response.headers["HX-Retarget"] == "body"


@pytest.mark.parametrize(
    ("status", "text"), [(502, "502 Bad Gateway"), (500, "500 Internal Server Error"), (404, "404 Not Found")]
)
def test_answer_of_a_proxy(anna: Browser, status: int, text: str) -> None:
    set_faults(anna.world, {"origin": "portal", "kind": "status", "status": status})
    assert anna.get(ACCOUNT).heading == anna.page.title == text
    assert anna.response.status_code == status
    assert set(re.sub("<[^>]*>", "", anna.page.html).split("\n")) == {"", text}


def test_empty_answer(anna: Browser) -> None:
    set_faults(anna.world, {"origin": "portal", "kind": "status", "status": 200})
    response = anna.once("GET", ACCOUNT)
    assert (response.status_code, response.content) == (200, b"")


def test_node_down(browser: Browser, new_browser: Callable[[], Browser]) -> None:
    set_faults(browser.world, {"origin": "pz", "kind": "error_screen", "node": "pz-1"})
    assert browser.get("/ikp/zaloguj").heading == ERROR_31
    assert browser.get("/ikp/zaloguj").heading == ERROR_31  # the cookie keeps the node
    page = browser.send("GET", browser.address, None, **{"Cache-Control": "no-cache"})
    assert page.heading == "Testowy Profil Zaufany"
    assert new_browser().get("/ikp/zaloguj").heading == "Testowy Profil Zaufany"


def test_after_and_times(browser: Browser) -> None:
    set_faults(browser.world, {"origin": "portal", "kind": "status", "after": 2, "times": 3})
    assert statuses(browser, 7) == [200, 200, 503, 503, 503, 200, 200]
    set_faults(browser.world, {"origin": "portal", "kind": "status", "after": 2})
    assert statuses(browser, 5) == [200, 200, 503, 503, 503]
    set_faults(browser.world)
    assert statuses(browser, 2) == [200, 200]


def test_first_fault_that_matches_acts(browser: Browser) -> None:
    set_faults(
        browser.world,
        {"origin": "pz", "kind": "status", "status": 400},
        {"origin": "portal", "kind": "status", "status": 401, "node": "iikp-2"},
        {"origin": "portal", "kind": "status", "status": 500, "after": 1, "times": 1},
        {"origin": "portal", "kind": "status", "status": 502, "times": 2},
    )
    assert statuses(browser, 5) == [502, 500, 502, 200, 200]


def test_only_requests_that_it_would_hit_are_counted(browser: Browser, new_browser: Callable[[], Browser]) -> None:
    set_faults(browser.world, {"origin": "portal", "kind": "status", "node": "iikp-2", "times": 1})
    assert statuses(browser, 2) == [200, 200]
    static = re.search(r'href="(/static/[^"]*)"', browser.page.html)
    assert static
    other = new_browser()
    assert statuses(other, 1, static[1]) == [200]
    assert statuses(other, 1, "/favicon.ico") == [404]
    assert statuses(other, 2) == [503, 200]


def test_other_settings_do_not_count_anew(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    set_faults(browser.world, {"origin": "portal", "kind": "status", "times": 1})
    from_before = World.objects.get(pk=browser.world.pk)
    assert statuses(browser, 1) == [503]
    monkeypatch.setattr(views, "find", lambda _name: from_before)  # a call that began before that request
    Control().call("PATCH", f"/worlds/{browser.world.name}", {"advance_minutes": 1})
    assert statuses(browser, 1) == [200]


def test_world_without_faults_costs_no_query(browser: Browser) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            browser.once("GET", ENDED)
        return len(seen)

    queries()  # gets its node
    assert queries() == 1
    set_faults(browser.world, {"origin": "portal", "kind": "status"})
    assert queries() == 1
    set_faults(browser.world, {"origin": "portal", "kind": "status", "times": 1})
    assert queries() > 1


def test_other_world_works(browser: Browser, other_world: World) -> None:
    set_faults(browser.world, {"origin": "portal", "kind": "status"})
    assert statuses(Browser(other_world), 1) == [200]


def test_faults_are_told_as_they_are() -> None:
    given = {"origin": "pz", "kind": "slow", "delay_ms": 5}
    whole = {**given, "node": None, "after": 0, "times": None, "status": 503}
    control = Control()
    _, made = control.call("POST", "/worlds", {"faults": [given], "strict_sessions": True})
    path = f"/worlds/{made['world']}"
    assert made["faults"] == control.call("GET", path)[1]["faults"] == [whole]
    assert (made["strict_sessions"], made["visited_nodes"]) == (True, [])
    told = control.call("PATCH", path, {"faults": [], "strict_sessions": False})[1]
    assert (told["faults"], told["strict_sessions"]) == ([], False)
    control.call("DELETE", path)


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        ("x", "każda usterka musi być obiektem JSON."),
        ({"nodes": 1}, "nieznane pole usterki: nodes."),
        ({"origin": "x"}, "origin: podaj jedno z: portal, pz."),
        ({"kind": None}, "kind: podaj jedno z: error_screen, status, slow, cut_off, refused."),
        ({"kind": []}, "kind: podaj jedno z: error_screen, status, slow, cut_off, refused."),
        ({"node": "iikp-1"}, "node: podaj jedno z: pz-1, pz-2, pz-3."),
        ({"after": -1}, "after: podaj liczbę całkowitą od 0 do 1000000."),
        ({"after": None}, "after: podaj liczbę całkowitą od 0 do 1000000."),
        ({"times": 0}, "times: podaj liczbę całkowitą od 1 do 1000000."),
        ({"times": True}, "times: podaj liczbę całkowitą od 1 do 1000000."),
        ({"delay_ms": 1.5}, "delay_ms: podaj liczbę całkowitą od 0 do 3600000."),
        ({"status": 404}, "status: podaj jedno z: 200, 500, 502, 503."),
        ({"status": "503"}, "status: podaj jedno z: 200, 500, 502, 503."),
    ],
)
def test_wrong_faults_change_nothing(world: World, fault: object, text: str) -> None:
    whole = {"origin": "pz", "kind": "error_screen"} | fault if isinstance(fault, dict) else fault
    path = f"/worlds/{world.name}"
    assert Control().error("PATCH", path, {"faults": [whole]}) == (400, f"Ustawienie faults: {text}")
    assert Control().call("GET", path)[1]["faults"] == []


@pytest.mark.parametrize("faults", ["x", {}, 5, [{}] * 51])
def test_faults_are_a_list(world: World, faults: object) -> None:
    told = Control().error("PATCH", f"/worlds/{world.name}", {"faults": faults})
    assert told == (400, "Ustawienie faults: podaj listę usterek, najwyżej 50.")
