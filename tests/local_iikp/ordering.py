"""Ordering prescriptions without a browser's screen, and what the clinic makes of the orders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from local_iikp.prescriptions import clinic
from local_iikp.prescriptions.models import Order, Prescription

if TYPE_CHECKING:
    from tests.local_iikp.iikp_browser import Browser
    from tests.local_iikp.iikp_page import Page

MINE = "/ikp/recepty"
MY_TABLE = "/ikp/recepty/moje"
START = "/ikp/recepty/zamow"
ORDERS = "/ikp/recepty/zamowione"
ORDERS_TABLE = "/ikp/recepty/zamowione/tabela"

EUTHYROX, METFORMAX, TRITACE = "Euthyrox N 100", "Metformax 850", "Tritace 5"


def field(browser: Browser, drug: str, key: str = "anna") -> str:
    """Return the value that the checkbox of a patient's drug sends."""
    mine = Prescription.objects.filter(patient__world=browser.world, patient__key=key)
    return str(mine.get(drug=drug).pk)


def begin(browser: Browser, *drugs: str, key: str = "anna") -> Page:
    """Tick these drugs and press „Zamów receptę”."""
    return browser.get(f"{START}?{urlencode([('lek', field(browser, drug, key)) for drug in drugs])}")


def typed(browser: Browser, remarks: str = "", **packages: str) -> dict[str, str]:
    """Return what the form shown sends: `packages` by the drug's first word in small letters, else 1."""
    names = [one.attributes["name"] for one in browser.page.all("input", type="text")]
    wanted = {
        f"packages_{prescription.pk}": packages[word]
        for prescription in Prescription.objects.filter(patient__world=browser.world)
        if (word := prescription.drug.split()[0].lower()) in packages
    }
    return {"remarks": remarks, **{name: wanted.get(name, "1") for name in names}}


def send(browser: Browser, remarks: str = "", **packages: str) -> Page:
    """Fill in the form shown and press „Złóż zamówienie”."""
    parts = urlsplit(browser.address)
    return browser.submit(f"{parts.path}?{parts.query}", **typed(browser, remarks, **packages))


def order(browser: Browser, *drugs: str, remarks: str = "", **packages: str) -> str:
    """Order these drugs of Anna's; return the order's number."""
    begin(browser, *drugs)
    send(browser, remarks, **packages)
    return number_told(browser.page)


def number_told(page: Page) -> str:
    """Return the number that stands in the confirmation."""
    (told,) = (text for text in page.statuses if text.startswith("Zamówienie zostało złożone"))
    return told.rpartition(" ")[2]


def rows(page: Page) -> list[dict[str, str]]:
    """Return the rows of the only table, by the columns' names."""
    names, cells = page.texts("th"), page.texts("td")
    starts = range(0, len(cells), len(names) or 1)
    return [dict(zip(names, cells[start : start + len(names)], strict=True)) for start in starts]


def listed(browser: Browser) -> dict[str, dict[str, str]]:
    """Return the rows of „Zamówione recepty”, by number."""
    return {row["Numer"]: row for row in rows(browser.part(ORDERS_TABLE))}


def stored(browser: Browser) -> list[Order]:
    """Return all orders of the world."""
    return list(Order.objects.filter(patient__world=browser.world).order_by("pk"))


def act(browser: Browser, action: str, key: str = "anna", **request: str) -> dict[str, Any]:
    """Let the clinic act on a patient's orders."""
    pesel = browser.world.patients.get(key=key).pesel
    return clinic.ACTIONS[action](browser.world, {"pesel": pesel, **request})


def received(browser: Browser, key: str = "anna") -> list[dict[str, Any]]:
    """Return what the clinic has received from a patient."""
    orders: list[dict[str, Any]] = act(browser, "orders", key)["orders"]
    return orders
