"""Lists whose headings nobody could see while they were empty: known by what stands in them, and never by a guess."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

import pytest

from pages.consents import ConsentsPage, withdraw_added
from pages.orders import OrdersPage
from support import pesel
from support.patients import Patient
from support.verdicts import PortalDiffersError, SuiteFaultError

if TYPE_CHECKING:
    from tests.pages.shown import Show

DECLARED = ("Komu", "Rodzaj", "Okres", "Status")
CONSENT = ("Szpital Miejski", "Udostępnienie danych medycznych", "01.02.2026 – 31.03.2026", "Aktywne")
WITHDRAWN = (*CONSENT[:3], "Odwołane")
ORDER = {
    "Nr": "ZAM/2026/000123",
    "Preparat": "Euthyrox N 100: 2 opakowania",
    "Data": "01.02.2026",
    "Status": "Złożone",
    "Komentarz lekarza": "",
}


def _list(name: str, headings: tuple[str, ...], *rows: tuple[str, ...], actions: tuple[str, ...] = ()) -> str:
    head = "".join(f"<th>{heading}</th>" for heading in (*headings, ""))
    buttons = [f"<button>{action}</button>" if action else "" for action in (*actions, *[""] * len(rows))]
    cells = ("".join(f"<td>{cell}</td>" for cell in (*row, last)) for row, last in zip(rows, buttons, strict=False))
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<h1>Uprawnienia</h1><table><caption>{name}</caption><tr>{head}</tr>{body}</table>"


def _consents(show: Show, markup: str, **profile: object) -> ConsentsPage:
    return show.page(ConsentsPage, markup, wait_s=0.3, **profile)


def test_columns_of_other_headings_and_order_are_known_by_what_stands_in_them(show: Show) -> None:
    (row,) = _consents(show, _list("Nadane uprawnienia", ("Stan", "Czas", "Zakres", "Osoba"), CONSENT[::-1])).consents()
    assert astuple(row)[:4] == CONSENT


def test_row_is_found_again_under_other_headings(show: Show) -> None:
    other = ("Szpital Wojewódzki", *CONSENT[1:])
    markup = _list("Nadane uprawnienia", ("Osoba", "Zakres", "Czas", "Stan"), other, CONSENT, actions=("", "Wycofaj"))
    page = _consents(show, markup)
    assert [page.row(row).actions() for row in page.consents()] == [[], ["Wycofaj"]]


@pytest.mark.parametrize("status", ["Obowiązuje", "Szpital Miejski"])
def test_two_columns_that_may_hold_the_same_are_not_guessed(show: Show, status: str) -> None:
    markup = _list("Nadane uprawnienia", ("Osoba", "Zakres", "Czas", "Stan"), (*CONSENT[:3], status))
    with pytest.raises(SuiteFaultError, match="Szukano: kolumna „Komu”"):
        _consents(show, markup).consents()


def test_heading_that_somebody_has_seen_here_is_the_portals_to_show(show: Show) -> None:
    markup = _list("Nadane uprawnienia", ("Osoba", *DECLARED[1:]), CONSENT)
    with pytest.raises(PortalDiffersError, match="Szukano: kolumna „Komu”"):
        _consents(show, markup, wording_confirmed=True).consents()
    unseen = ["ConsentsPage.recipient"]
    page = _consents(show, markup, wording_confirmed=True, wording_unseen=unseen)
    assert [row.recipient for row in page.consents()] == ["Szpital Miejski"]


def test_consent_of_unknown_status_holds_where_it_can_be_changed_or_withdrawn(show: Show) -> None:
    rows = (*CONSENT[:3], "Obowiązuje"), WITHDRAWN
    markup = _list("Nadane uprawnienia", DECLARED, *rows, actions=("Cofnij",))
    page = _consents(show, markup)
    assert [row.status for row in page.holding(page.consents())] == ["Obowiązuje"]
    page = _consents(show, markup, wording_confirmed=True)
    assert page.holding(page.consents()) == []


def test_consent_of_unknown_status_still_holds_when_another_page_is_shown(show: Show) -> None:
    markup = _list("Nadane uprawnienia", DECLARED, (*CONSENT[:3], "Obowiązuje"), WITHDRAWN, actions=("Cofnij",))
    before = _consents(show, markup).consents()
    wizard = _consents(show, "<h1>Rodzaj uprawnienia</h1>")
    assert [row.status for row in wizard.holding(before, CONSENT[0], CONSENT[1])] == ["Obowiązuje"]


def test_consent_that_cannot_be_taken_back_names_the_wording_missing_also_in_a_new_browser(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    menu = "<button>Uprawnienia</button><button>Nadaj dostęp</button>"
    listed = menu + _list("Nadane uprawnienia", DECLARED, CONSENT, actions=("Odwołaj",))
    anna = Patient("anna", "Anna Zielińska", pesel.nobodys())
    session = _consents(show, "").session
    session.patient = anna
    monkeypatch.setattr("pages.consents.log_in", lambda *_: _consents(show, listed))
    with pytest.raises(SuiteFaultError, match=r'"ConsentRow.withdraw" = "…"'):
        withdraw_added(session, anna, [])


def test_portal_is_not_blamed_for_a_status_that_nobody_has_seen_here(show: Show) -> None:
    page = _consents(show, _list("Nadane uprawnienia", DECLARED, CONSENT))
    with pytest.raises(SuiteFaultError, match=r'"ConsentsPage.active" = "…"'):
        page.active.rather_than("Obowiązuje")
    for meaning_something in ("Aktywne", "Wycofane", ""):
        page.active.rather_than(meaning_something)
    _consents(show, "<p></p>", wording_confirmed=True).active.rather_than("Obowiązuje")


def test_orders_are_read_under_other_headings(show: Show) -> None:
    markup = _list("Zamówione recepty", tuple(ORDER), tuple(ORDER.values())).replace("Preparat", "Leki")
    page = show.page(OrdersPage, markup, wait_s=0.3)
    assert [astuple(order) for order in page.read()] == [tuple(ORDER.values())]
    assert page.row("ZAM/2026/000123").scope[-1].cells == {"Nr": "ZAM/2026/000123"}


def test_order_whose_drugs_and_comment_cannot_be_told_apart_is_not_read(show: Show) -> None:
    headings = ("Nr", "Preparat", "Data", "Status", "Odpowiedź")
    page = show.page(OrdersPage, _list("Zamówione recepty", headings, tuple(ORDER.values())), wait_s=0.3)
    with pytest.raises(SuiteFaultError, match="Szukano: kolumna „Leki”"):
        page.read()


@pytest.mark.parametrize(("status", "waits"), [("Złożone", True), ("Anulowane", False), ("Wysłane", True)])
def test_order_of_unknown_status_waits_where_something_can_be_done_with_it(
    show: Show, status: str, *, waits: bool
) -> None:
    cells = tuple((ORDER | {"Status": status}).values())
    markup = _list("Zamówione recepty", tuple(ORDER), cells, actions=("Zrezygnuj",)).replace("Preparat", "Leki")
    page = show.page(OrdersPage, markup, wait_s=0.3)
    assert [page.waits(order) for order in page.read()] == [waits]


def test_row_with_actions_of_unknown_wording_is_not_taken_for_one_without(show: Show) -> None:
    consents = _list("Nadane uprawnienia", DECLARED, WITHDRAWN, CONSENT, actions=("", "Odwołaj"))
    page = _consents(show, consents)
    over, standing = (page.row(row) for row in page.consents())
    assert over.actions() == []
    with pytest.raises(SuiteFaultError, match="Szukano: przycisk albo odnośnik „Zmień”"):
        standing.actions()
    cells = tuple(ORDER.values())
    markup = _list("Zamówione recepty", tuple(ORDER), cells, actions=("Zrezygnuj",)).replace("Preparat", "Leki")
    orders = show.page(OrdersPage, markup, wait_s=0.3)
    with pytest.raises(SuiteFaultError, match="„Anuluj zamówienie”"):
        orders.row(ORDER["Nr"]).cannot_be_cancelled()
    plain = show.page(OrdersPage, markup.replace("<button>Zrezygnuj</button>", ""), wait_s=0.3)
    assert plain.row(ORDER["Nr"]).cannot_be_cancelled()
