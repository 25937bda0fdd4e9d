"""„Uprawnienia”: the list, „Zmień uprawnienie”, „Wycofaj”, and the same consent twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from local_iikp.consents import rules, storage
from local_iikp.consents.models import Consent, Draft
from tests.local_iikp import consents_browser as ui

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.local_iikp.iikp_browser import Browser
    from tests.local_iikp.iikp_page import Page

EXISTS = "Takie uprawnienie już istnieje"
CHANGED = "Uprawnienie zostało zmienione"
WITHDRAWN = "Uprawnienie zostało wycofane"


def day(browser: Browser, days: int) -> str:
    return f"{browser.world.today() + timedelta(days=days):%d.%m.%Y}"


def dates(browser: Browser, start: int, end: int) -> dict[str, str]:
    return {"starts": day(browser, start), "ends": day(browser, end)}


def give(browser: Browser, start: int, end: int) -> int:
    """Give the hospital the data for a period; return the consent's number."""
    page = ui.grant(browser, ui.DATA, ui.facility(browser), **dates(browser, start, end))
    assert page.statuses[0] == ui.GRANTED
    return Consent.objects.filter(patient__world=browser.world).latest("pk").pk


def pass_days(browser: Browser, days: int) -> None:
    """Let days pass and log Anna in again."""
    browser.world.clock_offset += timedelta(days=days)
    browser.world.save()
    browser.log_in("anna")


def change(browser: Browser, number: int, **fields: str) -> Page:
    """Open „Zmień uprawnienie”, fill it, press „Zapisz”."""
    page = browser.get(f"{ui.LIST}/{number}/zmiana")
    assert page.heading == "Zmień uprawnienie"
    shown = {"starts": page.value_of("Od"), "ends": page.value_of("Do")}
    return ui.on(browser, **{**shown, **fields})


def withdraw(browser: Browser, number: int) -> Page:
    """Press „Wycofaj” and „Tak, wycofaj”."""
    browser.get(f"{ui.LIST}/{number}/wycofanie")
    return browser.submit(browser.address)


def test_nobody_has_a_consent_at_first(anna: Browser) -> None:
    page = anna.get(ui.LIST)
    assert page.heading == "Uprawnienia"
    assert page.statuses == ["Trwa ładowanie…"]
    assert "Nadane uprawnienia" in page.texts("h2")
    assert "Nadaj dostęp" in page.texts("button")
    part = ui.part(anna, f"{ui.LIST}/nadane")
    assert part.all("table") == []
    assert part.texts("p") == ["Nie nadano jeszcze żadnych uprawnień."]


def test_columns(anna: Browser) -> None:
    give(anna, 0, 1)
    assert ui.part(anna, f"{ui.LIST}/nadane").texts("th")[:4] == list(ui.COLUMNS)


def test_the_newest_comes_first(anna: Browser) -> None:
    give(anna, 0, 1)
    ui.grant(anna, ui.DOCUMENTS, ui.worker(anna))
    assert [row[0] for row in ui.rows(anna)] == ["lek. Ewa Kruk", "Szpital Miejski"]


def test_change_of_the_period(anna: Browser) -> None:
    number = give(anna, 5, 10)
    page = anna.get(f"{ui.LIST}/{number}/zmiana")
    assert (page.value_of("Od"), page.value_of("Do")) == (day(anna, 5), day(anna, 10))
    assert page.texts("dd") == [ui.DATA, "Szpital Miejski"]
    page = change(anna, number, **dates(anna, 0, 3))
    assert page.statuses[0] == CHANGED
    assert ui.rows(anna) == [("Szpital Miejski", ui.DATA, f"{day(anna, 0)} – {day(anna, 3)}", "Aktywne")]
    change(anna, number, **dates(anna, 1, 3))
    assert ui.rows(anna)[0][3] == "Przyszłe"


@pytest.mark.parametrize(
    ("fields", "label", "message"),
    [
        ({"starts": "x"}, "Od", "Podaj datę w formacie dd.mm.rrrr"),
        ({"ends": ""}, "Do", "Podaj datę w formacie dd.mm.rrrr"),
        ({"starts": "01.01.1999"}, "Od", "Data „od” nie może być wcześniejsza niż dzisiejsza"),
        ({"ends": "01.01.1999"}, "Do", "Data „do” nie może być wcześniejsza niż „od”"),
    ],
)
def test_refused_change(anna: Browser, fields: dict[str, str], label: str, message: str) -> None:
    number = give(anna, 0, 10)
    page = change(anna, number, **fields)
    assert page.heading == "Zmień uprawnienie"
    assert page.error_of(label) == message
    assert page.value_of(label) == next(iter(fields.values()))
    assert ui.rows(anna)[0][2] == f"{day(anna, 0)} – {day(anna, 10)}"


def test_first_day_in_the_past_may_stay_but_not_move(anna: Browser) -> None:
    number = give(anna, 0, 10)
    pass_days(anna, 5)
    assert change(anna, number, **dates(anna, -5, 20)).statuses[0] == CHANGED
    for moved in (-6, -4):
        assert change(anna, number, **dates(anna, moved, 20)).error_of("Od")
    assert ui.rows(anna)[0][2] == f"{day(anna, -5)} – {day(anna, 20)}"


def test_change_to_and_from_no_end(anna: Browser) -> None:
    jan = ui.close_person(anna.world.patients.get(key="jan").pesel)
    ui.grant(anna, ui.DOCUMENTS, jan, unlimited="on")
    number = Consent.objects.get(patient__world=anna.world).pk
    page = anna.get(f"{ui.LIST}/{number}/zmiana")
    assert page.is_ticked("Bezterminowo")
    ui.on(anna, **dates(anna, 0, 3))
    assert ui.rows(anna)[0][2] == f"{day(anna, 0)} – {day(anna, 3)}"
    anna.get(f"{ui.LIST}/{number}/zmiana")
    ui.on(anna, starts=day(anna, 0), unlimited="on")
    assert ui.rows(anna)[0][2] == f"{day(anna, 0)} – bezterminowo"
    other = give(anna, 0, 10)
    assert "Bezterminowo" not in anna.get(f"{ui.LIST}/{other}/zmiana").texts("label")


def test_withdrawing_is_asked_about(anna: Browser) -> None:
    number = give(anna, 0, 10)
    for page in (ui.part(anna, f"{ui.LIST}/{number}/wycofanie"), anna.get(f"{ui.LIST}/{number}/wycofanie")):
        (question,) = page.all("dialog")
        assert "Czy na pewno wycofać uprawnienie?" in question.text
        assert page.texts("button")[-2:] == ["Tak, wycofaj", "Nie"]
    assert ui.rows(anna)[0][3] == "Aktywne"
    page = anna.submit(anna.address)
    assert anna.path == ui.LIST
    assert page.statuses[0] == WITHDRAWN
    assert ui.rows(anna)[0][3] == "Wycofane"
    assert ui.actions(anna) == [""]


def test_a_future_one_can_be_withdrawn(anna: Browser) -> None:
    assert withdraw(anna, give(anna, 5, 10)).statuses[0] == WITHDRAWN
    pass_days(anna, 7)
    assert ui.rows(anna)[0][3] == "Wycofane"


def test_withdrawn_twice_is_withdrawn(anna: Browser) -> None:
    number = give(anna, 0, 10)
    assert [withdraw(anna, number).statuses[0] for _ in range(2)] == [WITHDRAWN] * 2
    assert ui.rows(anna)[0][3] == "Wycofane"


def test_what_is_over_is_neither_changed_nor_withdrawn(anna: Browser) -> None:
    number = give(anna, 0, 1)
    anna.get(f"{ui.LIST}/{number}/zmiana")
    form = {**anna.page.hidden(), **dates(anna, 0, 300)}
    pass_days(anna, 2)
    anna.get(ui.LIST)
    form |= anna.page.hidden()
    origin = {"Origin": anna.address.split("/ikp")[0]}
    for address in (f"{ui.LIST}/{number}/zmiana", f"{ui.LIST}/{number}/wycofanie"):
        page = anna.send("POST", address, form, **origin)
        assert page.heading == "Uprawnienia"
        assert page.statuses == ["Trwa ładowanie…"]
    assert ui.rows(anna)[0][2:] == (f"{day(anna, -2)} – {day(anna, -1)}", "Wygasłe")


def test_change_in_one_window_after_withdrawal_in_another(anna: Browser) -> None:
    number = give(anna, 0, 10)
    wanted = Consent.objects.get(pk=number)  # the other window has looked already
    withdraw(anna, number)
    assert storage.change(wanted, anna.world.today()) == rules.WITHDRAWN_MEANWHILE
    assert ui.rows(anna)[0][3] == "Wycofane"
    assert anna.get(f"{ui.LIST}/{number}/zmiana").heading == "Uprawnienia"


def test_the_same_consent_does_not_come_twice(anna: Browser) -> None:
    give(anna, 0, 10)
    page = ui.grant(anna, ui.DATA, ui.facility(anna), **dates(anna, 5, 50))
    assert page.heading == "Podsumowanie"
    assert page.alerts == [EXISTS]
    assert "Szpital Miejski" in page.texts("dd")
    assert ui.rows(anna) == [("Szpital Miejski", ui.DATA, f"{day(anna, 0)} – {day(anna, 10)}", "Aktywne")]
    page = ui.grant(anna, ui.DATA, ui.facility(anna), **dates(anna, 11, 20))  # also when it begins after the end
    assert page.alerts == [EXISTS]


def test_another_kind_or_recipient_is_another_consent(anna: Browser) -> None:
    give(anna, 0, 10)
    for kind, who in (
        (ui.SERVICES, ui.facility(anna)),
        (ui.DATA, ui.facility(anna, "Przychodnia Zdrowie")),
        (ui.DATA, ui.worker(anna)),
        (ui.DATA, ui.worker(anna, "Olga Dudek")),
    ):
        assert ui.grant(anna, kind, who).statuses[0] == ui.GRANTED
    assert {row[3] for row in ui.rows(anna)} == {"Aktywne"}
    assert ui.stored(anna) == 5


def test_a_close_person_is_known_by_the_pesel(anna: Browser) -> None:
    jan, piotr = (anna.world.patients.get(key=key).pesel for key in ("jan", "piotr"))
    ui.grant(anna, ui.DOCUMENTS, ui.close_person(jan))
    assert ui.grant(anna, ui.DOCUMENTS, ui.close_person(jan, first_name="Jan", contact="")).alerts == [EXISTS]
    assert ui.grant(anna, ui.DOCUMENTS, ui.close_person(piotr)).statuses[0] == ui.GRANTED


def test_after_withdrawal_or_expiry_it_can_be_given_again(anna: Browser) -> None:
    withdraw(anna, give(anna, 0, 1))
    give(anna, 0, 1)
    pass_days(anna, 2)
    give(anna, 0, 1)
    assert [row[3] for row in ui.rows(anna)] == ["Aktywne", "Wygasłe", "Wycofane"]


def test_a_future_one_excludes_only_the_days_it_has(anna: Browser) -> None:
    give(anna, 10, 20)
    give(anna, 0, 9)
    withdraw(anna, Consent.objects.latest("pk").pk)
    assert ui.grant(anna, ui.DATA, ui.facility(anna), **dates(anna, 0, 10)).alerts == [EXISTS]
    give(anna, 21, 30)
    for days in (10, 20, 21, 30):
        world = anna.world.today() + timedelta(days=days)
        mine = Consent.objects.filter(patient__world=anna.world)
        assert [rules.status(one, world) for one in mine].count(rules.Status.ACTIVE) == 1


def test_a_change_makes_no_second_active_one_either(anna: Browser) -> None:
    give(anna, 10, 20)
    first = give(anna, 0, 9)
    page = change(anna, first, **dates(anna, 0, 10))
    assert page.heading == "Zmień uprawnienie"
    assert page.alerts == [EXISTS]
    assert page.value_of("Do") == day(anna, 10)
    assert change(anna, first, **dates(anna, 0, 8)).statuses[0] == CHANGED


def test_zapisz_pressed_twice(anna: Browser) -> None:
    ui.to_summary(anna, ui.DATA, ui.facility(anna))
    address, form = anna.address, anna.page.hidden()
    origin = {"Origin": address.split("/ikp")[0]}
    for _ in range(3):
        assert anna.send("POST", address, form, **origin).statuses[0] == ui.GRANTED
    assert ui.stored(anna) == 1


def test_back_to_the_wizard_after_saving(anna: Browser) -> None:
    ui.to_summary(anna, ui.DATA, ui.facility(anna), **dates(anna, 0, 10))
    summary = anna.address
    ui.on(anna)
    anna.get(summary)
    assert ui.on(anna).statuses[0] == ui.GRANTED  # nothing was changed: it is the same consent
    anna.get(summary.replace("podsumowanie", "okres"))
    ui.on(anna, **dates(anna, 0, 20))
    assert ui.on(anna).alerts == [EXISTS]  # another period is another consent
    anna.get(summary.replace("podsumowanie", "okres"))
    ui.on(anna, **dates(anna, 0, 10))
    withdraw(anna, Consent.objects.get(patient__world=anna.world).pk)
    anna.get(summary)
    assert ui.on(anna).statuses[0] == ui.GRANTED  # it was withdrawn: this is a new one
    assert [row[3] for row in ui.rows(anna)] == ["Aktywne", "Wycofane"]


def test_success_is_told_once(anna: Browser) -> None:
    give(anna, 0, 1)
    assert anna.get(ui.LIST).statuses == ["Trwa ładowanie…"]


def test_consents_are_seen_after_logging_in_again(anna: Browser, new_browser: Callable[[], Browser]) -> None:
    give(anna, 0, 1)
    again = new_browser()
    again.log_in("anna")
    assert ui.rows(again) == ui.rows(anna)


def test_unfinished_wizards_are_not_kept_for_ever(anna: Browser) -> None:
    for _ in range(25):
        ui.begin(anna)
    assert Draft.objects.filter(session__patient__world=anna.world).count() == 20
    anna.log_out()
    assert not Draft.objects.filter(session__patient__world=anna.world).exists()


@pytest.mark.parametrize("address", ["nadawanie", "nadawanie/x/rodzaj", "1/zmiana", "9999999999999999999999/zmiana"])
def test_addresses_that_lead_nowhere(anna: Browser, address: str) -> None:
    expected = "Uprawnienia" if address == "nadawanie" else "Nie znaleziono strony"
    assert anna.get(f"{ui.LIST}/{address}").heading == expected


def test_statuses_at_the_ends_of_a_day() -> None:
    consent = Consent(starts=datetime(2026, 1, 2, tzinfo=ZoneInfo("UTC")).date(), ends=None)
    assert rules.status(consent, consent.starts) is rules.Status.ACTIVE
    assert rules.status(consent, consent.starts - timedelta(days=1)) is rules.Status.FUTURE
    consent.ends = consent.starts
    assert rules.status(consent, consent.starts + timedelta(days=1)) is rules.Status.EXPIRED
