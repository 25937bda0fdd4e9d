"""How long a scenario takes, and how many round trips to the browser: medians of several runs of the real behave.

Run by `make bench`; `python bench/scenarios.py 5` takes five runs instead of three.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(runs: int) -> int:
    """Run the suite `runs` times and print a table."""
    durations: list[float] = []
    round_trips: list[int] = []
    totals: list[float] = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as out:
            command = [sys.executable, "-m", "behave", "-D", f"wyniki={out}", "-D", "podsumowanie=nie"]
            began = time.perf_counter()
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            totals.append(time.perf_counter() - began)
            if done.returncode:
                sys.stderr.write(done.stdout + done.stderr)
                return 1
            lines = (Path(out) / "run" / "scenarios.jsonl").read_text(encoding="utf-8").splitlines()
        durations += [json.loads(line)["duration_s"] for line in lines]
        round_trips += [json.loads(line)["round_trips"] for line in lines]
    scenarios = len(durations) // runs
    whole = statistics.median(totals)
    print(f"Przebiegów: {runs}, scenariuszy w każdym: {scenarios}")
    print(f"Scenariusz: mediana {_s(statistics.median(durations))}, najdłuższy {_s(max(durations))}")
    print(f"Całe polecenie: mediana {_s(whole)}, na scenariusz {_s(whole / scenarios)}")
    print(f"Wymian z przeglądarką: mediana {statistics.median(round_trips):.0f}, najwięcej {max(round_trips)}")
    return 0


def _s(seconds: float) -> str:
    return f"{seconds:.2f} s".replace(".", ",")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
