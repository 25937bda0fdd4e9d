"""An account that could not be logged out is named at the end of the run, on the screen and in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.runs.conftest import where_told

if TYPE_CHECKING:
    from pathlib import Path

    from tests.runs.conftest import Observed


@pytest.mark.slow
def test_what_could_not_be_closed_is_named(observed: Observed, own_project: Path) -> None:
    finished = observed.run(str(own_project / "niewylogowane.feature"))
    left, closed = finished.scenarios
    assert finished.exit_code == 1
    assert (left["verdict"], left["section"]) == ("środowisko niedostępne", "3.2"), finished.screen
    first, later = left["message"].split("\n\nNa końcu scenariusza: ")
    assert first.startswith("Środowisko pokazało ekran błędu")
    assert later.startswith("Środowisko pokazało ekran błędu")
    sentence = left["not_closed"]
    assert sentence.startswith("Konto testowe (Anna Zielińska) mogło pozostać otwarte pod adresem http://")
    assert "/ikp/zaloguj: " in sentence
    assert (closed["verdict"], closed["not_closed"]) == ("zgodne", None)
    remarks = next(line for line in finished.screen.splitlines() if line.startswith("Uwagi:"))
    assert remarks.endswith(f"; nie wylogowano: {sentence}")
    assert f"{sentence} – scenariusz „{left['name']}”" in (finished.out / "index.html").read_text(encoding="utf-8")
    assert observed.count("log-out") == 1
    assert where_told(observed.numbers, finished) == []
