"""The programs that a run starts: really started, and ended again."""

from __future__ import annotations

import os
import select
import shlex
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from support.doctor import programs
from support.profile import ClinicCommand, Profile
from tests.doctor.conftest import lines, profile_of, subject_of

if TYPE_CHECKING:
    from pathlib import Path

_LOCAL = Profile(stand_in=True)
_READ = "import json, sys, time; asked = json.load(sys.stdin);"


def _program(path: Path, text: str) -> Path:
    path.write_text(f"#!{sys.executable}\n{text}", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_browser_and_driver_are_started_once_and_named() -> None:
    (said,) = lines(programs.browser, subject_of(_LOCAL, okno="tak"))
    assert said.startswith("✓ Przeglądarka: Chrom")
    assert "sterownik" in said


def test_a_pair_that_does_not_start_is_told_with_what_to_do(tmp_path: Path) -> None:
    driver = _program(tmp_path / "chromedriver", "raise SystemExit(1)\n")
    (said,) = lines(programs.browser, subject_of(_LOCAL, sterownik=str(driver)))
    assert said.startswith(f"✗ Przeglądarka: Sterownik {driver} nie uruchamia się")


def test_a_pair_that_hangs_is_ended_when_time_is_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pid = tmp_path / "pid"
    text = f"import os, pathlib, signal\npathlib.Path({str(pid)!r}).write_text(str(os.getpid()))\nsignal.pause()\n"
    driver = _program(tmp_path / "chromedriver", text)
    monkeypatch.setattr(programs, "_BROWSER_S", 1.0)
    (said,) = lines(programs.browser, subject_of(_LOCAL, sterownik=str(driver)))
    assert said.startswith("✗ Przeglądarka: nie uruchamia się w ciągu 1 s")
    assert _ends(int(pid.read_text(encoding="utf-8")))


def _ends(pid: int) -> bool:
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    # Long before Selenium itself would give it up.
    ended, _, _ = select.select([handle], [], [], 5)
    os.close(handle)
    return bool(ended)


@pytest.mark.slow
def test_the_local_iikp_is_started_and_answers() -> None:
    assert lines(programs.stand_in, subject_of(_LOCAL)) == ["✓ Lokalny zastępnik iIKP: uruchamia się i odpowiada"]


def test_a_local_iikp_that_does_not_start_is_told() -> None:
    (said,) = lines(programs.stand_in, subject_of(_LOCAL, lokalny_iikp="nie_ma_takiego"))
    assert said.startswith("✗ Lokalny zastępnik iIKP: Lokalny iIKP nie uruchomił się")


def test_elsewhere_no_local_iikp_is_started() -> None:
    assert lines(programs.stand_in, subject_of(profile_of(1))) == []


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("print(json.dumps({'orders': []}))", "✓ Strona przychodni: odpowiada: "),
        ("print(json.dumps({'error': 'nie znam ' + asked['action']}))", "✓ Strona przychodni: odpowiada: "),
        ("sys.exit('zepsute')", "! Strona przychodni: Polecenie przychodni zakończyło się kodem 1"),
        ("print('tak')", "! Strona przychodni: Polecenie przychodni odpowiedziało na „orders” nie obiektem JSON"),
        ("time.sleep(60)", "! Strona przychodni: Polecenie przychodni nie odpowiedziało na „orders” w ciągu 1 s"),
        ("assert asked == {'action': 'orders', 'pesel': ''}; print('{\"orders\": []}')", "✓ Strona przychodni"),
    ],
)
def test_the_clinics_command_is_asked_for_the_orders_of_nobody(code: str, says: str) -> None:
    command = shlex.join([sys.executable, "-c", _READ + code])
    profile = profile_of(1, clinic=ClinicCommand(command=command, time_limit_s=1 if "sleep" in code else 20))
    (said,) = lines(programs.clinic, subject_of(profile))
    assert said.startswith(says)


def test_without_a_command_that_is_told_once() -> None:
    (said,) = lines(programs.clinic, subject_of(profile_of(1)))
    assert said.startswith("– Strona przychodni: profil nie podaje polecenia")
