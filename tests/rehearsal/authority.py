"""A test CA, and a home folder whose browser trusts it: nothing else on the machine does."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    import trustme


def home_that_trusts(authority: trustme.CA | None, folder: Path) -> Path:
    """Return a home folder where Chromium finds the CA among those that it trusts; none when there is none."""
    certutil = shutil.which("certutil")
    if certutil is None:
        pytest.skip("certutil is not there (package libnss3-tools); `make detect` installs it")
    database = folder / ".pki" / "nssdb"
    database.mkdir(parents=True)
    _run(certutil, "-d", f"sql:{database}", "-N", "--empty-password")
    if authority is not None:
        file = folder / "authority.pem"
        authority.cert_pem.write_to_path(str(file))
        _run(certutil, "-d", f"sql:{database}", "-A", "-t", "C,,", "-n", "proba", "-i", str(file))
    return folder


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
