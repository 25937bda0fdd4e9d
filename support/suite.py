"""One run of the suite: what it has chosen, started and must end."""

from __future__ import annotations

import re
import sys
from difflib import get_close_matches
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from support.browser import Browser
from support.evidence import Evidence
from support.interrupts import Interrupts
from support.known_secrets import KNOWN
from support.parallel import Share, Workers, end_with_the_first_process
from support.patients import keep_secret
from support.profile import FUNCTIONS
from support.profile_file import read_profile
from support.records import Records, reference
from support.scene import Scene
from support.settings import look_at_settings
from support.stand_in import StandIn
from support.unknown_names import check_names
from support.verdicts import SetupError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from behave.configuration import Configuration
    from behave.model import Feature, Scenario
    from behave.step_registry import StepRegistry

    from support.session import Session

LOCAL_ONLY = "tylko-lokalnie"
_FEWER_SESSIONS = "Scenariusze idą {}: na tyle sesji naraz pozwala profil (klucz sessions)."
_OPERATORS = {"and", "or", "not"}


class Suite:
    """Settings, browser, local iIKP and records of one run.

    Attributes:
        leave: how an open log-in is ended; set by the hooks, which know the pages.
        on_evidence: told of every picture; set by the hooks, which know Allure.
        interrupts: Ctrl+C and the like, which wait for a log-out that is under way.
        share: what part of a parallel run this process does as one of its workers; None when it is none.
        aborted: why the run was stopped before its end, in Polish.
        errors: what went wrong outside scenarios, in Polish.
        forbidden: where the browser was that the profile does not allow, in Polish: the run goes no further.
    """

    leave: Callable[[Session], None]
    on_evidence: Callable[[dict[str, Any]], None]

    def __init__(self, userdata: dict[str, str], wording_keys: Collection[str] | None = None) -> None:
        """Read the settings and make room for results; nothing is started yet.

        Args:
            userdata: behave's `-D` values.
            wording_keys: the keys under which a profile may correct a wording; only pages and hooks know them.

        Raises:
            SetupError: settings, profile or results folder are not usable; the sentence says what to do.
        """
        chosen = look_at_settings(userdata)
        self.settings = chosen.settings
        self.share = Share(self.settings.robotnik) if self.settings.robotnik else None
        self.interrupts = Interrupts(quiet=self.share is not None)
        self.interrupts.listen()
        self.out = self.settings.wyniki
        self.records = Records(self.out, self.share.number if self.share else None)
        if self.share is None:
            self._make_room()
        else:
            end_with_the_first_process()
        self.profile = read_profile(self.settings.konfiguracja, self.settings.profil, wording_keys, chosen.mistakes)
        keep_secret(self.profile)
        self.evidence = Evidence(self.out, f"{self.share.number}-" if self.share else "")
        self.browser = Browser(self.settings, self.records.browser, self.profile.resolve)
        self.stand_in: StandIn | None = None
        self.scene: Scene | None = None
        self.aborted: str | None = None
        self.errors: list[str] = []
        self.failed_in_workers = False
        self.forbidden: str | None = None
        self._closed = False

    def _make_room(self) -> None:
        try:
            self.records.clear()
        except OSError as error:
            raise SetupError(
                f"Nie można zapisywać wyników w {self.out}; wskaż inny katalog: -D wyniki=KATALOG."
            ) from error

    def start(self, features: Iterable[Feature], config: Configuration, steps: StepRegistry) -> None:
        """Check what is selected, leave out what this profile cannot do, write the plan, start what is needed.

        Raises:
            SetupError: an unknown tag or name, nothing selected, or no browser, driver or local iIKP.
        """
        features = list(features)
        for feature in features:
            KNOWN.publish(Path(feature.filename).read_text(encoding="utf-8"))
        scenarios = [scenario for feature in features for scenario in feature.walk_scenarios()]
        check_tags(config.tags or [], scenarios)
        check_names(scenarios, steps)
        selected = [s for s in scenarios if s.should_run(config) and s.should_run_with_name_select(config)]
        if not selected:
            raise SetupError("Nie wybrano żadnego scenariusza: sprawdź ścieżki oraz opcje --tags i -n.")
        beyond = {id(scenario): why for scenario in selected if (why := self._beyond(scenario))}
        plan = [scenario for scenario in selected if id(scenario) not in beyond]
        if self.share is not None:
            self._start_share(selected, self.share.of(plan))
            return
        left_out = [(scenario, beyond[id(scenario)]) for scenario in selected if id(scenario) in beyond]
        for scenario, why in left_out:
            _leave_out(scenario, why)
        jobs = self._jobs(config, len(plan))
        if plan and jobs == 1:
            self._start_stand_in()
        self.records.begin(self.settings, self.profile, self._addresses(), plan, left_out)
        if jobs > 1:
            self._run_in_workers(jobs, plan)
        elif plan:
            self.browser.make_blank()

    def _start_share(self, selected: Sequence[Scenario], share: Sequence[Scenario]) -> None:
        own = {id(scenario) for scenario in share}
        for scenario in selected:
            # Without a reason: they are left to others, and no report of this worker speaks of them.
            if id(scenario) not in own:
                _leave_out(scenario, None)
        if share:
            self._start_stand_in()
            self.records.place(self._addresses())
            self.browser.make_blank()

    def _start_stand_in(self) -> None:
        if self.profile.stand_in:
            self.stand_in = StandIn(self.settings.lokalny_iikp)

    def _jobs(self, config: Configuration, scenarios: int) -> int:
        wanted: int = config.jobs
        if wanted == 1:
            return 1
        if config.junit or len(config.outputs) > 1:
            raise SetupError("Kilka procesów (--jobs) pisałoby do tych samych plików: pomiń --junit i -o albo --jobs.")
        if not self.profile.stand_in and self.profile.sessions < wanted:
            wanted = self.profile.sessions
            together = "jeden po drugim" if wanted == 1 else f"po {wanted} naraz"
            print(_FEWER_SESSIONS.format(together), file=sys.stderr)  # noqa: T201 -- the tester's screen
        return max(1, min(wanted, scenarios))

    def _run_in_workers(self, jobs: int, plan: Sequence[Scenario]) -> None:
        workers = Workers(self.settings, jobs, sys.argv[1:])
        try:
            workers.wait()
        except KeyboardInterrupt:
            workers.ask_to_end()
            workers.wait()
        self.aborted, self.failed_in_workers = self.interrupts.reason or workers.aborted, workers.failed
        if self.aborted and not workers.began:
            raise SetupError(self.aborted)
        self.errors += workers.errors
        finished = self.records.finished()
        for scenario in plan:
            done = reference(scenario)["key"] in finished
            _leave_out(scenario, None if done else f"przerwane: {self.aborted or 'proces zakończył się nagle'}")

    def _beyond(self, scenario: Scenario) -> str | None:
        """Return why this environment cannot run a scenario by its nature; None when it can."""
        topic = PurePath(str(scenario.feature.filename)).stem
        for function in FUNCTIONS:
            if topic == function.replace("-", "_") and not self.profile.offers(function):
                return f"poza zakresem środowiska: nie udostępnia funkcji „{function}”"
        if LOCAL_ONLY in scenario.effective_tags and not self.profile.stand_in:
            return "poza zakresem środowiska: taki stan umie wywołać tylko lokalny iIKP"
        return None

    def _addresses(self) -> tuple[str, str]:
        if self.stand_in is not None:
            return self.stand_in.addresses
        return self.profile.entry_url, self.profile.trusted_profile_url

    def begin(self, scenario: Scenario) -> Scene:
        """Give a scenario its own things: a blank tab, patients, a session."""
        # Still there when the hook that ends a scenario was cut off before its first line.
        self.finish()
        KNOWN.begin_scenario()
        self.records.under_way(scenario)
        self.scene = Scene(self, scenario)
        self.browser.make_blank()
        return self.scene

    def finish(self) -> BaseException | None:
        """End the scenario that is under way, whatever state it is in; return what went wrong in doing so."""
        with self.interrupts.held():
            scene, self.scene = self.scene, None
            return scene.end() if scene is not None else None

    def lost(self) -> str | None:
        """Return why the run cannot go on, None when it can."""
        if self.stand_in is not None and not self.stand_in.alive:
            return "Lokalny iIKP przestał działać w trakcie przebiegu; uruchom zestaw ponownie."
        return self.forbidden

    def close(self) -> None:
        """End what was started: the last scenario, the browser, the local iIKP, the records. Once is enough."""
        with self.interrupts.held():
            if self._closed:
                return
            self._closed = True
            trouble = self.finish()
            if trouble is not None:
                self.errors.append(str(trouble))
            self.browser.discard()
            if self.stand_in is not None:
                self.stand_in.stop()
            self.records.end(self.aborted or self.interrupts.reason, self.errors)


def _leave_out(scenario: Scenario, why: str | None) -> None:
    # The reason is not given to behave, which would log it in English.
    scenario.mark_skipped()
    scenario.skip_reason = why


def check_tags(expressions: Iterable[str], scenarios: Iterable[Scenario]) -> None:
    """Refuse a tag that no scenario has: a misspelt tag must not pass for an empty selection.

    Raises:
        SetupError: names the tag and the nearest known one.
    """
    known = {str(tag) for scenario in scenarios for tag in scenario.effective_tags}
    for expression in expressions:
        for name in re.findall(r"[^\s()~,]+", str(expression)):
            tag = name.removeprefix("@").removeprefix("-@")
            if name in _OPERATORS or tag in known or "*" in tag:
                continue
            near = get_close_matches(tag, known, n=1)
            hint = f" Czy chodzi o @{near[0]}?" if near else ""
            raise SetupError(f"Żaden scenariusz nie ma znacznika @{tag}.{hint}")
