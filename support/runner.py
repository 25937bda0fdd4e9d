"""behave's runner for this suite: checks everything before the first scenario, says troubles in one Polish sentence."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

from behave.exception import ConfigError, InvalidFilenameError
from behave.parser import ParserError
from behave.runner import Runner, the_step_registry

from support.locks import MaskingCapture, lock_errors_of, lock_the_log, lock_the_outputs, lock_the_screen
from support.suite import Suite
from support.verdicts import SetupError

if TYPE_CHECKING:
    from behave.configuration import Configuration
    from behave.model import Feature

_ALLURE_RESULTS = "allure-results"


class SuiteRunner(Runner):  # type: ignore[misc]  # behave is untyped
    """Prepares a `Suite` for the hooks, as `context.suite`."""

    suite: Suite | None = None
    aborted: bool
    _stopped = False

    def __init__(self, config: Configuration) -> None:
        """Be made by behave, which then prints the runner's class: not for testers, and said again by each worker."""
        super().__init__(config)
        self.capture_controller = MaskingCapture(config)
        self._unsaid = redirect_stdout(io.StringIO())
        self._unsaid.__enter__()

    def run(self) -> bool:
        """Run the selected scenarios; True when something failed.

        Raises:
            SystemExit: with `SetupError.exit_code`, when the run could not begin or ended before its first scenario.
        """
        self._unsaid.__exit__(None, None, None)
        _speak_polish()
        lock_the_screen()
        lock_the_log()
        lock_the_outputs(self.config.outputs)
        try:
            failed: bool = super().run()
        except SetupError as trouble:
            self._end(str(trouble))
            raise SystemExit(SetupError.exit_code) from None
        except KeyboardInterrupt:
            self._end("Przebieg przerwano, zanim się zaczął.")
            raise SystemExit(SetupError.exit_code) from None
        except Exception as error:
            wrong = _of_features(error)
            if wrong is not None:
                self._end(wrong)
                raise SystemExit(SetupError.exit_code) from None
            self._end("Zestaw przerwał przebieg z powodu własnego błędu; wyniki zakończonych scenariuszy zachowano.")
            raise
        return failed or self._stopped

    def load_hooks(self, filename: str | None = None) -> None:
        """Load the hooks, then prepare the suite with what only they know: what a profile may correct."""
        super().load_hooks(filename)
        if not self.config.dry_run:
            self.suite = Suite(self.config.userdata, self.hooks.get("WORDING_KEYS"))
            self._results_go_to_the_suites_folder()

    def run_model(self, features: list[Feature] | None = None) -> bool:
        """Start what the selection needs, then run it."""
        if self.suite is not None:
            # Not behave.step_registry's own: behave's command has put an empty one there.
            steps = self.step_registry or the_step_registry
            self.suite.start(self.features if features is None else features, self.config, steps)
            self.context.suite = self.suite
        failed: bool = super().run_model(features)
        return failed or (self.suite is not None and self.suite.failed_in_workers)

    def run_hook_with_capture(self, hook_name: str, *args: object, **kwargs: object) -> bool:
        """Run a hook; behave's parting words, "ABORTED: By user.", are not said: the summary has told who or what."""
        passed: bool = super().run_hook_with_capture(hook_name, *args, **kwargs)
        for item in args:
            lock_errors_of(item)
        if hook_name == "after_all":
            self._stopped, self.aborted = self.aborted, False
        return passed

    def abort(self, reason: str | None = None) -> None:
        """End the run at the next step; behave would say so in English, the summary has told who or what."""
        del reason
        self.aborted = True

    def _end(self, reason: str) -> None:
        if self.suite is None or self.suite.share is None:
            print(f"\n{reason}", file=sys.stderr)  # noqa: T201 -- this is the tester's screen
        if self.suite is not None:
            self.suite.aborted = reason
            self.suite.close()

    def _results_go_to_the_suites_folder(self) -> None:
        assert self.suite is not None  # noqa: S101 -- set by the caller
        for opener in self.config.outputs:
            if opener.name and opener.name.endswith(_ALLURE_RESULTS):
                opener.name = str(self.suite.out / _ALLURE_RESULTS)


def _of_features(error: Exception) -> str | None:
    """Say in Polish what behave found wrong with the features that it was given; None when it is something else."""
    match error:
        case ParserError(filename=name, line=line):
            return f"Nie rozumiem pliku {name}, wiersz {line}: to nie jest poprawny plik ze scenariuszami (Gherkin)."
        case ConfigError():
            return "Obok podanych scenariuszy nie ma katalogu steps; scenariusze zestawu są w katalogu features."
        # behave's own: the system's has a number.
        case InvalidFilenameError() | FileNotFoundError(errno=None):
            return f"Nie ma pliku *.feature ani katalogu ze scenariuszami: {error}."
        case _:
            return None


def _speak_polish() -> None:
    # A Windows console may know another encoding; a letter that it lacks must not end the run.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
