"""Runs as the suite leaves them (`run/` of an output directory), for the tests and for looking at the page.

`python -m tests.reports.sample_runs DIR` writes one of each kind under DIR and builds its page.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

from reports import build, summary
from reports.instruction import Statement, load_instruction

Record = dict[str, Any]

FEATURES = {
    "1": "Udostępnione funkcje",
    "2": "Logowanie testowym Profilem Zaufanym",
    "2.1": "Logowanie testowym Profilem Zaufanym",
    "2.2": "Logowanie testowym Profilem Zaufanym",
    "2.2.1": "Logowanie testowym Profilem Zaufanym",
    "2.2.2": "Logowanie testowym Profilem Zaufanym",
    "2.2.3": "Konto pacjenta",
    "2.3": "Wylogowanie",
    "3": "Obsługa błędów",
    "3.1": "Obsługa błędów",
    "3.2": "Obsługa błędów",
    "zgody": "Zgody",
    "zamowienia": "Zamówienia",
    "deklaracje": "E-deklaracje",
}
ENVIRONMENT = {
    "profile": "local",
    "entry_url": "http://iikp.localhost:8080/ikp/zaloguj",
    "trusted_profile_url": "http://pz.iikp.localhost:8888/pz/ekran_pz",
    "browser": None,
    "driver": None,
    "python": "3.11.7",
    "system": "Linux 6.1",
    "behave": "1.3.3",
    "selenium": "4.51.0",
}
STEPS = (
    ("Mając", "Annę, która jest zalogowana w iIKP"),
    ("Gdy", "Anna zmienia numer telefonu na nowy"),
    ("I", "Anna wylogowuje się i loguje ponownie"),
    ("Wtedy", "Anna widzi na stronie „Moje konto” nowy numer telefonu"),
    ("I", "Anna widzi „Wyloguj się”"),
)


def png(width: int = 8, height: int = 6) -> bytes:
    """Return a grey picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\xcc" * width for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def reference(statement: Statement, line: int) -> Record:
    """Return a planned scenario that verifies this statement."""
    feature = FEATURES[statement.section]
    name = statement.text.rstrip(".").replace("`", "")
    return {
        "key": f"features/{statement.section}.feature:{line}",
        "feature": feature,
        "feature_file": f"features/{statement.section}.feature",
        "rule": f"Zasada działu {statement.section}",
        "name": name,
        "line": line,
        "tags": [f"iikp-{statement.id}", "dym"],
        "statements": [statement.id],
        "gherkin": [f"Scenariusz: {name}", *(f"  {keyword} {text}" for keyword, text in STEPS)],
    }


def conforming(ref: Record) -> Record:
    """Return the result of a scenario that saw what it should."""
    steps: list[Record] = [
        {"keyword": keyword, "text": text, "status": "passed", "duration_s": 0.2, "message": None,
         "table": None, "evidence": []}
        for keyword, text in STEPS
    ]  # fmt: skip
    return ref | {
        "verdict": "zgodne",
        "section": None,
        "reason": None,
        "message": None,
        "details": None,
        "started": "2026-06-15T10:00:05+02:00",
        "duration_s": 1.1,
        "steps": steps,
        "evidence": [],
    }


def failing(ref: Record, verdict: str, reason: str, *, at: int = 3, section: str | None = None) -> Record:
    """Return the result of a scenario that stopped at a step, with a screenshot."""
    result = conforming(ref)
    evidence = {
        "kind": "screenshot",
        "file": "run/evidence/0001.png",
        "time": "2026-06-15T10:00:07+02:00",
        "address": "http://w1a2b3.iikp.localhost:8080/konto",
        "title": "Moje konto – iIKP",
        "node": "iikp-2",
        "step": STEPS[at][1],
        "note": None,
    }
    for number, step in enumerate(result["steps"]):
        if number >= at:
            step["status"] = "failed" if number == at else "skipped"
    result["steps"][at] |= {
        "message": reason,
        "evidence": [evidence],
        "table": [["pole", "wartość"], ["Numer telefonu", "600 100 200"]],
    }
    return result | {
        "verdict": verdict,
        "section": section,
        "reason": reason,
        "message": f"{reason}\nNa stronie są nagłówki: „Moje konto”; przyciski: „Wyloguj się”.",
        "details": "Traceback (most recent call last):\n  AssertionError: expected text not found",
        "evidence": [evidence],
    }


def attempts(section: str = "3.2", *, worked: bool) -> list[Record]:
    """Return what a log-in has tried: the log-in itself, starting over, and CTRL+F5, which may have worked."""
    screen = f"Środowisko pokazało ekran błędu (sekcja {section} instrukcji)."
    ways = ("logowanie", "ponowienie od kroku 2.1", "CTRL+F5 na stronie testowego WK")
    return [
        {
            "time": f"2026-06-15T10:00:0{number}.250+02:00",
            "way": way,
            "node": None if number == 2 else f"iikp-{number}",
            "section": None if worked and number == len(ways) else section,
            "outcome": "udało się" if worked and number == len(ways) else screen,
            "address": "http://w1a2b3.iikp.localhost:8080/ikp/powrot",
            "evidence": [],
        }
        for number, way in enumerate(ways, start=1)
    ]


def selected() -> list[Record]:
    """Return a plan: a scenario for each statement but those of section 3."""
    chosen = [statement for statement in load_instruction().to_verify if not statement.section.startswith("3")]
    return [reference(statement, 10 + number) for number, statement in enumerate(chosen)]


def everything() -> list[Record]:
    """Return a plan for all statements."""
    return [reference(one, 10 + number) for number, one in enumerate(load_instruction().to_verify)]


CHOSEN = len(selected())
TOTAL = len(everything())


def write_run(  # noqa: PLR0913  # each is a file or a field of the contract
    out: Path,
    plan: list[Record],
    results: list[Record],
    *,
    ended: bool = True,
    aborted: str | None = None,
    errors: tuple[str, ...] = (),
    out_of_scope: tuple[Record, ...] = (),
    local: bool = True,
    picture: bytes | None = None,
) -> Path:
    """Write `out`/run and return `out`."""
    directory = out / "run"
    (directory / "evidence").mkdir(parents=True, exist_ok=True)
    (directory / "evidence" / "0001.png").write_bytes(picture or png())
    start = {
        "schema": 1,
        "run_id": "20260615-100000-ab12",
        "started": "2026-06-15T10:00:00+02:00",
        "profile": "local" if local else "iikp",
        "local": local,
        "wording_confirmed": local,
        "environment": ENVIRONMENT,
        "plan": plan,
        "out_of_scope": list(out_of_scope),
    }
    _write(directory / "run.json", start)
    _write(directory / "browser.json", {"browser": "Chromium 156.0.8078.73", "driver": "ChromeDriver 156"})
    lines = "".join(json.dumps(result, ensure_ascii=False) + "\n" for result in results)
    (directory / "scenarios.jsonl").write_text(lines, encoding="utf-8")
    if ended:
        end = {"ended": "2026-06-15T10:01:12+02:00", "aborted": aborted, "errors": list(errors)}
        _write(directory / "end.json", end)
    return out


def green(out: Path) -> Path:
    """Write a run in which all that was selected conforms."""
    plan = selected()
    return write_run(out, plan, [conforming(ref) for ref in plan])


def defects(out: Path, picture: bytes | None = None) -> Path:
    """Write a run with two defects, an error of the suite and a missing account."""
    plan = selected()
    results = [conforming(ref) for ref in plan]
    seen = "Na stronie „Moje konto” nadal widać poprzedni numer telefonu."
    changed = next(number for number, ref in enumerate(plan) if ref["statements"] == ["2.2.3-i"])
    results[changed] = failing(plan[changed], "niezgodne", seen, section="2.2.3")
    results[5] = failing(plan[5], "niezgodne", "Numer z błędną cyfrą kontrolną zalogował pacjenta.", at=1)
    results[8] = failing(plan[8], "błąd zestawu", "Przeglądarka zamknęła się w trakcie scenariusza.", at=0)
    results[10] |= {
        "verdict": "niesprawdzone",
        "reason": "W profilu nie ma konta Zofii.",
        "steps": [],
    }
    return write_run(out, plan, results, picture=picture)


def down(out: Path, picture: bytes | None = None) -> Path:
    """Write a run during which iIKP showed its error screens."""
    plan = selected()
    results = [
        failing(
            ref,
            "środowisko niedostępne",
            f"Ekran 3.2 „Serwis chwilowo niedostępny” także po 3 próbach, węzeł iikp-{1 + number % 3}.",
            at=0,
            section="3.2",
        )
        for number, ref in enumerate(plan)
    ]
    for result in results:
        result["recovery"] = attempts(worked=False)
    return write_run(out, plan, results, local=False, picture=picture)


def recovered(out: Path) -> Path:
    """Write a run in which two log-ins were cured."""
    plan = selected()
    results = [conforming(ref) for ref in plan]
    for result in results[3:5]:
        result["recovery"] = attempts(worked=True)
    return write_run(out, plan, results)


def cut_off(out: Path) -> Path:
    """Write a run that was killed while it wrote down a result."""
    plan = selected()
    write_run(out, plan, [conforming(ref) for ref in plan[:9]], ended=False)
    with (out / "run" / "scenarios.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(conforming(plan[9]))[:200])
    return out


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


SAMPLES = (green, defects, down, cut_off, recovered)
"""One of each kind."""


if __name__ == "__main__":
    target = Path(sys.argv[1])
    shot = Path(sys.argv[2]).read_bytes() if sys.argv[2:] else None
    for sample in (
        green(target / "green"),
        defects(target / "defects", shot),
        down(target / "down", shot),
        cut_off(target / "cut_off"),
        recovered(target / "recovered"),
    ):
        sys.stdout.write("\n".join([*summary(build(sample)), ""]) + "\n")
