"""Finds the browser and its driver: explicit path, PATH, Selenium Manager, webdriver-manager, in this order."""

from __future__ import annotations

import logging
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from requests.exceptions import RequestException
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.selenium_manager import SeleniumManager
from webdriver_manager.chrome import ChromeDriverManager

from support.verdicts import SetupError

if TYPE_CHECKING:
    from pathlib import Path

    from support.settings import Settings

_BROWSERS = ("google-chrome", "google-chrome-stable", "chrome", "chromium", "chromium-browser")
_ADVICE = "Na Debianie: apt-get install chromium chromium-driver; gdzie indziej: zainstaluj Google Chrome."


@dataclass(frozen=True)
class Found:
    """Paths of the browser (None: the driver knows where it is) and of the driver."""

    browser: str | None
    driver: str


def find(settings: Settings) -> Found:
    """Find the browser and a driver for it.

    Raises:
        SetupError: none is found, or a path that was given leads nowhere.
    """
    browser = _given(settings.przegladarka, "przegladarka") or next(filter(None, map(shutil.which, _BROWSERS)), None)
    driver = _given(settings.sterownik, "sterownik") or shutil.which("chromedriver")
    if browser and driver:
        return Found(browser, driver)
    managed = _selenium_manager(browser)
    if managed is not None:
        return Found(browser or managed.browser, driver or managed.driver)
    if driver:
        raise SetupError(f"Nie znaleziono przeglądarki. {_ADVICE}")
    return Found(browser, _webdriver_manager())


def _given(path: Path | None, option: str) -> str | None:
    if path is None:
        return None
    if not (path.is_file() and os.access(path, os.X_OK)):
        raise SetupError(f"Opcja {option}: pod ścieżką {path} nie ma programu, który można uruchomić.")
    return str(path)


def _selenium_manager(browser: str | None) -> Found | None:
    # What it warns of in English would be the first thing on the screen; find() says it in Polish.
    logging.getLogger("selenium").addHandler(logging.NullHandler())
    arguments = ["--browser", "chrome", *(["--browser-path", browser] if browser else [])]
    try:
        paths = SeleniumManager().binary_paths(arguments)
    except WebDriverException:
        return None
    return Found(paths.get("browser_path") or None, paths["driver_path"]) if paths.get("driver_path") else None


def _webdriver_manager() -> str:
    # Asked last: without a network it fails even when a driver is at hand.
    try:
        return ChromeDriverManager().install()
    except (RequestException, ValueError, OSError, AttributeError) as error:
        raise SetupError(
            f"Nie znaleziono przeglądarki albo jej sterownika i nie można ich pobrać. {_ADVICE}"
        ) from error
