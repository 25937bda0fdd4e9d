"""Consents in the second iIKP: every rule of the screens, over HTTP."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from .accounts import generate_pesel
from .catalogue import generate_number, is_doctors_number
from .consents import CLOSE, DATA, HEALTH, PLACE, RECORDS, SERVICES, WORKER
from .rules import today

if TYPE_CHECKING:
    from .site import Site

STEP, GRANT, CHANGE, WITHDRAW = (
    "/api/uprawnienia/krok",
    "/api/uprawnienia",
    "/api/uprawnienia/zmiana",
    "/api/uprawnienia/wycofanie",
)


def day(days: int) -> str:
    return f"{today() + timedelta(days=days):%d.%m.%Y}"


def request(**more: object) -> dict[str, Any]:
    """Return a form that is right: data for a facility, from today for a week."""
    told = {"kind": DATA, "whom": PLACE, "facility_key": "szpital", "since": day(0), "until": day(7), "form": "f"}
    return told | more


def number_of(site: Site, name: str) -> str:
    return next(w.number for w in site.world.catalogue.workers if name in w.name)


@pytest.mark.parametrize(
    ("told", "errors"),
    [
        ({"step": 1, "kind": ""}, {"kind": "Wybierz rodzaj uprawnienia"}),
        ({"step": 1, "whom": ""}, None),
        ({"step": 2, "whom": ""}, {"whom": "Wybierz, komu nadajesz uprawnienie"}),
        ({"step": 2, "facility_key": ""}, {"facility": "Wyszukaj i wybierz placówkę"}),
        ({"step": 2, "whom": WORKER}, {"worker": "Wyszukaj i wybierz pracownika"}),
        ({"step": 2, "kind": RECORDS}, {"whom": "Tego uprawnienia nie można nadać tej osobie"}),
        ({"step": 2, "kind": HEALTH}, {"whom": "Tego uprawnienia nie można nadać tej osobie"}),
        ({"step": 2, "kind": SERVICES}, None),
        ({"step": 2, "whom": CLOSE}, {"whom": "Tego uprawnienia nie można nadać tej osobie"}),
        (
            {"step": 2, "kind": HEALTH, "whom": CLOSE, "pesel": "0" * 11},
            {
                "first": "Podaj imię",
                "last": "Podaj nazwisko",
                "pesel": "Nieprawidłowy numer PESEL",
                "contact": "Podaj telefon lub e-mail",
            },
        ),
        ({"step": 3, "since": "31.02.2027"}, {"since": "Podaj datę w formacie dd.mm.rrrr"}),
        ({"step": 3, "until": ""}, {"until": "Podaj datę w formacie dd.mm.rrrr"}),
        ({"step": 3, "until": "", "forever": True}, {"until": "Podaj datę w formacie dd.mm.rrrr"}),
        ({"step": 3, "since": day(-1)}, {"since": "Data „od” nie może być wcześniejsza niż dzisiejsza"}),
        ({"step": 3, "since": day(8)}, {"until": "Data „do” nie może być wcześniejsza niż „od”"}),
        ({"step": 3, "since": day(7)}, None),
    ],
)
def test_steps(site: Site, told: dict[str, object], errors: dict[str, str] | None) -> None:
    site.log_in("jan")
    if errors:
        assert site.refused(STEP, request(**told)) == errors
        assert site.refused(GRANT, request(**told | {"step": 4})).items() >= errors.items()
    else:
        assert site.post(STEP, request(**told)) == {}
    assert site.get(GRANT)["rows"] == []


def test_searches(site: Site) -> None:
    site.log_in("jan")
    found = site.post("/api/placowki", {"text": " PRZYCHODNIA "})["found"]
    assert [f["key"] for f in found] == ["zdrowie", "klonowa"]
    kruk = number_of(site, "Kruk")
    assert site.post("/api/pracownicy", {"text": f" {kruk} "})["found"][0]["name"] == "lek. Ewa Kruk"
    unknown = next(n for n in iter(generate_number, "") if site.world.catalogue.worker(n) is None)
    spoilt = str((int(unknown[0]) % 9) + 1) + unknown[1:]
    bad = "Nieprawidłowy numer prawa wykonywania zawodu"
    for path, name, typed, said in (
        ("/api/placowki", "facility", "", "Nie znaleziono"),
        ("/api/placowki", "facility", "Nieistniejąca", "Nie znaleziono"),
        ("/api/pracownicy", "worker", unknown, "Nie znaleziono"),
        ("/api/pracownicy", "worker", "1234567A", "Nie znaleziono"),
        ("/api/pracownicy", "worker", spoilt, bad),
        ("/api/pracownicy", "worker", "", bad),
    ):
        assert site.refused(path, {"text": typed}) == {name: said}


def test_doctors_number() -> None:
    assert is_doctors_number("5425740")
    assert not is_doctors_number("0000000")
    assert not is_doctors_number("542574")


def test_pharmacist_gets_prescriptions_only(site: Site) -> None:
    site.log_in("jan")
    dudek = {"whom": WORKER, "worker_key": number_of(site, "Dudek")}
    refusal = {"found": "Farmaceucie można udostępnić tylko dane medyczne (recepty)"}
    for kind in (RECORDS, HEALTH, SERVICES):
        assert site.refused(STEP, request(kind=kind, step=2, **dudek)) == refusal
    site.post(GRANT, request(**dudek))
    assert site.get(GRANT)["rows"][0]["kind"] == "Udostępnienie danych medycznych (tylko recepty)"


def test_a_second_of_the_same_kind_is_refused_while_the_first_is_active(site: Site) -> None:
    site.log_in("jan")
    site.post(GRANT, request())
    site.post(GRANT, request())  # the same form, pressed twice
    same = {"": "Takie uprawnienie już istnieje"}
    assert site.refused(GRANT, request(form="g")) == same
    assert site.refused(GRANT, request(form="g", since=day(1))) == same
    site.post(GRANT, request(form="g", kind=SERVICES))
    site.post(GRANT, request(form="h", facility_key="klonowa", since=day(1)))
    site.post(GRANT, request(form="i", facility_key="klonowa"))
    rows = site.get(GRANT)["rows"]
    assert [r["status"] for r in rows] == ["Aktywne", "Przyszłe", "Aktywne", "Aktywne"]
    site.post(WITHDRAW, {"key": rows[3]["key"]})
    site.post(GRANT, request(form="j"))


def test_change_and_withdrawal(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.log_in("jan")
    site.post(GRANT, request())
    row = site.get(GRANT)["rows"][0]
    monkeypatch.setattr(site.world, "today", lambda: today() + timedelta(days=7))
    assert site.get(GRANT)["rows"][0]["status"] == "Aktywne"
    site.post(CHANGE, row | {"until": day(9)})  # its begin has passed and stays
    assert "since" in site.refused(CHANGE, row | {"since": day(1)})
    monkeypatch.setattr(site.world, "today", lambda: today() + timedelta(days=10))
    assert site.get(GRANT)["rows"][0]["status"] == "Wygasłe"
    assert site.refused(CHANGE, row)
    monkeypatch.undo()
    site.log_in("anna")
    assert site.get(GRANT)["rows"] == []
    assert site.refused(WITHDRAW, {"key": row["key"]})
    site.log_in("jan")
    site.post(WITHDRAW, {"key": row["key"]})
    assert site.refused(WITHDRAW, {"key": row["key"]})
    assert [r["status"] for r in site.get(GRANT)["rows"]] == ["Wycofane"]


def test_close_person_may_have_it_without_end(site: Site) -> None:
    site.log_in("jan")
    number = generate_pesel(date(1861, 2, 3), woman=True)
    close = request(kind=RECORDS, whom=CLOSE, first="Ada", last="<b>Lis</b>", pesel=number, until="", forever=True)
    site.post(GRANT, close)
    row = site.get(GRANT)["rows"][0]
    assert (row["to"], row["until"], row["close"]) == ("Ada <b>Lis</b>", "", True)
    assert number not in str(row)


def test_dates_proposed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.log_in("jan")
    monkeypatch.setattr(site.world, "today", lambda: date(2028, 2, 29))
    told = site.get(GRANT)
    assert (told["since"], told["until"]) == ("29.02.2028", "28.02.2029")
