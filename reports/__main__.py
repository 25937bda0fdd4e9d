"""`python -m reports`: rebuild the reports of the last run and answer with its verdict."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reports import ReportError, build, locations, summary
from reports.allure_report import generate
from reports.masking import mask

OUT = Path("reports") / "out"
ERROR_EXIT = 5
"""Neither of the verdicts' codes: there was nothing to give a verdict on."""


def main(arguments: list[str] | None = None) -> int:
    """Build the reports, print the summary and the reports' paths, return the verdict's exit code."""
    options = _parser().parse_args(arguments)
    out: Path = options.wyniki
    try:
        results = build(out)
    except ReportError as error:
        sys.stderr.write(mask(str(error)) + "\n")
        return ERROR_EXIT
    left_out = None if options.bez_allure else generate(results, out)
    for line in summary(results) + locations(out):
        sys.stdout.write(mask(line) + "\n")
    if left_out:
        sys.stdout.write(left_out + "\n")
    return results.exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m reports",
        description="Buduje raporty z ostatniego przebiegu i podaje jego werdykt.",
        epilog=(
            "Kod wyjścia: 0 zgodne, 1 niezgodne, 2 środowisko niedostępne, 3 błąd zestawu, 4 niepełne, "
            f"{ERROR_EXIT} nie ma z czego zbudować raportu."
        ),
        add_help=False,
    )
    parser.add_argument(
        "--wyniki",
        type=Path,
        default=OUT,
        metavar="KATALOG",
        help="katalog z wynikami (domyślnie reports/out)",
    )
    parser.add_argument(
        "--bez-allure", action="store_true", help="bez raportu Allure (nie potrzeba wtedy Node.js)"
    )
    parser.add_argument("-h", "--help", "--pomoc", action="help", help="ta pomoc")
    return parser


if __name__ == "__main__":
    sys.exit(main())
