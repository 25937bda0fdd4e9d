"""No word of a programmer's outside „szczegóły techniczne”: the page is read by people who know iIKP, not Python."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reports import build
from tests.reports.sample_runs import Record, attempts, failing, selected, write_run
from tests.reports.test_page import SAMPLES, Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENGLISH = (
    "Error", "Exception", "Traceback", "None", "True", "False", "null", "Selenium", "WebDriver", "behave", "Python",
    "timeout", "assert", "expected", "actual", "failed", "passed", "skipped", "undefined", "the", "and", "not", "is",
    "element", "session", "driver", "screenshot", "stack", "trace", "click", "button", "field", "page", "run", "test",
    "feature", "scenario", "step", "tag", "report", "invalid", "unknown", "message", "wait", "loading", "server",
)  # fmt: skip
# A file's name tells where a screenshot is; addresses and numbers of statements are CeZ's own.
_ADDRESSES = re.compile(r"https?://\S+|run/evidence/\S+|\b\d[\d.]*-[a-z]{1,2}\b")
_CODE = {
    "a class or a function's name": re.compile(r"\b[A-Z][a-z]{2,}[A-Z]\w+|\b[a-z]+_[a-z_]+\b|\w+\(\)"),
    "a file of the suite": re.compile(r"\w+\.(?:py|feature|toml|json)\b|features/"),
    "a tag": re.compile(r"@\w+"),
}


def suspicious(text: str) -> list[str]:
    """Return what a liaison would not understand."""
    text = _ADDRESSES.sub(" ", text)
    words = re.compile(rf"\b(?:{'|'.join(ENGLISH)})\b", re.IGNORECASE)
    found = words.findall(text)
    for pattern in _CODE.values():
        found += pattern.findall(text)
    return found


def spoilt(out: Path) -> Path:
    """Write a run in which everything went wrong that speaks English by itself."""
    plan = selected()[:6]
    lost = "Traceback (most recent call last):\n  File \"steps/zgody.py\", line 7\nKeyError: 'anna_2'\n"
    driver = (
        "Traceback (most recent call last):\nselenium.common.exceptions.WebDriverException: Message: no such window\n"
    )
    own = "support.verdicts.SuiteFaultError: Przeglądarka zgłosiła błąd: invalid session id\n"
    slow = "Środowisko nie odpowiada: strona wciąż się wczytuje po czasie, jaki daje jej profil (wait_s)."
    message = (
        "Szukano: przycisk „Zapisz” na stronie „Moje konto” – nie znaleziono.\n"
        "Brzmienie „Zapisz” jest domniemane i nikt go tu nie potwierdził; "
        'poprawkę wpisuje się w iikp.toml: "ContactDataPage.save" = "…".\nNagłówki: „Moje konto”.'
    )
    results: list[Record] = [
        failing(plan[0], "błąd zestawu", "'anna_2'") | {"message": "'anna_2'", "details": lost},
        failing(plan[1], "błąd zestawu", "Message: no such window") | {"details": driver},
        failing(plan[2], "błąd zestawu", "Przeglądarka zgłosiła błąd: invalid session id") | {"details": own},
        failing(plan[3], "środowisko niedostępne", slow) | {"recovery": attempts(worked=False)},
        failing(plan[4], "błąd zestawu", message.splitlines()[0]) | {"message": message, "details": None},
        failing(plan[5], "niezgodne", "Dane powinny pozostać; inaczej jest w polach"),
    ]
    return write_run(out, plan, results)


@pytest.mark.parametrize("sample", [*SAMPLES.values(), spoilt], ids=[*SAMPLES, "spoilt"])
def test_no_english_and_no_code_outside_the_technical_details(tmp_path: Path, sample: Callable[[Path], Path]) -> None:
    build(sample(tmp_path))
    html = (tmp_path / "index.html").read_text("utf-8")
    assert suspicious(Text(html).text) == []


def test_the_technical_details_keep_what_a_maintainer_needs(tmp_path: Path) -> None:
    build(spoilt(tmp_path))
    html = (tmp_path / "index.html").read_text("utf-8")
    for words in ("KeyError", "no such window", "invalid session id", "ContactDataPage.save"):
        assert words in html
        assert words not in Text(html).text


@pytest.mark.parametrize("word", ["KeyError: x", "TimeoutException", "wait_s", "page", "iikp.toml", "None", "@dym"])
def test_the_search_finds_what_it_seeks(word: str) -> None:
    assert suspicious(f"Zobaczono: {word}.")
