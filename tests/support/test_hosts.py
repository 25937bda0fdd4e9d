"""Where a run may be: the profile's hosts, and production never."""

from __future__ import annotations

import pytest

from support.hosts import ForbiddenHostError, Hosts, is_production, resolver_rules

HOSTS = Hosts(["https://iikp.example/ikp/zaloguj", "https://pz.example:8888/pz"], ["Login.example"])


@pytest.mark.parametrize(
    "address",
    [
        "https://iikp.example/ikp/strona",
        "https://IIKP.example:444/",
        "http://pz.example/",
        "https://login.example/?a=b",
        "about:blank",
        "data:text/html,<p>",
        "chrome-error://chromewebdata/",
    ],
)
def test_the_profiles_hosts_and_the_browsers_own_pages_pass(address: str) -> None:
    HOSTS.refuse_elsewhere(address)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://iikp.example.org/", "pod adresem iikp.example.org: profil nie wymienia tego hosta"),
        ("https://www.iikp.example/", "pod adresem www.iikp.example: profil"),
        ("https://iikp.example@zly.example/", "pod adresem zly.example: profil"),
        ("https://pacjent.gov.pl/ikp?token=x", "pod adresem pacjent.gov.pl: to produkcyjne IKP"),
        ("http://Logowanie.Pacjent.gov.pl", "pod adresem logowanie.pacjent.gov.pl: to produkcyjne IKP"),
    ],
)
def test_any_other_host_is_refused_by_its_name(address: str, said: str) -> None:
    with pytest.raises(ForbiddenHostError) as told:
        HOSTS.refuse_elsewhere(address)
    assert said in str(told.value)
    assert "token" not in str(told.value)


def test_production_is_refused_whatever_a_profile_names() -> None:
    with pytest.raises(ForbiddenHostError, match="produkcyjne"):
        Hosts(["https://pacjent.gov.pl/"], ["pacjent.gov.pl"]).refuse_elsewhere("https://pacjent.gov.pl/")


@pytest.mark.parametrize(
    ("host", "production"),
    [
        ("pacjent.gov.pl", True),
        ("PACJENT.gov.pl.", True),
        ("a.b.pacjent.gov.pl", True),
        ("niepacjent.gov.pl", False),
        ("pacjent.gov.pl.example", False),
    ],
)
def test_production_is_known_with_all_below_it(host: str, production: bool) -> None:  # noqa: FBT001
    assert is_production(host) is production


def test_production_comes_before_what_a_profile_resolves_and_a_port_before_its_host() -> None:
    resolve = {"iikp.example": "10.0.0.1", "IIKP.example:8888": "[::1]:18888"}
    assert resolver_rules(resolve).split(" , ") == [
        "MAP pacjent.gov.pl ~NOTFOUND",
        "MAP *.pacjent.gov.pl ~NOTFOUND",
        "MAP pacjent.gov.pl. ~NOTFOUND",
        "MAP *.pacjent.gov.pl. ~NOTFOUND",
        "MAP iikp.example:8888 [::1]:18888",
        "MAP iikp.example 10.0.0.1",
    ]
