"""The proxy of the tester's network: the browser takes it, production stays out of reach, the driver is spared it.

A proxy looks names up itself, so what the browser's own resolver is told (support/hosts.py) would not count behind it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.request import getproxies_environment

from support.hosts import PRODUCTION_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

_LOOPBACK = ("127.0.0.1", "localhost")
_SCHEMES = ("http", "https")


def chromium_arguments(resolved: Iterable[str]) -> list[str]:
    """Return Chromium's arguments for the proxy that HTTPS_PROXY and its like name; none without one.

    What Windows, macOS or a desktop is set to, the browser takes by itself, with exceptions that only it can read.

    Production and what the profile resolves itself go past the proxy, to the browser's own resolver, which has its
    rules for both.

    Args:
        resolved: the hosts, with a port or without, whose place the profile gives.
    """
    found = getproxies_environment()
    servers = [f"{scheme}={_place(server)}" for scheme in _SCHEMES if (server := found.get(scheme) or found.get("all"))]
    if not servers:
        return []
    past = [*PRODUCTION_NAMES, *(host.lower() for host in resolved), *_patterns(found.get("no", ""))]
    return [f"--proxy-server={';'.join(servers)}", f"--proxy-bypass-list={';'.join(past)}"]


def spare_loopback() -> None:
    """Let whatever this process starts and asks on this machine, the driver before all, be asked without a proxy."""
    kept = [part.strip() for part in os.environ.get("no_proxy", os.environ.get("NO_PROXY", "")).split(",")]
    os.environ["no_proxy"] = ",".join(dict.fromkeys([*filter(None, kept), *_LOOPBACK]))


def _place(server: str) -> str:
    """Return a proxy's address without the name and password that only other programs can use."""
    scheme, _, rest = server.rpartition("://")
    place = rest.rpartition("@")[2].rstrip("/")
    return f"{scheme}://{place}" if scheme else place


def _patterns(no_proxy: str) -> Iterable[str]:
    """Return what NO_PROXY names as Chromium wants it: a domain stands for all below it, too."""
    for part in filter(None, map(str.strip, no_proxy.split(","))):
        name = part.lstrip(".")
        yield name
        if not name[0].isdigit() and "*" not in name and "/" not in name:
            yield f"*.{name}"
