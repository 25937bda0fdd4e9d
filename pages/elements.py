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
    ElementClickInterceptedException,
    ElementNotInteractableException,
    StaleElementReferenceException,
)
from selenium.webdriver.common.keys import Keys

from pages.errors import missing, not_refused, refuses
from pages.finder import BROWSER_ERRORS, Question, Scope, Sight, gone, look

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from selenium.webdriver.remote.webelement import WebElement

    from pages.page import Page

# Raised before the browser has done anything, as the page was just redrawn or covered: locating afresh is safe.
_NOT_DONE_YET = (
    StaleElementReferenceException,
    ElementClickInterceptedException,
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

    def click(self) -> None:
        """Press it once it can be pressed."""

        def press(element: WebElement, _: Sight) -> bool:
            element.click()
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


class Refusable(Located):
    """Something that the portal may refuse, with words tied to it."""

    def refused_with(self, message: Located) -> None:
        """Wait until it is marked as refused and the words tied to it contain the message.

        Raises:
            PortalDiffersError: it is not refused, or with other words though the message's are certain.
            SuiteFaultError: it is refused with other words, and the message's are only our assumption.
        """
        sight = look(self.page.session, self.question(described=message.name, invalid=True))
        if not sight.done:
            raise not_refused(self, message, sight)


class LocatedField(Refusable):
    """A field to type into."""

    def fill(self, text: str) -> None:
        """Replace what stands in the field by `text` and see that it stands there.

        A portal may group what is typed ("600 100 200") or cut it at the field's length: both are its right.
        """

        def typed(element: WebElement, sight: Sight) -> bool:
            self._type(element, text, over=sight.facts["value"])
            return self._holds(text)

        self.use(typed)

    def _type(self, element: WebElement, text: str, *, over: str) -> None:
        """Type as the patient would: mark what stands there and type over it.

        WebDriver's own `clear` sets the value by script; frameworks that keep the field's state do not take that for a
        change, and what stood there comes back.
        """
        if over:
            self.page.session.driver.execute_script(_MARK_ALL, element)
        if over or text:
            element.send_keys(text or Keys.BACKSPACE)

    def press_enter(self) -> None:
        """Press ENTER in the field."""

        def press(element: WebElement, _: Sight) -> bool:
            element.send_keys(Keys.ENTER)
            return True

        self.use(press)

    def _holds(self, text: str) -> bool:
        sight = look(self.page.session, self.question(value=text), wait_s=1)
        if sight.done or not sight.facts:
            return sight.done
        longest = sight.facts["longest"]
        return bool(longest and len(sight.facts["value"]) == longest and text.startswith(sight.facts["value"]))

    def holds(self, text: str) -> bool:
        """Wait until the field holds `text`; False if it never does."""
        return look(self.page.session, self.question(value=text, settled=True)).done

    @property
    def value(self) -> str:
        """What stands in the field, once nothing is loading any more."""
        value: str = self.see(settled=True).facts["value"]
        return value


class TextField(Element[LocatedField]):
    """A text field by its label, however the label is tied to it."""

    located, role, kind = LocatedField, "field", "pole"


class LocatedDate(LocatedField):
    """A date, in a native date field or in a text field dd.mm.rrrr."""

    def choose(self, day: date) -> None:
        """Enter the date in the way of this field.

        A native date field takes the ISO form by script: what its keys expect depends on the browser's language.
        """

        def chosen(element: WebElement, sight: Sight) -> bool:
            if sight.facts["type"] != "date":
                self._type(element, f"{day:%d.%m.%Y}", over=sight.facts["value"])
                return self._holds(f"{day:%d.%m.%Y}")
            self.page.session.driver.execute_script(_SET_NATIVE_DATE, element, day.isoformat())
            return self._holds(day.isoformat())

        self.use(chosen)


class DateField(Element[LocatedDate]):
    """A date field by its label."""

    located, role, kind = LocatedDate, "field", "pole daty"


class LocatedBox(Refusable):
    """A checkbox."""

    @property
    def checked(self) -> bool:
        """Whether it is ticked."""
        return bool(self.see(settled=True).facts["checked"])

    def comes_to(self, *, ticked: bool) -> bool:
        """Wait until it is ticked, or is not; False if it never is so."""
        return look(self.page.session, self.question(checked=ticked, settled=True)).done

    def set(self, *, ticked: bool) -> None:
        """Tick it or take the tick away, and see that it is so."""

        def press(element: WebElement, sight: Sight) -> bool:
            if sight.facts["checked"] != ticked:
                element.click()
            return look(self.page.session, self.question(checked=ticked), wait_s=1).done

        self.use(press)


class Checkbox(Element[LocatedBox]):
    """A checkbox by its label, also one that is drawn by other means than the browser's."""

    located, role, kind = LocatedBox, "checkbox", "pole wyboru"


_MARK_ALL = """
const [field] = arguments;
field.focus();
if (field.select) field.select();
else getSelection().selectAllChildren(field);
"""
_SET_NATIVE_DATE = """
const [field, day] = arguments;
Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, day);
for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, {bubbles: true}));
"""
