"""A patient who is not configured makes exactly what needs that patient „niesprawdzone”, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.runs.shared import Shared

if TYPE_CHECKING:
    from pathlib import Path

    from support.stand_in import StandIn


@pytest.mark.slow
def test_only_what_needs_the_patient_is_not_verified(stand_in: StandIn, tmp_path: Path) -> None:
    # The profile names Anna's account alone. Of the first scenario that needs another one, Anna's part has been done.
    names = "Inny numer PESEL otwiera|Siedemnastolatek|Przycisk „Dalej” loguje|Bez numeru PESEL"
    finished = Shared(stand_in, tmp_path).run("features/logowanie.feature", "-n", names)
    told = {scenario["name"]: (scenario["verdict"], scenario["message"]) for scenario in finished.scenarios}
    without = "Brak konta testowego: profil nie wskazuje, kto występuje jako {}."
    assert told == {
        "Inny numer PESEL otwiera inne konto": ("niesprawdzone", without.format("Jan Wysocki")),
        "Siedemnastolatek loguje się na swoje konto": ("niesprawdzone", without.format("Jakub Maj")),
        "Przycisk „Dalej” loguje": ("zgodne", None),
        "Bez numeru PESEL nie można się zalogować": ("zgodne", None),
    }
    assert finished.results["verdict"] == "niepełne"
