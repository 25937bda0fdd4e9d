"""behave's formatter for Allure: `behave -f reports.allure_formatter:IikpAllureFormatter -o DIR`.

allure-behave 2.16 leaves out scenarios under „Zasada” and loses hook errors; each place where this formatter
goes its own way says which fault it mends.
"""

# mypy: allow-untyped-calls
# (allure-commons annotates only part of itself)

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import allure_commons
from allure_behave.formatter import AllureFormatter
from allure_commons.model2 import StatusDetails
from behave.exception import ConfigError
from behave.formatter.base import Formatter
from behave.model_type import Status
from behave.runner import ModelRunner

from reports.allure_files import MaskingFileLogger
from reports.allure_labels import is_selected, rule_of
from reports.allure_listener import INTERRUPTED, IikpListener, details_of
from reports.masking import mask
from reports.rundata import read_end_errors
from reports.verdicts import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from behave.model import Feature, Match, Rule, Scenario, Step

DEFAULT_DIRECTORY = Path("reports") / "out" / "allure-results"
RUN_HOOKS = {"before_all": "Przygotowanie przebiegu", "after_all": "Zakończenie przebiegu"}


class IikpAllureFormatter(AllureFormatter):  # type: ignore[misc]  # allure-behave is untyped
    """Writes Allure results by the suite's verdicts, hook errors included; nothing in a dry run."""

    name = "iikp.allure"
    description = "Wyniki dla raportu Allure, według werdyktów zestawu"

    def __init__(self, stream_opener: Any, config: Any) -> None:  # noqa: ANN401  # behave's, untyped
        """Make the directory ready.

        Raises:
            ConfigError: the directory can't be written to (behave prints it and stops).
        """
        # Not AllureFormatter's: it would make its own listener and write in a dry run too.
        Formatter.__init__(self, stream_opener, config)
        self._off = bool(config.dry_run)
        if self._off:
            return
        self._directory = Path(stream_opener.name or DEFAULT_DIRECTORY)
        try:
            self.file_logger = MaskingFileLogger(self._directory)
        except OSError as error:
            message = f"Nie można zapisywać w „{self._directory}”: zmień uprawnienia albo wskaż inny katalog (-o)."
            raise ConfigError(message) from error
        self.listener = IikpListener(config, self._directory.parent)
        self._feature: Feature | None = None
        self._selected: list[Scenario] = []
        self._watch = _RunHookWatch()
        allure_commons.plugin_manager.register(self.listener)
        allure_commons.plugin_manager.register(self.file_logger)

    def uri(self, uri: str) -> None:
        """Begin a feature file."""
        if not self._off:
            super().uri(uri)

    def feature(self, feature: Feature) -> None:
        """Wrap every scenario of a feature, those under „Zasada” too, before its hooks run."""
        if self._off:
            return
        self._feature = feature
        self._selected = []
        for scenario in feature.walk_scenarios():
            scenario.left_out = scenario.should_skip and not scenario.skip_reason
            scenario.run = allure_commons.test(scenario.run, context={"scenario": scenario})
            if is_selected(scenario, self.config):
                self._selected.append(scenario)

    def step(self, step: Step) -> None:
        """Note a step to come."""
        if not self._off:
            super().step(step)

    def match(self, match: Match) -> None:
        """Begin a step."""
        if not self._off:
            super().match(match)

    def result(self, step: Step) -> None:
        """End a step."""
        if not self._off:
            super().result(step)

    def eof(self) -> None:
        """End a feature file: what behave never came to is told with its reason, failed hooks are told."""
        if self._off or self._feature is None:
            return
        feature, self._feature = self._feature, None
        told: list[Feature | Rule] = []
        for scenario in self._selected:
            if id(scenario) in self.listener.finished:
                continue
            failed = next((place for place in (rule_of(scenario), feature) if place and place.hook_failed), None)
            if failed is None:
                reason = StatusDetails(message=scenario.skip_reason or INTERRUPTED)
                self.listener.report_unrun(scenario, Verdict.UNVERIFIED, reason)
            else:
                told.append(failed)
                self.listener.report_unrun(scenario, Verdict.SUITE_ERROR, _hook_details(failed))
        for place in (feature, *feature.rules):
            if place not in told and (place.hook_failed or place.status is Status.cleanup_error):
                name = f"Zakończenie części „{place.name}”"
                self.listener.report_hook(name, _hook_details(place))
        super().eof()

    def close(self) -> None:
        """End the run: errors of before_all and after_all, the environment."""
        if self._off:
            return
        self._watch.stop()
        try:
            for hook, error in self._watch.errors:
                self.listener.report_hook(RUN_HOOKS[hook], details_of(error, f"{RUN_HOOKS[hook]} się nie powiodło."))
            if not self._watch.errors:
                for message in read_end_errors(self._directory.parent):
                    self.listener.report_hook(RUN_HOOKS["after_all"], StatusDetails(message=message))
            self.file_logger.write_environment(self._directory.parent)
        finally:
            super().close()


class _RunHookWatch:
    """Remembers what before_all and after_all raised: behave prints it and tells no formatter."""

    def __init__(self) -> None:
        self.errors: list[tuple[str, BaseException]] = []
        self._original = ModelRunner.run_hook
        watch, original = self, self._original

        def run_hook(runner: ModelRunner, hook_name: str, *args: object) -> bool:
            if hook_name in RUN_HOOKS and hook_name in runner.hooks:
                runner.hooks[hook_name] = watch.watched(hook_name, runner.hooks[hook_name])
            return bool(original(runner, hook_name, *args))

        ModelRunner.run_hook = run_hook

    def watched(self, name: str, hook: Callable[..., None]) -> Callable[..., None]:
        """Return the hook that, before it fails, leaves its error here."""

        @functools.wraps(hook)
        def remembering(*args: object) -> None:
            try:
                hook(*args)
            except BaseException as error:
                self.errors.append((name, error))
                raise

        return remembering

    def stop(self) -> None:
        """Give behave its own method back."""
        ModelRunner.run_hook = self._original


def _hook_details(place: Feature | Rule) -> StatusDetails:
    details = details_of(place.exception, place.error_message or "Zawiodło przygotowanie albo zakończenie.")
    details.message = mask(details.message)
    return details
