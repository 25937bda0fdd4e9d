"""Screens 3.1 and 3.2, silence and navigation, noticed in the same look as what was sought."""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING

import pytest
from selenium.common.exceptions import WebDriverException

from pages.finder import look
from pages.logging_out import AnyAccountPage
from pages.trusted_profile import visit
from support.verdicts import EnvironmentUnavailableError, SuiteFaultError

if TYPE_CHECKING:
    from tests.pages.shown import Show

HEADINGS = {"3.1": "Błąd Profilu Zaufanego", "3.2": "Serwis chwilowo niedostępny"}
DRESSED = {
    "h1": "<h1>{}</h1>",
    "role heading": '<div role="heading" aria-level="1">{}</div>',
    "level 2": "<main><h2>{}</h2></main>",
    "no-break spaces": '<h1><svg width="9" height="9"><title>!</title></svg>&nbsp;{}.</h1>',
}
PATIENT_S = 30


@pytest.mark.parametrize("section", HEADINGS)
@pytest.mark.parametrize("markup", DRESSED.values(), ids=DRESSED.keys())
def test_screen_is_told_at_once_by_its_heading(show: Show, section: str, markup: str) -> None:
    heading = HEADINGS[section].replace(" ", "&nbsp;" if "&nbsp;" in markup else " ")
    page = show(markup.format(heading), wait_s=PATIENT_S)
    with pytest.raises(EnvironmentUnavailableError, match=f"„{HEADINGS[section]}” .sekcja {section}") as told:
        page.proceed.see()
    assert told.value.section == section


@pytest.mark.parametrize("after_ms", [50, 700, 1500])
def test_screen_drawn_in_place_is_told_when_it_is_drawn(show: Show, after_ms: int) -> None:
    page = show(
        f"""<h1>Moje konto</h1><p role="status">Trwa ładowanie…</p><script>later({after_ms}, () => {{
          document.body.innerHTML = '<h1>Serwis chwilowo niedostępny</h1><p role="alert">Przepraszamy</p>';
          window.drawn = Date.now(); }})</script>""",
        wait_s=PATIENT_S,
    )
    with pytest.raises(EnvironmentUnavailableError):
        _ = page.data.text
    late = time.time() * 1000 - show.run("window.drawn")
    assert 0 < late < PATIENT_S * 1000 / 5


@pytest.mark.parametrize(
    "markup",
    [
        '<p role="alert">Serwis chwilowo niedostępny</p>',
        "<h1 hidden>Serwis chwilowo niedostępny</h1>",
        '<div class="drawer" aria-hidden="true"><h1>Serwis chwilowo niedostępny</h1></div>',
        "<h1>Serwis chwilowo niedostępny? Co robić</h1>",
    ],
    ids=["no heading", "not shown", "aria-hidden", "other words"],
)
def test_what_is_no_such_screen_is_not_taken_for_one(show: Show, markup: str) -> None:
    show(f"{markup}<button>Dalej</button>").proceed.click()
    assert show.said == ["click BUTTON"]


def test_screen_comes_before_what_is_there_too(show: Show) -> None:
    page = show("<h1>Serwis chwilowo niedostępny</h1><button>Dalej</button>")
    with pytest.raises(EnvironmentUnavailableError):
        page.proceed.click()
    assert show.said == []


def test_screen_that_is_expected_is_looked_at(show: Show) -> None:
    page = show("<h1>Serwis chwilowo niedostępny</h1><a>Dalej</a>")
    page.session.screens_expected = True
    page.proceed.click()
    assert show.said == ["click A"]


def test_screen_by_the_profiles_wording(show: Show) -> None:
    page = show("<h1>Przerwa techniczna</h1>", wording={"PortalDownPage.heading": "Przerwa techniczna"})
    with pytest.raises(EnvironmentUnavailableError, match=r"„Przerwa techniczna” \(sekcja 3\.2"):
        page.loaded()


def test_navigation_in_the_middle_of_a_look_is_followed(show: Show) -> None:
    last = show.put("/last", "<h1>Ekran</h1><button id='ok'>Dalej</button>")
    for step in range(4):
        following = f"/step{step + 1}" if step < 3 else "/last"
        show.put(
            f"/step{step}",
            f"<h1>Przejście</h1><script>later({40 * step}, () => location.replace('{following}'))</script>",
        )
    page = show("<h1>Początek</h1><script>later(100, () => { location.href = '/step0'; })</script>", wait_s=10)
    page.proceed.see(usable=True)
    assert page.session.driver.current_url == last
    assert not page.withdraw.is_there()


def test_navigation_while_the_answer_is_on_its_way_is_followed(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    page = show("<h1>Ekran</h1><button>Dalej</button>")
    driver = page.session.driver
    real = driver.execute_async_script
    lost = [WebDriverException("aborted by navigation: Inspected target navigated or closed")]

    def ask(script: str, *arguments: object) -> object:
        if lost:
            raise lost.pop()
        return real(script, *arguments)

    monkeypatch.setattr(driver, "execute_async_script", ask)
    page.proceed.see()
    assert not lost


def test_screen_at_the_end_of_a_navigation(show: Show) -> None:
    show.put("/down", "<h1>Błąd Profilu Zaufanego</h1>")
    page = show("<h1>Ekran</h1><script>later(100, () => { location.href = '/down'; })</script>", wait_s=PATIENT_S)
    with pytest.raises(EnvironmentUnavailableError) as told:
        page.proceed.see()
    assert told.value.section == "3.1"


def test_nobody_answering_is_the_environments_fault(show: Show) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}/"
    page = show("<h1>Ekran</h1>", wait_s=PATIENT_S)
    with pytest.raises(EnvironmentUnavailableError, match="przeglądarka nie połączyła się"):
        visit(page.session, address)
    with pytest.raises(EnvironmentUnavailableError, match="przeglądarka nie połączyła się"):
        page.proceed.see()


def test_page_that_stops_answering_is_the_environments_fault(show: Show) -> None:
    page = show("<h1>Ekran</h1>", wait_s=0.5)
    page.session.driver.set_page_load_timeout(1)
    try:
        # The look itself sets it off by reading the title: earlier, the driver would wait for this script's own page.
        leaving = "get() { delete document.title; later(0, () => { location.href = '/silent/x'; }); return ''; }"
        show.run(f"void Object.defineProperty(document, 'title', {{ configurable: true, {leaving} }})")
        with pytest.raises(EnvironmentUnavailableError, match="Środowisko nie odpowiada"):
            page.proceed.see()
    finally:
        show.server.released.set()
        page.session.driver.set_page_load_timeout(30)


def test_of_several_pages_the_one_that_comes_is_told(show: Show) -> None:
    page = show(
        "<h1>Początek</h1><script>later(200, () => { document.querySelector('h1').textContent = 'Ekran'; })</script>"
    )
    offer = AnyAccountPage(page.session).log_out.question()
    assert look(page.session, offer, page.heading.question()).which == 1


def test_a_fault_of_the_script_is_the_suites(show: Show) -> None:
    page = show("<h1>Ekran</h1>")
    broken = (
        "void Object.defineProperty(document, 'title', { configurable: true, get() { throw new Error('zepsute'); } })"
    )
    show.run(broken)
    try:
        with pytest.raises(SuiteFaultError, match="Zestaw nie umie odczytać tej strony: Error: zepsute"):
            page.proceed.see()
    finally:
        show.run("delete document.title")  # The next test is shown in the same document.


def test_dead_browser_is_the_suites_fault_and_the_next_one_works(show: Show) -> None:
    page = show("<h1>Ekran</h1><button>Dalej</button>")
    show.browser.driver.quit()
    with pytest.raises(SuiteFaultError, match=r"Przeglądarka|Sterownik"):
        page.proceed.see()
    show.browser.make_blank()
    show("<button>Dalej</button>").proceed.click()
