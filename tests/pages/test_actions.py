"""Actions: found by their text in whatever dress, pressed once they can be pressed, the visible one of several."""
# ruff: noqa: E501 -- markup is read best in one line

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from support.verdicts import EnvironmentUnavailableError, PortalDiffersError
from tests.pages.shown import WAIT_S

if TYPE_CHECKING:
    from tests.pages.shown import Show

DRESSED = {
    "button": '<button id="ok">Dalej</button>',
    "link": '<a id="ok" href="/x">Dalej</a>',
    "link without an address": '<a id="ok">Dalej</a>',
    "submit": '<input id="ok" type="submit" value="Dalej">',
    "button by input": '<input id="ok" type="button" value="Dalej">',
    "picture": '<input id="ok" type="image" alt="Dalej" width="40" height="20">',
    "role button": '<div id="ok" role="button" tabindex="0">Dalej</div>',
    "role link": '<span id="ok" role="link" tabindex="0">Dalej</span>',
    "menu item": '<ul role="menu"><li id="ok" role="menuitem">Dalej</li></ul>',
    "tab": '<div role="tablist"><div id="ok" role="tab">Dalej</div></div>',
    "summary": '<details id="ok"><summary>Dalej</summary>reszta</details>',
    "aria-label": '<button id="ok" aria-label="Dalej">»</button>',
    "aria-labelledby": '<b id="l">Dalej</b> <button id="ok" aria-labelledby="l">»</button>',
    "title": '<button id="ok" title="Dalej"></button>',
    "own shadow": '<x-b id="ok"></x-b><script>document.querySelector("x-b").attachShadow({ mode: "open" }).innerHTML = "<button><slot></slot>Dalej</button>"</script>',
    "element in a slot": '<x-b><i id="ok">Dalej</i></x-b><script>document.querySelector("x-b").attachShadow({ mode: "open" }).innerHTML = "<button><slot></slot></button>"</script>',
    "text in a slot": '<x-b id="ok">Dalej</x-b><script>document.querySelector("x-b").attachShadow({ mode: "open" }).innerHTML = "<button><slot></slot></button>"</script>',
}
WORDED = {
    "nested": "<span><b>Edytuj</b> <i>swoje</i></span> dane",
    "parts of a word": "Edy<span>tuj</span> swoje dane",
    "no-break spaces": "Edytuj&nbsp;swoje\u202fdane",
    "soft hyphen": "Edy&shy;tuj swoje dane",
    "line breaks": "Edytuj<br>swoje<br />dane",
    "blocks": "<div>Edytuj</div><div>swoje dane</div>",
    "white space": "\n   Edytuj\n   swoje\tdane \n",
    "upper case by style": '<span style="text-transform: uppercase">Edytuj swoje dane</span>',
    "arrow": "Edytuj swoje dane →",
    "hidden arrow": 'Edytuj swoje dane <span aria-hidden="true">arrow_forward</span>',
    "hidden icon inside": 'Edytuj <i aria-hidden="true">•</i> swoje dane',
    "picture": '<svg aria-hidden="true" width="9" height="9"><text>x</text></svg>Edytuj swoje dane',
    "named picture": '<img alt="Ołówek" width="9" height="9"> Edytuj swoje dane',
    "remark for the ear": 'Edytuj swoje dane <span class="clipped">(otwiera formularz)</span>',
    "remark not shown": 'Edytuj swoje dane <span style="display:none">(nowe)</span>',
    "remark invisible": '<span style="visibility:hidden">Nowe <b>!</b></span>Edytuj swoje dane',
    "composed letters": "Edytuj swoje dane".replace("j", "j\u2060"),
}


@pytest.mark.parametrize("markup", DRESSED.values(), ids=DRESSED.keys())
def test_action_is_pressed_in_any_dress(show: Show, markup: str) -> None:
    show(markup).proceed.click()
    assert show.said[0] == "click ok"


@pytest.mark.parametrize("words", WORDED.values(), ids=WORDED.keys())
@pytest.mark.parametrize("tag", ["button", "a"])
def test_action_is_known_by_its_words(show: Show, words: str, tag: str) -> None:
    show(f'<{tag} id="ok" href="/x">{words}</{tag}>').edit.click()
    assert show.said == ["click ok"]


@pytest.mark.parametrize("words", ["Edytuj swojedane", "Edytuj swoje dane osoby", "edytuj swoje dane", "Edytuj"])
def test_other_words_are_another_action(show: Show, words: str) -> None:
    assert not show(f"<button>{words}</button>").edit.is_there()


UNSEEN = {
    "display none": '<p style="display:none">{}</p>',
    "visibility hidden": '<p style="visibility:hidden">{}</p>',
    "hidden": "<p hidden>{}</p>",
    "aria-hidden": '<p aria-hidden="true">{}</p>',
    "off the page": '<p class="off">{}</p>',
    "beyond the edge": '<p style="position:fixed;left:-300px;width:200px">{}</p>',
    "moved away": '<p style="position:fixed;transform:translateX(-500px)">{}</p>',
    "clipped": '<p class="clipped">{}</p>',
    "folded up": '<div style="max-height:0;overflow:hidden">{}</div>',
    "closed details": "<details><summary>Menu</summary>{}</details>",
    "closed dialog": "<dialog>{}</dialog>",
    "inert": "<div inert>{}</div>",
    "disabled": "<fieldset disabled>{}</fieldset>",
    "under another": '<div style="position:relative">{}<div style="position:absolute;inset:0;background:red"></div></div>',
    "template": "<template>{}</template>",
}


@pytest.mark.parametrize("around", UNSEEN.values(), ids=UNSEEN.keys())
def test_the_copy_that_can_be_pressed_is_pressed(show: Show, around: str) -> None:
    copy = around.format('<button id="no">Dalej</button>')
    show(f'{copy}<button id="ok">Dalej</button>{copy}').proceed.click()
    assert show.said == ["click ok"]


def test_of_two_equal_actions_the_first_is_pressed(show: Show) -> None:
    show('<nav><a id="menu">Dalej</a></nav><main><a id="tile">Dalej</a></main>').proceed.click()
    assert show.said == ["click menu"]


LATER = {
    "enabled": ('<button id="ok" disabled>Dalej</button>', "b.disabled = false"),
    "aria-enabled": ('<button id="ok" aria-disabled="true">Dalej</button>', "b.removeAttribute('aria-disabled')"),
    "enabled by its fieldset": (
        '<fieldset disabled><button id="ok">Dalej</button></fieldset>',
        "b.parentNode.disabled = false",
    ),
    "uncovered": (
        '<button id="ok">Dalej</button><div class="cover">…</div>',
        "document.querySelector('.cover').remove()",
    ),
    "faded in": ('<button id="ok" style="display:none">Dalej</button>', "b.style.display = ''"),
    "uncovered by style": (
        '<button id="ok">Dalej</button><div class="cover"></div>',
        "document.querySelector('.cover').className = ''",
    ),
    "named": ('<button id="ok">…</button>', "b.firstChild.data = 'Dalej'"),
    "added": ('<button id="ok">Wstecz</button>', "b.outerHTML = '<a id=ok>Dalej</a>'"),
    "moved into view": ('<button id="ok" style="position:fixed;top:-200px">Dalej</button>', "b.style.top = '9px'"),
}


@pytest.mark.parametrize(("markup", "change"), LATER.values(), ids=LATER.keys())
def test_what_can_be_pressed_later_is_waited_for(show: Show, markup: str, change: str) -> None:
    page = show(
        f"{markup}<script>const b = document.getElementById('ok'); later(250, () => {{ said.push('change'); {change} }})</script>"
    )
    page.proceed.click()
    assert show.said == ["change", "click ok"]


IN_THE_WAY = {
    "below the edge": '<div style="height:4000px"></div>{}',
    "footer over it": '<div style="height:calc(100vh - 60px)"></div>{}<div style="height:400px"></div>'
    '<footer style="position:fixed;bottom:0;left:0;right:0;height:90px;background:red">stopka</footer>',
    "inside a box that scrolls": '<div style="height:60px;overflow:auto"><div style="height:900px"></div>{}<div style="height:900px"></div></div>',
    "under a transparent layer": '{}<div style="position:fixed;inset:0;pointer-events:none"></div>',
    "its own overlay": '<style>#ok {{ position:relative }} #ok::after {{ content:""; position:absolute; inset:0 }}</style>{}',
    "broken over lines": '<div style="width:60px">początek i {}</div>',
}


@pytest.mark.parametrize("around", IN_THE_WAY.values(), ids=IN_THE_WAY.keys())
@pytest.mark.parametrize("tag", ["button", "a"])
def test_action_is_brought_into_view(show: Show, around: str, tag: str) -> None:
    page = show(around.format(f'<{tag} id="ok">Edytuj swoje dane</{tag}>'))
    page.edit.click()
    assert show.said == ["click ok"]


def test_sticky_header_over_a_page_scrolled_down(show: Show) -> None:
    header = '<header style="position:fixed;top:0;left:0;right:0;height:80px;background:red">iIKP</header>'
    page = show(
        f'<div style="height:2000px"></div>{header}<button id="ok">Dalej</button><div style="height:2000px"></div>'
    )
    show.run("document.getElementById('ok').scrollIntoView({ block: 'start' })")
    page.proceed.click()
    assert show.said == ["click ok"]


REPLACED = {
    "once": "later(0, () => again(b()))",
    "often": "const t = setInterval(() => again(b()), 15); later(700, () => clearInterval(t))",
    "when the pointer comes": "addEventListener('mouseover', () => again(b()), { once: true })",
    "at every look": "let n = 0; new MutationObserver(() => n++ < 9 && later(0, () => again(b()))).observe(document.body, { childList: true }); again(b())",
}


@pytest.mark.parametrize("script", REPLACED.values(), ids=REPLACED.keys())
def test_action_that_is_redrawn_is_pressed_once(show: Show, script: str) -> None:
    page = show(
        f"<button id='ok'>Dalej</button><script>const b = () => document.getElementById('ok'); {script}</script>"
    )
    page.proceed.click()
    assert show.said == ["click ok"]


def test_action_is_pressed_twice_in_quick_succession(show: Show) -> None:
    show('<button id="ok">Dalej</button>').proceed.click_twice()
    assert show.said == ["click ok", "click ok"]


def test_covered_for_good_is_told(show: Show) -> None:
    page = show('<button>Dalej</button><div class="cover">Zgoda na ciasteczka</div>', wait_s=0.3)
    with pytest.raises(
        PortalDiffersError, match=r"„Dalej” na stronie „Ekran” – widać, ale zasłania to inna część strony"
    ):
        page.proceed.click()


def test_disabled_for_good_is_told(show: Show) -> None:
    page = show("<button disabled>Dalej</button>", wait_s=0.3)
    with pytest.raises(PortalDiffersError, match=r"„Dalej” .* – widać, ale nie można tego użyć"):
        page.proceed.click()


def test_action_of_one_part_of_the_page(show: Show) -> None:
    page = show("""<h1>Ekran</h1><section><h2>Inne</h2><button id="no">Zmień</button></section>
      <section><h2>Twoje dane</h2><button id="ok">Zmień</button></section>""")
    page.within.click()
    assert show.said == ["click ok"]


def test_going_away_waits_and_is_not_taken_from_a_blank_page(show: Show) -> None:
    page = show(
        "<p>Tekst</p><button>Dalej</button><script>later(200, () => document.querySelector('button').remove())</script>",
        wait_s=0.6,
    )
    assert page.proceed.goes_away()
    show.run("document.body.innerHTML = '<button>Dalej</button>'")
    assert not page.proceed.goes_away()
    show.run(
        "document.body.replaceChildren(), later(300, () => { document.body.innerHTML = '<button>Dalej</button>'; })"
    )
    assert not page.proceed.goes_away()
    show.run("""document.body.innerHTML = '<p role="status">Trwa ładowanie…</p>',
      later(300, () => { document.body.innerHTML = '<button>Dalej</button>'; })""")
    assert not page.proceed.goes_away()


@pytest.mark.parametrize(
    ("markup", "selected"),
    [
        ('<div role="tab" aria-selected="true">Moje recepty</div>', True),
        ('<div role="tab" aria-selected="false">Moje recepty</div>', False),
        ('<button role="tab" aria-selected="true"><span>Moje</span> recepty</button>', True),
        ('<a href="#/r" aria-current="page">Moje recepty</a>', True),
        ('<a href="#/r" aria-current="false">Moje recepty</a>', False),
        ('<button aria-current="true">Moje recepty</button>', True),
        ("<button>Moje recepty</button>", False),
    ],
)
def test_chosen_tab(show: Show, markup: str, selected: bool) -> None:  # noqa: FBT001 -- a parameter of the test
    assert show(markup).mine.selected is selected


def test_nothing_is_pressed_before_the_page_has_come_whole(show: Show) -> None:
    page = show("<h1>Ekran</h1>")
    show.run(
        """(() => {
            document.open();
            document.write('<h1>Ekran</h1><button>Edytuj swoje dane</button>');
            setTimeout(() => {
                document.querySelector('button').onclick = () => { document.title = 'pressed'; };
                document.close();
            }, 300);
        })()"""
    )
    page.edit.click()
    assert show.run("document.title") == "pressed"


def test_page_that_never_comes_whole_is_the_environments_fault(show: Show) -> None:
    page = show("<h1>Ekran</h1>", wait_s=0.5)
    show.run("(() => { document.open(); document.write('<h1>Ekran</h1><button>Edytuj swoje dane</button>'); })()")
    try:
        with pytest.raises(EnvironmentUnavailableError, match="nie dotarła do przeglądarki w całości"):
            page.edit.click()
    finally:
        show.run("document.close()")


def test_second_press_goes_to_the_page_that_was_asked_for(show: Show) -> None:
    show.put("/done", "<h1>Koniec</h1>")
    show.put("/silent/next", """<h1>Ekran</h1><button onclick="location = '/done'">Dalej</button>""")
    page = show("""<h1>Ekran</h1><button onclick="location = '/silent/next'">Dalej</button>""")
    threading.Timer(0.5, show.server.released.set).start()
    page.proceed.click()
    page.proceed.click()
    page.session.browser.awaited_page(WAIT_S)
    assert [path for path, _, _ in show.server.asked[-2:]] == ["/silent/next", "/done"]
