"""What a first contact has found, for people and machines: the screen of the terminal, a page, a JSON file."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pages.first_contact.ledger import Finding, State
from pages.first_contact.wording import block
from support.masking import mask, mask_all

if TYPE_CHECKING:
    from pathlib import Path

_COLOURS = {
    State.FOUND: "green",
    State.OTHER: "cyan",
    State.UNCLEAR: "yellow",
    State.MISSING: "red",
    State.UNREACHED: "bright_black",
    State.NOT_SOUGHT: "bright_black",
}
_WIDTH = 100


@dataclass
class Result:
    """One first contact.

    Attributes:
        profile: the profile's name.
        address: where the walk began.
        patient: who was logged in, as initials or, locally, by name.
        started: when, as people read it.
        findings: one for each declared element.
        said_of: what the walk did not go into, and why.
        tried: whether what shows only after saving was tried.
        not_put_back: what a try has left on the account.
        stopped: why it ended before its end; None when it did not.
        logged_out: whether the account was logged out.
        written: into which file the corrections were written; None where they were not.
    """

    profile: str
    address: str
    patient: str
    started: str
    findings: list[Finding]
    said_of: list[str] = field(default_factory=list)
    tried: bool = False
    not_put_back: list[str] = field(default_factory=list)
    stopped: str | None = None
    logged_out: bool = True
    written: str | None = None

    @property
    def counts(self) -> dict[State, int]:
        """How many elements are in each state."""
        counted = Counter(finding.state for finding in self.findings)
        return {state: counted[state] for state in State}

    @property
    def block(self) -> str:
        """The corrections, to be pasted."""
        return block(self.findings, self.profile)

    @property
    def has_block(self) -> bool:
        """Whether there is anything to be pasted, or to be chosen among."""
        return any(finding.proposal or finding.candidates for finding in self.findings)

    @property
    def sentence(self) -> str:
        """The result in one sentence."""
        said = [f"{state}: {number}" for state, number in self.counts.items() if number]
        return f"{len(self.findings)} zadeklarowanych elementów – {', '.join(said)}."

    def for_machines(self) -> dict[str, Any]:
        """Return it as the JSON file has it; nothing of the patient's account is in it."""
        told: dict[str, Any] = {
            "schema": 1,
            "profile": self.profile,
            "address": self.address,
            "patient": self.patient,
            "started": self.started,
            "tried": self.tried,
            "not_put_back": self.not_put_back,
            "stopped": self.stopped,
            "logged_out": self.logged_out,
            "written": self.written,
            "counts": {str(state): number for state, number in self.counts.items()},
            "not_entered": self.said_of,
            "elements": [finding.for_machines() for finding in self.findings],
            "wording": {f.key: f.proposal for f in self.findings if f.proposal is not None},
        }
        masked = mask_all(told)
        assert isinstance(masked, dict)  # noqa: S101 -- the same structure
        return masked


def write_files(result: Result, folder: Path) -> list[Path]:
    """Write the page and the JSON file; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = Environment(loader=PackageLoader("pages.first_contact"), autoescape=True, trim_blocks=True)
    template = environment.get_template("page.html.j2")
    pages: dict[str, list[Finding]] = {}
    for finding in result.findings:
        pages.setdefault(finding.page, []).append(finding)
    html = template.render(result=result, pages=pages, State=State)
    told = json.dumps(result.for_machines(), ensure_ascii=False, indent=1)
    paths = [folder / "pierwszy-kontakt.html", folder / "pierwszy-kontakt.json"]
    for path, text in zip(paths, (mask(html), told), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def show(result: Result) -> None:
    """Print the table of what is not simply there, what was not entered, and the block to paste."""
    console = Console(highlight=False)
    console.width = min(console.width, _WIDTH) if console.is_terminal else _WIDTH
    table = Table(title=None, box=None, pad_edge=False, header_style="bold")
    # A key in one piece: it is copied into the profile.
    table.add_column("Element", no_wrap=True)
    table.add_column("Oczekiwane", ratio=4, overflow="fold")
    table.add_column("Wynik", no_wrap=True)
    table.add_column("Na ekranie / dlaczego", ratio=5, overflow="fold")
    table.expand = True
    for finding in result.findings:
        if finding.state in {State.OTHER, State.UNCLEAR, State.MISSING}:
            colour = _COLOURS[finding.state]
            row = finding.key, finding.wording, f"[{colour}]{finding.state}[/]", mask(_seen(finding))
            table.add_row(*(cell.replace("[", r"\[") if number != 2 else cell for number, cell in enumerate(row)))  # noqa: PLR2004
    if table.row_count:
        console.print(table)
    unreached = Counter(f.reason for f in result.findings if f.state is State.UNREACHED)
    if unreached:
        console.print("\nNie sprawdzono (ekran nieosiągnięty):", style="bold")
        for reason, number in unreached.most_common():
            console.print(Padding(Text(mask(f"{number:>3}: {reason}")), (0, 0, 0, 2)))
    if result.said_of:
        console.print("\nDokąd zestaw nie wszedł i dlaczego:", style="bold")
        for sentence in result.said_of:
            console.print(f"  – {mask(sentence)}", markup=False)
    if result.has_block and result.written is None:
        console.print("\nDo wklejenia w pliku profilu (albo ta sama komenda z --zapisz):\n", style="bold")
        console.print(mask(result.block), markup=False, soft_wrap=True)
    console.print(f"\n{result.sentence}", markup=False)


def _seen(finding: Finding) -> str:
    if finding.proposal is not None:
        return f"„{finding.proposal}” ({finding.basis})"
    if finding.candidates:
        return "do wyboru: " + ", ".join(f"„{name}”" for name in finding.candidates)
    return finding.reason or f"na ekranie „{finding.screen}” nie ma nic podobnego"
