"""The second iIKP keeps the rules of the screens: checked over HTTP, without a browser."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import requests

from .accounts import generate_pesel
from .rules import born_by, today, years_old
from .site import Site

ROOT = Path(__file__).parents[2]
LONG_AGO = date(1861, 2, 3)


def spoil(number: str) -> str:
    return number[:-1] + str((int(number[-1]) + 1) % 10)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Podaj numer PESEL"),
        (" \u00a0 ", "Podaj numer PESEL"),
        ("abc", "Nieprawidłowy numer PESEL"),
        ("1" * 10, "Nieprawidłowy numer PESEL"),
        ("0" * 11, "Nieprawidłowy numer PESEL"),
        (spoil(generate_pesel(LONG_AGO, woman=True)), "Nieprawidłowy numer PESEL"),
        (generate_pesel(date(2150, 1, 1), woman=True), "Nieprawidłowy numer PESEL"),
        (generate_pesel(LONG_AGO, woman=False), "Brak konta pacjenta dla podanego numeru PESEL"),
        (generate_pesel(date(today().year - 3, 1, 1), woman=False), "Konto jest dostępne od 16. roku życia"),
    ],
    ids=[
        "empty",
        "blank",
        "letters",
        "short",
        "month 0",
        "check digit",
        "future",
        "unknown",
        "three years old",
    ],
)
def test_trusted_profile_refuses(site: Site, typed: str, message: str) -> None:
    answer = site.identify(typed)
    assert (answer.status_code, answer.json()["errors"]["pesel"]) == (422, message)
    assert site.api("GET", "/api/sesja").status_code == 401


def test_hanna_is_too_young_and_jakub_is_not(site: Site) -> None:
    assert "16. roku" in site.identify(site.pesel("hanna")).json()["errors"]["pesel"]
    assert site.identify(f" {site.pesel('jakub')} ").ok


def test_patients_have_the_ages_of_the_description(site: Site) -> None:
    ages = {a.key: years_old(born_by(a.pesel) or today(), today()) for a in site.world.accounts.values()}
    assert (ages.pop("jakub"), ages.pop("hanna")) == (17, 15)
    assert len(ages) == 5
    assert min(ages.values()) > 125


def test_return_is_taken_once_and_only_from_the_browser_that_began(site: Site) -> None:
    artifact = site.identify(site.pesel("anna")).json()["artifact"]
    assert site.come_back(artifact).endswith("/portal/")
    assert site.come_back(artifact) == site.trusted + "/pz/blad"
    assert site.come_back("zgadnięty") == site.trusted + "/pz/blad"
    artifact = site.identify(site.pesel("jan")).json()["artifact"]
    stranger = Site(site.portal, site.trusted, site.world)
    stranger.identify("")
    assert stranger.come_back(artifact) == site.trusted + "/pz/blad"


def test_each_patient_sees_only_own_data(site: Site) -> None:
    site.log_in("anna")
    former = site.browser.cookies.copy()
    anna = site.api("GET", "/api/konto").json()
    site.log_in("jan")
    jan = site.api("GET", "/api/konto").json()
    assert (anna["name"], jan["name"]) == ("Anna Zielińska", "Jan Wysocki")
    assert site.pesel("anna") not in json.dumps(anna)
    assert anna["pesel"].endswith(site.pesel("anna")[-4:])
    assert site.api("PUT", "/api/konto", anna["contact"] | {"revision": anna["revision"]}).status_code == 409
    site.browser.cookies = former
    assert site.api("GET", "/api/konto").status_code == 401


def test_log_out_ends_the_session_on_the_server(site: Site) -> None:
    site.log_in("anna")
    former = site.browser.cookies.copy()
    assert site.api("POST", "/api/wyloguj", {}).ok
    site.browser.cookies = former
    for path in ("/api/sesja", "/api/konto"):
        assert site.api("GET", path).status_code == 401
    site.log_in("anna")


def test_regulations_stand_before_everything_once(site: Site) -> None:
    site.log_in("zofia")
    assert site.api("GET", "/api/konto").status_code == 403
    refused = site.api("POST", "/api/regulamin", {"accepted": False})
    assert refused.json()["errors"] == {"accepted": "Zaakceptuj regulamin, aby korzystać z konta"}
    assert site.api("GET", "/api/konto").status_code == 403
    assert site.api("POST", "/api/regulamin", {"accepted": True}).ok
    site.log_in("zofia")
    assert site.api("GET", "/api/konto").ok


EMAIL, PHONE = "Podaj poprawny adres e-mail", "Podaj numer telefonu: 9 cyfr"
POSTCODE, LONG = "Podaj kod pocztowy w formacie 00-000", "Najwyżej 100 znaków"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("email", "", None),
        ("email", "a@b.pl", None),
        ("email", "a" * 249 + "@b.pl", None),
        ("email", "a" * 250 + "@b.pl", EMAIL),
        ("email", "a@b", EMAIL),
        ("email", "a b@c.pl", EMAIL),
        ("email", "@c.pl", EMAIL),
        ("phone", "", None),
        ("phone", "+48 600-200 300", None),
        ("phone", "0048 600200300", PHONE),
        ("phone", "48 600200300", PHONE),
        ("phone", "60020030", PHONE),
        ("phone", "60020030a", PHONE),
        ("postcode", "", None),
        ("postcode", "00-950", None),
        ("postcode", "00950", POSTCODE),
        ("postcode", "00-95", POSTCODE),
        ("street", "ż" * 100, None),
        ("street", "ż" * 101, LONG),
        ("city", "ż" * 101, LONG),
        ("by_sms", True, "Podaj numer telefonu, aby otrzymywać SMS"),
        ("by_email", True, "Podaj adres e-mail, aby otrzymywać e-mail"),
    ],
)
def test_contact_data(site: Site, field: str, value: str | bool, message: str | None) -> None:  # noqa: FBT001
    site.log_in("jan")
    before = site.api("GET", "/api/konto").json()
    answer = site.api("PUT", "/api/konto", before["contact"] | {field: value, "revision": before["revision"]})
    after = site.api("GET", "/api/konto").json()
    if message:
        assert answer.json() == {"errors": {field: message}}
        assert after == before
    else:
        expected = "600200300" if field == "phone" and value else value
        assert (answer.status_code, after["contact"][field]) == (200, expected)


def test_second_of_two_windows_is_told_and_stores_nothing(site: Site) -> None:
    site.log_in("jan")
    old: dict[str, Any] = site.api("GET", "/api/konto").json()
    assert site.api("PUT", "/api/konto", old["contact"] | {"city": "Gdańsk", "revision": old["revision"]}).ok
    second = site.api("PUT", "/api/konto", old["contact"] | {"city": "Sopot", "revision": old["revision"]})
    assert second.status_code == 409
    assert second.json()["errors"][""] == "Dane zmieniono w innym oknie. Odśwież stronę."
    assert site.api("GET", "/api/konto").json()["contact"]["city"] == "Gdańsk"


def test_writes_from_other_origins_are_refused_and_nothing_is_kept(site: Site) -> None:
    site.log_in("anna")
    headers = {"Origin": site.trusted}
    assert site.browser.post(site.portal + "/api/wyloguj", json={}, headers=headers, timeout=5).status_code == 403
    answer = site.api("GET", "/api/konto")
    assert answer.ok
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("down", ["pz", "portal"])
def test_process_tells_where_it_serves_and_ends_with_its_stdin(down: str) -> None:
    faults = json.dumps([{"origin": down, "kind": "error_screen"}])
    command = [sys.executable, "-m", "tests.other_iikp", "--faults", faults]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdin
        told = json.loads(process.stdout.readline())
        assert set(told["patients"]) == {"anna", "jan", "zofia", "piotr", "maria", "jakub", "hanna"}
        portal = told["entry_url"].removesuffix("/ikp/zaloguj")
        headers = {"Origin": portal}
        begun = requests.post(portal + "/api/logowanie", json={}, headers=headers, timeout=5)
        assert begun.status_code == (503 if down == "portal" else 200)
        page = requests.get(told["trusted_profile_url"] + "?zadanie=x", timeout=5).text
        assert ("wk-2" in page) == (down == "pz")
        process.stdin.close()
        assert process.wait(5) == 0
