"""Reports to CeZ: a folder for each finding that is the portal's or its environment's, with text, attachments, draft.

What the suite itself has got wrong, and what it could not verify, is no matter of CeZ's.
"""

from __future__ import annotations

import functools
import json
import re
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from reports.errors import ReportError
from reports.incident_files import PICTURES_BUDGET, SCENARIOS_FILE, collect
from reports.incident_mail import LIMIT_BYTES, draft, one_line, subject_line
from reports.incident_words import NOT_FOR_CEZ, Story, moment, most_tried, source_of
from reports.masking import mask
from reports.seen import around
from reports.verdicts import Verdict, plural
from reports.wording import environment_name, warsaw_clock, warsaw_seconds

if TYPE_CHECKING:
    from pathlib import Path

    from reports.findings import Finding
    from reports.incident_files import Attachments
    from reports.results import Results

FOLDER = "zgloszenia"
TEXT_FILE, MAIL_FILE = "zgloszenie.txt", "zgloszenie.eml"
LISTED, QUOTED = 15, 6
"""So many scenarios are named in the text (all are in the attachment), and so many events of error screens."""

_KINDS = {Verdict.NONCONFORMING: "niezgodne", Verdict.UNAVAILABLE: "niedostepne"}
_LIST = ".wykaz.json"
_LONGEST_SLUG = 48
_OWN_NAME = re.compile(r"\d{2,}-[a-z0-9-]+/[a-z0-9-]+\.(?:txt|eml|png)")


def folder_name(finding: Finding) -> str | None:
    """Return the name of a finding's folder below `zgloszenia`, None when it is no matter of CeZ's."""
    kind = _KINDS.get(finding.verdict)
    if kind is None:
        return None
    if finding.verdict is Verdict.NONCONFORMING:
        what = finding.scenario.name
    else:
        what = f"ekran {finding.scenario.section}" if finding.scenario.section else finding.seen.partition(":")[0]
    return f"{finding.number:02}-{kind}-{_slug(what)}"


def write(results: Results, findings: list[Finding], out: Path) -> list[Path]:
    """Write the folders of a run's incidents in place of a former build's; return them.

    Raises:
        ReportError: `out` can't be written to.
    """
    folder = out / FOLDER
    incidents = [(name, finding) for finding in findings if (name := folder_name(finding))]
    try:
        _take_away(folder)
        if not incidents:
            return []
        folder.mkdir(parents=True, exist_ok=True)
        listed: list[str] = []
        for name, finding in incidents:
            files = _files(results, finding, out)
            # Listed before they are there: a build that is cut off leaves nothing that the next one doesn't know.
            listed += [f"{name}/{file}" for file in files]
            (folder / _LIST).write_text(json.dumps(listed, indent=1), encoding="utf-8")
            (folder / name).mkdir(exist_ok=True)
            for file, content in files.items():
                (folder / name / file).write_bytes(content)
    except OSError as error:
        message = f"Nie można zapisać zgłoszeń w „{folder}”; zmień uprawnienia albo wskaż inny katalog."
        raise ReportError(message) from error
    return [folder / name for name, _ in incidents]


def count(out: Path) -> int:
    """Return how many incidents the last build has written to `out`."""
    return sum(name.endswith(f"/{MAIL_FILE}") for name in _own(out / FOLDER))


def _files(results: Results, finding: Finding, out: Path) -> dict[str, bytes]:
    story = Story(results, finding)
    subject = subject_line(mask(story.subject))
    recipients = _recipients(results)
    for budget in (PICTURES_BUDGET, PICTURES_BUDGET // 2, 0):
        attachments = collect(finding, out, pictures_budget=budget)
        text = _text(results, finding, story, attachments)
        mail = draft(
            subject=subject,
            text=text,
            recipients=recipients,
            date=finding.last_time or results.run.ended or results.run.started,
            name=f"{finding.fingerprint}-{results.run.run_id[:24]}",
            attachments=attachments.files,
        )
        if len(mail) < LIMIT_BYTES:
            break
    head = f"Do: {', '.join(recipients) or '(adres wpisuje wysyłający)'}\nTemat: {subject}\n\n"
    files = {TEXT_FILE: (head + text).encode(), MAIL_FILE: mail}
    return files | {one.name: one.content for one in attachments.files}


def _text(results: Results, finding: Finding, story: Story, attachments: Attachments) -> str:
    template = _environment().get_template("incident.txt.j2")
    text = template.render(
        results=results,
        environment=results.run.environment,
        place=environment_name(results),
        finding=finding,
        story=story,
        attachments=attachments,
        besides=around(finding.scenario),
        tried=most_tried(finding),
        listed=finding.scenarios[:LISTED],
    )
    return mask(re.sub(r"\n{3,}", "\n\n", text).strip() + "\n")


def _recipients(results: Results) -> list[str]:
    told = (results.run.environment.model_extra or {}).get("recipient")
    return [address for address in told if isinstance(address, str)] if isinstance(told, list) else []


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("reports"),
        autoescape=False,  # noqa: S701  # plain text
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "clock": warsaw_clock,
        "moment": moment,
        "short": one_line,
        "source": source_of,
        "time": warsaw_seconds,
    }
    environment.globals |= {
        "plural": plural,
        "NOT_FOR_CEZ": NOT_FOR_CEZ,
        "SCENARIOS_FILE": SCENARIOS_FILE,
        "QUOTED": QUOTED,
    }
    return environment


def _own(folder: Path) -> list[str]:
    """Return the files that a build has listed as its own, such as `01-niezgodne-cos/zgloszenie.txt`."""
    try:
        names = json.loads((folder / _LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    listed = names if isinstance(names, list) else []
    return [name for name in listed if isinstance(name, str) and _OWN_NAME.fullmatch(name)]


def _take_away(folder: Path) -> None:
    """Remove what a former build has listed as its own, and nothing that somebody has put beside it."""
    own = _own(folder)
    for name in own:
        (folder / name).unlink(missing_ok=True)
    (folder / _LIST).unlink(missing_ok=True)
    for place in [*{(folder / name).parent for name in own}, folder]:
        with suppress(OSError):  # not empty: somebody keeps a file there
            place.rmdir()


def _slug(text: str) -> str:
    """Return the text in small letters without accents, for a folder's name on any system."""
    plain = unicodedata.normalize("NFKD", mask(text).lower().replace("ł", "l")).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if mask(slug) != slug:  # parted by what is no parting of a number elsewhere
        slug = re.sub(r"\d+", "", slug)
    if len(slug) > _LONGEST_SLUG:
        slug = slug[: _LONGEST_SLUG + 1].rpartition("-")[0] or slug[:_LONGEST_SLUG]
    return slug.strip("-") or "bez-nazwy"
