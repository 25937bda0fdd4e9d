"""„Recepty”: what may be ordered, the form with every row of its table, and that one form makes one order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from local_iikp.poz.models import Declaration, Facility, Role, Status, Worker
from local_iikp.prescriptions import rules
from local_iikp.worlds import cast
from tests.local_iikp.ordering import (
    EUTHYROX,
    METFORMAX,
    MINE,
    MY_TABLE,
    ORDERS,
    START,
    TRITACE,
    begin,
    field,
    listed,
    number_told,
    order,
    received,
    rows,
    send,
    stored,
)

if TYPE_CHECKING:
    from tests.local_iikp.iikp_browser import Browser

NO_DOCTOR = "Aby zamówić receptę, wybierz lekarza POZ"
SERVICE_OFF = "Twoja placówka POZ nie przyjmuje zamówień na recepty przez IKP"
NOTHING_CHOSEN = "Wybierz co najmniej jeden lek"
BAD_PACKAGES = "Podaj liczbę od 1 do 12"
TOO_LONG = "Najwyżej 500 znaków"


def choose_doctor(browser: Browser, key: str, name: str, status: Status, days_ago: int = 0) -> None:
    """File a declaration of this patient for a doctor."""
    Declaration.objects.create(
        patient=browser.world.patients.get(key=key),
        worker=Worker.objects.get(facility__world=browser.world, name=name),
        role=Role.DOCTOR,
        status=status,
        filed_on=browser.world.today() - timedelta(days=days_ago),
    )


def switch_off(browser: Browser) -> None:
    """Let every clinic of the world take no more orders."""
    Facility.objects.filter(world=browser.world).update(takes_orders=False)


def test_my_prescriptions(anna: Browser) -> None:
    assert anna.get(MINE).links("Zamówione recepty") == [ORDERS]
    page = anna.part(MY_TABLE)
    table = rows(page)
    assert [row["Lek"].split(" (")[0] for row in table] == [EUTHYROX, METFORMAX, TRITACE, "Amotaks"]
    assert [row["Dawka"] for row in table] == ["100 µg", "850 mg", "5 mg", "1 g"]
    issued = anna.world.today() - timedelta(days=60)
    assert table[0]["Wystawiono"] == f"{issued:%d.%m.%Y}"
    assert page.texts("label") == [EUTHYROX, METFORMAX, TRITACE]
    assert not any(page.is_ticked(drug) for drug in page.texts("label"))


def test_no_prescriptions(browser: Browser) -> None:
    browser.log_in("jan")
    page = browser.part(MY_TABLE)
    assert not page.all("table")
    assert "Nie masz jeszcze żadnych recept." in page.texts("p")
    assert "Zamów receptę" in page.texts("button")


@pytest.mark.parametrize(
    ("key", "drugs", "message"),
    [
        ("jan", [], NO_DOCTOR),
        ("piotr", [METFORMAX], SERVICE_OFF),
        ("piotr", [], SERVICE_OFF),
        ("maria", [], NOTHING_CHOSEN),
        ("anna", [], NOTHING_CHOSEN),
    ],
)
def test_refused_before_the_form(browser: Browser, key: str, drugs: list[str], message: str) -> None:
    browser.log_in(key)
    page = begin(browser, *drugs, key=key)
    assert page.heading == "Recepty"
    assert page.alerts == [message]
    (table,) = (one.attributes["hx-get"] for one in page.all("div") if "hx-get" in one.attributes)
    part = browser.part(table)
    assert [drug for drug in part.texts("label") if part.is_ticked(drug)] == drugs
    assert not stored(browser)


def test_form(anna: Browser) -> None:
    page = begin(anna, EUTHYROX, TRITACE)
    assert page.heading == "Zamów receptę"
    assert "Zamów receptę" in page.title
    assert "lek. Ewa Kruk" in page.html
    assert cast.HEALTH in page.html
    assert page.texts("legend") == [EUTHYROX, TRITACE]
    assert page.texts("label") == ["Liczba opakowań", "Liczba opakowań", "Uwagi dla lekarza"]
    fields = page.all("input", type="text")
    assert [one.attributes["value"] for one in fields] == ["1", "1"]
    for one in (*fields, *page.all("textarea")):
        assert not {"required", "maxlength", "pattern"} & set(one.attributes)
    assert anna.get(page.links("Anuluj")[0]).heading == "Recepty"
    assert not stored(anna)


def test_placed(anna: Browser) -> None:
    begin(anna, EUTHYROX, TRITACE)
    page = send(anna, "Proszę o większe opakowania", euthyrox="2", tritace="12")
    assert anna.path == ORDERS
    number = number_told(page)
    row = listed(anna)[number]
    assert row["Leki"] == "Euthyrox N 100 – 2 opakowania Tritace 5 – 12 opakowań"
    assert row["Złożono"] == f"{anna.world.today():%d.%m.%Y}"
    assert (row["Status"], row["Komentarz lekarza"]) == ("Złożone", "")
    assert received(anna) == [
        {
            "number": number,
            "facility": cast.HEALTH,
            "doctor": "lek. Ewa Kruk",
            "drugs": [
                {"name": "Euthyrox N 100 (Levothyroxinum natricum)", "packages": 2},
                {"name": "Tritace 5 (Ramiprilum)", "packages": 12},
            ],
            "remarks": "Proszę o większe opakowania",
            "status": "Złożone",
        },
    ]
    assert "Zamówienie zostało złożone" not in anna.get(ORDERS).html  # told once


@pytest.mark.parametrize(("count", "kept"), [("1", 1), (" 3 ", 3), ("12", 12), ("02", 2)])
def test_packages_accepted(anna: Browser, count: str, kept: int) -> None:
    order(anna, EUTHYROX, euthyrox=count)
    assert received(anna)[0]["drugs"][0]["packages"] == kept


@pytest.mark.parametrize(
    "count", ["", " ", "0", "13", "-1", "1.5", "1,5", "dwa", "1e1", "+2", "012", "1 2", "\u0662", "1\x00", "9" * 5000]
)
def test_packages_refused(anna: Browser, count: str) -> None:
    begin(anna, EUTHYROX, TRITACE)
    page = send(anna, "Proszę", euthyrox=count, tritace="7")
    assert page.heading == "Zamów receptę"
    assert page.title.startswith("Błąd: ")
    assert page.alerts == [BAD_PACKAGES]
    refused, other = page.all("input", type="text")
    assert refused.attributes["aria-invalid"] == "true"
    assert page.texts("", id=refused.attributes["aria-describedby"]) == [BAD_PACKAGES]
    assert "autofocus" in refused.attributes
    assert "aria-invalid" not in other.attributes
    assert (refused.attributes.get("value", ""), other.attributes["value"]) == (count, "7")
    assert page.texts("textarea") == ["Proszę"]
    assert not stored(anna)
    send(anna, "Proszę", euthyrox="5", tritace="7")  # corrected, the same form is placed
    assert [drug["packages"] for drug in received(anna)[0]["drugs"]] == [5, 7]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", ""),
        ("  Proszę  ", "Proszę"),
        ("ą" * 500, "ą" * 500),
        ("a\u0328" * 500, "ą" * 500),  # a letter of two code points is one letter
        ("𐍈" * 500, "𐍈" * 500),
        ("pierwszy\r\ndrugi", "pierwszy\ndrugi"),
        ("x\r\n" * 249 + "xx", "x\n" * 249 + "xx"),  # 500 characters: the end of a line is one
        ("<script>alert(1)</script> & \"'", "<script>alert(1)</script> & \"'"),
        ("{{ request }} {% now %}", "{{ request }} {% now %}"),
        ("dzwonek\x07 zero\x00 wstecz\x08", "dzwonek\x07 zero\x00 wstecz\x08"),
    ],
)
def test_remarks_accepted(anna: Browser, text: str, kept: str) -> None:
    order(anna, EUTHYROX, remarks=text)
    assert received(anna)[0]["remarks"] == kept


@pytest.mark.parametrize(
    "text", ["x" * 501, "ą" * 501, "x" * 60_000, "<b>" * 167, "x\x00" * 251, "linia\r\n" * 90 + "koniec"]
)
def test_remarks_refused(anna: Browser, text: str) -> None:
    begin(anna, EUTHYROX)
    page = send(anna, text, euthyrox="7")
    assert page.alerts == [TOO_LONG]
    (remarks,) = page.all("textarea")
    assert remarks.attributes["aria-invalid"] == "true"
    assert page.texts("", id=remarks.attributes["aria-describedby"]) == [TOO_LONG]
    assert remarks.text == " ".join(text.split())
    assert "<b>" not in page.html.partition("<main")[2]
    assert page.all("input", type="text")[0].attributes["value"] == "7"
    assert not stored(anna)


def test_several_errors_at_once(anna: Browser) -> None:
    begin(anna, EUTHYROX, TRITACE)
    assert send(anna, "x" * 501, euthyrox="0", tritace="").alerts == [BAD_PACKAGES, BAD_PACKAGES, TOO_LONG]


def test_drug_prescribed_once_is_left_out(anna: Browser) -> None:
    assert begin(anna, "Amotaks").alerts == [NOTHING_CHOSEN]
    assert begin(anna, "Amotaks", TRITACE).texts("legend") == [TRITACE]
    assert anna.get(f"{anna.address}&lek={field(anna, 'Amotaks')}").texts("legend") == [TRITACE]
    send(anna, amotaks="2")
    assert len(received(anna)[0]["drugs"]) == 1


@pytest.mark.parametrize("value", ["0", "-1", "x", "9" * 40, "%00", "\u0661", "1 OR 1=1"])
def test_broken_choice_chooses_nothing(anna: Browser, value: str) -> None:
    assert anna.get(f"{START}?lek={value}").alerts == [NOTHING_CHOSEN]
    assert anna.get(f"{START}?ponownie={value}").alerts == [NOTHING_CHOSEN]


def test_order_goes_to_the_last_doctor_who_accepted(anna: Browser) -> None:
    choose_doctor(anna, "anna", cast.BAK, Status.ACCEPTED, days_ago=30)
    choose_doctor(anna, "anna", cast.WRONA, Status.FILED)
    choose_doctor(anna, "anna", cast.WRONA, Status.REJECTED, days_ago=1)
    assert "lek. Tomasz Bąk" in begin(anna, EUTHYROX).html
    send(anna)
    assert received(anna)[0]["doctor"] == "lek. Tomasz Bąk"
    choose_doctor(anna, "anna", cast.WRONA, Status.ACCEPTED)
    assert begin(anna, EUTHYROX).alerts == [SERVICE_OFF]
    assert received(anna)[0]["doctor"] == "lek. Tomasz Bąk"  # stays where it was sent


def test_service_switched_off_while_the_form_is_open(anna: Browser) -> None:
    begin(anna, EUTHYROX)
    address = anna.address
    switch_off(anna)
    page = send(anna, "Proszę", euthyrox="4")
    assert page.heading == "Zamów receptę"
    assert page.alerts == [SERVICE_OFF]
    assert page.all("input", type="text")[0].attributes["value"] == "4"
    assert page.texts("textarea") == ["Proszę"]
    assert not stored(anna)
    assert anna.get(address).alerts == [SERVICE_OFF]  # not even shown any more


def test_form_without_a_drug_is_refused(anna: Browser) -> None:
    begin(anna, EUTHYROX)
    page = anna.submit(urlsplit(anna.address).path, remarks="Proszę")
    assert page.alerts == [NOTHING_CHOSEN]
    assert page.texts("textarea") == ["Proszę"]
    assert not stored(anna)


def test_day_is_the_day_in_poland(browser: Browser) -> None:
    browser.world.set_clock(browser.world.now().replace(2026, 7, 1, 22, 30))
    browser.world.save()
    browser.log_in("anna")
    number = order(browser, EUTHYROX)
    assert listed(browser)[number]["Złożono"] == "02.07.2026"
    assert browser.world.today() == date(2026, 7, 2)


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "1 opakowanie"), (2, "2 opakowania"), (4, "4 opakowania"), (5, "5 opakowań"), (12, "12 opakowań")],
)
def test_quantity_in_words(count: int, words: str) -> None:
    assert rules.packages_in_words(count) == words
