"""What the suite's own commands share: options that are told in Polish, a terminal that cannot choke on a letter."""

from __future__ import annotations

import argparse
import io
import sys
from typing import TYPE_CHECKING, NoReturn

from support.verdicts import SetupError

if TYPE_CHECKING:
    from collections.abc import Iterable


class PolishParser(argparse.ArgumentParser):
    """argparse that speaks Polish and ends with `SetupError.exit_code`."""

    def format_help(self) -> str:
        """Return the help with its one English word put right."""
        return super().format_help().replace("usage:", "użycie:", 1)

    def error(self, message: str) -> NoReturn:
        """Say which way to the help."""
        del message  # English
        sys.stderr.write(f"Nieznana albo niepełna opcja; wykaz opcji: {self.prog} --pomoc\n")
        sys.exit(SetupError.exit_code)


def choices(pairs: Iterable[str]) -> dict[str, str]:
    """Return what `-D nazwa=wartość` says, as behave understands it: a name alone stands for „true”."""
    parted = (pair.partition("=") for pair in pairs)
    return {name.strip(): value.strip() if sign else "true" for name, sign, value in parted}


def speak_polish() -> None:
    """Let a letter that the console lacks end nothing: a Windows console may know another encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
