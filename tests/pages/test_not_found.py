"""What is said of an element that does not come, whose fault it is, and how its wording is corrected."""
# ruff: noqa: E501 -- markup is read best in one line

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.entry import arrive
from support.verdicts import EnvironmentUnavailableError, PortalDiffersError, SuiteFaultError, Verdict, verdict_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.shown import Screen, Show

OTHER_PAGE = """<h1>Twoje konto</h1><nav><a href="/">Strona startowa</a></nav><h2>Dane</h2>
  <label>E-mail: <input></label><label><input type="checkbox"> Akceptuję regulaminy</label>
  <button>Dalej »</button><button hidden>Ukryty</button><button>Edytuj dane</button>
  <p role="status">Zapisano</p><p role="alert">Uwaga</p>"""
NEVER_S = 0.2


def _said(page: Screen, use: Callable[[Screen], object]) -> str:
    with pytest.raises((PortalDiffersError, SuiteFaultError)) as told:
        use(page)
    return str(told.value)


def test_it_says_what_was_sought_where_and_what_was_seen(show: Show) -> None:
    page = show(OTHER_PAGE, wait_s=NEVER_S)
    assert _said(page, lambda p: p.edit.click()).splitlines() == [
        "Szukano: przycisk albo odnośnik „Edytuj swoje dane” na stronie „Ekran” – nie znaleziono.",
        "Najbliższe brzmienie: „Edytuj dane”.",
        "Nagłówki: „Twoje konto”, „Dane”.",
        "Pola: „E-mail”, „Akceptuję regulaminy”.",
        "Przyciski i odnośniki: „Strona startowa”, „Dalej”, „Edytuj dane”.",
        "Komunikaty: „Zapisano”, „Uwaga”.",
        f"Adres: {show.server.url}/written, tytuł: „Ekran próbny”, węzeł: nieznany.",
    ]


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (lambda p: p.loaded(), "nagłówek „Ekran”"),
        (lambda p: p.pesel.fill("1"), "pole „Pesel”"),
        (lambda p: p.day.choose(__import__("datetime").date(2026, 1, 1)), "pole daty „Od”"),
        (lambda p: p.accepted.set(ticked=True), "pole wyboru „Akceptuję regulamin”"),
        (lambda p: p.kind.choose("Pierwszy"), "opcja „Pierwszy” w części „Rodzaj uprawnienia”"),
        (lambda p: p.consents.rows, "tabela „Nadane uprawnienia”"),
        (lambda p: p.data.text, "część strony „Twoje dane”"),
        (lambda p: p.within.click(), "przycisk albo odnośnik „Zmień” w części „Twoje dane”"),
        (
            lambda p: p.withdraw.answer(p.not_sure),
            "przycisk albo odnośnik „Nie” w części „Czy na pewno wycofać uprawnienie?”",
        ),
        (lambda p: p.mine.click(), "zakładka „Moje recepty”"),
        (lambda p: p.saved.see(), "komunikat „Dane zostały zapisane”"),
        (lambda p: p.pesel.refused_with(p.refusal), "pole „Pesel”"),
    ],
    ids=[
        "heading",
        "field",
        "date",
        "box",
        "option",
        "table",
        "section",
        "within",
        "dialog",
        "tab",
        "message",
        "refusal",
    ],
)
def test_each_kind_has_its_polish_name(show: Show, use: Callable[[Screen], object], words: str) -> None:
    said = _said(show("<h1>Inny ekran</h1>", wait_s=NEVER_S), use)
    assert said.startswith(f"Szukano: {words} na stronie „Ekran” – nie znaleziono.")


def test_nearest_wording_is_sought_among_things_of_that_kind(show: Show) -> None:
    page = show(OTHER_PAGE, wait_s=NEVER_S)
    assert "Najbliższe brzmienie: „Akceptuję regulaminy”." in _said(page, lambda p: p.accepted.set(ticked=True))
    assert "Najbliższe" not in _said(page, lambda p: p.pesel.fill("1"))


def test_page_without_anything_to_use_is_quoted(show: Show) -> None:
    said = _said(show("<p>500 Internal Server Error</p>", wait_s=NEVER_S), lambda p: p.proceed.click())
    assert "Tekst strony: „500 Internal Server Error”." in said


def test_page_that_never_ends_loading_is_told(show: Show) -> None:
    page = show('<input title="Pesel"><p role="status">Trwa ładowanie…</p>', wait_s=NEVER_S)
    with pytest.raises(EnvironmentUnavailableError, match="strona wciąż się wczytuje"):
        _ = page.pesel.value
    # At this moment it may be loading: that is told, not refused.
    assert not page.email.is_there()


@pytest.mark.parametrize(
    ("use", "confirmed", "verdict"),
    [
        (lambda p: p.proceed.click(), False, Verdict.DIFFERS),
        (lambda p: p.proceed.click(), True, Verdict.DIFFERS),
        (lambda p: p.email.fill("a"), False, Verdict.SUITE_FAULT),
        (lambda p: p.email.fill("a"), True, Verdict.DIFFERS),
        (lambda p: p.kind.choose("x"), False, Verdict.SUITE_FAULT),
        (lambda p: p.kind.choose("x"), True, Verdict.DIFFERS),
    ],
    ids=["instruction's", "instruction's, confirmed", "assumed", "assumed, confirmed", "option", "option, confirmed"],
)
def test_the_wording_decides_whose_fault_it_is(
    show: Show,
    use: Callable[[Screen], object],
    confirmed: bool,  # noqa: FBT001 -- a parameter of the test
    verdict: Verdict,
) -> None:
    page = show("<h1>Ekran</h1>", wait_s=NEVER_S, wording_confirmed=confirmed)
    with pytest.raises((PortalDiffersError, SuiteFaultError)) as told:
        use(page)
    assert verdict_of(told.value) == verdict


def test_assumed_wording_tells_where_it_is_corrected(show: Show) -> None:
    said = _said(show("<h1>Ekran</h1>", wait_s=NEVER_S), lambda p: p.email.fill("a"))
    assert 'poprawkę wpisuje się w iikp.toml: "Screen.email" = "…"' in said
    assert "iikp.toml" not in _said(show("<h1>Ekran</h1>", wait_s=NEVER_S), lambda p: p.proceed.click())


@pytest.mark.parametrize(("confirmed", "verdict"), [(False, Verdict.SUITE_FAULT), (True, Verdict.DIFFERS)])
def test_refusal_in_other_words_is_judged_by_the_messages_wording(
    show: Show,
    confirmed: bool,  # noqa: FBT001 -- a parameter of the test
    verdict: Verdict,
) -> None:
    markup = '<input title="Pesel" aria-invalid="true" aria-describedby="e"><p id="e">Zły numer</p>'
    page = show(markup, wait_s=NEVER_S, wording_confirmed=confirmed)
    with pytest.raises((PortalDiffersError, SuiteFaultError)) as told:
        page.pesel.refused_with(page.refusal)
    assert verdict_of(told.value) == verdict


def test_profile_corrects_the_wording(show: Show) -> None:
    wording = {
        "Screen.email": "Poczta elektroniczna",
        "Screen.data": "Dane pacjenta",
        "Screen.kind": "Rodzaj dostępu",
        "Screen.heading": "Moje dane",
        "Screen.refusal": "Zły numer",
        "Page.loading": "Proszę czekać",
    }
    page = show(
        """<h1>Moje dane</h1><label>Poczta elektroniczna <input></label><section><h2>Dane pacjenta</h2>
        <button id="ok">Zmień</button></section><fieldset><legend>Rodzaj dostępu</legend><label><input type="radio">Jeden
        </label></fieldset><input title="Pesel" aria-invalid="true" aria-describedby="e"><p id="e">Zły numer</p>
        <p role="status">Proszę czekać</p><script>later(150, () => {
        document.querySelector('[role=status]').remove(); document.querySelector('input').value = 'po'; })</script>""",
        wording=wording,
    )
    page.loaded()
    assert page.title == "Moje dane"
    assert page.email.value == "po"
    page.email.fill("a@b.pl")
    page.within.click()
    page.kind.choose("Jeden")
    page.pesel.refused_with(page.refusal)
    assert show.run("document.querySelector('input').value") == "a@b.pl"


def test_former_wording_does_not_count_any_more(show: Show) -> None:
    page = show("<label>Adres e-mail <input></label>", wait_s=NEVER_S, wording={"Screen.email": "Poczta"})
    assert "pole „Poczta”" in _said(page, lambda p: p.email.fill("a"))


REGULATIONS = "RegulationsPage.heading"


@pytest.mark.parametrize("unseen", [[REGULATIONS], [REGULATIONS, "HomePage.heading"]], ids=len)
def test_page_that_may_be_the_regulations_in_other_words_is_told_so(show: Show, unseen: list[str]) -> None:
    settings = {"wording_confirmed": True, "wording_unseen": unseen}
    page = show("<h1>Warunki korzystania</h1>", wait_s=NEVER_S, **settings)
    with pytest.raises(SuiteFaultError) as told:
        arrive(page.session)
    first, *rest = str(told.value).splitlines()
    assert first == (
        "Zamiast strony „Strona główna” pokazała się inna. Może to być „Regulamin Internetowego Konta Pacjenta”: "
        'jej nagłówka nikt tu jeszcze nie widział (klucz "RegulationsPage.heading").'
    )
    assert sum("poprawkę wpisuje się w iikp.toml" in line for line in rest) == len(unseen)
    assert "Nagłówki: „Warunki korzystania”." in rest


@pytest.mark.parametrize(
    ("markup", "unseen"),
    [
        ("<h1>Warunki korzystania</h1>", []),
        ("<p>Nic</p>", [REGULATIONS]),
        ("<h1>Testowy Profil Zaufany</h1>", [REGULATIONS]),
    ],
    ids=["regulations known", "nothing came", "still at Profil Zaufany"],
)
def test_page_that_cannot_be_the_regulations_is_no_excuse(show: Show, markup: str, unseen: list[str]) -> None:
    page = show(markup, wait_s=NEVER_S, wording_confirmed=True, wording_unseen=unseen)
    with pytest.raises(PortalDiffersError, match=r"^Szukano: nagłówek „Strona główna”"):
        arrive(page.session)
