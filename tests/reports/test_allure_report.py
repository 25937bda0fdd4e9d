"""Allure Report 3, built by the real Node."""
# ruff: noqa: INP001  # a package of this name would hide `reports`

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from sample_runs import green

from reports.allure_report import CLI, ROOT, find_node, generate
from reports.results import load_results

if TYPE_CHECKING:
    from pathlib import Path


def result(name: str, status: str, verdict: str, section: str | None = None) -> dict[str, Any]:
    labels = [{"name": "werdykt", "value": verdict}]
    if section:
        labels.append({"name": "sekcja", "value": section})
    return {"uuid": name, "name": name, "fullName": name, "status": status, "labels": labels,
            "titlePath": ["2.3 Wylogowanie"], "start": 1, "stop": 2}  # fmt: skip


def test_one_polish_file_that_tells_nobody(tmp_path: Path) -> None:
    if find_node() is None or not (ROOT / CLI).is_file():
        pytest.skip("needs Node and npm ci")
    out = green(tmp_path)
    (out / "allure-results").mkdir()
    expected = {
        "Niezgodność z instrukcją": result("a", "failed", "niezgodne"),
        "Ekran 3.1: błąd Profilu Zaufanego": result("b", "broken", "środowisko niedostępne", "3.1"),
        "Ekran 3.2: iIKP nie działa": result("c", "broken", "środowisko niedostępne", "3.2"),
        "Środowisko niedostępne": result("d", "broken", "środowisko niedostępne"),
        "Błąd zestawu": result("e", "broken", "błąd zestawu"),
        "Niesprawdzone": result("f", "skipped", "niesprawdzone"),
    }
    for content in expected.values():
        path = out / "allure-results" / f"{content['uuid']}-result.json"
        path.write_text(json.dumps(content), encoding="utf-8")
    assert generate(load_results(out), out) is None
    assert [path.name for path in (out / "allure").iterdir()] == ["index.html"]
    assert not list(out.glob("allure-*/report"))
    html = (out / "allure" / "index.html").read_text("utf-8")
    assert '<html dir="ltr" lang="pl">' in html
    assert '"reportLanguage":"pl"' in html
    assert "iIKP – lokalny zastępnik iIKP (dane fikcyjne), 15.06.2026, 10:00" in html
    assert "googletagmanager" not in html
    assert not re.search(r"""(?:src|href)=["'](?!data:|#)[^"']+["']""", html.split("<body", 1)[0])
    packed = re.findall(r'd\("([^"]+)","([^"]+)"\)', html)
    categories = next(base64.b64decode(data).decode() for name, data in packed if name.endswith("categories.json"))
    for name in expected:
        assert f'"name":"{name}"' in categories


def test_why_it_was_left_out(tmp_path: Path) -> None:
    out = green(tmp_path)
    left_out = generate(load_results(out), out)
    assert left_out == f"Raport Allure pominięto: w katalogu „{out / 'allure-results'}” nie ma wyników."
