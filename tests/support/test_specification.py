"""The specification's lint: each rule sees its fault, with file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from behave import step_registry

from support import specification

if TYPE_CHECKING:
    from pathlib import Path

_STATEMENTS = """
[sections]
"2" = "Logowanie"
zgody = "Zgody"
[statements."2-a"]
section = "2"
kind = "P"
text = "Tak jest."
[statements."2-b"]
section = "2"
kind = "P"
text = "Tak będzie."
to_come = true
[statements."2-c"]
section = "2"
kind = "S"
text = "Tak robi zestaw."
[statements."zgody-a"]
section = "zgody"
kind = "P"
text = "Tak mówi ustawa."
source = "ustawa"
to_come = true
"""
_FEATURE = """# language: pl
Właściwość: Coś

  @iikp-2-a @dym
  Scenariusz: Pierwszy
    Mając coś
    Wtedy jest dobrze
"""
_STEPS = """
from behave import given, then
@given("coś")
@then("jest dobrze")
def fine(context):
    pass
"""


@pytest.fixture(autouse=True)
def own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = step_registry.StepRegistry()
    monkeypatch.setattr(specification, "registry", fresh)
    monkeypatch.setattr(step_registry, "registry", fresh)
    for name in ("given", "when", "then", "step"):
        monkeypatch.setattr(f"behave.{name}", fresh.make_decorator(name))


def _faults(root: Path, feature: str = _FEATURE, statements: str = _STATEMENTS, steps: str = _STEPS) -> list[str]:
    for name, text in (
        ("features/cos.feature", feature),
        ("features/requirements.toml", statements),
        ("steps/cos.py", steps),
        ("steps/inne.py", ""),
    ):
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return specification.faults(specification.read(root))


def test_a_sound_specification_has_no_fault(tmp_path: Path) -> None:
    assert _faults(tmp_path) == []


@pytest.mark.parametrize(
    ("feature", "fault"),
    [
        (_FEATURE.replace("# language: pl", "# language:  pl"), "cos.feature:1: plik nie zaczyna się od"),
        (_FEATURE.replace("@iikp-2-a", "@iikp-2-a @iikp-2-x"), "cos.feature:5: nieznane stwierdzenie @iikp-2-x"),
        (_FEATURE.replace("@dym", "@dymm"), "cos.feature:5: nieznany znacznik @dymm"),
        (_FEATURE.replace("@iikp-2-a ", ""), "requirements.toml: stwierdzenie 2-a nie ma scenariusza"),
        (_FEATURE.replace("@iikp-2-a", "@iikp-2-a @iikp-2-b"), "stwierdzenie 2-b ma scenariusz, a wciąż znak to_come"),
        (_FEATURE.replace("Mając coś", "Mając nic"), "cos.feature:6: nieznany krok „Mając nic”"),
        (_FEATURE.replace("Mając coś", "Wtedy jest dobrze"), "cos.py:3: nieużywany krok „coś”"),
        (_FEATURE.replace("Wtedy jest dobrze", ""), "cos.feature:5: scenariusz „Pierwszy” niczego nie sprawdza"),
        (_FEATURE.replace("Mając coś", "Majac coś"), "„Pierwszy” ma wiersz, który nie jest krokiem: „Majac coś”"),
        (_FEATURE + _FEATURE.split("\n\n", 1)[1], "cos.feature: 2 scenariusze o tej samej nazwie „Pierwszy”"),
    ],
)
def test_a_fault_of_a_feature_is_seen(tmp_path: Path, feature: str, fault: str) -> None:
    assert any(fault in found for found in _faults(tmp_path, feature=feature))


@pytest.mark.parametrize(
    ("there", "instead", "fault"),
    [
        ('section = "zgody"', 'section = "zgodyy"', "stwierdzenie zgody-a jest w nieznanym dziale „zgodyy”"),
        ('section = "zgody"', 'section = "2"', "stwierdzenie zgody-a nie zaczyna się od nazwy swojego działu „2”"),
        ('source = "ustawa"\n', "", "stwierdzenie zgody-a nie podaje źródła (source)"),
        ('"ustawa"', '"ustawy"', "stwierdzenie zgody-a ma nieznane źródło „ustawy”; do wyboru: instrukcja, opis"),
        ('kind = "S"', 'kind = "X"', "stwierdzenie 2-c ma nieznany rodzaj „X”"),
        ('text = "Tak jest."\n', "", "stwierdzenie 2-a nie ma treści"),
        ("to_come = true\n[", "tocome = true\n[", "stwierdzenie 2-b ma nieznany klucz „tocome”"),
    ],
)
def test_a_fault_of_a_statement_is_seen(tmp_path: Path, there: str, instead: str, fault: str) -> None:
    assert any(fault in found for found in _faults(tmp_path, statements=_STATEMENTS.replace(there, instead)))


def test_a_step_file_that_imports_another_is_seen(tmp_path: Path) -> None:
    found = _faults(tmp_path, steps=_STEPS + "import inne\n")
    assert any("cos.py" in fault and "nie importuje innego pliku kroków (inne)" in fault for fault in found)
