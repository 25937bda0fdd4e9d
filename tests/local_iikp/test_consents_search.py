"""„Szukaj” in the step „Komu”, and what „Wstecz” keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from local_iikp.people import npwz
from local_iikp.poz.models import Facility, Worker
from tests.local_iikp import consents_browser as ui

if TYPE_CHECKING:
    from local_iikp.worlds.models import World
    from tests.local_iikp.iikp_browser import Browser
    from tests.local_iikp.iikp_page import Page

HEALTH = "Przychodnia Zdrowie – poradnia lekarza podstawowej opieki zdrowotnej, ul. Wiosenna 12, 00-002 Warszawa"
HOSPITAL = "Szpital Miejski, ul. Szpitalna 20, 00-006 Warszawa"
BAD_NUMBER = "Nieprawidłowy numer prawa wykonywania zawodu"


@pytest.fixture
def step_two(anna: Browser) -> Page:
    """Return the step „Komu”."""
    ui.begin(anna)
    return ui.on(anna, kind=ui.KINDS[ui.DATA])


def chosen(page: Page) -> list[str]:
    return [one.attributes["value"] for one in page.all("input", type="radio") if "checked" in one.attributes]


@pytest.mark.usefixtures("step_two")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Szpital Miejski", [HOSPITAL]),
        (" szpital ", [HOSPITAL]),
        ("ZDROWIE", [HEALTH]),
        ("miej", [HOSPITAL]),
        ("", []),
        ("  ", []),
        ("nie ma takiej", []),
        ("%", []),
        ("\x00", []),
        ("<script>", []),
        ("x" * 100_000, []),
    ],
)
def test_facilities(anna: Browser, typed: str, found: list[str]) -> None:
    assert ui.search(anna, recipient="placowka", facility_name=typed) == found
    assert anna.page.heading == "Komu"
    assert anna.page.value_of("Nazwa placówki medycznej") == typed
    part = ui.results(anna)
    assert chosen(part) == []
    assert part.alerts == ([] if found else ["Nie znaleziono"])


@pytest.mark.usefixtures("step_two")
def test_worker_is_chosen_when_found(anna: Browser) -> None:
    kruk = Worker.objects.get(facility__world=anna.world, name="lek. Ewa Kruk")
    assert ui.search(anna, recipient="pracownik", number=f" {kruk.number} ") == ["lek. Ewa Kruk, lekarz"]
    assert chosen(ui.results(anna)) == [str(kruk.pk)]


@pytest.mark.usefixtures("step_two")
@pytest.mark.parametrize("number", ["123", "abcdefg", "0000000", "600000", "6000001xx", "\x00", "<b>", "9" * 5000])
def test_bad_number(anna: Browser, number: str) -> None:
    ui.search(anna, recipient="pracownik", number=number)
    page = anna.page
    assert page.error_of("Numer prawa wykonywania zawodu") == BAD_NUMBER
    assert page.value_of("Numer prawa wykonywania zawodu") == number
    assert page.alerts == [BAD_NUMBER]
    assert page.statuses == []
    assert ui.on(anna, recipient="pracownik", number=number).alerts == [BAD_NUMBER]


@pytest.mark.usefixtures("step_two")
def test_bad_check_digit_of_a_doctor(anna: Browser) -> None:
    number = Worker.objects.get(facility__world=anna.world, name="lek. Ewa Kruk").number
    ui.search(anna, recipient="pracownik", number=f"{int(number[0]) % 9 + 1}{number[1:]}")
    assert anna.page.alerts == [BAD_NUMBER]


@pytest.mark.usefixtures("step_two")
def test_nobody_of_this_number(anna: Browser) -> None:
    taken = set(Worker.objects.filter(facility__world=anna.world).values_list("number", flat=True))
    number = next(one for one in iter(npwz.generate, "") if one not in taken)
    for typed in (number, "", "1234567P"):
        assert ui.search(anna, recipient="pracownik", number=typed) == []
        assert anna.page.alerts == []
        assert ui.results(anna).alerts == ["Nie znaleziono"]
    assert ui.on(anna, recipient="pracownik", number=number).alerts == ["Wyszukaj i wybierz pracownika"]


@pytest.mark.usefixtures("step_two")
def test_a_new_search_forgets_what_was_chosen(anna: Browser) -> None:
    ui.search(anna, **ui.facility(anna))
    ui.on(anna, **ui.facility(anna))
    ui.back(anna)
    ui.search(anna, **{**ui.facility(anna), "facility_name": "klonowa"})
    assert chosen(ui.results(anna)) == []
    page = ui.on(anna, recipient="placowka", facility_name="klonowa")
    assert page.error_of("Nazwa placówki medycznej") == "Wyszukaj i wybierz placówkę"


@pytest.mark.usefixtures("step_two")
def test_another_worlds_things_cannot_be_chosen(anna: Browser, other_world: World) -> None:
    facility = Facility.objects.filter(world=other_world).first()
    worker = Worker.objects.filter(facility__world=other_world).first()
    assert facility is not None
    assert worker is not None
    assert ui.search(anna, recipient="pracownik", number=worker.number) == []
    page = ui.on(anna, recipient="placowka", facility=str(facility.pk))
    assert page.alerts == ["Wyszukaj i wybierz placówkę"]
    page = ui.on(anna, recipient="pracownik", number=worker.number, worker=str(worker.pk))
    assert page.alerts == ["Wyszukaj i wybierz pracownika"]


@pytest.mark.usefixtures("step_two")
def test_somebody_else_chosen_brings_the_other_fields_and_keeps_what_was_typed(anna: Browser) -> None:
    asked = {"placowka": ["Nazwa placówki medycznej"], "pracownik": ["Numer prawa wykonywania zawodu"]}
    for recipient, labels in asked.items():
        fields = {**anna.page.hidden(), "recipient": recipient, "facility_name": "miejski"}
        shown = anna.address, anna.response
        origin = anna.address.split("/ikp")[0]
        page = anna.send("POST", anna.address, fields, **{"HX-Request": "true", "Origin": origin})
        assert page.texts("label") == labels
        assert page.alerts == []
        anna.address, anna.response = shown
    page = anna.get(anna.address)
    assert page.heading == "Komu"
    assert chosen(page) == ["pracownik"]
    page = ui.on(anna, recipient="placowka")
    assert page.value_of("Nazwa placówki medycznej") == "miejski"


@pytest.mark.usefixtures("step_two")
def test_wstecz_keeps_the_choices_of_every_step(anna: Browser) -> None:
    hospital = ui.facility(anna)
    ui.search(anna, **hospital)
    ui.on(anna, **hospital)
    ui.on(anna, starts="01.01.2199", ends="31.01.2199")
    page = ui.back(anna)
    assert (page.heading, page.value_of("Od"), page.value_of("Do")) == ("Okres", "01.01.2199", "31.01.2199")
    page = ui.back(anna, starts="02.01.2199", ends="x")  # what is typed before going back is kept too
    assert page.heading == "Komu"
    assert chosen(page) == ["placowka"]
    assert page.value_of("Nazwa placówki medycznej") == "Szpital Miejski"
    assert chosen(ui.results(anna)) == [hospital["facility"]]
    page = ui.back(anna, recipient="placowka")
    assert page.heading == "Rodzaj uprawnienia"
    assert chosen(page) == ["dane"]
    ui.on(anna, kind="dane")
    page = ui.on(anna, recipient="placowka")  # the results have not come yet: the choice is kept
    assert (page.value_of("Od"), page.value_of("Do")) == ("02.01.2199", "x")
    assert page.alerts == []
    ui.on(anna, starts="02.01.2199", ends="03.01.2199")
    ui.on(anna)
    assert ui.rows(anna) == [("Szpital Miejski", ui.DATA, "02.01.2199 – 03.01.2199", "Przyszłe")]


@pytest.mark.usefixtures("step_two")
def test_wstecz_in_the_first_step_leads_to_the_list(anna: Browser) -> None:
    ui.back(anna)
    assert ui.back(anna).heading == "Uprawnienia"
    assert ui.stored(anna) == 0


@pytest.mark.usefixtures("step_two")
def test_another_kind_may_not_fit_the_recipient(anna: Browser) -> None:
    ui.on(anna, **ui.facility(anna))
    ui.back(anna)
    ui.back(anna, recipient="placowka")
    page = ui.on(anna, kind=ui.KINDS[ui.HEALTH])
    assert chosen(page) == []
    page = ui.on(anna)
    assert page.heading == "Komu"
    assert page.alerts == ["Wybierz, komu nadajesz uprawnienie"]


@pytest.mark.usefixtures("step_two")
@pytest.mark.parametrize(("step", "heading"), [("komu", "Komu"), ("okres", "Komu"), ("podsumowanie", "Komu")])
def test_no_step_can_be_left_out(anna: Browser, step: str, heading: str) -> None:
    address = f"{anna.address.rsplit('/', 1)[0]}/{step}"
    assert anna.get(address).heading == heading
    ui.on(anna)
    anna.submit(address, starts="01.01.2199", ends="02.01.2199")
    assert anna.page.heading == "Komu"
    assert ui.stored(anna) == 0


def test_the_first_step_cannot_be_left_out(anna: Browser) -> None:
    ui.begin(anna)
    start = anna.address.rsplit("/", 1)[0]
    for step in ("komu", "okres", "podsumowanie"):
        assert anna.get(f"{start}/{step}").heading == "Rodzaj uprawnienia"
    anna.submit(f"{start}/podsumowanie")
    assert anna.page.alerts == ["Wybierz rodzaj uprawnienia"]
