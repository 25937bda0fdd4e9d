"""Consents are out of every other patient's reach; many submissions at once give what the rules allow."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from django.db import connections

from local_iikp.consents import rules, storage
from local_iikp.consents.models import Consent, Kind
from tests.local_iikp import consents_browser as ui
from tests.local_iikp.iikp_browser import Browser

if TYPE_CHECKING:
    from collections.abc import Callable

    from local_iikp.people.models import Patient
    from local_iikp.worlds.models import World

MISSING = "Nie znaleziono strony"


@pytest.fixture
def jan(new_browser: Callable[[], Browser]) -> Browser:
    """Return a browser in which Jan is logged in."""
    other = new_browser()
    other.log_in("jan")
    return other


def origin(browser: Browser) -> dict[str, str]:
    return {"Origin": browser.address.split("/ikp")[0]}


def test_each_patient_sees_the_own_list(anna: Browser, jan: Browser) -> None:
    ui.grant(anna, ui.DATA, ui.facility(anna))
    patient = anna.world.patients.get(key="anna")
    for address in (ui.LIST, f"{ui.LIST}/nadane?patient={patient.pk}&key=anna&pesel={patient.pesel}"):
        assert "Szpital Miejski" not in jan.part(address).html
    assert ui.rows(jan) == []
    assert len(ui.rows(anna)) == 1


def test_another_patients_consent_can_be_neither_read_nor_changed_nor_withdrawn(anna: Browser, jan: Browser) -> None:
    ui.grant(anna, ui.DATA, ui.facility(anna))
    before = ui.rows(anna)
    number = Consent.objects.get(patient__world=anna.world).pk
    form = {**jan.get(ui.LIST).hidden(), "starts": "01.01.2199", "ends": "02.01.2199"}
    for address in (f"{ui.LIST}/{number}/zmiana", f"{ui.LIST}/{number}/wycofanie"):
        for page in (jan.get(address), jan.part(address), jan.send("POST", address, form, **origin(jan))):
            assert page.heading == MISSING
            assert "Szpital Miejski" not in page.html
    assert ui.rows(anna) == before


def test_another_patients_wizard_is_out_of_reach(anna: Browser, jan: Browser) -> None:
    ui.to_summary(anna, ui.DATA, ui.facility(anna))
    start = anna.address.rsplit("/", 1)[0]
    form = jan.get(ui.LIST).hidden()
    for step in ("rodzaj", "komu", "wyniki", "okres", "podsumowanie"):
        for page in (jan.part(f"{start}/{step}"), jan.send("POST", f"{start}/{step}", form, **origin(jan))):
            assert page.heading == MISSING
            assert "Szpital" not in page.html
    assert ui.stored(anna) == 0
    assert ui.on(anna).statuses[0] == ui.GRANTED
    assert Consent.objects.get(patient__world=anna.world).patient.key == "anna"


def test_no_field_names_the_patient(anna: Browser, jan: Browser) -> None:
    other = anna.world.patients.get(key="jan")
    ui.to_summary(anna, ui.DATA, ui.facility(anna))
    ui.on(anna, patient=str(other.pk), patient_id=str(other.pk), key="jan", pesel=other.pesel, draft="x")
    assert len(ui.rows(anna)) == 1
    assert ui.rows(jan) == []


def test_a_wizard_of_another_patient_in_the_same_browser(anna: Browser) -> None:
    ui.to_summary(anna, ui.DATA, ui.facility(anna))
    address, form = anna.address, anna.page.hidden()
    anna.log_in("jan")
    assert anna.send("POST", address, form, **origin(anna)).heading == "Formularz wygasł"
    assert anna.get(address).heading == MISSING
    assert ui.stored(anna) == 0


def test_forms_need_their_token(anna: Browser) -> None:
    ui.grant(anna, ui.DATA, ui.facility(anna))
    number = Consent.objects.get(patient__world=anna.world).pk
    ui.to_summary(anna, ui.SERVICES, ui.facility(anna))
    for address in (
        f"{ui.LIST}/{number}/zmiana",
        f"{ui.LIST}/{number}/wycofanie",
        f"{ui.LIST}/nadawanie",
        anna.address,
    ):
        page = anna.send("POST", address, {"starts": "01.01.2199", "ends": "02.01.2199"})
        assert page.heading == "Formularz wygasł"
    assert [row[3] for row in ui.rows(anna)] == ["Aktywne"]


def test_worlds_share_no_consents(anna: Browser, other_world: World) -> None:
    other = Browser(other_world)
    other.log_in("anna")
    ui.grant(anna, ui.DATA, ui.facility(anna))
    number = Consent.objects.get(patient__world=anna.world).pk
    assert ui.rows(other) == []
    assert other.get(f"{ui.LIST}/{number}/zmiana").heading == MISSING
    assert ui.grant(other, ui.DATA, ui.facility(other)).statuses[0] == ui.GRANTED


def at_once(count: int, one: Callable[[int], object]) -> list[object]:
    """Do a thing many times at the same moment; return what came of each."""
    start = threading.Barrier(count)

    def run(number: int) -> object:
        start.wait()
        try:
            return one(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as hands:
        return list(hands.map(run, range(count)))


@pytest.fixture
def _time_between_look_and_write(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave time in which a writer that does not wait for the others would see what they saw."""
    look = storage.of_patient

    def look_and_dawdle(patient: Patient) -> list[Consent]:
        seen = look(patient)
        threading.Event().wait(0.1)
        return seen

    monkeypatch.setattr(storage, "of_patient", look_and_dawdle)


@pytest.mark.usefixtures("_time_between_look_and_write")
def test_fifty_wizards_at_once_give_one_active_consent(world: World) -> None:
    patient = world.patients.get(key="anna")
    facility = world.facilities.get(name="Szpital Miejski")
    today = world.today()

    def grant(number: int) -> bool:
        ends = rules.same_day_next_year(today)
        wanted = Consent(
            patient=patient, kind=Kind.DATA, facility=facility, starts=today, ends=ends, draft=f"draft-{number}"
        )
        return storage.grant(wanted, today)

    assert sorted(map(bool, at_once(50, grant))) == [False] * 49 + [True]
    assert [rules.status(one, today).label for one in storage.of_patient(patient)] == ["Aktywne"]


@pytest.mark.usefixtures("_time_between_look_and_write")
def test_fifty_presses_of_one_zapisz_at_once_give_one_consent(anna: Browser) -> None:
    ui.to_summary(anna, ui.DATA, ui.facility(anna))
    address, form = anna.address, anna.page.hidden()
    cookies = anna.cookies_of_portal()

    def press(_: int) -> tuple[int, str]:
        hand = Browser(anna.world)
        for name, value in cookies.items():
            hand.portal_client().cookies[name] = value
        answer = hand.once("POST", address, form, Origin=address.split("/ikp")[0])
        return answer.status_code, answer.headers["Location"]

    assert set(at_once(50, press)) == {(302, ui.LIST)}
    assert ui.stored(anna) == 1


@pytest.mark.usefixtures("_time_between_look_and_write")
def test_eight_wizards_saved_at_once_over_http(anna: Browser) -> None:
    forms = []
    for _ in range(8):
        ui.to_summary(anna, ui.DATA, ui.facility(anna))
        forms.append((anna.address, anna.page.hidden()))
    cookies = anna.cookies_of_portal()

    def press(number: int) -> int:
        hand = Browser(anna.world)
        for name, value in cookies.items():
            hand.portal_client().cookies[name] = value
        address, form = forms[number]
        return int(hand.once("POST", address, form, Origin=address.split("/ikp")[0]).status_code)

    assert sorted(map(str, at_once(8, press))) == ["200"] * 7 + ["302"]
    assert ui.stored(anna) == 1
