"""Steps of the tests' own features: what no scenario of the suite's does on purpose."""
# ruff: noqa: INP001  # behave executes step files, it does not import them

# mypy: disallow-untyped-decorators=False
# (behave is untyped, and so are its decorators)

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from behave import given, then, when

from pages.account import AccountPage
from pages.entry import log_in
from support import vocabulary  # noqa: F401 -- its parameter types are used below

if TYPE_CHECKING:
    from support.context import SuiteContext
    from support.people import Person

_LEAVE = """
const done = arguments[0];
document.cookie = 'slad=1';
localStorage.setItem('slad', '1');
sessionStorage.setItem('slad', '1');
history.pushState({}, '', '/slad');
window.name = 'slad';
const base = indexedDB.open('slad');
base.onsuccess = async () => {
  base.result.close();
  await (await caches.open('slad')).put('/slad', new Response(''));
  await (await navigator.storage.getDirectory()).getFileHandle('slad', {create: true});
  done();
};
"""
_FIND = """
const done = arguments[0];
(async () => done({
  cookies: document.cookie.includes('slad'), local: localStorage.length, session: sessionStorage.length,
  history: history.length, name: window.name, bases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  files: (await Array.fromAsync((await navigator.storage.getDirectory()).keys())).length,
}))();
"""


def _visit_shared_origin(context: SuiteContext) -> None:
    # Worlds have hosts of their own: the default world's is the same for every scenario.
    assert context.suite.stand_in is not None
    address = context.suite.stand_in.addresses[0].replace("/ikp/zaloguj", "/ikp/wylogowano")
    context.scene.session.driver.get(address)


@given("{state:LoggedIn} {who:Person}")
def logged_in(context: SuiteContext, state: str, who: Person) -> None:  # noqa: ARG001 -- gender only
    """Log in."""
    context.scene.actor = context.scene.patients.patient(who.key)
    log_in(context.scene.session, context.scene.actor)


@when("scenariusz zostawia w przeglądarce ciasteczko, zapiski i historię")
def leave_traces(context: SuiteContext) -> None:
    """Leave something everywhere."""
    _visit_shared_origin(context)
    context.scene.session.driver.execute_async_script(_LEAVE)
    context.scene.noted["slad"] = "1"


@then("widać je w tym samym scenariuszu")
def traces_are_there(context: SuiteContext) -> None:
    """See that the traces can be seen at all."""
    found = context.scene.session.driver.execute_async_script(_FIND)
    assert found["cookies"], found
    assert found["local"] == 1, found
    assert found["session"] == 1, found
    assert (found["bases"], found["caches"], found["files"]) == (1, 1, 1), found
    assert found["history"] > 1, found
    assert found["name"] == "slad", found


@then("w przeglądarce nie ma niczego z poprzedniego scenariusza")
def no_traces(context: SuiteContext) -> None:
    """See none of them."""
    driver = context.scene.session.driver
    assert driver.current_url == "about:blank", driver.current_url
    _visit_shared_origin(context)
    found = driver.execute_async_script(_FIND)
    # The blank page that a tab begins with is the only history.
    assert found.pop("history") == 2, found
    assert not any(found.values()), found
    assert len(driver.window_handles) == 1, driver.window_handles


@then("scenariusz nie ma notatek ani pacjenta poprzedniego")
def no_notes(context: SuiteContext) -> None:
    """See that the scene is a new one."""
    assert not context.scene.noted, context.scene.noted
    assert context.scene.session.patient is None


@then("zawodzi krok")
def fail(context: SuiteContext) -> None:
    """Raise what nobody foresaw, with the patient's secret in it and on the screen."""
    message = f"usterka kroku: {context.scene.actor.pesel}"
    print(message)  # noqa: T201 -- on purpose
    raise RuntimeError(message)


@then("przeglądarka ginie")
def browser_dies(context: SuiteContext) -> None:
    """Kill the driver, and the browser with it."""
    driver = context.scene.session.driver
    os.kill(driver.service.process.pid, signal.SIGKILL)  # type: ignore[attr-defined]


@when("lokalny iIKP ginie")
def stand_in_dies(context: SuiteContext) -> None:
    """Kill the local iIKP."""
    assert context.suite.stand_in is not None
    os.kill(context.suite.stand_in.pid, signal.SIGKILL)


@then("„Moje konto” się otwiera")
def account_opens(context: SuiteContext) -> None:
    """Open „Moje konto”."""
    AccountPage.open(context.scene.session)
