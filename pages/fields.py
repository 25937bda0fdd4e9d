"""Elements to enter something into: text fields, dates, checkboxes; and what the portal says when it refuses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selenium.webdriver.common.keys import Keys

from pages.elements import Element, Located
from pages.errors import not_refused
from pages.finder import Sight, look

if TYPE_CHECKING:
    from datetime import date

    from selenium.webdriver.remote.webelement import WebElement


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

        self.use(typed, marked=True)

    def _type(self, element: WebElement, text: str, *, over: str) -> None:
        """Type as the patient would: over what stands there, which the look has marked.

        WebDriver's own `clear` sets the value by script; frameworks that keep the field's state do not take that for a
        change, and what stood there comes back.
        """
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

        self.use(chosen, marked=True)

    def enter(self, text: str) -> None:
        """Enter a text that may be no date; a native date field, which holds dates only, is empty then."""
        if self.see(settled=True).facts["type"] != "date":
            self.fill(text)
            return

        def entered(element: WebElement, _: Sight) -> bool:
            self.page.session.driver.execute_script(_SET_NATIVE_DATE, element, text)
            return self._holds("")

        self.use(entered)

    @property
    def day(self) -> str:
        """The date that stands in the field as dd.mm.rrrr; what else stands there, as it is."""
        sight = self.see(settled=True)
        value: str = sight.facts["value"]
        return ".".join(reversed(value.split("-"))) if sight.facts["type"] == "date" else value


class DateField(Element[LocatedDate]):
    """A date field by its label."""

    located, role, kind = LocatedDate, "field", "pole daty"


class LocatedBox(Refusable):
    """A checkbox."""

    @property
    def checked(self) -> bool:
        """Whether it is ticked."""
        return bool(self.see(settled=True).facts["checked"])

    def set(self, *, ticked: bool) -> None:
        """Tick it or take the tick away, and see that it is so."""

        def press(element: WebElement, sight: Sight) -> bool:
            if sight.facts["checked"] != ticked:
                self.press(element)
            return look(self.page.session, self.question(checked=ticked), wait_s=1).done

        self.use(press)


class Checkbox(Element[LocatedBox]):
    """A checkbox by its label, also one that is drawn by other means than the browser's."""

    located, role, kind = LocatedBox, "checkbox", "pole wyboru"


_SET_NATIVE_DATE = """
const [field, day] = arguments;
Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, day);
for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, {bubbles: true}));
"""
