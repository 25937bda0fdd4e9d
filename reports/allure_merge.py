"""Allure's result files of several runs put together: one result of each scenario, as `reports.rundata` counts them."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

from reports.verdicts import WEIGHTIEST_FIRST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FOLDER = "allure-results"
RESULT = "-result.json"
VERDICT_LABEL = "werdykt"


def merge_allure_results(sources: Sequence[Path], target: Path) -> None:
    """Put the results under `sources` into `target`, if there are any.

    Allure would show a scenario's other results as retries, and the last of them as the one that counts.

    Raises:
        OSError: the target can't be written to.
    """
    chosen: dict[str, tuple[Path, dict[str, Any]]] = {}
    for source in sources:
        for path in sorted((source / FOLDER).glob(f"*{RESULT}")):
            result = _read(path)
            other = chosen.get(result.get("historyId", path.name))
            if other is None or _weight(result) < _weight(other[1]):
                chosen[result.get("historyId", path.name)] = path, result
    if not chosen:
        return
    folder = target / FOLDER
    folder.mkdir(parents=True)
    for path, result in chosen.values():
        shutil.copyfile(path, folder / path.name)
        for attachment in _attachments(result):
            if (path.parent / attachment).is_file():
                shutil.copyfile(path.parent / attachment, folder / attachment)


def _read(path: Path) -> dict[str, Any]:
    try:
        result = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return result if isinstance(result, dict) else {}


def _weight(result: dict[str, Any]) -> tuple[int, float]:
    told = {label["name"]: label["value"] for label in result.get("labels", [])}
    known = [str(verdict) for verdict in WEIGHTIEST_FIRST]
    verdict = told.get(VERDICT_LABEL)
    return known.index(verdict) if verdict in known else len(known), -float(result.get("start", 0))


def _attachments(part: dict[str, Any]) -> Iterator[str]:
    for attachment in part.get("attachments", []):
        yield attachment["source"]
    for step in part.get("steps", []):
        yield from _attachments(step)
