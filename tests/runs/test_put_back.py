"""On a shared environment a scenario puts back what it changed, and what stays is named; functions not offered too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.stand_in import StandIn
from tests.runs.behave_process import Finished, run
from tests.runs.conftest import copy_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.stand_in import World

_PROFILE = """
[profile.wspolny]
entry_url = "{world.entry_url}"
trusted_profile_url = "{world.trusted_profile_url}"
wording_confirmed = true
functions = [{functions}]
[profile.wspolny.patients]
anna = {{ pesel_env = "TEST_PESEL_ANNA", name = "Anna Zielińska" }}
"""


@pytest.fixture(scope="module")
def stand_in() -> Iterator[StandIn]:
    process = StandIn()
    yield process
    process.stop()


class Shared:
    """A shared environment: one world for a whole run, whose profile the suite takes for not local."""

    def __init__(self, world: World, folder: Path) -> None:
        """Take a new world and a folder for the run."""
        self.world, self._folder = world, folder

    @property
    def put_back(self) -> list[str]:
        """What the scenarios put back, in order."""
        file = self._folder / "put-back"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def run(self, *arguments: str, functions: str = "") -> Finished:
        """Run behave there."""
        profile = self._folder / "iikp.toml"
        profile.write_text(_PROFILE.format(world=self.world, functions=functions), encoding="utf-8")
        changes = {
            "TEST_PESEL_ANNA": self.world.patients["anna"]["pesel"],
            "PUT_BACK": str(self._folder / "put-back"),
        }
        chosen = ("-D", f"konfiguracja={profile}", "-D", "profil=wspolny")
        return run(self._folder / "out", *chosen, *arguments, changes=changes)


@pytest.fixture
def shared(stand_in: StandIn, tmp_path: Path) -> Iterator[Shared]:
    """Return a shared environment and free it."""
    world = stand_in.new_world()
    yield Shared(world, tmp_path)
    world.close()


def test_the_last_change_is_put_back_first_also_after_a_failure(shared: Shared, own_project: Path) -> None:
    finished = shared.run(str(own_project / "przywracanie.feature"), "--tags=@przywraca")
    assert finished.verdicts == ["zgodne", "błąd zestawu"], finished.screen
    assert shared.put_back == ["drugie", "pierwsze", "trzecie"]
    assert [scenario["not_put_back"] for scenario in finished.scenarios] == [[], []]
    assert shared.world.open_sessions() == 0


def test_what_cannot_be_put_back_here_is_named_and_no_failure(shared: Shared, own_project: Path) -> None:
    finished = shared.run(str(own_project / "przywracanie.feature"), "--tags=@trwale")
    (scenario,) = finished.scenarios
    assert scenario["verdict"] == "zgodne", finished.screen
    assert scenario["not_put_back"] == ["deklaracja: lekarz (deklaracji nie można wycofać)"]
    assert shared.put_back == ["czwarte"]
    assert "deklaracja: lekarz (deklaracji nie można wycofać)" in (finished.out / "index.html").read_text("utf-8")


def test_what_fails_to_be_put_back_is_named_and_keeps_nothing_else_back(shared: Shared, own_project: Path) -> None:
    finished = shared.run(str(own_project / "przywracanie.feature"), "--tags=@psuje")
    (scenario,) = finished.scenarios
    assert scenario["verdict"] == "niezgodne"
    assert scenario["not_put_back"] == ["uprawnienie dla: Szpital Miejski (Nie ma przycisku „Wycofaj”)"]
    assert shared.put_back == ["piąte"]
    assert shared.world.open_sessions() == 0
    assert finished.exit_code == 1


def test_the_local_iikp_is_thrown_away_instead(own_project: Path, tmp_path: Path) -> None:
    changes = {"PUT_BACK": str(tmp_path / "put-back")}
    finished = run(tmp_path / "out", str(own_project / "przywracanie.feature"), "--tags=@przywraca", changes=changes)
    assert finished.verdicts == ["zgodne", "błąd zestawu"]
    assert not (tmp_path / "put-back").exists()


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


def test_the_contact_data_are_as_they_were(shared: Shared, stand_in: StandIn) -> None:
    before = stand_in.ask("GET", shared.world.path)["patients"]["anna"]
    finished = shared.run("features/dane_kontaktowe.feature", "-n", "Zmienione dane teleadresowe")
    assert finished.verdicts == ["zgodne"], finished.screen
    assert stand_in.ask("GET", shared.world.path)["patients"]["anna"] == before
