"""Each defect of the table turns a scenario red, and the report says in Polish what is wrong.

Two defects are tried in every run of the tests, the rest with `-m slow`.
"""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.detection.defects import DEFECTS
from tests.runs.behave_process import ROOT, Finished, run

if TYPE_CHECKING:
    from tests.detection.defect import Defect

MODULE = "tests.detection.faulty_iikp"
# What does not come is waited for: no longer than a loaded machine needs for what does come.
PROFILE = '[profile.local]\nstand_in = true\nwording_confirmed = true\nnode_cookie = "wezel"\nwait_s = 2\n'


def detect(defect: Defect, folder: Path) -> Finished:
    """Run the statement's scenarios against the local iIKP with this defect."""
    profile = folder / "iikp.toml"
    profile.write_text(PROFILE, encoding="utf-8")
    names = ["-n", defect.only] if defect.only else []
    return run(
        folder / "out", "-D", f"konfiguracja={profile}", "-D", f"lokalny_iikp={MODULE}",
        f"--tags=@iikp-{defect.statement}", *names, changes={"FAULTY_IIKP": defect.name},
    )  # fmt: skip


def cases() -> list[object]:
    return [
        pytest.param(defect, id=f"{defect.statement}-{defect.name}", marks=() if defect.often else pytest.mark.slow)
        for defect in DEFECTS
    ]


@pytest.mark.parametrize("defect", cases())
def test_a_defect_turns_its_scenarios_red(defect: Defect, tmp_path: Path) -> None:
    finished = detect(defect, tmp_path)
    assert finished.exit_code == 1, finished.screen
    found = {scenario["name"]: scenario for scenario in finished.scenarios}
    for name in defect.red:
        scenario = found[name]
        assert scenario["verdict"] == defect.verdict, finished.screen
        for words in defect.says:
            assert words in scenario["message"]
    told = finished.statement(defect.statement)
    assert told["verdict"] == defect.verdict
    assert told["reason"] in finished.screen
    assert "Traceback" not in finished.screen


@pytest.mark.slow
def test_without_a_defect_the_faulty_iikp_conforms(tmp_path: Path) -> None:
    finished = run(tmp_path, "-D", f"lokalny_iikp={MODULE}", "--tags=@dym", changes={"FAULTY_IIKP": ""})
    assert finished.exit_code == 0, finished.screen
    assert set(finished.verdicts) == {"zgodne"}


def test_every_statement_to_verify_has_a_defect() -> None:
    statements = tomllib.loads((ROOT / "features" / "requirements.toml").read_text(encoding="utf-8"))["statements"]
    to_verify = {id_ for id_, row in statements.items() if row["kind"] == "P" and not row.get("to_come")}
    assert {defect.statement for defect in DEFECTS} >= to_verify


def test_each_defect_of_the_table_is_written_and_each_written_one_is_in_the_table() -> None:
    written = [
        node.name
        for module in (Path(__file__).parent / "breaking").glob("*.py")
        if module.stem != "tools"
        for node in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and node.returns is not None
        and ast.unparse(node.returns) == "None"
        and not node.args.args
    ]
    assert set(written) == {defect.name for defect in DEFECTS}
    # Of two functions of one name only the first would ever be tried.
    assert len(written) == len(set(written))


def test_what_is_to_turn_red_exists() -> None:
    features = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "features").glob("*.feature"))
    plain = set(re.findall(r"(?:Scenariusz|Szablon scenariusza): (.+)", features))
    patterns = [re.compile(re.sub(r"<\w+>", ".+", re.escape(name).replace(r"\ ", " "))) for name in plain]
    for defect in DEFECTS:
        for name in defect.red:
            assert any(pattern.fullmatch(name) for pattern in patterns), name
