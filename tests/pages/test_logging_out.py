"""The account is closed from whatever page a scenario has stopped on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.logging_out import AnyAccountPage, leave

if TYPE_CHECKING:
    from tests.pages.shown import Show

LOG_OUT = """<button onclick="location = '/out'">Wyloguj się</button>"""
QUESTION = '<div class="cover" role="dialog"><p>Wycofać zgodę?</p><button>Zostaw</button></div>'


def test_log_out_under_a_question_that_nobody_answered_goes_by_the_accounts_address(show: Show) -> None:
    show.put("/out", "<h1>Wylogowano</h1>")
    session = show.page(AnyAccountPage, LOG_OUT + QUESTION, wait_s=1).session
    session.account_address = show.put("/account", LOG_OUT)
    leave(session)
    assert [path for path, _, _ in show.server.asked[-2:]] == ["/account", "/out"]
