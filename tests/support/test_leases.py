"""Leases between real processes: one holds an account, others wait, are told, and come when it is gone."""

from __future__ import annotations

import getpass
import json
import socket
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from support import leases, pesel
from support.evidence import WARSAW
from support.leases import Leases
from support.patients import ConfiguredPatients
from support.profile import PatientAccount, Profile
from support.verdicts import NotVerifiedError
from tests.runs.behave_process import ROOT, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Holding = Callable[[], subprocess.Popen[str]]

_HOLD = """
import os, sys
from support.leases import Leases
leases = Leases("nocny", 1)
leases.take(os.environ["NUMBER"], "Anna Testowa")
print("held", flush=True)
sys.stdin.readline()
leases.release()
print("released", flush=True)
sys.stdin.readline()
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the leases of the tests to themselves."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def number() -> str:
    return pesel.nobodys()


@pytest.fixture
def hold(folder: Path, number: str) -> Iterator[Holding]:
    """Return what starts a process that holds the account until it reads a line."""
    started: list[subprocess.Popen[str]] = []

    def begin() -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", _HOLD],
            cwd=ROOT,
            env=environment({"NUMBER": number, "TMPDIR": str(folder)}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def _note(folder: Path) -> Path:
    (note,) = folder.glob("iikp-konto-*.json")
    return note


def test_whoever_waits_is_told_who_holds_the_account_and_waits_no_longer_than_agreed(
    hold: Holding, number: str, capfd: pytest.CaptureFixture[str]
) -> None:
    holder = hold()
    begun = time.monotonic()
    with pytest.raises(NotVerifiedError) as told:
        Leases("reczny", 0.5).take(number, "Anna Testowa")
    assert 0.5 <= time.monotonic() - begun < 5
    today = f"{datetime.now(WARSAW):%d.%m.%Y}"
    who = (
        f"Konto testowe (Anna Testowa) zajęte przez przebieg na profilu „nocny” "
        f"(proces {holder.pid}, użytkownik {getpass.getuser()}, {socket.gethostname()}), od {today} "
    )
    assert str(told.value).startswith(who)
    assert str(told.value).endswith("; czekano 0,5 s.")
    (line,) = capfd.readouterr().err.splitlines()
    assert line.startswith(who)
    assert line.endswith(". Czekam najwyżej 0,5 s.")


def test_an_account_is_free_after_its_release(
    hold: Holding, number: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    holder = hold()
    assert holder.stdin is not None
    assert holder.stdout is not None
    holder.stdin.write("\n")
    holder.stdin.flush()
    assert holder.stdout.readline() == "released\n"
    assert list(folder.glob("*.json")) == []
    own = Leases("reczny", 0.1)
    own.take(number, "Anna Testowa")
    own.take(number, "Anna Testowa")
    own.release()
    assert capfd.readouterr().err == ""


def test_the_wait_ends_when_the_account_is_given_back(hold: Holding, number: str) -> None:
    # The holder goes on only when it reads a line; it is there to be read when the wait begins.
    holder = hold()
    assert holder.stdin is not None
    holder.stdin.write("\n")
    holder.stdin.flush()
    own = Leases("reczny", 30)
    own.take(number, "Anna Testowa")
    own.release()


def test_a_holder_that_is_killed_holds_nothing_but_has_left_the_account_open(
    hold: Holding, number: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    holder = hold()
    assert json.loads(_note(folder).read_text(encoding="utf-8"))["process"] == holder.pid
    holder.kill()
    holder.wait()
    own = Leases("reczny", 0.1)
    assert own.take(number, "Anna Testowa") is True
    assert own.take(number, "Anna Testowa") is False
    (line,) = capfd.readouterr().err.splitlines()
    told = "Konto testowe (Anna Testowa) mogło zostać otwarte: nie wylogował go przebieg na profilu „nocny” (proces "
    assert line.startswith(f"{told}{holder.pid}, ")
    assert line.endswith(". Najpierw je wyloguję.")
    assert json.loads(_note(folder).read_text(encoding="utf-8"))["profile"] == "reczny"
    own.release()


def test_an_account_that_could_not_be_logged_out_is_the_next_holders_to_log_out(number: str, folder: Path) -> None:
    other = pesel.nobodys()
    first, second = Leases("nocny", 0.1), Leases("reczny", 0.1)
    for account in (number, other):
        assert first.take(account, "Anna Testowa") is False
    first.release(left_open=number)
    assert second.take(number, "Anna Testowa") is True
    assert second.take(other, "Jan Testowy") is False
    second.release()
    assert list(folder.glob("*.json")) == []


def test_a_lease_past_its_term_is_still_a_lease_and_told_as_overdue(hold: Holding, number: str, folder: Path) -> None:
    hold()
    note = _note(folder)
    written = json.loads(note.read_text(encoding="utf-8"))
    since, until = (datetime.fromisoformat(written[key]) for key in ("since", "until"))
    assert since < until < since + timedelta(hours=1)
    past = datetime.now(WARSAW) - timedelta(minutes=3)
    note.write_text(json.dumps(written | {"until": past.isoformat()}), encoding="utf-8")
    with pytest.raises(NotVerifiedError, match=rf"– po terminie, miało być wolne {past:%d\.%m\.%Y %H:%M:%S}; czekano"):
        Leases("reczny", 0.1).take(number, "Anna Testowa")


def test_a_note_that_cannot_be_read_changes_nothing(hold: Holding, number: str, folder: Path) -> None:
    hold()
    _note(folder).write_text('{"profile": "noc', encoding="utf-8")
    with pytest.raises(NotVerifiedError, match="zajęte przez inny przebieg na tym komputerze; czekano"):
        Leases("reczny", 0.1).take(number, "Anna Testowa")


@pytest.mark.parametrize("user", ["number", "name"])
def test_no_number_reaches_a_file(number: str, folder: Path, monkeypatch: pytest.MonkeyPatch, user: str) -> None:
    # Some call their account on the machine by their number.
    monkeypatch.setattr(leases, "_user", lambda: number if user == "number" else "tester")
    own = Leases("reczny", 0.1)
    own.take(number, "Anna Testowa")
    files = list(folder.iterdir())
    assert len(files) == 2
    assert not any(number in file.name or number in file.read_text(encoding="utf-8") for file in files)
    own.release()


def test_two_accounts_do_not_wait_for_each_other(hold: Holding, capfd: pytest.CaptureFixture[str]) -> None:
    hold()
    own = Leases("reczny", 0.1)
    own.take(pesel.nobodys(), "Jan Testowy")
    own.release()
    assert capfd.readouterr().err == ""


def test_a_scenario_holds_the_accounts_of_its_patients(
    hold: Holding, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_PESEL_ANNA", number)
    profile = Profile(
        entry_url="https://portal.example/ikp/zaloguj",
        trusted_profile_url="https://pz.example:8888/pz/ekran_pz",
        patients={"anna": PatientAccount(pesel_env="TEST_PESEL_ANNA", name="Anna Testowa")},
        lease_wait_s=0.1,
    )
    holder, closed = hold(), []
    second = ConfiguredPatients(profile, "testowy", lambda patient: closed.append(patient.pesel))
    with pytest.raises(NotVerifiedError, match=rf"zajęte przez .*nocny.*proces {holder.pid}.*czekano 0,1 s"):
        second.patient("anna")
    holder.kill()
    holder.wait()
    anna = second.patient("anna")
    with pytest.raises(NotVerifiedError, match="zajęte przez przebieg na profilu „testowy”"):
        ConfiguredPatients(profile, "inny", lambda patient: closed.append(patient.pesel)).patient("anna")
    # The killed holder may have left the account open; whoever could not log it out hands that on.
    assert closed == [number]
    second.release(left_open=anna)
    third = ConfiguredPatients(profile, "inny", lambda patient: closed.append(patient.pesel))
    third.patient("anna")
    third.release()
    assert closed == [number, number]
