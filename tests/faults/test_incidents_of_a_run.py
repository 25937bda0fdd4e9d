"""What a real run of behave leaves for CeZ when the environment fails it: one report, with all that was tried."""

from __future__ import annotations

import json
import re
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from support.faults import TRUSTED_PROFILE, down
from tests.faults.faulty_iikp import TOLD
from tests.runs.behave_process import run

if TYPE_CHECKING:
    from pathlib import Path

PROFILE = """
[profile.local]
stand_in = true
wording_confirmed = true
node_cookie = "wezel"
wait_s = 2
report_to = ["zgloszenia@cez.example"]
"""
TWO_SCENARIOS = ("-n", "ENTER w polu", "-n", "Po zalogowaniu pacjent jest", "features/logowanie.feature")


@pytest.mark.slow
def test_two_scenarios_that_met_one_error_screen_are_one_report(tmp_path: Path) -> None:
    profile, out = tmp_path / "iikp.toml", tmp_path / "out"
    profile.write_text(PROFILE, encoding="utf-8")
    chosen = ("-D", "lokalny_iikp=tests.faults.faulty_iikp", "-D", f"konfiguracja={profile}", *TWO_SCENARIOS)
    told = json.dumps({"faults": [down(TRUSTED_PROFILE, None)]})
    finished = run(out, *chosen, changes={TOLD: told})
    assert f"Zgłoszenia:     {out / 'zgloszenia'} (1)" in finished.screen
    folder = out / "zgloszenia" / "01-niedostepne-ekran-3-1"
    mail = message_from_bytes((folder / "zgloszenie.eml").read_bytes(), policy=default)
    assert mail["To"] == "zgloszenia@cez.example"
    assert mail["Subject"].startswith(
        "[próba na lokalnym zastępniku – nie wysyłać do CeZ] lokalny zastępnik iIKP: ekran błędu z punktu 3.1"
    )
    body, *attached = mail.iter_parts()
    text = body.get_content()
    assert "nie udało się nam dokończyć 2 scenariuszy" in text
    for way in ("ponowienie od kroku 2.1", "CTRL+F5 na stronie testowego WK", "tryb prywatny przeglądarki"):
        assert text.count(f", {way}, węzeł pz-") == 1
    # Each attempt met a screen of its own; the scenario stopped on the last one's.
    assert len(set(re.findall(r"Identyfikator zdarzenia: (\S+);", text))) == len(re.findall("oraz: ", text)) + 1 == 5
    pictures = [part.get_payload(decode=True) for part in attached if part.get_content_type() == "image/png"]
    taken = [path.read_bytes() for path in (out / "run" / "evidence").iterdir()]
    assert len(pictures) == len(taken)
    assert set(pictures) == set(taken)
