"""A step in which the portal sends the patient to the production IKP."""
# ruff: noqa: INP001  # behave executes step files, it does not import them

# mypy: disallow-untyped-decorators=False
# (behave is untyped, and so are its decorators)

from __future__ import annotations

from typing import TYPE_CHECKING

from behave import when

from pages.logging_out import AnyAccountPage

if TYPE_CHECKING:
    from support.context import SuiteContext


@when("portal odsyła na produkcyjne IKP")
def sent_to_production(context: SuiteContext) -> None:
    """Be sent there by the page, then look for anything."""
    context.scene.session.driver.execute_script("location.assign('https://pacjent.gov.pl/ikp')")
    AnyAccountPage(context.scene.session).log_out.see()
