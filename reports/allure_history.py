"""What Allure remembers of former runs: a file per profile and browser, so that no row mixes two of them.

Allure itself adds a point each time a report is built and dates it then; here a run built again replaces its point,
and the points stand in the order of the runs. Of a scenario only status and times are kept, nothing of what was seen.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from filelock import FileLock

from reports.results import write_text

if TYPE_CHECKING:
    from pathlib import Path

    from reports.rundata import Run

RUNS = 30
"""How many former runs a report shows: a month of nights. More would make the one file large."""
LOCK_S = 30
_KEPT = ("id", "name", "fullName", "environment", "status", "start", "stop", "duration", "historyId")

Point = dict[str, Any]


def file_of(run: Run, history: Path) -> Path:
    """Return where the history of this run's profile and browser lies."""
    named = (run.profile, run.browser_name or "")
    parts = [re.sub(r"[^\w]+", "-", one).strip("-").lower() for one in named]
    return history / f"allure-{'-'.join(part for part in parts if part)}.jsonl"


def write_earlier(file: Path, run: Run, target: Path) -> None:
    """Write into `target`, for Allure, what is known of the runs before this one.

    Raises:
        OSError: `target` can't be written to.
    """
    earlier = [point for point in _read(file) if point["timestamp"] < _timestamp(run) and point["uuid"] != run.run_id]
    _write(target, earlier[-RUNS:])


def remember(file: Path, run: Run, built: Path) -> None:
    """Take the point that Allure has added at the end of `built` into the history, under the run's number and time.

    Raises:
        OSError: the history can't be written to.
        filelock.Timeout: another process holds it.
        ReportError: the file can't be written.
    """
    points = _read(built)
    if not points:
        return
    results = {key: _slim(result) for key, result in points[-1]["testResults"].items()}
    point = points[-1] | {"uuid": run.run_id, "timestamp": _timestamp(run), "testResults": results}
    file.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{file}.lock", timeout=LOCK_S):
        others = [one for one in _read(file) if one["uuid"] != run.run_id]
        _write(file, sorted([*others, point], key=lambda one: float(one["timestamp"]))[-RUNS - 1 :])


def _slim(result: dict[str, Any]) -> dict[str, Any]:
    return {key: result[key] for key in _KEPT if key in result} | {"labels": [], "reportLinks": [], "url": ""}


def _timestamp(run: Run) -> int:
    return round(run.started.timestamp() * 1000)


def _read(file: Path) -> list[Point]:
    """Return the points; what is none, a half line for one, is left out: Allure would refuse the whole file."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except OSError:
        return []
    points = []
    for line in lines:
        try:
            point = json.loads(line)
        except ValueError:
            continue
        if isinstance(point, dict) and {"uuid", "timestamp", "testResults"} <= point.keys():
            points.append(point)
    return points


def _write(file: Path, points: list[Point]) -> None:
    write_text(file, "".join(json.dumps(point, ensure_ascii=False) + "\n" for point in points))
