"""Where a run writes: the reports' folder and the leases of accounts."""

from __future__ import annotations

import shutil
import tempfile
from typing import TYPE_CHECKING

from support.doctor.finding import Finding, Subject, bad, good, warning
from support.leases import Leases
from support.verdicts import NotVerifiedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A whole run with pictures of every failure, its reports and their copies.
_NEEDED_MB, _ENOUGH_MB = 200, 1000
_MB = 1024 * 1024


def reports_folder(subject: Subject) -> Iterator[Finding]:
    """Tell whether results and the history of nights can be written, and whether there is room."""
    topic, out = "Katalog raportów", subject.settings.wyniki.absolute()
    for folder in (out, out.parent / "history"):
        there = _nearest(folder)
        if not there.is_dir() or not _writable(there):
            yield bad(topic, f"nie można zapisywać w {folder}: popraw uprawnienia albo wskaż inny: -D wyniki=KATALOG")
            return
    free = shutil.disk_usage(_nearest(out)).free // _MB
    told = f"{out}, wolne {_size(free)}"
    if free < _NEEDED_MB:
        yield bad(topic, f"{told}; przebieg potrzebuje {_NEEDED_MB} MB: zwolnij miejsce albo wskaż inny katalog")
    elif free < _ENOUGH_MB:
        yield warning(topic, f"{told}; wystarczy na jeden przebieg, nie na wiele nocy: zwolnij miejsce")
    else:
        yield good(topic, told)


def _nearest(folder: Path) -> Path:
    """Return the folder, or what is nearest above it where it is still to be made."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def _writable(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _size(megabytes: int) -> str:
    return f"{megabytes / 1024:.1f} GB".replace(".", ",") if megabytes >= _ENOUGH_MB else f"{megabytes} MB"


def lease_store(subject: Subject) -> Iterator[Finding]:
    """Hold and give back a lease of no account: what keeps two runs from one account must work here."""
    topic, place = "Blokady kont", tempfile.gettempdir()
    leases = Leases(subject.settings.profil, wait_s=0.1)
    try:
        # No number: its file is nobody's account's.
        leases.take("doctor", "próba")
    except NotVerifiedError:
        pass  # Another doctor holds it, so it excludes.
    except (OSError, NotImplementedError):  # the latter is filelock's, of a disk that knows no locks
        yield bad(topic, f"w {place} nie można blokować plików: wskaż zmienną TMPDIR katalog na dysku lokalnym")
        return
    finally:
        leases.release()
    yield good(topic, place)
