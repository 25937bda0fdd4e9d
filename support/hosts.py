"""Where a run may be: on the hosts that the profile names, and never on the production IKP."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PRODUCTION = "pacjent.gov.pl"
# As patterns: with all below it, also as a name that ends with a dot, which is the same host.
PRODUCTION_NAMES = (PRODUCTION, f"*.{PRODUCTION}", f"{PRODUCTION}.", f"*.{PRODUCTION}.")
# For the browser itself: no such host can be found, whatever sends it there. Nothing of a test reaches production.
UNREACHABLE = " , ".join(f"MAP {name} ~NOTFOUND" for name in PRODUCTION_NAMES)


class ForbiddenHostError(Exception):
    """The browser is, or was sent, where the profile does not let it be: the run stops. The message is Polish."""


def is_production(host: str) -> bool:
    """Tell whether a host name is that of the production IKP or below it."""
    name = host.lower().rstrip(".")
    return name == PRODUCTION or name.endswith(f".{PRODUCTION}")


def is_this_machine(host: str) -> bool:
    """Tell whether a host is the machine itself, so that nothing sent to it crosses a network."""
    name = host.lower().rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def resolver_rules(resolve: Mapping[str, str]) -> str:
    """Return Chromium's `--host-resolver-rules`: production out of reach before all, then a profile's `resolve`.

    Args:
        resolve: hosts or hosts with a port, and the address, with or without a port, where the browser finds each.
    """
    # The first rule that fits counts: a host with its port comes before the host alone.
    named = sorted(resolve.items(), key=lambda rule: ":" not in rule[0])
    return " , ".join([UNREACHABLE, *(f"MAP {host.lower()} {address}" for host, address in named)])


class Hosts:
    """The hosts that a profile names."""

    def __init__(self, addresses: Iterable[str], others: Iterable[str] = ()) -> None:
        """Take the addresses of the environment and the names of other hosts that lie on the way."""
        found = [urlsplit(address).hostname for address in addresses]
        self._allowed = {name.lower() for name in (*found, *others) if name}

    def refuse_elsewhere(self, address: str) -> None:
        """Refuse an address of the address bar; the browser's own pages have no host and pass.

        Raises:
            ForbiddenHostError: the production IKP, or a host that the profile does not name.
        """
        host = urlsplit(address).hostname if address.startswith(("http:", "https:")) else None
        if host is None or (host in self._allowed and not is_production(host)):
            return
        why = "to produkcyjne IKP" if is_production(host) else "profil nie wymienia tego hosta (klucz hosts)"
        raise ForbiddenHostError(f"Przeglądarka znalazła się pod adresem {host}: {why}. Przebieg zatrzymano.")
