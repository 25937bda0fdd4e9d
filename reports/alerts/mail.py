"""Alerts by e-mail over SMTP; name and password come from variables and are never told."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import localtime, make_msgid
from typing import TYPE_CHECKING

from reports.alerts.channels import PATIENCE_S, AlertError, secret
from reports.incident_mail import POLICY, subject_line
from reports.verdicts import plural

if TYPE_CHECKING:
    from reports.alerts.message import Message

# The first that fits, most of them being OSErrors too.
_SAID: tuple[tuple[type[Exception], str], ...] = (
    (smtplib.SMTPAuthenticationError, "odrzucił logowanie (sprawdź zmienne z nazwą i hasłem)"),
    (smtplib.SMTPRecipientsRefused, "nie przyjął żadnego z adresatów"),
    (smtplib.SMTPSenderRefused, "nie przyjął nadawcy"),
    (smtplib.SMTPNotSupportedError, "nie obsługuje szyfrowania STARTTLS albo logowania"),
    (smtplib.SMTPServerDisconnected, f"zerwał połączenie albo milczał przez {PATIENCE_S} s"),
    (smtplib.SMTPException, "odmówił"),
    (ssl.SSLCertVerificationError, "ma certyfikat, któremu nie można zaufać"),
    (ssl.SSLError, "nie zestawił szyfrowanego połączenia (sprawdź smtp_security i smtp_port)"),
    (UnicodeError, "nie przyjmie nazwy ani hasła ze znakami spoza ASCII"),
    (OSError, "jest nieosiągalny"),
)


@dataclass(frozen=True)
class Mail:
    """E-mail to some addresses; the attributes are those of the profile's `alerts`."""

    to: list[str]
    sender: str
    host: str
    port: int
    security: str
    user_env: str | None = None
    password_env: str | None = None
    name: str = "mail"

    @property
    def way(self) -> str:
        """How it is told, in Polish."""
        return f"pocztą ({plural(len(self.to), 'adres', 'adresy', 'adresów')})"

    def send(self, message: Message) -> str:
        """Send one message to all.

        Raises:
            AlertError: the server took it for nobody, or could not be reached.
        """
        login = (secret(self.user_env), secret(self.password_env)) if self.user_env and self.password_env else None
        try:
            with self._connected() as server:
                if login:
                    server.login(*login)
                refused = server.sendmail(self.sender, self.to, self._content(message))
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            # Nothing of the error's own text: a server may repeat in it what it was told.
            said = next(words for kind, words in _SAID if isinstance(error, kind))
            code = f" (kod {error.smtp_code})" if isinstance(error, smtplib.SMTPResponseException) else ""
            raise AlertError(f"serwer poczty {self.host}:{self.port} {said}{code}") from None
        # Sent again, it would reach the others every night.
        return f"serwer nie przyjął {len(refused)} z adresów" if refused else ""

    def _connected(self) -> smtplib.SMTP:
        trusted = ssl.create_default_context()
        if self.security == "ssl":
            return smtplib.SMTP_SSL(self.host, self.port, timeout=PATIENCE_S, context=trusted)
        server = smtplib.SMTP(self.host, self.port, timeout=PATIENCE_S)
        if self.security == "starttls":
            try:
                server.starttls(context=trusted)
            except BaseException:
                server.close()
                raise
        return server

    def _content(self, message: Message) -> bytes:
        mail = EmailMessage(policy=POLICY)
        mail["From"] = self.sender
        mail["To"] = self.to
        mail["Subject"] = subject_line(message.subject)
        mail["Date"] = localtime()
        mail["Message-ID"] = make_msgid(domain=self.sender.rpartition("@")[2])
        # Nobody's absence is to be answered to a machine (RFC 3834).
        mail["Auto-Submitted"] = "auto-generated"
        mail["Content-Language"] = "pl"
        mail.set_content(message.text, cte="quoted-printable")
        return mail.as_bytes()
