"""One look at a whole screen: all that stands there, by role and name."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, fields
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from selenium.common.exceptions import JavascriptException, StaleElementReferenceException, TimeoutException

from pages.finder import LOADING, Question, gone, look
from support.browser import BROWSER_ERRORS
from support.verdicts import EnvironmentUnavailableError

if TYPE_CHECKING:
    from support.session import Session

_NAMES, _SCREEN = (
    files(package).joinpath(name).read_text(encoding="utf-8")
    for package, name in (("pages", "names.js"), (__package__, "screen.js"))
)
_SCRIPT = f"{_NAMES}\n{_SCREEN}"
_REPLACED = (JavascriptException, StaleElementReferenceException, TimeoutException)
# What is drawn in steps comes in less than this: a page that has not changed for so long is there.
_QUIET_MS = 700
_SLICE_S = 5.0


@dataclass(frozen=True)
class Thing:
    """Something with a role and a name.

    Attributes:
        role: one of names.js's SELECTORS, or "column".
        names: what it is called, the accessible name first.
        area: "menu", "header", "footer", "main", "row" (of a table), "table" or "dialog".
        within: the names of the sections, groups and tables around it, the innermost first.
        level: a heading's.
        enabled: whether it can be used.
        tab: whether it is a tab.
        kind: what sort of value a field or column holds ("email", "date"…); the value stays in the page.
        described: the words tied to a field.
        invalid: whether a field is marked as refused.
        group: the group of a radio button.
    """

    role: str
    names: list[str]
    area: str
    within: list[str] = field(default_factory=list)
    level: int = 0
    enabled: bool = True
    tab: bool = False
    kind: str = ""
    described: str = ""
    invalid: bool = False
    group: str = ""

    @property
    def name(self) -> str:
        """What people call it."""
        return self.names[0] if self.names else ""


@dataclass(frozen=True)
class Sentence:
    """Words that stand on the page by themselves; `said` when the portal says them as a message."""

    text: str
    said: bool
    area: str


@dataclass(frozen=True)
class Screen:
    """All that stands on the screen at one moment.

    Attributes:
        things: what has a role and a name.
        sentences: the page's words, in their smallest parts.
        said: what the portal says as messages.
        text: all its words.
        waited_for: what it said while it was loading.
        url: its address.
    """

    things: list[Thing]
    sentences: list[Sentence]
    said: list[str]
    text: str
    waited_for: list[str]
    url: str

    def of(self, *roles: str, area: str | None = None) -> list[Thing]:
        """Return the things of these roles that have a name."""
        return [t for t in self.things if t.role in roles and t.names and (area is None or t.area == area)]

    @property
    def title(self) -> str:
        """Its first heading of the highest level."""
        headings = sorted(self.of("heading"), key=lambda one: one.level)
        return headings[0].name if headings else ""

    def has(self, name: str) -> bool:
        """Tell whether an action of that name is there."""
        return any(name in one.names for one in self.of("action"))


def survey(session: Session) -> Screen:
    """Wait until the page has come to rest and return what stands there.

    Raises:
        The errors of `look`, on screens 3.1 and 3.2, without an answer or elsewhere than the profile allows.
    """
    deadline = time.monotonic() + session.profile.wait_s + _SLICE_S
    while True:
        look(session, Question("text", None))
        asked = {
            "loading": session.wording("Page.loading", LOADING),
            "wait_ms": round(min(session.profile.wait_s, _SLICE_S) * 1000),
            "quiet_ms": _QUIET_MS,
        }
        try:
            told: dict[str, Any] = session.driver.execute_async_script(_SCRIPT, asked)
        except _REPLACED as error:
            if time.monotonic() > deadline:
                message = "Środowisko nie odpowiada: strona nie wczytała się w wyznaczonym czasie."
                raise EnvironmentUnavailableError(message) from error
            continue
        except BROWSER_ERRORS as error:
            raise gone(error) from error
        if told["loading"] and time.monotonic() < deadline:
            continue
        return _screen(told)


def _screen(told: dict[str, Any]) -> Screen:
    known = {one.name for one in fields(Thing)}
    things = [Thing(**{key: value for key, value in thing.items() if key in known}) for thing in told["things"]]
    sentences = [Sentence(**sentence) for sentence in told["sentences"]]
    return Screen(things, sentences, told["said"], told["text"], told["waited_for"], told["url"])
