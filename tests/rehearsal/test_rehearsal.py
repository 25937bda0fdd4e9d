"""The dress rehearsal: all features with the profile `iikp`, twice in a row on the same three accounts.

The table in README.md („What passes there”) is this test's: where it is no longer true, the test shows the new one.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
import trustme

from tests.rehearsal.stage import WORLD, staged
from tests.runs.behave_process import ROOT
from tests.runs.conftest import where_told

if TYPE_CHECKING:
    from pathlib import Path

    from tests.runs.behave_process import Finished

# What is said of a scenario that is not verified or not run, and how the README words it.
REASONS = {
    r"Brak strony przychodni": "no command answers for the clinic (`clinic.command`)",
    r"Brak konta testowego": "none of the three accounts stands for Hanna, Jakub or Piotr",
    r"Stan zużyty: .* regulamin": "the account has accepted the regulations, for good",
    r"poza zakresem środowiska: nie udostępnia": "`functions` does not list „e-deklaracje”",
    r"poza zakresem środowiska: taki stan": "only the local iIKP can make the state (`@tylko-lokalnie`)",
}


def outcomes(finished: Finished) -> Counter[tuple[str, str]]:
    """Return how many scenarios had which verdict for which reason."""
    plan = json.loads((finished.out / "run" / "run.json").read_text(encoding="utf-8"))
    told = [(one["verdict"], one["reason"] or "") for one in finished.scenarios]
    beyond = [("out of scope", one["reason"]) for one in plan["out_of_scope"]]
    return Counter((verdict, _worded(reason)) for verdict, reason in (*told, *beyond))


def _worded(reason: str) -> str:
    return next((words for said, words in REASONS.items() if re.match(said, reason)), reason)


def table(first: Finished, second: Finished) -> list[str]:
    """Return the README's rows."""
    once, again = outcomes(first), outcomes(second)
    order = ("zgodne", "niesprawdzone", "out of scope")
    rows = sorted(once | again, key=lambda row: (order.index(row[0]), -once[row]))
    return [f"| {verdict} | {why} | {once[verdict, why]} | {again[verdict, why]} |" for verdict, why in rows]


def told_in_readme() -> list[str]:
    """Return the rows that the README has."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("### What passes there")[2].partition("\n#")[0]
    _, _, *rows = (line for line in section.splitlines() if line.startswith("|"))
    return rows


@pytest.mark.slow
def test_the_accounts_are_as_they_were_and_a_second_run_says_the_same(tmp_path: Path) -> None:
    with staged(tmp_path, trustme.CA()) as stage:
        stage.stand_in.ask("PATCH", WORLD, {"e_declarations": False})
        before = stage.told()["patients"]
        runs = []
        for out in ("first", "second"):
            runs.append(stage.rehearse("features", out=out))
            told = stage.told()
            assert told["patients"] == before
            assert all(withdrawn for _, _, withdrawn in told["consents"])
            assert set(stage.orders()) == {"Anulowane"}
            assert stage.open_sessions() == 0
        numbers = list(stage.numbers().values())
    first, second = runs
    for one in runs:
        assert one.results["verdict"] == "niepełne", one.screen
        assert set(one.verdicts) == {"zgodne", "niesprawdzone"}
        assert [
            (s["not_put_back"], s["not_closed"]) for s in one.scenarios if s["not_put_back"] or s["not_closed"]
        ] == []
        assert where_told(numbers, one) == []
    changed = {
        one["name"]: again["reason"]
        for one, again in zip(first.scenarios, second.scenarios, strict=True)
        if one["verdict"] != again["verdict"]
    }
    # Only what the first run has used up for good.
    assert all("regulamin jest już zaakceptowany" in reason for reason in changed.values()), changed
    assert table(first, second) == told_in_readme(), "\n".join(table(first, second))
