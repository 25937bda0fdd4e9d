"""The formatter on small real behave projects, each run as a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
# Each runs behave; what is in every report of the suite is tried in every run of the tests, the rest by `make detect`.
RARE = pytest.mark.slow
FORMATTER = "reports.allure_formatter:IikpAllureFormatter"
STEPS = """
import allure
from behave import given, step

@step("działa")
def _works(context): pass

@step("nie działa")
def _fails(context): assert False, "Oczekiwano strony konta, widać co innego"

@step("psuje się {numer}")
def _breaks(context, numer): raise RuntimeError(f"Zepsuło się przy {numer}")

@step("wartość {wartosc}")
def _value(context, wartosc): pass

@step("rezygnuje")
def _skips(context): context.scenario.skip("brak konta testowego")

@step("tabela")
def _table(context): pass
"""
RULES = """# language: pl
Funkcja: Logowanie

  Scenariusz: Poza zasadą
    Mając działa

  Zasada: Numer PESEL jest potrzebny

    @iikp-2.2.1-b @critical
    Scenariusz: Bez numeru
      Mając działa
      Gdy nie działa
      Wtedy działa

    Szablon scenariusza: Wartości
      Mając wartość <wartość>

      Przykłady:
        | wartość |
        | jeden   |
        | dwa     |
"""
HEALTHY = RULES.replace("Gdy nie działa", "Gdy działa")


class Outcome:
    """What one run of behave left."""

    def __init__(self, directory: Path, process: subprocess.CompletedProcess[str]) -> None:
        """Read the results."""
        self.directory = directory
        self.process = process
        paths = sorted(directory.glob("*-result.json"))
        self.results: list[dict[str, Any]] = [json.loads(path.read_text("utf-8")) for path in paths]

    def named(self, name: str) -> dict[str, Any]:
        """Return the one result of this name."""
        (found,) = [result for result in self.results if result["name"] == name]
        return found

    def statuses(self) -> dict[str, str]:
        """Return each result's status by its name."""
        return {result["name"]: result["status"] for result in self.results}

    def labels(self, name: str) -> dict[str, str]:
        """Return the labels of the result of this name."""
        return {label["name"]: label["value"] for label in self.named(name)["labels"]}

    @property
    def everything(self) -> str:
        """All the text that left."""
        paths = self.directory.iterdir()
        return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in paths)


def run(where: Path, feature: str = RULES, environment: str = "", *options: str) -> Outcome:
    (where / "features").mkdir(exist_ok=True)
    (where / "steps").mkdir(exist_ok=True)
    (where / "features" / "a.feature").write_text(feature, encoding="utf-8")
    (where / "steps" / "s.py").write_text(STEPS, encoding="utf-8")
    (where / "environment.py").write_text(environment, encoding="utf-8")
    results = where / "out" / "allure-results"
    process = subprocess.run(
        [sys.executable, "-m", "behave", "-f", FORMATTER, "-o", str(results), *options],
        cwd=where,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    return Outcome(results, process)


def test_scenarios_under_a_rule_are_reported(tmp_path: Path) -> None:
    outcome = run(tmp_path)
    assert sorted(outcome.statuses().values()) == ["failed", "passed", "passed", "passed"]
    failed = outcome.named("Bez numeru")
    assert [step["status"] for step in failed["steps"]] == ["passed", "failed", "skipped"]
    assert failed["statusDetails"]["message"] == "Oczekiwano strony konta, widać co innego"
    assert "AssertionError" in failed["statusDetails"]["trace"]
    assert failed["titlePath"][-1] == "Numer PESEL jest potrzebny"


@RARE
def test_a_gate_sees_what_behave_sees(tmp_path: Path) -> None:
    assert run(tmp_path, HEALTHY).statuses() == {
        "Poza zasadą": "passed",
        "Bez numeru": "passed",
        "Wartości -- @1.1 ": "passed",
        "Wartości -- @1.2 ": "passed",
    }


def test_failing_hooks_of_scenarios_are_broken(tmp_path: Path) -> None:
    hooks = """
def failing(hook):
    def run(context, it):
        if getattr(it, 'name', it) == hook: raise RuntimeError(f'Nie ma przeglądarki w {hook}')
    return run
before_scenario, after_scenario = failing('before_scenario'), failing('after_scenario')
before_tag, after_tag = failing('before_tag'), failing('after_tag')
"""
    names = ("before_scenario", "after_scenario", "before_tag", "after_tag")
    scenarios = "".join(f"  @{name}\n  Scenariusz: {name}\n    Mając działa\n" for name in names)
    outcome = run(tmp_path, f"{HEALTHY}\n{scenarios}", hooks)
    for name in names:
        assert outcome.named(name)["status"] == "broken"
        assert outcome.named(name)["statusDetails"]["message"] == f"Nie ma przeglądarki w {name}"
        assert outcome.labels(name)["werdykt"] == "błąd zestawu"
    assert outcome.statuses()["Poza zasadą"] == "passed"


def test_a_failing_cleanup_is_broken(tmp_path: Path) -> None:
    hooks = "def before_scenario(context, it):\n    context.add_cleanup(lambda: 1 / 0)"
    assert set(run(tmp_path, HEALTHY, hooks).statuses().values()) == {"broken"}


@RARE
def test_a_failing_before_feature_leaves_every_scenario_broken(tmp_path: Path) -> None:
    hooks = "def before_feature(context, it):\n    raise RuntimeError('Serwis nie odpowiada')"
    outcome = run(tmp_path, HEALTHY, hooks)
    assert list(outcome.statuses().values()) == ["broken"] * 4
    assert outcome.named("Bez numeru")["statusDetails"]["message"] == "Serwis nie odpowiada"
    assert [step["status"] for step in outcome.named("Bez numeru")["steps"]] == ["skipped"] * 3


@RARE
def test_a_failing_before_rule_leaves_its_scenarios_broken(tmp_path: Path) -> None:
    hooks = "def before_rule(context, it):\n    raise RuntimeError('Serwis nie odpowiada')"
    statuses = run(tmp_path, HEALTHY, hooks).statuses()
    assert statuses.pop("Poza zasadą") == "passed"
    assert list(statuses.values()) == ["broken"] * 3


def test_failing_hooks_after_the_scenarios_are_broken_results_of_their_own(tmp_path: Path) -> None:
    hooks = """
def after_rule(*given): raise RuntimeError('zasada')
def after_feature(*given): raise RuntimeError('plik')
def after_all(*given): raise RuntimeError('przebieg')
"""
    outcome = run(tmp_path, HEALTHY, hooks)
    for name, message in (
        ("Zakończenie części „Numer PESEL jest potrzebny”", "zasada"),
        ("Zakończenie części „Logowanie”", "plik"),
        ("Zakończenie przebiegu", "przebieg"),
    ):
        assert outcome.statuses()[name] == "broken"
        assert outcome.named(name)["statusDetails"]["message"] == message
    assert len(outcome.results) == 7


def test_a_failing_before_all_is_a_broken_result(tmp_path: Path) -> None:
    outcome = run(tmp_path, HEALTHY, "def before_all(context):\n    raise RuntimeError('Brak przeglądarki')")
    assert outcome.statuses() == {"Przygotowanie przebiegu": "broken"}
    assert outcome.named("Przygotowanie przebiegu")["statusDetails"]["message"] == "Brak przeglądarki"


def test_a_skipped_scenario_says_why(tmp_path: Path) -> None:
    outcome = run(tmp_path, RULES.replace("Gdy nie działa", "Gdy rezygnuje"))
    skipped = outcome.named("Bez numeru")
    assert skipped["status"] == "skipped"
    assert skipped["statusDetails"]["message"] == "brak konta testowego"


@RARE
def test_a_feature_skipped_by_its_hook_is_reported_once_with_the_reason(tmp_path: Path) -> None:
    hooks = "def before_feature(context, it): it.skip('funkcji nie udostępniono')"
    for option in ("--show-skipped", "--no-skipped"):
        outcome = run(tmp_path, HEALTHY, hooks, option)
        assert [result["status"] for result in outcome.results] == ["skipped"] * 4
        assert outcome.named("Bez numeru")["statusDetails"]["message"] == "funkcji nie udostępniono"


def test_ctrl_c_leaves_the_rest_told_as_interrupted(tmp_path: Path) -> None:
    hooks = "def before_step(context, it):\n    if it.name == 'nie działa': raise KeyboardInterrupt"
    outcome = run(tmp_path, RULES, hooks)
    rest = [result for result in outcome.results if result["name"].startswith("Wartości")]
    assert [result["status"] for result in rest] == ["skipped"] * 2
    assert rest[0]["statusDetails"]["message"].startswith("przerwane:")
    assert outcome.statuses()["Poza zasadą"] == "passed"


@RARE
def test_what_the_tester_did_not_select_is_absent(tmp_path: Path) -> None:
    assert list(run(tmp_path, RULES, "", "--tags=critical").statuses()) == ["Bez numeru"]
    assert list(run(tmp_path, RULES, "", "--name=Poza").statuses()) == ["Poza zasadą"]
    assert list(run(tmp_path, RULES, "", "features/a.feature:4").statuses()) == ["Poza zasadą"]


def test_an_undefined_step_and_an_unknown_error_are_broken(tmp_path: Path) -> None:
    outcome = run(tmp_path, RULES.replace("Gdy nie działa", "Gdy nikt nie wie"))
    assert outcome.statuses()["Bez numeru"] == "broken"
    assert outcome.named("Bez numeru")["statusDetails"]["message"].startswith("Krok nie ma definicji: Gdy")


def test_the_suites_verdict_counts(tmp_path: Path) -> None:
    verdicts = {
        "niezgodne": "failed",
        "środowisko niedostępne": "broken",
        "błąd zestawu": "broken",
        "niesprawdzone": "skipped",
    }
    hooks = """def after_scenario(context, it):
    it.verdict, it.verdict_section, it.verdict_reason = it.name, "3.1", "Ekran błędu" """
    scenarios = "".join(f"  Scenariusz: {verdict}\n    Mając psuje się nagle\n" for verdict in verdicts)
    outcome = run(tmp_path, f"# language: pl\nFunkcja: F\n{scenarios}", hooks)
    assert outcome.statuses() == verdicts
    for verdict in verdicts:
        assert outcome.labels(verdict)["werdykt"] == verdict
        assert outcome.labels(verdict)["sekcja"] == "3.1"
        assert outcome.named(verdict)["statusDetails"]["message"] == "Ekran błędu"


def test_no_verdict_hides_a_failure(tmp_path: Path) -> None:
    hooks = """def after_scenario(context, it):
    it.verdict = 'niesprawdzone' if it.name == 'Poza zasadą' else 'zgodne'
    if it.name == 'Poza zasadą': raise RuntimeError('Nie wylogowano')"""
    outcome = run(tmp_path, RULES, hooks)
    assert outcome.statuses()["Bez numeru"] == "broken"
    assert outcome.statuses()["Poza zasadą"] == "broken"
    assert outcome.named("Poza zasadą")["statusDetails"]["message"] == "Nie wylogowano"


def test_evidence_hangs_at_its_step(tmp_path: Path) -> None:
    hooks = """import allure
def before_all(context): allure.attach("przed", name="przed")
def after_step(context, step):
    if step.name in ("działa", "nie działa"):
        open("a.png", "wb").write(b"\\x89PNG\\xff")
        allure.attach.file("a.png", name=step.name, attachment_type=allure.attachment_type.PNG)"""
    outcome = run(tmp_path, RULES, hooks)
    steps = outcome.named("Bez numeru")["steps"]
    assert [[entry["name"] for entry in step.get("attachments", [])] for step in steps] == [
        ["działa"],
        ["nie działa"],
        [],
    ]
    picture = outcome.directory / steps[1]["attachments"][0]["source"]
    assert picture.read_bytes() == b"\x89PNG\xff"


@RARE
def test_history_keeps_when_a_row_is_inserted(tmp_path: Path) -> None:
    in_browser(tmp_path, "Chrome 156.0")
    before = {result["parameters"][0]["value"]: result["historyId"] for result in rows(run(tmp_path))}
    inserted = RULES.replace("        | jeden   |", "        | zero    |\n        | jeden   |")
    after = {result["parameters"][0]["value"]: result["historyId"] for result in rows(run(tmp_path, inserted))}
    assert set(after) == {"zero", "jeden", "dwa"}
    assert len(set(after.values())) == 3
    assert {value: after[value] for value in before} == before


@RARE
def test_two_browsers_are_two_rows_and_no_retries(tmp_path: Path) -> None:
    in_browser(tmp_path, "Chrome 156.0")
    chrome = run(tmp_path, HEALTHY).named("Poza zasadą")
    in_browser(tmp_path, "Chrome 157.0")
    newer = run(tmp_path, HEALTHY).named("Poza zasadą")
    in_browser(tmp_path, "Firefox 153.0")
    firefox = run(tmp_path, HEALTHY).named("Poza zasadą")
    assert chrome["testCaseId"] == newer["testCaseId"] == firefox["testCaseId"]
    assert chrome["historyId"] == newer["historyId"] != firefox["historyId"]
    assert {"name": "przeglądarka", "value": "Firefox"} in firefox["labels"]
    assert chrome["parameters"] == [
        {"name": "Profil", "value": "local", "mode": "hidden"},
        {"name": "Przeglądarka", "value": "Chrome", "mode": "hidden"},
    ]


def in_browser(where: Path, browser: str) -> None:
    records = where / "out" / "run"
    records.mkdir(parents=True, exist_ok=True)
    (records / "run.json").write_text('{"environment": {"profile": "local"}}', encoding="utf-8")
    (records / "browser.json").write_text(json.dumps({"browser": browser}), encoding="utf-8")


def rows(outcome: Outcome) -> list[dict[str, Any]]:
    return [result for result in outcome.results if len(result["parameters"]) > 2]


@RARE
def test_scenarios_of_one_name_stay_apart(tmp_path: Path) -> None:
    twice = "# language: pl\nFunkcja: F\n  Scenariusz: A\n    Mając działa\n  Scenariusz: A\n    Mając działa\n"
    outcome = run(tmp_path, twice)
    assert len({result["historyId"] for result in outcome.results}) == 2
    assert len({result["testCaseId"] for result in outcome.results}) == 2


def test_labels_place_a_scenario_in_the_instruction(tmp_path: Path) -> None:
    outcome = run(tmp_path)
    labels = outcome.labels("Bez numeru")
    assert labels["parentSuite"] == labels["epic"] == "2.2.1 Pole „Pesel”"
    assert labels["suite"] == labels["feature"] == "Logowanie"
    assert labels["subSuite"] == labels["story"] == "Numer PESEL jest potrzebny"
    assert labels["severity"] == "critical"
    assert labels["tag"] == "iikp-2.2.1-b"
    (link,) = outcome.named("Bez numeru")["links"]
    assert link["name"] == "2.2.1-b"
    assert link["url"] == "../index.html#wymaganie-2.2.1-b"


def test_no_pesel_leaves(tmp_path: Path) -> None:
    digits = f"44{82}15{1234}"
    forms = [f"{digits}1", f"{digits[:6]} {digits[6:]}1", f"{digits[:6]}-{digits[6:]}1"]
    feature = f"""# language: pl
Funkcja: Funkcja {forms[0]}
  Opis {forms[1]}

  @tag_{forms[0]}
  Scenariusz: Numer {forms[0]}
    Mając tabela
      | pesel {forms[1]} |
      | {forms[2]} |
    I tabela
      '''
      tekst {forms[0]}
      '''
    Gdy psuje się {forms[1]}

  Szablon scenariusza: Wiersz <n>
    Mając wartość <n>
    Przykłady: {forms[2]}
      | n |
      | {forms[0]} |
"""
    hooks = f"""import allure
def after_step(context, step):
    open("strona.html", "w").write("{forms[0]}")
    allure.attach.file("strona.html", name="{forms[1]}", attachment_type=allure.attachment_type.HTML)
    allure.attach(b"bajty {forms[2]}", name="b", attachment_type=allure.attachment_type.TEXT)
def after_all(context): raise RuntimeError("{forms[0]}")"""
    outcome = run(tmp_path, feature, hooks)
    assert len(outcome.results) == 3
    for form in forms:
        assert form not in outcome.everything
    assert "[PESEL ukryty]" in outcome.everything


@RARE
def test_a_dry_run_leaves_nothing(tmp_path: Path) -> None:
    outcome = run(tmp_path, RULES, "", "--dry-run")
    assert not outcome.directory.exists()
    assert "Traceback" not in outcome.process.stderr


@RARE
def test_results_of_the_run_before_go(tmp_path: Path) -> None:
    run(tmp_path)
    (tmp_path / "out" / "allure-results" / "notatka.md").write_text("moje")
    outcome = run(tmp_path, RULES, "", "--name=Poza")
    assert list(outcome.statuses()) == ["Poza zasadą"]
    assert (outcome.directory / "notatka.md").exists()


@RARE
def test_an_unusable_directory_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("plik")
    process = run(tmp_path).process
    assert process.returncode != 0
    assert "Nie można zapisywać w „" in process.stdout + process.stderr
    assert "Traceback" not in process.stdout + process.stderr


def test_the_environment_is_told(tmp_path: Path) -> None:
    (tmp_path / "out" / "run").mkdir(parents=True)
    start = {"environment": {"profile": "local", "entry_url": "http://a:1/", "browser": None}}
    (tmp_path / "out" / "run" / "run.json").write_text(json.dumps(start), encoding="utf-8")
    (tmp_path / "out" / "run" / "browser.json").write_text('{"browser": "Chromium 156"}', encoding="utf-8")
    lines = (run(tmp_path).directory / "environment.properties").read_text("utf-8").splitlines()
    assert lines == ["Profil = local", r"Adres\ iIKP = http\://a\:1/", "Przeglądarka = Chromium 156"]
