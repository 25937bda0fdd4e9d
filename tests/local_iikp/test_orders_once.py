"""One form makes one order, however often and by however many it is sent, and a form of another patient is none."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.db import connections

from local_iikp.poz.models import Facility
from local_iikp.prescriptions import rules
from local_iikp.worlds import cast
from tests.local_iikp.iikp_browser import Browser
from tests.local_iikp.ordering import (
    EUTHYROX,
    METFORMAX,
    START,
    TRITACE,
    begin,
    field,
    listed,
    number_told,
    order,
    received,
    send,
    stored,
    typed,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from local_iikp.people.models import Patient
    from local_iikp.poz.models import Worker

NOTHING_CHOSEN = "Wybierz co najmniej jeden lek"


def test_pressing_twice_makes_one_order(anna: Browser) -> None:
    begin(anna, EUTHYROX)
    address, form = anna.address, {**anna.page.hidden(), **typed(anna)}
    numbers = {number_told(anna.send("POST", address, form)) for _ in range(3)}
    assert numbers == set(listed(anna))
    assert len(stored(anna)) == 1


def test_going_back_and_pressing_again_makes_one_order(anna: Browser) -> None:
    begin(anna, EUTHYROX, METFORMAX)
    address = anna.address
    number = number_told(send(anna, "Proszę", euthyrox="3"))
    page = anna.get(address)  # pages are not kept, so the browser asks for the form again
    assert [one.attributes["value"] for one in page.all("input", type="text")] == ["3", "1"]
    assert page.texts("textarea") == ["Proszę"]
    Facility.objects.filter(world=anna.world).update(takes_orders=False)  # what has been placed is placed
    assert number_told(send(anna, "Inaczej", euthyrox="4")) == number
    assert [(one["number"], one["remarks"]) for one in received(anna)] == [(number, "Proszę")]
    assert received(anna)[0]["drugs"][0]["packages"] == 3


def test_fifty_presses_at_once_make_one_order(anna: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    real = rules.recipient

    def take_time(patient: Patient) -> Worker | None:
        threading.Event().wait(0.1)  # so that they meet between asking for the order and making it
        return real(patient)

    monkeypatch.setattr(rules, "recipient", take_time)
    begin(anna, EUTHYROX, METFORMAX)
    address, form = anna.address, {**anna.page.hidden(), **typed(anna)}
    cookies = anna.cookies_of_portal()

    def press(_: int) -> str:
        hand = Browser(anna.world)
        for name, value in cookies.items():
            hand.portal_client().cookies[name] = value
        try:
            return number_told(hand.send("POST", address, form))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(50) as hands:
        numbers = set(hands.map(press, range(50)))
    assert len(stored(anna)) == 1
    assert stored(anna)[0].drugs.count() == 2
    assert numbers == set(listed(anna))


def test_each_new_form_makes_an_order_of_its_own(anna: Browser) -> None:
    numbers = [order(anna, EUTHYROX) for _ in range(3)]
    assert list(listed(anna)) == numbers[::-1]
    assert [one["number"] for one in received(anna)] == numbers


def test_order_of_one_patient_is_nothing_to_another(anna: Browser, new_browser: Callable[[], Browser]) -> None:
    begin(anna, EUTHYROX)
    address = urlsplit(anna.address)
    number = number_told(send(anna, "Tylko dla mojego lekarza"))
    stranger = new_browser()
    stranger.log_in("piotr")
    switched_on = Facility.objects.filter(world=anna.world, name=cast.MAPLE)
    switched_on.update(takes_orders=True)
    assert not listed(stranger)
    assert stranger.get(f"{START}?lek={field(anna, EUTHYROX)}").alerts == [NOTHING_CHOSEN]
    page = stranger.get(f"{address.path}?lek={field(anna, EUTHYROX)}")
    assert page.alerts == [NOTHING_CHOSEN]
    mine = f"{address.path}?lek={field(stranger, TRITACE, 'piotr')}"
    assert "Tylko dla mojego" not in stranger.get(mine).html
    other = number_told(send(stranger))  # the same form's name, but a form of another patient
    assert other != number
    assert [one["number"] for one in received(anna)] == [number]
    assert [one["number"] for one in received(stranger, "piotr")] == [other]
