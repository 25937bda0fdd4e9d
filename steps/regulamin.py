"""Steps of features/regulamin.feature: the regulations at the first log-in (instruction 2.2.3)."""

# mypy: disallow-untyped-decorators=False
# (behave is untyped, and so are its decorators)

from __future__ import annotations

from typing import TYPE_CHECKING

from behave import given, then, when
from hamcrest import assert_that

from pages.entry import arrive, enter, log_in
from pages.home import HomePage
from pages.logging_out import AnyAccountPage, log_out
from pages.regulations import RegulationsPage
from support.matchers import Equals
from support.verdicts import NotVerifiedError

if TYPE_CHECKING:
    from support.context import SuiteContext
    from support.people import Person


@when("{who:Person} loguje się po raz pierwszy")
def log_in_first(context: SuiteContext, who: Person) -> None:
    """Log in with an account that has not accepted the regulations.

    Elsewhere than locally an acceptance cannot be taken back, so this works only until somebody accepts.
    """
    scene = context.scene
    scene.actor = scene.patients.patient(who.key)
    enter(scene.session, scene.actor)
    used_up = not scene.session.profile.stand_in and isinstance(arrive(scene.session), HomePage)
    if used_up:
        message = f"Stan zużyty: na koncie ({scene.actor.name}) regulamin jest już zaakceptowany."
        raise NotVerifiedError(message)


@given("{who:Person}, która zalogowała się po raz pierwszy")
def logged_in_first(context: SuiteContext, who: Person) -> None:
    """Log in and stop at the regulations."""
    log_in_first(context, who)
    RegulationsPage(context.scene.session).loaded()


@given("{who:Person}, która zaakceptowała regulamin")
def accepted(context: SuiteContext, who: Person) -> None:
    """Log in, accept if asked, log out."""
    context.scene.actor = context.scene.patients.patient(who.key)
    log_in(context.scene.session, context.scene.actor)
    log_out(context.scene.session)


@when("przechodzi dalej bez zaznaczenia „Akceptuję regulamin”")
def proceed_without_accepting(context: SuiteContext) -> None:
    """Press „Dalej” with the box empty."""
    RegulationsPage(context.scene.session).proceed_without_accepting()


@when("wylogowuje się bez akceptacji i loguje ponownie")
def refuse_and_return(context: SuiteContext) -> None:
    """Refuse by logging out, then log in again."""
    scene = context.scene
    log_out(scene.session)
    enter(scene.session, scene.actor)


@when("akceptuje regulamin")
def accept(context: SuiteContext) -> None:
    """Tick and go on."""
    RegulationsPage(context.scene.session).accept()


@when("CeZ ogłasza nową wersję regulaminu, a {who:Person} loguje się ponownie")
def publish_and_log_in(context: SuiteContext, who: Person) -> None:
    """Publish a new version in the local iIKP and log in."""
    context.scene.world.publish_regulations()
    enter(context.scene.session, context.scene.patients.patient(who.key))


@then("widzi regulamin ze swoim imieniem i nazwiskiem")
def sees_regulations(context: SuiteContext) -> None:
    """See the regulations page with the patient's own name in its header."""
    page = RegulationsPage(context.scene.session).loaded()
    shown = page.belongs_to(context.scene.actor.name)
    assert_that(shown, Equals(expected=True), f"Nad regulaminem powinno stać: {context.scene.actor.name}")


@then("nadal widzi regulamin")
def still_sees_regulations(context: SuiteContext) -> None:
    """See the regulations page."""
    RegulationsPage(context.scene.session).loaded()


@then("nie ma dostępu do żadnej strony swojego konta")
def no_access(context: SuiteContext) -> None:
    """See none of the menu's pages offered."""
    denied = AnyAccountPage(context.scene.session).denies_menu()
    assert_that(denied, Equals(expected=True), "Przed akceptacją regulaminu strona nie powinna dawać wejścia na konto")


@then('widzi przy polu „Akceptuję regulamin” komunikat "{message:Words}"')
def sees_refusal(context: SuiteContext, message: str) -> None:
    """See the refusal at the box."""
    page = RegulationsPage(context.scene.session)
    page.accepted.refused_with(page.message(message))


@then("przy następnym logowaniu praca na koncie zaczyna się od razu")
def next_log_in_is_free(context: SuiteContext) -> None:
    """Log out and in again, and see the home page."""
    scene = context.scene
    log_out(scene.session)
    enter(scene.session, scene.actor)
    work_begins_at_once(context)


@then("praca na koncie zaczyna się od razu")
def work_begins_at_once(context: SuiteContext) -> None:
    """Arrive on the home page, not on the regulations."""
    page = arrive(context.scene.session)
    assert_that(
        page.title,
        Equals(HomePage(context.scene.session).title),
        "Po zalogowaniu powinna się otworzyć strona główna",
    )
