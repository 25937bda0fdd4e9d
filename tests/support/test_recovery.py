"""Recovery of section 3: each way once, in order, each attempt told; nothing is hidden and nothing endless."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.profile import Profile
from support.recovery import Recovery, Way
from support.verdicts import EnvironmentUnavailableError, NoRecoveryError, PortalDiffersError

if TYPE_CHECKING:
    from collections.abc import Callable

DOWN = {"3.1": "Środowisko pokazało ekran „A”.", "3.2": "Środowisko pokazało ekran „B”."}
ALL = list(Way)


def answering(*sections: str | None) -> tuple[Callable[[Way | None], str], list[Way | None]]:
    """Return a log-in that meets these screens one after another, None for none, and the list of its ways."""
    ways: list[Way | None] = []

    def log_in(way: Way | None) -> str:
        section = sections[len(ways)]
        ways.append(way)
        if section is not None:
            raise EnvironmentUnavailableError(DOWN[section], section)
        return "konto"

    return log_in, ways


def test_nothing_is_tried_or_told_when_the_log_in_works() -> None:
    log_in, ways = answering(None)
    recovery = Recovery(ALL)
    assert recovery.run(log_in) == "konto"
    assert (ways, recovery.attempts) == ([None], [])


@pytest.mark.parametrize("failures", [1, 2, 3])
def test_the_first_way_that_works_is_the_last(failures: int) -> None:
    log_in, ways = answering(*["3.1"] * failures, None)
    recovery = Recovery(ALL)
    assert recovery.run(log_in) == "konto"
    assert ways == [None, *ALL[:failures]]
    assert [one["section"] for one in recovery.attempts] == ["3.1"] * failures + [None]
    assert recovery.attempts[-1]["way"] == ALL[failures - 1].words
    assert recovery.attempts[-1]["outcome"] == "udało się"


def test_what_no_way_can_help_is_told_at_once() -> None:
    recovery = Recovery(ALL)

    def log_in(_: Way | None) -> str:
        raise NoRecoveryError(DOWN["3.1"])

    with pytest.raises(NoRecoveryError, match="ekran „A”"):
        recovery.run(log_in)
    assert recovery.attempts == []


def test_when_none_works_the_last_screen_and_every_attempt_are_told() -> None:
    log_in, ways = answering("3.1", "3.1", "3.1", "3.2")
    recovery = Recovery(ALL)
    with pytest.raises(EnvironmentUnavailableError) as told:
        recovery.run(log_in)
    assert ways == [None, *ALL]
    assert told.value.section == "3.2"
    first, _, *lines = str(told.value).splitlines()
    assert first == DOWN["3.2"]
    assert lines == [
        f"- logowanie: {DOWN['3.1']}",
        f"- ponowienie od kroku 2.1: {DOWN['3.1']}",
        f"- CTRL+F5 na stronie testowego WK: {DOWN['3.1']}",
        f"- tryb prywatny przeglądarki: {DOWN['3.2']}",
    ]


def test_only_the_environment_is_recovered_from() -> None:
    def log_in(_: Way | None) -> str:
        message = "portal"
        raise PortalDiffersError(message)

    recovery = Recovery(ALL)
    with pytest.raises(PortalDiffersError):
        recovery.run(log_in)
    assert recovery.attempts == []


def test_a_difference_met_on_the_way_is_not_taken_for_the_environment() -> None:
    def log_in(way: Way | None) -> str:
        if way is None:
            raise EnvironmentUnavailableError(DOWN["3.1"], "3.1")
        message = "portal"
        raise PortalDiffersError(message)

    with pytest.raises(PortalDiffersError):
        Recovery(ALL).run(log_in)


def test_switched_off_it_tries_nothing() -> None:
    log_in, ways = answering("3.1", None)
    recovery = Recovery(ALL)
    recovery.on = False
    with pytest.raises(EnvironmentUnavailableError):
        recovery.run(log_in)
    assert ways == [None]


def test_each_attempt_has_its_picture() -> None:
    taken: list[str] = []

    def picture(words: str) -> dict[str, object]:
        taken.append(words)
        return {"node": "pz-2", "address": "http://pz", "file": "0001.png"}

    log_in, _ = answering("3.1", None)
    recovery = Recovery([Way.HARD_RELOAD], picture)
    recovery.run(log_in)
    assert taken == [f"Logowanie: {DOWN['3.1']}", "CTRL+F5 na stronie testowego WK: udało się"]
    assert [one["node"] for one in recovery.attempts] == ["pz-2", "pz-2"]


def test_the_profile_chooses_the_ways() -> None:
    assert Profile(stand_in=True).recovery == ALL
    assert Profile.model_validate({"stand_in": True, "recovery": ["tryb-prywatny"]}).recovery == [Way.PRIVATE_MODE]
    with pytest.raises(ValueError, match="nieznana droga „ctrl-f6”"):
        Profile.model_validate({"stand_in": True, "recovery": ["ctrl-f6"]})
