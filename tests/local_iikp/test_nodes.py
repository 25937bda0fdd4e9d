"""The nodes behind each origin: CTRL+F5, private mode, and what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from local_iikp.worlds import nodes
from local_iikp.worlds.models import World

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.local_iikp.iikp_browser import Browser


def node_of_trusted_profile(browser: Browser) -> str:
    return browser.trusted_profile_client().cookies["wezel"].value


def visited(world: World) -> list[str]:
    return list(World.objects.get(pk=world.pk).visited_nodes)


def press_ctrl_f5(browser: Browser) -> None:
    headers = {"Cache-Control": "no-cache", "Pragma": "no-cache"}
    assert browser.send("GET", browser.address, None, **headers).heading == "Testowy Profil Zaufany"


def test_full_reload_of_trusted_profile_takes_its_next_node(browser: Browser) -> None:
    browser.get("/ikp/zaloguj")
    for node in ("pz-2", "pz-3", "pz-1"):
        press_ctrl_f5(browser)
        assert node_of_trusted_profile(browser) == node
    assert browser.cookies_of_portal()["wezel"] == "iikp-1"
    assert visited(browser.world) == ["iikp-1", "pz-1", "pz-2", "pz-3", "pz-1"]


def test_full_reload_never_stays_on_the_node(browser: Browser, new_browser: Callable[[], Browser]) -> None:
    browser.get("/ikp/zaloguj")
    for _ in range(2):
        new_browser().get("/ikp/zaloguj")  # now it is the turn of the first browser's node
    press_ctrl_f5(browser)
    assert node_of_trusted_profile(browser) == "pz-2"


def test_log_in_goes_on_after_a_full_reload(browser: Browser) -> None:
    browser.get("/ikp/zaloguj")
    press_ctrl_f5(browser)
    browser.submit(browser.address, pesel=browser.world.patients.get(key="anna").pesel)
    assert browser.submit(browser.return_target()).heading == "Strona główna"
    assert node_of_trusted_profile(browser) == "pz-2"


@pytest.mark.parametrize("cache_control", ["", "max-age=0"])
def test_other_reloads_keep_the_node(browser: Browser, cache_control: str) -> None:
    browser.get("/ikp/zaloguj")
    browser.send("GET", browser.address, None, **{"Cache-Control": cache_control})
    assert visited(browser.world) == ["iikp-1", "pz-1"]


def test_full_reload_elsewhere_keeps_the_node(anna: Browser) -> None:
    before = visited(anna.world)
    anna.send("GET", "/ikp/moje-konto", None, **{"Cache-Control": "no-cache"})
    target = anna.address.replace("iikp.localhost:8080/ikp/moje-konto", "pz.iikp.localhost:8888/pz/blad")
    anna.send("GET", target, None, **{"Cache-Control": "no-cache"})
    assert visited(anna.world) == before == ["iikp-1", "pz-1"]


def test_private_mode_takes_the_next_node_of_both(browser: Browser, new_browser: Callable[[], Browser]) -> None:
    browser.get("/ikp/zaloguj")
    press_ctrl_f5(browser)
    new_browser().get("/ikp/zaloguj")
    assert visited(browser.world) == ["iikp-1", "pz-1", "pz-2", "iikp-2", "pz-3"]


def test_a_world_of_many_browsers_remembers_the_last_nodes(browser: Browser) -> None:
    before = ["iikp-3"] * nodes.MOST_REMEMBERED
    World.objects.filter(pk=browser.world.pk).update(visited_nodes=before)
    browser.get("/ikp/zaloguj")
    assert visited(browser.world) == [*before[2:], "iikp-1", "pz-1"]
