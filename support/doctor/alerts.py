"""Whom a nightly run tells: the variables that hold the secrets, and the mail server."""

from __future__ import annotations

import smtplib
import ssl
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from support.doctor.finding import Finding, Subject, bad, good

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.alerting import Alerts

_ANSWER_S = 10


def alerts(subject: Subject) -> Iterator[Finding]:
    """Look at the alerts of the profile; nothing is sent and nobody logs in."""
    wanted = subject.profile.alerts if subject.profile is not None else None
    if wanted is None:
        return
    for name in filter(None, (wanted.webhook_env, wanted.user_env, wanted.password_env)):
        value = subject.environ.get(name, "").strip()
        if not value:
            yield bad("Powiadomienia", f"zmienna {name} jest pusta: wpisz do niej wartość albo usuń ją z tabeli alerts")
        elif name == wanted.webhook_env:
            yield _webhook(name, value)
    if wanted.to:
        yield _mail(wanted)


def _webhook(name: str, address: str) -> Finding:
    # The address is a secret itself, and a question to it would be a message.
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return bad("Webhook", f"zmienna {name} nie zawiera adresu (https://…): skopiuj go jeszcze raz")
    return good("Webhook", f"zmienna {name} zawiera adres na hoście {parts.hostname} (niczego tam nie wysyłam)")


def _mail(wanted: Alerts) -> Finding:
    topic, server = "Poczta", f"{wanted.smtp_host}:{wanted.port}"
    try:
        if wanted.smtp_security == "ssl":
            context = ssl.create_default_context()
            post: smtplib.SMTP = smtplib.SMTP_SSL(
                wanted.smtp_host or "", wanted.port, timeout=_ANSWER_S, context=context
            )
        else:
            post = smtplib.SMTP(wanted.smtp_host or "", wanted.port, timeout=_ANSWER_S)
        with post:
            if wanted.smtp_security == "starttls":
                post.starttls(context=ssl.create_default_context())
            post.noop()
    except ssl.SSLError:
        return bad(topic, f"serwer {server} nie ma zaufanego certyfikatu albo TLS: sprawdź smtp_port i smtp_security")
    except smtplib.SMTPNotSupportedError:
        return bad(topic, f'serwer {server} nie zna STARTTLS: ustaw smtp_security na "ssl" albo sprawdź smtp_port')
    except (OSError, smtplib.SMTPException):
        return bad(topic, f"serwer {server} nie odpowiada jak serwer poczty: sprawdź smtp_host, smtp_port i zaporę")
    return good(topic, f"serwer {server} odpowiada (niczego nie wysyłam)")
