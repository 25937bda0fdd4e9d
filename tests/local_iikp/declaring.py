"""Going through the wizard of e-declarations without a browser's screen."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from local_iikp.poz import clinic

if TYPE_CHECKING:
    from datetime import datetime

    from local_iikp.worlds.models import World
    from tests.local_iikp.iikp_browser import Browser
    from tests.local_iikp.iikp_page import Page

LIST = "/ikp/deklaracje"
SECTION = "/ikp/moje-konto/poz"
WHICH = "W bieżącym roku kalendarzowym dokonuję wyboru"
WHY = "Przyczyna zmiany"
FIRST = "po raz pierwszy lub po raz drugi"
THIRD = "po raz trzeci i kolejny"
DOCTOR, NURSE, MIDWIFE = "lekarz", "pielegniarka", "polozna"
WHERE = {
    DOCTOR: ("Przychodnia Zdrowie", "Ewa Kruk"),
    NURSE: ("Gabinet Pod Lipą", "Irena Sowa"),
    MIDWIFE: ("Gabinet Jutrzenka", "Beata Czyż"),
}


def start(browser: Browser, role: str = DOCTOR) -> Page:
    """Press „Wypełnij deklarację”."""
    return browser.get(f"{LIST}/{role}")


def press(browser: Browser, action: str, **typed: str) -> Page:
    """Press a button of the step shown, with what is chosen in it and with these changes."""
    page = browser.page
    shown = {one.attributes["name"]: one.attributes.get("value", "") for one in page.all("input", type="text")}
    hidden = {name: value for name, value in page.hidden().items() if name != "csrfmiddlewaretoken"}
    query = {**hidden, **shown, **chosen(page), **typed, "action": action}
    return browser.get(f"{urlsplit(browser.address).path}?{urlencode(query)}")


def chosen(page: Page) -> dict[str, str]:
    """Return the fields that the chosen radio buttons send."""
    return {one.attributes["name"]: one.attributes["value"] for one in page.all("input", checked="")}


def chosen_labels(page: Page) -> list[str]:
    """Return the texts of the chosen radio buttons."""
    ids = [one.attributes["id"] for one in page.all("input", checked="")]
    return [one.text for one in page.all("label") if one.attributes["for"] in ids]


def option(page: Page, text: str) -> dict[str, str]:
    """Return the field that the radio button whose label contains `text` sends."""
    (label,) = (one for one in page.all("label") if text in one.text)
    (button,) = page.all("input", id=label.attributes["for"])
    return {button.attributes["name"]: button.attributes["value"]}


def choose(browser: Browser, *texts: str) -> Page:
    """Choose these options of the step shown and press „Dalej”."""
    fields: dict[str, str] = {}
    for text in texts:
        fields |= option(browser.page, text)
    return press(browser, "next", **fields)


def refused(page: Page) -> dict[str, str]:
    """Return the words tied to each group or field that is marked as refused."""
    words = {}
    for one in page.all("", **{"aria-invalid": "true"}):
        (text,) = page.texts("", id=one.attributes["aria-describedby"])
        named_by = one.attributes.get("aria-labelledby")
        names = page.texts("", id=named_by) if named_by else page.texts("label", **{"for": one.attributes["id"]})
        words[names[0]] = text
    return words


def reach_which(browser: Browser, role: str = DOCTOR) -> Page:
    """Go through the first two steps."""
    facility, person = WHERE[role]
    start(browser, role)
    press(browser, "search", search=facility)
    choose(browser, facility)
    return choose(browser, person)


def reach_summary(browser: Browser, role: str = DOCTOR, *which: str) -> Page:
    """Go through the first three steps."""
    reach_which(browser, role)
    return choose(browser, *(which or (FIRST,)))


def declare(browser: Browser, role: str = DOCTOR, *which: str) -> Page:
    """Go through the whole wizard and press „Złóż deklarację”."""
    reach_summary(browser, role, *which)
    return browser.submit(browser.address)


def filed(browser: Browser) -> list[list[str]]:
    """Return the rows of the table „Deklaracje”, the newest first."""
    cells = browser.part(f"{LIST}/lista").texts("td")
    return [cells[start : start + 5] for start in range(0, len(cells), 5)]


def statuses(browser: Browser, role: str = "lekarz") -> list[str]:
    """Return the statuses of the patient's declarations in a role, the newest first."""
    return [row[4] for row in filed(browser) if row[0] == role]


def clinic_does(world: World, action: str, key: str, role: str = "lekarz") -> None:
    """Let the clinic accept or reject the open declaration of a patient."""
    clinic.ACTIONS[action](world, {"pesel": world.patients.get(key=key).pesel, "role": role})


def accept(browser: Browser, key: str, role: str = "lekarz") -> None:
    """Let the clinic accept the open declaration of a patient."""
    browser.world.refresh_from_db()
    clinic_does(browser.world, "accept_declaration", key, role)


def set_clock(browser: Browser, moment: datetime, key: str) -> None:
    """Set the world's clock, and log the patient in again: the session has timed out."""
    browser.world.set_clock(moment)
    browser.world.save()
    browser.log_in(key)
