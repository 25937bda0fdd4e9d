"""Going through „Uprawnienia” without a screen: the wizard, the list, „Zmień”, „Wycofaj”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from local_iikp.consents import rules
from local_iikp.consents.models import Consent
from local_iikp.poz.models import Facility, Worker

if TYPE_CHECKING:
    from tests.local_iikp.iikp_browser import Browser
    from tests.local_iikp.iikp_page import Page

LIST = "/ikp/uprawnienia"
DOCUMENTS = "Dostęp do dokumentacji medycznej"
HEALTH = "Informacja o stanie zdrowia"
SERVICES = "Zgoda na udzielenie świadczeń"
DATA = "Udostępnienie danych medycznych"
KINDS = {DOCUMENTS: "dokumentacja", HEALTH: "stan-zdrowia", SERVICES: "swiadczenia", DATA: "dane"}
GRANTED = "Uprawnienie zostało nadane"
COLUMNS = ("Komu", "Rodzaj", "Okres", "Status")


def begin(browser: Browser) -> Page:
    """Press „Nadaj dostęp”."""
    browser.get(LIST)
    return browser.submit("/ikp/uprawnienia/nadawanie")


def on(browser: Browser, **fields: str) -> Page:
    """Fill the step shown and press its main button."""
    return browser.submit(browser.address, **fields)


def back(browser: Browser, **fields: str) -> Page:
    """Fill the step shown and press „Wstecz”."""
    return browser.submit(browser.address, back="1", **fields)


def search(browser: Browser, **fields: str) -> list[str]:
    """Press „Szukaj” in the step shown; return what is found."""
    browser.submit(browser.address, search="1", **fields)
    return results(browser).texts("label")


def results(browser: Browser) -> Page:
    """Return the part of the step „Komu” that brings the results."""
    return part(browser, browser.address.rsplit("/", 1)[0] + "/wyniki")


def part(browser: Browser, address: str) -> Page:
    """Return a part of the page shown, which stays shown."""
    shown = browser.address, browser.response
    page = browser.part(address)
    browser.address, browser.response = shown
    return page


def facility(browser: Browser, name: str = "Szpital Miejski") -> dict[str, str]:
    """Return the fields that choose a facility."""
    found = Facility.objects.get(world=browser.world, name__startswith=name)
    return {"recipient": "placowka", "facility_name": name, "facility": str(found.pk)}


def worker(browser: Browser, name: str = "Ewa Kruk") -> dict[str, str]:
    """Return the fields that choose a worker."""
    found = Worker.objects.get(facility__world=browser.world, name__endswith=name)
    return {"recipient": "pracownik", "number": found.number, "worker": str(found.pk)}


def close_person(pesel: str, /, **changes: str) -> dict[str, str]:
    """Return the fields that name a close person."""
    person = {"first_name": "Jerzy", "last_name": "Żak", "pesel": pesel, "contact": "600 100 200"}
    return {"recipient": "bliska", **person, **changes}


def to_summary(browser: Browser, kind: str, recipient: dict[str, str], **period: str) -> Page:
    """Go through the wizard up to „Podsumowanie”."""
    begin(browser)
    on(browser, kind=KINDS[kind])
    page = on(browser, **recipient)
    shown = {"starts": page.value_of("Od"), "ends": page.value_of("Do")} if page.heading == "Okres" else {}
    return on(browser, **{**shown, **period})


def grant(browser: Browser, kind: str, recipient: dict[str, str], **period: str) -> Page:
    """Go through the whole wizard."""
    to_summary(browser, kind, recipient, **period)
    return on(browser)


def rows(browser: Browser) -> list[tuple[str, ...]]:
    """Return the rows of „Nadane uprawnienia”: the columns, without the actions."""
    cells = part(browser, "/ikp/uprawnienia/nadane").texts("td")
    return [tuple(cells[start : start + 4]) for start in range(0, len(cells), 5)]


def actions(browser: Browser) -> list[str]:
    """Return the actions of each row."""
    return part(browser, "/ikp/uprawnienia/nadane").texts("td")[4::5]


def stored(browser: Browser) -> int:
    """Return how many consents there are in the world."""
    return Consent.objects.filter(patient__world=browser.world).count()


def period(browser: Browser) -> str:
    """Return the period that the wizard offers at first, as the list shows it."""
    today = browser.world.today()
    return f"{today:%d.%m.%Y} – {rules.same_day_next_year(today):%d.%m.%Y}"
