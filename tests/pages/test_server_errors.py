"""A server's error in place of a page, or of a part of it, is the environment's; what is there all the same counts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from pages.finder import Question, look, look_at_all
from pages.trusted_profile import visit
from support.verdicts import EnvironmentUnavailableError, PortalDiffersError
from tests.pages.shown import Screen

if TYPE_CHECKING:
    from support.session import Session
    from tests.pages.shown import Show

PROXY = "<center><h1>502 Bad Gateway</h1></center>"
PATIENT_S, NEVER_S = 30, 0.3
LATER = '<h1>Ekran</h1><script>fetch("{}").catch(() => null)</script>'


def _at(show: Show, markup: str, status: int, wait_s: float) -> Screen:
    session = show.session(wait_s=wait_s, wording_confirmed=True)
    visit(session, show.put(f"/answer/{status}", markup, status))
    return Screen(session)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
@pytest.mark.parametrize("markup", [PROXY, ""], ids=["a page", "nothing"])
def test_it_is_told_at_once(show: Show, status: int, markup: str) -> None:
    page = _at(show, markup, status, PATIENT_S)
    begun = time.monotonic()
    with pytest.raises(EnvironmentUnavailableError, match=f"błąd serwera .HTTP {status}.") as told:
        page.pesel.see()
    assert told.value.section is None
    assert time.monotonic() - begun < PATIENT_S / 5


def test_what_is_not_on_it_is_no_proof_of_anything(show: Show) -> None:
    page = _at(show, PROXY, 502, PATIENT_S)
    for use in (page.pesel.goes_away, page.text, lambda: look_at_all(page.session, Question("text", None))):
        with pytest.raises(EnvironmentUnavailableError):
            use()


def test_the_portals_own_page_counts_whatever_its_status(show: Show) -> None:
    page = _at(show, "<h1>Ekran</h1><button>Dalej</button>", 503, PATIENT_S)
    page.loaded().proceed.see()


@pytest.mark.parametrize("status", [200, 403, 404])
def test_an_answer_that_is_no_servers_error_is_the_portals(show: Show, status: int) -> None:
    with pytest.raises(PortalDiffersError):
        _at(show, PROXY, status, NEVER_S).pesel.see()


def test_a_scenario_about_error_screens_sees_the_portals_fault(show: Show) -> None:
    page = _at(show, PROXY, 503, NEVER_S)
    page.session.screens_expected = True
    assert not look(page.session, page.heading.question()).done


@pytest.mark.parametrize(("status", "said"), [(502, "HTTP 502"), (500, "HTTP 500")])
def test_a_part_of_the_page_that_failed_is_told(show: Show, status: int, said: str) -> None:
    part = show.put("/part", "", status)
    page = _at(show, LATER.format(part), 200, 1)
    page.loaded()
    with pytest.raises(EnvironmentUnavailableError, match=f"część strony nie wczytała się .{said}."):
        page.pesel.see()


@pytest.mark.parametrize("status", [200, 404])
def test_a_part_that_came_is_the_portals(show: Show, status: int) -> None:
    part = show.put("/part", "", status)
    with pytest.raises(PortalDiffersError):
        _at(show, LATER.format(part), 200, 1).pesel.see()


def test_a_part_of_another_site_says_nothing(show: Show) -> None:
    with pytest.raises(PortalDiffersError):
        _at(show, LATER.format("http://127.0.0.1:9/"), 200, 1).pesel.see()


def _arrive(session: Session, address: str) -> None:
    # Firefox goes on waiting for the rest, as long as a page may take; Chromium shows what has come.
    visit(session, address)
    Screen(session).pesel.see()


def test_a_page_that_was_cut_off_is_told(show: Show) -> None:
    session = show.session(wait_s=NEVER_S, wording_confirmed=True)
    address = show.put("/cut-off/page", "<p>" + "Tekst strony. " * 2000 + "</p><h1>Ekran</h1>")
    with pytest.raises(EnvironmentUnavailableError, match=r"nie dotarła do przeglądarki w całości|nie wczytała się"):
        _arrive(session, address)


@pytest.mark.parametrize(("status", "said"), [(503, "HTTP 503"), (500, "HTTP 500")])
def test_a_script_of_the_page_that_failed_is_told(show: Show, status: int, said: str) -> None:
    script = show.put("/own.js", "", status)
    page = _at(show, f'<h1>Ekran</h1><script src="{script}"></script>', 200, NEVER_S)
    with pytest.raises(EnvironmentUnavailableError, match=f"część strony nie wczytała się .{said}."):
        page.pesel.see()


def test_a_script_that_is_not_there_is_the_portals(show: Show) -> None:
    script = show.put("/own.js", "", 404)
    with pytest.raises(PortalDiffersError):
        _at(show, f'<h1>Ekran</h1><script src="{script}"></script>', 200, NEVER_S).pesel.see()
