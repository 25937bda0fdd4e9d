"""Elements of a screen by role and visible name: declared on a page class, located afresh at each use.

    class TrustedProfilePage(Page):
        pesel = TextField("Pesel")
        proceed = Button("Dalej")

`assumed=True` marks wording that the instruction does not give; `[profile.X.wording]` in iikp.toml corrects it.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar, overload

from selenium.common.exceptions import (
    ElementNotInteractableException,
    MoveTargetOutOfBoundsException,
    StaleElementReferenceException,
)
from selenium.webdriver import ActionChains

from pages.errors import missing, refuses
from pages.finder import NOT_IN_TIME, Question, Scope, Sight, gone, look
from support.browser import BROWSER_ERRORS
from support.verdicts import EnvironmentUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from selenium.webdriver.remote.webelement import WebElement

    from pages.page import Page

# Raised before the browser has done anything, as the page was just redrawn or covered: locating afresh is safe.
_NOT_DONE_YET = (
    StaleElementReferenceException,
    MoveTargetOutOfBoundsException,
    ElementNotInteractableException,
)

Seen = TypeVar("Seen", bound="Located")


class Element(Generic[Seen]):
    """A thing that the patient can name: its role and its wording."""

    located: ClassVar[type[Any]]
    role: ClassVar[str]
    # What error messages call it, in Polish: "pole", "przycisk"…
    kind: ClassVar[str]

    def __init__(
        self,
        name: str,
        *,
        assumed: bool = False,
        within: str | None = None,
        match: str = "exact",
        levels: tuple[int, ...] | None = None,
    ) -> None:
        """Declare the element.

        Args:
            name: its visible or accessible name, as screens.md quotes it.
            assumed: True where the instruction does not give this wording.
            within: name of another element of the page (a section, a dialog, a group) inside which it stands.
            match: "exact", "starts" or "contains".
            levels: for headings, the levels that count.
        """
        self.name = name
        self.assumed = assumed
        self.within = within
        self.match = match
        self.levels = levels
        self.attribute = ""
        self.owner = ""

    def __set_name__(self, owner: type, attribute: str) -> None:
        """Learn the key under which the profile may correct the wording: `Class.attribute`."""
        self.attribute = attribute
        self.owner = owner.__name__

    @property
    def key(self) -> str:
        """The key of `[profile.X.wording]` that corrects this wording."""
        return f"{self.owner}.{self.attribute}"

    @overload
    def __get__(self, page: None, owner: type) -> Self: ...
    @overload
    def __get__(self, page: Page, owner: type) -> Seen: ...
    def __get__(self, page: Page | None, owner: type) -> Self | Seen:
        """Return the element on this page, not yet looked for."""
        if page is None:
            return self
        located: Seen = self.located(page, self)
        return located

    def wording(self, page: Page) -> str:
        """Return the wording that counts on this environment."""
        return page.session.wording(self.key, self.name)

    def scope(self, page: Page) -> tuple[Scope, ...]:
        """Return where it stands: inside the elements named by `within`, outermost first."""
        if self.within is None:
            return page.scope
        container: Element[Any] = getattr(type(page), self.within)
        return (*container.scope(page), Scope(container.role, container.wording(page), container.match))


class Located:
    """An element on a page. Every use looks for it afresh."""

    def __init__(self, page: Page, element: Element[Any]) -> None:
        """Bind the declaration to a page; nothing is looked for yet."""
        self.page = page
        self.element = element

    @property
    def name(self) -> str:
        """The wording that counts on this environment."""
        return self.element.wording(self.page)

    @property
    def is_only_assumed(self) -> bool:
        """Whether its wording is our assumption, which nobody has seen on this environment."""
        return self.element.assumed and not self.page.session.profile.has_seen(self.element.key)

    @property
    def inside(self) -> tuple[Scope, ...]:
        """The scope of what stands inside it."""
        element = self.element
        return (*element.scope(self.page), Scope(element.role, self.name, element.match))

    def question(self, **wanted: Any) -> Question:  # noqa: ANN401 -- the fields of Question
        """Return the question that finds this element, with what else is wanted of it."""
        element = self.element
        return Question(
            role=element.role,
            name=self.name,
            match=element.match,
            levels=element.levels,
            scope=element.scope(self.page),
            **wanted,
        )

    def see(self, **wanted: Any) -> Sight:  # noqa: ANN401 -- the fields of Question
        """Wait until the element is there as wanted and return what is seen.

        Raises:
            PortalDiffersError: it does not come, and its wording is certain.
            SuiteFaultError: it does not come, and its wording is our assumption.
            EnvironmentUnavailableError: screen 3.1 or 3.2 came instead.
        """
        sight = look(self.page.session, self.question(**wanted))
        if not sight.done:
            raise missing(self, sight)
        return sight

    def is_there(self) -> bool:
        """Tell whether it is there at this moment, without waiting."""
        return look(self.page.session, self.question(), wait_s=0).done

    def goes_away(self) -> bool:
        """Wait until it is gone and nothing is loading; False if it stays."""
        return look(self.page.session, self.question(absent=True)).done

    @property
    def text(self) -> str:
        """Its text, white space folded, once nothing is loading any more."""
        text: str = self.see(settled=True).facts["text"]
        return text

    def press(self, element: WebElement) -> None:
        """Press where the element was just seen uncovered: the mouse goes there, down and up.

        WebDriver's own click takes three times as long, mostly to find out again what the look has told.
        """
        ActionChains(self.page.session.driver, duration=0).click(element).perform()

    def use(self, action: Callable[[WebElement, Sight], bool], **wanted: Any) -> None:  # noqa: ANN401 -- as above
        """Do something to the element; if the page is redrawn meanwhile, locate it afresh and do it then.

        The action returns True when its effect is there; it is repeated only when the browser has refused it before
        doing anything, or when it saw that the page has lost the effect (a field redrawn while being typed into).

        Raises:
            The errors of `see`, and SuiteFaultError when the browser is gone.
        """
        deadline = time.monotonic() + self.page.session.profile.wait_s
        while True:
            sight = self.see(usable=True, **wanted)
            assert sight.element is not None  # noqa: S101 -- `see` has raised otherwise
            try:
                left = max(0.0, deadline - time.monotonic())
                if self.page.session.browser.awaited_page(left):
                    # It was the former page's; nobody presses anything there while the next one is coming.
                    if left == 0:
                        raise EnvironmentUnavailableError(NOT_IN_TIME)
                    continue
                if action(sight.element, sight):
                    return
            except _NOT_DONE_YET:
                pass
            except BROWSER_ERRORS as error:
                raise gone(error) from error
            if time.monotonic() > deadline:
                raise refuses(self, sight)


class LocatedHeading(Located):
    """A heading."""


class Heading(Element[LocatedHeading]):
    """A heading; a page's own has level 1, a wizard's step 1 or 2."""

    located, role, kind = LocatedHeading, "heading", "nagłówek"


class LocatedAction(Located):
    """Something to press."""

    def click(self, *, settled: bool = False) -> None:
        """Press it once it can be pressed; where asked, not before nothing is loading any more.

        What is loading may move the page under the pointer.
        """

        def press(element: WebElement, _: Sight) -> bool:
            self.press(element)
            return True

        self.use(press, settled=settled)

    def click_twice(self) -> None:
        """Press it twice in quick succession, as the impatient do.

        No wait for the page, but the patient's own hand: two presses without time between them send one form.
        """

        def press(element: WebElement, _: Sight) -> bool:
            ActionChains(self.page.session.driver, duration=0).click(element).pause(0.01).click().perform()
            return True

        self.use(press)

    @property
    def selected(self) -> bool:
        """Whether it is the chosen tab, or the menu's current page."""
        return bool(self.see().facts["selected"])


class Button(Element[LocatedAction]):
    """An action named by its text: a button, a link or an input, whichever the portal makes of it."""

    located, role, kind = LocatedAction, "action", "przycisk albo odnośnik"


class Link(Button):
    """An action that screens.md calls a link; found like any action."""


class Tab(Button):
    """A tab, which may be a link, a button or a `tab`."""

    kind = "zakładka"
