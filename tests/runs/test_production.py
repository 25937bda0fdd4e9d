"""A portal that sends the patient to the production IKP: the run logs out, stops at once and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.runs.conftest import Observed

WHY = "Przeglądarka znalazła się pod adresem pacjent.gov.pl: to produkcyjne IKP. Przebieg zatrzymano."


@pytest.mark.slow
def test_a_run_that_is_sent_to_production_stops_at_once(observed: Observed, own_project: Path) -> None:
    finished = observed.run(str(own_project / "produkcja.feature"))
    assert finished.exit_code == 1
    assert finished.verdicts == ["błąd zestawu", "niesprawdzone"], finished.screen
    assert [scenario["message"] for scenario in finished.scenarios] == [WHY, f"przerwane: {WHY}"]
    assert finished.results["environment"]["aborted"] == WHY
    assert WHY in finished.screen
    assert observed.count("log-in") == observed.count("log-out") == 1
    assert finished.scenarios[0]["not_closed"] is None
