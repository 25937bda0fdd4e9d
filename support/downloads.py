"""The last resort for a driver: webdriver-manager, which downloads it; what stops it is told in one Polish sentence.

Asked last: without a network it fails even when a driver is at hand.
"""

from __future__ import annotations

import errno
import re
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path
from tarfile import TarError
from typing import TYPE_CHECKING, Any

from requests.exceptions import ConnectionError as NoConnectionError
from requests.exceptions import HTTPError, RequestException, SSLError, Timeout
from webdriver_manager.chrome import ChromeDriverManager
from webdriver_manager.core.download_manager import WDMDownloadManager
from webdriver_manager.core.driver_cache import DriverCacheManager
from webdriver_manager.core.http import WDMHttpClient
from webdriver_manager.core.os_manager import ChromeType, OperationSystemManager
from webdriver_manager.firefox import GeckoDriverManager
from webdriver_manager.microsoft import EdgeChromiumDriverManager

from support.products import CHROMIUM, EDGE, FIREFOX, Product
from support.verdicts import SetupError

if TYPE_CHECKING:
    from requests import Response
    from webdriver_manager.core.manager import DriverManager

# To connect, and between two pieces of the answer.
_PATIENCE_S = (10, 60)
_VERSION_S = 20
_NOT_FOUND = 404
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# The first that fits; requests' own errors are OSErrors and, some of them, ValueErrors.
_REASONS: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((SSLError,), "strona pobierania ma certyfikat, któremu ten komputer nie ufa (zmienna REQUESTS_CA_BUNDLE)"),
    ((HTTPError,), "nie można go pobrać: strona pobierania odpowiada błędem"),
    ((NoConnectionError, Timeout), "nie można go pobrać: strona pobierania nie odpowiada"),
    ((RequestException,), "nie można go pobrać: odpowiedź strony pobierania urywa się"),
    (
        (zipfile.BadZipFile, TarError, zlib.error, EOFError, IndexError),
        "pobrany plik nie jest archiwum ze sterownikiem: zmieniło go coś po drodze albo jest niepełny",
    ),
)


def download(product: Product, browser: str | None) -> str:
    """Download a driver for the browser, or take it from webdriver-manager's cache; return its path.

    Args:
        product: the browser.
        browser: its path; None where it was not found.

    Raises:
        SetupError: there is none; the sentence says why and what to do.
    """
    try:
        path: str = _manager(product, browser).install()
        if not Path(path).is_file():
            raise zipfile.BadZipFile(path)  # noqa: TRY301 -- what webdriver-manager itself does not see
    except Exception as error:  # webdriver-manager raises bare exceptions too
        missing = f"Nie znaleziono sterownika {product.driver}" if browser else f"Nie znaleziono {_both(product)}"
        raise SetupError(f"{missing}, a {_why(error)}. {product.install}") from error
    return path


def _both(product: Product) -> str:
    return f"przeglądarki ({product.name}) ani jej sterownika"


def _manager(product: Product, browser: str | None) -> DriverManager:
    system: Any = _System(browser)
    cache: Any = DriverCacheManager(os_system_manager=system)  # type: ignore[no-untyped-call]  # all of this library is
    parts: Any = {
        "os_system_manager": system,
        "cache_manager": cache,
        "download_manager": WDMDownloadManager(_Client()),  # type: ignore[no-untyped-call]
    }
    if product is FIREFOX:
        return GeckoDriverManager(**parts)
    if product is EDGE:
        return EdgeChromiumDriverManager(**parts)
    return ChromeDriverManager(chrome_type=ChromeType.CHROMIUM if product is CHROMIUM else ChromeType.GOOGLE, **parts)


class _Client(WDMHttpClient):
    """Its own client, which by itself would wait for an answer without end."""

    def get(self, url: str, params: object = None, **options: Any) -> Response:  # noqa: ANN401 -- its own signature
        """Ask for an address."""
        return super().get(url, params=params, timeout=_PATIENCE_S, **options)

    @staticmethod
    def validate_response(resp: Response) -> None:
        """Refuse an answer with an error; one that says that there is no such thing is webdriver-manager's to tell."""
        if resp.status_code != _NOT_FOUND:
            resp.raise_for_status()
        WDMHttpClient.validate_response(resp)


class _System(OperationSystemManager):
    """What webdriver-manager asks of the system; it knows browsers by a few names of programs only."""

    def __init__(self, browser: str | None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._browser = browser

    def get_browser_version_from_os(self, browser_type: str | None = None) -> str | None:
        """Return the browser's version: of the one that was found, else of what webdriver-manager finds."""
        # On Windows a browser that is asked for its version opens a window.
        if self._browser is not None and sys.platform != "win32":
            return version_of(self._browser)
        found: str | None = super().get_browser_version_from_os(browser_type)  # type: ignore[no-untyped-call]
        return found


def version_of(program: str) -> str | None:
    """Return the version that a program tells; None when it tells none."""
    try:
        command = [program, "--version"]
        told = subprocess.run(command, capture_output=True, text=True, timeout=_VERSION_S, check=False)  # noqa: S603 -- the tester's browser
    except (OSError, subprocess.TimeoutExpired):
        return None
    version = re.search(r"\d+(?:\.\d+)+", told.stdout)
    return version[0] if version else None


def _why(error: Exception) -> str:
    """Say in Polish why nothing came, to follow „…, a”."""
    if isinstance(error, OSError) and error.errno in _FULL:
        return f"pobranego nie można zapisać: brak miejsca na dysku ({_place(error)})"
    # webdriver-manager raises a ConnectionError of its own for every error on the line.
    for kinds, words in _REASONS:
        if isinstance(error, kinds) or isinstance(error.__context__, kinds):
            return words
    if isinstance(error, OSError):
        return f"pobranego nie można zapisać ({_place(error)}: {error.strerror or type(error).__name__})"
    return "strona pobierania nie ma sterownika dla tej wersji przeglądarki"


def _place(error: OSError) -> str:
    return str(error.filename or "~/.wdm")
