"""What a small green run leaves: verdicts, evidence, one browser, no number of a patient anywhere."""

from __future__ import annotations

import json
import shutil
import sys
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tests.reports.results_schema import violations
from tests.runs.conftest import where_told

if TYPE_CHECKING:
    from tests.runs.behave_process import Finished
    from tests.runs.conftest import Observed

CHOSEN = "--tags=(@dym and not @iikp-1-a and not @iikp-1-b and not @iikp-1-c) or @iikp-2.2.3-b or @iikp-2.3-d"
_COUNTED = """#!{python}
import os, sys
with open({starts!r}, "a") as starts:
    starts.write("started\\n")
os.execv({driver!r}, [{driver!r}, *sys.argv[1:]])
"""


@pytest.fixture(scope="module")
def finished(observed_together: Observed) -> Finished:
    """Return the one run that these tests are about; its driver notes each start."""
    driver, counted = shutil.which("chromedriver"), observed_together.folder / "chromedriver"
    starts = str(observed_together.folder / "starts")
    counted.write_text(_COUNTED.format(python=sys.executable, starts=starts, driver=driver), encoding="utf-8")
    counted.chmod(0o755)
    return observed_together.run("-D", f"sterownik={counted}", CHOSEN)


def test_it_conforms(finished: Finished) -> None:
    assert finished.exit_code == 0, finished.screen
    assert set(finished.verdicts) == {"zgodne"}


def test_results_have_the_agreed_form(finished: Finished) -> None:
    results = finished.results
    assert violations(results) == []
    assert results["verdict"] == "zgodne"
    chosen = {row["id"] for row in results["statements"] if row["verdict"] == "zgodne"}
    assert {"2-a", "2.1-a", "2.2-a", "2.2.3-b", "2.2.3-i", "2.3-b", "2.3-d"} <= chosen
    assert results["scope"] == {"selected": len(chosen), "total": len(results["statements"])}
    assert all(row["verdict"] is None for row in results["statements"] if row["id"] not in chosen)
    assert results["environment"]["profile"] == "local"
    assert results["environment"]["browser"].startswith(f"{results['environment']['browser_name']} 1")
    for scenario in results["scenarios"]:
        assert scenario["duration_s"] > 0
        assert scenario["evidence"], scenario["name"]


def test_each_picture_is_there_and_says_when_where_and_on_which_node(finished: Finished) -> None:
    for scenario in finished.scenarios:
        for evidence in scenario["evidence"]:
            assert (finished.out / evidence["file"]).read_bytes().startswith(b"\x89PNG")
            assert datetime.fromisoformat(evidence["time"]).tzinfo is not None
            assert evidence["address"].startswith("http://w")
            assert evidence["title"]
            assert evidence["node"].partition("-")[0] in {"iikp", "pz"}


def test_every_scenario_has_a_picture_in_allure(finished: Finished) -> None:
    told = [json.loads(path.read_text("utf-8")) for path in (finished.out / "allure-results").glob("*-result.json")]
    assert len(told) == len(finished.scenarios)
    assert {result["status"] for result in told} == {"passed"}


def test_the_screen_tells_each_scenario_and_the_verdict_in_polish(finished: Finished) -> None:
    assert finished.screen.count("✔") == len(finished.scenarios)
    assert "Werdykt:" in finished.screen
    assert "Traceback" not in finished.screen


def test_no_patients_number_is_in_any_file_or_on_the_screen(finished: Finished, observed_together: Observed) -> None:
    numbers = observed_together.numbers
    # Each scenario has a world of seven patients.
    assert len(numbers) >= 7 * len(finished.scenarios)
    assert where_told(numbers, finished) == []


def test_one_browser_serves_the_whole_run(finished: Finished, observed_together: Observed) -> None:
    assert len(finished.scenarios) > 5
    assert (observed_together.folder / "starts").read_text(encoding="utf-8") == "started\n"


def test_every_log_in_is_followed_by_a_log_out(finished: Finished, observed_together: Observed) -> None:
    assert finished.exit_code == 0
    kinds = [told["event"] for told in observed_together.events if told["event"].startswith("log-")]
    assert kinds
    assert kinds == ["log-in", "log-out"] * (len(kinds) // 2)


def test_nothing_is_left_running(finished: Finished, observed_together: Observed) -> None:
    assert finished.exit_code == 0
    assert observed_together.left_running() == []
    assert observed_together.count("stopped") == 1
