"""The way to a host: name server, proxy, connection; each trouble on it told apart, in Polish."""

from __future__ import annotations

import contextlib
import http.client
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from requests.utils import get_environ_proxies, select_proxy

from support.hosts import is_production, is_this_machine

if TYPE_CHECKING:
    from collections.abc import Mapping

ANSWER_S = 5.0
# Whatever lies behind a proxy is asked over HTTPS (support/profile.py).
_VARIABLE = "HTTPS_PROXY"
_PORTS = {"http": 80, "https": 443}
_PROXY_LOGIN, _OK = 407, 200
_REFUSED = {401, 403, 405}


class UnreachableError(Exception):
    """There is no way to the host. The message is Polish and says what to do."""


@dataclass(frozen=True)
class Origin:
    """A server that the profile names: how, where, and what is asked of it.

    Attributes:
        scheme: http or https.
        host: the name, as certificates have it.
        port: the port.
        path: what is asked for, with its query.
    """

    scheme: str
    host: str
    port: int
    path: str = "/"

    @classmethod
    def of(cls, address: str) -> Origin:
        """Return the origin of an address."""
        parts = urlsplit(address)
        path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        return cls(parts.scheme, parts.hostname or "", parts.port or _PORTS[parts.scheme], path)

    def __str__(self) -> str:
        """Return host and port."""
        return f"{self.host}:{self.port}"

    @property
    def address(self) -> str:
        """The whole address."""
        return f"{self.scheme}://{self.netloc}{self.path}"

    @property
    def netloc(self) -> str:
        """Host and port as a request names them."""
        return self.host if self.port == _PORTS[self.scheme] else str(self)


@dataclass(frozen=True)
class Proxy:
    """A proxy that the environment asks for, without a name and password: the browser cannot give them either."""

    host: str
    port: int

    def __str__(self) -> str:
        """Return host and port."""
        return f"{self.host}:{self.port}"


def proxy_for(origin: Origin, resolve: Mapping[str, str]) -> Proxy | None:
    """Return the proxy by HTTPS_PROXY, ALL_PROXY and NO_PROXY; None where the way is direct.

    The browser goes past the proxy to this machine, always, and to what the profile resolves itself (support/proxy.py).

    Raises:
        UnreachableError: the variable cannot be understood, or names a kind of proxy that the suite does not know.
    """
    if is_this_machine(origin.host):
        return None
    address = f"{origin.scheme}://{origin.netloc}/"
    found = select_proxy(address, get_environ_proxies(address))
    if not found or place(origin, resolve) != (origin.host, origin.port):
        return None
    try:
        parts = urlsplit(found if "://" in found else f"http://{found}")
        host, port = parts.hostname if parts.scheme == "http" else None, parts.port or _PORTS["http"]
    except ValueError:
        host = None
    if not host:
        raise UnreachableError(
            f"zmienna {_VARIABLE} nie podaje adresu proxy postaci http://host:port; popraw ją albo usuń"
        )
    return Proxy(host, port)


def place(origin: Origin, resolve: Mapping[str, str]) -> tuple[str, int]:
    """Return where a host is to be found: by the profile's `resolve`, host with port first, or by its own name."""
    known = {name.lower(): where for name, where in resolve.items()}
    named = known.get(str(origin)) or known.get(origin.host)
    if named is None:
        return origin.host, origin.port
    parts = urlsplit(f"//{named}")
    return parts.hostname or "", parts.port or origin.port


def connect(origin: Origin, resolve: Mapping[str, str], proxy: Proxy | None) -> socket.socket:
    """Return a connection to a host, through the proxy where there is one.

    Raises:
        UnreachableError: says where the way ends.
        ValueError: the host is the production IKP, which nothing of the suite connects to.
    """
    host, port = place(origin, resolve)
    if is_production(origin.host) or is_production(host):
        raise ValueError(origin.host)
    if proxy is not None:
        return _through(proxy, origin)
    try:
        return socket.create_connection((host, port), ANSWER_S)
    except (socket.gaierror, UnicodeError) as error:
        raise UnreachableError(_unknown_name(error, host)) from error
    except ConnectionRefusedError as error:
        raise UnreachableError(
            f"host odpowiada, ale na porcie {port} nic nie słucha: sprawdź port w profilu albo zapytaj CeZ, "
            "czy środowisko działa"
        ) from error
    except TimeoutError as error:
        raise UnreachableError(
            f"brak odpowiedzi w ciągu {ANSWER_S:g} s: poproś administratora sieci o wyjście na {origin} "
            "albo ustaw HTTPS_PROXY"
        ) from error
    except OSError as error:
        raise UnreachableError("nie ma drogi do tego hosta: sprawdź połączenie z siecią i VPN") from error


def _unknown_name(error: socket.gaierror | UnicodeError, host: str) -> str:
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
        return f"serwer nazw (DNS) nie odpowiada na pytanie o „{host}”: sprawdź połączenie z siecią i VPN"
    return (
        f"serwer nazw (DNS) nie zna „{host}”: sprawdź pisownię w profilu i VPN, "
        "a adres, którego DNS nie zna, wpisz w tabeli resolve profilu"
    )


def _through(proxy: Proxy, origin: Origin) -> socket.socket:
    try:
        line = socket.create_connection((proxy.host, proxy.port), ANSWER_S)
    except (socket.gaierror, UnicodeError) as error:
        raise UnreachableError(f"nieznana nazwa proxy „{proxy.host}” (zmienna {_VARIABLE}): popraw ją") from error
    except OSError as error:
        raise UnreachableError(
            f"proxy {proxy} nie odpowiada (zmienna {_VARIABLE}): popraw ją albo dopisz {origin.host} do NO_PROXY"
        ) from error
    try:
        status = _tunnel(line, origin)
    except (OSError, http.client.HTTPException) as error:
        line.close()
        raise UnreachableError(
            f"to, co działa pod adresem {proxy}, nie odpowiada jak proxy (zmienna {_VARIABLE}): popraw ją"
        ) from error
    if status == _OK:
        return line
    line.close()
    raise UnreachableError(_refused(status, proxy, origin))


def _tunnel(line: socket.socket, origin: Origin) -> int:
    line.sendall(f"CONNECT {origin} HTTP/1.1\r\nHost: {origin}\r\n\r\n".encode())
    response = http.client.HTTPResponse(line, method="CONNECT")
    with contextlib.closing(response):
        response.begin()
        return response.status


def _refused(status: int, proxy: Proxy, origin: Origin) -> str:
    if status == _PROXY_LOGIN:
        return (
            f"proxy {proxy} chce logowania (407), a przeglądarka nie poda mu hasła ze zmiennej: "
            "poproś administratora sieci o dopuszczenie tego komputera bez logowania"
        )
    if status in _REFUSED:
        return f"proxy {proxy} nie wpuszcza na {origin} ({status}): poproś administratora sieci o dopuszczenie"
    return (
        f"proxy {proxy} działa, ale nie ma połączenia z {origin} ({status}): host nie odpowiada albo proxy go nie zna"
    )
