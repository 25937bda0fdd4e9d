"""Steps that open tabs, as a portal may and as a scenario may on purpose."""
# ruff: noqa: INP001  # behave executes step files, it does not import them

# mypy: disallow-untyped-decorators=False
# (behave is untyped, and so are its decorators)

from __future__ import annotations

from typing import TYPE_CHECKING

from behave import when

from pages.entry import begin_private_mode

if TYPE_CHECKING:
    from support.context import SuiteContext

# A secret where a portal may put one: in the query; and a number where none should be: in the title.
_OPEN = """
const opened = window.open('/ikp/wylogowano?bilet=tajny');
const done = arguments[1];
opened.addEventListener('load', () => { opened.document.title = 'Reklama ' + arguments[0]; done(); });
"""


@when("portal otwiera drugą kartę")
def portal_opens_tab(context: SuiteContext) -> None:
    """Have the page open another."""
    context.scene.session.driver.execute_async_script(_OPEN, context.scene.actor.pesel)


@when("portal otworzy drugą kartę przy następnym kliknięciu")
def portal_opens_tab_later(context: SuiteContext) -> None:
    """Have the page open another when the patient presses anything."""
    context.scene.session.driver.execute_script("onclick = () => { window.open('/ikp/wylogowano'); }")


@when("portal otwiera drugą kartę i krok zawodzi")
def portal_opens_tab_and_fails(context: SuiteContext) -> None:
    """Have the page open another, and fail for another reason."""
    portal_opens_tab(context)
    message = "usterka kroku"
    raise RuntimeError(message)


@when("scenariusz przechodzi do drugiej karty")
def scenario_opens_tab(context: SuiteContext) -> None:
    """Work on in a tab of the scenario's own."""
    session = context.scene.session
    session.expected_tabs = 2
    address = session.driver.current_url
    session.driver.switch_to.new_window("tab")
    session.driver.get(address)


@when("scenariusz przechodzi do trybu prywatnego")
def scenario_goes_private(context: SuiteContext) -> None:
    """Work on in a private window."""
    begin_private_mode(context.scene.session)
