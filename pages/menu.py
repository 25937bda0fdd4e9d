"""The pages that the patient reaches from the main menu, by the names that people call them (screens.md 0)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.account import AccountPage
from pages.consents import ConsentsPage
from pages.home import HomePage
from pages.prescriptions import PrescriptionsPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from pages.page import LoggedInPage
    from support.session import Session


def _home(session: Session) -> LoggedInPage:
    page = HomePage(session)
    page.menu_home.click()
    return page.loaded()


def _prescriptions(session: Session) -> LoggedInPage:
    page = PrescriptionsPage(session)
    page.menu_prescriptions.click()
    return page.loaded()


def _consents(session: Session) -> LoggedInPage:
    page = ConsentsPage(session)
    page.menu_consents.click()
    return page.loaded()


PAGES: dict[str, Callable[[Session], LoggedInPage]] = {
    "Strona główna": _home,
    "Recepty": _prescriptions,
    "Uprawnienia": _consents,
    "Moje konto": AccountPage.open,
    "Edytuj swoje dane": AccountPage.open_form,
}
"""How each page is opened from any page of the logged-in patient."""
