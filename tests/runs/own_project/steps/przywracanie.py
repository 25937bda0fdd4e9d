"""Steps that change something and put it back, and tell a file (variable PUT_BACK) when they did."""
# ruff: noqa: INP001  # behave executes step files, it does not import them

# mypy: disallow-untyped-decorators=False
# (behave is untyped, and so are its decorators)

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from behave import when

from pages.account import AccountPage
from support import vocabulary  # noqa: F401 -- its parameter types are used below
from support.verdicts import NotVerifiedError, PortalDiffersError

if TYPE_CHECKING:
    from support.context import SuiteContext


@when('scenariusz zmienia na koncie "{what:Words}"')
def change(context: SuiteContext, what: str) -> None:
    """Change nothing, but have it put back from the account."""
    session = context.scene.session

    def put_back() -> None:
        # Only somebody who is logged in sees this page.
        AccountPage.open(session)
        with Path(os.environ["PUT_BACK"]).open("a", encoding="utf-8") as lines:
            lines.write(f"{what}\n")

    context.scene.afterwards(put_back, what=what)


@when("scenariusz składa to, czego nie można wycofać")
def change_for_ever(context: SuiteContext) -> None:
    """Change what nobody can put back here."""

    def put_back() -> None:
        raise NotVerifiedError("deklaracji nie można wycofać")

    context.scene.afterwards(put_back, what="deklaracja: lekarz")


@when("scenariusz zmienia to, czego portal nie chce przywrócić")
def change_and_fail(context: SuiteContext) -> None:
    """Change what the portal refuses to put back."""

    def put_back() -> None:
        raise PortalDiffersError("Nie ma przycisku „Wycofaj”.\nSą: „Zmień”.")

    context.scene.afterwards(put_back, what="uprawnienie dla: Szpital Miejski")
