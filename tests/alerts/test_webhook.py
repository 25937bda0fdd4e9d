"""Alerts by webhook, to real servers: what is posted, and what is said when it is not taken."""

from __future__ import annotations

import socket
import ssl
from typing import TYPE_CHECKING, Any

import pytest
import trustme
from pytest_httpserver import HTTPServer

from reports.alerts import Webhook, webhook
from reports.alerts.channels import AlertError
from reports.alerts.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATH = "/services/T0/B0/sezam"
ALERT = Message("niezgodne", "iIKP: niezgodne", "Nowe:\n- a <!channel>\n\nRaport: x\n", {"verdict": "niezgodne"})


@pytest.fixture(scope="module")
def running() -> Iterator[HTTPServer]:
    """Return a server of the tests' own."""
    with HTTPServer() as server:
        yield server


@pytest.fixture
def server(running: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> HTTPServer:
    """Return the server, its address in the variable."""
    running.clear()
    monkeypatch.setenv("TEST_WEBHOOK", running.url_for(PATH))
    return running


def posted(server: HTTPServer, form: str) -> dict[str, Any]:
    server.expect_oneshot_request(PATH, method="POST").respond_with_data("ok")
    assert Webhook("TEST_WEBHOOK", form).send(ALERT) == ""
    (request, _) = server.log[-1]
    assert request.content_type == "application/json"
    body: dict[str, Any] = request.get_json()
    return body


def test_chats_get_one_text_in_which_nobody_is_called(server: HTTPServer) -> None:
    # Nothing besides: Google Chat refuses a key that it does not know.
    text = "iIKP: niezgodne\n\nNowe:\n- a \u2039!channel\u203a\n\nRaport: x\n"
    assert posted(server, "text") == {"text": text}


def test_teams_gets_a_card(server: HTTPServer) -> None:
    body = posted(server, "teams")
    (card,) = body["attachments"]
    assert body["type"] == "message"
    assert card["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert card["content"]["type"] == "AdaptiveCard"
    shown = [part["text"] for part in card["content"]["body"]]
    assert shown == ["iIKP: niezgodne", "Nowe:", "- a \u2039!channel\u203a", "Raport: x"]


def test_programs_get_fields(server: HTTPServer) -> None:
    assert posted(server, "json") == {
        "schema": 1,
        "kind": "niezgodne",
        "subject": "iIKP: niezgodne",
        "text": ALERT.text,
        "verdict": "niezgodne",
    }


def refusal() -> str:
    """Post what must not be taken; return why, which does not tell the address."""
    with pytest.raises(AlertError) as trouble:
        Webhook("TEST_WEBHOOK").send(ALERT)
    said = str(trouble.value)
    assert "sezam" not in said
    assert "localhost" not in said
    return said


@pytest.mark.parametrize("code", [400, 404, 500, 503])
def test_a_server_that_refuses_is_told(server: HTTPServer, code: int) -> None:
    server.expect_request(PATH).respond_with_data("no_text sezam", status=code)
    assert refusal() == f"webhook ze zmiennej TEST_WEBHOOK odpowiedział kodem {code}"


def test_a_redirection_is_not_followed_for_it_would_lose_the_message(server: HTTPServer) -> None:
    server.expect_request(PATH).respond_with_data("", status=302, headers={"Location": server.url_for("/login")})
    assert "odsyła pod inny adres (kod 302)" in refusal()
    assert [request.path for request, _ in server.log] == [PATH]


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("", "zmienna TEST_WEBHOOK jest pusta"),
        ("sezam", "w zmiennej TEST_WEBHOOK nie ma poprawnego adresu (https://…)"),
        ("ftp://sezam.example/x", "w zmiennej TEST_WEBHOOK nie ma poprawnego adresu (https://…)"),
        ("https://[sezam/x", "w zmiennej TEST_WEBHOOK nie ma poprawnego adresu (https://…)"),
        ("http://127.0.0.1:1/sezam", "webhook ze zmiennej TEST_WEBHOOK jest nieosiągalny"),
    ],
)
def test_an_address_that_leads_nowhere_is_told(monkeypatch: pytest.MonkeyPatch, address: str, says: str) -> None:
    monkeypatch.setenv("TEST_WEBHOOK", address)
    assert refusal() == says


def test_a_server_that_says_nothing_is_told(server: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook, "PATIENCE_S", 0.1)
    mute = socket.create_server(("127.0.0.1", 0))
    monkeypatch.setenv("TEST_WEBHOOK", f"http://127.0.0.1:{mute.getsockname()[1]}/sezam")
    with mute:
        assert refusal() == "webhook ze zmiennej TEST_WEBHOOK milczał przez 0.1 s"
    assert server.log == []


def test_tls_is_verified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    with HTTPServer(ssl_context=context) as server:
        monkeypatch.setenv("TEST_WEBHOOK", server.url_for(PATH))
        assert refusal() == "webhook ze zmiennej TEST_WEBHOOK ma certyfikat, któremu nie można zaufać"
        authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "ca.pem"))
        assert posted(server, "text")["text"].startswith("iIKP: niezgodne")
