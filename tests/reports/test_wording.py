"""The verdict in one sentence, and over how much it speaks: never more than was checked, never of the wrong source."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.instruction import THE_INSTRUCTION, load_instruction
from reports.results import Results, load_results
from reports.wording import scope, sentence
from tests.reports.sample_runs import (
    CHOSEN,
    TOTAL,
    Record,
    conforming,
    cut_off,
    defects,
    down,
    everything,
    failing,
    green,
    selected,
    write_run,
)

if TYPE_CHECKING:
    from pathlib import Path

OWN = sum(one.source == THE_INSTRUCTION for one in load_instruction().to_verify)
CHOSEN_SOURCES = Counter(load_instruction().statements[ref["statements"][0]].source for ref in selected())
CHOSEN_OWN = CHOSEN_SOURCES[THE_INSTRUCTION]


def run_of(out: Path, plan: list[Record], *failed: str, verdict: str = "niezgodne") -> Results:
    """Return the results of this plan on iIKP, where the scenarios of these statements failed."""
    results = [
        failing(ref, verdict, "Widać co innego.") if ref["statements"][0] in failed else conforming(ref) for ref in plan
    ]
    return load_results(write_run(out, plan, results, local=False))


def of(ids: str) -> list[Record]:
    """Return a plan for these statements."""
    return [ref for ref in everything() if ref["statements"][0] in ids.split()]


def test_conforming_with_all_says_what_is_the_instructions(tmp_path: Path) -> None:
    whole = run_of(tmp_path, everything())
    origin = f"{OWN} z instrukcji CeZ i {TOTAL - OWN} z innych źródeł"
    assert sentence(whole) == f"iIKP działa zgodnie z wymaganiami: spełnia wszystkie {TOTAL} ({origin})."
    assert scope(whole).startswith(f"wszystkie wymagania, {TOTAL}: {OWN} z instrukcji CeZ, ")


def test_conforming_in_part_says_over_how_much(tmp_path: Path) -> None:
    part = load_results(green(tmp_path))
    origin = f"{CHOSEN_OWN} z instrukcji CeZ i {CHOSEN - CHOSEN_OWN} z innych źródeł"
    assert sentence(part) == (
        "W sprawdzonym zakresie lokalny zastępnik iIKP działa zgodnie z wymaganiami: "
        f"spełnia wszystkie {CHOSEN} sprawdzonych ({origin})."
    )
    sources = f"{CHOSEN_OWN} z instrukcji CeZ, {CHOSEN_SOURCES['ustawa']} z ustawy, "
    assert scope(part).startswith(f"{CHOSEN} ze {TOTAL} wymagań: {sources}")
    assert scope(part).endswith(f"; o {TOTAL - CHOSEN} pozostałych ten przebieg nic nie mówi")


def test_few_and_one_are_counted_in_polish(tmp_path: Path) -> None:
    few = run_of(tmp_path / "few", of("2.3-a 2.3-b 2.3-c"))
    assert "spełnia wszystkie 3 sprawdzone (z instrukcji CeZ)." in sentence(few)
    assert scope(few).startswith(f"3 ze {TOTAL} wymagań: z instrukcji CeZ; o ")
    one = run_of(tmp_path / "one", of("zgody-a"))
    assert "spełnia jedyne, które sprawdzono (z innych źródeł niż instrukcja CeZ)." in sentence(one)


def test_a_defect_says_whose_statement_it_breaks(tmp_path: Path) -> None:
    assert sentence(run_of(tmp_path / "a", of("2.3-a 2.3-b zgody-a"), "2.3-b")) == (
        "iIKP działa niezgodnie z wymaganiami: nie spełnia 1 wymagania z instrukcji CeZ (z 3 wybranych)."
    )
    assert sentence(run_of(tmp_path / "b", of("2.3-a zgody-a"), "zgody-a")).endswith(
        "nie spełnia 1 wymagania z innych źródeł niż instrukcja CeZ (z 2 wybranych)."
    )
    assert sentence(run_of(tmp_path / "c", of("2.3-a zgody-a"), "2.3-a", "zgody-a")).endswith(
        "nie spełnia 2 wymagań: 1 z instrukcji CeZ i 1 z innych źródeł (z 2 wybranych)."
    )
    assert f"2 wymagań z instrukcji CeZ (z {CHOSEN} wybranych)" in sentence(load_results(defects(tmp_path / "d")))


def test_an_environment_that_was_down_is_told_from_one_that_was_so_at_times(tmp_path: Path) -> None:
    assert sentence(load_results(down(tmp_path / "a"))) == (
        f"Środowisko było niedostępne: nie udało się sprawdzić żadnego z {CHOSEN} wybranych wymagań."
    )
    at_times = run_of(tmp_path / "b", of("2.3-a 2.3-b"), "2.3-a", verdict="środowisko niedostępne")
    assert sentence(at_times) == (
        "Środowisko nie zawsze było dostępne: nie udało się sprawdzić 1 z 2 wybranych wymagań."
    )


def test_a_run_cut_off_says_that_it_is_incomplete(tmp_path: Path) -> None:
    assert sentence(load_results(cut_off(tmp_path))).startswith("Sprawdzenie jest niepełne: nie udało się sprawdzić ")


def test_nothing_chosen_is_nothing_said(tmp_path: Path) -> None:
    nothing = load_results(write_run(tmp_path, [], []))
    assert sentence(nothing) == "Niczego nie sprawdzono: nie wybrano żadnego scenariusza."
    assert scope(nothing) == f"żadne z {TOTAL} wymagań"
