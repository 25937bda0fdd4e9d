"""behave's hooks: thin; what they do is in support/."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import allure
from behave.model import Status

import reports
from pages.declared import declared_wording
from pages.logging_out import leave
from reports import masking
from support.masking import mask
from support.verdicts import NotVerifiedError

if TYPE_CHECKING:
    from pathlib import Path

    from behave.model import Scenario, Step

    from support.context import SuiteContext


# Read by the runner before anything starts: a profile that corrects a wording which no page has is mistaken.
WORDING_KEYS = declared_wording()


def before_all(context: SuiteContext) -> None:
    """Give the run what only pages and reports know, and reports what only the run knows."""
    masking.also(mask)
    context.suite.leave = leave
    context.suite.on_evidence = partial(_show_in_allure, context.suite.out)


def _show_in_allure(out: Path, taken: dict[str, str]) -> None:
    picture, name = str(out / taken["file"]), f"Zrzut ekranu: {taken['step']}"
    allure.attach.file(picture, name=name, attachment_type=allure.attachment_type.PNG)  # type: ignore[no-untyped-call]


def before_scenario(context: SuiteContext, scenario: Scenario) -> None:
    """Give the scenario a blank tab, patients and a session."""
    context.scene = context.suite.begin(scenario)


def after_step(context: SuiteContext, step: Step) -> None:
    """Take evidence of what was seen and of what failed; turn "cannot be verified here" into a skip with its reason.

    A tab that the portal has opened makes the step red, unless it is so already.
    """
    surplus = context.scene.close_surplus_tabs(step)
    if surplus is not None and step.exception is None:
        step.status = Status.failed
        step.exception = surplus
    if isinstance(step.exception, NotVerifiedError):
        step.status = Status.skipped
        context.scenario.skip(str(step.exception))
    elif step.keyword == "Wtedy" or step.status.has_failed():
        context.scene.picture(step)


def after_scenario(context: SuiteContext, scenario: Scenario) -> None:
    """Put back, log out, record; stop the run when the environment under it is gone."""
    trouble = context.suite.finish()
    lost = context.suite.lost()
    if lost:
        context.suite.aborted = lost
        context.abort(lost)
    # What has failed already is red, and has been told.
    if trouble is not None and not scenario.status.has_failed():
        raise trouble


def after_all(context: SuiteContext) -> None:
    """End the browser and the local iIKP; build the liaison's page and print the summary."""
    suite = context.suite
    with suite.interrupts.held():
        suite.close()
        if suite.share is not None:
            return  # The process that started this worker tells of all.
        if suite.aborted:
            print(f"\n{suite.aborted}", file=sys.__stdout__)
        if suite.settings.podsumowanie:
            results = reports.build(suite.out)
            for line in (*reports.summary(results), *reports.locations(suite.out)):
                # behave shows what hooks print only when they fail.
                print(line, file=sys.__stdout__)
