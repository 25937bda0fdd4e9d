"""A small process that ends the driver and its browser if the run dies without ending them, as by `kill -9`.

Run as a script of its own, it waits until its standard input ends: the run has died.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress


class Guard:
    """Guards one driver's group of processes until `dismiss`."""

    def __init__(self, group: int) -> None:
        """Begin to guard the group of this number; there are none to be guarded on Windows."""
        # -I -S: nothing but the standard library, so that it starts in no time and needs no more than that.
        self._process = subprocess.Popen(  # noqa: S603 -- this file, by this Python
            [sys.executable, "-I", "-S", __file__, str(group)],
            stdin=subprocess.PIPE,
            start_new_session=True,  # Ctrl+C must not reach it
        )

    def dismiss(self) -> None:
        """End the guard; what it guarded is left alone, and its number may soon be another's."""
        self._process.kill()
        self._process.communicate()


def end_group(group: int) -> None:
    """End a group of processes, if it is still there."""
    with suppress(OSError):
        os.killpg(group, signal.SIGKILL)


if __name__ == "__main__":
    sys.stdin.read()
    end_group(int(sys.argv[1]))
