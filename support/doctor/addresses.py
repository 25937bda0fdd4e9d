"""The addresses of the profile: a way to each, its certificate, an answer over HTTP, and the clock beside them.

Nothing is sent but a plain question for the address itself: no log-in, no number, no cookie; no redirect is followed.
"""

from __future__ import annotations

import http.client
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from support.doctor.certificate import CertificateError, secure
from support.doctor.clock import ahead, clock
from support.doctor.finding import Finding, Subject, bad, good, not_asked, warning
from support.doctor.route import Origin, Proxy, UnreachableError, connect, place, proxy_for
from support.hosts import ForbiddenHostError, Hosts

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator
    from datetime import timedelta

    from support.profile import Profile

_ADDRESS, _CERTIFICATE = "Adres", "Certyfikat"
_SERVERS_FAULT, _MISTAKE, _REDIRECT = 500, 400, 300


def addresses(subject: Subject) -> Iterator[Finding]:
    """Look at each address of the profile, then at the clock; the local iIKP has none until it is started."""
    profile = subject.profile
    if profile is None or profile.stand_in:
        return
    origins = {str(origin): origin for origin in map(Origin.of, _given(profile))}
    if not origins:
        yield not_asked(_ADDRESS, "profil nie podaje poprawnego adresu (zobacz: Konfiguracja)")
        return
    looks = [_Look(origin, profile) for origin in origins.values()]
    # At once: a machine without a network must not wait for one after the other.
    with ThreadPoolExecutor(len(looks)) as pool:
        list(pool.map(_Look.look, looks))
    for look in looks:
        yield from look.findings
    yield clock([look.ahead for look in looks if look.ahead is not None])


def _given(profile: Profile) -> list[str]:
    return [address for address in (profile.entry_url, profile.trusted_profile_url) if address]


class _Look:
    """A look at one origin.

    Attributes:
        findings: what was found, the address first.
        ahead: how far this machine's clock is ahead of the server's, where it told.
    """

    def __init__(self, origin: Origin, profile: Profile) -> None:
        self._origin, self._profile = origin, profile
        self._proxy: Proxy | None = None
        self.findings: list[Finding] = []
        self.ahead: timedelta | None = None

    def look(self) -> None:
        """Go the way to the host as far as it leads."""
        try:
            self._proxy = proxy_for(self._origin, self._profile.resolve)
            line = self._line()
            address = self._asked(line) if line is not None else self._unasked()
        except UnreachableError as error:
            address = bad(_ADDRESS, self._named(error))
        self.findings.insert(0, address)

    def _named(self, text: object) -> str:
        return f"{self._origin}: {text}"

    @property
    def _way(self) -> str:
        if self._proxy is not None:
            return f" przez proxy {self._proxy}"
        host, port = place(self._origin, self._profile.resolve)
        resolved = (host, port) != (self._origin.host, self._origin.port)
        return f" pod adresem {host}:{port} (resolve)" if resolved else ""

    def _line(self) -> socket.socket | None:
        """Return a connection that may be asked something; None when its certificate forbids it."""
        open_line = partial(connect, self._origin, self._profile.resolve, self._proxy)
        if self._origin.scheme == "http":
            return open_line()
        try:
            secured = secure(open_line, self._origin.host)
        except CertificateError as error:
            self.findings.append(bad(_CERTIFICATE, self._named(error)))
            return None
        until = f"{secured.until:%d.%m.%Y}"
        if secured.ends_soon:
            text = f"zaufany, ale ważny już tylko do {until}; uprzedź CeZ, że trzeba go odnowić"
            self.findings.append(warning(_CERTIFICATE, self._named(text)))
        else:
            self.findings.append(good(_CERTIFICATE, self._named(f"zaufany, ważny do {until}")))
        return secured.line

    def _unasked(self) -> Finding:
        return not_asked(
            _ADDRESS, self._named(f"host odpowiada{self._way}; bez dobrego certyfikatu o nic go nie pytam")
        )

    def _asked(self, line: socket.socket) -> Finding:
        origin = self._origin
        headers = {"Host": origin.netloc, "User-Agent": "iikp-acceptance (doctor)", "Accept": "text/html"}
        connection = http.client.HTTPConnection(origin.host, origin.port)
        connection.sock = line
        asked_at = datetime.now(UTC)
        try:
            connection.request("GET", origin.path, headers=headers)
            answer = connection.getresponse()
        except (OSError, http.client.HTTPException):
            text = f"połączenie jest{self._way}, ale serwer nie odpowiada na pytanie HTTP: spróbuj później"
            return bad(_ADDRESS, self._named(text))
        finally:
            connection.close()
        self.ahead = ahead(answer.headers.get("Date"), asked_at, datetime.now(UTC))
        return self._judged(answer.status, answer.headers.get("Location"))

    def _judged(self, status: int, location: str | None) -> Finding:
        trouble = None
        if status >= _SERVERS_FAULT:
            trouble = f"serwer odpowiada błędem {status}{self._way}: środowisko jest niedostępne, spróbuj później"
        elif status >= _MISTAKE:
            trouble = (
                f"serwer odmawia tej strony{self._way} (HTTP {status}): "
                "sprawdź adres w profilu i zapytaj CeZ, czy dopuszcza adres Twojej sieci"
            )
        elif status >= _REDIRECT and location:
            trouble = self._leads_astray(urljoin(self._origin.address, location))
        if trouble is not None:
            return bad(_ADDRESS, self._named(trouble))
        return good(_ADDRESS, self._named(f"odpowiada{self._way} (HTTP {status})"))

    def _leads_astray(self, target: str) -> str | None:
        try:
            Hosts(_given(self._profile), self._profile.hosts).refuse_elsewhere(target)
        except ForbiddenHostError:
            return (
                f"przekierowuje na host {urlsplit(target).hostname}, którego profil nie dopuszcza: "
                "sprawdź adres, a jeśli to host środowiska testowego, dopisz go w kluczu hosts"
            )
        return None
