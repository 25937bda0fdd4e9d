"""Steps of features/wylogowanie.feature: „Wyloguj się” and what comes after it (instruction 2.3)."""

# mypy: disallow-untyped-decorators=False
# (behave is untyped, and so are its decorators)

from __future__ import annotations

from typing import TYPE_CHECKING

from behave import then, when

from pages.account import AccountPage
from pages.entry import enter
from pages.logging_out import LoggedOutPage, go_back, log_out
from pages.menu import PAGES

if TYPE_CHECKING:
    from support.context import SuiteContext
    from support.people import Person


@when('otwiera stronę "{name:Words}" i wylogowuje się na niej')
def log_out_there(context: SuiteContext, name: str) -> None:
    """Open the page from the menu and press „Wyloguj się” on it."""
    PAGES[name](context.scene.session)
    log_out(context.scene.session)


@when("wylogowuje się przyciskiem „Wyloguj się”")
def press_log_out(context: SuiteContext) -> None:
    """Press „Wyloguj się” where the patient is."""
    log_out(context.scene.session)


@when("wylogowuje się, a potem loguje ponownie")
def log_out_and_in(context: SuiteContext) -> None:
    """Log out, then log in as the same patient."""
    scene = context.scene
    log_out(scene.session)
    enter(scene.session, scene.actor)


@when("wylogowuje się, a ktoś przywraca w przeglądarce ciasteczka sprzed wylogowania")
def restore_cookies(context: SuiteContext) -> None:
    """Log out, then give the browser the cookies that it had before."""
    session = context.scene.session
    cookies = session.cookies()
    log_out(session)
    session.restore_cookies(cookies)


@when("wylogowuje się i naciska w przeglądarce przycisk wstecz")
def press_back(context: SuiteContext) -> None:
    """Log out and go back in the browser's history."""
    log_out(context.scene.session)
    go_back(context.scene.session)


@when("wybiera „Zaloguj się”")
def log_in_again(context: SuiteContext) -> None:
    """Follow the link of the page that says goodbye."""
    LoggedOutPage(context.scene.session).log_in_again.click()


@when("mija {minutes:d} minut bez żadnego działania")
def pass_time(context: SuiteContext, minutes: int) -> None:
    """Move the world's clock forward."""
    context.scene.world.advance(minutes)


@when("{who:Person} wybiera „Edytuj swoje dane”")
def choose_edit(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- named for the reader
    """Press „Edytuj swoje dane” on „Moje konto”; where that leads is for the next step to see."""
    AccountPage(context.scene.session).edit.click()


@then("widzi, że jest wylogowana")
def sees_logged_out(context: SuiteContext) -> None:
    """See the page that says goodbye, and its way back in."""
    LoggedOutPage(context.scene.session).loaded().log_in_again.see(usable=True)
