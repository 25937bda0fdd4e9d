"""A screenshot shows no number, and taking it changes nothing on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import pesel
from support.browser import Browser
from support.evidence import Evidence
from support.session import Session
from support.settings import read_profile, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAGE = """data:text/html;charset=utf-8,<title>Konto NUMBER</title><h1>Numer NUMBER, telefon 600100200</h1>
<input value="NUMBER"><p id="seen"></p><script>new MutationObserver(() => window.changed = true).observe(
document.querySelector('input'), {attributes: true, attributeFilter: ['value']});</script>"""


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    settings = read_settings({})
    browser = Browser(settings, lambda _: None)
    yield Session(browser, read_profile(settings), ("", ""), lambda _: None)
    browser.discard()


def _picture(session: Session, out: Path, number: str) -> bytes:
    session.driver.get(_PAGE.replace("NUMBER", number))
    taken = Evidence(out).take(session, f"Wtedy widzi {number}")
    assert taken is not None
    assert number not in str(taken)
    assert taken["title"].startswith("Konto ")
    return (out / str(taken["file"])).read_bytes()


def test_two_numbers_look_the_same_in_a_picture(session: Session, tmp_path: Path) -> None:
    first, second = pesel.nobodys(), pesel.nobodys()
    assert first != second
    assert _picture(session, tmp_path / "a", first) == _picture(session, tmp_path / "b", second)


def test_another_number_is_shown_as_it_is(session: Session, tmp_path: Path) -> None:
    number = pesel.nobodys()
    pictures = []
    for phone in ("600100200", "700800900"):
        session.driver.get(_PAGE.replace("NUMBER", number).replace("600100200", phone))
        taken = Evidence(tmp_path / phone).take(session, "Wtedy")
        assert taken is not None
        pictures.append((tmp_path / phone / taken["file"]).read_bytes())
    assert pictures[0] != pictures[1]


def test_the_page_is_as_it_was_afterwards(session: Session, tmp_path: Path) -> None:
    number = pesel.nobodys()
    _picture(session, tmp_path, number)
    page = session.driver.execute_script(
        "const f = document.querySelector('input');"
        "return [document.body.innerText, f.value, f.style.webkitTextSecurity, window.changed || false]"
    )
    assert number in page[0]
    assert page[1:] == [number, "", False]


def test_a_dead_browser_gives_no_picture_and_no_error(tmp_path: Path) -> None:
    settings = read_settings({})
    browser = Browser(settings, lambda _: None)
    browser.driver.service.stop()
    session = Session(browser, read_profile(settings), ("", ""), lambda _: None)
    assert Evidence(tmp_path).take(session, "Wtedy") is None
    browser.discard()
