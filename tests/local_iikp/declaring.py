"""Going through the wizard of e-declarations without a browser's screen."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

if TYPE_CHECKING:
    from tests.local_iikp.iikp_browser import Browser
    from tests.local_iikp.iikp_page import Page

LIST = "/ikp/deklaracje"
FIRST = "po raz pierwszy lub po raz drugi"
THIRD = "po raz trzeci i kolejny"


def start(browser: Browser, role: str) -> Page:
    """Press „Wypełnij deklarację”."""
    return browser.get(f"{LIST}/{role}")


def press(browser: Browser, action: str, **typed: str) -> Page:
    """Press a button of the step shown, with what is chosen in it and with these changes."""
    page = browser.page
    shown = {one.attributes["name"]: one.attributes.get("value", "") for one in page.all("input", type="text")}
    chosen = {one.attributes["name"]: one.attributes["value"] for one in page.all("input", checked="")}
    hidden = {name: value for name, value in page.hidden().items() if name != "csrfmiddlewaretoken"}
    query = {**hidden, **shown, **chosen, **typed, "action": action}
    return browser.get(f"{urlsplit(browser.address).path}?{urlencode(query)}")


def option(page: Page, text: str) -> dict[str, str]:
    """Return the field that the radio button whose label contains `text` sends."""
    (label,) = (one for one in page.all("label") if text in one.text)
    (button,) = page.all("input", id=label.attributes["for"])
    return {button.attributes["name"]: button.attributes["value"]}


def choose(browser: Browser, *texts: str) -> Page:
    """Choose these options of the step shown and press „Dalej”."""
    chosen: dict[str, str] = {}
    for text in texts:
        chosen |= option(browser.page, text)
    return press(browser, "next", **chosen)


def pass_steps(browser: Browser, role: str, facility: str, person: str, *which: str) -> Page:
    """Go through the wizard to the summary."""
    start(browser, role)
    press(browser, "search", search=facility)
    choose(browser, facility)
    choose(browser, person)
    return choose(browser, *(which or (FIRST,)))


def declare(browser: Browser, role: str, facility: str, person: str, *which: str) -> Page:
    """Go through the whole wizard and press „Złóż deklarację”."""
    pass_steps(browser, role, facility, person, *which)
    return browser.submit(browser.address)


def filed(browser: Browser) -> list[list[str]]:
    """Return the rows of the table „Deklaracje”, the newest first."""
    cells = browser.part(f"{LIST}/lista").texts("td")
    return [cells[start : start + 5] for start in range(0, len(cells), 5)]
