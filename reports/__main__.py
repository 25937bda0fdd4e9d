"""`python -m reports`: rebuild the reports of the last run, or of several, and answer with the verdict."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from reports import ReportError, build, locations, summary
from reports.allure_report import generate
from reports.masking import mask
from reports.merge import gather
from reports.pdf import write_pdf

OUT = Path("reports") / "out"
ERROR_EXIT = 5
"""None of the verdicts' codes: there was nothing to give a verdict on."""
INTERRUPTED_EXIT = 130


def main(arguments: list[str] | None = None) -> int:
    """Build the reports, print the summary and the reports' paths, return the verdict's exit code."""
    options = _parser().parse_args(arguments)
    try:
        out = _gathered(options.wyniki, options.do)
        results = build(out)
        left_out = None if options.bez_allure else generate(results, out)
        no_pdf = None if options.bez_pdf else write_pdf(out)
    except ReportError as error:
        sys.stderr.write(mask(f"{error}\n"))
        return ERROR_EXIT
    except KeyboardInterrupt:
        sys.stderr.write("Przerwano budowanie raportu.\n")
        return INTERRUPTED_EXIT
    for line in summary(results) + locations(out):
        sys.stdout.write(mask(line) + "\n")
    for line in filter(None, (no_pdf, left_out)):
        sys.stdout.write(mask(line) + "\n")
    return results.exit_code


def _gathered(sources: list[Path], target: Path | None) -> Path:
    """Return the folder to build from; several are put together first."""
    if target is None and len(sources) == 1:
        return sources[0]
    if target is None:
        raise ReportError("Podaj opcją --do katalog, do którego mają trafić połączone wyniki.")
    gather(sources, target)
    return target


class _PolishParser(argparse.ArgumentParser):
    """argparse that speaks Polish and leaves exit code 2 to „środowisko niedostępne”."""

    def format_help(self) -> str:
        """Return the help with its one English word put right."""
        return super().format_help().replace("usage:", "użycie:", 1)

    def error(self, message: str) -> NoReturn:
        """Say which way to the help."""
        del message  # English
        sys.stderr.write(f"Nieznana albo niepełna opcja; wykaz opcji: {self.prog} --pomoc\n")
        sys.exit(ERROR_EXIT)


def _parser() -> argparse.ArgumentParser:
    parser = _PolishParser(
        prog="python -m reports",
        usage="python -m reports [--wyniki KATALOG [KATALOG …]] [--do KATALOG] [--bez-allure] [--bez-pdf]",
        description=(
            "Buduje raporty z ostatniego przebiegu, a gdy podano kilka katalogów – z kilku przebiegów razem, "
            "na przykład z części jednego przebiegu wykonanych na różnych komputerach, i podaje werdykt."
        ),
        epilog=(
            "Łączy się tylko wyniki z jednego profilu i jednej przeglądarki. Scenariusz, który wykonano więcej niż "
            "raz, ma najgorszy z ustalonych werdyktów, a „niesprawdzone” tylko wtedy, gdy nie sprawdzono go nigdzie. "
            "Kod wyjścia: 0 zgodne, 1 niezgodne, 2 środowisko niedostępne, 3 błąd zestawu, 4 niepełne, "
            f"{ERROR_EXIT} nie ma z czego zbudować raportu."
        ),
        add_help=False,
        allow_abbrev=False,
    )
    options = parser.add_argument_group("opcje")
    options.add_argument(
        "--wyniki",
        type=Path,
        nargs="+",
        default=[OUT],
        metavar="KATALOG",
        help="katalog z wynikami albo kilka katalogów (domyślnie reports/out)",
    )
    options.add_argument(
        "--do",
        type=Path,
        metavar="KATALOG",
        help="katalog, do którego trafią połączone wyniki i raporty; przy kilku katalogach konieczny",
    )
    options.add_argument("--bez-allure", action="store_true", help="bez raportu Allure (nie potrzeba wtedy Node.js)")
    options.add_argument("--bez-pdf", action="store_true", help="bez raportu PDF (nie potrzeba wtedy przeglądarki)")
    options.add_argument("-h", "--help", "--pomoc", action="help", help="ta pomoc")
    return parser


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        # A terminal that can't show a letter gets „?”, never a stack trace.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main())
