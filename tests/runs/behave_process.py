"""Starts the real `behave` in a process of its own and reads what it left."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]
# Longer than any run here takes on a machine that is busy with something else.
PATIENCE_S = 180


@dataclass(frozen=True)
class Finished:
    """A run that has ended.

    Attributes:
        exit_code: behave's.
        screen: all that it wrote, errors included.
        out: the folder of its results.
    """

    exit_code: int
    screen: str
    out: Path

    @property
    def results(self) -> dict[str, Any]:
        """What results.json says."""
        found: dict[str, Any] = json.loads((self.out / "results.json").read_text(encoding="utf-8"))
        return found

    @property
    def scenarios(self) -> list[dict[str, Any]]:
        """The scenarios of results.json."""
        found: list[dict[str, Any]] = self.results["scenarios"]
        return found

    @property
    def verdicts(self) -> list[str]:
        """The verdicts of the scenarios, in the order of the plan."""
        return [scenario["verdict"] for scenario in self.scenarios]

    def statement(self, number: str) -> dict[str, Any]:
        """Return what results.json says of the statement with this id."""
        return next(row for row in self.results["statements"] if row["id"] == number)


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return this process's variables without the suite's own choices, with `changes`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("IIKP_", "PYTEST_"))}
    return kept | dict(changes or {})


def start(
    out: Path, *arguments: str, changes: Mapping[str, str] | None = None, folder: Path = ROOT
) -> subprocess.Popen[str]:
    """Start behave, results going to `out`, in a group of its own as a shell does it.

    Args:
        out: the folder of the results.
        arguments: behave's.
        changes: variables of the environment.
        folder: where it is started.
    """
    return subprocess.Popen(
        [sys.executable, "-m", "behave", "-D", f"wyniki={out}", *arguments],
        cwd=folder,
        env=environment(changes),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )


def finish(process: subprocess.Popen[str], out: Path, said: str = "") -> Finished:
    """Wait for the end of a run; `said` is what was read from it already."""
    try:
        screen, _ = process.communicate(timeout=PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    return Finished(process.returncode, said + screen, out)


def run(out: Path, *arguments: str, changes: Mapping[str, str] | None = None, folder: Path = ROOT) -> Finished:
    """Run behave to its end; arguments as in `start`."""
    return finish(start(out, *arguments, changes=changes, folder=folder), out)
