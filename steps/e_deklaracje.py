"""Steps of features/e_deklaracje.feature: POZ e-declarations (instruction 1; screens.md 7)."""

# mypy: disallow-untyped-decorators=False
# (behave is untyped, and so are its decorators)

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from behave import given, then, when
from hamcrest import assert_that

from pages import declaring
from pages.account import AccountPage
from pages.declarations import DeclarationsPage
from pages.declarations_wizard import Choice, DeclarationWizard
from pages.declaring import ACCEPTED, OPEN, REJECTED, file, fill, look_before, require, require_none, somebody
from pages.entry import log_in
from pages.logging_out import log_out
from support import pesel
from support.matchers import Equals
from support.verdicts import NotVerifiedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.context import SuiteContext
    from support.people import Person
    from support.scene import Scene

# Where a person has to be chosen among several.
CLINIC_OF_TWO = ("Ewa Kruk", "Przychodnia Zdrowie")


@given("{who:Person}, {gender:Who} nikogo jeszcze nie wybrał")
def chose_nobody(context: SuiteContext, who: Person, gender: str) -> None:  # noqa: ARG001 -- as above
    """Log in as a patient without any choice that counts."""
    declaring.log_in_as(context.scene, who)
    found = look_before(context.scene)
    require_none(context.scene, [one for one in found if one.status in {OPEN, ACCEPTED}])


@given('{who:Person}, {gender:Whose} lekarzem jest "{worker:Worker}" z placówki "{facility:Facility}"')
def has_doctor(context: SuiteContext, who: Person, gender: str, worker: str, facility: str) -> None:  # noqa: ARG001 -- as above
    """Log in as a patient who has this doctor."""
    scene = context.scene
    declaring.log_in_as(scene, who)
    look_before(scene)
    person, place = scene.name_of(worker), scene.name_of(facility)
    choice = AccountPage.open(scene.session).choice("lekarz")
    sentence = f"Lekarzem pacjenta ({scene.actor.name}) powinien być {person}, {place}."
    require(scene, sentence, holds=choice.shows(person) and choice.shows(place))


@given("{who:Person}, {gender:Who} w tym roku wybrała {role:Role} dwa razy")
def chose_twice(context: SuiteContext, who: Person, gender: str, role: str) -> None:  # noqa: ARG001 -- as above
    """Log in as a patient with two choices of this year that count."""
    scene = context.scene
    declaring.log_in_as(scene, who)
    year = scene.patients.today().year
    counted = [one for one in look_before(scene) if one.counts_in(role, year)]
    sentence = f"{scene.actor.name} powinna mieć w tym roku dwa wybory ({role}), a ma {len(counted)}."
    require(scene, sentence, holds=len(counted) == 2)  # noqa: PLR2004 -- twice


@given("{who:Person}, {gender:Whose} deklaracja wyboru {role:Role} została w tym roku odrzucona")
def was_rejected(context: SuiteContext, who: Person, gender: str, role: str) -> None:  # noqa: ARG001 -- as above
    """Log in as a patient one of whose declarations was rejected this year, and none counts."""
    scene = context.scene
    declaring.log_in_as(scene, who)
    own = [one for one in look_before(scene) if one.role == role]
    require_none(scene, [one for one in own if one.status in {OPEN, ACCEPTED}])
    year = scene.patients.today().year
    rejected = [one for one in own if one.status == REJECTED and one.year == year]
    require(scene, f"{scene.actor.name} powinna mieć odrzuconą deklarację ({role}).", holds=bool(rejected))


@given("{who:Person}, {gender:Who} w tym roku wybrał lekarza raz")
def chose_once(context: SuiteContext, who: Person, gender: str) -> None:  # noqa: ARG001 -- as above
    """As a patient without any choice this year, file a declaration and let the clinic accept it."""
    scene = context.scene
    declaring.log_in_as(scene, who)
    year = scene.patients.today().year
    counted = [one for one in look_before(scene) if one.counts_in("lekarz", year)]
    require_none(scene, counted[1:])
    if not counted:
        file(scene, somebody(scene, "lekarz", *CLINIC_OF_TWO))
        clinic_accepts(context)


@given('{who:Person}, {gender:Who} złożył deklarację: lekarz "{worker:Worker}", placówka "{facility:Facility}"')
def has_filed(context: SuiteContext, who: Person, gender: str, worker: str, facility: str) -> None:
    """File a declaration as a patient without any."""
    chose_nobody(context, who, gender)
    file(context.scene, somebody(context.scene, "lekarz", worker, facility))


@given("{who:Person}, {gender:Who} loguje się w dniu swoich {age:d}. urodzin")
def logs_in_on_birthday(context: SuiteContext, who: Person, gender: str, age: int) -> None:  # noqa: ARG001 -- as above
    """Set the world's clock to the birthday's first minutes and log in."""
    log_in_at_birthday(context.scene, who, age, days=0, at=time(0, 5))


@given("{who:Person}, {gender:Who} loguje się w przeddzień swoich {age:d}. urodzin")
def logs_in_before_birthday(context: SuiteContext, who: Person, gender: str, age: int) -> None:  # noqa: ARG001 -- as above
    """Set the world's clock to the last hour before the birthday and log in."""
    log_in_at_birthday(context.scene, who, age, days=-1, at=time(23, 30))


def log_in_at_birthday(scene: Scene, who: Person, age: int, *, days: int, at: time) -> None:
    """Set the world's clock to a day near the birthday, at that time of the day, and log in."""
    day = pesel.birthday(scene.patients.patient(who.key).pesel, age) + timedelta(days=days)
    scene.world.set_clock(datetime.combine(day, at))
    declaring.log_in_as(scene, who)


@given("{gender:LoggedIn} {who:Person} w iIKP, które nie udostępnia jeszcze e-deklaracji")
def logged_in_without_declarations(context: SuiteContext, gender: str, who: Person) -> None:  # noqa: ARG001 -- as above
    """Switch e-declarations off in the local world; elsewhere they are off, or this cannot be seen. Log in."""
    scene = context.scene
    if scene.session.profile.stand_in:
        scene.world.offer_declarations(False)  # noqa: FBT003 -- off
    elif scene.session.profile.offers("e-deklaracje"):
        raise NotVerifiedError("To środowisko udostępnia już e-deklaracje POZ.")
    declaring.log_in_as(scene, who)


@when('{who:Person} składa deklarację: {role:Role} "{worker:Worker}", placówka "{facility:Facility}"')
def file_for(context: SuiteContext, who: Person, role: str, worker: str, facility: str) -> None:  # noqa: ARG001 -- named for the reader
    """File a declaration for this person."""
    file(context.scene, somebody(context.scene, role, worker, facility))


@when("{who:Person} składa deklarację wyboru {role:Role}")
def file_for_anybody(context: SuiteContext, who: Person, role: str) -> None:  # noqa: ARG001 -- as above
    """File a declaration; for whom does not matter."""
    file(context.scene, somebody(context.scene, role))


@when('{who:Person} składa deklarację wyboru {role:Role} po raz trzeci, z przyczyną "{reason:Words}"')
def file_third(context: SuiteContext, who: Person, role: str, reason: str) -> None:  # noqa: ARG001 -- as above
    """File a declaration as the third choice of the year."""
    file(context.scene, declaring.third(somebody(context.scene, role), reason))


@when("{who:Person} składa deklarację wyboru {role:Role}, a placówka ją odrzuca")
def file_and_be_rejected(context: SuiteContext, who: Person, role: str) -> None:
    """File a declaration and let the clinic reject it."""
    file_for_anybody(context, who, role)
    clinic_rejects(context)


@when(
    "{who:Person} wypełnia deklarację, ale jej nie składa: "
    '{role:Role} "{worker:Worker}", placówka "{facility:Facility}"'
)
def fill_in(context: SuiteContext, who: Person, role: str, worker: str, facility: str) -> None:  # noqa: ARG001 -- as above
    """Fill in a declaration up to its summary."""
    fill(context.scene, somebody(context.scene, role, worker, facility))


@when('wraca do początku, po czym składa deklarację: {role:Role} "{worker:Worker}", placówka "{facility:Facility}"')
def go_back_and_file(context: SuiteContext, role: str, worker: str, facility: str) -> None:
    """Go back from the summary to the first step, choose somebody else and file."""
    scene = context.scene
    former, choice = scene.noted["choice"], somebody(scene, role, worker, facility)
    scene.noted["choice"] = choice
    DeclarationWizard(scene.session).start_again(former).fill(choice).file.click()
    DeclarationsPage(scene.session).loaded()


@when("cofa się w przeglądarce i jeszcze raz naciska „Złóż deklarację”")
def file_again(context: SuiteContext) -> None:
    """Go back from the list and file once more, if the portal offers it."""
    DeclarationWizard(context.scene.session).file_again()


@when("{who:Person} próbuje złożyć deklarację wyboru {role:Role}")
def attempt(context: SuiteContext, who: Person, role: str) -> None:  # noqa: ARG001 -- as above
    """Go as far as the portal lets the patient."""
    choice = somebody(context.scene, role)
    declaring.begin(context.scene, choice).attempt(choice)


@when('{who:Person} próbuje złożyć deklarację wyboru {role:Role} jako wybór "{which:Words}"')
def attempt_as(context: SuiteContext, who: Person, role: str, which: str) -> None:  # noqa: ARG001 -- as above
    """Go as far as the portal lets the patient with this answer."""
    anybody = somebody(context.scene, role)
    choice = Choice(role, anybody.facility, anybody.person, which=which)
    declaring.begin(context.scene, choice).attempt(choice)


@when("{who:Person} pomija w deklaracji wybór: {what:Words}")
def leave_out(context: SuiteContext, who: Person, what: str) -> None:  # noqa: ARG001 -- as above
    """Press „Dalej” where something should have been chosen."""
    choice = somebody(context.scene, "lekarz", *CLINIC_OF_TWO)
    declaring.begin(context.scene, choice).leave_out(what, choice)


@when('{who:Person} szuka w deklaracji placówki "{facility:Facility}", wpisując {typed:TypedSo}')
def search_by(context: SuiteContext, who: Person, facility: str, typed: Callable[[str], str]) -> None:  # noqa: ARG001 -- as above
    """Search by a part of the name, or by the name in other letters."""
    scene = context.scene
    DeclarationWizard.open(scene.session, "lekarz").look_for(typed(scene.name_of(facility)))


@when('{who:Person} szuka w deklaracji placówki o nazwie "{text:Words}"')
def search_for(context: SuiteContext, who: Person, text: str) -> None:  # noqa: ARG001 -- as above
    """Search by this text."""
    DeclarationWizard.open(context.scene.session, "lekarz").look_for(text)


@when('{who:Person} szuka w deklaracji placówki o nazwie "{text:Words}" i przechodzi dalej')
def search_and_proceed(context: SuiteContext, who: Person, text: str) -> None:
    """Search by this text and press „Dalej”."""
    search_for(context, who, text)
    DeclarationWizard(context.scene.session).proceed.click()


@when('{who:Person} wybiera w deklaracji placówkę "{facility:Facility}"')
def choose_facility(context: SuiteContext, who: Person, facility: str) -> None:  # noqa: ARG001 -- as above
    """Go on to the persons of a facility."""
    scene = context.scene
    DeclarationWizard.open(scene.session, "lekarz").choose_facility(scene.name_of(facility))


@when("{who:Person} wypełnia deklarację wyboru {role:Role} po raz trzeci i dochodzi do przyczyny")
def reach_reason(context: SuiteContext, who: Person, role: str) -> None:  # noqa: ARG001 -- as above
    """Go on to the question for the reason of a third choice."""
    choice = somebody(context.scene, role)
    DeclarationWizard.open(context.scene.session, role).reach_reason(choice)


@when('{who:Person} podaje w deklaracji wyboru {role:Role} przyczynę "{reason:Words}"')
def give_reason(context: SuiteContext, who: Person, role: str, reason: str) -> None:
    """Choose a reason for a third choice, and do not go on."""
    reach_reason(context, who, role)
    wizard = DeclarationWizard(context.scene.session)
    wizard.reason.choose(wizard.wording_of(reason))


@when("placówka przyjmuje tę deklarację")
def clinic_accepts(context: SuiteContext) -> None:
    """Let the clinic accept the declaration filed last."""
    context.scene.clinic.accept_declaration(context.scene.actor, context.scene.noted["choice"].role)


@when("placówka odrzuca tę deklarację")
def clinic_rejects(context: SuiteContext) -> None:
    """Let the clinic reject the declaration filed last."""
    context.scene.clinic.reject_declaration(context.scene.actor, context.scene.noted["choice"].role)


@when("placówka nie rozpatruje jej przez {days:d} dni")
def clinic_waits(context: SuiteContext, days: int) -> None:
    """Let the days pass in the world, and log in again: no session lasts that long."""
    scene = context.scene
    scene.world.advance_days(days)
    log_in(scene.session, scene.actor)


@when("nadchodzi 31 grudnia, a {who:Person} loguje się ponownie")
def new_years_eve_comes(context: SuiteContext, who: Person) -> None:
    """Set the world's clock to the year's last hour."""
    scene = context.scene
    scene.world.set_clock(datetime(scene.patients.today().year, 12, 31, 23, 30))  # noqa: DTZ001 -- Polish time
    declaring.log_in_as(scene, who)


@when("nadchodzi Nowy Rok, a {who:Person} loguje się ponownie")
def new_year_comes(context: SuiteContext, who: Person) -> None:
    """Set the world's clock to the next year's first minutes."""
    scene = context.scene
    scene.world.set_clock(datetime(scene.patients.today().year + 1, 1, 1, 0, 5))  # noqa: DTZ001 -- Polish time
    declaring.log_in_as(scene, who)


@when("{first:Person} wylogowuje się, a deklarację wyboru {role:Role} składa na swoim koncie {other:Person}")
def another_files(context: SuiteContext, first: Person, role: str, other: Person) -> None:  # noqa: ARG001 -- as above
    """Log out and file a declaration as another patient; what was noted of the first stays."""
    scene = context.scene
    before = scene.noted.pop("before")
    log_out(scene.session)
    declaring.log_in_as(scene, other)
    file(scene, somebody(scene, role))
    scene.noted["before"] = before


@when("{first:Person} wylogowuje się, a {who:Person} loguje się ponownie")
def change_patients(context: SuiteContext, first: Person, who: Person) -> None:  # noqa: ARG001 -- as above
    """Log out and log in as the other."""
    log_out(context.scene.session)
    declaring.log_in_as(context.scene, who)


@when("{who:Person} otwiera listę „Deklaracje”")
def open_list(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- as above
    """Go to the list by „Moje konto”."""
    DeclarationsPage.open(context.scene.session)


@when("{who:Person} otwiera „Moje konto”")
def open_account(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- as above
    """Go to „Moje konto”."""
    AccountPage.open(context.scene.session)


@then('lista „Deklaracje” potwierdza: "{message:Words}"')
def list_confirms(context: SuiteContext, message: str) -> None:
    """See the confirmation on the list's page."""
    page = DeclarationsPage(context.scene.session).loaded()
    page.message(message).see()


@then('przybyła na niej ta deklaracja, z dzisiejszą datą i statusem "{status:Words}"')
def list_has_new_one(context: SuiteContext, status: str) -> None:
    """Read the list anew: this declaration was added, and nothing else has changed."""
    declaring.added_to_list(context.scene, status)


@then("placówka otrzymała tę deklarację i żadnej innej")
def clinic_received(context: SuiteContext) -> None:
    """Ask the clinics: they received this declaration, and no other."""
    declaring.added_at_clinics(context.scene, OPEN)


@then('na liście „Deklaracje” i w placówce ta deklaracja ma status "{status:Words}"')
@then('na liście „Deklaracje” i w placówce ta pierwsza deklaracja ma nadal status "{status:Words}"')
def everywhere_has_status(context: SuiteContext, status: str) -> None:
    """Read the list anew and ask the clinics: this declaration was added, has this status, and nothing else changed."""
    declaring.added_to_list(context.scene, status)
    declaring.added_at_clinics(context.scene, status)


@then("ani na liście „Deklaracje”, ani w placówkach nie przybyło deklaracji")
def nothing_added(context: SuiteContext) -> None:
    """Read the list anew and ask the clinics: all is as it was."""
    declaring.nothing_added(context.scene)


@then("lista pokazuje dokładnie to, co otrzymały placówki, w tym deklaracje:")
def list_shows(context: SuiteContext) -> None:
    """Compare the list with what the clinics received, and with the step's table."""
    declaring.shows_what_clinics_received(context.scene, context.table)


@then('{role:Role} {who:Person} jest teraz "{worker:Worker}" z placówki "{facility:Facility}"')
@then('{role:Role} {who:Person} jest nadal "{worker:Worker}" z placówki "{facility:Facility}"')
def has_chosen(context: SuiteContext, role: str, who: Person, worker: str, facility: str) -> None:  # noqa: ARG001 -- as above
    """Read on „Moje konto” who is chosen in that role."""
    scene = context.scene
    choice = AccountPage.open(scene.session).choice(role)
    lacking = [name for name in (scene.name_of(worker), scene.name_of(facility)) if not choice.shows(name)]
    assert_that(
        lacking, Equals([]), f"„Moje konto” pokazuje w części „{choice.group.name}”: „{choice.group.text}”; brakuje"
    )


@then("{role:Role} {who:Person} jest osoba z ostatniej przyjętej deklaracji")
def has_latest(context: SuiteContext, role: str, who: Person) -> None:  # noqa: ARG001 -- as above
    """Read on „Moje konto” that the choice accepted last counts."""
    scene = context.scene
    latest = declaring.latest_accepted(scene, role)
    choice = AccountPage.open(scene.session).choice(role)
    lacking = [name for name in (latest.person, latest.facility) if not choice.shows(name)]
    assert_that(
        lacking, Equals([]), f"„Moje konto” pokazuje w części „{choice.group.name}”: „{choice.group.text}”; brakuje"
    )


@then("{who:Person} nie ma {role:Role}")
def has_nobody(context: SuiteContext, who: Person, role: str) -> None:  # noqa: ARG001 -- as above
    """Read on „Moje konto” that nobody is chosen in that role."""
    choice = AccountPage.open(context.scene.session).choice(role)
    assert_that(
        choice.shows(choice.none.name),
        Equals(expected=True),
        f"„Moje konto” powinno mówić w części „{choice.group.name}” „{choice.none.name}”, a mówi „{choice.group.text}”",
    )


@then('podsumowanie wymienia {who:Person}, "{worker:Worker}", "{facility:Facility}" i oddział NFZ')
def summary_mentions(context: SuiteContext, who: Person, worker: str, facility: str) -> None:
    """Read the summary."""
    scene = context.scene
    words = (scene.patients.patient(who.key).name, scene.name_of(worker), scene.name_of(facility))
    lacking = DeclarationWizard(scene.session).lacking(*words)
    assert_that(lacking, Equals([]), "Podsumowanie deklaracji powinno wymieniać wszystko, co wybrano; brakuje")


@then('iIKP odpowiada w deklaracji: "{message:Words}"')
def wizard_answers(context: SuiteContext, message: str) -> None:
    """See the portal's words."""
    DeclarationWizard(context.scene.session).answers(message)


@then('w deklaracji można wybrać placówkę "{facility:Facility}"')
def can_choose_facility(context: SuiteContext, facility: str) -> None:
    """See the facility among the results, and choose it."""
    scene = context.scene
    DeclarationWizard(scene.session).facilities.choose(scene.name_of(facility), match="starts")


@then('w deklaracji nie można wybrać placówki "{facility:Facility}"')
def cannot_choose_facility(context: SuiteContext, facility: str) -> None:
    """See no such facility among the results."""
    scene = context.scene
    lacks = DeclarationWizard(scene.session).facilities.lacks(scene.name_of(facility), match="starts")
    assert_that(lacks, Equals(expected=True), f"Placówki „{facility}” nie powinno być wśród wyników wyszukiwania")


@then('w deklaracji można wybrać {role:Role} "{worker:Worker}"')
def can_choose_person(context: SuiteContext, role: str, worker: str) -> None:  # noqa: ARG001 -- as above
    """See the person, and choose."""
    scene = context.scene
    DeclarationWizard(scene.session).people.choose(scene.name_of(worker), match="contains")


@then('{role:Role} "{worker:Worker}" ma w niej pełną listę i nie można go wybrać')
def has_full_list(context: SuiteContext, role: str, worker: str) -> None:  # noqa: ARG001 -- as above
    """See the person, whose list is full and who cannot be chosen."""
    scene = context.scene
    full = DeclarationWizard(scene.session).is_full(scene.name_of(worker))
    assert_that(full, Equals(expected=True), f"{worker} powinien być nie do wybrania, z dopiskiem „brak miejsc”")


@then('przyczyna "{reason:Words}" jest do wyboru')
def reason_allowed(context: SuiteContext, reason: str) -> None:
    """See that the reason may be chosen."""
    allowed = DeclarationWizard(context.scene.session).allows_reason(reason)
    assert_that(allowed, Equals(expected=True), f"Przyczyna „{reason}” powinna być do wyboru")


@then('przyczyna "{reason:Words}" nie jest do wyboru')
def reason_not_allowed(context: SuiteContext, reason: str) -> None:
    """See that the reason is not there, or cannot be chosen."""
    allowed = DeclarationWizard(context.scene.session).allows_reason(reason)
    assert_that(allowed, Equals(expected=False), f"Przyczyny „{reason}” nie powinno się dać wybrać")


@then("dowiaduje się, że zmiana kosztuje 80 zł")
def told_fee(context: SuiteContext) -> None:
    """See the fee."""
    DeclarationWizard(context.scene.session).fee.see()


@then("dowiaduje się, że zmiana nic nie kosztuje")
def told_no_fee(context: SuiteContext) -> None:
    """See no fee at the reason, and none in the summary."""
    assert_that(
        DeclarationWizard(context.scene.session).asks_for_no_fee(),
        Equals(expected=True),
        "Przy tej przyczynie nie powinno być mowy o opłacie",
    )


@then('w części o POZ czyta: "{message:Words}"')
def poz_says(context: SuiteContext, message: str) -> None:
    """See the words in the section POZ."""
    page = AccountPage(context.scene.session)
    shown = page.poz.says(page.message(message))
    assert_that(shown, Equals(expected=True), f"Część „{page.poz.name}” powinna mówić „{message}”")


@then("nie może wypełnić żadnej deklaracji")
def cannot_declare(context: SuiteContext) -> None:
    """See no „Wypełnij deklarację” anywhere on „Moje konto”."""
    gone = AccountPage(context.scene.session).offers_no_declaration()
    assert_that(gone, Equals(expected=True), "„Moje konto” nie powinno dawać przycisku „Wypełnij deklarację”")
