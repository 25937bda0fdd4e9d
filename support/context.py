"""behave's context as this suite uses it: every attribute that hooks and steps may touch, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from behave.runner import Context

if TYPE_CHECKING:
    from behave.model import Table

    from support.scene import Scene
    from support.suite import Suite


class SuiteContext(Context):  # type: ignore[misc]  # behave is untyped
    """For annotations only; behave makes the context itself.

    Attributes:
        suite: the run; from before the first scenario to after the last.
        scene: the scenario's own patients, session and notes; for the scenario.
        table: the step's table, for a step whose text ends with a colon; for the step.
    """

    suite: Suite
    scene: Scene
    table: Table
