"""Several workers at once: `behave --jobs N` starts N more behaves, each with a browser and a local iIKP of its own.

The first process selects, waits and reports; it runs no scenario itself. A worker ends when its standard input does, so
none is left behind by a first process that is interrupted or killed.
"""

from __future__ import annotations

import _thread
import contextlib
import json
import os
import signal
import subprocess
import sys
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from support import drivers
from support.stand_in import own_group
from support.verdicts import SetupError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from support.settings import Settings

_Item = TypeVar("_Item")
_LOOK_UP_S = 0.5


class Share:
    """A worker's part of the plan: `2/3` is every third scenario, beginning with the second."""

    def __init__(self, text: str) -> None:
        """Read the part as `-D robotnik` gives it."""
        number, _, of = text.partition("/")
        self.number, self._of = int(number), int(of)

    def of(self, plan: Sequence[_Item]) -> Sequence[_Item]:
        """Return this part; neighbours, which take about as long, go to different workers."""
        return plan[self.number - 1 :: self._of]


def end_with_the_first_process() -> None:
    """End this worker, as the system's request would, when the process that started it asks for that or is gone."""

    def watch() -> None:
        # Not through sys.stdin: its lock, held by a thread that waits, would trouble the interpreter's end.
        while os.read(sys.stdin.fileno(), 1):
            pass
        _thread.interrupt_main(signal.SIGTERM)

    Thread(target=watch, daemon=True).start()


class Workers:
    """The processes of one parallel run.

    Attributes:
        aborted: why a worker stopped before its end, in Polish; None when none did.
        began: whether any of them came to its first scenario.
        errors: what went wrong in workers outside scenarios, in Polish.
        failed: whether any of them saw a red.
    """

    def __init__(self, settings: Settings, number: int, arguments: Sequence[str]) -> None:
        """Start `number` workers with behave's own arguments.

        Raises:
            SetupError: no browser or no driver; found once, before anybody starts.
        """
        self._folder = settings.wyniki.resolve() / "run"
        found = drivers.find(settings)
        chosen = {"wyniki": settings.wyniki.resolve(), "sterownik": found.driver, "podsumowanie": "nie"}
        if found.browser:
            chosen["przegladarka"] = found.browser
        options = [part for name, value in chosen.items() for part in ("-D", f"{name}={value}")]
        self._processes = [
            subprocess.Popen(  # noqa: S603 -- behave itself, with the tester's own arguments
                [sys.executable, "-m", "behave", *arguments, "--jobs=1", *options, "-D", f"robotnik={one}/{number}"],
                stdin=subprocess.PIPE,
                **own_group(),
            )
            for one in range(1, number + 1)
        ]
        self.aborted: str | None = None
        self.began = True
        self.errors: list[str] = []
        self.failed = False

    def ask_to_end(self) -> None:
        """Let every worker log out, write what it has and end."""
        for process in self._processes:
            assert process.stdin is not None  # noqa: S101 -- piped above
            with contextlib.suppress(OSError):
                process.stdin.close()

    def wait(self) -> None:
        """Wait until all have ended, and take what they told."""
        for process in self._processes:
            _wait(process)
        self.failed = any(process.returncode for process in self._processes)
        self.began = any(process.returncode != SetupError.exit_code for process in self._processes)
        for number, process in enumerate(self._processes, start=1):
            told = self._told(number)
            if told is None:
                self.errors.append(
                    f"Proces {number} z {len(self._processes)} zakończył się nagle (kod {process.returncode}); "
                    "jego pozostałych scenariuszy nie sprawdzono."
                )
                continue
            self.aborted = self.aborted or told["aborted"]
            self.errors += told["errors"]
        self.ask_to_end()

    def _told(self, number: int) -> dict[str, Any] | None:
        try:
            told: dict[str, Any] = json.loads((self._folder / f"end-{number}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return told


def _wait(process: subprocess.Popen[bytes]) -> None:
    # In short looks: on Windows a wait without an end does not hear Ctrl+C.
    while True:
        try:
            process.wait(timeout=_LOOK_UP_S)
        except subprocess.TimeoutExpired:
            continue
        return
