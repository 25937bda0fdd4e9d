"""The wizard that grants a consent, and „Zmień uprawnienie” (screens.md 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from pages.containers import Message, Options, RadioGroup
from pages.elements import Button, Heading
from pages.fields import Checkbox, DateField, LocatedDate, LocatedField, TextField
from pages.finder import Question, look
from pages.page import LoggedInPage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True)
class MedicalFacility:
    """A facility, found by its name or a part of it."""

    name: str
    option = "Placówka medyczna"


@dataclass(frozen=True)
class MedicalWorker:
    """A doctor, nurse, pharmacist: found by the number of the right to practise."""

    name: str
    number: str
    option = "Pracownik medyczny"


@dataclass(frozen=True)
class ClosePerson:
    """A close person; contact data are wanted for health information only."""

    first_name: str
    last_name: str
    pesel: str
    contact: str = ""
    option = "Osoba bliska"

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"

    def typed(self) -> dict[str, str]:
        """Return what is typed, by the field's (default) label."""
        texts = (self.first_name, self.last_name, self.pesel, self.contact)
        return dict(zip(("Imię", "Nazwisko", "PESEL", "Telefon lub e-mail"), texts, strict=True))


Recipient = MedicalFacility | MedicalWorker | ClosePerson


@dataclass(frozen=True)
class Period:
    """From when until when; what is None stays as the portal proposes it."""

    start: date | None = None
    end: date | None = None
    indefinite: bool = False


class WizardStep(LoggedInPage):
    """What all steps of the wizard share."""

    proceed = Button("Dalej", assumed=True)
    back = Button("Wstecz", assumed=True)


class KindStep(WizardStep):
    """The first step: which of the four statements of the act (art. 7a)."""

    heading = Heading("Rodzaj uprawnienia", assumed=True, levels=(1, 2))
    kind = RadioGroup("Rodzaj uprawnienia", assumed=True)
    records = Message("Dostęp do dokumentacji medycznej", assumed=True)
    health = Message("Informacja o stanie zdrowia", assumed=True)
    services = Message("Zgoda na udzielenie świadczeń", assumed=True)
    data = Message("Udostępnienie danych medycznych", assumed=True)

    nothing_chosen = Message("Wybierz rodzaj uprawnienia", assumed=True)

    def choose(self, kind: str) -> RecipientStep:
        """Choose the kind and go on."""
        self.kind.choose(self.wording_of(kind))
        self.proceed.click()
        return RecipientStep(self.session).loaded()

    def refuses(self, message: str) -> None:
        """Wait for the refusal of that (default) wording, at the radio buttons.

        Raises:
            The errors of `Refusable.refused_with`.
        """
        self.kind.refused_with(self.message(message))


class RecipientStep(WizardStep):
    """The second step: to whom."""

    heading = Heading("Komu", assumed=True, levels=(1, 2))
    sort = RadioGroup("Komu", assumed=True)
    facility = Message("Placówka medyczna", assumed=True)
    worker = Message("Pracownik medyczny", assumed=True)
    close_person = Message("Osoba bliska", assumed=True)
    facility_name = TextField("Nazwa placówki medycznej", assumed=True)
    worker_number = TextField("Numer prawa wykonywania zawodu", assumed=True)
    search = Button("Szukaj", assumed=True)
    found = Options("wyniki wyszukiwania", assumed=True)
    first_name = TextField("Imię", assumed=True)
    last_name = TextField("Nazwisko", assumed=True)
    pesel = TextField("PESEL", assumed=True)
    contact = TextField("Telefon lub e-mail", assumed=True)

    nothing_chosen = Message("Wybierz, komu nadajesz uprawnienie", assumed=True)
    no_facility = Message("Wyszukaj i wybierz placówkę", assumed=True)
    no_worker = Message("Wyszukaj i wybierz pracownika", assumed=True)
    not_found = Message("Nie znaleziono", assumed=True)
    number_wrong = Message("Nieprawidłowy numer prawa wykonywania zawodu", assumed=True)
    first_name_missing = Message("Podaj imię", assumed=True)
    last_name_missing = Message("Podaj nazwisko", assumed=True)
    pesel_wrong = Message("Nieprawidłowy numer PESEL", assumed=True)
    contact_missing = Message("Podaj telefon lub e-mail", assumed=True)
    pharmacist_refused = Message("Farmaceucie można udostępnić tylko dane medyczne (recepty)", assumed=True)
    not_allowed = Message("Tego uprawnienia nie można nadać tej osobie", assumed=True)

    def choose(self, recipient: Recipient) -> PeriodStep:
        """Name the recipient and go on."""
        self.name(recipient).proceed.click()
        return PeriodStep(self.session).loaded()

    def name(self, recipient: Recipient) -> Self:
        """Choose the sort of recipient and search for or type the recipient, going no further."""
        self.choose_sort(recipient.option)
        if isinstance(recipient, ClosePerson):
            return self.type_person(recipient.typed())
        self.search_for(recipient).found.choose(recipient.name, match=_match(recipient))
        return self

    def type_person(self, texts: Mapping[str, str]) -> Self:
        """Type what is known of a close person, by the fields' (default) labels."""
        for label, text in texts.items():
            self.field(label).fill(text)
        return self

    def choose_sort(self, option: str) -> Self:
        """Choose facility, worker or close person, and see what is asked for then."""
        self.sort.choose(self.wording_of(option))
        asked = {
            MedicalFacility.option: self.facility_name,
            MedicalWorker.option: self.worker_number,
            ClosePerson.option: self.first_name,
        }
        asked[option].see(usable=True)
        return self

    def search_for(self, recipient: MedicalFacility | MedicalWorker) -> Self:
        """Search by the facility's name or the worker's number."""
        if isinstance(recipient, MedicalFacility):
            self.facility_name.fill(recipient.name)
        else:
            self.worker_number.fill(recipient.number)
        self.search.click()
        return self

    def try_to_choose(self, recipient: Recipient) -> bool:
        """Try to name the recipient and to go on; False where a disabled radio button stands in the way.

        Where nothing does, the portal's answer to „Dalej” is for the caller to see.
        """
        if not self.sort.is_open(self.wording_of(recipient.option)):
            return False
        self.choose_sort(recipient.option)
        if isinstance(recipient, ClosePerson):
            self.type_person(recipient.typed())
        elif self.search_for(recipient).found.is_open(recipient.name, match=_match(recipient)):
            self.found.choose(recipient.name, match=_match(recipient))
        else:
            return False
        self.proceed.click()
        return True

    def field(self, label: str) -> LocatedField:
        """Return the text field of that (default) label.

        Raises:
            KeyError: the step has no such text field.
        """
        found: LocatedField = getattr(self, self.declared(TextField, label))
        return found

    def offers(self, facility: str) -> bool:
        """Wait until the search has brought the facility; False if it never does."""
        return self.found.offers(facility, match="starts")

    def lacks(self, facility: str) -> bool:
        """Wait for the search's answer; tell whether the facility is not in it.

        Raises:
            The errors of `Located.see`: no answer has come, neither results nor words.
        """
        answers = (self.not_found.question(), self.no_facility.question(), Question("radio", facility, match="starts"))
        if not look(self.session, *answers).done:
            self.not_found.see()
        return self.found.lacks(facility, match="starts")

    def refuses(self, message: str) -> None:
        """Wait for the refusal of that (default) wording; of nobody chosen, at the radio buttons.

        Raises:
            The errors of `Refusable.refused_with` and of `Located.see`.
        """
        said = self.message(message)
        if said.element is type(self).nothing_chosen:
            self.sort.refused_with(said)
        else:
            said.see()


def _match(recipient: Recipient) -> str:
    # A facility's result begins with its name (the address follows); a worker's title may stand before the name.
    return "starts" if isinstance(recipient, MedicalFacility) else "contains"


class PeriodForm(LoggedInPage):
    """The fields of a period."""

    start = DateField("Od", assumed=True)
    end = DateField("Do", assumed=True)
    indefinite = Checkbox("Bezterminowo", assumed=True)

    no_date = Message("Podaj datę w formacie dd.mm.rrrr", assumed=True)
    start_past = Message("Data „od” nie może być wcześniejsza niż dzisiejsza", assumed=True)
    end_before_start = Message("Data „do” nie może być wcześniejsza niż „od”", assumed=True)

    def field(self, label: str) -> LocatedDate:
        """Return the date field of that (default) label.

        Raises:
            KeyError: the form has no such date field.
        """
        found: LocatedDate = getattr(self, self.declared(DateField, label))
        return found

    def fill(self, period: Period) -> Self:
        """Enter the period; what it leaves open stays as it is."""
        if period.start is not None:
            self.start.choose(period.start)
        if period.end is not None:
            self.end.choose(period.end)
        if period.indefinite:
            self.indefinite.set(ticked=True)
        return self

    def shown(self) -> list[str]:
        """Return what stands in „Od” and „Do”, dates as dd.mm.rrrr."""
        return [self.start.day, self.end.day]


class PeriodStep(WizardStep, PeriodForm):
    """The third step: from when until when."""

    heading = Heading("Okres", assumed=True, levels=(1, 2))

    def choose(self, period: Period) -> SummaryStep:
        """Enter the period and go on."""
        self.fill(period).proceed.click()
        return SummaryStep(self.session).loaded()

    def go_on(self) -> SummaryStep | None:
        """Go on; None if the portal refuses a date, which is for the caller to see."""
        self.proceed.click()
        summary = SummaryStep(self.session)
        refused = (self.start.question(invalid=True), self.end.question(invalid=True))
        return summary if look(self.session, summary.heading.question(), *refused).which == 0 else None

    def offers_no_end(self) -> bool:
        """Tell whether „Bezterminowo” can be ticked."""
        self.end.see(settled=True)
        return self.indefinite.is_there() and bool(self.indefinite.see().facts["enabled"])

    def end_is_off(self) -> bool:
        """Tell whether „Do” is switched off, or is not there at all."""
        return not self.end.is_there() or not self.end.see(settled=True).facts["enabled"]


class SummaryStep(WizardStep):
    """The last step: all that was chosen, stored by „Zapisz”."""

    heading = Heading("Podsumowanie", assumed=True, levels=(1, 2))
    save = Button("Zapisz", assumed=True)

    exists_already = Message("Takie uprawnienie już istnieje", assumed=True)

    def press_save(self) -> None:
        """Save and wait for the portal's answer, whatever it is."""
        self.save.click()
        look(self.session, self.exists_already.question(), self.heading.question(absent=True))

    def go_back(self) -> PeriodStep:
        """Go back to the period."""
        self.back.click()
        return PeriodStep(self.session).loaded()

    def lacking(self, texts: list[str]) -> list[str]:
        """Return the given texts that the summary does not show."""
        shown = self.loaded().text()
        return [text for text in texts if text not in shown]

    def refuses(self, message: str) -> None:
        """Wait for the refusal of that (default) wording.

        Raises:
            The errors of `Located.see`.
        """
        self.message(message).see()


class ChangePage(PeriodForm):
    """„Zmień uprawnienie”: the period alone."""

    heading = Heading("Zmień uprawnienie", assumed=True, levels=(1, 2))
    save = Button("Zapisz", assumed=True)

    def press_save(self) -> None:
        """Save and wait for the portal's answer, whatever it is."""
        self.save.click()
        refused = (self.start.question(invalid=True), self.end.question(invalid=True))
        look(self.session, *refused, self.heading.question(absent=True))
