"""What runs the suite every night: nothing but make targets, pinned, with few rights, one run at a time."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
GITHUB, GITLAB = ROOT / ".github" / "workflows" / "nightly.yml", ROOT / ".gitlab-ci.yml"
HISTORY = "reports/history"
# Tried by the tests themselves (test_whole_nights.py), not only named.
TRIED = {"make setup", "make nightly"}
# YAML 1.1 reads „on” as true, and so does GitHub's.
_YAML = YAML(typ="safe")


def read(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = _YAML.load(file.read_text(encoding="utf-8"))
    return content


def steps() -> list[dict[str, Any]]:
    (job,) = read(GITHUB)["jobs"].values()
    found: list[dict[str, Any]] = job["steps"]
    return found


def step(uses: str) -> dict[str, Any]:
    (found,) = (one for one in steps() if one.get("uses", "").startswith(f"{uses}@"))
    return found


def shell_parts() -> Iterator[str]:
    yield from (one["run"] for one in steps() if "run" in one)
    yield from read(GITLAB)["nocny"]["script"]


def test_every_shell_part_is_a_make_target_that_is_tried() -> None:
    assert set(shell_parts()) == TRIED
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {part.removeprefix("make ") for part in TRIED} <= set(targets)


def test_the_profile_that_was_chosen_gets_to_make() -> None:
    (job,) = read(GITHUB)["jobs"].values()
    assert job["env"]["PROFIL"] == "${{ inputs.profil || 'iikp' }}"
    for name, gets in ({}, "iikp"), ({"PROFIL": "local"}, "local"):
        said = subprocess.run(
            ["make", "-n", "nightly"],  # noqa: S607 -- whichever make there is, as in CI
            cwd=ROOT, env={"PATH": os.environ["PATH"]} | name, capture_output=True, encoding="utf-8", check=True,
        ).stdout  # fmt: skip
        assert f" nightly.py -D profil={gets} " in said


def test_the_profiles_that_can_be_chosen_exist() -> None:
    known = set(tomllib.loads((ROOT / "iikp.toml").read_text(encoding="utf-8"))["profile"])
    assert set(read(GITHUB)["on"]["workflow_dispatch"]["inputs"]["profil"]["options"]) == known
    assert set(read(GITLAB)["variables"]["PROFIL"]["options"]) == known


def test_actions_are_pinned_to_a_commit_and_named_by_release() -> None:
    text = GITHUB.read_text(encoding="utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert len(used) == 4
    assert all(re.fullmatch(r"actions/[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used)


def test_the_workflow_may_read_the_code_and_nothing_else() -> None:
    workflow = read(GITHUB)
    assert workflow["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in workflow["jobs"].values())
    assert step("actions/checkout")["with"] == {"persist-credentials": False}


def test_two_runs_never_overlap() -> None:
    assert read(GITHUB)["concurrency"] == {"group": "iikp-konta-testowe", "cancel-in-progress": False}
    assert read(GITLAB)["nocny"]["resource_group"] == "iikp-konta-testowe"


def test_history_is_restored_before_the_run_and_saved_and_published_after_it_also_on_red() -> None:
    order = [one.get("uses", one.get("run", "")).partition("@")[0] for one in steps()]
    assert order == [
        "actions/checkout", "actions/cache/restore", "make setup", "make nightly",
        "actions/cache/save", "actions/upload-artifact",
    ]  # fmt: skip
    restored, saved, published = map(step, ("actions/cache/restore", "actions/cache/save", "actions/upload-artifact"))
    assert restored["with"]["path"] == saved["with"]["path"] == HISTORY
    assert saved["if"] == published["if"] == "always()"
    # A cache is never written twice: each attempt has its own, and the next night takes the newest of its profile.
    assert saved["with"]["key"] == restored["with"]["key"]
    assert saved["with"]["key"].startswith(restored["with"]["restore-keys"])
    assert {"reports/out", HISTORY} <= set(published["with"]["path"].split())
    job = read(GITLAB)["nocny"]
    assert (job["cache"]["paths"], job["cache"]["when"], job["cache"]["policy"]) == (
        [f"{HISTORY}/"], "always", "pull-push",
    )  # fmt: skip
    assert job["artifacts"]["when"] == "always"
    assert job["artifacts"]["reports"]["junit"] == "reports/out/junit.xml"


def test_the_runs_step_alone_gets_the_secrets_and_all_that_the_profile_names() -> None:
    given = {name for one in steps() for name in one.get("env", {})}
    assert [one["run"] for one in steps() if "env" in one] == ["make nightly"]
    text = (ROOT / "iikp.toml").read_text(encoding="utf-8")
    assert given == set(re.findall(r'_env = "(\w+)"', text))
    assert all(value == f"${{{{ secrets.{name} }}}}" for one in steps() for name, value in one.get("env", {}).items())


@pytest.mark.parametrize("file", [GITHUB, GITLAB], ids=["GitHub", "GitLab"])
def test_no_place_of_one_machine_is_in_them(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert re.findall(r"(?<![\w$}/.])/(?:work|root|home|tmp|usr)\b|https?://|[\w-]+\.(?:io|com|org)\b", text) == []


def test_the_cron_line_runs_the_target_with_the_variables_and_never_twice_at_once(tmp_path: Path) -> None:
    (line,) = re.findall(r"^17 2 \* \* \* (.*)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert "make nightly PROFIL=iikp" in line
    (tmp_path / "zestaw").mkdir()
    (tmp_path / ".iikp.env").write_text("IIKP_WEBHOOK='https://hak.example/a b'\n", encoding="utf-8")
    # In make's place, what cron would start beside a run that goes on: the same line again.
    again = '[ -n "$AGAIN" ] || AGAIN=1 sh -c "$LINE" || echo "drugi: $?"'
    (tmp_path / "make").write_text(f'#!/bin/sh\necho "$PWD $* $IIKP_WEBHOOK"\n{again}\n', encoding="utf-8")
    (tmp_path / "make").chmod(0o755)
    environment = {"HOME": str(tmp_path), "PATH": f"{tmp_path}:{os.environ['PATH']}", "LINE": line}
    subprocess.run(["sh", "-c", line], env=environment, check=True)  # noqa: S607 -- as cron does
    assert (tmp_path / "iikp-nocne.log").read_text(encoding="utf-8").splitlines() == [
        f"{tmp_path / 'zestaw'} nightly PROFIL=iikp https://hak.example/a b",
        "drugi: 1",
    ]
