"""Steps of features/logowanie.feature: the way in (instruction 2.1 to 2.2.3)."""

# mypy: disallow-untyped-decorators=False
# (behave is untyped, and so are its decorators)

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from behave import given, then, when
from hamcrest import assert_that

from pages.account import AccountPage
from pages.entry import arrive, enter, log_in
from pages.logging_out import AnyAccountPage, log_out
from pages.trusted_profile import TrustedProfilePage, visit
from support import pesel
from support.matchers import Equals, Says, SaysNoneOf

if TYPE_CHECKING:
    from support.context import SuiteContext
    from support.people import Person


@given("{state:LoggedIn} {who:Person}")
def logged_in(context: SuiteContext, state: str, who: Person) -> None:  # noqa: ARG001 -- gender only
    """Log in; accept the regulations if they are shown."""
    context.scene.actor = context.scene.patients.patient(who.key)
    log_in(context.scene.session, context.scene.actor)


@given("{who:Person}, która zajrzała na „Moje konto” i się wylogowała")
@given("adres strony „Moje konto”, zapisany przez {who:Person} przed wylogowaniem")
def visited_account_and_left(context: SuiteContext, who: Person) -> None:
    """Note the account page's address and the patient's private words, then log out."""
    visited_account(context, who)
    log_out(context.scene.session)


@given("{who:Person}, która zajrzała na „Moje konto” i się nie wylogowała")
def visited_account(context: SuiteContext, who: Person) -> None:
    """Note the account page's address and the patient's private words."""
    scene = context.scene
    scene.actor = patient = scene.patients.patient(who.key)
    log_in(scene.session, patient)
    page = AccountPage.open(scene.session)
    scene.noted |= {"address": page.address, "private": [patient.name, *page.private_words()]}


@given("{state:LoggedIn} {who:Person} na stronie „Moje konto”")
def logged_in_at_account(context: SuiteContext, state: str, who: Person) -> None:  # noqa: ARG001 -- gender only
    """Log in, open „Moje konto”, note its address and the patient's private words."""
    visited_account(context, who)


@when("pacjent wchodzi na adres wejściowy iIKP")
def enter_portal(context: SuiteContext) -> None:
    """Go to the address of 2.1."""
    visit(context.scene.session, context.scene.session.entry_url)


@when("ktoś niezalogowany wchodzi na ten adres")
@when("wchodzi na ten adres")
@when("wchodzi na adres, na którym była przed wylogowaniem")
def visit_noted_address(context: SuiteContext) -> None:
    """Go to the address noted before."""
    visit(context.scene.session, context.scene.noted["address"])


@when("{who:Person} loguje się samym numerem PESEL")
@when("{who:Person} podaje numer PESEL i naciska „Dalej”")
@when("{who:Person} podaje swój numer PESEL")
def submit_with_button(context: SuiteContext, who: Person) -> None:
    """Log in by the button; where that leads is for the next step to see."""
    scene = context.scene
    scene.actor = scene.patients.patient(who.key)
    enter(scene.session, scene.actor)


@when("{who:Person} podaje numer PESEL i naciska ENTER")
def submit_with_enter(context: SuiteContext, who: Person) -> None:
    """Log in by ENTER."""
    scene = context.scene
    scene.actor = scene.patients.patient(who.key)
    TrustedProfilePage.open(scene.session).submit_with_enter(scene.actor)


@when("{who:Person} loguje się raz klawiszem ENTER, a raz przyciskiem „Dalej”")
def log_in_both_ways(context: SuiteContext, who: Person) -> None:
    """Log in twice and note on which page each log-in ended."""
    scene = context.scene
    scene.actor = scene.patients.patient(who.key)
    TrustedProfilePage.open(scene.session).submit_with_enter(scene.actor)
    by_enter = arrive(scene.session).title
    log_out(scene.session)
    enter(scene.session, scene.actor)
    scene.noted["pages"] = (by_enter, arrive(scene.session).title)


@when("{who:Person} loguje się numerem PESEL otoczonym spacjami")
def submit_with_spaces(context: SuiteContext, who: Person) -> None:
    """Log in with spaces around the number."""
    scene = context.scene
    scene.actor = scene.patients.patient(who.key)
    TrustedProfilePage.open(scene.session).submit_with_button(scene.actor, around="  ")


@when("pacjent zostawia pole „Pesel” puste i przechodzi dalej")
def submit_nothing(context: SuiteContext) -> None:
    """Press „Dalej” without a number."""
    TrustedProfilePage.open(context.scene.session).submit_text("")


@when("pacjent zostawia pole „Pesel” puste i naciska ENTER")
def enter_nothing(context: SuiteContext) -> None:
    """Press ENTER without a number."""
    TrustedProfilePage.open(context.scene.session).pesel.press_enter()


@when("pacjent podaje numer PESEL {kind:Spoiled}")
def submit_spoiled(context: SuiteContext, kind: str) -> None:
    """Enter a number that is wrong in that one way."""
    number = pesel.spoiled(kind, context.scene.patients.today())
    TrustedProfilePage.open(context.scene.session).submit_text(number)


@when("pacjent podaje poprawny numer PESEL, do którego nie ma konta")
def submit_nobodys(context: SuiteContext) -> None:
    """Enter a well-formed number that nobody has."""
    TrustedProfilePage.open(context.scene.session).submit_text(pesel.nobodys())


@then("widzi stronę testowego Profilu Zaufanego")
def sees_trusted_profile(context: SuiteContext) -> None:
    """See the page that asks for the number."""
    TrustedProfilePage(context.scene.session).loaded()


@then("jest to osobna witryna, pod adresem podanym w instrukcji")
def is_at_trusted_profile(context: SuiteContext) -> None:
    """Compare host, port and path with the instruction's (or the profile's)."""
    session = context.scene.session
    page = TrustedProfilePage(session)
    address = page.address
    assert_that(
        page.is_at(address),
        Equals(expected=True),
        f"Strona logowania ma inny adres niż w instrukcji: {address}",
    )
    differs = urlsplit(address).netloc != urlsplit(session.entry_url).netloc
    assert_that(differs, Equals(expected=True), "Strona logowania powinna być osobną witryną, a jest częścią iIKP")


@then("widzi puste pole „Pesel” i przycisk „Dalej”")
def sees_empty_field(context: SuiteContext) -> None:
    """See the field, empty, and the button."""
    page = TrustedProfilePage(context.scene.session)
    assert_that(page.pesel.value, Equals(""), "Pole „Pesel” powinno być puste")
    page.proceed.see(usable=True)


@then('widzi przy polu „Pesel” komunikat "{message:Words}"')
def sees_refusal(context: SuiteContext, message: str) -> None:
    """See the refusal at the field, on the page of the test Profil Zaufany."""
    page = TrustedProfilePage(context.scene.session).loaded()
    page.pesel.refused_with(page.message(message))


@then("nie jest {state:LoggedInState}")
def is_not_logged_in(context: SuiteContext, state: str) -> None:  # noqa: ARG001 -- gender only
    """See that nothing of an account is offered."""
    gone = AnyAccountPage(context.scene.session).log_out.goes_away()
    assert_that(gone, Equals(expected=True), "Nikt nie powinien być zalogowany, a strona ma „Wyloguj się”")


@then("nie widzi danych {who:Person}")
def sees_nothing_private(context: SuiteContext, who: Person) -> None:
    """See none of the words that were noted as the patient's own."""
    text = AnyAccountPage(context.scene.session).text()
    assert_that(text, SaysNoneOf(context.scene.noted["private"]), f"Strona pokazuje dane, które ma tylko {who.name}")


@then("{who:Person} jest na swoim koncie")
def is_on_own_account(context: SuiteContext, who: Person) -> None:
    """Arrive on a page of the account that shows the patient's own name."""
    scene = context.scene
    patient = scene.patients.patient(who.key)
    page = arrive(scene.session)
    shown = page.belongs_to(patient.name)
    assert_that(
        shown,
        Equals(expected=True),
        f"Konto powinno należeć do: {patient.name}, a strona nie pokazuje tego imienia i nazwiska",
    )
    page.log_out.see(usable=True)


@then("za każdym razem trafia na tę samą stronę swojego konta")
def both_ways_agree(context: SuiteContext) -> None:
    """Compare where the two log-ins ended."""
    by_enter, by_button = context.scene.noted["pages"]
    assert_that(by_button, Equals(by_enter), "ENTER i „Dalej” powinny prowadzić na tę samą stronę")


@then("jest to strona iIKP, a nie testowego Profilu Zaufanego")
def is_at_portal(context: SuiteContext) -> None:
    """Compare the host with the entry address's."""
    session = context.scene.session
    host = urlsplit(AnyAccountPage(session).address).netloc
    assert_that(host, Equals(urlsplit(session.entry_url).netloc), "Konto powinno być na stronie iIKP")


@then("„Moje konto” pokazuje imię i nazwisko {who:Person} oraz końcówkę jej numeru PESEL")
def account_shows_person(context: SuiteContext, who: Person) -> None:
    """See the name and the number's last four digits in „Twoje dane”."""
    patient = context.scene.patients.patient(who.key)
    arrive(context.scene.session)
    data = AccountPage.open(context.scene.session).data.text
    assert_that(data, Says(patient.name), "„Twoje dane” powinny pokazywać imię i nazwisko pacjenta")
    shown = patient.pesel[-4:] in data
    assert_that(
        shown,
        Equals(expected=True),
        "„Twoje dane” powinny pokazywać cztery ostatnie cyfry numeru PESEL pacjenta",
    )


@then("nie pokazuje jej całego numeru PESEL")
def account_hides_number(context: SuiteContext) -> None:
    """See that the whole number stands nowhere on the page."""
    hidden = context.scene.actor.pesel not in AnyAccountPage(context.scene.session).text()
    assert_that(hidden, Equals(expected=True), "Strona nie powinna pokazywać całego numeru PESEL")


@then("„Moje konto” nie pokazuje danych {who:Person}")
def account_hides_other(context: SuiteContext, who: Person) -> None:
    """See none of the other patient's words on the account page."""
    shown = AccountPage.open(context.scene.session).data.text
    assert_that(
        shown,
        SaysNoneOf(context.scene.noted["private"]),
        f"„Moje konto” pokazuje dane, które ma tylko {who.name}",
    )
    sees_nothing_private(context, who)
