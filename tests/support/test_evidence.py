"""A screenshot shows nothing of a patient, wherever it stands on the page, and taking it changes nothing there."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from PIL import Image, ImageChops
from selenium.common.exceptions import WebDriverException

from support import pesel
from support.browser import Browser
from support.evidence import Evidence
from support.known_secrets import KNOWN, Kind
from support.profile_file import read_profile
from support.session import Session
from support.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


# Two of each kind, of one length: covered, they look the same.
VALUES = {
    "PESEL": (pesel.nobodys(), pesel.nobodys()),
    "e-mail": ("anna.zielinska@poczta.example", "ewa1.kowalczyk@poczta.example"),
    "phone": ("400 987 654", "400 123 321"),
    "street": ("ul. Świętej Łucji 5 m. 2", "os. Zielonych Pól 3 m. 4"),
    "unknown e-mail": ("kto.inny@gdzie.example", "nie.wiem@skad.example1"),
    "unknown phone": ("+48 401 402 403", "+48 409 408 407"),
}
_KINDS = {"PESEL": Kind.PESEL, "e-mail": Kind.EMAIL, "phone": Kind.PHONE, "street": Kind.ADDRESS}
MARKUP = {
    "text": "<p>Jest: VALUE.</p>",
    "title of a section": "<h2>VALUE</h2>",
    "capitals": "<p style='text-transform: uppercase'>VALUE</p>",
    "link": "<a href='#'>VALUE</a>",
    "button": "<button>VALUE</button>",
    "broken off": "<p>HEAD<wbr>TAIL</p>",
    "parts in spans": "<p><b>HEAD</b><span><i>TAIL</i></span></p>",
    "each letter in a box": "<p>LETTERS</p>",
    "cell": "<table><tr><td>VALUE</td></tr></table>",
    "field": "<input value='VALUE' size='50'>",
    "field for a phone": "<input type='tel' value='VALUE' size='50'>",
    "read-only field": "<input readonly value='VALUE' size='50'>",
    "large field": "<textarea cols='50'>VALUE</textarea>",
    "placeholder": "<input placeholder='VALUE' size='50'>",
    "input that is a button": "<input type='button' value='VALUE'>",
    "chosen option": "<select><option>VALUE</option></select>",
    "list": "<select size='3'><option>a</option><option>VALUE</option></select>",
    "editable": "<div contenteditable>VALUE</div>",
    "selected text": "<p id='s'>VALUE</p><script>getSelection().selectAllChildren(s)</script>",
    "selected field": "<input id='s' value='VALUE' size='50'><script>s.focus(); s.select()</script>",
    "transition": "<style>* {transition: all 3s}</style><p>VALUE</p><input value='VALUE' size='50'>",
    "picture of lines": "<svg width='600' height='50'><text y='20'>VALUE</text></svg>",
    "shadow": "<x-a></x-a><script>document.querySelector('x-a').attachShadow({mode: 'open'}).innerHTML ="
    " '<p>VALUE</p><input size=50>'; document.querySelector('x-a').shadowRoot.querySelector('input').value ="
    " 'VALUE'</script>",
    "frame of another origin": "<iframe sandbox width='700' srcdoc='<p>VALUE</p>'></iframe>",
    "frame": "<iframe width='700' srcdoc='<style>* {font: 16px monospace}</style><p>VALUE</p>"
    '<input size=50 value="VALUE">\'></iframe>',
}
# What redraws itself while a picture is taken: a fetched part, say.
_RESTLESS = "<p id='p'></p><script>setInterval(() => p.innerHTML = '<b>VALUE</b>', 1)</script>"
_ACCOUNT = """<h1>Moje konto</h1><dl><div><dt>Adres</dt><dd>VALUE</dd></div></dl><p><b>Miejscowość:</b> VALUE</p>
<table><tr><th>Adres</th><td>VALUE</td></tr></table>"""
_FORM = "<h1>Edytuj swoje dane</h1><label for='a'>Ulica i numer</label> <input id='a' size='50' value='VALUE'>"


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    settings = read_settings({})
    browser = Browser(settings, lambda _: None)
    yield Session(browser, read_profile(settings.konfiguracja, settings.profil), ("", ""), lambda _: None)
    browser.discard()


@pytest.fixture(autouse=True)
def secrets() -> Iterator[None]:
    KNOWN.begin_scenario()
    for name, kind in _KINDS.items():
        for value in VALUES[name]:
            KNOWN.learn(kind, value)
    yield
    KNOWN.begin_scenario()
    KNOWN.begin_scenario()


def show(session: Session, markup: str, value: str) -> None:
    """Show a page with this value in it."""
    half = len(value) // 2
    letters = "".join(f"<span style='display:inline-block'>{sign}</span>" for sign in value)
    page = markup.replace("LETTERS", letters).replace("HEAD", value[:half]).replace("TAIL", value[half:])
    body = page.replace("VALUE", value)
    style = "<style>* {font: 16px monospace}</style>"
    session.driver.get(f"data:text/html;charset=utf-8,{quote(f'<title>Konto {value}</title>{style}{body}')}")


def picture(session: Session, out: Path) -> bytes:
    """Take a picture as the suite does."""
    taken = Evidence(out).take(session, "Wtedy widzi")
    assert taken is not None
    return (out / str(taken["file"])).read_bytes()


@pytest.mark.parametrize(
    ("markup", "kind"),
    [(markup, "e-mail") for markup in MARKUP] + [("text", kind) for kind in VALUES if kind != "e-mail"],
)
def test_two_values_look_the_same_in_a_picture(session: Session, tmp_path: Path, markup: str, kind: str) -> None:
    seen, taken = [], []
    for value in VALUES[kind]:
        show(session, MARKUP[markup], value)
        seen.append(session.driver.get_screenshot_as_png())
        taken.append(picture(session, tmp_path))
    assert seen[0] != seen[1], "nothing to hide: the test is wrong"
    assert taken[0] == taken[1]


@pytest.mark.parametrize("markup", [_ACCOUNT, _FORM], ids=["account", "form"])
def test_what_stands_beside_a_label_of_the_account_is_covered_and_learned(
    session: Session, tmp_path: Path, markup: str
) -> None:
    taken = []
    for value in ("Nowiny 17a, 12-345 Kotowo", "Pszenna 8b, 54-321 Psiów!"):
        show(session, markup, value)
        taken.append(picture(session, tmp_path))
    assert taken[0] == taken[1]
    assert KNOWN.mask("Nowiny 17a; 12-345; Kotowo") == "; ".join([Kind.ADDRESS.mark] * 3)


@pytest.mark.parametrize("value", ["nie podano", "ul. Źdźbłowa 7 m. 12, 00-184 Gżegżółkowo", "600-100-200"])
def test_what_is_no_secret_is_shown(session: Session, tmp_path: Path, value: str) -> None:
    show(session, _ACCOUNT, value)
    seen = session.driver.get_screenshot_as_png()
    assert picture(session, tmp_path) == seen


def test_what_is_redrawn_meanwhile_is_covered(session: Session, tmp_path: Path) -> None:
    taken = []
    for value in VALUES["street"]:
        show(session, _RESTLESS, value)
        taken.append(picture(session, tmp_path))
    assert taken[0] == taken[1]


def test_a_page_that_comes_meanwhile_is_not_shown(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(session, MARKUP["text"], VALUES["street"][0])
    shoot = session.driver.get_screenshot_as_png

    def late() -> bytes:
        session.driver.refresh()
        return shoot()

    monkeypatch.setattr(session.driver, "get_screenshot_as_png", late)
    assert Evidence(tmp_path).take(session, "Wtedy") is None
    assert not list(tmp_path.rglob("*.png"))


_STATE = """
const state = (root) => [root.body?.innerHTML ?? root.innerHTML, root.adoptedStyleSheets.length,
  ...[...root.querySelectorAll('input,textarea,select')].map((el) => [el.value, getComputedStyle(el).cssText])];
return JSON.stringify([state(document), document.title, [...CSS.highlights.keys()], window.seen || [],
  Object.getOwnPropertySymbols(window).map(String).filter((name) => name.includes('iikp')),
  ...[...document.querySelectorAll('x-a')].map((el) => state(el.shadowRoot))]);
"""
_WITNESS = """<script>window.seen = []; const note = (what) => window.seen.push(what);
new MutationObserver(() => note('changed')).observe(document, {subtree: true, childList: true, characterData: true,
attributes: true}); for (const type of ['input', 'change', 'focus', 'blur', 'selectionchange', 'transitionrun'])
document.addEventListener(type, () => note(type), true);</script>"""


@pytest.mark.parametrize(
    ("markup", "fails"),
    [(name, False) for name in MARKUP if "selected" not in name]
    + [(name, True) for name in ("text", "field", "shadow")],
)
def test_the_page_is_as_it_was_and_has_noticed_nothing(
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    markup: str,
    fails: bool,  # noqa: FBT001
) -> None:
    show(session, MARKUP[markup] + _WITNESS, VALUES["e-mail"][0])
    session.driver.execute_script("window.seen.length = 0")
    before = session.driver.execute_script(_STATE)
    seen = session.driver.get_screenshot_as_png()
    if fails:

        def fail() -> bytes:
            raise WebDriverException("no picture")

        monkeypatch.setattr(session.driver, "get_screenshot_as_png", fail)
    assert (Evidence(tmp_path).take(session, "Wtedy") is None) is fails
    monkeypatch.undo()
    assert session.driver.execute_script(_STATE) == before
    assert looks_like(session.driver.get_screenshot_as_png(), seen)


def looks_like(one: bytes, other: bytes) -> bool:
    """Tell whether two pictures look alike; a list's colours come back one shade off."""
    first, second = (Image.open(BytesIO(content)).convert("RGB") for content in (one, other))
    return ImageChops.difference(first, second).point(lambda shade: 255 if shade > 1 else 0).getbbox() is None


def test_only_the_initials_of_a_name_are_shown(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KNOWN, "_lasting", {})
    KNOWN.learn_name("Anna Zielińska")
    KNOWN.learn_name("Alma Zerwińska")
    taken = []
    for name in ("Anna Zielińska", "Alma Zerwińska", "Bima Zerwińska"):
        show(session, MARKUP["text"] + MARKUP["parts in spans"], name)
        taken.append(picture(session, tmp_path))
    assert taken[0] == taken[1]
    assert taken[0] != taken[2], "the initials can be read"


def test_a_picture_takes_three_round_trips_and_the_nodes_cookie(session: Session, tmp_path: Path) -> None:
    show(session, MARKUP["field"], VALUES["e-mail"][0])
    before = session.driver.round_trips  # type: ignore[attr-defined]  # the suite's own driver
    picture(session, tmp_path)
    assert session.driver.round_trips - before == 4  # type: ignore[attr-defined]  # the same


def test_a_picture_is_described_without_a_secret(session: Session, tmp_path: Path) -> None:
    show(session, MARKUP["text"], VALUES["e-mail"][0])
    taken = Evidence(tmp_path).take(session, f"Wtedy widzi {VALUES['e-mail'][0]}")
    assert taken is not None
    assert taken["title"] == "Konto [e-mail ukryty]"
    assert VALUES["e-mail"][0] not in str(taken)


def test_a_dead_browser_gives_no_picture_and_no_error(tmp_path: Path) -> None:
    settings = read_settings({})
    browser = Browser(settings, lambda _: None)
    browser.driver.service.stop()  # type: ignore[attr-defined]  # every driver of this machine has one
    session = Session(browser, read_profile(settings.konfiguracja, settings.profil), ("", ""), lambda _: None)
    assert Evidence(tmp_path).take(session, "Wtedy") is None
    browser.discard()
