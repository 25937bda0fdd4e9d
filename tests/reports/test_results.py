"""Verdicts of statements, sections and runs, and how they are told."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reports import ReportError, Results, build, summary
from reports.instruction import load_instruction
from reports.results import NOT_SELECTED, OUT_OF_SCOPE, TO_COME, load_results
from reports.verdicts import Verdict, plural, requirements, run_verdict, scenarios
from tests.reports.sample_runs import (
    CHOSEN,
    TOTAL,
    attempts,
    conforming,
    cut_off,
    defects,
    down,
    everything,
    failing,
    green,
    recovered,
    selected,
    write_run,
)

if TYPE_CHECKING:
    from pathlib import Path

NONCONFORMING, UNAVAILABLE, SUITE_ERROR = "niezgodne", "środowisko niedostępne", "błąd zestawu"


def with_verdicts(out: Path, *verdicts: str) -> Results:
    """Return the results of a run with scenarios of one statement, of these verdicts."""
    statement = load_instruction().statements["2.2.3-i"]
    plan = [
        {"key": f"f:{number}", "feature": "F", "name": f"S{number}", "statements": [statement.id]}
        for number in range(len(verdicts))
    ]
    results = [
        conforming(ref) if verdict == "zgodne" else failing(ref, verdict, f"powód {ref['key']}")
        for ref, verdict in zip(plan, verdicts, strict=True)
    ]
    return load_results(write_run(out, plan, results))


def statement(results: Results, id_: str) -> tuple[Verdict | None, str | None]:
    (row,) = [row for row in results.statements if row.statement.id == id_]
    return row.verdict, row.reason


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        (["zgodne", "zgodne"], "zgodne"),
        (["zgodne", "niesprawdzone"], "niesprawdzone"),
        (["niesprawdzone", SUITE_ERROR], SUITE_ERROR),
        ([SUITE_ERROR, UNAVAILABLE], UNAVAILABLE),
        ([UNAVAILABLE, NONCONFORMING, "zgodne"], NONCONFORMING),
    ],
)
def test_a_statement_has_the_worst_verdict_of_its_scenarios(tmp_path: Path, verdicts: list[str], expected: str) -> None:
    results = with_verdicts(tmp_path, *verdicts)
    verdict, reason = statement(results, "2.2.3-i")
    assert verdict == expected
    assert reason == (None if expected == "zgodne" else f"powód f:{verdicts.index(expected)}")
    assert results.verdict == ("niepełne" if expected == "niesprawdzone" else expected)
    assert results.selected == 1
    (section,) = [section for section in results.sections if section.number == "2.2.3"]
    assert section.verdict == expected


@pytest.mark.parametrize(
    ("verdict", "code"),
    [("zgodne", 0), (NONCONFORMING, 1), (UNAVAILABLE, 2), (SUITE_ERROR, 3), ("niesprawdzone", 4)],
)
def test_the_exit_code_is_the_verdicts(tmp_path: Path, verdict: str, code: int) -> None:
    assert with_verdicts(tmp_path, "zgodne", verdict).exit_code == code


def test_a_statement_without_scenarios_says_why(tmp_path: Path) -> None:
    plan = [ref for ref in selected() if ref["statements"] != ["2.3-b"]]
    chosen = [ref for ref in plan if ref["statements"] != ["2.3-a"]]
    impossible = next(ref for ref in plan if ref["statements"] == ["2.3-a"]) | {"reason": "tylko lokalnie"}
    out = write_run(tmp_path, chosen, [conforming(ref) for ref in chosen], out_of_scope=(impossible,))
    results = load_results(out)
    assert statement(results, "2.3-a") == (None, f"{OUT_OF_SCOPE}: tylko lokalnie")
    assert statement(results, "2.3-b") == (None, NOT_SELECTED)
    assert statement(results, "3.1-a") == (None, NOT_SELECTED)
    assert results.verdict == "zgodne"
    assert results.selected == len(chosen)
    assert results.left_out == {OUT_OF_SCOPE: 1, NOT_SELECTED: TOTAL - CHOSEN + 1}


def test_a_statement_whose_scenarios_are_still_to_be_written_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = load_instruction()
    unwritten = replace(known.statements["3.1-a"], to_come=True)
    changed = replace(known, statements=known.statements | {unwritten.id: unwritten})
    monkeypatch.setattr("reports.results.load_instruction", lambda: changed)
    results = load_results(green(tmp_path))
    assert statement(results, "3.1-a") == (None, TO_COME)
    assert results.left_out == {TO_COME: 1, NOT_SELECTED: TOTAL - CHOSEN - 1}


def test_conforming_says_over_how_much(tmp_path: Path) -> None:
    part = load_results(green(tmp_path / "part"))
    assert part.phrase == f"zgodne w sprawdzonym zakresie ({CHOSEN} z {TOTAL})"
    plan = everything()
    whole = load_results(write_run(tmp_path / "whole", plan, [conforming(ref) for ref in plan], local=False))
    assert whole.phrase == f"zgodne ({TOTAL} z {TOTAL} wymagań)"


def test_other_verdicts_say_over_how_much(tmp_path: Path) -> None:
    assert (
        load_results(defects(tmp_path / "a")).phrase == f"niezgodne (2 wymagania; zakres: {CHOSEN} z {TOTAL} wymagań)"
    )
    unavailable = load_results(down(tmp_path / "b"))
    assert unavailable.phrase == f"środowisko niedostępne ({requirements(CHOSEN)}; zakres: {CHOSEN} z {TOTAL} wymagań)"


def test_a_run_cut_off_is_never_conforming(tmp_path: Path) -> None:
    results = load_results(cut_off(tmp_path))
    assert results.verdict is Verdict.INCOMPLETE
    left = plural(
        CHOSEN - 9, "scenariusz nie został sprawdzony", "scenariusze nie zostały sprawdzone",
        "scenariuszy nie zostało sprawdzonych",
    )  # fmt: skip
    assert results.notes == [f"Przebieg został przerwany przed końcem: {left}."]
    assert statement(results, "2.3-d") == (
        Verdict.UNVERIFIED,
        "przerwane: przebieg skończył się przed tym scenariuszem",
    )
    (tmp_path / "run" / "scenarios.jsonl").write_text(
        "".join(json.dumps(conforming(ref)) + "\n" for ref in selected()), encoding="utf-8"
    )
    assert load_results(tmp_path).verdict is Verdict.INCOMPLETE


def test_the_scenario_in_which_the_run_was_killed_is_named(tmp_path: Path) -> None:
    plan = selected()
    out = write_run(tmp_path, plan, [conforming(plan[0])])
    (out / "run" / "end.json").unlink(missing_ok=True)
    (out / "run" / "under-way.json").write_text(json.dumps({"key": plan[1]["key"]}), encoding="utf-8")
    first, second, third = load_results(out).scenarios[:3]
    assert first.verdict is Verdict.CONFORMING
    assert second.reason == "przerwane: przebieg skończył się w trakcie tego scenariusza"
    assert third.reason == "przerwane: przebieg skończył się przed tym scenariuszem"


def test_an_aborted_run_says_why(tmp_path: Path) -> None:
    plan = selected()
    out = write_run(tmp_path, plan, [conforming(plan[0])], aborted="przerwano klawiszami Ctrl+C")
    results = load_results(out)
    assert results.verdict is Verdict.INCOMPLETE
    assert statement(results, "2.3-d")[1] == "przerwane: przerwano klawiszami Ctrl+C"
    assert "(przerwano klawiszami Ctrl+C)" in results.notes[0]


def test_a_damaged_line_leaves_its_scenario_unverified(tmp_path: Path) -> None:
    out = green(tmp_path)
    path = out / "run" / "scenarios.jsonl"
    lines = path.read_text("utf-8").splitlines()
    lines[3] = '{"key": "features/2.2.feature:13", "verdict": "wspaniale"}'
    path.write_text("\n".join(lines), encoding="utf-8")
    results = load_results(out)
    assert results.verdict is Verdict.INCOMPLETE
    assert "Nie dało się odczytać 1 wyniku" in results.notes[0]


def test_line_separators_inside_a_text_are_no_damage(tmp_path: Path) -> None:
    plan = selected()[:1]
    result = failing(plan[0], NONCONFORMING, "pierwsze\u2028drugie\x85trzecie")
    assert load_results(write_run(tmp_path, plan, [result])).verdict is Verdict.NONCONFORMING


def test_a_browser_is_named_without_its_version(tmp_path: Path) -> None:
    out = green(tmp_path)
    assert load_results(out).run.browser_name == "Chromium"
    (out / "run" / "browser.json").write_text('{"browser": "Chrome bez okna 156.0.8078.79"}', encoding="utf-8")
    assert load_results(out).run.browser_name == "Chrome bez okna"
    (out / "run" / "browser.json").unlink()
    assert load_results(out).run.browser_name is None


def test_an_odd_environment_is_no_hindrance(tmp_path: Path) -> None:
    out = green(tmp_path)
    (out / "run" / "browser.json").write_text('{"browser": 156, "extra": [1]}', encoding="utf-8")
    assert load_results(out).run.environment.browser == "156"
    (out / "run" / "browser.json").write_text("[")
    assert load_results(out).run.environment.browser is None


def test_an_error_outside_the_scenarios_is_an_error_of_the_suite(tmp_path: Path) -> None:
    plan = selected()
    error = "Nie wylogowano konta Anny po zakończeniu przebiegu."
    out = write_run(tmp_path, plan, [conforming(ref) for ref in plan], errors=(error,))
    results = load_results(out)
    assert results.verdict is Verdict.SUITE_ERROR
    assert error in results.notes


def test_nothing_selected_is_not_verified(tmp_path: Path) -> None:
    results = load_results(write_run(tmp_path, [], []))
    assert (results.verdict, results.selected, results.exit_code) == (Verdict.INCOMPLETE, 0, 4)
    assert len(summary(results)) == 5


def test_results_for_machines(tmp_path: Path) -> None:
    build(defects(tmp_path))
    data = json.loads((tmp_path / "results.json").read_text("utf-8"))
    assert list(data) == ["schema", "verdict", "scope", "environment", "statements", "scenarios"]
    assert (data["schema"], data["verdict"], data["scope"]) == (1, "niezgodne", {"selected": CHOSEN, "total": TOTAL})
    assert data["environment"]["browser"] == "Chromium 156.0.8078.73"
    assert data["environment"]["browser_name"] == "Chromium"
    assert len(data["statements"]) == TOTAL
    assert set(data["statements"][0]) == {"id", "section", "source", "verdict", "reason", "scenarios"}
    assert next(row for row in data["statements"] if row["id"] == "3.1-a") == {
        "id": "3.1-a",
        "section": "3.1",
        "source": "instrukcja",
        "verdict": None,
        "reason": NOT_SELECTED,
        "scenarios": [],
    }
    assert {row["verdict"] for row in data["scenarios"]} == {
        "zgodne", NONCONFORMING, SUITE_ERROR, "niesprawdzone"
    }  # fmt: skip


def test_what_a_log_in_has_tried_is_told_to_machines(tmp_path: Path) -> None:
    told = build(recovered(tmp_path))
    assert summary(told)[-1].endswith("; praca przywrócona przy logowaniu: 2 (lista w raporcie)")
    data = json.loads((tmp_path / "results.json").read_text("utf-8"))
    first, second = (row["recovery"] for row in data["scenarios"] if row["recovery"])
    assert [one["time"][11:23] for one in first] == ["10:00:01.250", "10:00:02.250", "10:00:03.250"]
    kept = ("way", "node", "section", "outcome")
    assert [{key: one[key] for key in kept} for one in first] == [
        {key: one[key] for key in kept} for one in attempts(worked=True)
    ]
    assert first == second


def test_what_was_not_put_back_is_told_everywhere(tmp_path: Path) -> None:
    plan = selected()
    results = [conforming(ref) for ref in plan]
    left = "uprawnienie dla: Szpital Miejski (Nie znaleziono przycisku „Wycofaj”)"
    results[3]["not_put_back"] = [left]
    told = build(write_run(tmp_path, plan, results))
    assert told.verdict is Verdict.CONFORMING
    assert summary(told)[-1].endswith("na kontach testowych nie przywrócono: 1 (lista w raporcie)")
    data = json.loads((tmp_path / "results.json").read_text("utf-8"))
    assert [row["not_put_back"] for row in data["scenarios"] if row["not_put_back"]] == [[left]]
    page = (tmp_path / "index.html").read_text("utf-8")
    assert f"{left} – scenariusz „{plan[3]['name']}”" in page


def test_what_was_not_closed_is_told_everywhere(tmp_path: Path) -> None:
    plan = selected()
    results = [conforming(ref) for ref in plan]
    left = "Konto testowe (Anna Testowa) mogło pozostać otwarte pod adresem https://iikp.example: nie odpowiada"
    results[3]["not_closed"] = results[5]["not_closed"] = left
    told = build(write_run(tmp_path, plan, results))
    assert summary(told)[-1].endswith(f"; nie wylogowano: {left} (i jeszcze 1; lista w raporcie)")
    data = json.loads((tmp_path / "results.json").read_text("utf-8"))
    assert [row["not_closed"] for row in data["scenarios"] if row["not_closed"]] == [left, left]
    page = (tmp_path / "index.html").read_text("utf-8")
    for number in (3, 5):
        assert f"{left} – scenariusz „{plan[number]['name']}”" in page


def test_nothing_is_said_when_all_was_closed(tmp_path: Path) -> None:
    assert "nie wylogowano" not in " ".join(summary(build(green(tmp_path))))
    assert "nie udało się wylogować" not in (tmp_path / "index.html").read_text("utf-8")


def test_nothing_is_said_when_all_was_put_back(tmp_path: Path) -> None:
    assert "nie przywrócono" not in " ".join(summary(build(green(tmp_path))))
    assert "nie przywrócono" not in (tmp_path / "index.html").read_text("utf-8")


@pytest.mark.parametrize("sample", [green, defects, down, cut_off])
def test_the_summary_has_five_lines(tmp_path: Path, sample: object) -> None:
    lines = summary(load_results(sample(tmp_path)))  # type: ignore[operator]
    assert len(lines) == 5
    assert all(line == " ".join(line.split("\n")) for line in lines)


def test_no_pesel_leaves(tmp_path: Path) -> None:
    number = f"44{82}15{12345}"
    plan = selected()
    broken = failing(plan[0], NONCONFORMING, f"Widać {number}")
    broken["steps"][0] |= {"text": f"Anna {number[:6]} {number[6:]}", "table": [[number]]}
    broken["details"] = f"Traceback {number}"
    build(write_run(tmp_path, plan, [broken], errors=(f"Konto {number}",)))
    for name in ("index.html", "results.json", "junit.xml"):
        text = (tmp_path / name).read_text("utf-8")
        assert number not in text
        assert number[6:] not in text
        assert "[PESEL ukryty]" in text


def test_polish_counts() -> None:
    assert [requirements(count) for count in (0, 1, 2, 5, 12, 22, 25, 112)] == [
        "0 wymagań", "1 wymaganie", "2 wymagania", "5 wymagań", "12 wymagań", "22 wymagania", "25 wymagań",
        "112 wymagań",
    ]  # fmt: skip
    assert [scenarios(count) for count in (1, 3, 11)] == ["1 scenariusz", "3 scenariusze", "11 scenariuszy"]


def test_no_scenario_at_all_is_incomplete() -> None:
    assert run_verdict([]) is Verdict.INCOMPLETE


@pytest.mark.parametrize("content", ["", "{", "[]", '{"schema": 1}', '{"schema": 7}', "\x00"])
def test_an_unreadable_start_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "run.json").write_text(content, encoding="utf-8")
    with pytest.raises(ReportError, match=r"uszkodzony|inna wersja"):
        build(tmp_path)
