"""What the browser is told of the network's proxy: to take it, but never for production."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from support.proxy import chromium_arguments, spare_loopback

if TYPE_CHECKING:
    from collections.abc import Iterator

PRODUCTION = "pacjent.gov.pl;*.pacjent.gov.pl;pacjent.gov.pl.;*.pacjent.gov.pl."


@pytest.fixture(autouse=True)
def _without_proxies() -> Iterator[None]:
    """Begin without any proxy, and leave the variables as they were."""
    former = dict(os.environ)
    for name in former:
        if name.lower().endswith("_proxy"):
            del os.environ[name]
    yield
    os.environ.clear()
    os.environ.update(former)


def test_without_a_proxy_nothing_is_said() -> None:
    assert chromium_arguments({"iikp.example": "127.0.0.1"}) == []


@pytest.mark.parametrize(
    ("variable", "value", "servers"),
    [
        ("HTTPS_PROXY", "http://proxy.example:3128/", "https=http://proxy.example:3128"),
        ("https_proxy", "proxy.example:3128", "https=proxy.example:3128"),
        ("HTTPS_PROXY", "http://jan:has@lo@proxy.example:3128", "https=http://proxy.example:3128"),
        (
            "ALL_PROXY",
            "socks5://proxy.example:1080",
            "http=socks5://proxy.example:1080;https=socks5://proxy.example:1080",
        ),
    ],
)
def test_the_proxy_is_taken_but_never_for_production(variable: str, value: str, servers: str) -> None:
    os.environ[variable] = value
    assert chromium_arguments({}) == [f"--proxy-server={servers}", f"--proxy-bypass-list={PRODUCTION}"]


def test_what_the_profile_resolves_and_what_no_proxy_names_go_past_the_proxy() -> None:
    os.environ |= {"HTTPS_PROXY": "http://proxy.example:3128", "NO_PROXY": "localhost, .firma.example,10.0.0.0/8"}
    (_, past) = chromium_arguments({"IIKP.example:8888": "10.0.0.1"})
    named = "iikp.example:8888;localhost;*.localhost;firma.example;*.firma.example;10.0.0.0/8"
    assert past == f"--proxy-bypass-list={PRODUCTION};{named}"


@pytest.mark.parametrize(
    ("variable", "value", "then"),
    [
        ("NO_PROXY", "", "127.0.0.1,localhost"),
        ("NO_PROXY", ".firma.example, localhost", ".firma.example,localhost,127.0.0.1"),
        ("no_proxy", "*", "*,127.0.0.1,localhost"),
    ],
)
def test_the_driver_is_asked_without_the_proxy(variable: str, value: str, then: str) -> None:
    os.environ[variable] = value
    spare_loopback()
    spare_loopback()
    assert os.environ["no_proxy"] == then
