"""results.json is as reports/schema/results.schema.json says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from reports import build
from reports.results import SCHEMA
from reports.verdicts import EXIT_CODES, WORST_FIRST
from tests.reports.results_schema import schema, violations
from tests.reports.sample_runs import SAMPLES, defects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_sample_run_fits(tmp_path: Path, sample: Callable[[Path], Path]) -> None:
    build(sample(tmp_path))
    assert violations(json.loads((tmp_path / "results.json").read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (("verdict",), "niesprawdzone"),
        (("schema",), 2),
        (("scope", "total"), -1),
        (("environment", "started"), "2026-06-15T10:00:00"),
        (("environment", "secret"), "nobody described this"),
        (("statements", 0, "verdict"), "niepełne"),
        (("scenarios", 0, "evidence"), None),
        (("scenarios", 0, "verdict"), "passed"),
    ],
)
def test_what_is_wrong_is_seen(tmp_path: Path, place: tuple[Any, ...], wrong: object) -> None:
    build(defects(tmp_path))
    results = json.loads((tmp_path / "results.json").read_text("utf-8"))
    part = results
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = wrong
    (violation,) = violations(results)
    assert violation.startswith("$" + "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in place[:-1]))


def test_the_schema_is_one_and_describes_every_field() -> None:
    known = schema()
    Draft202012Validator.check_schema(known)
    undescribed = [name for name, field in _fields(known) if not (field.get("description") or field.get("$ref"))]
    assert undescribed == []


def test_the_schema_knows_the_verdicts_of_the_house() -> None:
    known = schema()
    assert known["properties"]["schema"]["const"] == SCHEMA
    assert set(known["properties"]["verdict"]["enum"]) == set(EXIT_CODES)
    assert set(known["$defs"]["verdict"]["enum"]) == set(WORST_FIRST)


def _fields(part: object) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(part, dict):
        yield from part.get("properties", {}).items()
        for value in part.values():
            yield from _fields(value)
