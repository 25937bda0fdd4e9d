"""How long `python -m reports` takes over 10,000 scenarios, and how much memory: medians of several runs.

`python bench/report_building.py --scenarios 2000 --runs 5` asks for something else, `--parts 4` merges as many runs,
`--allure` builds the Allure report too. The figures mean something on an unloaded machine only, so nothing is
asserted here.
"""

import argparse
import io
import json
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.reports.sample_runs import conforming, everything, failing, write_run  # noqa: E402

Record = dict[str, Any]
MIX = {"niezgodne": 100, "środowisko niedostępne": 150, "błąd zestawu": 50}
"""How many of 10,000 scenarios do not conform; reasons repeat, as those of one cause do."""
CAUSES = 12
SEED = 2026
SCREENSHOT_SIZE = 1280, 800
START_MS = 1_781_510_405_000
"""15 June 2026, 10:00:05 in Warsaw: during the sample runs."""


def main() -> int:
    """Generate runs, build their reports several times and print a table."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        sources = _runs(Path(folder), options.scenarios, options.parts, allure=options.allure)
        out = Path(folder) / "razem" if options.parts > 1 else sources[0]
        command = ["-m", "reports", "--wyniki", *map(str, sources)]
        command += ["--do", str(out)] if options.parts > 1 else []
        command += ["--bez-pdf"] if options.allure else ["--bez-pdf", "--bez-allure"]
        measured = [_measured(command) for _ in range(options.runs)]
        sizes = {name: (out / name).stat().st_size for name in ("index.html", "results.json", "junit.xml")}
        if options.allure:
            sizes["allure"] = (out / "allure" / "index.html").stat().st_size
    seconds, work, peaks = zip(*measured, strict=True)
    print(f"Scenariuszy: {options.scenarios}, przebiegów łączonych: {options.parts}, budowań: {options.runs}")
    print(f"Czas: mediana {_pl(statistics.median(seconds))} s, najdłużej {_pl(max(seconds))} s")
    print(f"Praca procesora: mediana {_pl(statistics.median(work))} s")
    print(f"Pamięć: mediana {_pl(statistics.median(peaks))} MB, najwięcej {_pl(max(peaks))} MB")
    print("Rozmiar: " + ", ".join(f"{name} {_pl(size / 1e6)} MB" for name, size in sizes.items()))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenarios", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--parts", type=int, default=1)
    parser.add_argument("--allure", action="store_true")
    return parser.parse_args()


def _runs(folder: Path, count: int, parts: int, *, allure: bool) -> list[Path]:
    chance = random.Random(SEED)  # noqa: S311  # the same run each time
    results = [conforming(ref) for ref in _plan(count)]
    bad = [verdict for verdict, share in MIX.items() for _ in range(share * count // 10_000)]
    for verdict, place in zip(bad, chance.sample(range(count), len(bad)), strict=True):
        cause = chance.randrange(CAUSES)
        section = "3.2" if verdict == "środowisko niedostępne" else None
        results[place] = failing(
            results[place], verdict, f"Widać co innego niż trzeba (przyczyna {cause}).", section=section
        )
    picture = _screenshot(chance)
    for number, result in enumerate(results):
        _attach(result, f"run/evidence/{number:05}.png")
    made = []
    for part in range(parts):
        share = results[part::parts]
        out = write_run(folder / f"przebieg-{part + 1}", share, share)
        for result in share:
            (out / result["evidence"][0]["file"]).write_bytes(picture)
        if allure:
            _write_allure(out, share)
        made.append(out)
    return made


def _screenshot(chance: random.Random) -> bytes:
    """Return a picture with as much on it as a page of the portal."""
    page = Image.new("RGB", SCREENSHOT_SIZE, "#f1f5f9")
    pencil = ImageDraw.Draw(page)
    for y in range(20, SCREENSHOT_SIZE[1], 30):
        words = "".join(chance.choices("aąbcćdeęfghijklłmnoópqrsśtuvwxyzźż ", k=120))
        pencil.text((180, y), words, fill=chance.choice(["#1a202c", "#4a5568", "#0b4f6c"]), font_size=18)
    content = io.BytesIO()
    page.save(content, "PNG")
    return content.getvalue()


def _plan(count: int) -> list[Record]:
    statements = everything()
    plan = []
    for number in range(count):
        ref = statements[number % len(statements)]
        name = f"{ref['name']} ({number // len(statements) + 1})"
        own = {"key": f"{ref['feature_file']}:{number}", "line": number, "name": name}
        plan.append(ref | own | {"gherkin": [f"Scenariusz: {name}", *ref["gherkin"][1:]]})
    return plan


def _attach(result: Record, file: str) -> None:
    """Give the scenario one picture, as after a „Wtedy”."""
    evidence = failing(result, "niezgodne", "")["evidence"][0] | {"file": file}
    result["evidence"] = [evidence]
    result["steps"] = [
        step | {"evidence": [evidence] if step["keyword"] == "Wtedy" else []} for step in result["steps"]
    ]


def _write_allure(out: Path, results: list[Record]) -> None:
    statuses = {"zgodne": "passed", "niezgodne": "failed"}
    folder = out / "allure-results"
    folder.mkdir()
    for number, result in enumerate(results):
        source = f"{number}-attachment.png"
        shutil.copyfile(out / result["evidence"][0]["file"], folder / source)
        steps: list[Record] = [
            {"name": f"{one['keyword']} {one['text']}", "status": "passed"} for one in result["steps"]
        ]
        steps[-2]["attachments"] = [{"name": "Zrzut ekranu", "source": source, "type": "image/png"}]
        told = {"uuid": result["key"], "name": result["name"], "fullName": result["key"], "steps": steps}
        told |= {
            "status": statuses.get(result["verdict"], "broken"),
            "start": START_MS + number,
            "stop": START_MS + number,
        }
        told |= {"labels": [{"name": "werdykt", "value": result["verdict"]}], "titlePath": [result["feature"]]}
        (folder / f"{number}-result.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def _measured(arguments: list[str]) -> tuple[float, float, float]:
    """Run Python with these arguments; return seconds, the processor's seconds and megabytes at the peak.

    Raises:
        SystemExit: it gave no verdict.
    """
    began = time.perf_counter()
    process = os.posix_spawn(
        sys.executable,
        [sys.executable, *arguments],
        os.environ | {"PYTHONPATH": str(ROOT)},
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    # Not resource.getrusage: that is the peak of all children so far.
    _, status, used = os.wait4(process, 0)
    if os.waitstatus_to_exitcode(status) not in range(5):
        raise SystemExit(1)
    return time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def _pl(figure: float) -> str:
    return f"{figure:.1f}".replace(".", ",")


if __name__ == "__main__":
    sys.exit(main())
