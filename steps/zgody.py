"""Steps of features/zgody.feature: consents (instruction, section 1; screens.md 5)."""

# mypy: disallow-untyped-decorators=False
# (behave is untyped, and so are its decorators)

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from behave import given, then, when
from hamcrest import assert_that

from pages.consents import Consent, ConsentsPage, withdraw_added
from pages.consents_wizard import ClosePerson, KindStep, MedicalFacility, MedicalWorker, Period, SummaryStep
from pages.entry import log_in
from support import npwz, pesel, vocabulary
from support.matchers import Equals, Says
from support.names import WORKERS
from support.verdicts import NotVerifiedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from pages.consents_wizard import PeriodStep, Recipient, RecipientStep
    from support.context import SuiteContext
    from support.people import Person

_TO_FACILITY = '{who:Person} nadaje placówce "{facility:Facility}" uprawnienie "{kind:ConsentKind}"'
_NO_SUCH_FACILITY = "Lecznica, której nigdzie nie ma"


# ---- who is meant, and when --------------------------------------------------------------------------------------


def close_person_of(context: SuiteContext, who: Person, contact: str = "osoba.bliska@przyklad.pl") -> ClosePerson:
    """Return another patient as a close person."""
    patient = context.scene.patients.patient(who.key)
    first_name, last_name = patient.name.split(maxsplit=1)
    return ClosePerson(first_name, last_name, patient.pesel, contact)


def recipient_of(context: SuiteContext, named: dict[str, Any]) -> Recipient:
    """Return whom a step names: a facility, a worker, or another patient as a close person."""
    scene = context.scene
    if "facility" in named:
        return MedicalFacility(scene.name_of(named["facility"]))
    if "worker" in named:
        return MedicalWorker(scene.name_of(named["worker"]), scene.number_of(named["worker"]))
    return close_person_of(context, named["other"])


def day_of(context: SuiteContext, words: str) -> date:
    """Return the day that the words mean, counted from the day on which the scenario began."""
    today = context.scene.noted.setdefault("today", context.scene.patients.today())
    return vocabulary.day(words, today)


def period_of(context: SuiteContext, start: str | None = None, end: str | None = None) -> Period:
    """Return the period; where words are missing, what the portal proposes."""
    return Period(day_of(context, start) if start else None, day_of(context, end) if end else None)


# ---- on the way through the wizard -------------------------------------------------------------------------------


def begin(context: SuiteContext) -> KindStep:
    """Open the wizard; note, the first time, what stood on the list."""
    scene = context.scene
    day_of(context, "dziś")
    page = ConsentsPage.open(scene.session)
    if "before" not in scene.noted:
        scene.noted["before"] = page.consents()
    scene.noted["page"] = step = page.begin()
    return step


def at_recipient(context: SuiteContext, kind: str, recipient: Recipient) -> RecipientStep:
    """Choose the kind; note what is going to be granted, and see that it is withdrawn in the end."""
    scene, step = context.scene, begin(context)
    before, owner = scene.noted["before"], scene.actor
    if ConsentsPage(scene.session).holding(before, recipient.name, kind):
        raise NotVerifiedError(f"Stan zużyty: na koncie ({owner.name}) jest już takie uprawnienie: {recipient.name}.")
    scene.afterwards(lambda: withdraw_added(scene.session, owner, before), what=f"uprawnienie dla: {recipient.name}")
    scene.noted |= {"kind": kind, "recipient": recipient, "page": (found := step.choose(kind))}
    return found


def at_period(context: SuiteContext, kind: str, recipient: Recipient) -> PeriodStep:
    """Name the recipient; the wizard asks for the period then."""
    step = at_recipient(context, kind, recipient).choose(recipient)
    context.scene.noted["page"] = step
    return step


def grant(context: SuiteContext, kind: str, recipient: Recipient, period: Period) -> None:
    """Go through all steps and save; the portal's answer, also a refusal of the period, is for the next step to see."""
    summary = at_period(context, kind, recipient).fill(period).go_on()
    if summary is not None:
        context.scene.noted["summary"] = summary
        summary.press_save()


def added(context: SuiteContext) -> list[Consent]:
    """Read the list again; return what was not there before."""
    return ConsentsPage.open(context.scene.session).added_to(context.scene.noted["before"])


def lines_of(context: SuiteContext, rows: list[Consent]) -> list[str]:
    """Return the rows, a line each."""
    noted = context.scene.noted
    return [row.line(noted["recipient"].name if "recipient" in noted else "") for row in rows]


def line_of(context: SuiteContext, period: str, status: str) -> str:
    """Return the line that the granted consent should have."""
    page, noted = ConsentsPage(context.scene.session), context.scene.noted
    kind = KindStep(context.scene.session).wording_of(noted["kind"])
    return Consent(noted["recipient"].name, kind, period, page.wording_of(status)).line()


def assert_one(context: SuiteContext, period: str, status: str) -> None:
    """Read the list again and see that the granted consent is there, once, and nothing else is new."""
    page, rows = ConsentsPage(context.scene.session), added(context)
    for row in rows:
        page.message(status).rather_than(row.status)
        if period.endswith(page.indefinitely.name) and row.has_no_last_day:
            page.indefinitely.rather_than(row.period.partition(" – ")[2])
    assert_that(
        lines_of(context, rows),
        Equals([line_of(context, period, status)]),
        "Po odświeżeniu listy powinno na niej być jedno nowe uprawnienie",
    )


# ---- granting ----------------------------------------------------------------------------------------------------


@given('nadane placówce "{facility:Facility}" uprawnienie "{kind:ConsentKind}"')
@given('nadane placówce "{facility:Facility}" uprawnienie "{kind:ConsentKind}" od "{start:Day}" do "{end:Day}"')
def granted(
    context: SuiteContext,
    kind: str,
    start: str | None = None,
    end: str | None = None,
    **named: Any,  # noqa: ANN401 -- names and persons, as the step's words
) -> None:
    """Grant and see it confirmed."""
    grant(context, kind, recipient_of(context, named), period_of(context, start, end))
    ConsentsPage(context.scene.session).was_granted.see()


@when(_TO_FACILITY)
@when(_TO_FACILITY + ' od "{start:Day}" do "{end:Day}"')
@when('{who:Person} nadaje pracownikowi medycznemu "{worker:Worker}" uprawnienie "{kind:ConsentKind}"')
@when('{who:Person} nadaje {other:Person}, osobie bliskiej, uprawnienie "{kind:ConsentKind}"')
def grant_to(
    context: SuiteContext,
    kind: str,
    start: str | None = None,
    end: str | None = None,
    **named: Any,  # noqa: ANN401 -- as above
) -> None:
    """Grant; what the portal answers is for the next step to see."""
    grant(context, kind, recipient_of(context, named), period_of(context, start, end))


@when('{who:Person} nadaje {other:Person}, osobie bliskiej, uprawnienie "{kind:ConsentKind}" bez podania kontaktu')
def grant_without_contact(context: SuiteContext, who: Person, other: Person, kind: str) -> None:  # noqa: ARG001 -- as above
    """Grant to another patient, without contact data."""
    grant(context, kind, close_person_of(context, other, contact=""), Period())


@when('{who:Person} nadaje {other:Person}, osobie bliskiej, bezterminowe uprawnienie "{kind:ConsentKind}"')
def grant_for_ever(context: SuiteContext, who: Person, other: Person, kind: str) -> None:  # noqa: ARG001 -- as above
    """Grant to another patient without an end."""
    grant(context, kind, close_person_of(context, other), Period(indefinite=True))


@when('{who:Person} zaznacza „Bezterminowo”, nadając {other:Person} uprawnienie "{kind:ConsentKind}"')
def tick_for_ever(context: SuiteContext, who: Person, other: Person, kind: str) -> None:  # noqa: ARG001 -- as above
    """Come to the period and tick the box."""
    at_period(context, kind, close_person_of(context, other)).fill(Period(indefinite=True))


@when('{who:Person} wybiera okres dla placówki "{facility:Facility}" i uprawnienia "{kind:ConsentKind}"')
def come_to_period(context: SuiteContext, who: Person, facility: str, kind: str) -> None:  # noqa: ARG001 -- as above
    """Come to the period."""
    at_period(context, kind, recipient_of(context, {"facility": facility}))


@when('{who:Person} dochodzi do podsumowania uprawnienia "{kind:ConsentKind}" dla placówki "{facility:Facility}"')
def come_to_summary(context: SuiteContext, who: Person, kind: str, facility: str) -> None:  # noqa: ARG001 -- as above
    """Go through all steps but do not save."""
    at_period(context, kind, recipient_of(context, {"facility": facility})).choose(Period())


@when('wraca, zmienia okres na od "{start:Day}" do "{end:Day}" i zapisuje')
def go_back_and_correct(context: SuiteContext, start: str, end: str) -> None:
    """Go back from the summary to the period, change it and save."""
    step = SummaryStep(context.scene.session).go_back()
    step.choose(period_of(context, start, end)).press_save()


# ---- what cannot be granted --------------------------------------------------------------------------------------


@when('{who:Person} próbuje nadać placówce "{facility:Facility}" uprawnienie "{kind:ConsentKind}"')
@when('{who:Person} próbuje nadać {other:Person}, osobie bliskiej, uprawnienie "{kind:ConsentKind}"')
@when('{who:Person} próbuje nadać pracownikowi medycznemu "{worker:Worker}" uprawnienie "{kind:ConsentKind}"')
def try_to_grant(context: SuiteContext, kind: str, **named: Any) -> None:  # noqa: ANN401 -- as above
    """Try to name the recipient; note whether anything was open to be chosen at all."""
    recipient = recipient_of(context, named)
    context.scene.noted["open"] = at_recipient(context, kind, recipient).try_to_choose(recipient)


@when("{who:Person} nie wybiera niczego w kroku: {step:Words}")
def choose_nothing(context: SuiteContext, who: Person, step: str) -> None:  # noqa: ARG001 -- as above
    """Come to the step and press „Dalej” with nothing chosen there."""
    context.scene.noted["page"] = page = _UNCHOSEN[step](begin(context))
    page.proceed.click()


@when('{who:Person} wskazuje {other:Person} jako osobę bliską, ale w polu "{label:Words}" wpisuje "{text:Words}"')
def name_incompletely(context: SuiteContext, who: Person, other: Person, label: str, text: str) -> None:  # noqa: ARG001 -- as above
    """Type all about a close person but one thing, and go on."""
    typed = close_person_of(context, other).typed()
    context.scene.noted["page"] = page = begin(context).choose(_HEALTH).choose_sort(ClosePerson.option)
    context.scene.noted["kept"] = {key: value for key, value in typed.items() if key != label}
    page.type_person(typed | {label: text}).proceed.click()


@when("{who:Person} wskazuje {other:Person} jako osobę bliską, ale podaje numer PESEL {flaw:Spoiled}")
def name_with_wrong_number(context: SuiteContext, who: Person, other: Person, flaw: str) -> None:
    """Type all about a close person, with a wrong number, and go on."""
    name_incompletely(context, who, other, "PESEL", pesel.spoiled(flaw, context.scene.patients.today()))


@when('{who:Person} wybiera okres dla placówki "{facility:Facility}" i w polu "{label:Words}" wpisuje "{text:Words}"')
def enter_no_date(context: SuiteContext, who: Person, facility: str, label: str, text: str) -> None:  # noqa: ARG001 -- as above
    """Come to the period, enter what is no date and go on."""
    page = at_period(context, _DATA, recipient_of(context, {"facility": facility}))
    page.field(label).enter(text)
    page.proceed.click()


@then('iIKP odmawia: "{message:Words}"')
def sees_refusal(context: SuiteContext, message: str) -> None:
    """See the refusal on the page where the patient stopped."""
    noted = context.scene.noted
    noted.get("summary", noted["page"]).refuses(message)


@then('iIKP odmawia przy polu "{label:Words}": "{message:Words}"')
def sees_refusal_at_field(context: SuiteContext, label: str, message: str) -> None:
    """See the refusal at the field."""
    page = context.scene.noted["page"]
    page.field(label).refused_with(page.message(message))


@then('iIKP na to nie pozwala: "{message:Words}"')
def is_not_allowed(context: SuiteContext, message: str) -> None:
    """Either nothing could be chosen, as it is switched off, or „Dalej” was refused with the message."""
    if context.scene.noted["open"]:
        context.scene.noted["page"].message(message).see()


@then("pozostałe dane osoby bliskiej nadal są wpisane")
def rest_is_kept(context: SuiteContext) -> None:
    """See that the refused form keeps the rest of what was typed."""
    page, kept = context.scene.noted["page"], context.scene.noted["kept"]
    lost = [label for label, text in kept.items() if not page.field(label).holds(text)]
    assert_that(lost, Equals([]), "Odrzucony formularz powinien zachować to, co wpisano; zgubił pola")


@then('formularz okresu nadal zawiera od "{start:Day}" do "{end:Day}"')
def period_is_kept(context: SuiteContext, start: str, end: str) -> None:
    """See that the refused form keeps the dates."""
    typed = [f"{day_of(context, words):%d.%m.%Y}" for words in (start, end)]
    assert_that(context.scene.noted["page"].shown(), Equals(typed), "Odrzucony formularz powinien zachować daty")


@then("nie można już podać daty „Do”")
def end_is_off(context: SuiteContext) -> None:
    """See „Do” switched off."""
    off = context.scene.noted["page"].end_is_off()
    assert_that(off, Equals(expected=True), "Po zaznaczeniu „Bezterminowo” pole „Do” powinno być wyłączone")


@then("nie może zaznaczyć „Bezterminowo”")
def cannot_be_for_ever(context: SuiteContext) -> None:
    """See „Bezterminowo” switched off or absent."""
    offered = context.scene.noted["page"].offers_no_end()
    assert_that(offered, Equals(expected=False), "„Bezterminowo” powinno być dostępne tylko dla osoby bliskiej")


@then('podsumowanie wymienia placówkę, rodzaj i okres od "{start:Day}" do "{end:Day}"')
def summary_tells_all(context: SuiteContext, start: str, end: str) -> None:
    """Read on the summary all that was chosen."""
    session, noted = context.scene.session, context.scene.noted
    days = [f"{day_of(context, words):%d.%m.%Y}" for words in (start, end)]
    chosen = [noted["recipient"].name, KindStep(session).wording_of(noted["kind"]), *days]
    assert_that(SummaryStep(session).lacking(chosen), Equals([]), "Podsumowanie powinno wymieniać wszystko; brakuje")


# ---- searching ---------------------------------------------------------------------------------------------------


@when('{who:Person} szuka placówki "{facility:Facility}", wpisując {part:Words}')
def search_by_part(context: SuiteContext, who: Person, facility: str, part: str) -> None:  # noqa: ARG001 -- as above
    """Search by a part of the name, or by all of it in other letters."""
    name = context.scene.name_of(facility)
    page = begin(context).choose(_DATA).choose_sort(MedicalFacility.option)
    context.scene.noted |= {"page": page.search_for(MedicalFacility(_PARTS[part](name))), "sought": name}


@when('{who:Person} szuka placówki "{facility:Facility}", niczego nie wpisując')
def search_by_nothing(context: SuiteContext, who: Person, facility: str) -> None:
    """Search with the field empty."""
    search_by_part(context, who, facility, "nic")


@when("{who:Person} szuka placówki, której nie ma")
def search_for_no_facility(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- as above
    """Search by a name that nobody has."""
    page = begin(context).choose(_DATA).choose_sort(MedicalFacility.option)
    context.scene.noted["page"] = page.search_for(MedicalFacility(_NO_SUCH_FACILITY))


@when("{who:Person} szuka pracownika medycznego po numerze, którego nikt nie ma")
def search_for_nobody(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- as above
    """Search by a well-formed number that nobody has."""
    number = npwz.nobodys([context.scene.number_of(worker) for worker in WORKERS])
    page = begin(context).choose(_DATA).choose_sort(MedicalWorker.option)
    context.scene.noted["page"] = page.search_for(MedicalWorker("", number))


@when('{who:Person} szuka pracownika medycznego "{worker:Worker}", myląc się w cyfrze kontrolnej numeru')
def search_by_wrong_number(context: SuiteContext, who: Person, worker: str) -> None:  # noqa: ARG001 -- as above
    """Search by the worker's number with another check digit."""
    number = npwz.with_wrong_check_digit(context.scene.number_of(worker))
    page = begin(context).choose(_DATA).choose_sort(MedicalWorker.option)
    context.scene.noted["page"] = page.search_for(MedicalWorker("", number))


@then("ta placówka jest wśród wyników")
def is_found(context: SuiteContext) -> None:
    """See the facility among the results."""
    name = context.scene.noted["sought"]
    offered = context.scene.noted["page"].offers(name)
    assert_that(offered, Equals(expected=True), f"Wyszukiwanie powinno znaleźć placówkę „{name}”")


@then("tej placówki nie ma wśród wyników")
def is_not_found(context: SuiteContext) -> None:
    """See that the facility is not among the results."""
    name = context.scene.noted["sought"]
    lacking = context.scene.noted["page"].lacks(name)
    assert_that(lacking, Equals(expected=True), f"Wyszukiwanie nie powinno znaleźć placówki „{name}”")


# ---- changing and withdrawing ------------------------------------------------------------------------------------


def the_consent(context: SuiteContext) -> Consent:
    """Read the list; return the granted consent's row, which must hold."""
    noted, page = context.scene.noted, ConsentsPage.open(context.scene.session)
    found = page.holding(page.added_to(noted["before"]), noted["recipient"].name, noted["kind"])
    assert_that(len(found), Equals(1), "Na liście powinno być jedno nadane uprawnienie, które obowiązuje; jest ich")
    return found[0]


@when('{who:Person} przesuwa koniec tego uprawnienia na "{end:Day}"')
def change_end(context: SuiteContext, who: Person, end: str) -> None:  # noqa: ARG001 -- as above
    """Change the last day alone."""
    change(context, period_of(context, None, end))


@when('{who:Person} zmienia okres tego uprawnienia: od "{start:Day}" do "{end:Day}"')
def change_period(context: SuiteContext, who: Person, start: str, end: str) -> None:  # noqa: ARG001 -- as above
    """Change both days."""
    change(context, period_of(context, start, end))


def change(context: SuiteContext, period: Period) -> None:
    """Change the granted consent's period; the portal's answer is for the next step to see."""
    context.scene.noted["page"] = page = ConsentsPage(context.scene.session).change(the_consent(context))
    page.fill(period).press_save()


@when("{who:Person} wycofuje to uprawnienie")
def withdraw(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- as above
    """Withdraw the granted consent."""
    ConsentsPage(context.scene.session).withdraw(the_consent(context))


@when("{who:Person} chce wycofać to uprawnienie, ale na pytanie odpowiada „Nie”")
def withdraw_not(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- as above
    """Press „Wycofaj” and answer „Nie”."""
    ConsentsPage(context.scene.session).withdraw(the_consent(context), sure=False)


@when("po {days:d} dniach {who:Person} loguje się ponownie")
def days_later(context: SuiteContext, days: int, who: Person) -> None:  # noqa: ARG001 -- as above
    """Move the local iIKP's clock and log in; the session has ended meanwhile."""
    context.scene.world.advance_days(days)
    log_in(context.scene.session, context.scene.actor)


# ---- what the list shows -----------------------------------------------------------------------------------------


@then('widzi potwierdzenie "{message:Words}"')
def sees_confirmation(context: SuiteContext, message: str) -> None:
    """See the confirmation on the list's page."""
    ConsentsPage(context.scene.session).message(message).see()


@then('na liście jest jedno takie uprawnienie, od "{start:Day}" do "{end:Day}", ze statusem "{status:Words}"')
def is_on_the_list(context: SuiteContext, start: str, end: str, status: str) -> None:
    """Read the list again."""
    days = [f"{day_of(context, words):%d.%m.%Y}" for words in (start, end)]
    assert_one(context, " – ".join(days), status)


@then('na liście jest jedno takie uprawnienie, od "{start:Day}" bezterminowo, ze statusem "{status:Words}"')
def is_on_the_list_for_ever(context: SuiteContext, start: str, status: str) -> None:
    """Read the list again."""
    for_ever = ConsentsPage(context.scene.session).indefinitely.name
    assert_one(context, f"{day_of(context, start):%d.%m.%Y} – {for_ever}", status)


@then("na liście nie przybywa żadne uprawnienie")
def nothing_is_added(context: SuiteContext) -> None:
    """Read the list again and see nothing new."""
    rows = lines_of(context, added(context))
    assert_that(rows, Equals([]), "Na liście nie powinno przybyć żadne uprawnienie; przybyło")


@then('na liście to uprawnienie ma dopisek "{remark:Words}"')
def has_remark(context: SuiteContext, remark: str) -> None:
    """Read the list again; see the remark at the consent's kind."""
    page, kind = ConsentsPage(context.scene.session), the_consent(context).kind
    plain = KindStep(context.scene.session).wording_of(context.scene.noted["kind"])
    page.message(remark).rather_than(kind.removeprefix(plain).strip())
    assert_that(kind, Says(page.wording_of(remark)), "Rodzaj uprawnienia na liście powinien mieć dopisek")


@then('na liście to uprawnienie jest raz "{first:Words}" i raz "{second:Words}"')
def is_there_twice(context: SuiteContext, first: str, second: str) -> None:
    """Read the list again; see the consent in both states."""
    page, noted = ConsentsPage.open(context.scene.session), context.scene.noted
    states = sorted(row.status for row in page.added_to(noted["before"]))
    for state in states:
        page.message(first).rather_than(state)
    wanted = sorted(map(page.wording_of, (first, second)))
    assert_that(states, Equals(wanted), "Na liście powinny być dwa uprawnienia o statusach")


@then("nie można go już zmienić ani wycofać")
def cannot_be_changed(context: SuiteContext) -> None:
    """See no buttons in the consent's row."""
    page = ConsentsPage.open(context.scene.session)
    rows = page.added_to(context.scene.noted["before"])
    offered = [action for row in rows for action in page.row(row).actions()]
    assert_that(offered, Equals([]), "W wierszu wycofanego uprawnienia nie powinno być przycisków; są")


@then("na jego liście nie ma uprawnień, które nadała {who:Person}")
def is_private(context: SuiteContext, who: Person) -> None:
    """Read the list of whoever is logged in now; see nothing of what the other has granted."""
    name = context.scene.noted["recipient"].name
    page = ConsentsPage.open(context.scene.session)
    foreign = [row.line() for row in page.consents() if name in row.recipient]
    assert_that(foreign, Equals([]), f"Na liście innego pacjenta nie powinno być uprawnień, które ma {who.name}; jest")


_HEALTH, _DATA = "Informacja o stanie zdrowia", "Udostępnienie danych medycznych"
_UNCHOSEN: dict[str, Callable[[KindStep], KindStep | RecipientStep]] = {
    "rodzaj uprawnienia": lambda page: page,
    "komu": lambda page: page.choose(_DATA),
    "wyszukanie placówki": lambda page: page.choose(_DATA).choose_sort(MedicalFacility.option),
    "wyszukanie pracownika": lambda page: page.choose(_DATA).choose_sort(MedicalWorker.option),
}
_PARTS: dict[str, Callable[[str], str]] = {
    "początek nazwy": lambda name: name[: len(name) // 2],
    "środek nazwy": lambda name: name[2:-2],
    "nazwę wielkimi literami": str.upper,
    "nazwę małymi literami": str.lower,
    "nic": lambda _: "",
}
