"""„Recepty”, „Zamów receptę” and „Zamówione recepty”; nothing is ordered or cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.fields import Checkbox, LocatedBox
from pages.first_contact.account_screens import AFTER_SAVING, OF_STATE
from pages.first_contact.entering import headings
from pages.first_contact.matching import ALL
from pages.first_contact.tables import look_at_table
from pages.first_contact.walker import NotReachedError
from pages.order_form import OrderedDrugPart, OrderFormPage
from pages.orders import OrderRow, OrdersPage
from pages.page import LoggedInPage
from pages.prescriptions import PrescriptionsPage

if TYPE_CHECKING:
    from pages.first_contact.screen import Screen, Thing
    from pages.first_contact.walker import Walker


def prescriptions(walker: Walker) -> None:
    """Look at both lists and at the form of an order.

    Raises:
        NotReachedError: the menu does not lead there.
    """
    screen = walker.press(LoggedInPage, "menu_prescriptions")
    page = PrescriptionsPage
    walker.examine(page, "heading", headings(screen, 1), screen, ALL)
    tabs = _tabs(screen)
    mine = walker.examine(page, "mine", tabs, screen)["mine"]
    ordered = walker.examine(OrdersPage, "tab", tabs, screen)["tab"]
    left = [one for one in tabs if one not in (mine.thing, ordered.thing)]
    if ordered.thing is None and mine.thing is not None:
        walker.examine(OrdersPage, "tab", left, screen, 1)
    if mine.thing is None and ordered.thing is not None:
        walker.examine(page, "mine", left, screen, 1)
    look_at_table(walker, page, "drugs", "drug dose issued status", screen)
    rest = [
        one
        for one in screen.of("action", area="main")
        if not one.tab and one.name not in {t.name for t in tabs if t.tab}
    ]
    walker.examine(page, "order", rest, screen, 1)
    walker.passing(page, "no_doctor service_off", screen, OF_STATE)
    with walker.way("Zamów receptę", [PrescriptionsPage, OrderFormPage, OrderedDrugPart]):
        _form(walker)
    with walker.way("Zamówione recepty", [OrdersPage, OrderRow]):
        _orders(walker)


def _tabs(screen: Screen) -> list[Thing]:
    actions = screen.of("action", area="main")
    return [one for one in actions if one.tab] or actions


def _form(walker: Walker) -> None:
    page, session = OrderFormPage, walker.session
    before = walker.look()
    after = walker.press(PrescriptionsPage, "order")
    walker.answered(PrescriptionsPage, "nothing_chosen", before, after)
    box = next((one for one in after.of("checkbox") if one.enabled), None)
    if box is None:
        raise NotReachedError("na tym koncie nie ma leku do zaznaczenia")
    with walker.reached():
        LocatedBox(PrescriptionsPage(session), Checkbox(box.name)).set(ticked=True)
    screen = walker.press(PrescriptionsPage, "order")
    former = {one.name for one in before.of("heading")}
    walker.examine(page, "heading", [one for one in headings(screen, 1, 2) if one.name not in former][:1], screen, 1)
    if not screen.of("field"):
        raise NotReachedError("formularz zamówienia się nie otworzył")
    fields = [one for one in screen.of("field") if one.kind != "long"]
    walker.examine(OrderedDrugPart, "packages", fields, screen, 1)
    walker.examine(page, "remarks", [one for one in screen.of("field") if one.kind == "long"], screen, 1)
    walker.examine(page, "place cancel", screen.of("action", area="main"), screen, 1)
    walker.ledger.unreached(walker.keys([OrderFormPage, OrderedDrugPart]), AFTER_SAVING)
    walker.said_of.append("Zamów receptę: otworzyłem formularz, niczego nie złożyłem i wyszedłem przez menu.")


def _orders(walker: Walker) -> None:
    page = OrdersPage
    walker.press(LoggedInPage, "menu_prescriptions")
    screen = walker.press(page, "tab")
    found = [one for one in screen.of("heading") if one.level > 1] or screen.of("heading")
    walker.examine(page, "heading", found, screen, 1)
    shown = look_at_table(walker, page, "orders", "number drugs placed status comment", screen)
    states = "status_placed status_started status_realised status_rejected status_cancelled"
    walker.passing(page, states, screen, "na liście nie ma teraz takiego zamówienia")
    if shown:
        in_rows = screen.of("action", area="row")
        walker.examine(OrderRow, "cancel again", in_rows, screen)
    else:
        walker.ledger.unreached(walker.keys([OrderRow]), "na liście nie ma teraz zamówień")
    walker.ledger.unreached(walker.keys([page]), AFTER_SAVING)
