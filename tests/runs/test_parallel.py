"""`behave --jobs 2`: the plan is shared out, nothing is done twice, lost or left open, however a worker ends."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.parallel import Share
from tests.runs.behave_process import finish, run

if TYPE_CHECKING:
    from subprocess import Popen

    from tests.runs.conftest import Observed

TWO = ("--jobs=2",)
CHOSEN = (*TWO, "features/wylogowanie.feature", "-n", "Na stronie „Strona główna”|Po wylogowaniu adres|ponownie bez")
SLOW = {"OBSERVED_IIKP_SLOW": "2"}


@pytest.mark.parametrize("workers", [1, 2, 3, 7, 8])
def test_shares_make_up_the_plan(workers: int) -> None:
    plan = [f"scenario {number}" for number in range(7)]
    shares = [Share(f"{number}/{workers}").of(plan) for number in range(1, workers + 1)]
    assert sorted(scenario for share in shares for scenario in share) == plan
    assert max(map(len, shares)) - min(map(len, shares)) <= 1


@pytest.mark.slow
def test_two_workers_do_the_plan_once(observed: Observed) -> None:
    finished = observed.run(*CHOSEN)
    assert finished.exit_code == 0, finished.screen
    assert finished.verdicts == ["zgodne"] * 3
    planned = json.loads((observed.out / "run" / "run.json").read_text(encoding="utf-8"))["plan"]
    assert [row["name"] for row in finished.scenarios] == [row["name"] for row in planned]
    for scenario in finished.scenarios:
        assert finished.screen.count(scenario["name"]) == 1
        assert all((finished.out / evidence["file"]).is_file() for evidence in scenario["evidence"])
    pictures = [evidence["file"] for scenario in finished.scenarios for evidence in scenario["evidence"]]
    assert len(set(pictures)) == len(pictures)
    told = [json.loads(path.read_text("utf-8")) for path in (finished.out / "allure-results").glob("*-result.json")]
    assert sorted(row["name"] for row in told) == sorted(row["name"] for row in finished.scenarios)
    assert finished.screen.count("Werdykt:") == 1
    assert observed.count("started") == observed.count("stopped") == 2
    assert observed.count("log-in") == observed.count("log-out") == 4
    assert observed.left_running() == []


@pytest.mark.slow
def test_ctrl_c_ends_all_workers_with_a_log_out(observed: Observed, still_there: list[Popen[str]]) -> None:
    process = observed.start(*CHOSEN, **SLOW)
    still_there.append(process)
    while not observed.count("account asked for"):
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    finished = finish(process, observed.out)
    assert finished.exit_code == 1, finished.screen
    assert finished.results["environment"]["aborted"] == "klawisze Ctrl+C"
    assert "przerwane: " in str([row["message"] for row in finished.scenarios])
    assert finished.screen.count("Przerywam") == 1
    assert "Traceback" not in finished.screen
    assert observed.count("log-in") == observed.count("log-out")
    assert observed.left_running() == []


@pytest.mark.slow
def test_workers_end_when_the_first_process_is_killed(observed: Observed, still_there: list[Popen[str]]) -> None:
    process = observed.start(*CHOSEN, **SLOW)
    still_there.append(process)
    while not observed.count("account asked for"):
        assert process.poll() is None
    process.kill()
    assert observed.left_running(patience_s=30) == []
    assert observed.count("log-in") == observed.count("log-out")


@pytest.mark.slow
def test_a_worker_that_is_killed_takes_only_its_own_scenarios(
    observed: Observed, still_there: list[Popen[str]]
) -> None:
    process = observed.start(*CHOSEN, **SLOW)
    still_there.append(process)
    while not observed.count("account asked for"):
        assert process.poll() is None
    victim = _worker(process.pid, "1/2")
    os.kill(victim, signal.SIGKILL)
    finished = finish(process, observed.out)
    assert finished.exit_code == 1, finished.screen
    lost, kept = finished.verdicts[0::2], finished.verdicts[1::2]
    assert kept == ["zgodne"]
    assert "niesprawdzone" in lost
    assert set(lost) <= {"zgodne", "niesprawdzone"}
    assert finished.results["verdict"] == "błąd zestawu"
    assert "Proces 1 z 2 zakończył się nagle" in finished.screen
    told = [json.loads(path.read_text("utf-8")) for path in (finished.out / "allure-results").glob("*-result.json")]
    assert {row["name"] for row in finished.scenarios} <= {row["name"] for row in told}


def _worker(first: int, share: str) -> int:
    """Return the number of the worker that the process `first` has started for this share."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_text(encoding="utf-8").split("\0")
                parent = int((entry / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
            if parent == first and f"robotnik={share}" in command:
                return int(entry.name)
    raise AssertionError(share)


@pytest.mark.slow
def test_a_trouble_of_all_workers_is_said_once(observed: Observed) -> None:
    broken = observed.folder / "chromedriver"
    broken.write_text("#!/bin/false\n", encoding="utf-8")
    broken.chmod(0o755)
    finished = observed.run(*CHOSEN, "-D", f"sterownik={broken}")
    assert finished.exit_code == 3
    assert finished.screen.strip() == f"Sterownik {broken} nie uruchamia się; wskaż właściwy: -D sterownik=ŚCIEŻKA."
    assert observed.left_running() == []


@pytest.mark.parametrize("option", ["--junit", pytest.param("--outfile={folder}/wyniki.txt", marks=pytest.mark.slow)])
def test_files_that_workers_would_overwrite_are_refused(tmp_path: Path, option: str) -> None:
    finished = run(tmp_path / "out", *CHOSEN, option.format(folder=tmp_path))
    assert finished.exit_code == 3
    assert finished.screen.strip() == (
        "Kilka procesów (--jobs) pisałoby do tych samych plików: pomiń --junit i -o albo --jobs."
    )
