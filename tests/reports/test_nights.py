"""The history's file: a whole line a run, whatever happens to its writers."""

from __future__ import annotations

import errno
import json
import signal
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import Mock

import pytest
from filelock import FileLock

from reports import ReportError, build, nights
from reports.findings import find
from reports.merge import gather
from reports.nights import FILE, read, remember
from reports.results import load_results
from reports.writer import history_of
from tests.reports.sample_nights import at, night, smoke
from tests.reports.sample_runs import cut_off, defects, down, green

if TYPE_CHECKING:
    from reports.nights import RememberedRun

ROOT = Path(__file__).parents[2]
MONDAY = date(2026, 11, 23)
WRITER = """
import sys
from pathlib import Path
from reports.findings import find
from reports.nights import remember
from reports.results import load_results

out, history, name = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
results = load_results(out)
findings = find(results)
for number in range(int(sys.argv[4])):
    results.run.run_id = f"{name}-{number}"
    remember(results, findings, history)
    print(number, flush=True)
"""


def lines(history: Path) -> list[dict[str, Any]]:
    """Read the history as any program would: each line must be whole."""
    content = (history / FILE).read_text(encoding="utf-8")
    assert content.endswith("\n")
    return [json.loads(line) for line in content.splitlines()]


def environment(history: Path, profile: str = "iikp", browser: str = "Chromium") -> list[RememberedRun]:
    return read(history, profile, browser, local=profile == "local")


def writer(out: Path, history: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(out), str(history), name, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_run_leaves_one_line_that_says_what_it_covered(tmp_path: Path) -> None:
    night(tmp_path, smoke, at(MONDAY))
    [line] = lines(history_of(tmp_path))
    assert line["schema"] == 1
    assert (line["profile"], line["local"], line["browser"], line["cut_off"]) == ("iikp", False, "Chromium", False)
    assert datetime.fromisoformat(line["ended"]) - datetime.fromisoformat(line["started"]) == timedelta(minutes=4)
    assert (line["whole"]["verdict"], line["whole"]["selected"]) == ("zgodne", 2)
    assert line["sections"]["2.2.2"]["counts"] == {"zgodne": 2}
    assert line["sections"]["zgody"]["verdict"] is None
    assert len(line["verified"]) == 2


def test_nothing_that_the_portal_showed_is_remembered(tmp_path: Path) -> None:
    night(tmp_path, defects, at(MONDAY))
    content = (history_of(tmp_path) / FILE).read_text("utf-8")
    assert "Dane teleadresowe można zaktualizować" in content
    assert "nadal widać" not in content
    assert "600 100 200" not in content
    assert "localhost" not in content


def test_building_the_same_run_again_replaces_its_line(tmp_path: Path) -> None:
    night(tmp_path, green, at(MONDAY), run_id="a")
    night(tmp_path, green, at(MONDAY, time(3)), run_id="b")
    night(tmp_path, defects, at(MONDAY), run_id="a")
    build(tmp_path)
    assert {line["run_id"]: line["whole"]["verdict"] for line in lines(history_of(tmp_path))} == {
        "a": "niezgodne",
        "b": "zgodne",
    }
    assert len(lines(history_of(tmp_path))) == 2


def test_a_merged_run_takes_the_place_of_its_parts(tmp_path: Path) -> None:
    for name, sample in (("before", green), ("a", green), ("b", defects)):
        night(tmp_path / name, sample, at(MONDAY, time(ord(name[0]) % 24)), run_id=name)
    parts = [tmp_path / "a", tmp_path / "b"]
    for _ in "twice":
        gather(parts, tmp_path / "merged")
        build(tmp_path / "merged")
        build(tmp_path / "merged")
    kept = [line["run_id"] for line in lines(history_of(tmp_path / "merged"))]
    assert kept == ["before", load_results(tmp_path / "merged").run.run_id]
    # What a part saw a minute ago is not known since then.
    shown = Path(tmp_path / "merged" / "index.html").read_text("utf-8")
    assert "wcześniejszy przebieg tego dnia" not in shown
    assert ", <strong>nowe</strong>" in shown


def test_half_a_line_and_lines_of_a_later_schema_are_kept_and_left_out(tmp_path: Path) -> None:
    night(tmp_path, green, at(MONDAY), run_id="a")
    path = history_of(tmp_path) / FILE
    whole = path.read_text("utf-8")
    later = json.dumps(json.loads(whole) | {"schema": 2, "run_id": "later"})
    strange = f'{later}\n[1]\n\x00\udcff\n{{"schema": 1, "run_id": "c"}}\n{whole[:200]}'
    path.write_text(whole + strange, encoding="utf-8", errors="surrogateescape")
    night(tmp_path, green, at(MONDAY, time(4)), run_id="b")
    assert [run.run_id for run in environment(history_of(tmp_path))] == ["a", "b"]
    kept = path.read_text("utf-8", errors="surrogateescape")
    assert kept.startswith(whole + strange + "\n")


def test_two_environments_never_mix(tmp_path: Path) -> None:
    for hour, (profile, browser) in enumerate(
        [("iikp", "Chromium 156.0"), ("iikp", "Firefox 150.0"), ("local", "Chromium 156.0")]
    ):
        night(tmp_path, green, at(MONDAY, time(hour)), profile=profile, browser=browser)
    history = history_of(tmp_path)
    assert [run.started.hour for run in environment(history)] == [0]
    assert [run.started.hour for run in environment(history, browser="Firefox")] == [1]
    assert [run.started.hour for run in environment(history, profile="local")] == [2]
    # A profile of that name that is no stand-in is another environment.
    assert read(history, "local", "Chromium", local=False) == []


def test_a_night_without_a_browser_belongs_to_the_profile_s_browsers(tmp_path: Path) -> None:
    night(tmp_path, green, at(MONDAY, time(1)), browser="Firefox 150.0")
    night(tmp_path, green, at(MONDAY, time(2)))
    night(tmp_path, cut_off, at(MONDAY, time(3)), browser=None)
    history = history_of(tmp_path)
    assert [run.started.hour for run in environment(history)] == [2, 3]
    assert [run.started.hour for run in environment(history, browser="")] == [2, 3]


def test_writers_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    out, history = down(tmp_path), tmp_path / "history"
    writers = [writer(out, history, name, 12) for name in ("x", "y", "z")]
    assert [one.wait(timeout=120) for one in writers] == [0, 0, 0]
    for one in writers:
        one.communicate()
    assert sorted(line["run_id"] for line in lines(history)) == sorted(f"{n}-{i}" for n in "xyz" for i in range(12))


def test_a_writer_that_is_killed_leaves_every_line_whole(tmp_path: Path) -> None:
    out, history = down(tmp_path), tmp_path / "history"
    for name in "pqrst":
        killed = writer(out, history, name, 100_000)
        assert killed.stdout is not None
        told = [killed.stdout.readline() for _ in range(15)]
        for _ in range(10_000):
            if (history / f"{FILE}.tmp").exists():  # In the middle of the next one, if it can be had.
                break
        killed.send_signal(signal.SIGKILL)
        killed.communicate()
        assert killed.returncode == -signal.SIGKILL
        written = [line["run_id"] for line in lines(history) if line["run_id"].startswith(name)]
        assert written == [f"{name}-{number}" for number in range(len(written))]
        assert len(written) >= len(told)
    results = load_results(out)
    remember(results, find(results), history)
    assert lines(history)[-1]["run_id"] == results.run.run_id


def test_a_disk_that_fills_up_leaves_the_history_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    night(tmp_path, green, at(MONDAY), run_id="a")
    path = history_of(tmp_path) / FILE
    before = path.read_bytes()
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr("os.fsync", Mock(side_effect=full))
    with pytest.raises(ReportError, match="nie udało się dopisać"):
        night(tmp_path, green, at(MONDAY), run_id="b")
    assert path.read_bytes() == before


@pytest.mark.parametrize("trouble", ["a file in the folder's place", "locked for too long"])
def test_a_history_that_cannot_be_written_costs_no_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    history = history_of(green(tmp_path))
    if trouble.startswith("a file"):
        history.write_text("", encoding="utf-8")
        results = build(tmp_path)
    else:
        monkeypatch.setattr(nights, "LOCK_S", 0)
        history.mkdir()
        with FileLock(history / f"{FILE}.lock"):
            results = build(tmp_path)
    assert results.verdict == "zgodne"
    assert "Tego przebiegu nie udało się dopisać do historii" in (tmp_path / "index.html").read_text("utf-8")
    if trouble.startswith("a file"):
        with pytest.raises(ReportError, match="nie udało się dopisać"):
            remember(results, [], history)
