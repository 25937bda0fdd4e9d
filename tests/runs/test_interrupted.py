"""A run interrupted in the middle of a step logs the patient out, keeps its results and leaves nothing running."""

from __future__ import annotations

import json
import os
import signal
from typing import TYPE_CHECKING

import pytest

from reports import build
from tests.runs.behave_process import finish

if TYPE_CHECKING:
    from subprocess import Popen

    from tests.runs.behave_process import Finished
    from tests.runs.conftest import Observed

# The first scenario of these goes by before the second opens „Moje konto”, which takes its time.
CHOSEN = (
    "features/wylogowanie.feature",
    "-n",
    "Na stronie „Strona główna”|Po wylogowaniu adres konta|ponownie bez błędu",
)
CLOSED = "zamknięcie terminala albo programu, do którego szły wyniki"
SLOW = {"OBSERVED_IIKP_SLOW": "2"}


def interrupt(observed: Observed, still_there: list[Popen[str]], number: signal.Signals, *, times: int = 1) -> Finished:
    """Run the chosen scenarios; send a signal to the whole group, as a terminal does, in the middle of a step."""
    process = observed.start(*CHOSEN, **SLOW)
    still_there.append(process)
    assert process.stdout is not None
    said = ""
    # Each scenario is told on the screen as it ends: the first one is over, the second under way.
    while "✔" not in said:
        line = process.stdout.readline()
        assert line, said
        said += line
    while not observed.count("account asked for"):
        assert process.poll() is None, said
    for _ in range(times):
        os.killpg(process.pid, number)
    return finish(process, observed.out, said)


@pytest.mark.parametrize(
    ("number", "times", "who"),
    [
        (signal.SIGINT, 1, "klawisze Ctrl+C"),
        pytest.param(signal.SIGINT, 3, "klawisze Ctrl+C", marks=pytest.mark.slow),
        pytest.param(signal.SIGTERM, 1, "żądanie systemu", marks=pytest.mark.slow),
        pytest.param(signal.SIGHUP, 1, CLOSED, marks=pytest.mark.slow),
    ],
    ids=["ctrl-c", "ctrl-c-impatiently", "sigterm", "sighup"],
)
def test_an_interrupted_run_logs_out_and_keeps_its_results(
    observed: Observed, still_there: list[Popen[str]], number: signal.Signals, times: int, who: str
) -> None:
    finished = interrupt(observed, still_there, number, times=times)
    assert finished.exit_code == 1, finished.screen
    assert observed.count("log-in") == 2
    assert observed.count("log-out") == 2
    assert finished.verdicts == ["zgodne", "niesprawdzone", "niesprawdzone"]
    reasons = [scenario["message"] for scenario in finished.scenarios[1:]]
    assert reasons == [
        "przerwane: przebieg zatrzymano w trakcie tego scenariusza",
        f"przerwane: {who}",
    ]
    assert finished.results["verdict"] == "niepełne"
    assert finished.results["environment"]["aborted"] == who
    assert json.loads((observed.out / "run" / "end.json").read_text(encoding="utf-8"))["aborted"] == who
    for english in ("Traceback", "KeyboardInterrupt", "ABORTED", "HOOK-ERROR"):
        assert english not in finished.screen
    assert "Przerywam: jeszcze tylko wylogowanie i zapis wyników." in finished.screen
    assert finished.screen.count("Przerywam") == 1
    assert observed.left_running() == []
    # It ended by itself, when its standard input did.
    assert observed.count("stopped") == 1


@pytest.mark.slow
def test_a_run_that_nobody_reads_any_more_ends_as_by_ctrl_c(observed: Observed, still_there: list[Popen[str]]) -> None:
    """As in `behave | head -1`."""
    process = observed.start(*CHOSEN)
    still_there.append(process)
    assert process.stdout is not None
    while "✔" not in process.stdout.readline():
        assert process.poll() is None
    process.stdout.close()
    assert process.wait() == 1
    assert observed.count("log-in") == observed.count("log-out")
    ended = json.loads((observed.out / "run" / "end.json").read_text(encoding="utf-8"))
    assert ended["aborted"] == CLOSED
    assert observed.left_running() == []


@pytest.mark.slow
def test_a_run_interrupted_before_its_first_scenario_leaves_nothing_running(
    observed: Observed, still_there: list[Popen[str]]
) -> None:
    process = observed.start(*CHOSEN)
    still_there.append(process)
    while not observed.count("started"):
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    finished = finish(process, observed.out)
    assert finished.exit_code in {1, 3}, finished.screen
    assert "Traceback" not in finished.screen
    assert "rzerw" in finished.screen
    assert observed.left_running() == []


@pytest.mark.slow
def test_a_run_that_is_killed_leaves_no_local_iikp_behind(observed: Observed, still_there: list[Popen[str]]) -> None:
    process = observed.start(*CHOSEN, **SLOW)
    still_there.append(process)
    while not observed.count("account asked for"):
        assert process.poll() is None
    process.kill()
    process.communicate()
    left = observed.left_running()
    assert not [line for line in left if "observed_iikp" in line], left
    finished = [json.loads(line) for line in (observed.out / "run" / "scenarios.jsonl").read_text("utf-8").splitlines()]
    assert [row["verdict"] for row in finished] == ["zgodne"]
    reasons = [scenario.reason for scenario in build(observed.out).scenarios]
    assert reasons[1:] == [
        "przerwane: przebieg skończył się w trakcie tego scenariusza",
        "przerwane: przebieg skończył się przed tym scenariuszem",
    ]
