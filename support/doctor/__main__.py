"""`python -m support.doctor`: every check, a Polish line each; exit code 0, or 3 when something is to be mended."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from support.command_line import PolishParser, choices, speak_polish
from support.doctor.accounts import accounts
from support.doctor.addresses import addresses
from support.doctor.alerts import alerts
from support.doctor.configuration import configuration, examine, wording_keys
from support.doctor.finding import Finding, Mark, Subject, bad
from support.doctor.parts import allure, parts, python
from support.doctor.places import lease_store, reports_folder
from support.doctor.programs import browser, clinic, stand_in
from support.masking import mask
from support.verdicts import SetupError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_CHECKS: dict[str, Callable[[Subject], Iterable[Finding]]] = {
    "Python": python,
    "Części zestawu": parts,
    "Konfiguracja": configuration,
    "Konta": accounts,
    "Przeglądarka": browser,
    "Lokalny zastępnik iIKP": stand_in,
    "Adresy": addresses,
    "Strona przychodni": clinic,
    "Katalog raportów": reports_folder,
    "Blokady kont": lease_store,
    "Raport Allure": allure,
    "Powiadomienia": alerts,
}
_STYLES = {Mark.GOOD: "green", Mark.WARNING: "yellow", Mark.BAD: "bold red", Mark.NOT_ASKED: "dim"}
_WIDTH = 22


def main(arguments: list[str] | None = None) -> int:
    """Make all checks; return the exit code."""
    options = _parser().parse_args(arguments)
    userdata = choices(options.D)
    if options.profil is not None:
        userdata["profil"] = options.profil
    subject = examine(userdata, os.environ, wording_keys())
    console = Console(highlight=False)
    console.soft_wrap = not console.is_terminal
    console.print(Text(f"Sprawdzam profil „{subject.settings.profil}” ({subject.settings.konfiguracja.name})."))
    found = []
    for finding in findings(subject):
        console.print(_line(finding, on_terminal=console.is_terminal))
        found.append(finding)
    console.print(Text(_sum(found)))
    return SetupError.exit_code if any(finding.mark is Mark.BAD for finding in found) else 0


def findings(subject: Subject) -> Iterator[Finding]:
    """Make every check, whatever becomes of the others."""
    for topic, check in _CHECKS.items():
        try:
            yield from check(subject)
        except Exception as error:  # noqa: BLE001 -- the other checks are to be made as well
            yield bad(topic, f"tego nie udało się sprawdzić ({type(error).__name__}): zgłoś to opiekunowi zestawu")


def _line(finding: Finding, *, on_terminal: bool) -> Text | Table:
    words = mask(finding.text).removesuffix(".")
    if not on_terminal:
        return Text(f"{finding.mark} {finding.topic:<{_WIDTH}} {words}")
    # What is too long for the window goes on below its beginning.
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(style=_STYLES[finding.mark])
    table.add_column(width=_WIDTH)
    table.add_column(style="dim" if finding.mark is Mark.NOT_ASKED else None)
    table.add_row(Text(finding.mark), Text(finding.topic), Text(words))
    return table


def _sum(found: Iterable[Finding]) -> str:
    marks = [finding.mark for finding in found]
    wrong, unsure = marks.count(Mark.BAD), marks.count(Mark.WARNING)
    careful = f" Ostrzeżenia: {unsure}." if unsure else ""
    return (f"Do naprawienia: {wrong}." if wrong else "Wszystko gotowe do przebiegu.") + careful


def _parser() -> PolishParser:
    parser = PolishParser(
        prog="python -m support.doctor",
        usage="python -m support.doctor [--profil NAZWA] [-D nazwa=wartość …]",
        description=(
            "Sprawdza, czego temu komputerowi i profilowi brakuje do przebiegu: po wierszu na sprawę, "
            "✓ albo co zrobić. Nigdzie się nie loguje i nie wysyła żadnego numeru PESEL."
        ),
        epilog="Kod wyjścia: 0 wszystko gotowe (ostrzeżenia nie przeszkadzają), 3 jest coś do naprawienia.",
        add_help=False,
        allow_abbrev=False,
    )
    options = parser.add_argument_group("opcje")
    options.add_argument("--profil", metavar="NAZWA", help="profil z iikp.toml (domyślnie ten co w behave: local)")
    options.add_argument(
        "-D", action="append", default=[], metavar="nazwa=wartość", help="jak w behave, na przykład konfiguracja=PLIK"
    )
    options.add_argument("-h", "--help", "--pomoc", action="help", help="ta pomoc")
    return parser


if __name__ == "__main__":
    speak_polish()
    sys.exit(main())
