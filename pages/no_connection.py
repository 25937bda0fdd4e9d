"""Why the browser shows its own error page instead of the portal's, and what to do about it.

A certificate that the browser does not trust ends the way there: the suite never goes on past it.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from support.verdicts import EnvironmentUnavailableError, NoRecoveryError

SILENT = "Środowisko nie odpowiada: przeglądarka nie połączyła się z iIKP."
_CODE = re.compile(r"\b(?:ERR|SEC_ERROR|SSL_ERROR|MOZILLA_PKIX_ERROR)_[A-Z_]+")


# For the tester, on a line of its own: a report to CeZ tells what was seen only.
_TO_DO = "\nCo zrobić: "


class _Trouble(NamedTuple):
    why: str
    advice: str


_OLD = _Trouble(
    "wygasł albo jeszcze nie obowiązuje",
    "sprawdź zegar tego komputera, a jeśli idzie dobrze, zgłoś to CeZ",
)
_OTHER_NAME = _Trouble(
    "wystawiono go dla innej nazwy",
    "sprawdź adresy w profilu, a jeśli są dobre, zgłoś to CeZ",
)
_UNKNOWN_AUTHORITY = _Trouble(
    "wystawił go urząd, którego ten komputer nie zna",
    "jeśli to urząd CeZ albo pośrednika (proxy) Twojej sieci, dodaj go do zaufanych tej przeglądarki (README.md)",
)
_UNTOLD = _Trouble("przyczynę podaje przeglądarka", "otwórz ten adres ręcznie (-D okno=tak), a przyczynę zgłoś CeZ")
# By the codes of Chromium, then Firefox.
_MISTRUSTS = {
    "ERR_CERT_DATE_INVALID": _OLD,
    "ERR_CERT_COMMON_NAME_INVALID": _OTHER_NAME,
    "ERR_CERT_AUTHORITY_INVALID": _UNKNOWN_AUTHORITY,
    "SEC_ERROR_EXPIRED_CERTIFICATE": _OLD,
    "SSL_ERROR_BAD_CERT_DOMAIN": _OTHER_NAME,
    "SEC_ERROR_UNKNOWN_ISSUER": _UNKNOWN_AUTHORITY,
}
_NO_TLS = _Trouble("na tym porcie nie odpowiada serwer HTTPS", "sprawdź w profilu adres i port")
_PROXY = _Trouble(
    "pośrednik sieciowy (zmienna HTTPS_PROXY) nie łączy z tym hostem", "sprawdź go i to, czy przepuszcza ten host"
)
_NO_HTTPS = {"ERR_SSL_PROTOCOL_ERROR": _NO_TLS, "SSL_ERROR_RX_RECORD_TOO_LONG": _NO_TLS}
_NO_WAY = {
    "ERR_NAME_NOT_RESOLVED": _Trouble(
        "serwer nazw nie zna tego hosta", "sprawdź sieć (VPN) albo podaj jego adres w profilu (klucz resolve)"
    ),
    "ERR_PROXY_CONNECTION_FAILED": _PROXY,
    "ERR_TUNNEL_CONNECTION_FAILED": _PROXY,
}


def no_connection(said: str, address: str, *, mistrusted: bool = False) -> EnvironmentUnavailableError:
    """Return the error for a connection that did not come about.

    Args:
        said: what the browser or its driver says of it; its code is looked for.
        address: the address that was asked for, as the address bar tells it.
        mistrusted: the driver says that a certificate is at fault, whatever the code.
    """
    found = _CODE.search(said)
    code, parts = found[0] if found else "", urlsplit(address)
    host = f"hosta {parts.hostname}" if parts.hostname else "serwera"
    if code in _MISTRUSTS or mistrusted or "CERT" in code:
        why, advice = _MISTRUSTS.get(code, _UNTOLD)
        reason = f"{why}; {code}" if code else why
        return NoRecoveryError(
            f"Certyfikat {host} nie jest zaufany ({reason}), więc zestaw się z nim nie łączy.{_TO_DO}{advice}."
        )
    if code in _NO_HTTPS | _NO_WAY:
        place = f"{parts.scheme}://{parts.netloc}" if parts.hostname else "iIKP"
        why, advice = (_NO_HTTPS | _NO_WAY)[code]
        told = f"Przeglądarka nie połączyła się z {place}: {why} ({code}).{_TO_DO}{advice}."
        # A name server or a proxy that has faltered may answer the next time.
        return NoRecoveryError(told) if code in _NO_HTTPS else EnvironmentUnavailableError(told)
    return EnvironmentUnavailableError(SILENT)
