"""The corrections as `[profile.NAME.wording]`: as text to be pasted, and written into the profile's file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import tomlkit

from pages.declared import declared_wording
from pages.first_contact.ledger import State
from support.profile_file import read_profile
from support.verdicts import SetupError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tomlkit.items import Table

    from pages.first_contact.ledger import Finding


def block(findings: Sequence[Finding], profile: str) -> str:
    """Return the table of corrections, ready to be pasted; what nobody can choose stands in it as comments."""
    table = tomlkit.table()
    for finding in findings:
        if finding.proposal is not None:
            table.add(finding.key, finding.proposal)
            table[finding.key].comment(f"było: {finding.wording} ({finding.basis})")
        elif finding.state is State.UNCLEAR:
            table.add(tomlkit.comment(f"{finding.key}: oczekiwano „{finding.wording}”; do wyboru:"))
            for name in finding.candidates:
                table.add(tomlkit.comment(f'"{finding.key}" = {tomlkit.string(name).as_string()}'))
    text: str = table.as_string()
    return f"[profile.{_key(profile)}.wording]\n{text}"


def _key(name: str) -> str:
    return name if name.replace("-", "").replace("_", "").isalnum() and name.isascii() else f'"{name}"'


def _unseen(table: Table, findings: Sequence[Finding]) -> list[str]:
    unreached = [one.key for one in findings if one.assumed and one.state is State.UNREACHED]
    if not table.get("wording_confirmed", False):
        return unreached
    before = table.get("wording_unseen", [])
    return [key for key in unreached if key in before]


def write(file: Path, profile: str, findings: Sequence[Finding], *, confirmed: bool) -> int:
    """Write the corrections into the profile's file, keeping its comments and order; return how many there are.

    The file is replaced in one go, and only by one that can still be read.

    Args:
        file: the configuration.
        profile: the profile's name.
        findings: what first contact has found out.
        confirmed: everything that could be reached was found: from now on a missing wording is the portal's fault,
            except of what was not reached, neither now nor by a first contact before (as another patient, or with
            trials), which is listed there.

    Raises:
        SetupError: the file cannot be written, or could not be read afterwards.
    """
    document: Any = tomlkit.parse(file.read_text(encoding="utf-8"))
    table: Table = document["profile"][profile]
    proposals = {finding.key: finding.proposal for finding in findings if finding.proposal is not None}
    if confirmed:
        unseen = tomlkit.array()
        unseen.extend(_unseen(table, findings))
        table["wording_confirmed"] = True
        table["wording_unseen"] = unseen.multiline(multiline=True)
    if proposals:
        if "wording" not in table:
            table.add("wording", tomlkit.table())
        for key, words in proposals.items():
            table["wording"][key] = words
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        beside.write_text(tomlkit.dumps(document), encoding="utf-8")
        read_profile(beside, profile, declared_wording())
        beside.chmod(file.stat().st_mode)
        beside.replace(file)
    except OSError as error:
        raise SetupError(f"Nie można zapisać poprawek w {file}; wklej je ręcznie (blok w tabeli).") from error
    finally:
        beside.unlink(missing_ok=True)
    return len(proposals)
