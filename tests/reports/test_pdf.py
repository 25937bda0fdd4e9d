"""raport.pdf: the page on paper, whole, in Polish, with numbered pages; or a line that says why there is none."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from reports import build
from reports.pdf import NAME, TOOLS, write_pdf
from tests.reports.sample_runs import defects, green

if TYPE_CHECKING:
    from pathlib import Path

needs_browser = pytest.mark.skipif(
    not shutil.which("chromedriver") or not shutil.which("pdftotext"), reason="needs Chromium's driver and pdftotext"
)


def text_of(pdf: Path) -> str:
    found = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)  # noqa: S607
    return found.stdout


@needs_browser
def test_the_pdf_has_the_whole_page_and_numbered_pages(tmp_path: Path) -> None:
    build(defects(tmp_path))
    assert write_pdf(tmp_path) is None
    content = (tmp_path / NAME).read_bytes()
    assert content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in content or b"/MarkInfo" in content  # tagged, for those who listen
    text = text_of(tmp_path / NAME)
    words = " ".join(text.split())
    assert "Lokalny zastępnik iIKP działa niezgodnie z wymaganiami: nie spełnia 2 wymagań z" in words
    assert "Sprawdzenie lokalnego zastępnika iIKP – raport próbny, 15.06.2026, 10:00:00 strona 1 z" in words
    last = max(int(number) for number in re.findall(r"strona (\d+) z", words))
    assert words.count(f"strona {last} z {last}") == 1
    assert "Jak czytać ten raport" in words
    # What is folded on the screen is open on paper; stack traces are not for paper.
    assert "Jak to powtórzyć ręcznie" in words
    assert "2.2.3-i" in words
    assert "Traceback" not in words
    assert "szczegóły techniczne" not in words


@needs_browser
def test_scenarios_of_a_statement_are_named_on_paper(tmp_path: Path) -> None:
    build(green(tmp_path))
    assert write_pdf(tmp_path) is None
    words = " ".join(text_of(tmp_path / NAME).split())
    assert "1 scenariusz" in words
    # The statement itself and the scenario that is named after it.
    assert words.count("Adres wejściowy /ikp/zaloguj odpowiada") >= 1


@needs_browser
def test_after_a_run_in_firefox_chromium_prints(tmp_path: Path) -> None:
    build(green(tmp_path))
    gecko = tmp_path / "geckodriver_linux64"
    gecko.symlink_to("/bin/true")
    tools = {"browser": "/bin/true", "driver": str(gecko)}
    (tmp_path / "run" / TOOLS).write_text(json.dumps(tools), encoding="utf-8")
    assert write_pdf(tmp_path) is None
    assert (tmp_path / NAME).read_bytes().startswith(b"%PDF-")


def test_without_a_browser_a_line_says_so_and_an_old_pdf_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(green(tmp_path))
    (tmp_path / NAME).write_bytes(b"%PDF-old")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert write_pdf(tmp_path) == "Raport PDF pominięto: nie znaleziono Chrome ani Chromium ze sterownikiem."
    assert not (tmp_path / NAME).exists()


def test_a_driver_that_does_not_work_is_said_in_polish(tmp_path: Path) -> None:
    build(green(tmp_path))
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    tools = {"browser": str(broken), "driver": str(broken)}
    (tmp_path / "run" / TOOLS).write_text(json.dumps(tools), encoding="utf-8")
    assert write_pdf(tmp_path) == "Raport PDF pominięto: przeglądarka nie wydrukowała strony."
    assert not (tmp_path / NAME).exists()


def test_where_the_programs_are_is_in_no_report(tmp_path: Path) -> None:
    green(tmp_path)
    tools = {"browser": "/opt/tajna/przegladarka", "driver": "/opt/tajna/sterownik"}
    (tmp_path / "run" / TOOLS).write_text(json.dumps(tools), encoding="utf-8")
    build(tmp_path)
    for report in ("index.html", "results.json"):
        assert "tajna" not in (tmp_path / report).read_text("utf-8")
