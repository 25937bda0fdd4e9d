"""The liaison's page as `raport.pdf`, printed by the browser that the run used; after Firefox and Edge, by a Chrome.

The page is masked already, and the browser is shown nothing else: what is in the PDF is in the page.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import sys
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from urllib3.exceptions import HTTPError

if TYPE_CHECKING:
    from pathlib import Path

NAME = "raport.pdf"
TOOLS = "tools.json"
"""Where browser and driver are, beside the run's other records; no report shows it."""
PAGE_LOAD_S = 60
_BROWSERS = ("chromium", "google-chrome", "chrome")
_OTHERS = re.compile(r"(?:gecko|edge)driver[^/\\]*$")
_QUIET = (
    "--headless", "--lang=pl", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
_PRINT = {
    "printBackground": True,
    # Paper, margins and page numbers are the style sheet's.
    "preferCSSPageSize": True,
    "generateTaggedPDF": True,
    "generateDocumentOutline": True,
}


class _Tools(BaseModel):
    """Paths of the browser and its driver."""

    browser: str | None = None
    driver: str | None = None


def write_pdf(out: Path) -> str | None:
    """Write `out`/raport.pdf from `out`/index.html; return a Polish line saying why when it had to be left out."""
    target = out / NAME
    passing = target.with_name(f"{NAME}.tmp")
    try:
        # A former run's PDF would contradict the new page.
        target.unlink(missing_ok=True)
        tools = _tools(out)
        if not tools.browser or not tools.driver:
            return _left_out("nie znaleziono Chrome ani Chromium ze sterownikiem")
        passing.write_bytes(_printed(out / "index.html", tools))
        passing.replace(target)
    except (WebDriverException, HTTPError):
        return _left_out("przeglądarka nie wydrukowała strony")
    except OSError:
        return _left_out(f"nie można go zapisać w katalogu „{out}” albo uruchomić przeglądarki")
    return None


def _left_out(why: str) -> str:
    return f"Raport PDF pominięto: {why}."


def _tools(out: Path) -> _Tools:
    """Return what the run used; what is no longer there, or was not written down, is looked for on the PATH."""
    try:
        noted = _Tools.model_validate(json.loads((out / "run" / TOOLS).read_text(encoding="utf-8")))
    except (OSError, ValueError, ValidationError):
        noted = _Tools()
    # Firefox prints no page numbers of a style sheet, and Edge's driver takes nobody else's orders.
    if _OTHERS.search(noted.driver or ""):
        noted = _Tools()
    browser = _usable(noted.browser) or next(filter(None, map(shutil.which, _BROWSERS)), None)
    return _Tools(browser=browser, driver=_usable(noted.driver) or shutil.which("chromedriver"))


def _usable(path: str | None) -> str | None:
    return path if path and os.access(path, os.X_OK) else None


def _printed(page: Path, tools: _Tools) -> bytes:
    options = ChromeOptions()
    options.binary_location = tools.browser or ""
    for argument in _QUIET:
        options.add_argument(argument)
    if sys.platform.startswith("linux") and os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    with Chrome(options=options, service=Service(tools.driver)) as driver:
        driver.set_page_load_timeout(PAGE_LOAD_S)
        driver.get(page.resolve().as_uri())
        return base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", _PRINT)["data"])
