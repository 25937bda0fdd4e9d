"""„Zamówione recepty”: statuses, cancelling, ordering again, and nothing of another patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from local_iikp.poz.models import Facility
from local_iikp.prescriptions.models import Prescription
from local_iikp.worlds import cast
from tests.local_iikp.ordering import (
    EUTHYROX,
    METFORMAX,
    MINE,
    MY_TABLE,
    ORDERS,
    ORDERS_TABLE,
    START,
    TRITACE,
    act,
    listed,
    number_told,
    order,
    received,
    send,
    stored,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.local_iikp.iikp_browser import Browser
    from tests.local_iikp.iikp_page import Page

CANCELLED = "Zamówienie zostało anulowane"
ALREADY_STARTED = "Lekarz już rozpatruje to zamówienie"
NOTHING_CHOSEN = "Wybierz co najmniej jeden lek"
SERVICE_OFF = "Twoja placówka POZ nie przyjmuje zamówień na recepty przez IKP"

WAYS = {
    "Złożone": [],
    "W trakcie rozpatrywania": ["start_order"],
    "Zrealizowane": ["start_order", "realise_order"],
    "Odrzucone": ["start_order", "reject_order"],
}


def bring_to(browser: Browser, number: str, status: str) -> None:
    """Let the clinic take Anna's order to this status."""
    for action in WAYS[status]:
        comment = {"comment": "Proszę o wizytę"} if action == "reject_order" else {}
        act(browser, action, number=number, **comment)


def cancel(browser: Browser, number: str) -> Page:
    """Press „Anuluj zamówienie” of a page from before."""
    browser.get(ORDERS)
    return browser.submit(f"{ORDERS}/{number}/anuluj")


def test_no_orders(anna: Browser) -> None:
    page = anna.get(ORDERS)
    assert page.heading == "Recepty"
    assert "Zamówione recepty" in page.title
    assert page.texts("h2") == ["Zamówione recepty"]
    assert page.links("Moje recepty") == [MINE]
    assert page.texts("a", **{"aria-current": "true"}) == ["Zamówione recepty"]
    part = anna.part(ORDERS_TABLE)
    assert not part.all("table")
    assert part.texts("p") == ["Nie masz jeszcze żadnych zamówień."]


@pytest.mark.parametrize(
    ("status", "comment", "offered"),
    [
        ("Złożone", "", "Anuluj zamówienie"),
        ("W trakcie rozpatrywania", "", ""),
        ("Zrealizowane", "", "Zamów ponownie"),
        ("Odrzucone", "Proszę o wizytę", ""),
    ],
)
def test_statuses(anna: Browser, status: str, comment: str, offered: str) -> None:
    number = order(anna, EUTHYROX)
    bring_to(anna, number, status)
    row = listed(anna)[number]
    assert (row["Status"], row["Komentarz lekarza"], row["Czynności"]) == (status, comment, offered)
    assert received(anna)[0]["status"] == status


def test_comment_is_shown_as_text(anna: Browser) -> None:
    number = order(anna, EUTHYROX)
    act(anna, "start_order", number=number)
    act(anna, "reject_order", number=number, comment="<b>Nie</b> {{ request }} \x07" + "x" * 5000)
    assert listed(anna)[number]["Komentarz lekarza"].startswith("<b>Nie</b> {{ request }} \x07x")
    assert "<b>" not in anna.page.html


def test_cancelled(anna: Browser) -> None:
    number, other = order(anna, EUTHYROX), order(anna, TRITACE)
    page = cancel(anna, number)
    assert anna.path == ORDERS
    assert page.statuses[0] == CANCELLED
    row = listed(anna)[number]
    assert (row["Status"], row["Czynności"]) == ("Anulowane", "")
    assert listed(anna)[other]["Status"] == "Złożone"
    assert [one["status"] for one in received(anna)] == ["Anulowane", "Złożone"]
    again = cancel(anna, number)  # pressed twice
    assert CANCELLED in again.statuses
    assert not again.alerts


@pytest.mark.parametrize("status", list(WAYS)[1:])
def test_cancelling_after_the_doctor_started(anna: Browser, status: str) -> None:
    number = order(anna, EUTHYROX)
    bring_to(anna, number, status)
    page = cancel(anna, number)
    assert page.heading == "Recepty"
    assert page.alerts == [ALREADY_STARTED]
    assert CANCELLED not in page.html
    assert listed(anna)[number]["Status"] == status
    assert received(anna)[0]["status"] == status


def test_cancelling_takes_a_press(anna: Browser) -> None:
    number = order(anna, EUTHYROX)
    assert anna.get(f"{ORDERS}/{number}/anuluj").heading == "Recepty"
    anna.once("POST", f"{ORDERS}/{number}/anuluj")  # without the form's token
    assert anna.response.status_code == 403
    assert listed(anna)[number]["Status"] == "Złożone"


def test_ordering_again(anna: Browser) -> None:
    number = order(anna, EUTHYROX, METFORMAX, remarks="Proszę\n<b>dwa</b>", euthyrox="3")
    bring_to(anna, number, "Zrealizowane")
    page = anna.get(anna.part(ORDERS_TABLE).links("Zamów ponownie")[0])
    assert page.heading == "Zamów receptę"
    assert page.texts("legend") == [EUTHYROX, METFORMAX]
    assert [one.attributes["value"] for one in page.all("input", type="text")] == ["3", "1"]
    assert page.texts("textarea") == ["Proszę <b>dwa</b>"]
    address = anna.address
    again = number_told(send(anna, "Proszę", euthyrox="2", metformax="1"))
    assert again != number
    anna.get(address)
    assert number_told(send(anna)) == again  # going back to this form, too, makes no other order
    assert [one["number"] for one in received(anna)] == [number, again]
    assert [one["drugs"][0]["packages"] for one in received(anna)] == [3, 2]


@pytest.mark.parametrize("status", ["Złożone", "W trakcie rozpatrywania", "Odrzucone"])
def test_only_a_realised_order_can_be_ordered_again(anna: Browser, status: str) -> None:
    number = order(anna, EUTHYROX)
    bring_to(anna, number, status)
    assert anna.get(f"{START}?ponownie={number}").alerts == [NOTHING_CHOSEN]
    assert len(stored(anna)) == 1


def test_ordering_again_what_may_no_longer_be_ordered(anna: Browser) -> None:
    number = order(anna, EUTHYROX, TRITACE)
    bring_to(anna, number, "Zrealizowane")
    Prescription.objects.filter(patient__world=anna.world, drug=EUTHYROX).update(continued=False)
    assert anna.get(f"{START}?ponownie={number}").texts("legend") == [TRITACE]


def test_ordering_again_at_a_clinic_that_stopped_taking_orders(anna: Browser) -> None:
    number = order(anna, EUTHYROX)
    bring_to(anna, number, "Zrealizowane")
    Facility.objects.filter(world=anna.world, name=cast.HEALTH).update(takes_orders=False)
    page = anna.get(f"{START}?ponownie={number}")
    assert page.alerts == [SERVICE_OFF]
    assert page.texts("h2") == ["Zamówione recepty"]
    assert len(stored(anna)) == 1


@pytest.mark.parametrize("address", [MINE, MY_TABLE, ORDERS, ORDERS_TABLE])
def test_a_page_needs_few_queries(anna: Browser, address: str) -> None:
    for _ in range(3):
        order(anna, EUTHYROX, TRITACE)
    with CaptureQueriesContext(connection) as queries:
        anna.part(address)
    assert len(queries) <= 6, [query["sql"] for query in queries]


def test_orders_of_one_patient_are_nothing_to_another(anna: Browser, new_browser: Callable[[], Browser]) -> None:
    placed, realised = order(anna, EUTHYROX, remarks="Tylko dla lekarza"), order(anna, TRITACE)
    bring_to(anna, realised, "Zrealizowane")
    Facility.objects.filter(world=anna.world).update(takes_orders=True)
    stranger = new_browser()
    stranger.log_in("piotr")
    assert not listed(stranger)
    page = cancel(stranger, placed)
    assert stranger.response.status_code == 404
    assert page.heading == "Nie znaleziono strony"
    page = stranger.get(f"{START}?ponownie={realised}")
    assert page.alerts == [NOTHING_CHOSEN]
    assert "Tylko dla lekarza" not in page.html
    assert [row["Status"] for row in listed(anna).values()] == ["Zrealizowane", "Złożone"]
