"""Runs the real behave on a local iIKP whose secrets are known, builds all reports, and searches what is left."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.masking.search import MISSING_PROGRAMS, Search, missing_programs
from tests.masking.telling_iikp import FILE
from tests.runs.behave_process import ROOT, Finished, environment, start

if TYPE_CHECKING:
    from collections.abc import Mapping

TELLING = ("-D", "lokalny_iikp=tests.masking.telling_iikp")
PATIENCE_S = 1800
_HOOK = """

_real_after_scenario = after_scenario


def after_scenario(context, scenario):
    everything = context.scene.noted.get("everything", "")
    _real_after_scenario(context, scenario)
    if "w-haku" in scenario.effective_tags:
        raise RuntimeError(everything)
"""


def own_project(folder: Path) -> Path:
    """Copy the features and steps that tell everything, with the suite's hooks, one of which fails."""
    shutil.copytree(Path(__file__).parent / "own_project", folder)
    hooks = (ROOT / "environment.py").read_text(encoding="utf-8")
    (folder / "environment.py").write_text(hooks + _HOOK, encoding="utf-8")
    return folder / "features"


@dataclass(frozen=True)
class Left:
    """What a run and its reports have left.

    Attributes:
        finished: the run.
        values: what must be nowhere in it.
    """

    finished: Finished
    values: frozenset[str]

    @property
    def kinds_of_files(self) -> set[str]:
        """The endings of the files that are there."""
        return {path.suffix for path in self.finished.out.rglob("*") if path.is_file()}

    def search(self, *, read_pictures: bool) -> list[str]:
        """Return where a value was found; fails when pictures are to be read and cannot be.

        Args:
            read_pictures: read them too.
        """
        missing = missing_programs()
        if missing and read_pictures:
            pytest.fail(MISSING_PROGRAMS.format(", ".join(missing)))
        search = Search(self.values, read_pictures=read_pictures)
        found = search.folder(self.finished.out)
        assert not read_pictures or search.pictures
        return found


def leave(folder: Path, *arguments: str, told: Path | None = None, changes: Mapping[str, str] | None = None) -> Left:
    """Run behave, build all reports, keep what both have written to the screen beside them.

    Args:
        folder: where all of it goes.
        arguments: behave's.
        told: the file of secrets, where somebody else has started the telling iIKP.
        changes: variables of the environment.
    """
    out, secrets = folder / "out", told or folder / "told.jsonl"
    process = start(out, *arguments, changes={FILE: str(secrets)} | dict(changes or {}))
    try:
        screen, _ = process.communicate(timeout=PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    assert (out / "results.json").is_file(), screen[-2000:]
    built = subprocess.run(
        [sys.executable, "-m", "reports", "--wyniki", str(out)],
        cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
    )  # fmt: skip
    (out / "ekran.txt").write_text(screen + built.stdout, encoding="utf-8")
    lines = [json.loads(line) for line in secrets.read_text(encoding="utf-8").splitlines()]
    assert {line["kind"] for line in lines} == {"PESEL", "e-mail", "phone", "address", "token"}, "nothing was told"
    return Left(Finished(process.returncode, screen, out), frozenset(line["value"] for line in lines))
