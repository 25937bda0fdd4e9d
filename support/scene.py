"""What one scenario has at hand: its patients, its session, its evidence; and how all of it ends."""

from __future__ import annotations

import time
import traceback
from functools import partial
from typing import TYPE_CHECKING, Any

from support.browser import BLANK
from support.clinic import CommandClinic, LocalClinic, NoClinic
from support.hosts import ForbiddenHostError
from support.locks import lock_errors
from support.masking import without_query
from support.patients import ConfiguredPatients, LocalPatients
from support.records import now, people_read, reference, step_record
from support.recovery import AFTER_FORMER_RUN, AT_END, Recovery
from support.session import Session
from support.tabs import Tabs
from support.verdicts import EnvironmentUnavailableError, NotVerifiedError, SuiteFaultError, Verdict, verdict_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from behave.model import Scenario, Step

    from support.clinic import Clinic
    from support.patients import Patient
    from support.stand_in import World
    from support.suite import Suite
    from support.verdicts import PortalDiffersError


class Scene:
    """One scenario's own things.

    Attributes:
        patients: where its patients come from.
        noted: what a step noted for a later one (typed data, addresses), by name.
    """

    def __init__(self, suite: Suite, scenario: Scenario) -> None:
        """Begin with a blank tab and nobody logged in."""
        self._suite = suite
        self._scenario = scenario
        self._started, self._clock, self._trips = now(), time.monotonic(), suite.browser.round_trips
        self._session: Session | None = None
        self._tabs: Tabs | None = None
        self._undo: list[tuple[str, Callable[[], None]]] = []
        self._not_put_back: list[str] = []
        self._not_closed: str | None = None
        self._evidence: dict[int, list[dict[str, Any]]] = {}
        self.patients: LocalPatients | ConfiguredPatients
        if suite.stand_in is None:
            self.patients = ConfiguredPatients(suite.profile, suite.settings.profil, self._close_former)
        else:
            self.patients = LocalPatients(suite.stand_in)
        self._actor: Patient | None = None
        self.noted: dict[str, Any] = {}

    @property
    def actor(self) -> Patient:
        """The patient of whom the steps speak: "she" in a step without a name.

        Raises:
            SuiteFaultError: no step has named anybody yet.
        """
        if self._actor is None:
            raise SuiteFaultError("Scenariusz mówi o pacjencie, którego wcześniej nie nazwał.")
        return self._actor

    @actor.setter
    def actor(self, patient: Patient) -> None:
        self._actor = patient

    @property
    def session(self) -> Session:
        """The scenario's one session."""
        if self._session is None:
            suite = self._suite
            recovery = Recovery(suite.profile.recovery, self._picture_of_attempt)
            self._session = Session(suite.browser, suite.profile, self.patients.addresses(), suite.leave, recovery)
        return self._session

    @property
    def world(self) -> World:
        """The scenario's world in the local iIKP.

        Raises:
            SuiteFaultError: the profile is not local; the scenario lacks the tag @tylko-lokalnie.
        """
        if not isinstance(self.patients, LocalPatients):
            message = "Scenariusz używa lokalnego iIKP, a nie ma znacznika @tylko-lokalnie."
            raise SuiteFaultError(message)
        return self.patients.world

    @property
    def clinic(self) -> Clinic:
        """The clinic's side: what it received, and what it does with it."""
        if isinstance(self.patients, LocalPatients):
            return LocalClinic(self.patients.world)
        command = self._suite.profile.clinic
        return NoClinic() if command is None else CommandClinic(command)

    def name_of(self, fictitious: str) -> str:
        """Return what stands here for a fictitious facility, drug or worker of the scenarios; itself by default."""
        profile = self._suite.profile
        worker = profile.workers.get(fictitious)
        return worker.name if worker is not None else profile.names.get(fictitious, fictitious)

    def number_of(self, worker: str) -> str:
        """Return the right-to-practise number of a worker of the scenarios.

        Raises:
            NotVerifiedError: the profile gives none.
        """
        if isinstance(self.patients, LocalPatients):
            number = self.patients.world.number_of(worker)
        else:
            known = self._suite.profile.workers.get(worker)
            number = known.number if known is not None else None
        if number is None:
            raise NotVerifiedError(f"Brak numeru prawa wykonywania zawodu: profil nie podaje go dla: {worker}.")
        return number

    def afterwards(self, undo: Callable[[], None], *, what: str) -> None:
        """On a shared environment, do this at the scenario's end, before the log-out; the last comes first.

        Args:
            undo: puts one thing back; a `NotVerifiedError` says that it cannot be put back here by its nature.
            what: the thing, in Polish, as the report names it when it stays: „uprawnienie dla: Szpital Miejski”.
        """
        if isinstance(self.patients, ConfiguredPatients):
            self._undo.append((what, undo))

    def picture(self, step: Step, note: str | None = None) -> dict[str, Any] | None:
        """Take a screenshot for a step, if a tab was used at all; return its record."""
        if self._session is None:
            return None
        taken = self._suite.evidence.take(self._session, f"{step.keyword} {step.name}", note)
        if taken is not None:
            self._evidence.setdefault(id(step), []).append(taken)
            self._suite.on_evidence(taken)
        return taken

    def close_surplus_tabs(self, step: Step) -> PortalDiffersError | None:
        """Close what the portal has opened beside the patient's tab; return the finding, with evidence at the step."""
        if self._session is None:
            return None
        if self._tabs is None:
            self._tabs = Tabs(self._session)
        return self._tabs.close_surplus(partial(self.picture, step, "Karta, którą otworzył portal"))

    def _picture_of_attempt(self, words: str) -> dict[str, Any] | None:
        taken = self._suite.evidence.take(self.session, words)
        if taken is not None:
            self._suite.on_evidence(taken)
        return taken

    def end(self) -> BaseException | None:
        """Put back, log out, give the patients back and record what was seen; return what went wrong in doing so."""
        trouble = self._calm()
        trouble = self._put_back() or trouble
        for part in (self._close_session, self._see_one_tab, self._release):
            try:
                self._also_in_a_new_browser(part)
            except Exception as error:  # noqa: BLE001 -- each part is tried, whatever the others met
                trouble = trouble or error
                self._not_closed = self._not_closed or self._left_open(error)
        self._record(trouble)
        return trouble

    def _calm(self) -> BaseException | None:
        """End what the scenario has disturbed on purpose: the log-out needs a portal that works."""
        if self._session is not None:
            self._session.screens_expected = False
            self._session.recovery.occasion = AT_END
        try:
            if isinstance(self.patients, LocalPatients):
                self.patients.calm()
        except EnvironmentUnavailableError as error:
            return error
        return None

    def _put_back(self) -> BaseException | None:
        trouble: BaseException | None = None
        for what, undo in reversed(self._undo):
            try:
                self._also_in_a_new_browser(undo)
            except Exception as error:  # noqa: BLE001 -- each thing is tried, whatever the others met
                self._not_put_back.append(f"{what} ({people_read(error).splitlines()[0].rstrip('.')})")
                # What nobody could put back here says nothing about the portal.
                if not isinstance(error, NotVerifiedError):
                    trouble = trouble or error
        return trouble

    def _close_session(self) -> None:
        if self._session is not None:
            self._session.close()

    def _see_one_tab(self) -> None:
        """Refuse a tab that the portal has opened since the last step, as on „Wyloguj się”."""
        done = [step for step in self._scenario.all_steps if step.status.name not in {"untested", "skipped"}]
        finding = self.close_surplus_tabs(done[-1]) if done else None
        if finding is not None:
            raise finding

    def _release(self) -> None:
        session = self._session
        self.patients.release(session.patient if session is not None and session.log_out_owed else None)

    def _close_former(self, patient: Patient) -> None:
        """Log in and out: whoever had the account before has died or could not, and a second session is none (1-g)."""
        session, browser = self.session, self._suite.browser
        was_blank = browser.driver.current_url == BLANK
        session.patient, session.recovery.occasion = patient, AFTER_FORMER_RUN
        session.log_in_begins()
        session.close()
        session.patient, session.account_address, session.recovery.occasion = None, None, ""
        browser.make_blank()
        if not was_blank:
            browser.driver.get(session.entry_url)

    def _left_open(self, error: Exception) -> str | None:
        session = self._session
        if session is None or not session.log_out_owed:
            return None
        whose = f"Konto testowe ({session.patient.name})" if session.patient is not None else "Konto testowe"
        why = people_read(error).splitlines()[0].rstrip(".")
        return f"{whose} mogło pozostać otwarte pod adresem {without_query(session.entry_url)}: {why}"

    def _also_in_a_new_browser(self, part: Callable[[], None]) -> None:
        """Do a part of the end; if the browser has died with the account open, a new one does it (instruction 2.3)."""
        try:
            part()
        except SuiteFaultError:
            self._suite.browser.discard()
            if self._session is not None:
                self._session.account_address = None
            part()

    def _record(self, trouble: BaseException | None) -> None:
        scenario = self._scenario
        steps = list(scenario.all_steps)
        error, verdict = _outcome(scenario, steps, trouble)
        scenario.verdict = str(verdict)
        if isinstance(error, ForbiddenHostError):
            self._suite.forbidden = str(error)
        message = people_read(error) if error is not None else scenario.skip_reason
        if trouble is not None and trouble is not error:
            message = f"{message}\n\nNa końcu scenariusza: {people_read(trouble)}"
        record = reference(scenario) | {
            "verdict": str(verdict),
            "section": error.section if isinstance(error, EnvironmentUnavailableError) else None,
            "reason": message.splitlines()[0] if message else None,
            "message": message,
            "details": "".join(traceback.format_exception(error)) if error is not None else None,
            "started": self._started,
            "duration_s": round(time.monotonic() - self._clock, 3),
            "round_trips": self._suite.browser.round_trips - self._trips,
            "steps": [step_record(step, self._evidence.get(id(step), [])) for step in steps],
            "recovery": self._session.recovery.attempts if self._session is not None else [],
            "not_put_back": self._not_put_back,
            "not_closed": self._not_closed,
            "evidence": [taken for step in steps for taken in self._evidence.get(id(step), [])],
        }
        scenario.verdict_section, scenario.verdict_reason = record["section"], record["reason"]
        self._suite.records.scenario(record)
        lock_errors(scenario, trouble)


def _outcome(
    scenario: Scenario, steps: list[Step], trouble: BaseException | None
) -> tuple[BaseException | None, Verdict]:
    """Return what went wrong first, and the verdict it stands for."""
    error = _first_error(scenario, steps) or trouble
    if isinstance(error, KeyboardInterrupt):
        return SuiteFaultError("przerwane: przebieg zatrzymano w trakcie tego scenariusza"), Verdict.NOT_VERIFIED
    if error is None and not scenario.should_skip and (not steps or any(s.status.name != "passed" for s in steps)):
        return SuiteFaultError("Scenariusz nie doszedł do końca."), Verdict.NOT_VERIFIED
    return error, Verdict.NOT_VERIFIED if error is None and scenario.should_skip else verdict_of(error)


def _first_error(scenario: Scenario, steps: list[Step]) -> BaseException | None:
    for step in steps:
        if step.status.name == "undefined":
            return SuiteFaultError(f"Zestaw nie zna kroku: {step.keyword} {step.name}")
        # A step that found that it cannot be verified here has skipped its scenario.
        if step.exception is not None and step.status.name != "skipped":
            error: BaseException = step.exception
            return error
    hook_error: BaseException | None = scenario.exception if scenario.hook_failed else None
    return hook_error
