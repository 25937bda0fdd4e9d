"""What goes with a report to CeZ: the screenshots, made smaller where they are large, and the scenarios as text."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from reports.findings import failed_step_of, picture_of
from reports.incident_words import most_tried
from reports.masking import mask
from reports.wording import warsaw_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reports.findings import Finding
    from reports.rundata import Evidence, Scenario

PICTURES_BUDGET = 3_000_000
"""All pictures of a message together; encoded for mail they grow by a third, and the whole stays under 5 MB."""
SCENARIOS_BUDGET = 300_000
"""The scenarios' text; two bytes of a letter can become six signs of mail."""
SCENARIOS_FILE = "scenariusze.txt"

_LARGE_BYTES = 600_000
_LARGEST_SIDE = 1280
_HERE = ">>> "
_INDENT = " " * len(_HERE)


@dataclass(frozen=True)
class Attachment:
    """A file of the report: its name, its type as mail names it, and what it is, in Polish."""

    name: str
    kind: str
    content: bytes
    what: str


@dataclass(frozen=True)
class Attachments:
    """What goes with the report, and what had to be left out, in Polish."""

    files: list[Attachment]
    left_out: list[str]


def collect(finding: Finding, out: Path, *, pictures_budget: int = PICTURES_BUDGET) -> Attachments:
    """Return a finding's attachments: scenarios first, then as many pictures as there is room for."""
    text, cut = scenarios_text(finding.scenarios)
    files = [
        Attachment(
            SCENARIOS_FILE,
            "text/plain",
            text.encode(),
            "scenariusze słowo w słowo, z zaznaczonym krokiem, na którym się zatrzymały",
        )
    ]
    left_out = [f"zapis {cut} dalszych scenariuszy"] if cut else []
    for what, evidence in _pictures(finding):
        content = _read(out, evidence)
        if content is None:
            left_out.append(f"{what}: pliku ze zrzutem ekranu nie ma albo jest uszkodzony")
        elif len(content) > pictures_budget:
            left_out.append(f"{what}: nie zmieścił się w wiadomości")
        else:
            pictures_budget -= len(content)
            files.append(Attachment(f"zrzut-{len(files)}.png", "image/png", content, what))
    unshown = len(finding.others) - 1
    if unshown > 0:
        left_out.append(f"zrzuty ekranu z pozostałych scenariuszy: {unshown}")
    return Attachments(files, left_out)


def scenarios_text(scenarios: list[Scenario], budget: int = SCENARIOS_BUDGET) -> tuple[str, int]:
    """Return the scenarios in Gherkin, the place where each stopped marked, and how many found no room."""
    told: list[str] = []
    for scenario in scenarios:
        text = mask("\n".join(_gherkin(scenario)))
        budget -= len(text.encode())
        # The first is always there, however long.
        if told and budget < 0:
            break
        told.append(text[:SCENARIOS_BUDGET])
    return "\n\n\n".join(told) + "\n", len(scenarios) - len(told)


def shrunken(content: bytes) -> bytes | None:
    """Return a PNG as it is, or smaller where it is large; None when it is no whole PNG."""
    try:
        with Image.open(BytesIO(content), formats=["PNG"]) as picture:
            if len(content) <= _LARGE_BYTES:
                picture.verify()
                return content
            small = picture.convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    small.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE), Image.Resampling.LANCZOS)
    written = BytesIO()
    # A screen has few colours; as many as a palette holds leave its letters sharp.
    small.quantize(256, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return min(content, written.getvalue(), key=len)


def _read(out: Path, evidence: Evidence) -> bytes | None:
    out = out.resolve()
    path = (out / evidence.file).resolve()
    if not path.is_relative_to(out):
        return None
    try:
        return shrunken(path.read_bytes())
    except OSError:
        return None


def _pictures(finding: Finding) -> Iterator[tuple[str, Evidence]]:
    """Yield what is to be shown, the most telling first: the moment, the last moment, the ways that were tried."""
    shown = set()
    for what, evidence in _wanted(finding):
        if evidence is not None and evidence.file not in shown:
            shown.add(evidence.file)
            yield _described(what, evidence), evidence


def _wanted(finding: Finding) -> Iterator[tuple[str, Evidence | None]]:
    yield "chwila, w której scenariusz się zatrzymał", finding.picture
    for evidence in finding.failed_step.evidence if finding.failed_step else []:
        yield "ta sama chwila", evidence
    if finding.others:
        last = finding.others[-1]
        yield f"to samo w ostatnim scenariuszu („{last.name[:80]}”)", picture_of(last)
    for attempt in most_tried(finding).recovery:
        for evidence in attempt.evidence:
            yield f"próba: {attempt.way}", evidence


def _described(what: str, evidence: Evidence) -> str:
    parts = [
        what,
        evidence.note or "",
        f"strona „{evidence.title}”" if evidence.title else "",
        warsaw_seconds(evidence.time) if evidence.time else "",
        f"węzeł {evidence.node}" if evidence.node else "",
    ]
    return mask(", ".join(part for part in parts if part))


def _gherkin(scenario: Scenario) -> Iterator[str]:
    yield f"Właściwość: {scenario.feature}"
    if scenario.rule:
        yield f"Zasada: {scenario.rule}"
    if scenario.statements:
        yield f"# Wymagania: {', '.join(scenario.statements)}"
    yield ""
    failed = failed_step_of(scenario)
    if not scenario.steps:
        yield from (_INDENT + line for line in scenario.gherkin)
    else:
        yield f"{_INDENT}Scenariusz: {scenario.name}"
    for step in scenario.steps:
        here = step is failed
        done = step.status == "passed"
        note = "   [tu scenariusz się zatrzymał]" if here else "" if done else "   [nie wykonano]"
        yield f"{_HERE if here else _INDENT}  {step.keyword.strip()} {step.text}{note}"
        for cells in step.table or []:
            yield f"{_INDENT}    | {' | '.join(cells)} |"
    if failed is None:
        yield f"{_HERE}[scenariusz zatrzymał się poza swoimi krokami]"
