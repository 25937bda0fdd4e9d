"""The order of a first contact: the way in, every page of the menu, the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.account import AccountPage
from pages.consents import ConsentRow, ConsentsPage
from pages.consents_wizard import ChangePage, KindStep, PeriodForm, PeriodStep, RecipientStep, SummaryStep, WizardStep
from pages.contact_data import ContactDataPage
from pages.declarations import DeclarationsPage
from pages.declarations_wizard import DeclarationWizard
from pages.first_contact import entering
from pages.first_contact.account_screens import account, declarations
from pages.first_contact.consent_screens import consents
from pages.first_contact.prescription_screens import prescriptions
from pages.first_contact.trials import trials
from pages.first_contact.walker import tell
from pages.order_form import OrderedDrugPart, OrderFormPage
from pages.orders import OrderRow, OrdersPage
from pages.prescriptions import PrescriptionsPage

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from pages.first_contact.walker import Walker
    from pages.page import Page
    from support.patients import Patient

_WIZARD = (KindStep, RecipientStep, PeriodForm, PeriodStep, SummaryStep, WizardStep, ChangePage)
# Each function: its name in a profile, what people call it, its pages, how they are walked.
_FUNCTIONS: tuple[tuple[str | None, str, tuple[type[Page], ...], Callable[[Walker], None]], ...] = (
    (None, "Moje konto", (AccountPage, ContactDataPage), account),
    ("zgody", "Uprawnienia", (ConsentsPage, ConsentRow, *_WIZARD), consents),
    (
        "zamowienia",
        "Recepty",
        (PrescriptionsPage, OrderFormPage, OrderedDrugPart, OrdersPage, OrderRow),
        prescriptions,
    ),
    ("e-deklaracje", "Deklaracje", (DeclarationsPage, DeclarationWizard), declarations),
)


def walk(walker: Walker, patient: Patient, *, accept: bool, missing: Collection[str], tries: bool) -> None:
    """Walk all that can be reached, and log out.

    Args:
        walker: what walks.
        patient: who is logged in.
        accept: accept the regulations where the account has not.
        missing: the functions that the profile does not offer.
        tries: try also what shows only after saving, and put it back.

    Raises:
        NotReachedError: the walk could not get into the account, or not out of it.
        EnvironmentUnavailableError: the environment does not work.
        ForbiddenHostError: the browser is where the profile does not let it be.
    """
    entering.error_screens(walker)
    tell("Testowy Profil Zaufany")
    entering.trusted_profile(walker)
    tell("Logowanie")
    entering.log_in(walker, patient, accept=accept)
    for function, name, pages, go in _FUNCTIONS:
        if function in missing:
            reason = f"profil nie udostępnia funkcji „{function}”"
            walker.said_of.append(f"{name}: {reason}.")
            walker.ledger.unreached(walker.keys(pages), reason)
            continue
        with walker.way(name, pages):
            go(walker)
    if tries:
        trials(walker, missing)
    tell("Wylogowanie")
    entering.log_out(walker)
