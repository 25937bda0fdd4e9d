"""Which numbers log in, in the order of the table of screens.md, section 1."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from stdnum.pl import pesel as stdnum_pesel

from local_iikp.people import pesel
from local_iikp.trusted_profile import rules
from local_iikp.worlds import factory

if TYPE_CHECKING:
    from local_iikp.worlds.models import World
    from tests.local_iikp.iikp_browser import Browser

POLAND = ZoneInfo("Europe/Warsaw")


def with_check_digit(ten_digits: str) -> str:
    return ten_digits + str(stdnum_pesel.calc_check_digit(ten_digits))


def refusal(world: World, typed: str) -> str:
    with pytest.raises(rules.RefusedError) as refused:
        rules.patient_of(world, typed)
    return str(refused.value)


@pytest.mark.parametrize("typed", ["", " ", "\t\n", "\u00a0"])
def test_empty(world: World, typed: str) -> None:
    assert refusal(world, typed) == "Podaj numer PESEL"


@pytest.mark.parametrize(
    "typed",
    [
        "abc",
        "1",
        "0" * 11,  # passes the check digit, but there is no month 0
        with_check_digit("9013010000"),  # month 13
        with_check_digit("9099010000"),  # month 99
        with_check_digit("9000010000"),  # month 0 of the 1900s
        with_check_digit("9080010000"),  # month 0 of the 1800s
        with_check_digit("9001320000"),  # 32 January
        with_check_digit("9001000000"),  # 0 January
        with_check_digit("9002290000"),  # 29 February 1990
        with_check_digit("0002290000"),  # 29 February 1900: no leap year
        with_check_digit("9060010000"),
        "x" * 5000,
        "<b>" * 3,
    ],
)
def test_malformed(world: World, typed: str) -> None:
    assert refusal(world, typed) == "Nieprawidłowy numer PESEL"


def test_malformed_variants_of_a_good_number(world: World) -> None:
    good = world.patients.get(key="anna").pesel
    wrong_digit = good[:-1] + str((int(good[-1]) + 1) % 10)
    arabic = "".join(chr(0x0660 + int(digit)) for digit in good)
    letter_o = good[:5] + "O" + good[6:]
    parted = f"{good[:6]} {good[6:]}"
    dashed = f"{good[:6]}-{good[6:]}"
    for typed in (wrong_digit, arabic, letter_o, parted, dashed, good[:-1], good + "0", f"+{good}", good + "\x00"):
        assert refusal(world, typed) == "Nieprawidłowy numer PESEL", repr(typed)


def test_every_single_wrong_digit_is_caught(world: World) -> None:
    good = pesel.generate(date(1880, 5, 5), woman=True)
    for place in range(11):
        for digit in set("0123456789") - {good[place]}:
            assert not pesel.has_check_digit(good[:place] + digit + good[place + 1 :])
    assert refusal(world, good) == "Brak konta pacjenta dla podanego numeru PESEL"


def test_leap_day_exists(world: World) -> None:
    assert refusal(world, with_check_digit("9202290000")) == "Brak konta pacjenta dla podanego numeru PESEL"


def test_future_by_the_worlds_clock(world: World) -> None:
    world.set_clock(datetime(2026, 6, 15, 10, tzinfo=POLAND))
    tomorrow = pesel.generate(date(2026, 6, 16), woman=True)
    today = pesel.generate(date(2026, 6, 15), woman=True)
    assert refusal(world, tomorrow) == "Nieprawidłowy numer PESEL"
    assert refusal(world, today) == "Konto jest dostępne od 16. roku życia"
    world.set_clock(datetime(2026, 6, 16, 0, 1, tzinfo=POLAND))
    assert refusal(world, tomorrow) == "Konto jest dostępne od 16. roku życia"
    assert refusal(world, pesel.generate(date(2150, 1, 1), woman=True)) == "Nieprawidłowy numer PESEL"


def test_sixteen_by_the_worlds_clock(world: World) -> None:
    world.set_clock(datetime(2026, 6, 15, 10, tzinfo=POLAND))
    sixteen_today = pesel.generate(date(2010, 6, 15), woman=False)
    sixteen_tomorrow = pesel.generate(date(2010, 6, 16), woman=False)
    assert refusal(world, sixteen_today) == "Brak konta pacjenta dla podanego numeru PESEL"
    assert refusal(world, sixteen_tomorrow) == "Konto jest dostępne od 16. roku życia"


def test_unknown_and_of_another_world(world: World, other_world: World) -> None:
    assert refusal(world, other_world.patients.get(key="anna").pesel) == rules.UNKNOWN


@pytest.mark.parametrize("spaces", ["", " ", "\u00a0", "\t "])
def test_spaces_around_do_not_matter(world: World, spaces: str) -> None:
    anna = world.patients.get(key="anna")
    assert rules.patient_of(world, f"{spaces}{anna.pesel}{spaces}") == anna


def test_who_may_log_in(world: World) -> None:
    for patient in world.patients.all():
        if patient.key == "hanna":
            assert refusal(world, patient.pesel) == "Konto jest dostępne od 16. roku życia"
        else:
            assert rules.patient_of(world, patient.pesel) == patient


def test_numbers_of_the_cast(world: World) -> None:
    women = {"anna", "zofia", "maria", "hanna"}
    for patient in world.patients.all():
        assert stdnum_pesel.is_valid(patient.pesel)
        assert (stdnum_pesel.get_gender(patient.pesel) == "F") == (patient.key in women)
        born = pesel.birth_date(patient.pesel)
        assert born is not None
        years = pesel.age(born, world.today())
        expected = {"jakub": 17, "hanna": 15}.get(patient.key)
        assert years == expected if expected else 1850 <= born.year < 1900
    assert len({patient.pesel for patient in world.patients.all()}) == world.patients.count() == 7


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2028, 2, 29), date(2026, 12, 31)])
def test_minors_of_any_day(today: date) -> None:
    for _ in range(50):
        for years in (15, 17):
            born = pesel.born_years_ago(years, today)
            assert pesel.age(born, today) == years
            assert pesel.age(born, today + timedelta(days=120)) == years


@pytest.mark.parametrize(
    "born", [date(1850, 1, 2), date(1999, 12, 31), date(2000, 2, 29), date(2101, 1, 1), date(2299, 9, 9)]
)
def test_centuries(born: date) -> None:
    assert pesel.birth_date(pesel.generate(born, woman=True)) == born


def test_refusal_is_shown_at_the_field_and_logs_nobody_in(browser: Browser) -> None:
    page = browser.give_pesel("  123  ")
    assert page.heading == "Testowy Profil Zaufany"
    assert page.error_of("Pesel") == "Nieprawidłowy numer PESEL"
    assert page.alerts == ["Nieprawidłowy numer PESEL"]
    assert page.value_of("Pesel") == "  123  "
    assert browser.path == "/pz/ekran_pz"
    assert "pz_sesja" not in browser.trusted_profile_client().cookies
    assert browser.get("/ikp/moje-konto").heading == "Testowy Profil Zaufany"


def test_markup_in_the_field_is_text(browser: Browser) -> None:
    page = browser.give_pesel('"><script>x</script>')
    assert not [script for script in page.all("script") if script.text]
    assert page.value_of("Pesel") == '"><script>x</script>'


def test_world_of_a_minute_before_new_year() -> None:
    world = factory.create_world(factory.new_name(), clock=datetime(2027, 1, 1, 0, 30, tzinfo=POLAND))
    assert world.today() == date(2027, 1, 1)  # still 31 December in UTC
    assert all(born <= world.today() for one in world.patients.all() if (born := pesel.birth_date(one.pesel)))
    world.delete()
