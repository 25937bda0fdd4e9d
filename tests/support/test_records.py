"""The records: what the start of a run says, and what it takes away of the run before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from support.profile import Profile
from support.records import Records
from support.settings import read_settings

if TYPE_CHECKING:
    from pathlib import Path


def test_the_recipient_of_the_reports_to_cez_is_told_as_it_is(tmp_path: Path) -> None:
    recipients = ["zgloszenia@cez.example", "iikp.test@cez.example"]
    records = Records(tmp_path)
    records.clear()
    records.begin(read_settings({}), Profile(stand_in=True, report_to=recipients), ("a", "b"), [], [])
    told = json.loads((tmp_path / "run" / "run.json").read_text(encoding="utf-8"))
    assert told["environment"]["recipient"] == recipients


def test_a_new_run_takes_away_the_former_ones_incidents(tmp_path: Path) -> None:
    former = tmp_path / "zgloszenia" / "01-niezgodne-cos" / "zgloszenie.txt"
    former.parent.mkdir(parents=True)
    former.touch()
    Records(tmp_path).clear()
    assert not (tmp_path / "zgloszenia").exists()
