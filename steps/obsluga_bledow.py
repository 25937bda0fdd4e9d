"""Steps of features/obsluga_bledow.feature: screens 3.1 and 3.2, and the ways back to work (instruction 3)."""

# mypy: disallow-untyped-decorators=False
# (behave is untyped, and so are its decorators)

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from behave import given, then, when
from hamcrest import assert_that

from pages.account import AccountPage
from pages.entry import begin_private_mode, log_in, press_ctrl_f5, try_to_enter
from pages.error_screens import SCREENS
from pages.leaving_wrongly import begin_second_tab, close_window, leave_by_back_button
from pages.logging_out import AnyAccountPage, log_out
from pages.prescriptions import PrescriptionsPage
from pages.trusted_profile import TrustedProfilePage
from support.faults import ANY_NODE, FIRST_NODE, PORTAL, TRUSTED_PROFILE, down
from support.matchers import Equals, SaysNoneOf

if TYPE_CHECKING:
    from support.context import SuiteContext
    from support.people import Person
    from support.scene import Scene


def _expect_screens(scene: Scene) -> None:
    """Look at the error screens instead of stumbling over them; try nothing but what the scenario says."""
    scene.session.screens_expected = True
    scene.session.recovery.on = False


@given("testowy Profil Zaufany, który nie działa")
def trusted_profile_is_down(context: SuiteContext) -> None:
    """Take down all nodes of the test Profil Zaufany."""
    _expect_screens(context.scene)
    context.scene.world.set_faults(down(TRUSTED_PROFILE, ANY_NODE))


@given("portal iIKP, który nie działa")
def portal_is_down(context: SuiteContext) -> None:
    """Take down all nodes of the portal."""
    _expect_screens(context.scene)
    context.scene.world.set_faults(down(PORTAL, ANY_NODE))


@given("testowy Profil Zaufany, który zawodzi po podaniu numeru PESEL")
def trusted_profile_fails_at_number(context: SuiteContext) -> None:
    """Let the form come and the answer to it fail."""
    _expect_screens(context.scene)
    context.scene.world.set_faults(down(TRUSTED_PROFILE, ANY_NODE, after=1))


@given("niedziałający węzeł ISUS testowego Profilu Zaufanego")
def trusted_profiles_node_is_down(context: SuiteContext) -> None:
    """Take down the node to which the world's first browser comes."""
    _expect_screens(context.scene)
    context.scene.world.set_faults(down(TRUSTED_PROFILE, FIRST_NODE))


@given("niedziałający węzeł ISUS portalu iIKP")
def portals_node_is_down(context: SuiteContext) -> None:
    """Take down the node to which the world's first browser comes."""
    _expect_screens(context.scene)
    context.scene.world.set_faults(down(PORTAL, FIRST_NODE))


@given("iIKP, któremu szkodzą niezamknięte sesje")
def sessions_left_open_do_harm(context: SuiteContext) -> None:
    """Let a session left open, or a second one, end in screen 3.2."""
    _expect_screens(context.scene)
    context.scene.world.be_strict_with_sessions(on=True)


@given("zalogowaną {who:Person}, która sprawdziła swoje recepty i dane teleadresowe")
def logged_in_and_looked(context: SuiteContext, who: Person) -> None:
    """Log in and note what the list of drugs and the form of the contact data say."""
    scene = context.scene
    scene.actor = scene.patients.patient(who.key)
    log_in(scene.session, scene.actor)
    scene.noted["drugs"] = PrescriptionsPage.open(scene.session).drugs.rows
    scene.noted["before"] = AccountPage.open_form(scene.session).read()


@given("{who:Person}, która sprawdziła swoje recepty i dane teleadresowe i się wylogowała")
def looked_and_left(context: SuiteContext, who: Person) -> None:
    """Note the same, then log out."""
    logged_in_and_looked(context, who)
    log_out(context.scene.session)


@when("{who:Person} próbuje się zalogować")
def tries_to_log_in(context: SuiteContext, who: Person) -> None:
    """Begin at 2.1 and go as far as it goes."""
    context.scene.actor = context.scene.patients.patient(who.key)
    try_to_enter(context.scene.session, context.scene.actor)


@when("ponawia logowanie od kroku 2.1")
def starts_over(context: SuiteContext) -> None:
    """Begin at 2.1 once more."""
    try_to_enter(context.scene.session, context.scene.actor)


@when("naciska CTRL+F5")
def presses_ctrl_f5(context: SuiteContext) -> None:
    """Load the page of the test WK again, past the cache."""
    press_ctrl_f5(context.scene.session)


@when("naciska CTRL+F5 i loguje się")
def presses_ctrl_f5_and_logs_in(context: SuiteContext) -> None:
    """Load the page of the test WK again and go on from there."""
    press_ctrl_f5(context.scene.session)
    TrustedProfilePage(context.scene.session).submit_with_button(context.scene.actor)


@when("loguje się w trybie prywatnym przeglądarki")
@when("próbuje się zalogować w trybie prywatnym przeglądarki")
def logs_in_privately(context: SuiteContext) -> None:
    """Open a private window and begin at 2.1 there."""
    begin_private_mode(context.scene.session)
    try_to_enter(context.scene.session, context.scene.actor)


@when("{who:Person} opuszcza konto przyciskiem wstecz i próbuje się zalogować")
def leaves_by_back_button(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- named for the reader
    """Leave the account as section 2.3 advises against, and begin at 2.1."""
    leave_by_back_button(context.scene.session)
    try_to_enter(context.scene.session, context.scene.actor)


@when("{who:Person} zamyka okno i próbuje się zalogować")
def closes_window(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- named for the reader
    """Close the window without logging out, open another and begin at 2.1."""
    close_window(context.scene.session)
    try_to_enter(context.scene.session, context.scene.actor)


@when("{who:Person} próbuje się zalogować w drugiej karcie")
def logs_in_in_second_tab(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- named for the reader
    """Begin at 2.1 in a second tab, while the first one is logged in."""
    begin_second_tab(context.scene.session)
    try_to_enter(context.scene.session, context.scene.actor)


@when("druga osoba próbuje się zalogować na konto {who:Person} na innym komputerze")
def somebody_else_logs_in(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- named for the reader
    """Begin at 2.1 where nothing of the first browser is known: a private window shares no cookie with it."""
    begin_private_mode(context.scene.session)
    try_to_enter(context.scene.session, context.scene.actor)


def _fail_and_choose(scene: Scene, fault: dict[str, Any], name: str) -> None:
    """Let the portal fail from now on, then choose a page from the menu."""
    _expect_screens(scene)
    scene.world.set_faults(fault)
    AnyAccountPage(scene.session).choose(name)


@when('iIKP przestaje działać, a {who:Person} wybiera stronę "{name:Words}"')
def stops_working(context: SuiteContext, who: Person, name: str) -> None:  # noqa: ARG001 -- named for the reader
    """Take the portal down."""
    _fail_and_choose(context.scene, down(PORTAL, ANY_NODE), name)


@when('iIKP zawodzi przy następnej stronie, a {who:Person} wybiera stronę "{name:Words}"')
def fails_at_next_page(context: SuiteContext, who: Person, name: str) -> None:  # noqa: ARG001 -- named for the reader
    """Let the server answer as if all were well, and the screen come all the same: an overloaded one may do so."""
    _fail_and_choose(context.scene, down(PORTAL, ANY_NODE, status=200), name)


@when('iIKP zawodzi przy wczytywaniu części strony, a {who:Person} wybiera stronę "{name:Words}"')
def fails_at_part(context: SuiteContext, who: Person, name: str) -> None:  # noqa: ARG001 -- named for the reader
    """Let the page come and its part, which comes later, fail."""
    _fail_and_choose(context.scene, down(PORTAL, ANY_NODE, after=1), name)


@when("trafia na {screen:Screen}")
@then("widzi {screen:Screen}")
def sees_screen(context: SuiteContext, screen: str) -> None:
    """See the screen, and its way to try again."""
    SCREENS[screen](context.scene.session).loaded().again.see(usable=True)


@then("widzi {screen:Screen}, a nie {other:Screen} ani stronę konta")
def sees_this_screen_only(context: SuiteContext, screen: str, other: str) -> None:
    """See the screen, and nothing of the other one or of an account."""
    session = context.scene.session
    SCREENS[screen](session).loaded()
    assert_that(SCREENS[other](session).is_shown(), Equals(expected=False), f"Widać {screen}, a razem z nim {other}")
    offered = AnyAccountPage(session).log_out.is_there()
    assert_that(offered, Equals(expected=False), "Ekran błędu nie jest stroną konta, a ma „Wyloguj się”")


@then("nie ma na nim żadnych danych {who:Person}")
def screen_tells_nothing(context: SuiteContext, who: Person) -> None:
    """See neither the patient's name and number nor anything that was noted as private."""
    scene = context.scene
    patient = scene.patients.patient(who.key)
    private = [*patient.name.split(), patient.pesel, *scene.noted.get("private", [])]
    page = AnyAccountPage(scene.session)
    assert_that(page.text(), SaysNoneOf(private), "Ekran błędu nie powinien pokazywać danych pacjenta")
    assert_that(page.tab_title, SaysNoneOf(private), "Tytuł karty z ekranem błędu pokazuje dane pacjenta")


@then("nikt nie jest zalogowany")
def nobody_is_logged_in(context: SuiteContext) -> None:
    """Ask the portal how many sessions are open."""
    assert_that(context.scene.world.open_sessions(), Equals(0), "Nikt nie powinien być zalogowany, a trwa sesja")


@then("jej recepty pozostają takie jak przedtem")
def drugs_unchanged(context: SuiteContext) -> None:
    """Open the list of drugs anew and compare it with what stood there before."""
    drugs = PrescriptionsPage.open(context.scene.session).drugs.rows
    assert_that(drugs, Equals(context.scene.noted["drugs"]), "„Moje recepty” powinny pozostać bez zmian, a są inne")
