"""Steps that fail and tell, in every form, all that they can get hold of."""
# ruff: noqa: INP001  # behave executes step files, it does not import them

# mypy: disallow-untyped-decorators=False
# (behave is untyped, and so are its decorators)

from __future__ import annotations

import json
import logging
import os
import signal
from typing import TYPE_CHECKING

import allure
from behave import given, then, when
from selenium.common.exceptions import WebDriverException

from pages.account import AccountPage
from pages.entry import log_in
from support import vocabulary  # noqa: F401 -- its parameter types are used below
from support.verdicts import EnvironmentUnavailableError, NotVerifiedError, PortalDiffersError, SuiteFaultError
from tests.masking.forms import FORMS

if TYPE_CHECKING:
    from support.context import SuiteContext
    from support.people import Person

_ERRORS = {
    "niezgodność": PortalDiffersError,
    "usterka": RuntimeError,
    "niedostępność": EnvironmentUnavailableError,
    "błąd zestawu": SuiteFaultError,
    "brak konta": NotVerifiedError,
    "błąd sterownika": WebDriverException,
}
_SHOW = """
const [values] = arguments;
document.title = values.join(' ');
const told = document.createElement('div');
told.append(...values.flatMap((value) => {
  const [text, field] = [document.createElement('p'), document.createElement('input')];
  text.textContent = value;
  field.size = 40;
  field.value = value;
  return [text, field];
}));
document.body.prepend(told);
history.replaceState({}, '', `?pesel=${values[0]}&mail=${encodeURIComponent(values[1])}#${values[2]}`);
"""


def _account(context: SuiteContext) -> list[str]:
    told = context.scene.world.patients["anna"]
    return [told[key] for key in ("pesel", "email", "phone", "street", "postcode", "city")]


def _everything(context: SuiteContext) -> str:
    scene, values = context.scene, _account(context)
    assert context.suite.stand_in is not None
    driver = scene.session.driver
    secrets = [*values, context.suite.stand_in.control[1], json.dumps(scene.session.cookies())]
    forms = [f"{name}: {spell(value)}" for value in values for name, spell in FORMS.items()]
    return "\n".join([" ".join(values), *secrets, *forms, driver.current_url, driver.title, driver.page_source])


def _tell(context: SuiteContext) -> str:
    AccountPage.open(context.scene.session)
    driver = context.scene.session.driver
    driver.execute_script(_SHOW, _account(context))
    everything = _everything(context)
    context.scene.noted["everything"] = everything
    print(everything)  # noqa: T201 -- on purpose
    logging.getLogger("wyciek").warning("wszystko: %s", everything)
    allure.attach(everything, name=everything[:200], attachment_type=allure.attachment_type.TEXT)
    allure.attach(driver.page_source, name="strona", attachment_type=allure.attachment_type.HTML)
    return everything


@given("{state:LoggedIn} {who:Person}")
def logged_in(context: SuiteContext, state: str, who: Person) -> None:  # noqa: ARG001 -- gender only
    """Log in."""
    context.scene.actor = context.scene.patients.patient(who.key)
    log_in(context.scene.session, context.scene.actor)


@given("krok, który zawodzi jako {what}")
@when("zawodzi krok jako {what}")
@then("zawodzi krok jako {what}")
def fail(context: SuiteContext, what: str) -> None:
    """Fail, and tell everything."""
    raise _ERRORS[what](_tell(context))


@then("strona pokazuje wszystko")
def show(context: SuiteContext) -> None:
    """Let the page show everything."""
    _tell(context)


@then("nic więcej się nie dzieje")
def nothing(context: SuiteContext) -> None:
    """Do nothing."""
    del context


@then("przeglądarka ginie")
def browser_dies(context: SuiteContext) -> None:
    """Kill the driver, and the browser with it."""
    os.kill(context.scene.session.driver.service.process.pid, signal.SIGKILL)  # type: ignore[attr-defined]
