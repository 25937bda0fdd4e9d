"""This machine: Python and the suite's parts, Node, the folder of reports, the leases."""

from __future__ import annotations

import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from support.doctor import parts, places
from support.leases import Leases
from support.profile import ROOT
from tests.doctor.conftest import lines, subject_of

if TYPE_CHECKING:
    from collections.abc import Callable

_SUBJECT = subject_of(None)


def _lock(monkeypatch: pytest.MonkeyPatch, folder: Path, change: Callable[[str], str]) -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    (folder / "requirements.lock").write_text(change(text), encoding="utf-8")
    monkeypatch.setattr("support.doctor.parts.ROOT", folder)


def test_this_machine_has_what_the_lock_names() -> None:
    assert lines(parts.python, _SUBJECT)[0].startswith("✓ Python: 3.")
    assert lines(parts.parts, _SUBJECT)[0].startswith("✓ Części zestawu: wszystkie w wersjach z requirements.lock")


def test_another_version_than_the_locks_is_a_warning(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = version("selenium")
    _lock(monkeypatch, tmp_path, lambda text: text.replace(f"selenium=={found}", "selenium==4.99.1"))
    (said,) = lines(parts.parts, _SUBJECT)
    assert said.startswith(f"! Części zestawu: inne wersje niż w requirements.lock: selenium {found} zamiast 4.99.1")


def test_without_a_lock_that_is_a_warning(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("support.doctor.parts.ROOT", tmp_path)
    assert lines(parts.parts, _SUBJECT)[0].startswith("! Części zestawu: nie ma pliku requirements.lock")


@pytest.mark.parametrize(
    ("requirement", "says"),
    [
        ("nie-ma-takiej-czesci>=1", "✗ Części zestawu: brakuje: nie-ma-takiej-czesci; uruchom „make setup”"),
        ("selenium<2", "✗ Części zestawu: niewłaściwe wersje: selenium"),
    ],
)
def test_a_part_that_is_missing_or_too_old_is_to_be_mended(
    monkeypatch: pytest.MonkeyPatch, requirement: str, says: str
) -> None:
    wanted = parts.needed(parts.SUITE)
    one = Requirement(requirement)
    wanted.setdefault(canonicalize_name(one.name), []).append(one)
    monkeypatch.setattr(parts, "needed", lambda _: wanted)
    assert lines(parts.parts, _SUBJECT)[0].startswith(says)


def test_what_a_part_needs_is_needed_and_what_tests_need_is_not() -> None:
    wanted = parts.needed(parts.SUITE)
    assert {"selenium", "urllib3", "pydantic-core"} <= wanted.keys()
    assert "pytest" not in wanted


def test_a_suite_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "SUITE", "nie-ma-takiego-zestawu")
    assert "zestaw nie jest w nim zainstalowany" in lines(parts.python, _SUBJECT)[0]
    assert "zestaw nie jest zainstalowany" in lines(parts.parts, _SUBJECT)[0]


@pytest.mark.parametrize(
    ("node", "says"),
    [("echo v22.1.0", "✓ Raport Allure: Node.js 22.1.0"), ("echo v12.0.0", "Node.js"), ("exit 1", "Node.js")],
)
def test_node_is_asked_for_its_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, node: str, says: str) -> None:
    program = tmp_path / "node"
    program.write_text(f"#!/bin/sh\n{node}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    (said,) = lines(parts.allure, _SUBJECT)
    assert says in said
    assert said.startswith("✓ " if "v22" in node else "! ")


def test_without_allure_only_its_report_is_missed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("support.doctor.parts.ROOT", tmp_path)
    (said,) = lines(parts.allure, _SUBJECT)
    assert said.startswith("! Raport Allure: nie ma programu Allure: uruchom „make setup”")


def test_a_folder_that_is_still_to_be_made_is_good_and_not_made(tmp_path: Path) -> None:
    out = tmp_path / "raporty" / "out"
    (said,) = lines(places.reports_folder, subject_of(None, wyniki=str(out)))
    assert said.startswith(f"✓ Katalog raportów: {out}, wolne ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("taken", ["raporty", "raporty/out", "raporty/history"])
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).parent.mkdir(exist_ok=True)
    (tmp_path / taken).write_text("zajęte", encoding="utf-8")
    (said,) = lines(places.reports_folder, subject_of(None, wyniki=str(tmp_path / "raporty" / "out")))
    assert said.startswith("✗ Katalog raportów: nie można zapisywać w")
    assert "-D wyniki=KATALOG" in said


@pytest.mark.parametrize(("needed", "enough", "mark"), [(10**9, 10**9, "✗"), (0, 10**9, "!")])
def test_too_little_room_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, needed: int, enough: int, mark: str
) -> None:
    monkeypatch.setattr(places, "_NEEDED_MB", needed)
    monkeypatch.setattr(places, "_ENOUGH_MB", enough)
    (said,) = lines(places.reports_folder, subject_of(None, wyniki=str(tmp_path)))
    assert said.startswith(f"{mark} Katalog raportów: ")
    assert "zwolnij miejsce" in said


def test_leases_are_tried_and_given_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for _ in range(2):
        assert lines(places.lease_store, _SUBJECT) == [f"✓ Blokady kont: {tmp_path}"]
    assert list(tmp_path.glob("*.json")) == []


def test_leases_that_somebody_holds_work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    other = Leases("inny", 1)
    other.take("doctor", "próba")
    assert lines(places.lease_store, _SUBJECT)[0].startswith("✓")
    other.release()


def test_leases_that_cannot_be_written_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(Path(tmp_path / "plik")))
    (tmp_path / "plik").write_text("", encoding="utf-8")
    (said,) = lines(places.lease_store, _SUBJECT)
    assert said.startswith("✗ Blokady kont: w ")
    assert "TMPDIR" in said
