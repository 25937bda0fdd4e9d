"""However a scenario ends, the session ends with „Wyloguj się” and the next scenario finds nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.runs.conftest import copy_project, where_told

if TYPE_CHECKING:
    from pathlib import Path

    from tests.runs.conftest import Observed

_FAIL = """
_real_{hook} = {hook}


def {hook}(context, {argument}):
    {before}
    if "w-haku" in context.scenario.effective_tags:
        {act}
        raise RuntimeError("usterka haka")
    {after}
"""
LOG_IN = (
    "from pages.entry import log_in; "
    "log_in(context.scene.session, context.scene.patients.patient('anna'))"
)  # fmt: skip


def sabotage(hook: str, argument: str, *, first: bool, act: str = "pass") -> str:
    """Return the hook that fails, before or after the real one has done its work."""
    call = f"_real_{hook}(context, {argument})"
    return _FAIL.format(
        hook=hook, argument=argument, before="pass" if first else call, after=call if first else "pass", act=act
    )


@pytest.mark.slow
def test_a_failing_and_an_unknown_step_and_then_an_ordinary_one(observed: Observed, own_project: Path) -> None:
    finished = observed.run(str(own_project / "usterki.feature"), "--tags=@w-kroku or @nieznany-krok or @po-usterce")
    assert finished.exit_code == 1
    # behave checks the steps of a scenario as it comes to them: the unknown one was never begun, its log-in was.
    assert finished.verdicts == ["błąd zestawu", "błąd zestawu", "zgodne"]
    assert "usterka kroku" in finished.scenarios[0]["message"]
    assert "Zestaw nie zna kroku" in finished.scenarios[1]["message"]
    # The failing step has told the patient's number, to the screen and in its error.
    assert where_told(observed.numbers, finished) == []
    assert observed.count("log-out") == observed.count("log-in") == 3
    assert "Traceback" not in finished.screen
    assert observed.left_running() == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            sabotage("before_scenario", "scenario", first=False, act=LOG_IN),
            id="before_scenario",
            marks=pytest.mark.slow,
        ),
        pytest.param(sabotage("after_step", "step", first=False), id="after_step", marks=pytest.mark.slow),
        pytest.param(sabotage("after_step", "step", first=True), id="instead-of-after_step", marks=pytest.mark.slow),
        pytest.param(sabotage("after_scenario", "scenario", first=False), id="after_scenario", marks=pytest.mark.slow),
        pytest.param(sabotage("after_scenario", "scenario", first=True), id="instead-of-after_scenario"),
    ],
)
def test_a_failing_hook_leaves_nobody_logged_in(observed: Observed, tmp_path: Path, text: str) -> None:
    features = copy_project(tmp_path / "project", text)
    finished = observed.run(str(features / "usterki.feature"), "--tags=@w-haku or @po-usterce")
    assert finished.exit_code == 1, finished.screen
    assert observed.count("log-out") == observed.count("log-in") == 2
    assert len(finished.verdicts) == 2
    assert finished.verdicts[1] == "zgodne"
    assert "Traceback" not in finished.screen
    assert observed.left_running() == []


@pytest.mark.slow
def test_a_browser_that_dies_is_replaced_and_the_patient_logged_out(observed: Observed, own_project: Path) -> None:
    feature = str(own_project / "usterki.feature")
    finished = observed.run(feature, "--tags=@martwa-przegladarka or @po-usterce")
    verdicts = {scenario["name"]: scenario for scenario in finished.scenarios}
    dead = verdicts["Przeglądarka ginie"]
    assert dead["verdict"] == "błąd zestawu"
    assert "przestał" in dead["message"]
    assert verdicts["Następny przebiega zwyczajnie"]["verdict"] == "zgodne"
    # The second log-in is the new browser's, which only logs out.
    assert observed.count("log-in") == 3
    assert observed.count("log-out") == 2
    assert "Traceback" not in finished.screen
    assert observed.left_running() == []


def test_nothing_of_a_scenario_reaches_the_next(observed: Observed, own_project: Path) -> None:
    finished = observed.run(str(own_project / "izolacja.feature"), "--tags=@slady")
    assert finished.verdicts == ["zgodne", "zgodne", "zgodne"], finished.screen
    assert finished.exit_code == 0


@pytest.mark.slow
def test_the_local_iikp_dies_in_the_middle(observed: Observed, own_project: Path) -> None:
    finished = observed.run(str(own_project / "usterki.feature"), "--tags=@po-usterce or @martwy-iikp")
    assert finished.exit_code == 1
    assert finished.verdicts == ["zgodne", "środowisko niedostępne", "niesprawdzone", "niesprawdzone"]
    sentence = "Lokalny iIKP przestał działać w trakcie przebiegu; uruchom zestaw ponownie."
    for scenario in finished.scenarios[2:]:
        assert scenario["message"] == f"przerwane: {sentence}"
    assert sentence in finished.screen
    for english in ("Traceback", "ABORTED", "HOOK-ERROR"):
        assert english not in finished.screen
    assert observed.left_running() == []
