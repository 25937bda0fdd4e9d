"""E-declarations and the world's clock: two choices a year, day 8, turning 16 and 18."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from local_iikp.people import pesel
from local_iikp.people.clinic import ActionRefusedError
from local_iikp.people.models import Patient
from local_iikp.poz import clinic, rules
from local_iikp.worlds import cast, factory
from local_iikp.worlds.models import World
from tests.local_iikp.declaring import (
    DOCTOR,
    NURSE,
    SECTION,
    THIRD,
    WHICH,
    accept,
    chosen_labels,
    clinic_does,
    declare,
    reach_summary,
    refused,
    set_clock,
    start,
    statuses,
)
from tests.local_iikp.iikp_browser import Browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from local_iikp.people.clinic import Answer

REFUSAL = {WHICH: "W tym roku dokonano już dwóch wyborów"}
FILED = "Deklaracja została złożona"
OPEN = "Poprzednia deklaracja czeka na rozpatrzenie"
BY_REPRESENTATIVE = "Deklarację składa przedstawiciel ustawowy"
OTHER = "inna okoliczność"


def at(year: int, month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    """Return a moment of Polish time."""
    return timezone.make_aware(datetime(year, month, day, hour, minute))  # noqa: DTZ001 - made aware here


@pytest.fixture
def summer() -> Iterator[Browser]:
    """Return a browser in a world whose clock stands in the middle of a year."""
    world = factory.create_world(factory.new_name(), clock=at(2026, 7, 15))
    yield Browser(world)
    World.objects.filter(pk=world.pk).delete()


def choose_twice(browser: Browser) -> None:
    """Let Jan, who has chosen nobody, use both choices of the year up."""
    browser.log_in("jan")
    for _ in range(2):
        assert declare(browser).statuses[0] == FILED
        accept(browser, "jan")


def test_third_choice_of_a_year_is_not_free(summer: Browser) -> None:
    choose_twice(summer)
    page = reach_summary(summer)
    assert refused(page) == REFUSAL
    assert chosen_labels(page) == ["po raz pierwszy lub po raz drugi"]
    assert reach_summary(summer, DOCTOR, THIRD, OTHER).texts("h2") == ["Podsumowanie"]
    assert summer.submit(summer.address).statuses[0] == FILED


def test_marias_two_choices_of_this_year(summer: Browser) -> None:
    summer.log_in("maria")
    assert refused(reach_summary(summer)) == REFUSAL
    assert reach_summary(summer, NURSE).texts("h2") == ["Podsumowanie"]  # roles are independent; rejected counts not


def test_second_answer_is_never_refused(summer: Browser) -> None:
    summer.log_in("jan")
    assert declare(summer, DOCTOR, THIRD, OTHER).statuses[0] == FILED


def test_third_for_a_reason_counts_like_any_other(summer: Browser) -> None:
    summer.log_in("jan")
    for _ in range(2):
        declare(summer, DOCTOR, THIRD, OTHER)
        accept(summer, "jan")
    assert refused(reach_summary(summer)) == REFUSAL


def test_rejected_choices_do_not_count(summer: Browser) -> None:
    summer.log_in("jan")
    for _ in range(3):
        declare(summer)
        clinic_does(summer.world, "reject_declaration", "jan")
    for _ in range(2):
        declare(summer)
        set_clock(summer, summer.world.now() + timedelta(days=8), "jan")
    assert statuses(summer) == [*["Odrzucona automatycznie"] * 2, *["Odrzucona"] * 3]
    choose_twice(summer)


def test_new_year_begins_the_count_anew(summer: Browser) -> None:
    choose_twice(summer)
    set_clock(summer, at(2026, 12, 31, 23, 58), "jan")
    assert refused(reach_summary(summer)) == REFUSAL
    set_clock(summer, at(2027, 1, 1, 0, 0), "jan")
    assert reach_summary(summer).texts("h2") == ["Podsumowanie"]


def test_choice_filed_in_december_counts_in_its_year(summer: Browser) -> None:
    set_clock(summer, at(2026, 12, 31), "jan")
    declare(summer)
    set_clock(summer, at(2027, 1, 2), "jan")
    accept(summer, "jan")
    choose_twice(summer)
    assert refused(reach_summary(summer)) == REFUSAL


def test_summary_from_before_new_year_is_checked_again(summer: Browser) -> None:
    choose_twice(summer)
    set_clock(summer, at(2027, 1, 1, 0, 5), "jan")
    reach_summary(summer)
    summer.world.set_clock(at(2026, 12, 31, 23, 59))
    summer.world.save()
    assert refused(summer.submit(summer.address)) == REFUSAL
    assert statuses(summer) == ["Przyjęta"] * 2


@pytest.mark.parametrize(
    ("later", "status"),
    [
        (at(2026, 7, 15, 23, 59), "Złożona"),
        (at(2026, 7, 22, 23, 59), "Złożona"),
        (at(2026, 7, 23, 0, 0), "Odrzucona automatycznie"),
        (at(2027, 7, 15), "Odrzucona automatycznie"),
    ],
)
def test_nobody_handles_it(summer: Browser, later: datetime, status: str) -> None:
    summer.log_in("jan")
    declare(summer)
    set_clock(summer, later, "jan")
    assert statuses(summer) == [status]
    is_open = status == "Złożona"
    assert (OPEN in start(summer).alerts) is is_open
    pesel_of_jan = {"pesel": summer.world.patients.get(key="jan").pesel, "role": "lekarz"}
    (received,) = clinic.ACTIONS["declarations"](summer.world, pesel_of_jan)["declarations"]
    assert received["status"] == status
    assert can_accept(summer.world, pesel_of_jan) is is_open


def can_accept(world: World, request: Answer) -> bool:
    try:
        return clinic.ACTIONS["accept_declaration"](world, request) == {"done": True}
    except ActionRefusedError:
        return False


@pytest.mark.parametrize("action", ["accept_declaration", "reject_declaration"])
def test_handled_on_day_7_stays_handled(summer: Browser, action: str) -> None:
    summer.log_in("jan")
    declare(summer)
    set_clock(summer, at(2026, 7, 22, 23, 59), "jan")
    clinic_does(summer.world, action, "jan")
    before = statuses(summer)
    set_clock(summer, at(2026, 9, 1), "jan")
    assert statuses(summer) == before == ["Przyjęta" if action == "accept_declaration" else "Odrzucona"]


def test_former_choice_stays_current_until_the_new_one_is_accepted(summer: Browser) -> None:
    summer.log_in("piotr")
    declare(summer)
    assert cast.WRONA in summer.part(SECTION).html
    set_clock(summer, at(2026, 7, 23), "piotr")
    assert cast.WRONA in summer.part(SECTION).html
    declare(summer)
    assert cast.WRONA in summer.part(SECTION).html
    accept(summer, "piotr")
    section = summer.part(SECTION).html
    assert cast.KRUK in section
    assert cast.WRONA not in section


def test_jakub_at_17_and_18(summer: Browser) -> None:
    born = pesel.birth_date(summer.world.patients.get(key="jakub").pesel)
    assert born is not None
    summer.log_in("jakub")
    assert "Wypełnij deklarację" in summer.part(SECTION).html
    for role in (DOCTOR, NURSE):
        assert start(summer, role).alerts == [BY_REPRESENTATIVE]
    set_clock(summer, at(born.year + 18, born.month, born.day, 0, 0) - timedelta(minutes=2), "jakub")
    assert start(summer).alerts == [BY_REPRESENTATIVE]
    set_clock(summer, at(born.year + 18, born.month, born.day, 0, 0), "jakub")
    assert declare(summer).statuses[0] == FILED


def test_form_from_before_the_clock_went_back_files_nothing_for_a_minor(summer: Browser) -> None:
    set_clock(summer, at(2027, 7, 16), "jakub")
    reach_summary(summer)
    summer.world.set_clock(at(2026, 7, 15))
    summer.world.save()
    assert summer.submit(summer.address).alerts == [BY_REPRESENTATIVE]
    assert not statuses(summer)


def test_hanna_at_15_and_16(summer: Browser) -> None:
    born = pesel.birth_date(summer.world.patients.get(key="hanna").pesel)
    assert born is not None
    set_clock(summer, at(born.year + 16, born.month, born.day, 0, 0) - timedelta(minutes=2), "anna")
    assert summer.give_pesel(summer.world.patients.get(key="hanna").pesel).alerts
    set_clock(summer, at(born.year + 16, born.month, born.day, 0, 0), "hanna")
    assert start(summer).alerts == [BY_REPRESENTATIVE]


@pytest.mark.parametrize(
    ("born", "years", "birthday"),
    [
        (date(2008, 2, 29), 16, date(2024, 2, 29)),
        (date(2008, 2, 29), 18, date(2026, 2, 28)),  # Civil Code, art. 112: the month's last day
        (date(2008, 3, 1), 18, date(2026, 3, 1)),
        (date(2008, 2, 28), 18, date(2026, 2, 28)),
        (date(2008, 12, 31), 18, date(2026, 12, 31)),
        (date(2009, 1, 1), 18, date(2027, 1, 1)),
    ],
)
def test_birthdays(born: date, years: int, birthday: date) -> None:
    assert pesel.age(born, birthday - timedelta(days=1)) == years - 1
    assert pesel.age(born, birthday) == years
    patient = Patient(pesel=pesel.generate(born, woman=True))
    assert rules.is_represented(patient, birthday) is (years < 18)
