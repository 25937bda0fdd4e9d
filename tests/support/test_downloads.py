"""webdriver-manager brings a driver from the download site, and what stops it is told in one Polish sentence."""

from __future__ import annotations

import resource
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import trustme
from webdriver_manager.core import driver_cache

from support.downloads import download
from support.products import CHROME, CHROMIUM, EDGE, FIREFOX, Product
from support.verdicts import SetupError
from tests.support.download_site import DownloadSite, tarred, zipped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROGRAM = b"#!/bin/sh\necho driver\n"
ZIP = zipped("chromedriver-linux64/chromedriver", PROGRAM)


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DownloadSite]:
    """Return the download sites of all tests here."""
    sites = DownloadSite(tmp_path_factory.mktemp("site"))
    yield sites
    sites.close()


@pytest.fixture
def site(serving: DownloadSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DownloadSite:
    """Return the download sites, to which this process is led; what comes from there is kept in the test's folder."""
    serving.server.clear()
    for name, value in serving.variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(driver_cache, "DEFAULT_USER_HOME_CACHE_PATH", str(tmp_path / "wdm"))
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    return serving


@pytest.fixture
def browser(tmp_path: Path) -> Path:
    """Return a program that tells a version as browsers do."""
    return program(tmp_path / "browser", "#!/bin/sh\necho 'Chromium 156.0.8078.79 built on Debian'\n")


def program(path: Path, text: str) -> Path:
    """Write a program."""
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def offer(site: DownloadSite, product: Product) -> None:
    """Put a driver for the product on its site."""
    if product is FIREFOX:
        site.offer_geckodriver("v0.37.1", tarred("geckodriver", PROGRAM))
    elif product is EDGE:
        site.offer_edgedriver("156.0.8078.70", zipped("msedgedriver", PROGRAM))
    else:
        site.offer_chromedriver("156.0.8078.70", ZIP)


@pytest.mark.parametrize("product", [CHROME, CHROMIUM, FIREFOX, EDGE], ids=lambda product: str(product.name))
def test_a_driver_that_fits_is_brought_once(
    site: DownloadSite, browser: Path, tmp_path: Path, product: Product
) -> None:
    offer(site, product)
    path = download(product, str(browser))
    assert path.startswith(str(tmp_path / "wdm"))
    assert path.endswith(product.driver)
    assert Path(path).read_bytes() == PROGRAM
    asked = list(site.asked)
    assert download(product, str(browser)) == path
    assert site.asked == asked


def no_such_version(site: DownloadSite) -> None:
    """Know of no driver."""
    site.offer_nothing()


def no_such_file(site: DownloadSite) -> None:
    """Know of a driver that is not there."""
    site.offer_chromedriver("156.0.8078.70", b"", status=404)


def refusing(site: DownloadSite) -> None:
    """Answer nothing but errors."""
    site.offer_chromedriver("156.0.8078.70", b"", status=503)


def garbage(site: DownloadSite) -> None:
    """Serve a page of a proxy for the driver."""
    site.offer_chromedriver("156.0.8078.70", b"<html>Zaloguj")


def half(site: DownloadSite) -> None:
    """Serve the first half of a driver."""
    site.offer_chromedriver("156.0.8078.70", ZIP[: len(ZIP) // 2])


def empty(site: DownloadSite) -> None:
    """Serve a zip with nothing inside."""
    site.offer_chromedriver("156.0.8078.70", zipped("chromedriver-linux64/", b""))


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (no_such_version, "nie ma sterownika dla tej wersji przeglądarki"),
        (no_such_file, "nie ma sterownika dla tej wersji przeglądarki"),
        (refusing, "odpowiada błędem"),
        (garbage, "nie jest archiwum ze sterownikiem"),
        (half, "nie jest archiwum ze sterownikiem"),
        (empty, "nie jest archiwum ze sterownikiem"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_the_site_lacks_is_told_in_one_sentence(
    site: DownloadSite, browser: Path, trouble: Callable[[DownloadSite], None], words: str
) -> None:
    trouble(site)
    assert words in refusal(CHROMIUM, browser)


def refusal(product: Product, browser: Path | None) -> str:
    """Return what is said where no driver comes."""
    with pytest.raises(SetupError) as refused:
        download(product, str(browser) if browser else None)
    said = str(refused.value)
    assert said.startswith("Nie znaleziono ")
    assert said.endswith(product.install)
    assert "\n" not in said
    return said


def test_no_network_is_told_in_one_sentence(site: DownloadSite, browser: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert "strona pobierania nie odpowiada" in refusal(CHROMIUM, browser)
    assert "przeglądarki (firefox) ani jej sterownika" in refusal(FIREFOX, None)
    assert site.asked == []


def test_a_site_that_nobody_vouches_for_is_told_in_one_sentence(
    site: DownloadSite, browser: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "another.pem"))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "another.pem"))
    assert "certyfikat, któremu ten komputer nie ufa" in refusal(CHROMIUM, browser)
    assert site.asked == []


def test_a_full_disk_is_told_in_one_sentence(site: DownloadSite, browser: Path) -> None:
    site.offer_chromedriver("156.0.8078.70", zipped("chromedriver-linux64/chromedriver", bytes(range(256)) * 4096))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    # No file of this process may grow beyond this, as on a disk with as little room.
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        said = refusal(CHROMIUM, browser)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "brak miejsca na dysku" in said


def test_a_folder_that_cannot_be_written_is_named(site: DownloadSite, browser: Path, tmp_path: Path) -> None:
    offer(site, CHROMIUM)
    (tmp_path / "wdm").write_text("zajęte", encoding="utf-8")
    assert str(tmp_path / "wdm") in refusal(CHROMIUM, browser)
