"""Asks the browser what the patient sees: one question, one round trip, 3.1 and 3.2 noticed on the way.

The answer is worked out in the page by `finder.js`, which also waits there for the page to change; so a wait
costs one round trip a second at the most, and nothing here sleeps.
"""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass, field, fields
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from selenium.common.exceptions import (
    InsecureCertificateException,
    InvalidSessionIdException,
    JavascriptException,
    NoSuchWindowException,
    StaleElementReferenceException,
    TimeoutException,
    WebDriverException,
)
from urllib3.exceptions import HTTPError

from pages.no_connection import no_connection
from support.browser import BROWSER_ERRORS
from support.verdicts import EnvironmentUnavailableError, SuiteFaultError

if TYPE_CHECKING:
    from selenium.webdriver.remote.webelement import WebElement

    from support.session import Session

_SCRIPT = "\n".join(files(__package__).joinpath(name).read_text(encoding="utf-8") for name in ("names.js", "finder.js"))
# A document that is replaced while it is being asked has not answered: ask the next one. Chromium's driver may call
# this a script time-out, at once; a page that really hangs takes the browser's whole script time-out.
_DOCUMENT_REPLACED = (JavascriptException, StaleElementReferenceException, TimeoutException)
# What the driver calls it when the answer was already on its way; an error without a class of its own.
_REPLACED_ON_THE_WAY = "aborted by navigation"
# The longest that one round trip waits inside the page; a dead page is noticed after this at the latest.
_SLICE_S = 1.0
# The browser's own pages about a connection that did not come about.
_OWN_ERROR_PAGES = ("chrome-error:", "about:neterror", "about:certerror")
# Chromium writes the code there; Firefox's pages tell it to who asks.
_WRITTEN = """return [document.body?.textContent,
  (document.getNetErrorInfo ?? document.getFailedCertSecurityInfo)?.call(document).errorCodeString].join(' ')"""
NOT_IN_TIME = "Środowisko nie odpowiada: strona nie wczytała się w wyznaczonym czasie."
LOADING = "Trwa ładowanie…"
# How long documents may go on replacing one another without any of them answering, when nothing is waited for.
_RESTLESS_S = 5.0


@dataclass(frozen=True)
class Scope:
    """Where to look: inside the section, dialog, group or table row of that name."""

    role: str
    name: str | None = None
    match: str = "exact"
    cells: dict[str, str] | None = None


@dataclass(frozen=True)
class Question:
    """What is sought, in the patient's terms.

    Attributes:
        role: one of names.js's SELECTORS, "text" for words anywhere, "sentence" for words instead of a table.
        name: the visible or accessible name; None takes any.
        match: "exact", "starts" or "contains".
        levels: heading levels that count, None for all.
        usable: wait until it can be pressed or typed into.
        still: wait until it has come to rest.
        settled: wait until nothing is loading any more.
        absent: wait until it is *not* there.
        checked: wait until a box is (un)ticked.
        value: wait until the field holds this, however the portal groups it.
        invalid: wait until it is (or is not) marked as refused.
        described: wait until the words tied to the element (its error) contain this.
        marked: mark what stands in the field once it is there, to be typed over.
    """

    role: str
    name: str | None
    match: str = "exact"
    scope: tuple[Scope, ...] = ()
    levels: tuple[int, ...] | None = None
    usable: bool = False
    still: bool = False
    settled: bool = False
    absent: bool = False
    checked: bool | None = None
    value: str | None = None
    invalid: bool | None = None
    described: str | None = None
    marked: bool = False


@dataclass(frozen=True)
class Sight:
    """What one look has shown."""

    done: bool
    which: int | None = None
    element: WebElement | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    obstacle: str | None = None
    loading: bool = False
    url: str = ""
    title: str = ""
    survey: dict[str, Any] = field(default_factory=dict)


def look(session: Session, *questions: Question, wait_s: float | None = None) -> Sight:
    """Look for what a question describes until it is there or `wait_s` seconds have passed.

    Args:
        session: the patient's session, whose tab is looked at.
        questions: what is sought; of several alternatives the first that is there wins, and `Sight.which` tells it.
        wait_s: how long to wait in seconds; None takes the profile's wait, 0 looks once.

    Raises:
        EnvironmentUnavailableError: screen 3.1 or 3.2 is shown, or the browser shows that nobody answered, that a
            server's error came instead of the page, or, where something was waited for, of a part of it.
        ForbiddenHostError: the browser is where the profile does not let it be.
        SuiteFaultError: the browser is gone.
    """
    return _sight(_ask(session, questions, wait_s, everything=False))


def look_at_all(session: Session, *questions: Question, wait_s: float | None = None) -> list[Sight]:
    """Look until everything asked for is there or the time is up; return what is seen of each, in the same order.

    Args:
        session: as for `look`.
        questions: what is sought, all of it.
        wait_s: as for `look`.

    Raises:
        The errors of `look`.
    """
    answer = _ask(session, questions, wait_s, everything=True)
    return [_sight(answer | sight) for sight in answer["sights"]]


def _ask(
    session: Session, questions: tuple[Question, ...], wait_s: float | None, *, everything: bool
) -> dict[str, Any]:
    patience = session.profile.wait_s if wait_s is None else wait_s
    deadline = time.monotonic() + patience
    while True:
        left = max(0.0, deadline - time.monotonic())
        asked = {
            "questions": [asdict(question) for question in questions],
            "all": everything,
            "screens": session.screens(),
            "screens_expected": session.screens_expected,
            "loading": session.wording("Page.loading", LOADING),
            "wait_ms": round(min(left, _SLICE_S) * 1000),
        }
        try:
            answer: dict[str, Any] | None = session.driver.execute_async_script(_SCRIPT, asked)
        except BROWSER_ERRORS as error:
            if not _document_replaced(error):
                raise gone(error) from error
            answer = None
        # Nor has it answered when Firefox's driver says null, its word for a document that went on the way.
        if answer is None:
            if time.monotonic() > deadline + (0 if patience else _RESTLESS_S):
                raise EnvironmentUnavailableError(NOT_IN_TIME)
            continue
        _refuse_error_screens(answer, session)
        if answer["done"] or left == 0:
            if patience and not session.screens_expected:
                _refuse_silence(answer, session)
            return answer


def _document_replaced(error: WebDriverException | HTTPError) -> bool:
    said = (error.msg or "") if isinstance(error, WebDriverException) else ""
    return isinstance(error, _DOCUMENT_REPLACED) or _REPLACED_ON_THE_WAY in said


def gone(error: WebDriverException | HTTPError, address: str = "") -> Exception:
    """Say in Polish what a browser's error means: the environment is silent, or the browser has died.

    Args:
        error: the driver's.
        address: what was asked for, where that is known.
    """
    if isinstance(error, HTTPError):
        return SuiteFaultError("Sterownik przeglądarki przestał odpowiadać w trakcie scenariusza.")
    text = error.msg or ""
    mistrusted = isinstance(error, InsecureCertificateException)
    if mistrusted or "net::ERR_" in text or "about:neterror" in text:
        return no_connection(text, address, mistrusted=mistrusted)
    if isinstance(error, TimeoutException):
        return EnvironmentUnavailableError(NOT_IN_TIME)
    if isinstance(error, (InvalidSessionIdException, NoSuchWindowException)) or "disconnected" in text:
        return SuiteFaultError("Przeglądarka przestała działać w trakcie scenariusza.")
    return SuiteFaultError(f"Przeglądarka zgłosiła błąd: {text.splitlines()[0] if text else type(error).__name__}")


def _refuse_error_screens(answer: dict[str, Any], session: Session) -> None:
    if "fault" in answer:
        raise SuiteFaultError(f"Zestaw nie umie odczytać tej strony: {answer['fault']}")
    session.refuse_elsewhere(answer["url"])
    if answer["url"].startswith(_OWN_ERROR_PAGES):
        # The address bar still says where the browser was sent.
        address = session.driver.current_url
        session.refuse_elsewhere(address)
        raise no_connection(session.driver.execute_script(_WRITTEN) or "", address)
    if answer.get("broken"):
        message = f"Środowisko nie działa: zamiast strony przyszedł błąd serwera (HTTP {answer['broken']})."
        raise EnvironmentUnavailableError(message)
    section = answer["screen"]
    if section and not session.screens_expected:
        heading = next(s["heading"] for s in session.screens() if s["section"] == section)
        message = f"Środowisko pokazało ekran błędu „{heading}” (sekcja {section} instrukcji)."
        raise EnvironmentUnavailableError(message, section)


def _refuse_silence(answer: dict[str, Any], session: Session) -> None:
    """Refuse what is missing because the server has not sent it: whose fault that is, is known."""
    if answer["done"]:
        return
    status = answer.get("broken_part")
    if status is not None:
        how = f"HTTP {status}" if status else "brak odpowiedzi"
        raise EnvironmentUnavailableError(f"Środowisko nie działa: część strony nie wczytała się ({how}).")
    if answer.get("unfinished"):
        message = "Środowisko nie odpowiada: strona nie dotarła do przeglądarki w całości."
        raise EnvironmentUnavailableError(message)
    if session.browser.awaited_page(0):
        raise EnvironmentUnavailableError(NOT_IN_TIME)
    if answer["loading"]:
        message = "Środowisko nie odpowiada: strona wciąż się wczytuje po czasie, jaki daje jej profil (wait_s)."
        raise EnvironmentUnavailableError(message)


def _sight(answer: dict[str, Any]) -> Sight:
    known = {field.name for field in fields(Sight)}
    return Sight(**{key: value for key, value in answer.items() if key in known and value is not None})
