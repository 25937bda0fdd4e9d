"""The wizard of a POZ e-declaration: facility, person, which choice of the year it is, summary (screens.md 7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from pages.account import AccountPage
from pages.containers import Message, Options, RadioGroup, Section
from pages.declarations import DeclarationsPage
from pages.elements import Button, Heading
from pages.fields import TextField
from pages.finder import gone, look
from pages.page import LoggedInPage
from support.browser import BROWSER_ERRORS

if TYPE_CHECKING:
    from pages.elements import Located
    from support.session import Session


FREE = "po raz pierwszy lub po raz drugi"
THIRD = "po raz trzeci i kolejny"
# What can be left out, in the words of the scenarios.
LEFT_OUT = ("placówka", "osoba", "który to wybór w tym roku", "przyczyna zmiany")
# The stems of their names, as „Mazowiecki” and „w Mazowieckim” have them.
_NFZ_BRANCHES = (
    "dolnośląsk", "kujawsko-pomorsk", "lubelsk", "lubusk", "łódzk", "małopolsk", "mazowieck", "opolsk",
    "podkarpack", "podlask", "pomorsk", "śląsk", "świętokrzysk", "warmińsko-mazursk", "wielkopolsk", "zachodniopomorsk",
)  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """What a patient puts into a declaration."""

    role: str
    facility: str
    person: str
    which: str = FREE
    reason: str | None = None


class DeclarationWizard(LoggedInPage):
    """The wizard. Each method waits for the step it belongs to; „Dalej” of one step leads to the next."""

    heading = Heading("Deklaracja wyboru", assumed=True, match="contains", levels=(1, 2))
    doctor = Heading("Deklaracja wyboru: lekarz", assumed=True, match="contains", levels=(1, 2))
    nurse = Heading("Deklaracja wyboru: pielęgniarka", assumed=True, match="contains", levels=(1, 2))
    midwife = Heading("Deklaracja wyboru: położna", assumed=True, match="contains", levels=(1, 2))

    facility_name = TextField("Nazwa placówki medycznej", assumed=True)
    search = Button("Szukaj", assumed=True)
    facilities = Options("wyniki wyszukiwania", assumed=True)
    people = Options("osoby do wyboru", assumed=True)
    which = RadioGroup("W bieżącym roku kalendarzowym dokonuję wyboru", assumed=True)
    reason = RadioGroup("Przyczyna zmiany", assumed=True)
    free = Message(FREE, assumed=True)
    third_or_later = Message(THIRD, assumed=True)
    moved = Message("zmiana miejsca zamieszkania", assumed=True)
    ceased = Message("zaprzestanie udzielania świadczeń przez wybranego świadczeniodawcę", assumed=True)
    other_cause = Message("z innych przyczyn po stronie świadczeniodawcy", assumed=True)
    of_age = Message("osiągnięcie 18. roku życia", assumed=True)
    other_circumstance = Message("inna okoliczność", assumed=True)
    summary = Section("Podsumowanie", assumed=True, match="contains")
    proceed = Button("Dalej", assumed=True)
    back = Button("Wstecz", assumed=True)
    file = Button("Złóż deklarację", assumed=True)

    not_found = Message("Nie znaleziono", assumed=True)
    full = Message("brak miejsc", assumed=True)
    fee = Message("Opłata za zmianę: 80 zł", assumed=True)
    no_facility = Message("Wyszukaj i wybierz placówkę", assumed=True)
    no_person = Message("Wybierz osobę", assumed=True)
    no_which = Message("Wybierz, po raz który dokonujesz wyboru", assumed=True)
    no_reason = Message("Wybierz przyczynę", assumed=True)
    third = Message("W tym roku dokonano już dwóch wyborów", assumed=True)
    minor = Message("Deklarację składa przedstawiciel ustawowy", assumed=True)
    still_open = Message("Poprzednia deklaracja czeka na rozpatrzenie", assumed=True)

    @classmethod
    def open(cls, session: Session, role: str) -> DeclarationWizard:
        """Press „Wypełnij deklarację” at that role on „Moje konto”; what comes is for the next call to see."""
        AccountPage.open(session).at_rest().choice(role).declare.click()
        return cls(session)

    def is_for(self, role: str) -> Self:
        """Wait for the wizard of that role.

        Raises:
            KeyError: no such role.
            The errors of `Located.see`, about its heading.
        """
        {"lekarz": self.doctor, "pielęgniarka": self.nurse, "położna": self.midwife}[role].see()
        return self

    def look_for(self, text: str) -> None:
        """Search for a facility."""
        self.facility_name.fill(text)
        self.search.click()

    def choose_facility(self, name: str) -> None:
        """Search for the facility, choose it among the results and go on."""
        self.look_for(name)
        self.facilities.choose(name, match="starts")
        self.proceed.click()

    def choose_person(self, name: str) -> None:
        """Choose the person, whose title and number stand by the name, and go on."""
        self.people.choose(name, match="contains")
        self.proceed.click()

    def choose_which(self, which: str, reason: str | None) -> None:
        """Say which choice of this year it is, and why where a reason is given; go on."""
        self.which.choose(self.wording_of(which))
        if reason is not None:
            self.reason.choose(self.wording_of(reason))
        self.proceed.click()

    def fill(self, choice: Choice) -> Self:
        """Fill in all steps and wait for the summary."""
        self.is_for(choice.role)
        self.choose_facility(choice.facility)
        self.choose_person(choice.person)
        self.choose_which(choice.which, choice.reason)
        self.file.see(usable=True)
        return self

    def attempt(self, choice: Choice) -> None:
        """Go as far as the portal lets the patient: whether it refuses, at which step and why is for others to see."""
        if self._refused_before(self.facility_name):
            return
        self.choose_facility(choice.facility)
        self.choose_person(choice.person)
        self.choose_which(choice.which, choice.reason)
        if not self._refused_before(self.file):
            self.file.click()

    def _refused_before(self, coming: Located) -> bool:
        refusals = (self.minor, self.still_open, self.third)
        sight = look(self.session, coming.question(), *(refusal.question() for refusal in refusals))
        return sight.which != 0 and sight.done

    def leave_out(self, what: str, choice: Choice) -> None:
        """Press „Dalej” at the step where `what` should have been chosen, and was not.

        Raises:
            KeyError: nothing of that name is chosen in a wizard.
        """
        if what not in LEFT_OUT:
            raise KeyError(what)
        self.is_for(choice.role).facility_name.see()
        if what != "placówka":
            self.choose_facility(choice.facility)
            self.people.is_open(choice.person, match="contains")
        if what not in {"placówka", "osoba"}:
            self.choose_person(choice.person)
            self.which.see()
        if what == "przyczyna zmiany":
            self.which.choose(self.third_or_later.name)
            self.reason.see()
        self.proceed.click()

    def answers(self, words: str) -> None:
        """See that the portal answers so; where it tells what was not chosen in a group, at that group.

        Raises:
            The errors of `Located.see` and of `refused_with`.
        """
        message = self.message(words)
        groups = {self.no_which.element: self.which, self.no_reason.element: self.reason}
        if message.element in groups:
            groups[message.element].refused_with(message)
        else:
            message.see()

    def is_full(self, name: str) -> bool:
        """Tell whether the person is shown as one whose list is full, who cannot be chosen."""
        return not self.people.is_open(name, match="contains") and self.shows(self.full.name)

    def reach_reason(self, choice: Choice) -> None:
        """Go on to the question for the reason of a third choice."""
        self.is_for(choice.role).choose_facility(choice.facility)
        self.choose_person(choice.person)
        self.which.choose(self.third_or_later.name)
        self.reason.see()

    def asks_for_no_fee(self) -> bool:
        """With a reason chosen, tell whether no fee is mentioned, there and in the summary."""
        if not self.fee.goes_away():
            return False
        self.proceed.click()
        self.file.see(usable=True)
        return self.fee.name not in self.text()

    def allows_reason(self, reason: str) -> bool:
        """Tell whether the reason, in its (default) wording, is offered and may be chosen."""
        words = self.wording_of(reason)
        return words in self.reason.text and self.reason.is_open(words)

    def lacking(self, *words: str) -> list[str]:
        """Return what the summary does not mention, of these words and of the NFZ's branch."""
        text = self.summary.text
        branch = any(name in text.casefold() for name in _NFZ_BRANCHES)
        return [each for each in words if each not in text] + ([] if branch else ["oddział NFZ"])

    def start_again(self, choice: Choice) -> Self:
        """From the summary of `choice`, go back to the first step."""
        for step in (self.which, None, self.facility_name):
            self.back.click()
            if step is not None:
                step.see()
            else:
                self.people.is_open(choice.person, match="contains")
        return self

    def file_again(self) -> None:
        """Go back in the browser from the list and press „Złóż deklarację” once more, where it is still offered.

        A double click would not do: the browser gives up the first sending for the second.
        """
        try:
            self.session.driver.back()
        except BROWSER_ERRORS as error:
            raise gone(error) from error
        answers = (self.still_open.question(), DeclarationsPage(self.session).heading.question())
        if look(self.session, self.file.question(), *answers).which == 0:
            self.file.click()
            look(self.session, *answers)
