"""A certificate that is not trusted ends the way, in words that say what to do; so does a port without HTTPS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import trustme

from pages.no_connection import SILENT, no_connection
from pages.trusted_profile import visit
from support.verdicts import EnvironmentUnavailableError, NoRecoveryError
from tests.pages.shown import Screen
from tests.rehearsal.terminator import ending_tls, plain_http_only

if TYPE_CHECKING:
    from support.session import Session
    from tests.pages.shown import Show

ADDRESS = "https://iikp.example:8888/ikp?bilet=tajny"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("net::ERR_CERT_DATE_INVALID", "wygasł albo jeszcze nie obowiązuje; ERR_CERT_DATE_INVALID), więc zestaw"),
        ("NET::ERR_CERT_COMMON_NAME_INVALID", "wystawiono go dla innej nazwy; ERR_CERT"),
        ("net::ERR_CERT_AUTHORITY_INVALID", "dodaj go do zaufanych tej przeglądarki (README.md)."),
        ("net::ERR_CERT_REVOKED", "przyczynę podaje przeglądarka; ERR_CERT_REVOKED), więc"),
        ("SEC_ERROR_UNKNOWN_ISSUER", "wystawił go urząd, którego ten komputer nie zna; SEC_ERROR"),
    ],
)
def test_a_certificate_that_is_not_trusted_is_told_with_what_to_do(said: str, told: str) -> None:
    error = no_connection(said, ADDRESS)
    assert isinstance(error, NoRecoveryError)
    assert str(error).startswith("Certyfikat hosta iikp.example nie jest zaufany (")
    assert "\nCo zrobić: " in str(error)
    assert told in str(error)
    assert "tajny" not in str(error)


def test_a_driver_that_tells_no_code_is_believed() -> None:
    error = no_connection("Navigation caused the user agent to hit a certificate warning", "", mistrusted=True)
    assert str(error).startswith("Certyfikat serwera nie jest zaufany (przyczynę podaje przeglądarka), więc zestaw")


@pytest.mark.parametrize(
    ("said", "told", "recovers"),
    [
        ("net::ERR_SSL_PROTOCOL_ERROR", "na tym porcie nie odpowiada serwer HTTPS", False),
        ("net::ERR_NAME_NOT_RESOLVED", "serwer nazw nie zna tego hosta", True),
        ("net::ERR_TUNNEL_CONNECTION_FAILED", "pośrednik sieciowy (zmienna HTTPS_PROXY) nie łączy", True),
    ],
)
def test_what_else_hinders_is_told_with_what_to_do(said: str, told: str, recovers: bool) -> None:  # noqa: FBT001
    error = no_connection(f"unknown error: {said}\n(Session info)", ADDRESS)
    assert str(error).startswith(f"Przeglądarka nie połączyła się z https://iikp.example:8888: {told}")
    assert isinstance(error, NoRecoveryError) is not recovers


def test_any_other_silence_is_the_environments() -> None:
    error = no_connection("net::ERR_CONNECTION_REFUSED", ADDRESS)
    assert (str(error), type(error)) == (SILENT, EnvironmentUnavailableError)


def _arrive(session: Session, address: str) -> None:
    # Firefox's driver refuses at the address itself, Chromium's shows the browser's page about it.
    visit(session, address)
    Screen(session).loaded()


def test_the_browser_meets_an_authority_that_it_does_not_know_at_the_address_or_on_the_way(show: Show) -> None:
    session = show.session()
    with ending_tls(trustme.CA().issue_cert("127.0.0.1"), show.server.server_address[1]) as port:
        address = f"https://127.0.0.1:{port}/form"
        with pytest.raises(NoRecoveryError, match=r"Certyfikat hosta .* nie jest zaufany \(wystawił go urząd"):
            _arrive(session, address)
        visit(session, show.put("/form", "<h1>Ekran</h1>"))
        session.driver.execute_script("location.assign(arguments[0])", address)
        with pytest.raises(NoRecoveryError, match=r"ERR_CERT_AUTHORITY_INVALID|SEC_ERROR_UNKNOWN_ISSUER"):
            Screen(session).pesel.see()


def test_the_browser_meets_a_port_that_does_not_speak_https(show: Show) -> None:
    session = show.session()
    with plain_http_only() as port:
        address = f"https://127.0.0.1:{port}/form"
        with pytest.raises(NoRecoveryError, match=r"nie połączyła się z https://.*nie odpowiada serwer HTTPS"):
            visit(session, address)
        visit(session, show.put("/form", "<h1>Ekran</h1>"))
        session.driver.execute_script("location.assign(arguments[0])", address)
        with pytest.raises(NoRecoveryError, match=r"ERR_SSL_PROTOCOL_ERROR|SSL_ERROR_RX_RECORD_TOO_LONG"):
            Screen(session).pesel.see()
