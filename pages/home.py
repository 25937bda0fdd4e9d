"""The home page of the logged-in patient (screens.md 3)."""

from __future__ import annotations

from pages.elements import Heading
from pages.page import LoggedInPage


class HomePage(LoggedInPage):
    """„Strona główna”: where a log-in ends (instruction 2.2.3)."""

    heading = Heading("Strona główna", assumed=True, levels=(1,))
