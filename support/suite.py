"""One run of the suite: what it has chosen, started and must end."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from support.browser import Browser
from support.evidence import Evidence
from support.interrupts import Interrupts
from support.records import Records
from support.scene import Scene
from support.settings import FUNCTIONS, read_profile, read_settings
from support.stand_in import StandIn
from support.unknown_names import check_names
from support.verdicts import SetupError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from behave.configuration import Configuration
    from behave.model import Feature, Scenario
    from behave.step_registry import StepRegistry

    from support.session import Session

LOCAL_ONLY = "tylko-lokalnie"
_OPERATORS = {"and", "or", "not"}


class Suite:
    """Settings, browser, local iIKP and records of one run.

    Attributes:
        leave: how an open log-in is ended; set by the hooks, which know the pages.
        on_evidence: told of every picture; set by the hooks, which know Allure.
        interrupts: Ctrl+C and the like, which wait for a log-out that is under way.
        aborted: why the run was stopped before its end, in Polish.
        errors: what went wrong outside scenarios, in Polish.
    """

    leave: Callable[[Session], None]
    on_evidence: Callable[[dict[str, Any]], None]

    def __init__(self, userdata: dict[str, str]) -> None:
        """Read the settings and make room for results; nothing is started yet.

        Raises:
            SetupError: settings, profile or results folder are not usable; the sentence says what to do.
        """
        self.interrupts = Interrupts()
        self.interrupts.listen()
        self.settings = read_settings(userdata)
        self.out = self.settings.wyniki
        self.records = Records(self.out)
        try:
            self.records.clear()
        except OSError as error:
            raise SetupError(
                f"Nie można zapisywać wyników w {self.out}; wskaż inny katalog: -D wyniki=KATALOG."
            ) from error
        self.profile = read_profile(self.settings)
        self.evidence = Evidence(self.out)
        self.browser = Browser(self.settings, self.records.browser)
        self.stand_in: StandIn | None = None
        self.scene: Scene | None = None
        self.aborted: str | None = None
        self.errors: list[str] = []
        self._closed = False

    def start(self, features: Iterable[Feature], config: Configuration, steps: StepRegistry) -> None:
        """Check what is selected, leave out what this profile cannot do, write the plan, start what is needed.

        Raises:
            SetupError: an unknown tag or name, nothing selected, or no browser, driver or local iIKP.
        """
        scenarios = [scenario for feature in features for scenario in feature.walk_scenarios()]
        check_tags(config.tags or [], scenarios)
        check_names(scenarios, steps)
        selected = [s for s in scenarios if s.should_run(config) and s.should_run_with_name_select(config)]
        if not selected:
            raise SetupError("Nie wybrano żadnego scenariusza: sprawdź ścieżki oraz opcje --tags i -n.")
        beyond = [(scenario, why) for scenario in selected if (why := self._beyond(scenario))]
        for scenario, why in beyond:
            scenario.mark_skipped(why)
        left_out = {id(scenario) for scenario, _ in beyond}
        plan = [scenario for scenario in selected if id(scenario) not in left_out]
        if plan and self.profile.stand_in:
            self.stand_in = StandIn(self.settings.lokalny_iikp)
        self.records.begin(self.settings, self.profile, self._addresses(), plan, beyond)
        if plan:
            self.browser.make_blank()

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
        return None

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
