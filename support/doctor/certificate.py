"""A server's certificate: whether this machine trusts it, for which names, until when; each trouble in words."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from support.doctor.route import UnreachableError
from support.evidence import WARSAW

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

_SOON = timedelta(days=14)
# OpenSSL's X509_V_FLAG_NO_CHECK_TIME, which Python has no name for: what has expired can still be read.
_WHATEVER_THE_TIME = ssl.VerifyFlags(0x200000)
_SELF_SIGNED, _UNKNOWN_ROOT, _WRONG_NAME, _WRONG_TIME = {18}, {19, 20, 21, 2}, {62}, {9, 10}
_TO_CEZ = "zgłoś to CeZ"


class CertificateError(Exception):
    """The certificate is not to be trusted. The message is Polish and says what to do."""


@dataclass(frozen=True)
class Secured:
    """A connection whose certificate is in order.

    Attributes:
        line: the connection.
        until: until when the certificate is valid.
    """

    line: ssl.SSLSocket
    until: datetime

    @property
    def ends_soon(self) -> bool:
        """Whether it ends within 14 days."""
        return self.until - datetime.now(WARSAW) < _SOON


def secure(open_line: Callable[[], socket.socket], host: str) -> Secured:
    """Return a connection that is secured as the browser would do it.

    Args:
        open_line: opens a connection to the host; more than one is needed to say what is wrong.
        host: the name that the certificate must have.

    Raises:
        CertificateError: the certificate is not to be trusted.
        UnreachableError: there is no way to the host, or no HTTPS at the end of it.
    """
    context = ssl.create_default_context()
    try:
        line = _wrapped(open_line(), context, host)
    except ssl.SSLCertVerificationError as error:
        raise CertificateError(_told(error.verify_code, open_line, host)) from error
    until = _moment(line.getpeercert() or {}, "notAfter")
    return Secured(line, until)


def _wrapped(line: socket.socket, context: ssl.SSLContext, host: str) -> ssl.SSLSocket:
    try:
        return context.wrap_socket(line, server_hostname=host)
    except ssl.SSLCertVerificationError:
        line.close()
        raise
    except ssl.SSLError as error:
        line.close()
        if error.reason in {"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE", "PACKET_LENGTH_TOO_LONG"}:
            raise UnreachableError(
                "host odpowiada, ale nie po HTTPS: sprawdź port i początek adresu w profilu"
            ) from error
        raise UnreachableError(
            "host zrywa bezpieczne połączenie (TLS), zanim się zaczęło: sprawdź port w profilu, zaporę i proxy"
        ) from error
    except OSError as error:
        line.close()
        raise UnreachableError(
            "host przyjmuje połączenie, ale nie odpowiada na powitanie TLS albo je zrywa: "
            "sprawdź port w profilu i czy CeZ dopuszcza adres Twojej sieci"
        ) from error


def _told(code: int, open_line: Callable[[], socket.socket], host: str) -> str:
    if code in _SELF_SIGNED:
        return (
            "certyfikat podpisany sam przez siebie, więc nie wiadomo, czyj to serwer: "
            f"sprawdź adres i proxy, a jeśli są dobre, {_TO_CEZ}"
        )
    if code in _UNKNOWN_ROOT:
        return (
            "certyfikat wystawił ktoś, komu ten komputer nie ufa: jeśli robi to proxy Twojej firmy, dodaj jego "
            f"certyfikat (CA) do zaufanych w systemie i w przeglądarce; jeśli nie, {_TO_CEZ}"
        )
    if code in _WRONG_NAME | _WRONG_TIME:
        return _told_of_what_it_says(open_line, host)
    return f"certyfikat nie przechodzi sprawdzenia (kod OpenSSL {code}): {_TO_CEZ}"


def _told_of_what_it_says(open_line: Callable[[], socket.socket], host: str) -> str:
    """Tell names and times of a certificate that this machine trusts otherwise."""
    context = ssl.create_default_context()
    context.verify_flags |= _WHATEVER_THE_TIME
    troubles = []
    try:
        _wrapped(open_line(), context, host).close()
    except ssl.SSLCertVerificationError:
        context.check_hostname = False
    with _wrapped(open_line(), context, host) as line:
        certificate: dict[str, Any] = line.getpeercert() or {}
    if not context.check_hostname:
        names = ", ".join(f"„{name}”" for kind, name in certificate.get("subjectAltName", ()) if kind == "DNS")
        troubles.append(f"certyfikat jest dla {names or 'innej nazwy'}, a nie dla „{host}”")
    began, until, now = _moment(certificate, "notBefore"), _moment(certificate, "notAfter"), datetime.now(WARSAW)
    if until < now:
        troubles.append(f"certyfikat wygasł {until:%d.%m.%Y %H:%M}")
    if began > now:
        troubles.append(f"certyfikat będzie ważny dopiero od {began:%d.%m.%Y %H:%M}")
    if not troubles:
        troubles.append("certyfikat pośredni wygasł albo jeszcze nie jest ważny")
    return f"{' i '.join(troubles)}: sprawdź adres w profilu i zegar komputera, a jeśli są dobre, {_TO_CEZ}"


def _moment(certificate: dict[str, Any], key: str) -> datetime:
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(certificate[key]), WARSAW)
