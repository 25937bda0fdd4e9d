"""Accounts and alerts: what is looked at without being shown or sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

from support import pesel
from support.doctor.accounts import accounts
from support.doctor.alerts import alerts
from tests.doctor.conftest import context_of, lines, profile_of, subject_of
from tests.doctor.servers import nobody

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import trustme


def test_numbers_are_judged_and_never_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    numbers = {name: pesel.nobodys() for name in ("ANNA", "JAN")}
    for name, number in numbers.items():
        monkeypatch.setenv(f"TEST_{name}", number)
    monkeypatch.delenv("TEST_ZOFIA", raising=False)
    (tmp_path / "piotr").write_text("\n", encoding="utf-8")
    patients = {
        "anna": {"pesel_env": "TEST_ANNA", "name": "A. Nowak"},
        "jan": {"pesel_env": "TEST_JAN", "name": "J. Nowak"},
        "zofia": {"pesel_env": "TEST_ZOFIA", "name": "Z. Nowak"},
        "piotr": {"pesel_file": str(tmp_path / "piotr"), "name": "P. Nowak"},
        "maria": {"pesel_env": "TEST_JAN", "name": "M. Nowak"},
    }
    said = lines(accounts, subject_of(profile_of(1, patients=patients)))
    assert said[0] == "✓ Konto anna: zmienna TEST_ANNA: numer poprawny"
    assert said[1] == "– Konto jan: zobacz wyżej: Konfiguracja"
    assert said[2].startswith("✗ Konto zofia: zmienna TEST_ZOFIA jest pusta: wpisz do niej numer PESEL")
    assert said[3].startswith(f"✗ Konto piotr: plik {tmp_path / 'piotr'} jest pusty: wpisz do niego numer PESEL")
    assert said[4] == said[1].replace("jan", "maria")
    assert said[5] == "– Bez konta: jakub, hanna: ich scenariusze będą „niesprawdzone”"
    assert not any(number in "".join(said) for number in numbers.values())


def test_a_profile_without_accounts_is_told() -> None:
    (said,) = lines(accounts, subject_of(profile_of(1)))
    assert said.startswith("✗ Konta: profil nie podaje żadnego konta testowego")


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("https://hooks.example/tajne", "✓ Webhook: zmienna TEST_HOOK zawiera adres na hoście hooks.example"),
        ("hooks.example/tajne", "✗ Webhook: zmienna TEST_HOOK nie zawiera adresu"),
        ("", "✗ Powiadomienia: zmienna TEST_HOOK jest pusta"),
    ],
)
def test_a_webhook_is_read_and_not_called(address: str, says: str) -> None:
    subject = replace(subject_of(profile_of(1, alerts={"webhook_env": "TEST_HOOK"})), environ={"TEST_HOOK": address})
    (said,) = lines(alerts, subject)
    assert said.startswith(says)
    assert "tajne" not in said


@pytest.fixture
def post(trusted: trustme.CA) -> Iterator[Controller]:
    """Return a mail server that knows STARTTLS."""
    server = Controller(Sink(), hostname="127.0.0.1", port=nobody(), tls_context=context_of(trusted, "127.0.0.1"))
    server.start()
    yield server
    server.stop()


@pytest.mark.parametrize(
    ("security", "says"),
    [
        ("starttls", "✓ Poczta: serwer 127.0.0.1:"),
        ("none", "✓ Poczta: serwer 127.0.0.1:"),
        ("ssl", "✗ Poczta: serwer 127.0.0.1:"),
    ],
)
def test_the_mail_server_is_greeted_and_sent_nothing(post: Controller, security: str, says: str) -> None:
    mail = {"to": ["a@b.example"], "sender": "c@d.example", "smtp_host": "127.0.0.1", "smtp_port": post.port}
    (said,) = lines(alerts, subject_of(profile_of(1, alerts=mail | {"smtp_security": security})))
    assert said.startswith(says)


def test_a_mail_server_without_starttls_is_told() -> None:
    server = Controller(Sink(), hostname="127.0.0.1", port=nobody())
    server.start()
    mail = {"to": ["a@b.example"], "sender": "c@d.example", "smtp_host": "127.0.0.1", "smtp_port": server.port}
    (said,) = lines(alerts, subject_of(profile_of(1, alerts=mail)))
    server.stop()
    assert "nie zna STARTTLS" in said


def test_a_mail_server_that_is_not_there_is_told() -> None:
    mail = {"to": ["a@b.example"], "sender": "c@d.example", "smtp_host": "127.0.0.1", "smtp_port": nobody()}
    (said,) = lines(alerts, subject_of(profile_of(1, alerts=mail)))
    assert "nie odpowiada jak serwer poczty" in said
