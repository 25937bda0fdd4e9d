"""Elements that hold others: sections, groups of radio buttons, tables, dialogs, messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.elements import Element, Located
from pages.errors import missing, refuse_to_blame, refuses
from pages.fields import Refusable
from pages.finder import Question, Scope, look

if TYPE_CHECKING:
    from selenium.webdriver.remote.webelement import WebElement

    from pages.elements import LocatedAction
    from pages.finder import Sight


class LocatedSection(Located):
    """What stands under a heading."""

    @property
    def text(self) -> str:
        """All that is written in the section, once something is and nothing is loading any more.

        Raises:
            The errors of `Located.see`.
        """
        found = look(self.page.session, self._words(None))
        if not found.done:
            raise missing(self, found)
        text: str = found.facts["text"]
        return text

    def shows(self, text: str) -> bool:
        """Wait until the section says `text`; False if it never does."""
        return look(self.page.session, self._words(text)).done

    def says(self, message: LocatedMessage) -> bool:
        """Wait until the section says the message; False if it never does.

        Raises:
            SuiteFaultError: it does not, and the message is only our assumption: that blames nobody.
        """
        sight = look(self.page.session, self._words(message.name))
        if not sight.done and message.is_only_assumed:
            raise missing(message, sight)
        return sight.done

    def _words(self, text: str | None) -> Question:
        return Question(role="text", name=text, scope=self.inside, settled=True)


class Section(Element[LocatedSection]):
    """A part of a page, named by its heading."""

    located, role, kind = LocatedSection, "section", "część strony"


class LocatedRadioGroup(Refusable):
    """Radio buttons of which one is chosen."""

    def choose(self, option: str, *, match: str = "exact") -> None:
        """Choose the option of that name and see that it is chosen."""

        def press(element: WebElement, sight: Sight) -> bool:
            if not sight.facts["checked"]:
                self.press(element)
            return look(self.page.session, self._option(option, match, checked=True), wait_s=1).done

        choice = _Choice(self, option, match)
        choice.use(press)

    @property
    def chosen(self) -> str | None:
        """The name of the chosen option, None when nothing is chosen."""
        sight = look(self.page.session, self._option(None, "exact", checked=True), wait_s=0)
        return sight.facts["names"][0] if sight.done else None

    def is_open(self, option: str, *, match: str = "exact") -> bool:
        """Wait until the option is there and nothing is loading; tell whether it may be chosen.

        Raises:
            The errors of `Located.see`, about the option.
        """
        return bool(_Choice(self, option, match).see(settled=True).facts["enabled"])

    def _option(self, name: str | None, match: str, *, checked: bool | None = None) -> Question:
        return Question(role="radio", name=name, match=match, scope=self.inside, checked=checked)


class RadioGroup(Element[LocatedRadioGroup]):
    """A fieldset or radiogroup, named as screens.md quotes it."""

    located, role, kind = LocatedRadioGroup, "group", "grupa pól wyboru"


class LocatedOptions(LocatedRadioGroup):
    """Radio buttons that a search has brought, in a group of any name or in none."""

    @property
    def inside(self) -> tuple[Scope, ...]:
        """The scope of what stands among them: nobody knows a group around them."""
        return self.element.scope(self.page)

    def offers(self, option: str, *, match: str = "exact") -> bool:
        """Wait until an option of that name is there; False if it never comes."""
        return look(self.page.session, self._option(option, match)).done

    def lacks(self, option: str, *, match: str = "exact") -> bool:
        """Wait until nothing is loading and no option of that name is there; False if one stays."""
        question = Question(role="radio", name=option, match=match, scope=self.inside, absent=True)
        return look(self.page.session, question).done


class Options(Element[LocatedOptions]):
    """Results of a search as radio buttons; what they are called here is for people only."""

    located, role, kind = LocatedOptions, "radio", "wyniki wyszukiwania"


class _Choice(Located):
    """One option of a group of radio buttons."""

    def __init__(self, group: LocatedRadioGroup, option: str, match: str) -> None:
        radio = _Radio(option, assumed=group.element.assumed, match=match)
        radio.owner, radio.attribute = group.element.owner, group.element.attribute
        super().__init__(group.page, radio)
        self.scope = group.inside

    @property
    def name(self) -> str:
        """The option's own name; the group's key corrects the group's name, not the options'."""
        return self.element.name

    def question(self, **wanted: object) -> Question:
        """Return the question that finds the option in its group."""
        return Question("radio", self.name, match=self.element.match, scope=self.scope, **wanted)  # type: ignore[arg-type]


class _Radio(Element[_Choice]):
    located, role, kind = _Choice, "radio", "opcja"


class LocatedTable(Located):
    """A table with a header row."""

    @property
    def rows(self) -> list[dict[str, str]]:
        """The rows, each a cell's text by its column's heading, once nothing is loading any more.

        A table without rows may be a sentence under the table's name instead.

        Raises:
            The errors of `Located.see`.
        """
        sentence = Question(role="sentence", name=None, scope=self._under_its_name())
        sight = look(self.page.session, self.question(settled=True), sentence)
        if sight.which is None:
            raise missing(self, sight)
        rows: list[dict[str, str]] = sight.facts.get("rows", [])
        return rows

    def _under_its_name(self) -> tuple[Scope, ...]:
        return (*self.element.scope(self.page), Scope("section", self.name, self.element.match))


class Table(Element[LocatedTable]):
    """A table named by its caption, its label or the heading before it."""

    located, role, kind = LocatedTable, "table", "tabela"


class LocatedDialog(Located):
    """A question inside the page."""

    def answer(self, action: LocatedAction) -> None:
        """Press the action, which is declared within the dialog, and see the dialog go.

        Raises:
            The errors of `Located.see`, and those of an element that refuses.
        """

        def press(element: WebElement, _: Sight) -> bool:
            self.press(element)
            return True

        action.use(press, still=True)
        if not self.goes_away():
            raise refuses(self, self.see())


class Dialog(Element[LocatedDialog]):
    """A `dialog` or `alertdialog` named by its text."""

    located, role, kind = LocatedDialog, "dialog", "pytanie"

    def __init__(self, name: str, *, assumed: bool = False) -> None:
        """Declare the dialog by the words of its question."""
        super().__init__(name, assumed=assumed, match="contains")


class LocatedMessage(Located):
    """Words that the portal says; `see` waits for them."""

    def rather_than(self, said: str) -> None:
        """Let a comparison of these words with what is said go on, unless our assumption may be what is wrong.

        Raises:
            The error of `refuse_to_blame`.
        """
        refuse_to_blame(self, said)


class Column(Element[LocatedMessage]):
    """A column of a table, declared by its heading, so that the heading can be corrected in one place."""

    located, role, kind = LocatedMessage, "text", "kolumna"


class Message(Element[LocatedMessage]):
    """A sentence of the portal's, such as a confirmation or a refusal."""

    located, role, kind = LocatedMessage, "text", "komunikat"
