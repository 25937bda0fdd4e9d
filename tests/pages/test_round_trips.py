"""How often the browser is asked: what a use costs, on an environment where each question crosses a network."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from support.browser import Browser

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.shown import Screen, Show

MARKUP = """<h1>Ekran</h1><label>Pesel <input></label><label>Adres e-mail <input value="stary"></label>
  <label><input type="checkbox">Akceptuję regulamin</label><label>Od <input type="date"></label>
  <fieldset><legend>Rodzaj uprawnienia</legend><label><input type="radio">Pierwszy</label></fieldset>
  <table><caption>Nadane uprawnienia</caption><tr><th>Komu</th></tr><tr><td>Ewa</td></tr></table>
  <section><h2>Twoje dane</h2>Anna</section><button>Dalej</button>
  <div role="dialog">Czy na pewno wycofać uprawnienie?<button onclick="this.parentNode.remove()">Nie</button></div>"""


def _trips(monkeypatch: pytest.MonkeyPatch, page: Screen, use: Callable[[Screen], object]) -> list[str]:
    driver, commands = page.session.driver, []
    execute = driver.execute

    def counted(command: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        commands.append(command)
        answer: dict[str, Any] = execute(command, params)
        return answer

    # What Firefox is asked besides, as its driver does not wait for a page, is counted nowhere here.
    monkeypatch.setattr(Browser, "awaited_page", lambda *_: False)
    monkeypatch.setattr(driver, "execute", counted)
    use(page)
    return commands


LOOK, SCRIPT = "w3cExecuteScriptAsync", "w3cExecuteScript"
CLICK, KEYS = "actions", "sendKeysToElement"


@pytest.mark.parametrize(
    ("use", "trips"),
    [
        (lambda p: p.loaded(), [LOOK]),
        (lambda p: p.is_shown(), [LOOK]),
        (lambda p: p.data.text, [LOOK]),
        (lambda p: p.data.shows("Anna"), [LOOK]),
        (lambda p: p.consents.rows, [LOOK]),
        (lambda p: p.pesel.value, [LOOK]),
        (lambda p: p.proceed.click(), [LOOK, CLICK]),
        (lambda p: p.pesel.press_enter(), [LOOK, KEYS]),
        (lambda p: p.pesel.fill("12"), [LOOK, KEYS, LOOK]),
        (lambda p: p.pesel.fill(""), [LOOK, LOOK]),
        (lambda p: p.email.fill("nowy"), [LOOK, KEYS, LOOK]),
        (lambda p: p.day.choose(date(2026, 1, 2)), [LOOK, SCRIPT, LOOK]),
        (lambda p: p.accepted.set(ticked=True), [LOOK, CLICK, LOOK]),
        (lambda p: p.accepted.set(ticked=False), [LOOK, LOOK]),
        (lambda p: p.kind.choose("Pierwszy"), [LOOK, CLICK, LOOK]),
        (lambda p: p.withdraw.answer(p.not_sure), [LOOK, CLICK, LOOK]),
    ],
    ids=[
        "page", "page at once", "section", "words", "rows", "value", "click", "enter", "empty field", "nothing",
        "filled field", "date", "tick", "ticked", "option", "dialog",
    ],
)  # fmt: skip
def test_what_a_use_costs(
    show: Show, monkeypatch: pytest.MonkeyPatch, use: Callable[[Screen], object], trips: list[str]
) -> None:
    assert _trips(monkeypatch, show(MARKUP), use) == trips


def test_waiting_less_than_a_second_is_one_look(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "later(300, () => { document.querySelector('button').disabled = false; })"
    page = show(f"<h1>Ekran</h1><button disabled>Dalej</button><script>{script}</script>")
    assert _trips(monkeypatch, page, lambda p: p.proceed.click()) == [LOOK, CLICK]


def test_waiting_in_vain_is_a_look_a_second_and_a_last_one(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    page = show("<h1>Ekran</h1>", wait_s=1.5)
    assert 2 <= len(_trips(monkeypatch, page, lambda p: p.data.shows("Anna"))) <= 3


def test_not_waiting_is_one_look(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _trips(monkeypatch, show("<h1>Ekran</h1>"), lambda p: p.saved.is_there()) == [LOOK]
