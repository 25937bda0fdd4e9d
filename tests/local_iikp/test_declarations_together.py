"""E-declarations: pressed twice, pressed at once, switched off, and nothing of anybody else."""

from __future__ import annotations

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connections

from local_iikp.people.clinic import ActionRefusedError
from local_iikp.poz import filing
from local_iikp.poz.models import Declaration, Worker
from tests.local_iikp.declaring import (
    DOCTOR,
    LIST,
    MIDWIFE,
    NURSE,
    SECTION,
    accept,
    declare,
    filed,
    reach_summary,
    refused,
    start,
    statuses,
)
from tests.local_iikp.iikp_browser import ACCOUNT, Browser

if TYPE_CHECKING:
    from collections.abc import Callable

    from local_iikp.worlds.models import World

FILED = "Deklaracja została złożona"
USED_UP = "W tym roku dokonano już dwóch wyborów"
OPEN = "Poprzednia deklaracja czeka na rozpatrzenie"
SOON = "E-deklaracje POZ będą dostępne wkrótce"
AT_ONCE = 50


@pytest.fixture
def jan(browser: Browser) -> Browser:
    """Return a browser in which Jan is logged in, who has no declaration."""
    browser.log_in("jan")
    return browser


def form_of(browser: Browser) -> dict[str, str]:
    """Return the hidden fields of the summary shown."""
    return browser.page.hidden()


def switch(browser: Browser, *, on: bool) -> None:
    browser.world.e_declarations = on
    browser.world.save()


def test_pressed_twice(jan: Browser) -> None:
    reach_summary(jan)
    address, form = jan.address, form_of(jan)
    for _ in range(2):
        page = jan.send("POST", address, form, Origin=address.partition("/ikp")[0])
        assert page.heading == "Deklaracje"
        assert page.statuses[0] == FILED
    assert statuses(jan) == ["Złożona"]


def test_gone_back_after_filing(jan: Browser) -> None:
    reach_summary(jan)
    address = jan.address
    jan.submit(address)
    assert jan.get(address).alerts == [OPEN]
    assert statuses(jan) == ["Złożona"]


def test_gone_back_and_changed_is_no_second_press(jan: Browser) -> None:
    reach_summary(jan)
    address, form = jan.address, form_of(jan)
    jan.submit(address)
    page = jan.send(
        "POST", address, {**form, "which": "kolejny", "reason": "inna"}, Origin=address.partition("/ikp")[0]
    )
    assert page.alerts == [OPEN]
    assert statuses(jan) == ["Złożona"]


def test_one_open_declaration_per_role(jan: Browser) -> None:
    declare(jan)
    assert start(jan).alerts == [OPEN]
    assert start(jan).heading == "Deklaracja wyboru: lekarz"
    for role in (NURSE, MIDWIFE):
        assert declare(jan, role).statuses[0] == FILED
    assert sorted(row[0] for row in filed(jan)) == ["lekarz", "pielęgniarka", "położna"]
    accept(jan, "jan", "pielęgniarka")
    assert not start(jan, NURSE).alerts
    assert start(jan).alerts == [OPEN]


def test_second_window(jan: Browser, new_browser: Callable[[], Browser]) -> None:
    other = new_browser()
    other.log_in("jan")
    reach_summary(other)
    declare(jan)
    assert other.submit(other.address).alerts == [OPEN]
    assert statuses(jan) == ["Złożona"]


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave time between the look at the rules and the writing, so that those who can come between do."""
    look = filing.refusal

    def look_and_wait(*what: Any) -> str | None:  # noqa: ANN401 - whatever the rule takes
        found = look(*what)
        threading.Event().wait(0.01)
        return found

    monkeypatch.setattr(filing, "refusal", look_and_wait)


def press_at_once(browser: Browser, forms: list[tuple[str, dict[str, str]]]) -> list[str]:
    """Press „Złóż deklarację” of all these forms at once; return what the patient reads each time."""

    def send(form: tuple[str, dict[str, str]]) -> str:
        window = Browser(browser.world)
        for name, cookie in browser.portal_client().cookies.items():
            window.portal_client().cookies[name] = cookie.value
        try:
            page = window.send("POST", form[0], form[1], Origin=browser.address.partition("/ikp")[0])
        finally:
            connections.close_all()
        return (page.alerts or page.statuses)[0]

    with ThreadPoolExecutor(8) as hands:
        return list(hands.map(send, forms))


@pytest.mark.usefixtures("slowly")
def test_one_wizard_pressed_at_once(jan: Browser) -> None:
    reach_summary(jan)
    assert press_at_once(jan, [(jan.address, form_of(jan))] * AT_ONCE) == [FILED] * AT_ONCE
    assert statuses(jan) == ["Złożona"]


@pytest.mark.usefixtures("slowly")
def test_many_wizards_pressed_at_once(jan: Browser) -> None:
    forms: list[tuple[str, dict[str, str]]] = []
    for role in (DOCTOR, NURSE):
        reach_summary(jan, role)
        forms += [(jan.address, {**form_of(jan), "key": f"{number:032}"}) for number in range(AT_ONCE // 2)]
    read = press_at_once(jan, forms)
    assert sorted(read) == [FILED] * 2 + [OPEN] * (AT_ONCE - 2)
    assert statuses(jan) == statuses(jan, "pielęgniarka") == ["Złożona"]


@pytest.mark.usefixtures("slowly")
def test_pressed_at_once_while_the_clinic_accepts(jan: Browser) -> None:
    reach_summary(jan)
    forms = [(jan.address, {**form_of(jan), "key": f"{number:032}"}) for number in range(AT_ONCE)]
    ended = threading.Event()

    def keep_accepting() -> None:
        while not ended.is_set():
            with contextlib.suppress(ActionRefusedError):
                accept(jan, "jan")
        connections.close_all()

    clinic = threading.Thread(target=keep_accepting)
    clinic.start()
    try:
        read = press_at_once(jan, forms)
    finally:
        ended.set()
        clinic.join()
    assert sorted(set(read)) in ([FILED, OPEN, USED_UP], [FILED, USED_UP])
    assert read.count(FILED) == 2
    assert len(statuses(jan)) == 2


def test_switched_off(jan: Browser) -> None:
    declare(jan)
    accept(jan, "jan")
    reach_summary(jan)
    summary = jan.address
    form = form_of(jan)
    switch(jan, on=False)
    section = jan.part(SECTION)
    assert SOON in section.texts("p")
    assert not section.links("Wypełnij deklarację")
    assert "Ewa Kruk" in section.html
    for step in ("", "/placowka", "/osoba", "/ktory-raz", "/podsumowanie"):
        page = jan.get(f"{LIST}/lekarz{step}")
        assert jan.response.status_code == 200
        assert page.alerts == ["Funkcja chwilowo niedostępna"]
    assert jan.send("POST", summary, form, Origin=summary.partition("/ikp")[0]).alerts == [
        "Funkcja chwilowo niedostępna",
    ]
    assert jan.get(section.links("Zobacz deklaracje")[0]).heading == "Deklaracje"
    assert statuses(jan) == ["Przyjęta"]
    switch(jan, on=True)
    section = jan.part(SECTION)
    assert SOON not in section.html
    assert len(section.links("Wypełnij deklarację")) == 3
    assert jan.get(section.links("Wypełnij deklarację")[2]).heading == "Deklaracja wyboru: położna"


def test_nothing_of_another_patient_is_read_or_changed(jan: Browser, new_browser: Callable[[], Browser]) -> None:
    anna = new_browser()
    anna.log_in("anna")
    declare(anna, NURSE)
    annas = list(Declaration.objects.filter(patient__key="anna").values())
    for address in (ACCOUNT, SECTION, LIST, f"{LIST}/lista", f"{LIST}/pielegniarka"):
        for query in ("", "?patient=1", "?pesel=" + jan.world.patients.get(key="anna").pesel):
            html = jan.part(address + query).html
            assert "Sowa" not in html
            assert "Anna" not in html
    reach_summary(jan, NURSE)
    forged = {"patient": str(annas[0]["patient_id"]), "patient_id": str(annas[0]["patient_id"]), "id": "1"}
    jan.submit(jan.address, key=str(annas[-1]["key"]), **forged)
    assert statuses(jan, "pielęgniarka") == ["Złożona"]  # another patient's key is nobody's business here
    assert list(Declaration.objects.filter(patient__key="anna").values()) == annas


def test_worker_of_another_world_cannot_be_chosen(jan: Browser, other_world: World) -> None:
    elsewhere = Worker.objects.get(facility__world=other_world, name__endswith="Ewa Kruk")
    reach_summary(jan)
    page = jan.submit(jan.address, facility=str(elsewhere.facility_id), worker=str(elsewhere.pk))
    assert set(refused(page).values()) == {"Wyszukaj i wybierz placówkę"}
    assert not filed(jan)


def test_full_or_foreign_worker_cannot_be_forged(jan: Browser) -> None:
    workers = Worker.objects.filter(facility__world=jan.world)
    for name in ("Tomasz Bąk", "Adam Wrona", "Irena Sowa", "Olga Dudek"):
        reach_summary(jan)
        page = jan.submit(jan.address, worker=str(workers.get(name__endswith=name).pk))
        assert refused(page) == {"Osoba": "Wybierz osobę"}
    assert not filed(jan)


def test_form_without_its_token_files_nothing(jan: Browser) -> None:
    reach_summary(jan)
    form = {name: value for name, value in form_of(jan).items() if name != "csrfmiddlewaretoken"}
    assert jan.send("POST", jan.address, form).heading == "Formularz wygasł"
    assert not filed(jan)
