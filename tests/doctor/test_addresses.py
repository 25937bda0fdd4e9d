"""The way to the profile's addresses: every trouble on it is told apart, and what to do about it."""

from __future__ import annotations

import socket
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from support.doctor import route
from support.doctor.addresses import addresses
from support.profile import Profile
from tests.doctor.conftest import HOST, PLAIN_HOST, context_of, lines, profile_of, subject_of
from tests.doctor.servers import Answer, full, host, nobody, portal, proxy

if TYPE_CHECKING:
    import trustme


def _said(profile: Profile) -> list[str]:
    return lines(addresses, subject_of(profile))


def test_a_good_address_is_good_and_is_asked_nothing_but_its_page(trusted: trustme.CA) -> None:
    answer = Answer()
    with portal(answer, context_of(trusted)) as port:
        address, certificate, clock = _said(profile_of(port))
    assert address == f"✓ Adres: {HOST}:443: odpowiada pod adresem 127.0.0.1:{port} (resolve) (HTTP 200)"
    assert certificate.startswith(f"✓ Certyfikat: {HOST}:443: zaufany, ważny do ")
    assert clock.startswith("✓ Zegar: zgodny")
    ((method, target, headers),) = answer.asked
    assert (method, target, headers["Host"]) == ("GET", "/ikp/zaloguj", HOST)
    assert "Cookie" not in headers


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Answer(503), "serwer odpowiada błędem 503 pod adresem"),
        (Answer(403), "serwer odmawia tej strony"),
        (Answer(302, "https://login.example/"), "przekierowuje na host login.example, którego profil nie dopuszcza"),
        (Answer(302, "https://pacjent.gov.pl/"), "przekierowuje na host pacjent.gov.pl, którego profil nie dopuszcza"),
    ],
)
def test_an_answer_that_ends_the_way_is_told(answer: Answer, says: str) -> None:
    with portal(answer) as port:
        address, *_ = _said(profile_of(port, scheme="http"))
    assert address.startswith("✗ Adres: ")
    assert says in address
    assert len(answer.asked) == 1


@pytest.mark.parametrize("location", ["/ikp/dalej", f"https://{PLAIN_HOST}/", "https://pz.example/"])
def test_a_redirect_within_the_profile_is_good_and_not_followed(location: str) -> None:
    answer = Answer(302, location)
    with portal(answer) as port:
        address, *_ = _said(profile_of(port, scheme="http", hosts=["pz.example"]))
    assert address.startswith("✓ Adres: ")
    assert len(answer.asked) == 1


@pytest.mark.parametrize(
    ("ahead", "says"),
    [
        (timedelta(seconds=50), "✓ Zegar: zgodny"),
        (timedelta(seconds=75), "✗ Zegar: spóźnia się o 1 min względem serwera: włącz"),
        (timedelta(minutes=-90), "✗ Zegar: śpieszy się o 90 min względem serwera"),
        (timedelta(hours=-5), "✗ Zegar: śpieszy się o 5 godz. względem serwera"),
        (timedelta(days=400), "✗ Zegar: spóźnia się o 400 dni względem serwera"),
    ],
)
def test_the_clock_is_compared_with_the_servers(ahead: timedelta, says: str) -> None:
    with portal(Answer(clock_ahead=ahead)) as port:
        *_, clock = _said(profile_of(port, scheme="http"))
    assert clock.startswith(says)


def test_a_port_where_nothing_listens_is_told_from_an_unknown_name() -> None:
    refused, *_ = _said(profile_of(nobody()))
    assert "host odpowiada, ale na porcie" in refused
    address = "https://nie-ma-takiego.invalid/"
    unknown, clock = _said(Profile(entry_url=address, trusted_profile_url=address))
    assert "serwer nazw (DNS) nie" in unknown
    assert "„nie-ma-takiego.invalid”" in unknown
    assert clock == "– Zegar: nie ma z czym porównać: żaden adres nie odpowiedział"


def test_a_name_server_that_is_silent_is_told_from_one_that_does_not_know() -> None:
    silent = socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
    assert "serwer nazw (DNS) nie odpowiada" in route._unknown_name(silent, HOST)  # noqa: SLF001 -- no network to break
    unknown = socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    assert "serwer nazw (DNS) nie zna" in route._unknown_name(unknown, HOST)  # noqa: SLF001 -- as above


def test_a_host_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(route, "ANSWER_S", 0.2)
    with full() as port:
        address, *_ = _said(profile_of(port))
    assert "brak odpowiedzi w ciągu 0.2 s: poproś administratora sieci o wyjście" in address


def _hang_up(line: socket.socket) -> None:
    line.recv(1)
    line.close()


def _keep_silent(line: socket.socket) -> None:
    while line.recv(65536):
        pass


def test_a_host_that_hangs_up_is_told() -> None:
    with host(_hang_up) as port:
        secured, *_ = _said(profile_of(port))
        plain, *_ = _said(profile_of(port, scheme="http"))
    assert "TLS" in secured
    assert "serwer nie odpowiada na pytanie HTTP" in plain


def test_a_host_that_keeps_silent_after_the_greeting_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(route, "ANSWER_S", 0.2)
    with host(_keep_silent) as port:
        address, *_ = _said(profile_of(port))
    assert "nie odpowiada na powitanie TLS" in address


def test_http_on_the_port_is_told_from_no_answer() -> None:
    with portal(Answer()) as port:
        address, *_ = _said(profile_of(port))
    assert "host odpowiada, ale nie po HTTPS" in address


@pytest.mark.parametrize("place", ["pacjent.gov.pl", "moje.pacjent.gov.pl"])
def test_production_is_not_connected_to(place: str) -> None:
    with pytest.raises(ValueError, match=place):
        route.connect(route.Origin("https", place, 443), {}, None)
    with host(_hang_up) as port, pytest.raises(ValueError, match=place):
        route.connect(route.Origin("https", place, 443), {}, route.Proxy("127.0.0.1", port))


def test_through_a_proxy_the_way_is_good(trusted: trustme.CA, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    with portal(Answer(), context_of(trusted)) as beyond, proxy(200, beyond, heard) as port:
        monkeypatch.setenv("HTTPS_PROXY", f"http://ja:tajne%40haslo@127.0.0.1:{port}")
        address, certificate, _ = _said(profile_of(beyond, resolve={}))
    assert address == f"✓ Adres: {HOST}:443: odpowiada przez proxy 127.0.0.1:{port} (HTTP 200)"
    assert certificate.startswith("✓ Certyfikat")
    assert heard[0].startswith(f"CONNECT {HOST}:443 HTTP/1.1")
    # The browser could not give them either.
    assert "Authorization" not in heard[0]


@pytest.mark.parametrize(
    ("status", "says"),
    [
        (407, "chce logowania (407)"),
        (403, f"nie wpuszcza na {HOST}:443 (403)"),
        (502, f"działa, ale nie ma połączenia z {HOST}:443 (502)"),
    ],
)
def test_a_proxy_that_refuses_is_told(status: int, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with proxy(status) as port:
        monkeypatch.setenv("HTTPS_PROXY", f"http://ja:tajne@127.0.0.1:{port}")
        address, _ = _said(profile_of(1, resolve={}))
    assert address.startswith(f"✗ Adres: {HOST}:443: proxy 127.0.0.1:{port} {says}")
    assert "tajne" not in address


def test_a_proxy_that_is_not_there_is_told_from_a_host_that_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    port = nobody()
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
    address, _ = _said(profile_of(1, resolve={}))
    assert f"proxy 127.0.0.1:{port} nie odpowiada (zmienna HTTPS_PROXY)" in address


def test_what_is_no_proxy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with host(_hang_up) as port:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        address, _ = _said(profile_of(1, resolve={}))
    assert f"to, co działa pod adresem 127.0.0.1:{port}, nie odpowiada jak proxy" in address


def test_a_variable_that_names_no_proxy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "ftp://127.0.0.1:1")
    address, _ = _said(profile_of(1, resolve={}))
    assert "zmienna HTTPS_PROXY nie podaje adresu proxy postaci http://host:port" in address


def test_no_proxy_leads_past_the_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", f"inny.example,{HOST}")
    assert route.proxy_for(route.Origin("https", HOST, 443), {}) is None
    assert route.proxy_for(route.Origin("https", "pz.example", 443), {}) == route.Proxy("proxy.example", 3128)


@pytest.mark.parametrize("name", [PLAIN_HOST, "127.0.0.1"])
def test_this_machine_lies_past_the_proxy_as_for_the_browser(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    assert route.proxy_for(route.Origin("http", name, 80), {}) is None


def test_what_the_profile_resolves_lies_past_the_proxy_as_for_the_browser(
    trusted: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{nobody()}")
    with portal(Answer(), context_of(trusted)) as port:
        address, *_ = _said(profile_of(port))
    assert address.startswith(f"✓ Adres: {HOST}:443: odpowiada pod adresem 127.0.0.1:{port} (resolve)")
