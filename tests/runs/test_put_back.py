"""On a shared environment a scenario puts back what it changed, and what stays is named; functions not offered too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.clinic import LocalClinic
from support.patients import Patient
from tests.runs.behave_process import run
from tests.runs.conftest import copy_project

if TYPE_CHECKING:
    from pathlib import Path

    from support.stand_in import StandIn
    from tests.runs.shared import Shared


def test_the_last_change_is_put_back_first_also_after_a_failure(shared: Shared, own_project: Path) -> None:
    finished = shared.run(str(own_project / "przywracanie.feature"), "--tags=@przywraca")
    assert finished.verdicts == ["zgodne", "błąd zestawu"], finished.screen
    assert shared.put_back == ["drugie", "pierwsze", "trzecie"]
    assert [scenario["not_put_back"] for scenario in finished.scenarios] == [[], []]
    assert shared.world.open_sessions() == 0


@pytest.mark.slow
def test_what_cannot_be_put_back_here_is_named_and_no_failure(shared: Shared, own_project: Path) -> None:
    finished = shared.run(str(own_project / "przywracanie.feature"), "--tags=@trwale")
    (scenario,) = finished.scenarios
    assert scenario["verdict"] == "zgodne", finished.screen
    assert scenario["not_put_back"] == ["deklaracja: lekarz (deklaracji nie można wycofać)"]
    assert shared.put_back == ["czwarte"]
    assert "deklaracja: lekarz (deklaracji nie można wycofać)" in (finished.out / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_what_fails_to_be_put_back_is_named_and_keeps_nothing_else_back(shared: Shared, own_project: Path) -> None:
    finished = shared.run(str(own_project / "przywracanie.feature"), "--tags=@psuje")
    (scenario,) = finished.scenarios
    assert scenario["verdict"] == "niezgodne"
    assert scenario["not_put_back"] == ["uprawnienie dla: Szpital Miejski (Nie ma przycisku „Wycofaj”)"]
    assert shared.put_back == ["piąte"]
    assert shared.world.open_sessions() == 0
    assert finished.exit_code == 1


@pytest.mark.slow
def test_the_local_iikp_is_thrown_away_instead(own_project: Path, tmp_path: Path) -> None:
    changes = {"PUT_BACK": str(tmp_path / "put-back")}
    finished = run(tmp_path / "out", str(own_project / "przywracanie.feature"), "--tags=@przywraca", changes=changes)
    assert finished.verdicts == ["zgodne", "błąd zestawu"]
    assert not (tmp_path / "put-back").exists()


@pytest.mark.slow
def test_a_function_that_is_not_offered_is_out_of_scope(shared: Shared, tmp_path: Path) -> None:
    features = copy_project(tmp_path / "project")
    feature = (features / "przywracanie.feature").read_text(encoding="utf-8")
    for name, statement in (("zgody", "1-a"), ("e_deklaracje", "1-c")):
        text = feature.replace("@wlasne", f"@iikp-{statement}")
        (features / f"{name}.feature").write_text(text, encoding="utf-8")
    chosen = [str(features / f"{name}.feature") for name in ("zgody", "e_deklaracje")]
    finished = shared.run(*chosen, "-n", "Wszystko daje", functions='"zgody"')
    assert [scenario["key"].rsplit("/", 1)[1] for scenario in finished.scenarios] == ["zgody.feature:6"]
    assert finished.verdicts == ["zgodne"], finished.screen
    assert finished.statement("1-a")["verdict"] == "zgodne"
    left_out = finished.statement("1-c")
    assert left_out["verdict"] is None
    assert left_out["reason"] == "poza zakresem środowiska: nie udostępnia funkcji „e-deklaracje”"


@pytest.mark.slow
def test_an_order_reaches_the_clinic_by_its_command_and_is_cancelled(shared: Shared) -> None:
    finished = shared.run("features/zamowienia.feature", "--tags=@dym", functions='"zamowienia"')
    (scenario,) = finished.scenarios
    assert (scenario["verdict"], scenario["not_put_back"]) == ("zgodne", []), finished.screen
    anna = Patient("anna", "Anna", shared.world.patients["anna"]["pesel"])
    assert [order.status for order in LocalClinic(shared.world).orders(anna)] == ["Anulowane"]


@pytest.mark.slow
def test_the_contact_data_are_as_they_were(shared: Shared, stand_in: StandIn) -> None:
    before = stand_in.ask("GET", shared.world.path)["patients"]["anna"]
    finished = shared.run("features/dane_kontaktowe.feature", "-n", "Zmienione dane teleadresowe")
    assert finished.verdicts == ["zgodne"], finished.screen
    assert stand_in.ask("GET", shared.world.path)["patients"]["anna"] == before
