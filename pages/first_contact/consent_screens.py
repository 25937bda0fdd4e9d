"""„Uprawnienia” and the wizard of a consent up to its summary; nothing is granted, changed or withdrawn."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from pages.consents import ConsentRow, ConsentsPage
from pages.consents_wizard import (
    ChangePage,
    ClosePerson,
    KindStep,
    Period,
    PeriodForm,
    PeriodStep,
    RecipientStep,
    SummaryStep,
    WizardStep,
)
from pages.first_contact.account_screens import AFTER_SAVING, OF_STATE
from pages.first_contact.entering import headings
from pages.first_contact.matching import ALL
from pages.first_contact.tables import look_at_table
from pages.first_contact.walker import NotReachedError
from pages.page import LoggedInPage
from support import pesel
from support.evidence import WARSAW

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.fields import LocatedDate
    from pages.first_contact.screen import Screen, Thing
    from pages.first_contact.walker import Walker
    from pages.page import Page

_STEPS = (WizardStep, KindStep, RecipientStep, PeriodForm, PeriodStep, SummaryStep)
_NOBODY = "Lecznica, której nigdzie nie ma"
FACILITY = "Przychodnia Zdrowie"
_NO_NUMBER = "0000000"
_NO_DATE = "31.02.2035"
_A_MONTH = timedelta(days=30)


def consents(walker: Walker) -> None:
    """Look at the list, at the wizard twice (for a facility or worker and for a close person) and at a change.

    Raises:
        NotReachedError: the menu does not lead there.
    """
    screen = walker.press(LoggedInPage, "menu_consents")
    page = ConsentsPage
    walker.passing(page, "unavailable", screen, "funkcja jest tu dostępna")
    walker.examine(page, "heading", headings(screen, 1), screen, ALL)
    walker.examine(page, "grant", screen.of("action", area="main"), screen, 1)
    shown = look_at_table(walker, page, "granted", "recipient kind period status", screen)
    states = "active future withdrawn expired indefinitely prescriptions_only"
    walker.passing(page, states, screen, "na liście nie ma teraz takiego uprawnienia")
    rows = screen.of("action", area="row")
    if shown and rows:
        walker.examine(ConsentRow, "change withdraw", rows, screen)
    with walker.way("Zmień uprawnienie", [ChangePage]):
        _change(walker, possible=bool(shown and rows))
    reason = "„Wycofaj” nie naciskam: bez pytania zmieniłoby konto"
    walker.ledger.unreached([f"ConsentsPage.{name}" for name in ("withdrawal", "sure", "not_sure")], reason)
    walker.ledger.unreached(walker.keys([page]), AFTER_SAVING)
    with walker.way("Nadaj dostęp: placówka i pracownik", []):
        _for_facility(walker)
    with walker.way("Nadaj dostęp: osoba bliska", _STEPS):
        _for_close_person(walker)
    walker.ledger.unreached(walker.keys(_STEPS), AFTER_SAVING)


def _change(walker: Walker, *, possible: bool) -> None:
    if not possible:
        raise NotReachedError("na liście nie ma teraz uprawnienia, które można zmienić")
    screen = walker.press(ConsentRow, "change")
    walker.examine(ChangePage, "heading", headings(screen, 1, 2), screen, 1)
    walker.examine(ChangePage, "save", screen.of("action", area="main"), screen)


def _step(walker: Walker, page: type[Page], before: Screen) -> Screen:
    """Look for a step by the heading that the screen before did not have."""
    screen = walker.look()
    former = {one.name for one in before.of("heading")}
    new = [one for one in headings(screen, 1, 2) if one.name not in former]
    lowest = max((one.level for one in new), default=0)
    match = walker.examine(page, "heading", [one for one in new if one.level == lowest], screen, 1)["heading"]
    if match.thing is None:
        raise NotReachedError(f"nie pokazał się następny krok ({page.__name__})")
    return screen


def _begin(walker: Walker) -> Screen:
    before = walker.press(LoggedInPage, "menu_consents")
    walker.press(ConsentsPage, "grant")
    screen = _step(walker, KindStep, before)
    walker.examine(WizardStep, "proceed back", screen.of("action", area="main"), screen, 1)
    walker.examine(KindStep, "kind", screen.of("group"), screen, 1)
    walker.examine(KindStep, "records health services data", screen.of("radio"), screen, ALL)
    return screen


def _choose_kind(walker: Walker, attribute: str) -> Screen:
    step = KindStep(walker.session)
    with walker.reached():
        step.kind.choose(getattr(step, attribute).name)
    before = walker.look()
    walker.press(WizardStep, "proceed")
    screen = _step(walker, RecipientStep, before)
    walker.examine(RecipientStep, "sort", screen.of("group"), screen, 1)
    walker.examine(RecipientStep, "facility worker close_person", screen.of("radio"), screen, ALL)
    return screen


def _for_facility(walker: Walker) -> None:
    _begin(walker)
    _answer(walker, KindStep, "nothing_chosen")
    _choose_kind(walker, "data")
    _answer(walker, RecipientStep, "nothing_chosen")
    step, names = RecipientStep(walker.session), walker.session.profile.names
    _choose_sort(walker, "worker")
    screen = walker.look()
    walker.examine(RecipientStep, "worker_number", screen.of("field"), screen, 1)
    walker.examine(RecipientStep, "search", _but_moves(walker, screen), screen, 1)
    _answer(walker, RecipientStep, "no_worker")
    _answer(walker, RecipientStep, "number_wrong", lambda: _search(step.worker_number.fill, _NO_NUMBER, step))
    _choose_sort(walker, "facility")
    screen = walker.look()
    walker.examine(RecipientStep, "facility_name", screen.of("field"), screen, 1)
    walker.examine(RecipientStep, "search", _but_moves(walker, screen), screen, 1)
    _answer(walker, RecipientStep, "no_facility")
    _answer(walker, RecipientStep, "not_found", lambda: _search(step.facility_name.fill, _NOBODY, step))
    facility = names.get(FACILITY, FACILITY)
    with walker.reached():
        _search(step.facility_name.fill, facility, step)
        step.found.choose(facility, match="starts")
    before = walker.look()
    walker.press(WizardStep, "proceed")
    screen = _step(walker, PeriodStep, before)
    walker.examine(PeriodForm, "start end", screen.of("field"), screen, ALL)
    _refused_dates(walker)
    before = walker.look()
    walker.press(WizardStep, "proceed")
    screen = _step(walker, SummaryStep, before)
    walker.examine(SummaryStep, "save", _but_moves(walker, screen), screen, 1)
    walker.said_of.append("Nadaj dostęp: doszedłem do podsumowania i niczego nie zapisałem.")


def _refused_dates(walker: Walker) -> None:
    """Enter periods that the portal refuses, each wrong in one way; leave a right one."""
    period, start = PeriodStep(walker.session), datetime.now(WARSAW).date()
    wrong: tuple[tuple[str, LocatedDate, Callable[[], None]], ...] = (
        ("no_date", period.start, partial(period.start.enter, _NO_DATE)),
        ("start_past", period.start, partial(period.start.choose, start - _A_MONTH)),
        ("end_before_start", period.end, partial(period.end.choose, start - _A_MONTH)),
    )
    right = Period(start, start + _A_MONTH)
    for message, field, spoil in wrong:
        with walker.reached():
            period.fill(right)
            spoil()
        _answer(walker, PeriodForm, message, field=field.name)
    with walker.reached():
        period.fill(right)


def _for_close_person(walker: Walker) -> None:
    _begin(walker)
    _choose_kind(walker, "health")
    _choose_sort(walker, "close_person")
    screen = walker.look()
    walker.examine(RecipientStep, "first_name last_name pesel contact", screen.of("field"), screen, ALL)
    step = RecipientStep(walker.session)
    fields = {
        "first_name_missing": step.first_name.name,
        "last_name_missing": step.last_name.name,
        "pesel_wrong": step.pesel.name,
        "contact_missing": step.contact.name,
    }
    before = walker.look()
    after = walker.press(WizardStep, "proceed")
    for message, field in fields.items():
        walker.answered(RecipientStep, message, before, after, field)
    with walker.reached():
        person = ClosePerson("Osoba", "Próbna", pesel.nobodys(), "osoba.bliska@przyklad.pl")
        step.type_person(person.typed())
    before = walker.look()
    walker.press(WizardStep, "proceed")
    screen = _step(walker, PeriodStep, before)
    walker.examine(PeriodForm, "indefinite", screen.of("checkbox"), screen, 1)
    walker.ledger.unreached(["RecipientStep.pharmacist_refused", "RecipientStep.not_allowed"], OF_STATE)


def _choose_sort(walker: Walker, attribute: str) -> None:
    step = RecipientStep(walker.session)
    with walker.reached():
        step.sort.choose(getattr(step, attribute).name)


def _search(fill: Callable[[str], None], text: str, step: RecipientStep) -> None:
    fill(text)
    step.search.click()


def _answer(
    walker: Walker,
    page: type[Page],
    message: str,
    action: Callable[[], None] | None = None,
    field: str | None = None,
) -> None:
    """Do something that the portal refuses, „Dalej” unless told otherwise, and note how it says so."""
    before = walker.look()
    if action is None:
        after = walker.press(WizardStep, "proceed")
    else:
        with walker.reached():
            action()
        after = walker.changed_from(before)
    walker.answered(page, message, before, after, field)


def _but_moves(walker: Walker, screen: Screen) -> list[Thing]:
    moves = {walker.wanted(WizardStep, name).name for name in ("proceed", "back")}
    return [one for one in screen.of("action", area="main") if not moves & set(one.names)]
