"""A step after which nobody can log out."""
# ruff: noqa: INP001  # behave executes step files, it does not import them

# mypy: disallow-untyped-decorators=False
# (behave is untyped, and so are its decorators)

from __future__ import annotations

from typing import TYPE_CHECKING

from behave import when

from pages.logging_out import AnyAccountPage

if TYPE_CHECKING:
    from support.context import SuiteContext


@when("portal przestaje działać na dobre")
def portal_goes_down(context: SuiteContext) -> None:
    """Make every page of the portal an error screen."""
    assert context.suite.stand_in is not None
    # Not by the world's own method: what a scenario has made to fail works again at its end.
    fault = {"origin": "portal", "kind": "error_screen"}
    context.suite.stand_in.ask("PATCH", context.scene.world.path, {"faults": [fault]})
    context.scene.session.driver.refresh()
    # The step fails too: what the end of the scenario meets must not get lost beside it.
    AnyAccountPage(context.scene.session).log_out.see()
