"""A run that is killed: nothing of it is left running, and the next run logs its account out before anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.recovery import AFTER_FORMER_RUN
from tests.runs.conftest import MARK

if TYPE_CHECKING:
    from subprocess import Popen

    from tests.runs.conftest import Observed
    from tests.runs.shared import Shared

CHOSEN = ("-n", "Na stronie „Strona główna”", "features/wylogowanie.feature")
LATE = {"origin": "portal", "kind": "slow", "after": 3, "delay_ms": 3000}


@pytest.mark.slow
def test_the_next_run_logs_out_what_a_killed_run_left_open(
    shared: Shared, observed: Observed, still_there: list[Popen[str]]
) -> None:
    shared.world.set_faults(LATE)
    killed = shared.start(*CHOSEN, **{MARK: observed.mark})
    still_there.append(killed)
    while not shared.world.open_sessions():
        assert killed.poll() is None
    killed.kill()
    killed.communicate()
    assert observed.left_running() == []
    assert shared.world.open_sessions() == 1
    shared.world.calm()
    # Where a session that is still open makes the portal refuse the next one, the scenario sees nothing of it.
    shared.world.be_strict_with_sessions(on=True)
    finished = shared.run(*CHOSEN)
    assert finished.verdicts == ["zgodne"], finished.screen
    who = f"przebieg na profilu „wspolny” (proces {killed.pid}, "
    assert f"Konto testowe (A. Z.) mogło zostać otwarte: nie wylogował go {who}" in finished.screen
    assert {attempt["way"].partition(":")[0] for attempt in finished.scenarios[0]["recovery"]} == {AFTER_FORMER_RUN}
    assert shared.world.open_sessions() == 0
    assert "mogło zostać otwarte" not in shared.run(*CHOSEN).screen
