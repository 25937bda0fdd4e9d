"""`python -m reports` from outside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reports import allure_report, locations
from reports.__main__ import ERROR_EXIT, main
from tests.reports.sample_runs import defects, green

ROOT = Path(__file__).parents[2]


def test_the_command_builds_sums_up_and_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = defects(tmp_path)
    assert main(["--wyniki", str(out), "--bez-allure"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines[:5]] == [
        "Werdykt", "Scenariusze", "Środowisko", "Czas", "Uwagi"
    ]  # fmt: skip
    assert lines[5:] == locations(out)
    assert str(out / "index.html") in lines[5]
    assert (out / "index.html").is_file()


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reports", *arguments],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_nothing_to_report_is_one_polish_sentence(tmp_path: Path) -> None:
    process = run("--wyniki", str(tmp_path / "nic"))
    assert process.returncode == ERROR_EXIT
    assert process.stdout == ""
    assert process.stderr == (
        f"Nie ma czego opisać: w katalogu „{tmp_path / 'nic'}” nie ma wyników przebiegu; "
        "najpierw uruchom behave albo make run.\n"
    )


def test_an_unwritable_directory_is_one_polish_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = green(tmp_path)
    (out / "results.json.tmp").mkdir()  # stands for a missing right, which root would not miss
    assert main(["--wyniki", str(out)]) == ERROR_EXIT
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("Nie można zapisać „")
    assert captured.err.count("\n") == 1


def test_an_unknown_option_is_told_in_polish(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--format", "pdf"])
    assert stop.value.code == ERROR_EXIT
    assert capsys.readouterr().err.startswith("Nieznana albo niepełna opcja")


def test_without_node_the_rest_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = green(tmp_path)
    (out / "allure-results").mkdir()
    (out / "allure-results" / "a-result.json").write_text("{}")
    monkeypatch.setattr(allure_report, "find_node", lambda: None)
    monkeypatch.setattr(allure_report, "CLI", Path(__file__).name)
    monkeypatch.setattr(allure_report, "ROOT", Path(__file__).parent)
    assert main(["--wyniki", str(out)]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("Raport Allure pominięto: nie ma Node.js w wersji 20 lub nowszej")
    assert (out / "index.html").is_file()


def test_the_allure_report_of_an_earlier_run_goes(tmp_path: Path) -> None:
    out = green(tmp_path)
    (out / "allure").mkdir()
    report = out / "allure" / "index.html"
    report.write_text("wczoraj")
    os.utime(report, (0, 0))
    assert main(["--wyniki", str(out), "--bez-allure"]) == 0
    assert not report.exists()
