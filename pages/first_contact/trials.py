"""What shows only after saving, tried on request (`--z-probami`): each try is put back at once, or told loudly.

A declaration cannot be withdrawn, so none is ever filed.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pages.account import AccountPage, store
from pages.consents import ConsentRow, ConsentsPage
from pages.consents_wizard import ChangePage, KindStep, Period, PeriodStep, RecipientStep, SummaryStep
from pages.contact_data import ContactDataPage
from pages.fields import Checkbox, LocatedBox
from pages.first_contact.consent_screens import FACILITY
from pages.first_contact.entering import headings
from pages.first_contact.matching import ALL
from pages.first_contact.tables import look_at_table
from pages.first_contact.walker import NotReachedError
from pages.order_form import OrderedDrugPart, OrderFormPage
from pages.orders import OrderRow, OrdersPage
from pages.page import LoggedInPage
from pages.prescriptions import PrescriptionsPage
from support.evidence import WARSAW

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from pages.consents import Consent
    from pages.first_contact.screen import Screen
    from pages.first_contact.walker import Walker

_A_DAY, _A_MONTH = timedelta(days=1), timedelta(days=30)
_TOO_LONG, _TOO_LONG_REMARKS = "a" * 101, "a" * 501
_CONSENT_COLUMNS = "recipient kind period status"
_ORDER_COLUMNS = "number drugs placed status comment"


def trials(walker: Walker, missing: Collection[str]) -> None:
    """Save, grant and order what can be put back; the functions that the profile does not offer are left out."""
    with walker.way("Próba zapisu danych", []):
        _contact_data(walker)
    if "zgody" not in missing:
        for days in (1, 0):
            with walker.way("Próba uprawnienia", []):
                _consent(walker, datetime.now(WARSAW).date() + days * _A_DAY, later=bool(days))
    if "zamowienia" not in missing:
        with walker.way("Próba zamówienia", []):
            _order(walker)


@contextmanager
def _owing(walker: Walker, what: str) -> Iterator[list[str]]:
    """Tell what stays on the account, unless the list that is given is emptied inside."""
    owed = [what]
    try:
        yield owed
    finally:
        walker.not_put_back += owed


def _contact_data(walker: Walker) -> None:
    form = _open_form(walker)
    with walker.reached():
        before = form.read()
    with _owing(walker, "dane teleadresowe") as owed:
        try:
            _refusals(walker)
            form = _open_form(walker)
            shown = walker.look()
            walker.answered(AccountPage, "saved", shown, walker.press(ContactDataPage, "save"))
        finally:
            with walker.reached():
                store(walker.session, before)
                owed.clear()


def _open_form(walker: Walker) -> ContactDataPage:
    walker.press(LoggedInPage, "menu_account")
    walker.press(AccountPage, "edit")
    return ContactDataPage(walker.session)


def _refusals(walker: Walker) -> None:
    form = ContactDataPage(walker.session)
    for message, field, text in (
        ("email_malformed", form.email, "nie-adres"),
        ("phone_malformed", form.phone, "12"),
        ("postcode_malformed", form.postcode, "00"),
        ("too_long", form.city, _TOO_LONG),
    ):
        _open_form(walker)
        with walker.reached():
            field.fill(text)
        shown = walker.look()
        walker.answered(ContactDataPage, message, shown, walker.press(ContactDataPage, "save"), field.name)
    for message, box, field in (
        ("sms_without_phone", form.sms_notices, form.phone),
        ("notices_without_email", form.email_notices, form.email),
    ):
        _open_form(walker)
        with walker.reached():
            field.fill("")
            box.set(ticked=True)
        shown = walker.look()
        walker.answered(ContactDataPage, message, shown, walker.press(ContactDataPage, "save"), box.name)


def _consent(walker: Walker, start: date, *, later: bool) -> None:
    page = ConsentsPage(walker.session)
    listed = walker.press(LoggedInPage, "menu_consents")
    with walker.reached():
        before = page.consents() if listed.of("column") else []
    summary = _fill_wizard(walker, start)
    with _owing(walker, f"uprawnienie dla: {FACILITY}") as owed:
        saved = walker.press(SummaryStep, "save")
        walker.answered(ConsentsPage, "was_granted", summary, saved)
        look_at_table(walker, ConsentsPage, "granted", _CONSENT_COLUMNS, saved)
        walker.examine(ConsentRow, "change withdraw", saved.of("action", area="row"), saved, ALL)
        with walker.reached():
            added = page.added_to(before)
        if len(added) != 1:
            raise NotReachedError("na liście nie przybyło jedno uprawnienie")
        walker.learn(ConsentsPage, "future" if later else "active", added[0].status)
        if not later:
            with walker.way("Próba takiego samego uprawnienia", []):
                summary = _fill_wizard(walker, start)
                walker.answered(SummaryStep, "exists_already", summary, walker.press(SummaryStep, "save"))
            with walker.way("Próba zmiany uprawnienia", []):
                _change(walker, added[0])
        _withdraw(walker, added[0])
        owed.clear()


def _fill_wizard(walker: Walker, start: date) -> Screen:
    session = walker.session
    facility = session.profile.names.get(FACILITY, FACILITY)
    walker.press(LoggedInPage, "menu_consents")
    walker.press(ConsentsPage, "grant")
    kind, recipient = KindStep(session), RecipientStep(session)
    with walker.reached():
        kind.kind.choose(kind.data.name)
        kind.proceed.click()
        recipient.loaded().sort.choose(recipient.facility.name)
        recipient.facility_name.fill(facility)
        recipient.search.click()
        recipient.found.choose(facility, match="starts")
        recipient.proceed.click()
        PeriodStep(session).loaded().fill(Period(start, start + _A_MONTH)).proceed.click()
        SummaryStep(session).loaded()
    return walker.look()


def _change(walker: Walker, consent: Consent) -> None:
    page = ConsentsPage(walker.session)
    listed = walker.press(LoggedInPage, "menu_consents")
    with walker.reached():
        page.row(consent).change.click()
    screen = walker.changed_from(listed)
    former = {one.name for one in listed.of("heading")}
    shown = [one for one in headings(screen, 1, 2) if one.name not in former]
    walker.examine(ChangePage, "heading", shown, screen, 1)
    walker.examine(ChangePage, "save", screen.of("action", area="main"), screen, 1)
    walker.answered(ConsentsPage, "was_changed", screen, walker.press(ChangePage, "save"))


def _withdraw(walker: Walker, consent: Consent) -> None:
    page = ConsentsPage(walker.session)
    listed = walker.press(LoggedInPage, "menu_consents")
    for answer in ("not_sure", "sure"):
        with walker.reached():
            page.row(consent).withdraw.click()
        asked = walker.changed_from(listed)
        walker.examine(ConsentsPage, "withdrawal", asked.of("dialog"), asked, 1)
        known = walker.examine(ConsentsPage, "sure not_sure", asked.of("action", area="dialog"), asked, 1)
        if answer == "not_sure" and known[answer].thing is None:
            # Whatever keeps it: it has to be withdrawn all the same.
            walker.start_over()
            listed = walker.press(LoggedInPage, "menu_consents")
            continue
        listed = walker.press(ConsentsPage, answer)
    walker.answered(ConsentsPage, "was_withdrawn", asked, listed)
    with walker.reached():
        statuses = {one.status for one in page.consents() if one.recipient == consent.recipient and one != consent}
        if page.holding([one for one in page.consents() if one == consent]):
            raise NotReachedError("uprawnienie pozostało po wycofaniu")
    if len(statuses) == 1:
        walker.learn(ConsentsPage, "withdrawn", statuses.pop())


def _order(walker: Walker) -> None:
    page, form = OrdersPage(walker.session), OrderFormPage(walker.session)
    walker.press(LoggedInPage, "menu_prescriptions")
    listed = walker.press(OrdersPage, "tab")
    with walker.reached():
        before = page.numbers() if listed.of("column") else set()
    walker.press(LoggedInPage, "menu_home")
    listed = walker.press(LoggedInPage, "menu_prescriptions")
    box = next((one for one in listed.of("checkbox") if one.enabled), None)
    if box is None:
        raise NotReachedError("na tym koncie nie ma leku do zaznaczenia")
    with walker.reached():
        LocatedBox(PrescriptionsPage(walker.session), Checkbox(box.name)).set(ticked=True)
    filled = walker.press(PrescriptionsPage, "order")
    drug = next((one.within[0] for one in filled.of("field") if one.within), box.name)
    packages = form.drug(drug).packages
    with _owing(walker, "zamówienie na receptę") as owed:
        with walker.reached():
            packages.fill("0")
        shown = walker.look()
        walker.answered(OrderedDrugPart, "wrong_number", shown, walker.press(OrderFormPage, "place"), packages.name)
        with walker.reached():
            packages.fill("1")
            form.remarks.fill(_TOO_LONG_REMARKS)
        shown = walker.look()
        walker.answered(OrderFormPage, "too_long", shown, walker.press(OrderFormPage, "place"), form.remarks.name)
        with walker.reached():
            form.remarks.fill("")
        shown = walker.look()
        placed = walker.press(OrderFormPage, "place")
        walker.answered(OrdersPage, "is_placed", shown, placed)
        look_at_table(walker, OrdersPage, "orders", _ORDER_COLUMNS, placed)
        walker.examine(OrderRow, "cancel", placed.of("action", area="row"), placed, 1)
        with walker.reached():
            added = [one for one in page.read() if one.number not in before]
        if len(added) != 1:
            raise NotReachedError("na liście nie przybyło jedno zamówienie")
        walker.learn(OrdersPage, "status_placed", added[0].status)
        with walker.reached():
            page.row(added[0].number).cancel.click()
        gone = walker.changed_from(placed)
        walker.answered(OrdersPage, "is_cancelled", placed, gone)
        with walker.reached():
            after = next(one for one in page.read() if one.number == added[0].number)
        if after.status != added[0].status:
            walker.learn(OrdersPage, "status_cancelled", after.status)
            owed.clear()
