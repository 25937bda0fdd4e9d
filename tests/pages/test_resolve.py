"""A profile's `resolve` leads the browser to a host that no name server knows; production stays out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selenium.common.exceptions import WebDriverException

from support.browser import Browser
from support.settings import Settings

if TYPE_CHECKING:
    from tests.pages.shown import Show


@pytest.mark.slow
def test_a_host_and_its_port_are_found_where_the_profile_says(show: Show) -> None:
    show.put("/form", "<h1>Ekran</h1>")
    place = show.server.url.removeprefix("http://")
    # Both at once: the rule about production comes first, whatever a profile says.
    browser = Browser(Settings(), lambda _: None, {"iikp.example.pl:80": place, "login.pacjent.gov.pl:80": place})
    try:
        browser.driver.get("http://iikp.example.pl/form")
        assert browser.driver.find_element("tag name", "h1").text == "Ekran"
        with pytest.raises(WebDriverException):
            browser.driver.get("http://login.pacjent.gov.pl/form")
    finally:
        browser.discard()
