"""Nights of runs beside one history, for the tests and for looking at the strip.

`python -m tests.reports.sample_nights DIR` writes a month of nights under DIR; the last one's page is in DIR/out.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from reports import build
from reports.findings import find
from reports.nights import remember
from reports.results import load_results
from reports.writer import history_of
from tests.reports.sample_runs import conforming as good
from tests.reports.sample_runs import cut_off, defects, down, failing, green, selected, write_run

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.results import Results
    from tests.reports.sample_runs import Record

WARSAW = ZoneInfo("Europe/Warsaw")
NIGHTLY = time(2, 0)
DEFECT = "Na stronie „Moje konto” nadal widać poprzedni numer telefonu."


def at(day: date, clock: time = NIGHTLY) -> datetime:
    """Return this time in Poland."""
    return datetime.combine(day, clock, WARSAW)


def night(  # noqa: PLR0913  # what tells one run from another in the history
    out: Path,
    sample: Callable[[Path], Path],
    started: datetime,
    *,
    run_id: str | None = None,
    profile: str = "iikp",
    browser: str | None = "Chromium 156.0.8078.73",
) -> Results:
    """Write a run that began then, into an emptied `out`, remember it and return what it says; no page is built."""
    for old in out.glob("run/*.json*"):
        old.unlink()
    sample(out)
    _change(out / "run" / "run.json", {
        "run_id": run_id or f"{started.astimezone(UTC):%Y%m%dT%H%M%S}-{profile}-{browser}",
        "started": started.isoformat(),
        "profile": profile,
        "local": profile == "local",
    })  # fmt: skip
    _change(out / "run" / "browser.json", {"browser": browser})
    if (out / "run" / "end.json").exists():
        _change(out / "run" / "end.json", {"ended": (started + timedelta(minutes=4)).isoformat()})
    results = load_results(out)
    remember(results, find(results), history_of(out))
    return results


def one_defect(out: Path) -> Path:
    """Write a run in which one scenario of section 2.2.3 does not conform."""
    plan = selected()
    results = [
        failing(ref, "niezgodne", DEFECT, section="2.2.3") if ref["statements"] == ["2.2.3-i"] else good(ref)
        for ref in plan
    ]
    return write_run(out, plan, results)


def smoke(out: Path) -> Path:
    """Write a run that was selected by tags: two scenarios of section 2.2.2, both conforming."""
    return some(out, lambda ref: ref["statements"][0].startswith("2.2.2"), count=2)


def some(out: Path, wanted: Callable[[Record], bool], count: int = 1000) -> Path:
    """Write a run of these scenarios only, all conforming."""
    plan = [ref for ref in selected() if wanted(ref)][:count]
    return write_run(out, plan, [good(ref) for ref in plan])


def partly_down(out: Path) -> Path:
    """Write a run that met screen 3.2 in section 2.3 and beside the defect of 2.2.3, which hides it."""
    plan = selected()
    changed = next(ref for ref in plan if ref["statements"] == ["2.2.3-i"])
    plan.append(changed | {"key": "features/2.2.3.feature:900", "line": 900, "name": "Numer telefonu można usunąć"})
    return write_run(out, plan, [_of_a_bad_night(ref) for ref in plan])


def _of_a_bad_night(ref: Record) -> Record:
    if ref["statements"][0].startswith("2.3") or ref["line"] == 900:
        return failing(ref, "środowisko niedostępne", "Ekran 3.2.", at=0, section="3.2")
    if ref["statements"] == ["2.2.3-i"]:
        return failing(ref, "niezgodne", DEFECT, section="2.2.3")
    return good(ref)


def month(out: Path, last: date = date(2026, 11, 23)) -> Path:
    """Write a month of nights that ends on `last`: an outage, a defect known for a week, nights without a run."""
    samples = [green] * 33
    samples[5] = samples[6] = down
    samples[12], samples[18] = cut_off, defects
    samples[26] = samples[27] = samples[28] = samples[30] = one_defect
    samples[29], samples[31], samples[32] = partly_down, smoke, one_defect
    for number, sample in enumerate(samples):
        day = last - timedelta(days=len(samples) - number)
        if number not in (9, 22, 23):
            night(out, sample, at(day))
        if number == 25:
            night(out, down, at(day, time(8, 30)))
            night(out, green, at(day, time(11, 30)))
    night(out, defects, at(last))
    return out


def _change(path: Path, fields: dict[str, object]) -> None:
    content = json.loads(path.read_text(encoding="utf-8")) | fields
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    target = Path(sys.argv[1]) / "out"
    build(month(target))
    sys.stdout.write(f"{target / 'index.html'}\n")
