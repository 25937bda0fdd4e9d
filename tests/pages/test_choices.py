"""Checkboxes and radio buttons: the browser's own and those that are drawn by other means."""
# ruff: noqa: E501 -- markup is read best in one line

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.verdicts import PortalDiffersError, SuiteFaultError

if TYPE_CHECKING:
    from tests.pages.shown import Show

TOGGLE = """onclick="this.setAttribute('aria-checked', this.getAttribute('aria-checked') !== 'true')" """
BOXES = {
    "native": '<input type="checkbox" id="b"><label for="b">Akceptuję regulamin</label>',
    "native, wrapped": '<label><input type="checkbox" id="b"> <span>Akceptuję</span><br>regulamin*</label>',
    "native, aria-label": '<input type="checkbox" id="b" aria-label="Akceptuję regulamin">',
    "clear": '<input type="checkbox" id="b" class="clear" style="position:absolute"><label for="b">Akceptuję regulamin</label>',
    "clear, over what is drawn": '<div style="position:relative"><i>☐</i><input type="checkbox" id="b" '
    'aria-label="Akceptuję regulamin" style="position:absolute;inset:0;opacity:0"></div>',
    "clear, takes no pointer": '<input type="checkbox" id="b" class="clear" style="pointer-events:none">'
    '<label for="b">Akceptuję regulamin</label>',
    "clipped": '<input type="checkbox" id="b" class="clipped"><label for="b"><i>☐</i> Akceptuję regulamin</label>',
    "clipped by a path": '<input type="checkbox" id="b" style="position:absolute;clip-path:inset(50%)">'
    '<label for="b">Akceptuję regulamin</label>',
    "not displayed": '<input type="checkbox" id="b" style="display:none"><label for="b">Akceptuję regulamin</label>',
    "off the page": '<input type="checkbox" id="b" class="off"><label for="b">Akceptuję regulamin</label>',
    "hidden from the ear": '<label><input type="checkbox" id="b" class="clipped" aria-hidden="true">Akceptuję regulamin</label>',
    "role checkbox": f'<div id="b" role="checkbox" aria-checked="false" tabindex="0" {TOGGLE}>Akceptuję regulamin</div>',
    "role checkbox, labelled": f'<b id="l">Akceptuję regulamin</b><i id="b" role="checkbox" aria-checked="false" aria-labelledby="l" {TOGGLE}>☐</i>',
    "switch": f'<button id="b" role="switch" aria-checked="false" aria-label="Akceptuję regulamin" {TOGGLE}>o</button>',
    "link in its label": '<input type="checkbox" id="b" class="clipped"><label for="b" style="display:inline-block"><i>☐</i><i> Akceptuję</i> '
    '<a href="/regulamin" id="link" style="padding:0 200px">regulamin</a></label>',
    "link in its label, box drawn": '<label>Akceptuję <a href="/r" id="link">regulamin</a><input type="checkbox" id="b"></label>',
}


@pytest.mark.parametrize("markup", BOXES.values(), ids=BOXES.keys())
def test_box_is_ticked_and_emptied(show: Show, markup: str) -> None:
    page = show(markup)
    assert page.accepted.checked is False
    page.accepted.set(ticked=True)
    assert page.accepted.checked is True
    page.accepted.set(ticked=True)
    assert page.accepted.checked is True
    page.accepted.set(ticked=False)
    assert page.accepted.checked is False
    assert "click link" not in show.said


REDRAWN = {
    "at the click": "c.onchange = () => { const d = again(c); d.checked = c.checked; }",
    "before the click": "later(20, () => again(c))",
    "losing the tick once": "c.addEventListener('change', () => { again(c).checked = false; }, { once: true })",
    "ticking itself later": "c.onclick = (e) => { e.preventDefault(); later(200, () => { c.checked = !c.checked; }) }",
}


@pytest.mark.parametrize("script", REDRAWN.values(), ids=REDRAWN.keys())
def test_box_that_is_redrawn_is_ticked(show: Show, script: str) -> None:
    page = show(f"{BOXES['native']}<script>const c = document.querySelector('input'); {script}</script>", wait_s=3)
    page.accepted.set(ticked=True)
    assert page.accepted.checked is True


def test_box_that_never_takes_the_tick_is_told(show: Show) -> None:
    page = show('<label><input type="checkbox" onclick="return false">Akceptuję regulamin</label>', wait_s=0.3)
    with pytest.raises(PortalDiffersError, match="„Akceptuję regulamin” jest, ale nie reaguje"):
        page.accepted.set(ticked=True)
    assert page.accepted.checked is False


NAMES = ("Dostęp do dokumentacji medycznej", "Informacja o stanie zdrowia", "Zgoda na udzielenie świadczeń")
NATIVE = "".join(f'<label><input type="radio" name="r">{name}</label><br>' for name in NAMES)
CLIPPED = "".join(
    f'<input type="radio" name="r" id="r{i}" class="clipped"><label for="r{i}"><i></i>{name}</label><br>'
    for i, name in enumerate(NAMES)
)
CHOOSE = """onclick="for (const r of this.parentNode.children) r.setAttribute('aria-checked', r === this)" """
DRAWN = "".join(f'<div role="radio" aria-checked="false" {CHOOSE}>{name}</div>' for name in NAMES)
OTHER = '<fieldset><legend>Komu</legend><label><input type="radio">Informacja o stanie zdrowia</label></fieldset>'
GROUPS = {
    "fieldset": f"<fieldset><legend>Rodzaj uprawnienia</legend>{NATIVE}</fieldset>",
    "fieldset, marked legend": f"<fieldset><legend><h2>Rodzaj <br>uprawnienia *</h2></legend>{NATIVE}</fieldset>",
    "fieldset, clipped radio buttons": f"<fieldset><legend>Rodzaj uprawnienia</legend>{CLIPPED}</fieldset>",
    "radiogroup, aria-label": f'<div role="radiogroup" aria-label="Rodzaj uprawnienia">{NATIVE}</div>',
    "radiogroup, aria-labelledby": f'<h2 id="l">Rodzaj uprawnienia</h2><div role="radiogroup" aria-labelledby="l">{CLIPPED}</div>',
    "radiogroup of drawn ones": f'<div role="radiogroup" aria-label="Rodzaj uprawnienia">{DRAWN}</div>',
    "group": f'<div role="group" aria-label="Rodzaj uprawnienia">{NATIVE}</div>',
}


@pytest.mark.parametrize("markup", GROUPS.values(), ids=GROUPS.keys())
def test_option_of_a_group_is_chosen(show: Show, markup: str) -> None:
    page = show(OTHER + markup)
    assert page.kind.chosen is None
    page.kind.choose("Informacja o stanie zdrowia")
    assert page.kind.chosen == "Informacja o stanie zdrowia"
    page.kind.choose("Zgoda", match="starts")
    assert page.kind.chosen == "Zgoda na udzielenie świadczeń"


def test_option_that_comes_or_is_enabled_later_is_waited_for(show: Show) -> None:
    page = show("""<fieldset><legend>Rodzaj uprawnienia</legend><label><input type="radio" disabled>Pierwszy</label></fieldset>
      <script>later(150, () => { document.querySelector('input').disabled = false; })</script>""")
    page.kind.choose("Pierwszy")
    assert page.kind.chosen == "Pierwszy"


def test_option_that_is_not_there_is_told_with_its_group(show: Show) -> None:
    page = show(GROUPS["fieldset"], wait_s=0.3)
    with pytest.raises(SuiteFaultError, match="Szukano: opcja „Zgod” w części „Rodzaj uprawnienia” na stronie „Ekran”"):
        page.kind.choose("Zgod")


ERROR = '<p id="e" role="alert">Wybierz rodzaj uprawnienia</p><p id="h">Podpowiedź</p>'
REFUSED = {
    "radiogroup": f'<div role="radiogroup" aria-label="Rodzaj uprawnienia" aria-invalid="true" aria-describedby="h e">{NATIVE}{ERROR}</div>',
    "radiogroup in a fieldset": f'<fieldset aria-describedby="e"><legend id="l">Rodzaj uprawnienia</legend><div role="radiogroup" aria-labelledby="l" aria-invalid="true">{NATIVE}</div>{ERROR}</fieldset>',
    "fieldset": f'<fieldset aria-invalid="true" aria-describedby="h e"><legend>Rodzaj uprawnienia</legend>{NATIVE}{ERROR}</fieldset>',
    "its radio buttons": "<fieldset><legend>Rodzaj uprawnienia</legend>"
    + NATIVE.replace("<input", '<input aria-invalid="true" aria-describedby="e"')
    + f"{ERROR}</fieldset>",
}


@pytest.mark.parametrize("markup", REFUSED.values(), ids=REFUSED.keys())
def test_refused_group(show: Show, markup: str) -> None:
    page = show(markup)
    page.kind.refused_with(page.no_kind)


CLINIC = "Przychodnia Zdrowie"
FOUND = f'<label><input type="radio" name="f">{CLINIC}, ul. Wiosenna 12</label><label><input type="radio" disabled>Szpital</label>'
AMONG = {
    "in no group": f"<div>{FOUND}</div>",
    "in a group of some name": f"<fieldset><legend>Wyniki</legend>{FOUND}</fieldset>",
    "later": f"<div id='d'></div><script>later(150, () => {{ d.innerHTML = `{FOUND}`; }})</script>",
}


@pytest.mark.parametrize("markup", AMONG.values(), ids=AMONG.keys())
def test_result_of_a_search_is_chosen(show: Show, markup: str) -> None:
    page = show(OTHER + markup)
    assert page.found.offers(CLINIC, match="starts")
    assert page.found.is_open(CLINIC, match="starts")
    assert not page.found.is_open("Szpital")
    page.found.choose(CLINIC, match="starts")
    assert page.found.chosen == f"{CLINIC}, ul. Wiosenna 12"


def test_result_that_is_not_there_is_lacking(show: Show) -> None:
    page = show(f"{OTHER}<script>later(150, () => document.body.append('Nie znaleziono'))</script>", wait_s=0.3)
    assert not page.found.offers(CLINIC, match="starts")
    assert page.found.lacks(CLINIC, match="starts")


def test_result_that_stays_is_not_lacking(show: Show) -> None:
    assert not show(FOUND, wait_s=0.3).found.lacks(CLINIC, match="starts")
