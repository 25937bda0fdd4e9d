"""An account that another run holds: the tester sees the wait, the scenario is not verified and says why."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

import pytest

from support import pesel
from support.leases import Leases
from tests.runs.behave_process import run
from tests.runs.conftest import where_told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PROFILE = """
[profile.zajety]
entry_url = "http://127.0.0.1:9/ikp/zaloguj"
trusted_profile_url = "http://127.0.0.1:9/pz/ekran_pz"
lease_wait_s = 0.5
[profile.zajety.patients]
anna = { pesel_env = "TEST_PESEL_ANNA", name = "Anna Testowa" }
"""


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Keep the leases of the test to itself."""
    # Not below tmp_path: the browser's socket goes there too, and its path may not be long.
    with tempfile.TemporaryDirectory() as name:
        monkeypatch.setattr(tempfile, "tempdir", name)
        yield name


def test_a_taken_account_is_told_on_the_screen_and_not_verified(own_project: Path, tmp_path: Path, folder: str) -> None:
    profile, number = tmp_path / "iikp.toml", pesel.nobodys()
    profile.write_text(_PROFILE, encoding="utf-8")
    holder = Leases("nocny", 1)
    holder.take(number, "Anna Testowa")
    chosen = ("-D", f"konfiguracja={profile}", "-D", "profil=zajety", "--tags=@po-usterce")
    changes = {"TEST_PESEL_ANNA": number, "TMPDIR": folder}
    finished = run(tmp_path / "out", str(own_project / "usterki.feature"), *chosen, changes=changes)
    holder.release()
    (scenario,) = finished.scenarios
    who = f"Konto testowe (A. T.) zajęte przez przebieg na profilu „nocny” (proces {os.getpid()}, "
    assert scenario["verdict"] == "niesprawdzone", finished.screen
    assert scenario["message"].startswith(who)
    assert scenario["message"].endswith("; czekano 0,5 s.")
    waiting = next(line for line in finished.screen.splitlines() if line.startswith(who))
    assert waiting.endswith("Czekam najwyżej 0,5 s.")
    assert f"niesprawdzone: {who}" in finished.screen
    assert where_told([number], finished) == []
