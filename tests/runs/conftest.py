"""What the tests of whole runs share: observation, a project of their own, and what is left running."""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.runs.behave_process import ROOT, Finished, run, start
from tests.runs.shared import Shared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from subprocess import Popen

    from support.stand_in import StandIn

HERE = Path(__file__).parent
OBSERVED = ("-D", "lokalny_iikp=tests.runs.observed_iikp")
# A mark in the environment that every process of a run inherits.
MARK = "RUN_UNDER_TEST"


@dataclass(frozen=True)
class Observed:
    """A run whose local iIKP tells what happens in it, and whose processes can be found."""

    folder: Path
    mark: str

    @property
    def out(self) -> Path:
        """The folder of the results."""
        return self.folder / "out"

    @property
    def events(self) -> list[dict[str, Any]]:
        """What the local iIKP has told up to now."""
        file = self.folder / "events.jsonl"
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []

    def count(self, event: str) -> int:
        """Return how often something happened."""
        return sum(told["event"] == event for told in self.events)

    @property
    def numbers(self) -> list[str]:
        """The PESELs of all patients that were made up to now."""
        return [number for told in self.events if told["event"] == "world" for number in told["pesels"]]

    def _changes(self, changes: dict[str, str]) -> dict[str, str]:
        return {"OBSERVED_IIKP": str(self.folder / "events.jsonl"), MARK: self.mark, **changes}

    def run(self, *arguments: str, **changes: str) -> Finished:
        """Run behave to its end; `changes` are variables of the environment."""
        return run(self.out, *OBSERVED, *arguments, changes=self._changes(changes))

    def start(self, *arguments: str, **changes: str) -> Popen[str]:
        """Start behave; `changes` are variables of the environment."""
        return start(self.out, *OBSERVED, *arguments, changes=self._changes(changes))

    def left_running(self, patience_s: float = 10) -> list[str]:
        """Return the command lines of the run's processes that are still there after `patience_s` seconds."""
        for number in self._processes():
            try:
                process = os.pidfd_open(number)
            except ProcessLookupError:
                continue
            select.select([process], [], [], patience_s)
            os.close(process)
        return [_read(number, "cmdline").replace("\0", " ")[:200] for number in self._processes()]

    def end_what_is_left(self) -> None:
        """End the run's processes that should not be there: a failing test must not burden the next."""
        for number in self._processes():
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)

    def _processes(self) -> list[int]:
        numbers = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
        return [number for number in numbers if f"{MARK}={self.mark}" in _read(number, "environ").split("\0")]


def _read(process: int, what: str) -> str:
    try:
        return Path(f"/proc/{process}/{what}").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def where_told(numbers: list[str], finished: Finished) -> list[str]:
    """Return the files of the results in which a number stands, and "screen" when one was shown there."""
    files = {path: path.read_bytes() for path in finished.out.rglob("*") if path.is_file()}
    told = [str(path) for path, content in files.items() if any(number.encode() in content for number in numbers)]
    return told + ["screen"] * any(number in finished.screen for number in numbers)


def _observed(folder: Path) -> Observed:
    if not sys.platform.startswith("linux"):
        pytest.skip("processes are found in /proc")
    return Observed(folder, uuid4().hex)


@pytest.fixture
def observed(tmp_path: Path) -> Iterator[Observed]:
    """Return a run to observe, not yet started."""
    run_ = _observed(tmp_path)
    yield run_
    run_.end_what_is_left()


@pytest.fixture(scope="module")
def observed_together(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Observed]:
    """Return a run that serves all tests of a module."""
    run_ = _observed(tmp_path_factory.mktemp("run"))
    yield run_
    run_.end_what_is_left()


@pytest.fixture(scope="session")
def own_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the tests' own features and steps and the suite's hooks."""
    return copy_project(tmp_path_factory.mktemp("project"))


def copy_project(folder: Path, sabotage: str = "") -> Path:
    """Copy the tests' own project to a folder, with more text at the end of its hooks."""
    shutil.copytree(HERE / "own_project", folder, dirs_exist_ok=True)
    hooks = (ROOT / "environment.py").read_text(encoding="utf-8")
    (folder / "environment.py").write_text(hooks + sabotage, encoding="utf-8")
    return folder / "features"


@pytest.fixture
def still_there() -> Iterator[list[Popen[str]]]:
    """Take processes that must not outlive a failing test."""
    started: list[Popen[str]] = []
    yield started
    for process in started:
        if process.poll() is None:
            process.kill()
            process.wait()


@pytest.fixture
def shared(stand_in: StandIn, tmp_path: Path) -> Iterator[Shared]:
    """Return a shared environment and free it."""
    environment = Shared(stand_in, tmp_path)
    yield environment
    environment.world.close()
