"""Alerts by e-mail, to real servers: what arrives, and what is said when nothing does."""

from __future__ import annotations

import contextlib
import socket
import ssl
from typing import TYPE_CHECKING, Any

import pytest
import trustme

from reports.alerts import Mail, mail
from reports.alerts.channels import AlertError
from reports.alerts.message import Message
from tests.alerts.mail_server import NAME, PASSWORD, USER, MailServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SUBJECT = (
    "iIKP (profil iikp): środowisko niedostępne – całkowicie, bo długi temat łamie się na kilka wierszy, 23.11.2026"
)
ALERT = Message("środowisko niedostępne", SUBJECT, "Środowisko nie działało;\nżółć, „cudzysłów”.\n")
TO = ["zespol@firma.example", "dyzur@firma.example"]


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """Return somebody who signs certificates."""
    return trustme.CA()


@pytest.fixture(scope="module")
def tls(authority: trustme.CA) -> ssl.SSLContext:
    """Return the server's side of TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(NAME).configure_cert(context)
    return context


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust that authority as a company trusts its own: by OpenSSL's variable."""
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))


@pytest.fixture
def started() -> Iterator[Callable[..., MailServer]]:
    """Return what starts a mail server; all are stopped at the end."""
    with contextlib.ExitStack() as running:

        def start(**options: Any) -> MailServer:  # noqa: ANN401 -- MailServer's
            server = MailServer(**options)
            running.callback(server.stop)
            return server

        yield start


@pytest.fixture(autouse=True)
def _secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_USER", USER)
    monkeypatch.setenv("TEST_PASSWORD", PASSWORD)


def to(server: MailServer, security: str = "none", *, login: bool = False, host: str = NAME) -> Mail:
    names = {"user_env": "TEST_USER", "password_env": "TEST_PASSWORD"} if login else {}
    return Mail(TO, "nocne@firma.example", host, server.port, security, **names)


@pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")  # aiosmtpd does not see TLS from the start
@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("security", ["starttls", "ssl"])
def test_a_message_arrives_whole_over_tls_and_with_a_password(
    started: Callable[..., MailServer], tls: ssl.SSLContext, security: str
) -> None:
    server = started(tls=tls, from_the_start=security == "ssl", password=True)
    assert to(server, security, login=True).send(ALERT) == ""
    (arrived,) = server.messages
    assert arrived["Subject"] == SUBJECT
    assert arrived["From"] == "nocne@firma.example"
    assert arrived["To"] == ", ".join(TO)
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived["Message-ID"].endswith("@firma.example>")
    assert arrived.get_content().splitlines() == ALERT.text.splitlines()
    assert PASSWORD not in arrived.as_string()


def test_a_server_of_ones_own_network_needs_neither(started: Callable[..., MailServer]) -> None:
    server = started()
    to(server).send(ALERT)
    assert len(server.messages) == 1


def test_who_is_refused_is_told_and_the_others_get_it(started: Callable[..., MailServer]) -> None:
    server = started()
    server.refuses = {TO[1]}
    assert to(server).send(ALERT) == "serwer nie przyjął 1 z adresów"
    assert len(server.messages) == 1


def refusal(channel: Mail) -> str:
    """Send what must not get through; return why, which tells no secret."""
    with pytest.raises(AlertError) as trouble:
        channel.send(ALERT)
    said = str(trouble.value)
    assert USER not in said
    assert PASSWORD not in said
    # Nor does the trace that a bug elsewhere would print.
    assert trouble.value.__context__ is None or trouble.value.__suppress_context__
    return said.replace(f"serwer poczty {channel.host}:{channel.port} ", "")


@pytest.mark.usefixtures("trusted")
def test_a_refused_password_is_told(
    started: Callable[..., MailServer], tls: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = started(tls=tls, password=True)
    monkeypatch.setenv("TEST_PASSWORD", "inne")
    said = refusal(to(server, "starttls", login=True))
    assert said == "odrzucił logowanie (sprawdź zmienne z nazwą i hasłem) (kod 535)"
    assert server.messages == []
    monkeypatch.setenv("TEST_PASSWORD", "zażółć")
    assert refusal(to(server, "starttls", login=True)) == "nie przyjmie nazwy ani hasła ze znakami spoza ASCII"
    monkeypatch.setenv("TEST_PASSWORD", " ")
    assert refusal(to(server, "starttls", login=True)) == "zmienna TEST_PASSWORD jest pusta"


def test_a_certificate_that_nobody_knows_is_told(started: Callable[..., MailServer], tls: ssl.SSLContext) -> None:
    for security, from_the_start in (("starttls", False), ("ssl", True)):
        server = started(tls=tls, from_the_start=from_the_start)
        assert refusal(to(server, security)) == "ma certyfikat, któremu nie można zaufać"
        assert server.messages == []


@pytest.mark.usefixtures("trusted")
def test_a_certificate_for_another_name_is_told(started: Callable[..., MailServer], tls: ssl.SSLContext) -> None:
    server = started(tls=tls)
    assert refusal(to(server, "starttls", host="127.0.0.1")) == "ma certyfikat, któremu nie można zaufać"


def test_no_message_goes_out_uncovered_where_tls_was_asked_for(started: Callable[..., MailServer]) -> None:
    server = started()
    assert refusal(to(server, "starttls")) == "nie obsługuje szyfrowania STARTTLS albo logowania"
    assert refusal(to(server, "ssl")).startswith("nie zestawił szyfrowanego połączenia")
    assert server.messages == []


def test_a_server_that_takes_nothing_is_told(started: Callable[..., MailServer]) -> None:
    server = started()
    server.broken = True
    assert refusal(to(server)) == "odmówił (kod 554)"
    server.refuses = set(TO)
    assert refusal(to(server)) == "nie przyjął żadnego z adresatów"


def test_a_server_that_is_not_there_is_told(started: Callable[..., MailServer]) -> None:
    server = started()
    server.stop()
    assert refusal(to(server)) == "jest nieosiągalny"


def test_a_server_that_says_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "PATIENCE_S", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        channel = Mail(TO, "nocne@firma.example", "127.0.0.1", mute.getsockname()[1], "none")
        assert refusal(channel) == "zerwał połączenie albo milczał przez 20 s"
