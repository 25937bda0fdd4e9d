"""„Edytuj swoje dane”: the contact data and their notices (instruction 2.2.3; screens.md 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from pages.containers import Message
from pages.elements import Button, Heading
from pages.errors import missing
from pages.fields import Checkbox, LocatedBox, LocatedField, TextField
from pages.finder import look_at_all
from pages.page import LoggedInPage
from support.known_secrets import KNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping


class ContactDataPage(LoggedInPage):
    """„Edytuj swoje dane”. Fields are called by the labels of screens.md, whatever this environment calls them."""

    heading = Heading("Edytuj swoje dane", assumed=True, levels=(1,))
    email = TextField("Adres e-mail", assumed=True)
    phone = TextField("Numer telefonu", assumed=True)
    street = TextField("Ulica i numer", assumed=True)
    postcode = TextField("Kod pocztowy", assumed=True)
    city = TextField("Miejscowość", assumed=True)
    sms_notices = Checkbox("Powiadomienia SMS", assumed=True)
    email_notices = Checkbox("Powiadomienia e-mail", assumed=True)
    save = Button("Zapisz", assumed=True)
    cancel = Button("Anuluj", assumed=True)

    email_malformed = Message("Podaj poprawny adres e-mail", assumed=True)
    phone_malformed = Message("Podaj numer telefonu: 9 cyfr", assumed=True)
    postcode_malformed = Message("Podaj kod pocztowy w formacie 00-000", assumed=True)
    too_long = Message("Najwyżej 100 znaków", assumed=True)
    sms_without_phone = Message("Podaj numer telefonu, aby otrzymywać SMS", assumed=True)
    notices_without_email = Message("Podaj adres e-mail, aby otrzymywać e-mail", assumed=True)
    changed_elsewhere = Message("Dane zmieniono w innym oknie. Odśwież stronę.", assumed=True)

    def field(self, label: str) -> LocatedField:
        """Return the text field of that label.

        Raises:
            KeyError: the page has no such text field.
        """
        found: LocatedField = getattr(self, self.declared(TextField, label))
        return found

    def box(self, label: str) -> LocatedBox:
        """Return the checkbox of that label.

        Raises:
            KeyError: the page has no such checkbox.
        """
        found: LocatedBox = getattr(self, self.declared(Checkbox, label))
        return found

    @classmethod
    def understood(cls, label: str, text: str) -> str | bool:
        """Return what a text in a table means for the field of that label: „tak” and „nie” for a checkbox."""
        return text == "tak" if label in cls.labels(Checkbox) else text

    def read(self) -> dict[str, str | bool]:
        """Return all that the form holds: texts and ticks by label."""
        texts, boxes = self.labels(TextField), self.labels(Checkbox)
        inputs = [*map(self.field, texts), *map(self.box, boxes)]
        sights = look_at_all(self.session, self.heading.question(), *(each.question(settled=True) for each in inputs))
        for each, sight in zip([self.heading, *inputs], sights, strict=True):
            if not sight.done:
                raise missing(each, sight)
        sights = sights[1:]
        found = [sight.facts["value"] if "value" in sight.facts else sight.facts["checked"] for sight in sights]
        data = dict(zip([*texts, *boxes], found, strict=True))
        # The fields' attributes are the keys that an account's data are known by.
        KNOWN.learn_account({self.declared(TextField, label): str(data[label]) for label in texts})
        return data

    def fill(self, data: Mapping[str, str | bool]) -> Self:
        """Enter texts and ticks by label; what is not named stays as it is."""
        for label, wanted in data.items():
            if isinstance(wanted, bool):
                self.box(label).set(ticked=wanted)
            else:
                self.field(label).fill(wanted)
        return self

    def differing(self, expected: Mapping[str, str | bool]) -> dict[str, str | bool]:
        """Wait for what is expected; return the labels where something else stands, with what stands there."""
        questions = [
            self.box(label).question(checked=wanted, settled=True)
            if isinstance(wanted, bool)
            else self.field(label).question(value=wanted, settled=True)
            for label, wanted in expected.items()
        ]
        sights = look_at_all(self.session, *questions)
        wrong = {label for label, sight in zip(expected, sights, strict=True) if not sight.done}
        return {label: found for label, found in self.read().items() if label in wrong} if wrong else {}
