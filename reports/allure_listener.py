"""What Allure is told of each scenario: name, place in the instruction, verdict, steps, attachments.

allure-behave's own listener knows no verdicts, loses scenarios whose hooks failed and calls a failed
`before_scenario` skipped and a failed `after_scenario` passed.
"""

# mypy: allow-untyped-calls
# (allure-commons annotates only part of itself)

from __future__ import annotations

import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import behave
from allure_behave.listener import AllureListener
from allure_behave.utils import step_table
from allure_commons import hookimpl
from allure_commons.model2 import Label, Status, StatusDetails, TestResult, TestStepResult
from allure_commons.types import AttachmentType
from allure_commons.utils import md5, now, uuid4
from behave.model_type import Status as BehaveStatus
from behave.runner_util import make_undefined_step_snippet

from reports import allure_labels
from reports.rundata import read_environment
from reports.verdicts import Verdict

if TYPE_CHECKING:
    from allure_commons.model2 import Parameter
    from behave.model import Scenario, Step

STATUS_OF_VERDICT = {
    Verdict.CONFORMING: Status.PASSED,
    Verdict.NONCONFORMING: Status.FAILED,
    Verdict.UNAVAILABLE: Status.BROKEN,
    Verdict.SUITE_ERROR: Status.BROKEN,
    Verdict.UNVERIFIED: Status.SKIPPED,
}
BEHAVE = Path(behave.__file__).parent
"""behave's own frames come first in every traceback and say nothing."""

INTERRUPTED = "przerwane: przebieg skończył się przed tym scenariuszem"


class IikpListener(AllureListener):  # type: ignore[misc]  # allure-behave is untyped
    """Turns behave's scenarios into Allure's results, by the verdicts of the suite."""

    def __init__(self, config: Any, out: Path) -> None:  # noqa: ANN401  # behave's configuration, untyped
        """Listen to a run of this configuration, whose records are in `out`."""
        super().__init__(config)
        self._out = out
        self._place: list[Parameter] = []
        self.finished: set[int] = set()
        self._identities: Counter[str] = Counter()

    def start_scenario(self, scenario: Scenario) -> None:
        """Begin the result of a scenario, before its hooks."""
        self.steps.clear()
        self.current_scenario_uuid = uuid4()
        self.group_context.enter()
        identity = self._unique(allure_labels.identity(scenario))
        result = TestResult(uuid=self.current_scenario_uuid, start=now())
        result.name = scenario.name or scenario.keyword
        result.fullName = identity
        result.titlePath = allure_labels.title_path(scenario)
        result.testCaseId = md5(identity)
        result.description = allure_labels.description(scenario)
        result.parameters = allure_labels.parameters(scenario)
        result.links = allure_labels.links(scenario)
        result.labels = allure_labels.labels(scenario)
        self.logger.schedule_test(self.current_scenario_uuid, result)

    def stop_scenario(self, scenario: Scenario) -> None:
        """End the result of a scenario, after its hooks and clean-ups."""
        self.finished.add(id(scenario))
        self.flush_steps()
        # A step that Ctrl+C cut off is still open and would catch the next scenario's attachments.
        while (open_item := self.logger._last_executable()) != self.current_scenario_uuid:  # noqa: SLF001
            self.logger.stop_step(open_item, stop=now(), status=Status.BROKEN)
        result = self.logger.get_test(self.current_scenario_uuid)
        if allure_labels.is_selected(scenario, self.behave_config):
            verdict, details = outcome(scenario)
            self._close(result, verdict, details, getattr(scenario, "verdict_section", None))
        else:
            self.logger.drop_test(self.current_scenario_uuid)
        self.group_context.exit()
        self.current_scenario_uuid = None
        self.current_step_uuid = None

    def report_unrun(self, scenario: Scenario, verdict: Verdict, details: StatusDetails) -> None:
        """Report a selected scenario that behave never came to."""
        self.start_scenario(scenario)
        self.steps.extend(scenario.all_steps)
        self.flush_steps()
        self._close(self.logger.get_test(self.current_scenario_uuid), verdict, details, None)
        self.group_context.exit()

    def report_hook(self, name: str, details: StatusDetails) -> None:
        """Report a failure outside the scenarios as a result of its own, so that no gate overlooks it."""
        self.current_scenario_uuid = uuid4()
        identity = self._unique(name)
        result = TestResult(uuid=self.current_scenario_uuid, name=name, fullName=identity, start=now())
        result.testCaseId = md5(identity)
        result.titlePath = [allure_labels.RUN]
        result.labels = allure_labels.hook_labels()
        self.logger.schedule_test(self.current_scenario_uuid, result)
        self.group_context.enter()
        self._close(result, Verdict.SUITE_ERROR, details, None)
        self.group_context.exit()

    def _unique(self, identity: str) -> str:
        """Tell those of one name in one file apart by their order: Allure takes them for retries."""
        self._identities[identity] += 1
        count = self._identities[identity]
        return identity if count == 1 else f"{identity} ({count})"

    def _close(self, result: TestResult, verdict: Verdict, details: StatusDetails | None, section: str | None) -> None:
        # Not before: the browser is started by the first scenario that needs it.
        self._place = self._place or allure_labels.place(read_environment(self._out))
        result.parameters += self._place
        result.labels += [Label(name=one.name.lower(), value=one.value) for one in self._place]
        result.historyId = md5(result.fullName, *(parameter.value for parameter in self._place))
        result.stop = now()
        result.status = STATUS_OF_VERDICT[verdict]
        result.statusDetails = details
        result.labels += allure_labels.verdict_labels(verdict, section)
        self.group_context.append_test(result.uuid)
        self.logger.close_test(result.uuid)

    def start_behave_step(self, step: Step) -> None:
        """Begin a step; its text and table are attached under Polish names."""
        self.current_step_uuid = uuid4()
        name = f"{step.keyword} {step.name}"
        self.logger.start_step(None, self.current_step_uuid, TestStepResult(name=name, start=now()))
        if step.text:
            self.logger.attach_data(uuid4(), step.text, name="tekst", attachment_type=AttachmentType.TEXT)
        if step.table:
            table = step_table(step)
            self.logger.attach_data(uuid4(), table, name="tabela", attachment_type=AttachmentType.CSV)

    def stop_behave_step(self, result: Step) -> None:
        """End a step."""
        if self.current_step_uuid is None:
            return
        status = _step_status(result)
        details = None if status in (Status.PASSED, Status.SKIPPED) else _step_details(result)
        self.logger.stop_step(self.current_step_uuid, stop=now(), status=status, statusDetails=details)
        self.current_step_uuid = None

    @hookimpl
    def attach_data(self, body: str | bytes, name: str, attachment_type: Any, extension: str) -> None:  # noqa: ANN401
        """Attach to what runs now; outside the scenarios, to the run."""
        attach = self.logger.attach_data if self._inside() else self.logger.global_attach_data
        attach(uuid4(), body, name=name, attachment_type=attachment_type, extension=extension)

    @hookimpl
    def attach_file(self, source: str, name: str, attachment_type: Any, extension: str) -> None:  # noqa: ANN401
        """Attach a file to what runs now; outside the scenarios, to the run."""
        attach = self.logger.attach_file if self._inside() else self.logger.global_attach_file
        attach(uuid4(), source, name=name, attachment_type=attachment_type, extension=extension)

    def _inside(self) -> bool:
        return self.logger._last_executable() is not None  # noqa: SLF001  # attaching there raises KeyError


def outcome(scenario: Scenario) -> tuple[Verdict, StatusDetails | None]:
    """Return the scenario's verdict and why; the suite's verdict counts unless a later hook failed."""
    try:
        verdict = Verdict(str(getattr(scenario, "verdict", "")))
    except ValueError:
        verdict = _verdict_of_status(scenario.status)
    broken_hook = scenario.status in (BehaveStatus.hook_error, BehaveStatus.cleanup_error)
    if (broken_hook and verdict is Verdict.UNVERIFIED) or (
        scenario.status.has_failed() and verdict is Verdict.CONFORMING
    ):
        verdict = Verdict.SUITE_ERROR
    if verdict is Verdict.CONFORMING:
        return verdict, None
    return verdict, _scenario_details(scenario, verdict)


def details_of(exception: BaseException | None, otherwise: str) -> StatusDetails:
    """Return the message for people and, apart from it, the traceback for the suite's maintainer."""
    if exception is None:
        return StatusDetails(message=otherwise)
    start = exception.__traceback__
    while start and start.tb_next and BEHAVE in Path(start.tb_frame.f_code.co_filename).parents:
        start = start.tb_next
    trace = "".join(traceback.format_exception(type(exception), exception, start))
    # What stops a program says nothing: an exit code at most.
    told = "" if isinstance(exception, KeyboardInterrupt) else str(exception).strip()
    return StatusDetails(message=otherwise if told.isdecimal() else told or otherwise, trace=trace)


def _verdict_of_status(status: BehaveStatus) -> Verdict:
    if status is BehaveStatus.passed:
        return Verdict.CONFORMING
    if status is BehaveStatus.failed:
        return Verdict.NONCONFORMING
    return Verdict.SUITE_ERROR if status.has_failed() else Verdict.UNVERIFIED


def _scenario_details(scenario: Scenario, verdict: Verdict) -> StatusDetails:
    message = getattr(scenario, "verdict_message", None) or getattr(scenario, "verdict_reason", None)
    failed = next((step for step in scenario.all_steps if step.status.has_failed()), None)
    if scenario.exception is not None:
        details = details_of(scenario.exception, "Zawiodło przygotowanie albo zakończenie scenariusza.")
    elif failed is not None:
        details = _step_details(failed)
    elif scenario.status is BehaveStatus.cleanup_error:
        details = StatusDetails(message="Nie powiodło się sprzątanie po scenariuszu.")
    elif verdict is Verdict.UNVERIFIED:
        details = StatusDetails(message=scenario.skip_reason or INTERRUPTED)
    else:
        details = StatusDetails(message=scenario.error_message or str(verdict))
    if message:
        details.message = str(message)
    return details


def _step_status(step: Step) -> str:
    if step.status in (BehaveStatus.passed, BehaveStatus.pending_warn):
        return str(Status.PASSED)
    if step.status is BehaveStatus.failed:
        return str(Status.FAILED)
    return str(Status.BROKEN if step.status.has_failed() else Status.SKIPPED)


def _step_details(step: Step) -> StatusDetails:
    if step.status is BehaveStatus.undefined:
        snippet = make_undefined_step_snippet(step)
        return StatusDetails(message=f"Krok nie ma definicji: {step.keyword} {step.name}", trace=snippet)
    return details_of(step.exception, step.error_message or "Krok się nie powiódł.")
