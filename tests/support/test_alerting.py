"""Whom a nightly run tells: what a profile may say of it, and that no secret gets into it or out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.alerting import read_alerts
from support.profile_file import read_profile
from support.verdicts import SetupError

if TYPE_CHECKING:
    from pathlib import Path

_PROFILE = """
[profile.inny]
entry_url = "https://portal.example/ikp/zaloguj"
trusted_profile_url = "https://pz.example:8888/pz/ekran_pz"
[profile.inny.alerts]
"""
_MAIL = 'to = ["zespol@firma.example"]\nsender = "nocne@firma.example"\nsmtp_host = "poczta.firma.example"\n'
_LOGIN = 'user_env = "NAZWA"\npassword_env = "HASLO"\n'


def _file(tmp_path: Path, alerts: str) -> Path:
    file = tmp_path / "iikp.toml"
    file.write_text(_PROFILE + alerts, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("security", "port"),
    [("", 587), ('smtp_security = "ssl"', 465), ('smtp_security = "none"', 25), ("smtp_port = 2525", 2525)],
)
def test_the_port_follows_from_the_security_unless_it_is_given(tmp_path: Path, security: str, port: int) -> None:
    alerts = read_profile(_file(tmp_path, _MAIL + security), "inny").alerts
    assert alerts is not None
    assert alerts.port == port


@pytest.mark.parametrize(
    ("alerts", "says"),
    [
        ("", "alerts: podaj webhook_env (zmienna z adresem webhooka) albo to (adresy e-mail)"),
        ('to = ["zespol@firma.example"]', "alerts: poczta wymaga kluczy sender (adres nadawcy) i smtp_host (serwer)"),
        (_MAIL + 'user_env = "NAZWA"', "alerts: user_env i password_env podaje się razem"),
        (_MAIL + _LOGIN + 'smtp_security = "none"', "alerts: hasło nie może iść bez szyfrowania"),
        (_MAIL + 'smtp_security = "tls"', "niewłaściwa wartość „tls”; do wyboru: 'starttls', 'ssl', 'none'"),
        (_MAIL + "smtp_port = 0", "„alerts.smtp_port”: niewłaściwa wartość „0”; ma być co najmniej 1"),
        (_MAIL.replace("poczta.", "smtp://poczta."), "„smtp://poczta.firma.example” to nie jest sama nazwa serwera"),
        (_MAIL.replace("zespol@", "Zespół <zespol@"), "alerts.to: „Zespół <zespol@firma.example” nie jest samym"),
        (_MAIL + 'link = "raporty.firma.example"', "alerts.link: „raporty.firma.example” to nie jest pełny adres"),
        (_MAIL + 'password = "sezam"', "nieznany klucz „alerts.password” (Czy chodzi o „password_env”?)"),
        ('webhook_env = "https://hak.example/T0/sezam"', "alerts.webhook_env: to ma być nazwa zmiennej środowiskowej"),
    ],
)
def test_a_mistake_is_told_in_a_sentence_with_its_line_and_without_a_secret(
    tmp_path: Path, alerts: str, says: str
) -> None:
    with pytest.raises(SetupError) as trouble:
        read_profile(_file(tmp_path, alerts), "inny")
    assert says in str(trouble.value)
    assert "iikp.toml, wiersz " in str(trouble.value)
    assert "sezam" not in str(trouble.value)


def test_alerts_are_read_though_the_rest_of_the_profile_is_mistaken(tmp_path: Path) -> None:
    file = _file(tmp_path, 'webhook_env = "HAK"\n[profile.inny.patients]\nnikt = 7\n')
    alerts = read_alerts(file, "inny")
    assert alerts is not None
    assert alerts.webhook_env == "HAK"


@pytest.mark.parametrize("content", ["[profile.inny", "profile = 1", "[profile.inny]\n", _PROFILE, _PROFILE + "x = 1"])
def test_no_alerts_are_read_where_none_can_be_understood(tmp_path: Path, content: str) -> None:
    (tmp_path / "iikp.toml").write_text(content, encoding="utf-8")
    assert read_alerts(tmp_path / "iikp.toml", "inny") is None
