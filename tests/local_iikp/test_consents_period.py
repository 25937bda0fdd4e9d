"""The period of a consent, and what the world's clock makes of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from local_iikp.consents import rules
from local_iikp.consents.models import Consent
from tests.local_iikp import consents_browser as ui

if TYPE_CHECKING:
    from tests.local_iikp.iikp_browser import Browser
    from tests.local_iikp.iikp_page import Page

WARSAW = ZoneInfo("Europe/Warsaw")
NO_DATE = "Podaj datę w formacie dd.mm.rrrr"
IN_PAST = "Data „od” nie może być wcześniejsza niż dzisiejsza"
REVERSED = "Data „do” nie może być wcześniejsza niż „od”"


def set_clock(browser: Browser, *moment: int) -> None:
    """Set the world's clock and log Anna in again: the session has timed out."""
    browser.world.set_clock(datetime(*moment, tzinfo=WARSAW))  # type: ignore[arg-type, misc]
    browser.world.save()
    browser.log_in("anna")


def day(browser: Browser, days: int) -> str:
    """Return the day so many days from the world's today, as it is typed."""
    return f"{browser.world.today() + timedelta(days=days):%d.%m.%Y}"


def step_three(browser: Browser, recipient: dict[str, str] | None = None, kind: str = ui.DATA) -> Page:
    """Go to the step „Okres”."""
    ui.begin(browser)
    ui.on(browser, kind=ui.KINDS[kind])
    return ui.on(browser, **(recipient or ui.facility(browser)))


@pytest.mark.parametrize(
    ("today", "offered"),
    [
        ((2026, 3, 15, 12), ("15.03.2026", "15.03.2027")),
        ((2027, 2, 28, 12), ("28.02.2027", "28.02.2028")),
        ((2028, 2, 29, 12), ("29.02.2028", "28.02.2029")),
        ((2027, 12, 31, 23, 59), ("31.12.2027", "31.12.2028")),
        ((2028, 1, 1, 0, 1), ("01.01.2028", "01.01.2029")),
    ],
)
def test_a_year_is_offered(anna: Browser, today: tuple[int, ...], offered: tuple[str, str]) -> None:
    set_clock(anna, *today)
    page = step_three(anna)
    assert (page.value_of("Od"), page.value_of("Do")) == offered
    ui.on(anna, starts=offered[0], ends=offered[1])
    ui.on(anna)
    assert ui.rows(anna)[0][2] == " – ".join(offered)


@pytest.mark.parametrize("label", ["Od", "Do"])
@pytest.mark.parametrize(
    "typed",
    [
        "",
        "jutro",
        "31.02.2099",
        "29.02.2099",
        "00.01.2099",
        "01.13.2099",
        "1.1.2099",
        "01-01-2099",
        "2099-01-01",
        "01.01.99",
        "01.01.0000",
        "01.01.2099 r.",
        "\u0660\u0661.01.2099",
        "01.01.2099\x00",
        "<b>01.01.2099</b>",
        "0" * 5000,
    ],
)
def test_what_is_no_date(anna: Browser, label: str, typed: str) -> None:
    page = step_three(anna)
    shown = {"starts": page.value_of("Od"), "ends": page.value_of("Do")}
    page = ui.on(anna, **{**shown, {"Od": "starts", "Do": "ends"}[label]: typed})
    assert page.heading == "Okres"
    assert page.error_of(label) == NO_DATE
    assert page.alerts == [NO_DATE]
    assert page.value_of(label) == typed
    assert ui.stored(anna) == 0


@pytest.mark.parametrize(
    ("start", "end", "label", "message"),
    [
        (0, 0, None, ""),
        (0, 1, None, ""),
        (1, 1, None, ""),
        (-1, 5, "Od", IN_PAST),
        (-400, -300, "Od", IN_PAST),
        (0, -1, "Do", REVERSED),
        (10, 9, "Do", REVERSED),
    ],
)
def test_order_of_the_dates(anna: Browser, start: int, end: int, label: str | None, message: str) -> None:
    step_three(anna)
    page = ui.on(anna, starts=f" {day(anna, start)} ", ends=day(anna, end))
    if label is None:
        assert page.heading == "Podsumowanie"
        ui.on(anna)
        assert ui.rows(anna)[0][2] == f"{day(anna, start)} – {day(anna, end)}"
        return
    assert page.error_of(label) == message
    assert page.alerts == [message]
    assert (page.value_of("Od").strip(), page.value_of("Do")) == (day(anna, start), day(anna, end))
    assert ui.stored(anna) == 0


def test_both_dates_wrong(anna: Browser) -> None:
    step_three(anna)
    assert ui.on(anna, starts=day(anna, -1), ends=day(anna, -2)).alerts == [IN_PAST, REVERSED]
    assert ui.on(anna, starts="x", ends="y").alerts == [NO_DATE, NO_DATE]


def test_only_a_close_person_gets_a_consent_without_an_end(anna: Browser) -> None:
    jan = ui.close_person(anna.world.patients.get(key="jan").pesel)
    page = step_three(anna, jan, ui.DOCUMENTS)
    assert "Bezterminowo" in page.texts("label")
    page = ui.on(anna, starts=page.value_of("Od"), unlimited="on")  # „Do” is switched off: browsers do not send it
    assert "bezterminowo" in page.texts("dd")
    page = ui.back(anna)
    assert page.is_ticked("Bezterminowo")
    assert "disabled" in page.input_of("Do").attributes
    assert page.value_of("Do") == f"{rules.same_day_next_year(anna.world.today()):%d.%m.%Y}"
    ui.on(anna, starts=page.value_of("Od"), unlimited="on")
    ui.on(anna)
    assert ui.rows(anna)[0][2] == f"{day(anna, 0)} – bezterminowo"


@pytest.mark.parametrize("who", [ui.facility, ui.worker])
def test_nobody_else_does(anna: Browser, who: type) -> None:
    page = step_three(anna, who(anna))
    assert "Bezterminowo" not in page.texts("label")
    page = ui.on(anna, starts=page.value_of("Od"), ends="", unlimited="on")
    assert page.error_of("Do") == NO_DATE


def test_the_status_follows_the_clock(anna: Browser) -> None:
    set_clock(anna, 2026, 3, 1, 12)
    ui.grant(anna, ui.DATA, ui.facility(anna), starts="10.03.2026", ends="20.03.2026")
    for moment, status, buttons in (
        ((2026, 3, 1, 12), "Przyszłe", "Zmień Wycofaj"),
        ((2026, 3, 9, 23, 59), "Przyszłe", "Zmień Wycofaj"),
        ((2026, 3, 10, 0, 0), "Aktywne", "Zmień Wycofaj"),
        ((2026, 3, 20, 23, 59), "Aktywne", "Zmień Wycofaj"),
        ((2026, 3, 21, 0, 0), "Wygasłe", ""),
    ):
        set_clock(anna, *moment)
        assert ui.rows(anna)[0][3] == status
        assert ui.actions(anna) == [buttons]


def test_today_is_the_date_in_poland(anna: Browser) -> None:
    anna.world.set_clock(datetime(2026, 7, 1, 22, 30, tzinfo=ZoneInfo("UTC")))  # 2 July, 0:30 in Warsaw
    anna.world.save()
    anna.log_in("anna")
    assert step_three(anna).value_of("Od") == "02.07.2026"
    assert ui.on(anna, starts="01.07.2026", ends="02.07.2026").error_of("Od") == IN_PAST


def test_a_consent_without_an_end_stays_active(anna: Browser) -> None:
    jan = ui.close_person(anna.world.patients.get(key="jan").pesel)
    ui.grant(anna, ui.DOCUMENTS, jan, unlimited="on")
    set_clock(anna, 2199, 12, 31, 12)
    assert ui.rows(anna)[0][3] == "Aktywne"


def test_midnight_between_the_steps(anna: Browser) -> None:
    set_clock(anna, 2026, 3, 1, 23, 55)
    ui.to_summary(anna, ui.DATA, ui.facility(anna))
    anna.world.set_clock(datetime(2026, 3, 2, 0, 5, tzinfo=WARSAW))
    anna.world.save()
    page = ui.on(anna)
    assert page.heading == "Okres"
    assert page.error_of("Od") == IN_PAST
    assert page.value_of("Od") == "01.03.2026"
    assert ui.stored(anna) == 0


# 1915: the first year in which everybody is 16, whatever birth date the world has drawn for them.
@pytest.mark.parametrize("year", [1915, 2199])
def test_the_ends_of_the_clock(anna: Browser, year: int) -> None:
    set_clock(anna, year, 6, 1, 12)
    ui.grant(anna, ui.DATA, ui.facility(anna), starts=f"01.06.{year}", ends="31.12.9999")
    assert Consent.objects.get(patient__world=anna.world).ends == date(9999, 12, 31)
