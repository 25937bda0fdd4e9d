"""Leases: one account, one session (statement 1-g); exclusive among the processes of a machine.

The system's file lock is what excludes, and it ends with its process, however that dies. Beside it stands a note of who
holds the account since when. A note that is there when nobody holds the account was left by one who died, or who could
not log it out: the next one has to do that first.
"""

from __future__ import annotations

import contextlib
import getpass
import hashlib
import os
import socket
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from support.evidence import WARSAW
from support.masking import mask
from support.verdicts import NotVerifiedError

# Longer than any scenario takes, its waits included: whoever holds an account beyond this hangs.
_TERM = timedelta(minutes=15)
_LOOK_UP_S = 0.1
# Another user of the machine may be the next to lease the account.
_FOR_EVERYBODY = 0o666


class Holder(BaseModel):
    """Who holds an account, as it stands beside the lock.

    Attributes:
        profile: of iikp.toml.
        process: the number of the process.
        host: the machine.
        user: whose process it is.
        since: when the account was taken.
        until: when it should be free again at the latest; later than that, the holder is overdue.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    profile: str
    process: int
    host: str
    user: str
    since: AwareDatetime
    until: AwareDatetime

    def __str__(self) -> str:
        """Say who, since when and whether it is overdue, in Polish, after „zajęte przez”."""
        who = f"przebieg na profilu „{self.profile}” (proces {self.process}, użytkownik {self.user}, {self.host})"
        late = f" – po terminie, miało być wolne {_time(self.until)}" if self.until < datetime.now(WARSAW) else ""
        return f"{who}, od {_time(self.since)}{late}"


def _time(moment: datetime) -> str:
    return f"{moment.astimezone(WARSAW):%d.%m.%Y %H:%M:%S}"


@dataclass(frozen=True)
class _Lease:
    lock: FileLock
    note: Path


class Leases:
    """The accounts that one scenario holds."""

    def __init__(self, profile: str, wait_s: float) -> None:
        """Hold nothing yet.

        Args:
            profile: the profile's name, told to those who wait.
            wait_s: how long to wait for an account that somebody else holds, in seconds.
        """
        self._profile = profile
        self._wait_s = wait_s
        self._held: dict[str, _Lease] = {}

    def take(self, pesel: str, name: str) -> bool:
        """Hold an account until `release`; wait for it, and say so, when somebody else holds it.

        Args:
            pesel: the account's number, which reaches no file.
            name: the account's name, for people.

        Returns:
            Whether the last holder may have left it logged in; that is said too.

        Raises:
            NotVerifiedError: somebody else still holds it after the wait.
        """
        if pesel in self._held:
            return False
        # The file's name must not give the number away; eleven digits are soon guessed from a fast hash.
        digest = hashlib.scrypt(pesel.encode(), salt=b"iikp-lease", n=2**12, r=8, p=1).hex()[:16]
        path = Path(tempfile.gettempdir()) / f"iikp-konto-{digest}.lock"
        lease = _Lease(FileLock(path, mode=_FOR_EVERYBODY), path.with_suffix(".json"))
        try:
            lease.lock.acquire(timeout=0)
        except Timeout:
            self._wait(lease, name)
        self._held[pesel] = lease
        left_open = lease.note.exists()
        if left_open:
            whoever = _read(lease.note) or "inny przebieg"
            _say(f"Konto testowe ({name}) mogło zostać otwarte: nie wylogował go {whoever}. Najpierw je wyloguję.")
        now = datetime.now(WARSAW)
        holder = Holder(
            profile=self._profile,
            process=os.getpid(),
            host=socket.gethostname(),
            user=_user(),
            since=now,
            until=now + _TERM,
        )
        _write(lease.note, mask(holder.model_dump_json()))
        return left_open

    def _wait(self, lease: _Lease, name: str) -> None:
        limit = f"{self._wait_s:g}".replace(".", ",")
        _say(f"{_taken(name, lease.note)}. Czekam najwyżej {limit} s.")
        try:
            lease.lock.acquire(timeout=self._wait_s, poll_interval=_LOOK_UP_S)
        except Timeout as error:
            raise NotVerifiedError(f"{_taken(name, lease.note)}; czekano {limit} s.") from error

    def release(self, left_open: str | None = None) -> None:
        """Give all accounts back.

        Args:
            left_open: the number of the account that could not be logged out, for the next holder to do so.
        """
        while self._held:
            pesel, lease = self._held.popitem()
            # Before the lock: afterwards the note may be the next holder's.
            if pesel != left_open:
                with contextlib.suppress(OSError):
                    lease.note.unlink(missing_ok=True)
            lease.lock.release()


def _say(sentence: str) -> None:
    # Not through sys.stderr: during a step behave keeps what is written there.
    print(mask(sentence), file=sys.__stderr__, flush=True)


def _taken(name: str, note: Path) -> str:
    return f"Konto testowe ({name}) zajęte przez {_read(note) or 'inny przebieg na tym komputerze'}"


def _user() -> str:
    # A container may run under a number without a name.
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "bez nazwy"


def _write(note: Path, text: str) -> None:
    # The lock alone excludes: where the note cannot be written (another user's, left by a crash), nothing is lost.
    with contextlib.suppress(OSError):
        note.unlink(missing_ok=True)
    with contextlib.suppress(OSError), note.open("x", encoding="utf-8") as file:
        file.write(text)


def _read(note: Path) -> Holder | None:
    try:
        return Holder.model_validate_json(note.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError):
        return None
