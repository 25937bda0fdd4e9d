"""Text fields: by the label, however it is tied; typed into, whatever the page does meanwhile."""
# ruff: noqa: E501 -- markup is read best in one line

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from support.verdicts import PortalDiffersError

if TYPE_CHECKING:
    from tests.pages.shown import Show

LABELLED = {
    "for": '<label for="f">Pesel</label><input id="f">',
    "for, after the field": '<input id="f"><label for="f">Pesel</label>',
    "around": '<label>Pesel <input id="f"></label>',
    "around, nested": '<label><span><b>Pe</b>sel</span><span><input id="f"></span></label>',
    "aria-label": '<div aria-hidden="true">Numer</div><input id="f" aria-label="Pesel">',
    "aria-labelledby": '<b id="l">Pesel</b><input id="f" aria-labelledby="l">',
    "title": '<input id="f" title="Pesel">',
    "placeholder": '<input id="f" placeholder="Pesel">',
    "asterisk and colon": '<label for="f">Pesel<span>*</span>:</label><input id="f">',
    "hidden asterisk": '<label for="f">Pesel<span aria-hidden="true"> (!)</span></label><input id="f">',
    "white space": '<label for="f">\n  &nbsp;Pe&shy;sel&#8203;\u202f</label><input id="f">',
    "text area": '<label for="f">Pesel</label><textarea id="f"></textarea>',
    "editable": '<b id="l">Pesel</b><div id="f" role="textbox" contenteditable="true" aria-labelledby="l"></div>',
    "wrapper's label, for": '<label for="w">Pesel</label><x-mask id="w"><input id="f"></x-mask>',
    "wrapper's aria-label": '<x-mask aria-label="Pesel"><div><input id="f" placeholder="00"></div></x-mask>',
    "wrapper's aria-labelledby": '<b id="l">Pesel</b><x-mask aria-labelledby="l"><input id="f"></x-mask>',
    "label hidden from the eye": '<label for="f" class="clipped">Pesel</label><input id="f" placeholder="11 cyfr">',
    "remark for the ear": '<label for="f">Pesel<span class="clipped">, pole wymagane</span></label><input id="f">',
    "icon with a name": '<label for="f"><svg width="9" height="9"><title>Ikona</title></svg>Pesel</label><input id="f">',
    "hidden copy before it": '<div style="display:none"><label>Pesel<input></label></div><label>Pesel<input id="f"></label>',
    "invisible copy": '<p style="visibility:hidden"><label>Pesel<input></label></p><label>Pesel<input id="f"></label>',
    "copy for no one": '<p aria-hidden="true"><label>Pesel<input></label></p><label>Pesel<input id="f"></label>',
    "copy off the page": '<div class="off"><label>Pesel<input></label></div><label>Pesel<input id="f"></label>',
    "copy not drawn under its label": '<label for="g">Pesel</label><input id="g" hidden><input id="f" title="Pesel">',
}


@pytest.mark.parametrize("markup", LABELLED.values(), ids=LABELLED.keys())
def test_field_is_found_by_its_label(show: Show, markup: str) -> None:
    page = show(markup)
    page.pesel.fill("abc")
    assert show.run("document.getElementById('f').value ?? document.getElementById('f').textContent") == "abc"


def test_two_ids_make_one_name(show: Show) -> None:
    page = show('<b id="a">Adres</b><i id="b">e-mail</i><input aria-labelledby="a b"><input title="Adres">')
    page.email.fill("a@b.pl")
    assert page.email.value == "a@b.pl"


@pytest.mark.parametrize(
    "markup",
    [
        '<label for="f">Pesel opiekuna</label><input id="f">',
        '<label for="f">Numer</label><input id="f"> Pesel',
        '<label>Pesel<input type="checkbox"></label>',
        '<input type="submit" value="Pesel">',
    ],
    ids=["longer label", "text beside it", "checkbox", "button"],
)
def test_what_is_called_otherwise_is_no_such_field(show: Show, markup: str) -> None:
    assert not show(markup).pesel.is_there()


REDRAWN = {
    "at the first input": "f.addEventListener('input', () => { const g = again(f); g.value = f.value; g.focus(); g.setSelectionRange(99, 99); })",
    "at focus, once": "f.addEventListener('focus', () => again(f).focus(), { once: true })",
    "on every keystroke, text kept": """
      const keep = (node) => node.addEventListener('input', () => {
        const next = node.cloneNode(); next.value = node.value; node.replaceWith(next); next.focus();
        next.setSelectionRange(99, 99); keep(next);
      }); keep(f)""",
    "before it is typed into": "later(20, () => again(f)); later(60, () => again(f))",
    "after it was emptied": """
      f.value = 'stare'; f.addEventListener('change', () => again(f), { once: true });
      f.addEventListener('input', () => { if (!f.value) again(f).value = ''; })""",
    "losing the text once": "f.addEventListener('input', () => { again(f).value = ''; }, { once: true })",
}


@pytest.mark.parametrize("script", REDRAWN.values(), ids=REDRAWN.keys())
def test_field_that_is_redrawn_holds_what_was_typed(show: Show, script: str) -> None:
    page = show(
        f'<label for="f">Pesel</label><input id="f"><script>const f = document.getElementById("f");{script}</script>',
        wait_s=3,
    )
    page.pesel.fill("12 ab")
    assert page.pesel.value == "12 ab"


# As React does it: a value set by a script, and not by keys, is no change, and the state's text comes back.
CONTROLLED = """<label for="f">Pesel</label><input id="f"><script>
  const f = document.getElementById('f'), own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  let tracked = window.state = 'stare';
  own.set.call(f, state);
  Object.defineProperty(f, 'value', {
    get() { return own.get.call(f); }, set(text) { tracked = text; own.set.call(f, text); } });
  const changed = () => {
    const text = own.get.call(f);
    if (text !== tracked) window.state = tracked = text;
    own.set.call(f, state);
  };
  f.addEventListener('input', changed);
  f.addEventListener('change', changed);
</script>"""


@pytest.mark.parametrize("text", ["nowe", ""])
def test_field_kept_by_a_framework_is_replaced_as_by_keys(show: Show, text: str) -> None:
    page = show(CONTROLLED)
    page.pesel.fill(text)
    assert show.run("window.state") == text


@pytest.mark.parametrize("text", ["", "nowe"])
@pytest.mark.parametrize(
    "markup", ['<input id="f" value="stare" title="Pesel">', LABELLED["editable"].replace("></div>", ">stare</div>")]
)
def test_former_text_is_replaced(show: Show, markup: str, text: str) -> None:
    page = show(markup)
    page.pesel.fill(text)
    assert page.pesel.value == text


GROUPED = "this.value = this.value.replace(/\\D/g, '').replace(/(...)(?=.)/g, '$1{}')"


@pytest.mark.parametrize("mark", [" ", "\u00a0", "-"])
def test_field_may_group_digits(show: Show, mark: str) -> None:
    page = show(f'<input title="Pesel" oninput="{GROUPED.format(mark)}">')
    page.pesel.fill("600100200")
    assert page.pesel.value == mark.join(["600", "100", "200"])
    assert page.pesel.holds("600 100 200")


@pytest.mark.parametrize(
    ("value", "other"), [("00184", "00-184"), ("600 100 201", "600100200"), ("a-b", "ab"), ("a  b", "")]
)
def test_other_values_are_told_apart(show: Show, value: str, other: str) -> None:
    assert not show(f'<input title="Pesel" value="{value}">', wait_s=0.2).pesel.holds(other)


def test_field_may_cut_at_its_length(show: Show) -> None:
    page = show('<input title="Pesel" maxlength="11">')
    page.pesel.fill("1" * 12)
    assert page.pesel.value == "1" * 11


def test_field_that_takes_nothing_is_the_portals_fault(show: Show) -> None:
    page = show('<input title="Pesel" oninput="this.value = \'\'">', wait_s=0.3)
    with pytest.raises(PortalDiffersError, match="pole „Pesel” jest, ale nie reaguje"):
        page.pesel.fill("123")


def test_enter_sends_the_form(show: Show) -> None:
    page = show('<form id="form"><input title="Pesel"><button>Dalej</button></form>')
    page.pesel.press_enter()
    assert "submit form" in show.said


def test_enter_is_pressed_again_when_the_field_was_replaced(show: Show) -> None:
    script = "document.querySelector('input').onfocus = (e) => { again(e.target).focus(); }"
    page = show(f'<form id="form"><input title="Pesel"><button>Dalej</button></form><script>{script}</script>')
    page.pesel.press_enter()
    assert show.said.count("submit form") == 1


@pytest.mark.parametrize("state", ["disabled", "readonly"])
def test_typing_waits_until_the_field_can_be_typed_into(show: Show, state: str) -> None:
    script = f"later(150, () => document.querySelector('input').removeAttribute('{state}'))"
    page = show(f'<input title="Pesel" {state}><script>{script}</script>')
    page.pesel.fill("123")
    assert page.pesel.value == "123"


def test_value_is_read_once_nothing_is_loading(show: Show) -> None:
    page = show("""<div role="status">Trwa <br>ładowanie…</div><div role="status">Inny komunikat</div>
      <input title="Pesel"><script>later(150, () => {
        document.querySelector('input').value = '123'; document.querySelector('[role=status]').remove(); })</script>""")
    assert page.pesel.value == "123"


@pytest.mark.parametrize("kind", ["date", "text"])
@pytest.mark.parametrize("former", ["", "filled"])
def test_date_is_chosen_in_either_kind_of_field(show: Show, kind: str, former: str) -> None:
    day, earlier = date(2026, 6, 5), date(2026, 1, 2)
    shape = "%Y-%m-%d" if kind == "date" else "%d.%m.%Y"
    value = earlier.strftime(shape) if former else ""
    page = show(f'<label>Od <input id="day" type="{kind}" value="{value}"></label>')
    page.day.choose(day)
    assert page.day.value == day.strftime(shape)
    assert show.said[-1:] == (["change day"] if kind == "date" else [])[-1:] or kind == "text"


def test_date_of_a_field_that_is_redrawn(show: Show) -> None:
    script = "const f = document.querySelector('input'); f.addEventListener('input', () => again(f).value = '')"
    page = show(f'<label>Od <input type="date"></label><script>{script}</script>', wait_s=3)
    page.day.choose(date(2026, 6, 5))
    assert page.day.value == "2026-06-05"


def test_field_of_a_shadow_tree(show: Show) -> None:
    page = show("""<x-field></x-field><script>
      const root = document.querySelector('x-field').attachShadow({ mode: 'open' });
      root.innerHTML = '<label for="f">Pesel</label><x-in></x-in>';
      root.querySelector('x-in').attachShadow({ mode: 'open' }).innerHTML = '<input aria-label="Pesel">'</script>""")
    page.pesel.fill("123")
    assert page.pesel.value == "123"


@pytest.mark.parametrize(("kind", "held"), [("text", "31.04.2030"), ("date", "")], ids=["text", "native"])
def test_what_is_no_date_is_entered_as_far_as_the_field_takes_it(show: Show, kind: str, held: str) -> None:
    page = show(f'<label>Od <input type="{kind}"></label>')
    page.day.choose(date(2026, 6, 5))
    assert page.day.day == "05.06.2026"
    page.day.enter("31.04.2030")
    assert page.day.value == held
