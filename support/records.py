"""What a run leaves for the reports: a plan at the start, a line for each finished scenario, an end.

Written as it happens, so a run that is cut off leaves every finished scenario and the list of the others.
Everything is masked here, before it reaches a file.
"""

from __future__ import annotations

import json
import platform
import shutil
from datetime import datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from behave.model import Rule

from support.evidence import WARSAW
from support.masking import mask_all
from support.profile import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from behave.model import Scenario, Step

    from support.profile import Profile
    from support.settings import Settings

STATEMENT_TAG = "iikp-"


def now() -> str:
    """Return the time in Europe/Warsaw, ISO 8601 with offset."""
    return datetime.now(WARSAW).isoformat(timespec="milliseconds")


def reference(scenario: Scenario) -> dict[str, Any]:
    """Return what identifies a scenario in every file of a run."""
    path = str(scenario.feature.filename).replace("\\", "/")
    if path.startswith(root := f"{ROOT.as_posix()}/"):
        path = path.removeprefix(root)
    parent = scenario.parent
    tags = [str(tag) for tag in scenario.effective_tags]
    return {
        "key": f"{path}:{scenario.line}",
        "feature": scenario.feature.name,
        "feature_file": path,
        "rule": parent.name if isinstance(parent, Rule) else None,
        "name": scenario.name,
        "line": scenario.line,
        "tags": sorted(tags),
        "statements": sorted(tag.removeprefix(STATEMENT_TAG) for tag in tags if tag.startswith(STATEMENT_TAG)),
        "gherkin": _gherkin(scenario),
    }


def _gherkin(scenario: Scenario) -> list[str]:
    lines = [f"{scenario.keyword}: {scenario.name}"]
    for step in scenario.all_steps:
        lines.append(f"  {step.keyword} {step.name}")
        if step.table:
            lines.extend(f"    | {' | '.join(row)} |" for row in _rows(step))
    return lines


def _rows(step: Step) -> list[list[str]]:
    return [list(step.table.headings), *(list(row.cells) for row in step.table.rows)]


class Records:
    """The files of one run, below `<out>/run`; each worker of a parallel run writes its own lines and its own end."""

    def __init__(self, out: Path, worker: int | None = None) -> None:
        """Remember the folder and whose records these are; nothing is written yet."""
        self._out = out
        self._of = f"-{worker}" if worker else ""
        self._folder = out / "run"

    def clear(self) -> None:
        """Remove what the former run and its reports left, so that nothing old is taken for new."""
        self._out.mkdir(parents=True, exist_ok=True)
        for old in ("run", "allure-results", "allure", "zgloszenia"):
            shutil.rmtree(self._out / old, ignore_errors=True)
        for old in ("results.json", "junit.xml", "index.html", "raport.pdf"):
            (self._out / old).unlink(missing_ok=True)
        self._folder.mkdir()

    def begin(
        self,
        settings: Settings,
        profile: Profile,
        addresses: tuple[str, str],
        plan: Iterable[Scenario],
        out_of_scope: Iterable[tuple[Scenario, str]],
    ) -> None:
        """Write what is going to be run, where, and what cannot be run there."""
        environment = {
            "profile": settings.profil,
            "entry_url": addresses[0],
            "trusted_profile_url": addresses[1],
            "recipient": profile.report_to,
            "browser": None,
            "driver": None,
            "python": platform.python_version(),
            "system": platform.system(),
            "behave": version("behave"),
            "selenium": version("selenium"),
        }
        self._write(
            "run.json",
            {
                "schema": 1,
                "run_id": uuid4().hex,
                "started": now(),
                "profile": settings.profil,
                "local": profile.stand_in,
                "wording_confirmed": profile.wording_confirmed,
                "environment": environment,
                "plan": [reference(scenario) for scenario in plan],
                "out_of_scope": [reference(scenario) | {"reason": reason} for scenario, reason in out_of_scope],
            },
        )

    def browser(self, found: dict[str, str]) -> None:
        """Write the browser's and the driver's versions; apart from them, for no report to show, where they are."""
        self._write("tools.json", {"browser": found.pop("browser_path"), "driver": found.pop("driver_path")})
        self._write("browser.json", found)

    def place(self, addresses: tuple[str, str]) -> None:
        """Write where this worker's own local iIKP is: the first process of a parallel run has none."""
        self._write(f"place{self._of}.json", {"entry_url": addresses[0], "trusted_profile_url": addresses[1]})

    def under_way(self, scenario: Scenario) -> None:
        """Write which scenario begins: if the run is killed, the report names the one that it was killed in."""
        self._write(f"under-way{self._of}.json", {"key": reference(scenario)["key"]})

    def scenario(self, record: dict[str, Any]) -> None:
        """Add the line of a finished scenario."""
        with (self._folder / f"scenarios{self._of}.jsonl").open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(mask_all(record), ensure_ascii=False) + "\n")

    def finished(self) -> set[str]:
        """Return the keys of the scenarios that workers have finished so far."""
        lines = [line for file in self._folder.glob("scenarios-*.jsonl") for line in file.open(encoding="utf-8")]
        return {json.loads(line)["key"] for line in lines if line.endswith("\n")}

    def end(self, aborted: str | None, errors: list[str]) -> None:
        """Write that the run has come to its end, and how."""
        self._write(f"end{self._of}.json", {"ended": now(), "aborted": aborted, "errors": errors})

    def _write(self, name: str, content: dict[str, Any]) -> None:
        text = json.dumps(mask_all(content), ensure_ascii=False, indent=1)
        (self._folder / name).write_text(text, encoding="utf-8")


def step_record(step: Step, evidence: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a step as the records want it: text, status, message, table, evidence."""
    return {
        "keyword": step.keyword,
        "text": step.name,
        "status": step.status.name,
        "duration_s": round(step.duration, 3),
        "message": people_read(step.exception) if step.exception else None,
        "table": _rows(step) if step.table else None,
        "evidence": evidence,
    }


def people_read(error: BaseException) -> str:
    """Return an exception's message as people read it, PyHamcrest's two English words included."""
    text = str(error) or type(error).__name__
    return text.replace("\nExpected: ", "\nOczekiwano: ").replace("\n     but: ", "\nJest: ")
