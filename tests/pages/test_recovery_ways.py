"""What the ways of section 3 are in the browser: CTRL+F5 asks past the cache, private mode shares no cookie."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.pages.shown import Show


@pytest.fixture
def address(show: Show) -> str:
    """Return the address of a page that gives a cookie."""
    return show.put("/node", "<h1>Ekran</h1><script>document.cookie = 'wezel=pz-1; path=/'</script>")


def asked_for(show: Show) -> list[tuple[str | None, str | None]]:
    """Return what the last requests for the page said of the cache and of cookies."""
    return [(cache, cookie) for path, cache, cookie in show.server.asked if path == "/node"]


def test_ctrl_f5_asks_past_the_cache_and_waits_for_the_new_page(show: Show, address: str) -> None:
    browser = show.browser
    browser.make_blank()
    show.server.asked.clear()
    browser.driver.get(address)
    browser.driver.execute_script("window.former = true")
    browser.reload_bypassing_cache()
    assert browser.driver.execute_script("return window.former === undefined && document.readyState") == "complete"
    assert asked_for(show) == [(None, None), ("no-cache", "wezel=pz-1")]


def test_a_private_window_knows_no_cookie_and_ends_with_the_scenario(show: Show, address: str) -> None:
    browser = show.browser
    browser.make_blank()
    show.server.asked.clear()
    browser.driver.get(address)
    browser.begin_private()
    browser.driver.get(address)
    browser.driver.get(address)
    assert [cookie for _, cookie in asked_for(show)] == [None, None, "wezel=pz-1"]
    assert len(browser.driver.window_handles) == 2
    browser.make_blank()
    assert len(browser.driver.window_handles) == 1
    browser.driver.get(address)
    assert [cookie for _, cookie in asked_for(show)][-1] is None


def test_the_private_window_can_be_opened_again(show: Show, address: str) -> None:
    browser = show.browser
    for _ in range(2):
        browser.make_blank()
        browser.begin_private()
        browser.begin_private()
        browser.driver.get(address)
        assert browser.driver.find_element("tag name", "h1").text == "Ekran"
    browser.make_blank()
