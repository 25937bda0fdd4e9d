"""Tables, sections, dialogs, messages and refusals."""
# ruff: noqa: E501 -- markup is read best in one line

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.verdicts import PortalDiffersError, SuiteFaultError

if TYPE_CHECKING:
    from tests.pages.shown import Show

HEAD = "<tr><th>Komu</th><th>Rodzaj</th><th></th></tr>"
ROWS = "<tr><td>Ewa&nbsp;<b>Kruk</b></td><td>Dane<br>medyczne</td><td><button>Zmień</button></td></tr>"
DIVS = """<div role="row"><span role="columnheader">Komu</span><span role="columnheader">Rodzaj</span><span role="columnheader"></span></div>
  <div role="row"><span role="cell">Ewa Kruk</span><span role="cell">Dane medyczne</span><span role="cell"><a>Zmień</a></span></div>"""
TABLES = {
    "caption": f"<table><caption>Nadane <b>uprawnienia</b></caption>{HEAD}{ROWS}</table>",
    "aria-label": f'<table aria-label="Nadane uprawnienia">{HEAD}{ROWS}</table>',
    "aria-labelledby": f'<p id="l">Nadane uprawnienia</p><table aria-labelledby="l">{HEAD}{ROWS}</table>',
    "heading before it": f"<h2>Nadane uprawnienia</h2><p>Razem: 1</p><div><table>{HEAD}{ROWS}</table></div>",
    "thead and tbody": f"<table><caption>Nadane uprawnienia</caption><thead>{HEAD}</thead><tbody>{ROWS}</tbody></table>",
    "column of buttons without th": "<table><caption>Nadane uprawnienia</caption>"
    + HEAD.replace("<th></th>", "<td></td>")
    + ROWS
    + "</table>",
    "row headings": f"<table><caption>Nadane uprawnienia</caption>{HEAD}"
    + ROWS.replace("<td>Ewa&nbsp;<b>Kruk</b></td>", '<th scope="row">Ewa Kruk</th>')
    + "</table>",
    "role table": f'<div role="table" aria-label="Nadane uprawnienia">{DIVS}</div>',
    "role grid": f'<div role="grid" aria-label="Nadane uprawnienia"><div role="rowgroup">{DIVS}</div></div>',
    "labels for a narrow window": f"<table><caption>Nadane uprawnienia</caption>{HEAD}"
    + ROWS.replace("<td>Ewa", '<td><i style="display:none">Komu:</i>Ewa')
    + "</table>",
    "column that is not shown": "<table><caption>Nadane uprawnienia</caption>"
    + HEAD.replace("<tr>", '<tr><th style="display:none">Id</th>')
    + ROWS.replace("<tr>", '<tr><td style="display:none">7</td>')
    + "</table>",
    "in a shadow tree": f"<x-t></x-t><script>document.querySelector('x-t').attachShadow({{ mode: 'open' }}).innerHTML = "
    f"`<h2>Nadane uprawnienia</h2><table aria-label='Nadane uprawnienia'>{HEAD}{ROWS}</table>`</script>",
}


@pytest.mark.parametrize("markup", TABLES.values(), ids=TABLES.keys())
def test_rows_of_a_table(show: Show, markup: str) -> None:
    other = "<h2>Inne</h2><table><tr><th>Komu</th></tr><tr><td>Inny</td></tr></table>"
    page = show(f"<h1>Uprawnienia</h1>{other}{markup}")
    assert page.consents.rows == [{"Komu": "Ewa Kruk", "Rodzaj": "Dane medyczne", "": "Zmień"}]


EMPTY = {
    "no rows": f"<table><caption>Nadane uprawnienia</caption>{HEAD}</table>",
    "sentence in a row": f'<table><caption>Nadane uprawnienia</caption>{HEAD}<tr><td colspan="3">Brak uprawnień</td></tr></table>',
    "sentence for a table": "<h2>Nadane uprawnienia</h2><p>Nie nadano żadnych uprawnień.</p><button>Nadaj dostęp</button>",
    "sentence in a tab's panel": '<button role="tab" id="t">Nadane uprawnienia</button>'
    '<div role="tabpanel" aria-labelledby="t"><p>Nie nadano żadnych uprawnień.</p></div>',
    "sentence in a section": '<section aria-label="Nadane uprawnienia"><p>Nie nadano żadnych uprawnień.</p></section>',
}


@pytest.mark.parametrize("markup", EMPTY.values(), ids=EMPTY.keys())
def test_empty_table(show: Show, markup: str) -> None:
    assert show(f"<h1>Uprawnienia</h1>{markup}").consents.rows == []


def test_rows_that_arrive_later_are_waited_for(show: Show) -> None:
    page = show(f"""<h1>Uprawnienia</h1><h2>Nadane uprawnienia</h2><button>Nadaj dostęp</button>
      <div role="status">Uprawnienie zostało nadane</div><div role="status" id="s">Trwa&nbsp;ładowanie...</div>
      <script>later(250, () => {{ s.outerHTML = `<table>{HEAD}{ROWS}</table>`; }})</script>""")
    assert len(page.consents.rows) == 1


def test_a_heading_and_a_button_are_no_empty_table(show: Show) -> None:
    page = show("<h1>Uprawnienia</h1><h2>Nadane uprawnienia</h2><button>Nadaj dostęp</button>", wait_s=0.3)
    with pytest.raises(SuiteFaultError, match="tabela „Nadane uprawnienia”"):
        _ = page.consents.rows


POZ = "<h2>Twoja POZ</h2><p>Obce</p>"
SECTIONS = {
    "section, labelled": '<section aria-labelledby="l"><h2 id="l">Twoje dane</h2><p>Anna</p></section><section><h2>POZ</h2>Obce</section>',
    "region without a heading": '<div role="region" aria-label="Twoje dane"><p>Anna</p></div><p>Obce</p>',
    "flat": f"<h2>Twoje dane</h2><p>Anna</p>{POZ}",
    "flat, deeper headings": f"<h2>Twoje dane</h2><h3>Osoba</h3><p>Anna</p>{POZ}",
    "flat, last": f"{POZ}<h2>Twoje dane</h2><p>Anna</p>",
    "nested": "<div><div><h2>Twoje <i>dane</i></h2><div><h3>Osoba</h3>Anna</div></div></div><div><h2>POZ</h2>Obce</div>",
    "heading in a line of its own": f"<div><h2>Twoje dane</h2></div><p>Anna</p><div>{POZ}</div>",
    "heading in a line with its button": f"<div><h2>Twoje dane</h2><a>Edytuj swoje dane</a></div><p>Anna</p><div>{POZ}</div>",
    "role heading": '<div><div role="heading" aria-level="2">Twoje dane</div>Anna</div><div><div role="heading" aria-level="2">POZ</div>Obce</div>',
    "fieldset": "<fieldset><legend>Twoje dane</legend>Anna</fieldset><p>Obce</p>",
    "hidden copy": f'<div style="display:none"><h2>Twoje dane</h2>Obce</div><h2>Twoje dane</h2><p>Anna</p>{POZ}',
    "heading of level 1 above": "<main><h1>Moje konto</h1><section><h2>Twoje dane</h2>Anna</section></main><footer>Obce</footer>",
}


@pytest.mark.parametrize("markup", SECTIONS.values(), ids=SECTIONS.keys())
def test_text_of_a_section(show: Show, markup: str) -> None:
    page = show(f"<h1>Moje konto</h1>{markup}")
    text = page.data.text
    assert "Anna" in text
    assert "Obce" not in text
    assert page.data.shows("Anna")


def test_section_that_fills_later_is_waited_for(show: Show) -> None:
    page = show(
        "<h1>Ekran</h1><section><h2>Twoje dane</h2></section><script>later(200, () => document.querySelector('section').append('Anna'))</script>"
    )
    assert page.data.text == "Twoje dane Anna"


def test_what_only_the_eye_sees_is_on_the_page_and_what_nobody_sees_is_not(show: Show) -> None:
    page = show("""<p>Tekst</p><p aria-hidden="true">600100200</p><p hidden>Ukryte</p>
      <p style="visibility:hidden">Niewidoczne <b style="visibility:visible">widać</b></p><template>Wzór</template>""")
    assert page.text() == "Tekst 600100200 widać"


QUESTION = "Czy na pewno wycofać uprawnienie?"
ANSWERS = """<button onclick="box.remove()" id="yes">Tak, wycofaj</button><button id="no">Nie</button>"""
DIALOGS = {
    "dialog": f'<dialog open id="box"><p>{QUESTION}</p>{ANSWERS}</dialog>',
    "modal dialog": f'<dialog id="box"><p>{QUESTION}</p>{ANSWERS}</dialog><script>box.showModal()</script>',
    "dialog by its label": f'<div role="dialog" id="box" aria-label="{QUESTION}">{ANSWERS}</div>',
    "alertdialog by its heading": f'<div role="alertdialog" id="box" aria-labelledby="q"><h2 id="q">{QUESTION}</h2>{ANSWERS}</div>',
    "alertdialog by its text": f'<div role="alertdialog" id="box"><h2>Wycofanie</h2><p>Czy na pewno<br>wycofać&nbsp;uprawnienie?</p>{ANSWERS}</div>',
    "later": f'<script>later(200, () => {{ document.body.innerHTML += `<div role="dialog" id="box">{QUESTION}{ANSWERS}</div>` }})</script>',
    "gone later": f'<div role="dialog" id="box">{QUESTION}{ANSWERS.replace("box.remove()", "later(200, () => box.remove())")}</div>',
}


@pytest.mark.parametrize("markup", DIALOGS.values(), ids=DIALOGS.keys())
def test_dialog_is_answered(show: Show, markup: str) -> None:
    page = show(
        f'<h1>Ekran</h1><button id="other">Tak, wycofaj</button><div role="dialog" hidden>{QUESTION}</div>{markup}'
    )
    page.withdraw.answer(page.sure)
    assert show.said == ["click yes"]
    assert not page.withdraw.is_there()


def test_dialog_that_moves_is_answered_when_it_rests(show: Show) -> None:
    page = show(f"""<h1>Ekran</h1><dialog open id="box">{QUESTION}{ANSWERS}</dialog><script>
      let left = 100; const slide = () => {{ box.style.marginTop = `${{left -= 1}}px`;
      if (left) setTimeout(slide, 10); else said.push('at rest'); }}; slide()</script>""")
    page.withdraw.answer(page.sure)
    assert show.said == ["at rest", "click yes"]


def test_dialog_that_stays_is_told(show: Show) -> None:
    page = show(f"<h1>Ekran</h1><dialog open>{QUESTION}<button>Nie</button></dialog>", wait_s=0.3)
    with pytest.raises(PortalDiffersError, match=r"pytanie „Czy na pewno wycofać uprawnienie\?” jest, ale nie reaguje"):
        page.withdraw.answer(page.not_sure)


def test_dialog_without_the_answer_is_told(show: Show) -> None:
    page = show(f"<h1>Ekran</h1><dialog open>{QUESTION}<button>Anuluj</button></dialog>", wait_s=0.3)
    with pytest.raises(
        SuiteFaultError, match=r"Szukano: przycisk albo odnośnik „Nie” w części „Czy na pewno .*” na stronie „Ekran”"
    ):
        page.withdraw.answer(page.not_sure)


MESSAGES = {
    "status": '<div role="status">Dane zostały zapisane</div>',
    "among others": '<div role="status">Trwa ładowanie…</div><div role="status"></div><div role="status">Dane&nbsp;zostały<br>zapisane.</div>',
    "with an icon": '<div role="status"><i aria-hidden="true">✓</i><span>Dane <b>zostały</b> zapisane</span></div>',
    "icon inside": '<p>Dane zostały <i aria-hidden="true">✓</i> zapisane</p>',
    "later": "<div role='status' id='s'></div><script>later(250, () => { s.textContent = 'Dane zostały zapisane'; })</script>",
}


@pytest.mark.parametrize("markup", MESSAGES.values(), ids=MESSAGES.keys())
def test_message_is_seen(show: Show, markup: str) -> None:
    show(f"<h1>Ekran</h1>{markup}").saved.see()


WORDS = "Nieprawidłowy numer PESEL"
REFUSALS = {
    "described": f'<input title="Pesel" aria-invalid="true" aria-describedby="e"><p id="e" role="alert">{WORDS}</p>',
    "hint and error": f'<input title="Pesel" aria-invalid="true" aria-describedby="h e"><p id="h">11 cyfr</p><p id="e">⚠ {WORDS}.</p>',
    "error message": f'<input title="Pesel" aria-invalid="true" aria-errormessage="e" aria-describedby="h"><p id="h">11 cyfr</p><p id="e">{WORDS}</p>',
    "nested": '<input title="Pesel" aria-invalid="true" aria-describedby="e"><p id="e"><b>Nieprawidłowy</b><br>numer&nbsp;PESEL</p>',
    "later": f"<input title='Pesel'><p id='e'></p><script>const f = document.querySelector('input'); later(100, () => {{ "
    f"f.setAttribute('aria-describedby', 'e'); e.textContent = '{WORDS}'; }}); later(200, () => f.setAttribute('aria-invalid', 'true'))</script>",
    "redrawn": f"<div id='d'><input title='Pesel'></div><script>later(200, () => {{ d.innerHTML = `<label>Pesel<input aria-invalid='true' "
    f"aria-describedby='x'></label><p id='x'>{WORDS}</p>`; }})</script>",
    "in a shadow tree": f"<x-f></x-f><script>document.querySelector('x-f').attachShadow({{ mode: 'open' }}).innerHTML = "
    f"`<input title='Pesel' aria-invalid='true' aria-describedby='e'><p id='e'>{WORDS}</p>`</script>",
}


@pytest.mark.parametrize("markup", REFUSALS.values(), ids=REFUSALS.keys())
def test_refused_field(show: Show, markup: str) -> None:
    page = show(f"<h1>Ekran</h1>{markup}")
    page.pesel.refused_with(page.refusal)


NOT_REFUSED = {
    "not invalid": (f'<input title="Pesel" aria-describedby="e"><p id="e">{WORDS}</p>', "nie oznaczyła go jako błędne"),
    "other field": (
        f'<input title="Pesel"><input title="Inne" aria-invalid="true" aria-describedby="e"><p id="e">{WORDS}</p>',
        "nie oznaczyła",
    ),
    "not tied": (
        f'<input title="Pesel" aria-invalid="true"><p role="alert">{WORDS}</p>',
        "a nie ma żadnego związanego z tym polem",
    ),
    "other words": (
        '<input title="Pesel" aria-invalid="true" aria-describedby="e"><p id="e">Zły numer</p>',
        "a stoi: „Zły numer”",
    ),
    "not shown": (
        f'<input title="Pesel" aria-invalid="true" aria-describedby="e"><p id="e" hidden>{WORDS}</p>',
        "a nie ma żadnego",
    ),
}


@pytest.mark.parametrize(("markup", "told"), NOT_REFUSED.values(), ids=NOT_REFUSED.keys())
def test_field_that_is_not_refused_so(show: Show, markup: str, told: str) -> None:
    page = show(f"<h1>Ekran</h1>{markup}", wording_confirmed=True, wait_s=0.3)
    with pytest.raises(PortalDiffersError, match=told):
        page.pesel.refused_with(page.refusal)


def test_section_that_does_not_say_what_nobody_has_seen_here_blames_nobody(show: Show) -> None:
    markup = "<h1>Ekran</h1><h2>Twoje dane</h2><p>Dane zmieniono</p>"
    page = show(markup, wait_s=0.3)
    with pytest.raises(SuiteFaultError, match="Szukano: komunikat „Dane zostały zapisane”"):
        page.data.says(page.saved)
    page = show(markup, wait_s=0.3, wording_confirmed=True)
    assert not page.data.says(page.saved)
    page = show(markup.replace("zmieniono", "zostały zapisane"))
    assert page.data.says(page.saved)
