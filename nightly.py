"""`make nightly`: a run as a machine does it every night: doctor, scenarios, reports, alerts.

The exit code is the verdict's. By hand:

    .venv/bin/python nightly.py -D profil=iikp [options of behave]

Like `environment.py` it knows both sides: the suite, which it starts, and the reports, which read what that leaves.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import deque
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import reports.__main__ as report_command
from reports import ReportError, alerts, job_summary
from reports.findings import find
from reports.masking import mask
from reports.results import load_results
from reports.rundata import read_json
from reports.verdicts import EXIT_CODES, Verdict
from reports.wording import WARSAW
from reports.writer import history_of
from support.alerting import read_alerts
from support.command_line import PolishParser, choices, speak_polish
from support.doctor.__main__ import main as doctor
from support.settings import read_settings
from support.verdicts import SetupError

if TYPE_CHECKING:
    from types import FrameType

    from support.alerting import Alerts
    from support.settings import Settings

NOT_BEGUN_EXIT = EXIT_CODES[Verdict.SUITE_ERROR]
_LAST_LINES = 40
_SAID_NOTHING = "Zestaw zakończył się, zanim uruchomił pierwszy scenariusz, i nie podał powodu."
_KINDS = {code: verdict for verdict, code in EXIT_CODES.items()}


def main(arguments: list[str]) -> int:
    """Live through the night; return the verdict's exit code, 3 when the run could not begin."""
    try:
        settings = read_settings(_chosen(arguments))
    except SetupError as trouble:
        print(trouble, file=sys.stderr)
        return NOT_BEGUN_EXIT
    out, started, former = settings.wyniki, datetime.now(WARSAW), _run_id(settings.wyniki)
    # What it finds is for whoever reads the log: an environment that is down has a verdict, a missing account, too.
    doctor([part for name, value in _chosen(arguments).items() for part in ("-D", f"{name}={value}")])
    sys.stdout.flush()
    behave = _Behave(arguments)
    begun = _run_id(out) not in (None, former)
    code = report_command.main(["--wyniki", str(out)]) if begun else NOT_BEGUN_EXIT
    night = _night(out) if begun and behave.exit_code != SetupError.exit_code else None
    if night is None:
        code, night = NOT_BEGUN_EXIT, alerts.failed_night(settings.profil, started, behave.reason)
    told = read_alerts(settings.konfiguracja, settings.profil)
    link = link_to_reports(told)
    lines = _tell(settings, told, night, link, interrupted=behave.interrupted)
    for line in lines:
        print(mask(line))
    _write_job_summary(job_summary.markdown(night, lines, link))
    print(f"{'Kod wyjścia:':<16}{code} ({_KINDS.get(code, 'raportu nie zbudowano')})")
    return code


def _chosen(arguments: list[str]) -> dict[str, str]:
    """Return what `-D` gives, as behave reads it."""
    parser = PolishParser(prog="nightly.py", add_help=False, allow_abbrev=False)
    parser.add_argument("-D", "--define", action="append", default=[])
    return choices(parser.parse_known_args(arguments)[0].define)


class _Behave:
    """The run itself: a process that has ended.

    Attributes:
        exit_code: its own.
        reason: why it did not begin, in Polish, where it did not.
        interrupted: somebody stopped it on purpose.
    """

    def __init__(self, arguments: list[str]) -> None:
        self.interrupted = False
        # What it says of its own troubles goes through here, for the alert to repeat.
        self._process = subprocess.Popen(
            [sys.executable, "-m", "behave", "-D", "podsumowanie=nie", *arguments],
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
        )
        former = {number: signal.signal(number, self._pass_on) for number in (signal.SIGINT, signal.SIGTERM)}
        self.reason = self._listen()
        self.exit_code = self._process.wait()
        for number, handler in former.items():
            signal.signal(number, handler)

    def _pass_on(self, number: int, _: FrameType | None) -> None:
        # Ctrl+C reaches behave by itself; either way it logs out first, so there is nothing to do but wait.
        self.interrupted = True
        if number == signal.SIGTERM:
            self._process.terminate()

    def _listen(self) -> str:
        last: deque[str] = deque(maxlen=_LAST_LINES)
        assert self._process.stderr is not None  # noqa: S101 -- piped above
        for line in self._process.stderr:
            sys.stderr.write(line)
            last.append(line)
        told = "".join(last).partition("Traceback (most recent call last)")[0].strip()
        return told.rpartition("\n\n")[2] or _SAID_NOTHING


def _run_id(out: Path) -> object:
    start = read_json(out / "run" / "run.json")
    return start.get("run_id") if isinstance(start, dict) else None


def _night(out: Path) -> alerts.Night | None:
    try:
        results = load_results(out)
    except ReportError:
        return None
    return alerts.night_of(results, find(results))


def _tell(settings: Settings, told: Alerts | None, night: alerts.Night, link: str, *, interrupted: bool) -> list[str]:
    table = f"[profile.{settings.profil}.alerts]"
    if told is None:
        return [
            f"{alerts.LABEL}nikogo; w pliku {settings.konfiguracja.name} nie ma tabeli {table} albo jest w niej błąd."
        ]
    if interrupted:
        return [f"{alerts.LABEL}przebieg przerwano na żądanie, więc nikogo nie powiadomiono."]
    channels: list[alerts.Channel] = []
    if told.to and told.sender and told.smtp_host:
        channels.append(
            alerts.Mail(
                to=told.to,
                sender=told.sender,
                host=told.smtp_host,
                port=told.port,
                security=told.smtp_security,
                user_env=told.user_env,
                password_env=told.password_env,
            )
        )
    if told.webhook_env:
        channels.append(alerts.Webhook(told.webhook_env, told.webhook_format))
    out = settings.wyniki
    here = Path.cwd()
    place = alerts.Place(out.relative_to(here) if out.is_relative_to(here) else out, link)
    return alerts.tell(night, channels, history_of(out), place, all_clear=told.all_clear)


def link_to_reports(told: Alerts | None) -> str:
    """Return where the reports are published, by the profile or else by the CI; empty where neither knows."""
    if told and told.link:
        return told.link
    known = os.environ.get
    if known("GITHUB_RUN_ID"):
        return f"{known('GITHUB_SERVER_URL')}/{known('GITHUB_REPOSITORY')}/actions/runs/{known('GITHUB_RUN_ID')}"
    if job := known("CI_JOB_URL"):
        return f"{job}/artifacts/browse"
    return ""


def _write_job_summary(text: str) -> None:
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if file:
        with Path(file).open("a", encoding="utf-8") as summary:
            summary.write(text)


if __name__ == "__main__":
    speak_polish()
    sys.exit(main(sys.argv[1:]))
