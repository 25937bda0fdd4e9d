"""How long a page takes that has years of nights behind it: medians over a history of 1,000 runs.

Run by `python bench/history.py`; `python bench/history.py 5000 9` takes 5,000 runs and nine builds of the page.
Every tenth night of this history the portal was down, every sixth something did not conform.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from reports import build
from reports.findings import find
from reports.nights import FILE, read, remember
from reports.nights_strip import strip
from reports.results import load_results
from reports.writer import history_of
from tests.reports.sample_nights import at, night, one_defect
from tests.reports.sample_runs import defects, down, green

if TYPE_CHECKING:
    from collections.abc import Callable

LAST = date(2026, 11, 23)
SCENARIOS = 200


def main(runs: int, repeats: int) -> int:
    """Make the history up, build its last page `repeats` times and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        history = history_of(out)
        _make_up(out, runs)
        night(out, defects, at(LAST))
        results = load_results(out)
        findings = find(results)
        run = results.run
        size = (history / FILE).stat().st_size
        print(f"Historia: {runs + 1} przebiegów, {size / 1e6:.1f} MB".replace(".", ","))
        _show("Cała strona z historią", repeats, lambda: build(out))
        _show("  dopisanie przebiegu", repeats, lambda: remember(results, findings, history))
        _show("  odczyt historii", repeats, lambda: read(history, run.profile, "Chromium", local=run.local))
        _show("  odczyt i pasek nocy", repeats, lambda: strip(results, findings, history))
        (history / FILE).unlink()
        _show("Cała strona bez historii", repeats, lambda: build(out))
    return 0


def _make_up(out: Path, runs: int) -> None:
    kinds = []
    for sample in (green, down, one_defect):
        night(out, sample, at(LAST))
        line = json.loads((history_of(out) / FILE).read_text(encoding="utf-8"))
        line["verified"] = (line["verified"] + [f"{number:08x}" for number in range(SCENARIOS)])[:SCENARIOS]
        kinds.append(line)
    with (history_of(out) / FILE).open("w", encoding="utf-8") as file:
        for number in range(runs):
            kind = kinds[1 if number % 10 == 0 else 2 if number % 6 == 0 else 0]
            started = at(LAST - timedelta(days=runs - number)).isoformat()
            file.write(json.dumps(kind | {"run_id": f"{number:032x}", "started": started}, ensure_ascii=False) + "\n")


def _show(what: str, repeats: int, work: Callable[[], object]) -> None:
    taken = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    print(f"{what:<26} mediana {statistics.median(taken):.3f} s, najdłużej {max(taken):.3f} s".replace(".", ","))


if __name__ == "__main__":
    sys.exit(main(*map(int, (sys.argv[1:] + ["1000", "7"][len(sys.argv) - 1 :]))))
