"""Results of several runs put together: their files, laid down as one parallel run would have left them.

Only files are moved here. Which result counts of a scenario that ran more than once is decided where every run is
read (`reports.rundata`), so a merged folder can be built from again like any other.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from reports.allure_merge import merge_allure_results
from reports.errors import ReportError
from reports.masking import mask, mask_all
from reports.results import write_text
from reports.rundata import Run, lines_of, read_json, read_run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

FORMER = ("run", "allure-results", "allure")
BROKEN_OFF = "jeden z łączonych przebiegów zakończył się nagle"


@dataclass
class _Part:
    """One of the runs: where it lies, what it says, its start as it was written down."""

    out: Path
    run: Run
    start: dict[str, Any]

    @property
    def place(self) -> tuple[str, str | None]:
        """What must be the same in all; the local iIKP's address changes with each run."""
        return self.run.profile, None if self.run.local else self.run.environment.entry_url

    @property
    def told(self) -> str:
        """The run as a message names it."""
        profile, address = self.place
        known = (f"profil „{profile}”", address, self.run.browser_name)
        return f"„{self.out}” ({', '.join(one for one in known if one)})"


def gather(sources: Sequence[Path], target: Path) -> None:
    """Put the runs in `sources` into `target`; what was put there before goes.

    Raises:
        ReportError: a source has no readable run, they are of different environments or browsers, or the target
            holds a run that was not put there by this function or can't be written to.
    """
    parts = sorted((_read(out) for out in dict.fromkeys(path.resolve() for path in sources)), key=_start_of)
    _refuse_different(parts)
    _refuse_target(parts, target)
    try:
        _move(parts, target)
    except OSError as error:
        message = f"Nie można zapisać połączonych wyników w „{target}”; wskaż inny katalog opcją --do."
        raise ReportError(message) from error


def _read(out: Path) -> _Part:
    run = read_run(out)
    start = read_json(out / "run" / "run.json")
    return _Part(out, run, start if isinstance(start, dict) else {})


def _start_of(part: _Part) -> tuple[datetime, str]:
    return part.run.started, part.run.run_id


def _refuse_different(parts: list[_Part]) -> None:
    places = {part.place for part in parts}
    # A run that needed no browser fits every one.
    browsers = {part.run.browser_name for part in parts} - {None}
    if len(places) > 1 or len(browsers) > 1:
        told = "; ".join(part.told for part in parts)
        message = (
            f"Nie można połączyć wyników z różnych środowisk albo przeglądarek: {told}. "
            "Zbuduj dla każdego z nich osobny raport."
        )
        raise ReportError(message)


def _refuse_target(parts: list[_Part], target: Path) -> None:
    if target.resolve() in {part.out for part in parts}:
        raise ReportError("Katalog docelowy (--do) musi być inny niż katalogi wyników (--wyniki).")
    there = read_json(target / "run" / "run.json")
    if (target / "run").exists() and not (isinstance(there, dict) and there.get("merged_from")):
        raise ReportError(f"W katalogu „{target}” są wyniki innego przebiegu; wskaż inny katalog opcją --do.")


def _move(parts: list[_Part], target: Path) -> None:
    for former in FORMER:
        shutil.rmtree(target / former, ignore_errors=True)
    run = target / "run"
    (run / "evidence").mkdir(parents=True)
    for number, part in enumerate(parts, start=1):
        _move_records(part, run, f"{number:02}")
    merge_allure_results([part.out for part in parts], target)
    _write(run / "browser.json", _browser(parts))
    _write(run / "end.json", _end(parts))
    # Last: without it there is no run, whatever cut this short.
    _write(run / "run.json", _merged_start(parts))


def _move_records(part: _Part, run: Path, number: str) -> None:
    """Move a run's lines and pictures, both under names of their own."""
    source = part.out / "run"
    lines = list(lines_of(source))
    with (run / f"scenarios-{number}.jsonl").open("w", encoding="utf-8") as file:
        for line in lines:
            moved = _moved(line, number)
            # Half a line is what a killed run ends in; anywhere else it is told as damage.
            if moved is not None:
                file.write(moved + "\n")
            elif not part.run.killed or line is not lines[-1]:
                file.write(mask(line.rstrip("\n")) + "\n")
    for path in (*source.glob("under-way*.json"), *source.glob("place-*.json")):
        shutil.copyfile(path, run / f"{path.stem}-{number}.json")
    with suppress(FileNotFoundError):
        # Where a browser is that prints the PDF; a former part's does as well.
        shutil.copyfile(source / "tools.json", run / "tools.json")
    for path in (source / "evidence").glob("*"):
        shutil.copyfile(path, run / "evidence" / f"{number}-{path.name}")


def _moved(line: str, number: str) -> str | None:
    """Return a record whose pictures have their new names, None when it is no record."""
    try:
        record = mask_all(json.loads(line))
    except ValueError:
        return None
    return json.dumps(_renamed(record, number), ensure_ascii=False)


def _renamed(value: object, number: str) -> object:
    if isinstance(value, list):
        return [_renamed(one, number) for one in value]
    if not isinstance(value, dict):
        return value
    renamed = {key: _renamed(one, number) for key, one in value.items()}
    file = value.get("file")
    if isinstance(file, str) and file.startswith("run/evidence/"):
        renamed["file"] = f"run/evidence/{number}-{file.removeprefix('run/evidence/')}"
    return renamed


def _merged_start(parts: list[_Part]) -> dict[str, object]:
    """Return the start of all: the first one's, with every plan in the order of the feature files."""
    plan = {ref["key"]: ref for part in parts for ref in part.start["plan"]}
    beyond = {ref["key"]: ref for part in parts for ref in part.start.get("out_of_scope", [])}
    runs = list(dict.fromkeys(part.run.run_id for part in parts))
    return parts[0].start | {
        # The same runs, put together again, are the same run.
        "run_id": runs[0] if len(runs) == 1 else hashlib.sha256("\n".join(sorted(runs)).encode()).hexdigest()[:32],
        "merged_from": runs,
        "plan": sorted(plan.values(), key=lambda ref: (ref.get("feature_file", ""), ref.get("line", 0))),
        "out_of_scope": [ref for key, ref in beyond.items() if key not in plan],
    }


def _browser(parts: list[_Part]) -> dict[str, object]:
    """Return browser and driver; where machines had different versions, all of them."""
    known = [part.run.environment for part in parts if part.run.environment.browser]
    if not known:
        return {}
    name = known[0].browser_name or ""
    versions = dict.fromkeys((one.browser or "").removeprefix(name).strip() for one in known)
    drivers = dict.fromkeys(one.driver for one in known if one.driver)
    return {"browser": f"{name} {', '.join(versions)}".strip(), "driver": ", ".join(drivers)}


def _end(parts: list[_Part]) -> dict[str, object]:
    """Return the end of all: cut off only if a scenario of one run's plan has a result in none."""
    everything = [scenario for part in parts for scenario in part.run.scenarios]
    missing = {one.key for one in everything} - {one.key for one in everything if one.started}
    aborted = None
    if missing:
        told = [part.run.aborted or BROKEN_OFF for part in parts if part.run.cut_off]
        aborted = ", ".join(dict.fromkeys(told)) or None
    return {
        "ended": max(_ended(part.run) for part in parts).isoformat(),
        "aborted": aborted,
        "errors": list(dict.fromkeys(error for part in parts for error in part.run.errors)),
    }


def _ended(run: Run) -> datetime:
    lasts = [one.started + timedelta(seconds=one.duration_s) for one in run.scenarios if one.started]
    return run.ended or max(lasts, default=run.started)


def _write(path: Path, content: dict[str, object]) -> None:
    write_text(path, json.dumps(mask_all(content), ensure_ascii=False, indent=1))
