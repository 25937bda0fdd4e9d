"""How a finding is repeated by hand: instructions that a person can follow, made from the scenario's lines."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from behave.parser import parse_file

from reports.by_hand import STOPPED, STOPPED_DURING, steps_by_hand
from reports.findings import find
from reports.results import load_results
from reports.rundata import Scenario, Step, read_run
from reports.verdicts import Verdict
from tests.reports.sample_runs import defects, green

if TYPE_CHECKING:
    from reports.rundata import Run

FEATURES = Path(__file__).parents[2] / "features"
ADDRESS = "http://iikp.localhost:8080/ikp/zaloguj"
ENTERED = "– punkt 2.1 instrukcji. Przeglądarka powinna przejść na stronę testowego Profilu Zaufanego (punkt 2.2)."
LOG_IN = (
    "W polu „Pesel” wpisz testowy numer PESEL osoby, która w scenariuszu ma na imię Anna, i naciśnij ENTER albo "
    "„Dalej” (punkty 2.2.1 i 2.2.2). Jeśli pojawi się regulamin, zaakceptuj go (punkt 2.2.3)."
)
LOG_OUT = "Jeśli konto jest otwarte, na koniec wyloguj się przyciskiem „Wyloguj się” (punkt 2.3)."


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return read_run(green(tmp_path))


def told(run: Run, *lines: str, tags: tuple[str, ...] = (), table: list[list[str]] | None = None) -> list[str]:
    """Return the instructions for these lines; the last one has the table and is where the scenario stopped."""
    words = [line.partition(" ") for line in lines]
    steps = [Step(keyword=keyword, text=text, status="passed") for keyword, _, text in words]
    steps[-1] = steps[-1].model_copy(update={"table": table})
    scenario = Scenario(key="f:1", feature="F", name="S", tags=list(tags), verdict=Verdict.NONCONFORMING, steps=steps)
    return steps_by_hand(scenario, steps[-1], run)


def test_logging_in_comes_first_and_cites_the_instruction(run: Run) -> None:
    lines = told(run, "Mając zalogowaną Annę", 'Gdy Anna zamawia lek "Tritace 5"', "Wtedy widzi potwierdzenie")
    assert lines == [
        "Potrzebne konto testowe: Anna.",
        f"Wejdź na adres wejściowy lokalnego zastępnika iIKP (w tym przebiegu {ADDRESS}) {ENTERED}",
        LOG_IN,
        "Zamów lek „Tritace 5”.",
        f"Sprawdź, czy Anna widzi potwierdzenie. {STOPPED}",
        LOG_OUT,
    ]


def test_a_step_that_is_several_things_to_do_does_not_say_at_which_it_stopped(run: Run) -> None:
    lines = told(run, "Mając Jana, który nikogo jeszcze nie wybrał")
    assert lines[0] == "Potrzebne konto testowe: Jan, który nikogo jeszcze nie wybrał."
    assert lines[2].startswith("W polu „Pesel” wpisz testowy numer PESEL osoby, która w scenariuszu ma na imię Jan,")
    assert lines[3:] == [STOPPED_DURING, LOG_OUT]


def test_on_iikp_the_address_is_given_as_it_is(run: Run) -> None:
    run.local = False
    assert told(run, "Gdy pacjent wchodzi na adres wejściowy iIKP") == [
        f"Wejdź na adres wejściowy iIKP: {ADDRESS} {ENTERED} {STOPPED}"
    ]


def test_a_log_in_that_is_the_point_is_not_done_before(run: Run) -> None:
    lines = told(run, "Gdy Anna podaje numer PESEL i naciska ENTER", "Wtedy Anna jest na swoim koncie")
    assert lines[1:] == [
        "Jako Anna: podaj numer PESEL i naciśnij ENTER.", f"Sprawdź, czy Anna jest na swoim koncie. {STOPPED}", LOG_OUT,
    ]  # fmt: skip


def test_the_regulations_are_not_accepted_where_they_are_the_point(run: Run) -> None:
    lines = told(run, "Mając Zofię, która zalogowała się po raz pierwszy", "Gdy akceptuje regulamin")
    assert lines[0] == "Potrzebne konto testowe: Zofia, która zalogowała się po raz pierwszy."
    assert "zaakceptuj go" not in lines[2]
    assert lines[3] == f"Zaakceptuj regulamin. {STOPPED}"


def test_steps_after_the_one_that_failed_are_not_told(tmp_path: Path) -> None:
    changed = find(load_results(defects(tmp_path)))[1]
    assert changed.failed_step is not None
    (stopped,) = [line for line in changed.steps_by_hand if STOPPED in line]
    assert "nowy numer telefonu" in stopped
    assert changed.steps_by_hand[-2:] == [stopped, LOG_OUT]


def test_tables_become_part_of_the_sentence(run: Run) -> None:
    heading = ["pole", "wartość"]
    lines = told(run, "Gdy Anna zapisuje nowe dane teleadresowe:", table=[heading, ["Ulica", "Lipowa 5"], ["Kod", ""]])
    assert lines[-4] == "Przejdź do ustawień konta: „Moje konto”, a tam „Edytuj swoje dane” (punkt 2.2.3)."
    assert lines[-3:-1] == ["Zapisz nowe dane teleadresowe: Ulica: „Lipowa 5”; Kod: (puste).", STOPPED_DURING]
    lines = told(run, "Wtedy może zaznaczyć tylko leki:", table=[["Lek"], ["Amotaks"], ["Tritace 5"]])
    assert lines == [f"Sprawdź, czy pacjent może zaznaczyć tylko leki: „Amotaks”; „Tritace 5”. {STOPPED}"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Gdy lekarz realizuje to zamówienie", "Po stronie przychodni: lekarz realizuje to zamówienie."),
        ("Gdy mija 16 minut", "Doprowadź do takiej sytuacji: mija 16 minut."),
        ("Gdy Anna frobnikuje", "Doprowadź do takiej sytuacji: Anna frobnikuje."),
        ("Gdy Jan wylogowuje się, a deklarację składa Anna",
         "Doprowadź do takiej sytuacji: Jan wylogowuje się, a deklarację składa Anna."),
        ("Mając portal iIKP, który nie działa", "Potrzebny stan środowiska: portal iIKP, który nie działa."),
        ("Mając nadane placówce uprawnienie", "Nadaj placówce uprawnienie."),
    ],
)  # fmt: skip
def test_what_a_reader_cannot_simply_do_is_said_as_it_stands(run: Run, line: str, sentence: str) -> None:
    assert f"{sentence} {STOPPED}" in told(run, line)


def test_what_only_the_local_iikp_can_do_is_said_so(run: Run) -> None:
    lines = told(run, "Mając portal iIKP, który nie działa", tags=("tylko-lokalnie",))
    assert lines[0] == "Stan, którego wymaga ten scenariusz, umie wywołać tylko lokalny zastępnik iIKP."


def test_a_scenario_without_steps_has_nothing_to_repeat(run: Run) -> None:
    scenario = Scenario(key="f:1", feature="F", name="S", verdict=Verdict.SUITE_ERROR)
    assert steps_by_hand(scenario, None, run) == []


def test_every_scenario_becomes_sentences_in_the_imperative(run: Run) -> None:
    scenarios = [one for path in FEATURES.glob("*.feature") for one in parse_file(str(path)).walk_scenarios()]
    first_words = set()
    for scenario in scenarios:
        steps = [Step(keyword=step.keyword, text=step.name, status="passed") for step in scenario.all_steps]
        written = Scenario(key="k", feature="f", name=scenario.name, verdict=Verdict.NONCONFORMING, steps=steps)
        lines = steps_by_hand(written, None, run)
        assert len(lines) >= len(steps), scenario.name
        assert not [line for line in lines if not line.endswith(".") or '"' in line], scenario.name
        first_words |= {line.split()[0] for line in lines}
    # „zapisuje”, „wybiera”: the third person, which nobody is told to do.
    assert not [word for word in first_words if re.fullmatch(r"\w+(uje|era|aje|ada|ala)", word.lower())]
