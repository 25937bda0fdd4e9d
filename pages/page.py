"""What all screens share: how a screen is known to be shown, and the frame of the logged-in patient."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from pages.containers import LocatedMessage, Message
from pages.elements import Button, Element, Heading
from pages.finder import Question, look

if TYPE_CHECKING:
    from pages.finder import Scope
    from support.session import Session


class Page:
    """A screen, known by its heading of level 1. Reading or using one waits for it; nothing is kept."""

    heading: ClassVar[Heading]
    scope: tuple[Scope, ...] = ()

    def __init__(self, session: Session) -> None:
        """Take the session in whose tab the screen is, or will be in a moment."""
        self.session = session

    @property
    def title(self) -> str:
        """What people call the screen: the wording of its heading."""
        return type(self).heading.wording(self)

    def loaded(self) -> Self:
        """Wait until the screen is shown.

        Raises:
            The errors of `Located.see`, about the heading.
        """
        self.heading.see()
        return self

    def is_shown(self) -> bool:
        """Tell whether the screen is shown at this moment."""
        return self.heading.is_there()

    @classmethod
    def declared(cls, kind: type[Element[Any]], name: str) -> str:
        """Return the attribute of the declared element of that kind and (default) wording.

        Raises:
            KeyError: the page declares no such element; a scenario quotes words that nobody can correct.
        """
        for attribute, element in elements_of(cls).items():
            if isinstance(element, kind) and element.name == name:
                return attribute
        message = f"{cls.__name__}: brak elementu „{name}”"
        raise KeyError(message)

    @classmethod
    def labels(cls, kind: type[Element[Any]]) -> list[str]:
        """Return the (default) wordings of the declared elements of that kind, in their order."""
        return [element.name for element in elements_of(cls).values() if isinstance(element, kind)]

    def message(self, words: str) -> LocatedMessage:
        """Return the declared message of that (default) wording.

        Raises:
            KeyError: as `declared`.
        """
        found: LocatedMessage = getattr(self, self.declared(Message, words))
        return found

    def wording_of(self, message: str) -> str:
        """Return how this environment words the declared message `message`.

        Raises:
            KeyError: as `declared`.
        """
        return self.message(message).name

    def meant_by(self, words: str) -> str:
        """Return the (default) wording of the declared message that this environment words so; itself where none is."""
        found = (name for name, element in elements_of(type(self)).items() if isinstance(element, Message))
        return next((getattr(type(self), name).name for name in found if getattr(self, name).name == words), words)

    def shows(self, text: str) -> bool:
        """Wait until the text stands anywhere on the page; False if it never does."""
        return look(self.session, Question("text", text)).done

    @property
    def address(self) -> str:
        """The address in the browser's address bar."""
        return look(self.session, Question("text", None)).url

    @property
    def tab_title(self) -> str:
        """What the browser writes on the tab: it is seen too, also by who only passes by."""
        return look(self.session, Question("text", None)).title

    def text(self) -> str:
        """Return all that is written on the page, once nothing is loading any more."""
        seen: str = look(self.session, Question("text", None, settled=True)).facts["text"]
        return seen


def elements_of(page: type[Page]) -> dict[str, Element[Any]]:
    """Return the elements that a page declares or inherits, by attribute."""
    found: dict[str, Element[Any]] = {}
    for base in reversed(page.__mro__):
        found |= {name: value for name, value in vars(base).items() if isinstance(value, Element)}
    return found


class LoggedInPage(Page):
    """A page of the logged-in patient: name in the header, „Wyloguj się” (instruction 2.3; screens.md 0)."""

    log_out = Button("Wyloguj się")
    menu_home = Button("Strona główna", assumed=True)
    menu_prescriptions = Button("Recepty", assumed=True)
    menu_consents = Button("Uprawnienia", assumed=True)
    menu_account = Button("Moje konto")

    def belongs_to(self, name: str) -> bool:
        """Wait until the page shows the patient's first and last name; False if it never does."""
        return self.shows(name)
