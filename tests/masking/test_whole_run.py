"""Runs with known secrets, failures included: no secret is in any file, in any form, in any picture, on the screen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from support.faults import PORTAL, TRUSTED_PROFILE, down
from support.stand_in import StandIn
from tests.faults.faulty_iikp import TOLD
from tests.faults.table import LOG_IN, WORK
from tests.masking.leaking import TELLING, Left, leave, own_project
from tests.masking.search import missing_programs, read_picture
from tests.masking.telling_iikp import DEFECT, FILE
from tests.runs.behave_process import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROFILE = """
[profile.obcy]
entry_url = "{world.entry_url}"
trusted_profile_url = "{world.trusted_profile_url}"
wording_confirmed = true
node_cookie = "wezel"
[profile.obcy.patients]
anna = {{ pesel_env = "TEST_PESEL_ANNA", name = "{name}" }}
"""


@pytest.fixture(scope="module")
def leaky(tmp_path_factory: pytest.TempPathFactory) -> Left:
    """Return what a run has left whose steps, hooks, pages and logs tell all that they know."""
    folder = tmp_path_factory.mktemp("leak")
    reports = ("--junit", "--junit-directory", str(folder / "out" / "junit"))
    log = ("--logging-level=DEBUG", "-f", "plain", "-o", str(folder / "plain.txt"))
    left = leave(folder, *TELLING, *reports, *log, str(own_project(folder / "project")))
    (folder / "plain.txt").rename(left.finished.out / "plain.txt")
    return left


@pytest.mark.slow
def test_the_run_that_tells_everything_fails_in_every_way(leaky: Left) -> None:
    verdicts = leaky.finished.verdicts
    assert len(verdicts) == 10, leaky.finished.screen
    assert set(verdicts) == {"zgodne", "niezgodne", "błąd zestawu", "środowisko niedostępne", "niesprawdzone"}
    assert {".json", ".jsonl", ".html", ".png", ".txt", ".xml", ".pdf", ".eml"} <= leaky.kinds_of_files
    assert "LOG_DEBUG" in (leaky.finished.out / "plain.txt").read_text(encoding="utf-8")


@pytest.mark.slow
def test_nothing_of_a_patient_is_left_by_a_run_that_tells_everything(leaky: Left) -> None:
    assert leaky.search(read_pictures=False) == []


@pytest.mark.slow
def test_nothing_of_a_patient_is_left_in_its_pictures(leaky: Left) -> None:
    assert leaky.search(read_pictures=True) == []


@pytest.mark.slow
@pytest.mark.skipif(bool(missing_programs()), reason="bez tesseract-ocr albo poppler-utils")
def test_the_pictures_can_be_read(leaky: Left) -> None:
    pictures = sorted((leaky.finished.out / "run" / "evidence").glob("*.png"))
    assert "Moje konto" in read_picture(pictures[0].read_bytes())


def as_of_somebody_else(folder: Path, stand_in: StandIn, *arguments: str) -> Left:
    """Run on an environment that is not local: the suite is told a PESEL and a name, and sees the rest on pages."""
    world = stand_in.new_world()
    account = world.patients["anna"]
    profile = folder / "iikp.toml"
    profile.write_text(PROFILE.format(world=world, name=account["name"]), encoding="utf-8")
    chosen = ("-D", f"konfiguracja={profile}", "-D", "profil=obcy")
    changes = {"TEST_PESEL_ANNA": account["pesel"]}
    left = leave(folder, *chosen, *arguments, told=folder / "told.jsonl", changes=changes)
    return Left(left.finished, left.values | {account["name"], account["name"].split()[-1]})


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    monkeypatch.setenv(FILE, str(tmp_path / "told.jsonl"))
    process = StandIn("tests.masking.telling_iikp")
    yield process
    process.stop()


@pytest.mark.parametrize(
    "chosen",
    [
        ("-n", "„Edytuj swoje dane” otwiera formularz", "features/dane_kontaktowe.feature"),
        pytest.param(("features/dane_kontaktowe.feature",), marks=pytest.mark.slow),
        pytest.param(("features/logowanie.feature", "features/wylogowanie.feature"), marks=pytest.mark.slow),
    ],
    ids=["one scenario", "contact data", "logging in and out"],
)
def test_on_another_environment_only_initials_are_left(
    tmp_path: Path, stand_in: StandIn, chosen: tuple[str, ...]
) -> None:
    left = as_of_somebody_else(tmp_path, stand_in, *chosen)
    assert "zgodne" in left.finished.verdicts
    # One scenario is looked at in every run of the tests, whose time is short; its pictures, with the others.
    assert left.search(read_pictures=len(chosen) < 3 and not missing_programs()) == []


@pytest.mark.slow
@pytest.mark.parametrize("feature", sorted((ROOT / "features").glob("*.feature")), ids=lambda path: path.stem)
def test_nothing_of_a_patient_is_left_by_a_feature(tmp_path: Path, feature: Path) -> None:
    left = leave(tmp_path, *TELLING, str(feature))
    assert left.finished.exit_code == 0, left.finished.screen
    assert left.search(read_pictures=True) == []


@pytest.mark.slow
@pytest.mark.parametrize("defect", ["whole_pesel_shown", "contact_data_of_another_patient", "saved_but_not_stored"])
def test_nothing_of_a_patient_is_left_where_the_portal_shows_too_much(tmp_path: Path, defect: str) -> None:
    chosen = "features/dane_kontaktowe.feature", "features/logowanie.feature"
    left = leave(tmp_path, *TELLING, *chosen, changes={DEFECT: defect})
    assert "niezgodne" in left.finished.verdicts
    assert left.search(read_pictures=True) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("faults", "scenario", "verdict"),
    [
        ([down(TRUSTED_PROFILE, None)], LOG_IN, "środowisko niedostępne"),
        ([down(TRUSTED_PROFILE, 1)], LOG_IN, "zgodne"),
        ([down(PORTAL, 1)], LOG_IN, "zgodne"),
        ([{"origin": PORTAL, "kind": "status", "status": 500, "after": 6}], WORK, "środowisko niedostępne"),
        ([{"origin": PORTAL, "kind": "refused", "after": 6}], WORK, "środowisko niedostępne"),
    ],
    ids=["3.1", "3.1, recovered", "3.2, recovered", "server's error in mid-work", "no answer in mid-work"],
)
def test_nothing_of_a_patient_is_left_by_a_fault(
    tmp_path: Path, faults: list[dict[str, Any]], scenario: tuple[str, ...], verdict: str
) -> None:
    left = leave(tmp_path, *TELLING, *scenario, changes={TOLD: json.dumps({"faults": faults})})
    assert left.finished.verdicts == [verdict], left.finished.screen
    assert left.search(read_pictures=True) == []
