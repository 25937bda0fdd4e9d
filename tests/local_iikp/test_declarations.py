"""E-declarations: the wizard's steps and the list (screens.md, section 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from local_iikp.poz.models import Declaration, Worker
from local_iikp.worlds import cast
from tests.local_iikp.declaring import (
    DOCTOR,
    FIRST,
    LIST,
    MIDWIFE,
    NURSE,
    THIRD,
    WHERE,
    WHICH,
    WHY,
    choose,
    chosen_labels,
    filed,
    option,
    press,
    reach_summary,
    reach_which,
    refused,
    start,
)

if TYPE_CHECKING:
    from tests.local_iikp.iikp_browser import Browser

SEARCH = "Nazwa placówki medycznej"
RESULTS = "Wyniki wyszukiwania"
MISSING = "Wyszukaj i wybierz placówkę"
REASONS = [
    "zmiana miejsca zamieszkania",
    "zaprzestanie udzielania świadczeń przez wybranego świadczeniodawcę",
    "z innych przyczyn po stronie świadczeniodawcy",
    "osiągnięcie 18. roku życia",
    "inna okoliczność",
]
FEE = "Opłata za zmianę: 80 zł"


@pytest.fixture
def jan(browser: Browser) -> Browser:
    """Return a browser in which Jan is logged in, who has no declaration."""
    browser.log_in("jan")
    return browser


@pytest.mark.parametrize(
    ("role", "word", "facility", "person"),
    [
        (DOCTOR, "lekarz", cast.HEALTH, cast.KRUK),
        (NURSE, "pielęgniarka", cast.LIME, cast.SOWA),
        (MIDWIFE, "położna", cast.MORNING_STAR, cast.CZYZ),
    ],
)
def test_whole_way(jan: Browser, role: str, word: str, facility: str, person: str) -> None:
    page = start(jan, role)
    assert page.heading == f"Deklaracja wyboru: {word}"
    page = reach_summary(jan, role)
    assert page.heading == f"Deklaracja wyboru: {word}"
    assert page.texts("h2") == ["Podsumowanie"]
    assert page.texts("dd") == ["Jan Wysocki", facility, person, "07 Mazowiecki", FIRST]
    assert "Opłata" not in page.html
    assert not Declaration.objects.filter(patient__world=jan.world, patient__key="jan").exists()
    page = jan.submit(jan.address)
    assert page.heading == "Deklaracje"
    assert page.statuses[0] == "Deklaracja została złożona"
    assert filed(jan) == [[word, facility, person, f"{timezone.localdate():%d.%m.%Y}", "Złożona"]]


def test_nothing_declared_yet(jan: Browser) -> None:
    assert jan.part(f"{LIST}/lista").texts("p") == ["Nie złożono jeszcze żadnej deklaracji."]


def test_list_has_all_declarations_the_newest_first(browser: Browser) -> None:
    browser.log_in("maria")
    assert browser.part(f"{LIST}/lista").texts("th") == ["Rola", "Placówka", "Osoba", "Złożono", "Status"]
    assert [[*row[:3], row[4]] for row in filed(browser)] == [
        ["lekarz", cast.HEALTH, cast.KRUK, "Przyjęta"],
        ["pielęgniarka", cast.LIME, cast.SOWA, "Odrzucona"],
        ["lekarz", cast.MAPLE, cast.WRONA, "Przyjęta"],
    ]


def test_search_shows_what_it_finds(jan: Browser) -> None:
    start(jan)
    page = press(jan, "search", search="PRZYCHODNIA")
    assert page.texts("label")[1:] == [f"{name}, {cast.FACILITIES[name]}" for name in (cast.MAPLE, cast.HEALTH)]
    assert not refused(page)
    assert page.value_of(SEARCH) == "PRZYCHODNIA"


@pytest.mark.parametrize("text", ["", "   ", "Nie ma takiej", "%", "\x00\x07", "x" * 20_000, "ż" * 5000])
def test_search_that_finds_nothing(jan: Browser, text: str) -> None:
    start(jan)
    page = press(jan, "search", search=text)
    assert refused(page) == {SEARCH: "Nie znaleziono"}
    assert page.value_of(SEARCH) == text
    assert page.title.startswith("Błąd: ")
    assert not page.all("input", type="radio")
    page = press(jan, "next")
    assert refused(page) == {SEARCH: MISSING}
    assert page.value_of(SEARCH) == text


def test_markup_is_shown_as_text(jan: Browser) -> None:
    start(jan)
    text = '"><script>alert(1)</script> {{ request }} <b>'
    page = press(jan, "search", search=text)
    assert page.value_of(SEARCH) == text
    assert len(page.all("script")) == 1


def test_no_facility_chosen(jan: Browser) -> None:
    start(jan)
    press(jan, "search", search="zdrowie")
    page = press(jan, "next")
    assert refused(page) == {SEARCH: MISSING, RESULTS: MISSING}
    assert page.alerts == [MISSING]
    assert page.value_of(SEARCH) == "zdrowie"


def test_another_search_forgets_the_choice_that_it_does_not_show(jan: Browser) -> None:
    start(jan)
    press(jan, "search", search="zdrowie")
    page = press(jan, "search", search="klonowa", **option(jan.page, cast.HEALTH))
    assert not chosen_labels(page)
    assert refused(press(jan, "next"))


def test_full_list_cannot_be_chosen(jan: Browser) -> None:
    start(jan)
    press(jan, "search", search="Zdrowie")
    page = choose(jan, cast.HEALTH)
    numbers = {one.name: one.number for one in Worker.objects.filter(facility__world=jan.world)}
    words = [f"{name}, numer prawa wykonywania zawodu {numbers[name]}" for name in (cast.KRUK, cast.BAK)]
    assert page.texts("label") == [words[0], f"{words[1]} – brak miejsc"]
    assert ["disabled" in one.attributes for one in page.all("input", type="radio")] == [False, True]
    page = choose(jan, cast.BAK)
    assert refused(page) == {"Osoba": "Wybierz osobę"}
    assert not chosen_labels(page)


def test_no_person_chosen(jan: Browser) -> None:
    start(jan)
    press(jan, "search", search="Zdrowie")
    choose(jan, cast.HEALTH)
    assert refused(press(jan, "next")) == {"Osoba": "Wybierz osobę"}


def test_facility_without_persons_in_the_role(jan: Browser) -> None:
    start(jan, MIDWIFE)
    press(jan, "search", search="Szpital")
    page = choose(jan, cast.HOSPITAL)
    assert not page.all("input", type="radio")
    assert "W tej placówce nie można wybrać osoby w tej roli (położna)" in page.html
    assert refused(press(jan, "next")) == {"Osoba": "Wybierz osobę"}


def test_nothing_said_about_which_choice_it_is(jan: Browser) -> None:
    reach_which(jan)
    assert refused(press(jan, "next")) == {WHICH: "Wybierz, po raz który dokonujesz wyboru"}


@pytest.mark.parametrize(("role", "expected"), [(DOCTOR, REASONS), (NURSE, REASONS[:3] + REASONS[4:])])
def test_third_choice_needs_a_reason(jan: Browser, role: str, expected: list[str]) -> None:
    page = reach_which(jan, role)
    assert page.texts("label") == [FIRST, THIRD, *expected]
    page = choose(jan, THIRD)
    assert refused(page) == {WHY: "Wybierz przyczynę"}
    assert chosen_labels(page) == [THIRD]
    page = choose(jan, REASONS[0])
    assert page.texts("dd")[-2:] == [THIRD, REASONS[0]]


def test_reason_of_a_doctor_only(jan: Browser) -> None:
    reach_which(jan, NURSE)
    page = press(jan, "next", which="kolejny", reason="pelnoletnosc")
    assert refused(page) == {WHY: "Wybierz przyczynę"}


@pytest.mark.parametrize("reason", REASONS)
def test_fee_is_told_for_another_circumstance_only(jan: Browser, reason: str) -> None:
    page = reach_which(jan)
    told_with = page.all("input", **{"aria-describedby": page.all("p", **{"class": "note"})[0].attributes["id"]})
    assert [one.attributes["value"] for one in told_with] == ["inna"]
    assert page.texts("p", **{"class": "note"}) == [FEE]
    page = choose(jan, THIRD, reason)
    assert (FEE in page.texts("p")) is (reason == REASONS[4])
    assert jan.submit(jan.address).statuses[0] == "Deklaracja została złożona"


def test_reason_left_from_a_changed_mind_counts_for_nothing(jan: Browser) -> None:
    reach_which(jan)
    page = press(jan, "next", which="pierwszy", reason="inna")
    assert page.texts("dd")[-1] == FIRST
    assert FEE not in page.html
    jan.submit(jan.address)
    assert Declaration.objects.get(patient__world=jan.world, patient__key="jan").reason == ""


def test_going_back_keeps_what_was_chosen(jan: Browser) -> None:
    page = reach_summary(jan, DOCTOR, THIRD, REASONS[1])
    page = jan.get(page.links("Wstecz")[0])
    assert chosen_labels(page) == [THIRD, REASONS[1]]
    page = press(jan, "back")
    assert chosen_labels(page)[0].startswith(cast.KRUK)
    page = press(jan, "back")
    assert chosen_labels(page)[0].startswith(cast.HEALTH)
    assert page.value_of(SEARCH) == WHERE[DOCTOR][0]
    for _ in range(3):
        page = press(jan, "next")
    assert page.texts("dd")[-2:] == [THIRD, REASONS[1]]


def test_going_back_with_another_search_typed_keeps_the_facility(jan: Browser) -> None:
    reach_which(jan)
    press(jan, "back")
    press(jan, "back")
    press(jan, "next", search="y" * 20_000)
    page = press(jan, "back")
    assert chosen_labels(page)[0].startswith(cast.HEALTH)


def test_going_back_from_the_first_step_leaves_the_wizard(jan: Browser) -> None:
    start(jan)
    assert press(jan, "back").heading == "Moje konto"


@pytest.mark.parametrize("step", ["osoba", "ktory-raz", "podsumowanie"])
def test_no_step_before_the_former_ones_are_answered(jan: Browser, step: str) -> None:
    page = jan.get(f"{LIST}/lekarz/{step}?facility=0&worker=x&which=?&reason=")
    assert page.texts("h2") == ["Placówka"]
    assert not refused(page)


@pytest.mark.parametrize("address", [f"{LIST}/aptekarz", f"{LIST}/farmaceuta/placowka", f"{LIST}/lekarz/inny"])
def test_wrong_address(jan: Browser, address: str) -> None:
    assert jan.get(address).heading == "Nie znaleziono strony"


def test_declaring_by_a_plain_form_is_refused_where_answers_are_missing(jan: Browser) -> None:
    reach_summary(jan)
    page = jan.submit(f"{LIST}/lekarz/podsumowanie", worker="")
    assert refused(page) == {"Osoba": "Wybierz osobę"}
    assert not filed(jan)
