"""One window, one tab: a tab that the portal opens is a finding everywhere that a verdict is told, and is closed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.runs.conftest import where_told

if TYPE_CHECKING:
    from pathlib import Path

    from tests.runs.behave_process import Finished
    from tests.runs.conftest import Observed

_FINDING = "Portal otworzył poza kartą pacjenta: „Reklama [PESEL ukryty]” (http://"


def _run(observed: Observed, own_project: Path, tag: str) -> Finished:
    return observed.run(str(own_project / "karty.feature"), f"--tags=@{tag}")


def _in_allure(finished: Finished) -> dict[str, dict[str, Any]]:
    files = (finished.out / "allure-results").glob("*-result.json")
    results = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    return {result["name"]: result for result in results}


@pytest.mark.slow
def test_a_tab_that_the_portal_opens_is_a_finding_everywhere(observed: Observed, own_project: Path) -> None:
    finished = _run(observed, own_project, "nowa-karta")
    assert finished.exit_code == 1
    assert finished.verdicts == ["niezgodne", "błąd zestawu", "niezgodne"], finished.screen
    opened, failed, opened_late = finished.scenarios
    message = opened["message"]
    assert message.startswith(_FINDING)
    assert "/ikp/wylogowano). Sesja to jedno okno i jedna karta" in message
    # The tab itself, and the patient's as the step left it.
    noted = [(picture["note"], picture["address"].rsplit("/ikp/")[-1]) for picture in opened["evidence"]]
    assert noted[0] == ("Karta, którą otworzył portal", "wylogowano")
    assert noted[1][0] is None
    assert noted[1][1] != "wylogowano"
    # The step that failed by itself keeps its own error; the tab is evidence.
    assert failed["message"] == "usterka kroku"
    assert failed["evidence"][0]["note"] == "Karta, którą otworzył portal"
    # A tab that comes with the log-out is one too.
    assert opened_late["message"].startswith("Portal otworzył poza kartą pacjenta: „Wylogowano")
    assert opened_late["evidence"][-1]["note"] == "Karta, którą otworzył portal"
    allure = _in_allure(finished)["Portal otwiera drugą kartę"]
    assert allure["status"] == "failed"
    assert allure["statusDetails"]["message"].startswith(_FINDING)
    assert [step["status"] for step in allure["steps"]] == ["passed", "failed", "skipped"]
    assert f"niezgodne: {_FINDING}" in finished.screen
    assert observed.count("log-out") == observed.count("log-in") == 3
    assert "tajny" not in finished.screen + json.dumps(finished.results)
    assert where_told(observed.numbers, finished) == []


@pytest.mark.slow
def test_a_scenario_may_work_in_two_tabs_of_its_own(observed: Observed, own_project: Path) -> None:
    finished = _run(observed, own_project, "dwie-karty")
    assert finished.verdicts == ["zgodne", "niezgodne"], finished.screen
    assert finished.scenarios[1]["message"].startswith(_FINDING)
    assert observed.count("log-out") == observed.count("log-in") == 2


@pytest.mark.slow
def test_the_tab_left_behind_by_private_mode_is_none(observed: Observed, own_project: Path) -> None:
    finished = _run(observed, own_project, "tryb-prywatny")
    (scenario,) = finished.scenarios
    assert scenario["verdict"] == "niezgodne", finished.screen
    assert scenario["message"].startswith(_FINDING)
    assert observed.count("log-out") == observed.count("log-in") == 1
