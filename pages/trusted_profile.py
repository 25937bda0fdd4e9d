"""The test Profil Zaufany, and the ways into iIKP that lead through it (instruction 2.1, 2.2, 2.2.1, 2.2.2)."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from pages.containers import LocatedMessage, Message
from pages.elements import Button, Heading
from pages.fields import TextField
from pages.finder import gone
from pages.page import Page
from support.browser import BROWSER_ERRORS
from support.verdicts import EnvironmentUnavailableError

if TYPE_CHECKING:
    from support.patients import Patient
    from support.session import Session


class TrustedProfilePage(Page):
    """„Testowy Profil Zaufany” (instruction 2.2; screens.md 1)."""

    heading = Heading("Testowy Profil Zaufany", assumed=True, levels=(1,))
    pesel = TextField("Pesel")
    proceed = Button("Dalej")

    pesel_missing = Message("Podaj numer PESEL", assumed=True)
    pesel_malformed = Message("Nieprawidłowy numer PESEL", assumed=True)
    too_young = Message("Konto jest dostępne od 16. roku życia", assumed=True)
    account_unknown = Message("Brak konta pacjenta dla podanego numeru PESEL", assumed=True)

    def refusals(self) -> list[LocatedMessage]:
        """Return the messages by which a number that was given is refused.

        Not that it is missing: the form itself may ask for it in the same words, and is seen until the answer comes.
        """
        return [self.pesel_malformed, self.too_young, self.account_unknown]

    @classmethod
    def open(cls, session: Session) -> TrustedProfilePage:
        """Go to the entry address (2.1) and be led to the test Profil Zaufany (2.2).

        Raises:
            EnvironmentUnavailableError: nobody answers there, or screen 3.1 or 3.2 is shown.
        """
        visit(session, session.entry_url)
        return cls(session).loaded()

    def submit_with_button(self, patient: Patient, *, around: str = "") -> None:
        """Enter the patient's number, with something `around` it, and press „Dalej” (2.2.1, 2.2.2)."""
        self._enter(patient, around)
        self.proceed.click()

    def submit_with_enter(self, patient: Patient) -> None:
        """Enter the patient's number and press ENTER (2.2.1, 2.2.2)."""
        self._enter(patient)
        self.pesel.press_enter()

    def _enter(self, patient: Patient, around: str = "") -> None:
        self.pesel.fill(around + patient.pesel + around)
        self.session.patient = patient
        self.session.account_address = None
        self.session.log_in_begins()

    def submit_text(self, text: str) -> None:
        """Enter what is no known patient's number and press „Dalej”."""
        self.pesel.fill(text)
        self.session.log_in_begins()
        self.proceed.click()

    def is_at(self, address: str) -> bool:
        """Tell whether `address` is the test Profil Zaufany's: host, port and path of the profile.

        The instruction's copy lost a character in `ekran pz`: an underscore, a dash and a space are all accepted.
        """
        expected, actual = urlsplit(self.session.trusted_profile_url), urlsplit(address)
        return expected.netloc == actual.netloc and _bare_path(expected.path) == _bare_path(actual.path)


def _bare_path(path: str) -> str:
    return unquote(path).replace("_", " ").replace("-", " ").rstrip("/")


def visit(session: Session, address: str) -> None:
    """Go to an address in the session's tab.

    Raises:
        EnvironmentUnavailableError: nobody answers there.
        ForbiddenHostError: that leads where the profile does not let the browser be.
        SuiteFaultError: the browser is gone.
    """
    try:
        session.driver.get(address)
    except BROWSER_ERRORS as error:
        reached = address
        with suppress(*BROWSER_ERRORS):
            # A redirect may have led on from there, and the address bar still says where to.
            reached = session.driver.current_url
        refused = gone(error, reached)
        if isinstance(refused, EnvironmentUnavailableError):
            # Nobody answers on production either: it is kept out of the browser's reach.
            session.refuse_elsewhere(reached)
        raise refused from error
