"""The two screens that tell of the environment's state (instruction 3.1 and 3.2; screens.md 9)."""

from __future__ import annotations

from pages.elements import Button, Heading
from pages.page import Page


class TrustedProfileErrorPage(Page):
    """„Błąd Profilu Zaufanego” (3.1): logging in by the test Węzeł Krajowy failed."""

    heading = Heading("Błąd Profilu Zaufanego", assumed=True, levels=(1,))
    again = Button("Spróbuj ponownie", assumed=True)


class PortalDownPage(Page):
    """„Serwis chwilowo niedostępny” (3.2): iIKP does not work."""

    heading = Heading("Serwis chwilowo niedostępny", assumed=True, levels=(1,))
    again = Button("Spróbuj ponownie", assumed=True)


SCREENS: dict[str, type[TrustedProfileErrorPage | PortalDownPage]] = {
    "ekran błędu Profilu Zaufanego": TrustedProfileErrorPage,
    "ekran niedziałającego iIKP": PortalDownPage,
}
"""The screens by the names that scenarios, like the instruction, give them."""
