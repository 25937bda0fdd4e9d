"""The account is closed from whatever page a scenario has stopped on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.logging_out import AnyAccountPage, leave, log_out

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


LOADING = '<p role="status">Trwa ładowanie…</p>'


def test_log_out_waits_for_what_is_loading(show: Show) -> None:
    show.put("/out", "<h1>Wylogowano</h1>")
    # A part that comes to a session that has ended leads to the log-in.
    button = LOG_OUT.replace("'/out'", "document.querySelector('[role=status]') ? '/log-in' : '/out'")
    arrives = "<script>later(300, () => document.querySelector('[role=status]').remove());</script>"
    log_out(show.page(AnyAccountPage, button + LOADING + arrives).session)
    assert show.server.asked[-1][0] == "/out"


def test_log_out_is_pressed_though_a_part_never_comes(show: Show) -> None:
    show.put("/out", "<h1>Wylogowano</h1>")
    log_out(show.page(AnyAccountPage, LOG_OUT + LOADING, wait_s=0.5).session)
    assert show.server.asked[-1][0] == "/out"
