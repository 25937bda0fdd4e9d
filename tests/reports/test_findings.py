"""What belongs to one cause, when and where it was seen, and what it is called from night to night."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.findings import Finding, find, fingerprint
from reports.results import load_results
from reports.rundata import Scenario
from tests.reports.sample_runs import CHOSEN, Record, attempts, defects, down, failing, selected, write_run

if TYPE_CHECKING:
    from pathlib import Path

LOST = "Przeglądarka zamknęła się w trakcie scenariusza."


def one(verdict: str, reason: str, section: str | None = None, **changed: object) -> Scenario:
    """Return a scenario that ended so."""
    return Scenario.model_validate(failing(selected()[0], verdict, reason, section=section) | changed)


def only(out: Path, *results: Record) -> Finding:
    """Return the one finding of a run with these results."""
    (finding,) = find(load_results(write_run(out, list(results), list(results))))
    return finding


def test_a_defect_keeps_its_name_when_its_scenario_moves_or_shows_something_else() -> None:
    first = fingerprint(one("niezgodne", "Widać poprzedni numer."))
    assert first == fingerprint(one("niezgodne", "Widać pusty numer.", key="features/2.feature:99", line=99))
    assert len(first) == 16
    assert int(first, 16) > 0


def test_defects_of_two_scenarios_have_two_names() -> None:
    seen = "Widać poprzedni numer."
    names = {
        fingerprint(one("niezgodne", seen)),
        fingerprint(one("niezgodne", seen, name="Inny scenariusz")),
        fingerprint(one("niezgodne", seen, feature_file="features/inna.feature")),
        fingerprint(one("błąd zestawu", seen)),
    }
    assert len(names) == 4


def test_scenarios_that_show_the_same_are_one_finding(tmp_path: Path) -> None:
    first, second, third, *_ = selected()
    same = [failing(ref, "niezgodne", "Szukano: przycisk „Zapisz” – nie znaleziono.") for ref in (first, second)]
    other = failing(third, "niezgodne", "Szukano: przycisk „Anuluj” – nie znaleziono.")
    together, alone = find(load_results(write_run(tmp_path, [first, second, third], [*same, other])))
    assert [scenario.name for scenario in together.scenarios] == [first["name"], second["name"]]
    assert set(together.other_numbers.split(", ")) == set(second["statements"]) - set(first["statements"])
    assert together.title == "Szukano: przycisk „Zapisz” – nie znaleziono"
    assert (alone.title, alone.others) == (third["name"], [])
    assert together.fingerprint == fingerprint(together.scenario)


def test_an_error_screen_keeps_its_name_whatever_its_numbers() -> None:
    tonight = one("środowisko niedostępne", "Ekran 3.2, węzeł iikp-2, zdarzenie 4af07c31.", "3.2")
    tomorrow = one("środowisko niedostępne", "Ekran 3.2, węzeł iikp-1, zdarzenie 99be12aa.", "3.2", name="Inny")
    assert fingerprint(tonight) == fingerprint(tomorrow)
    assert fingerprint(tonight) != fingerprint(one("środowisko niedostępne", "Ekran 3.2, węzeł iikp-2.", "3.1"))


def test_a_scenario_without_any_reason_is_a_cause_of_its_own() -> None:
    first = one("błąd zestawu", LOST).model_copy(update={"reason": None, "message": None})
    assert fingerprint(first) != fingerprint(first.model_copy(update={"name": "Inny scenariusz"}))


def test_the_fingerprint_of_a_finding_is_its_scenarios(tmp_path: Path) -> None:
    for finding in find(load_results(defects(tmp_path))):
        assert {fingerprint(scenario) for scenario in finding.scenarios} == {finding.fingerprint}


def test_a_portal_that_is_down_is_one_finding_with_all_that_it_hit(tmp_path: Path) -> None:
    (finding,) = find(load_results(down(tmp_path)))
    assert len(finding.scenarios) == CHOSEN
    assert finding.scenarios[0] is finding.scenario
    # From the log-in that failed first to the last picture.
    assert finding.first_time is not None
    assert finding.first_time.isoformat() == "2026-06-15T10:00:01.250000+02:00"
    assert finding.last_time is not None
    assert finding.last_time.isoformat() == "2026-06-15T10:00:07+02:00"
    assert finding.nodes == ["iikp-1", "iikp-2", "iikp-3"]


def test_an_attempt_that_worked_was_no_occurrence(tmp_path: Path) -> None:
    result = failing(selected()[0], "środowisko niedostępne", "Ekran 3.2.", section="3.2")
    finding = only(tmp_path, result | {"recovery": attempts(worked=True)})
    assert finding.nodes == ["iikp-1", "iikp-2"]  # the picture's too; iikp-3 let the patient in


def test_what_a_log_in_tried_before_says_nothing_of_a_defect_met_later(tmp_path: Path) -> None:
    result = failing(selected()[0], "niezgodne", "Widać poprzedni numer.")
    finding = only(tmp_path, result | {"recovery": attempts(worked=True)})
    assert finding.nodes == ["iikp-2"]
    assert finding.first_time == finding.last_time
    assert finding.first_time is not None
    assert finding.first_time.isoformat() == "2026-06-15T10:00:07+02:00"


def test_without_a_picture_the_scenarios_start_is_the_time(tmp_path: Path) -> None:
    result = failing(selected()[0], "błąd zestawu", LOST)
    result["steps"][3]["evidence"] = []
    finding = only(tmp_path, result | {"evidence": []})
    assert finding.first_time is not None
    assert finding.first_time.isoformat() == "2026-06-15T10:00:05+02:00"
    assert finding.nodes == []


def test_without_any_time_there_is_none(tmp_path: Path) -> None:
    result = failing(selected()[0], "błąd zestawu", LOST)
    result["steps"][3]["evidence"] = []
    finding = only(tmp_path, result | {"evidence": [], "started": None})
    assert (finding.first_time, finding.last_time) == (None, None)
