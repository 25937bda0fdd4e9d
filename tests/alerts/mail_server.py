"""A mail server on this machine, with TLS and passwords as real ones have them, for the tests."""

from __future__ import annotations

import socket
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

if TYPE_CHECKING:
    import ssl
    from email.message import EmailMessage

NAME = "localhost"
USER, PASSWORD = "iikp-nocne", "Sezam-otworz-sie-7"


class MailServer:
    """Takes messages until it is stopped.

    Attributes:
        messages: what arrived.
        refuses: addresses that it takes nothing for.
        broken: it takes no message at all.
    """

    def __init__(
        self, *, tls: ssl.SSLContext | None = None, from_the_start: bool = False, password: bool = False
    ) -> None:
        """Start at a free port of 127.0.0.1.

        Args:
            tls: the server's side of TLS; none is offered without.
            from_the_start: TLS begins with the connection, not with STARTTLS.
            password: it wants USER and PASSWORD.
        """
        self.messages: list[EmailMessage] = []
        self.refuses: set[str] = set()
        self.broken = False
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        options: dict[str, Any] = {"ssl_context": tls} if from_the_start else {"tls_context": tls}
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=self.port,
            require_starttls=tls is not None and not from_the_start,
            auth_required=password,
            auth_require_tls=not from_the_start,
            authenticator=_known,
            **options,
        )
        self._controller.start()
        self._running = True

    def stop(self) -> None:
        """Stop listening; once is enough."""
        if self._running:
            self._running = False
            self._controller.stop()

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, _: SMTP, __: Session, envelope: Envelope, address: str, ___: list[str]
    ) -> str:
        """Answer whether there is such an addressee."""
        if address in self.refuses:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _: SMTP, __: Session, envelope: Envelope) -> str:  # noqa: N802 -- aiosmtpd's name
        """Keep a message."""
        if self.broken:
            return "554 not today"
        assert isinstance(envelope.content, bytes)
        self.messages.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


def _known(_: SMTP, __: Session, ___: Envelope, ____: str, data: object) -> AuthResult:
    assert isinstance(data, LoginPassword)
    # Not handled: the answer is the server's to give.
    return AuthResult(success=(data.login, data.password) == (USER.encode(), PASSWORD.encode()), handled=False)
