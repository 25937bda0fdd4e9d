"""„Nadaj dostęp”: the steps of the wizard, what they refuse, and what they keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from local_iikp.consents.models import Consent, RecipientType
from tests.local_iikp import consents_browser as ui

if TYPE_CHECKING:
    from tests.local_iikp.iikp_browser import Browser
    from tests.local_iikp.iikp_page import Page

NOT_FOR_RECIPIENT = "Tego uprawnienia nie można nadać tej osobie"
NOT_FOR_PHARMACIST = "Farmaceucie można udostępnić tylko dane medyczne (recepty)"
ALLOWED = {
    ui.DOCUMENTS: {"bliska", "pracownik"},
    ui.HEALTH: {"bliska", "pracownik"},
    ui.SERVICES: {"placowka", "pracownik"},
    ui.DATA: {"placowka", "pracownik"},
}


def error_of_group(page: Page, name: str) -> str:
    """Return the text that describes an invalid group of radio buttons, '' when it is not invalid."""
    (group,) = page.all("", role="radiogroup", **{"aria-label": name})
    if group.attributes.get("aria-invalid") != "true":
        return ""
    return " ".join(page.texts("", id=group.attributes["aria-describedby"]))


def chosen(page: Page, name: str) -> list[str]:
    """Return the values of the radio buttons of this name that are chosen."""
    return [one.attributes["value"] for one in page.all("input", name=name) if "checked" in one.attributes]


def step_two(browser: Browser, kind: str) -> Page:
    """Go to the step „Komu”."""
    ui.begin(browser)
    return ui.on(browser, kind=ui.KINDS[kind])


def test_all_the_steps_and_the_list(anna: Browser) -> None:
    page = ui.begin(anna)
    assert page.heading == "Rodzaj uprawnienia"
    assert page.texts("label") == list(ui.KINDS)
    page = ui.on(anna, kind="swiadczenia")
    assert page.heading == "Komu"
    assert page.texts("label")[:3] == ["Placówka medyczna", "Pracownik medyczny", "Osoba bliska"]
    page = ui.on(anna, **ui.facility(anna))
    assert page.heading == "Okres"
    page = ui.on(anna, starts=page.value_of("Od"), ends=page.value_of("Do"))
    assert page.heading == "Podsumowanie"
    first, last = ui.period(anna).split(" – ")
    assert page.texts("dd") == [ui.SERVICES, "Szpital Miejski", "ul. Szpitalna 20, 00-006 Warszawa", first, last]
    assert ui.stored(anna) == 0
    page = ui.on(anna)
    assert anna.path == ui.LIST
    assert page.statuses[0] == ui.GRANTED
    assert ui.rows(anna) == [("Szpital Miejski", ui.SERVICES, ui.period(anna), "Aktywne")]
    assert ui.actions(anna) == ["Zmień Wycofaj"]


@pytest.mark.parametrize("kind", ui.KINDS)
@pytest.mark.parametrize("recipient", RecipientType.values)
def test_who_may_get_what(anna: Browser, kind: str, recipient: str) -> None:
    who = {
        "placowka": ui.facility(anna),
        "pracownik": ui.worker(anna),
        "bliska": ui.close_person(anna.world.patients.get(key="jan").pesel),
    }[recipient]
    page = step_two(anna, kind)
    (button,) = page.all("input", name="recipient", value=recipient)
    allowed = recipient in ALLOWED[kind]
    assert ("disabled" in button.attributes) is not allowed
    page = ui.on(anna, **who)  # whoever sends it all the same is refused
    if not allowed:
        assert page.heading == "Komu"
        assert error_of_group(page, "Komu") == NOT_FOR_RECIPIENT
        return
    ui.on(anna, starts=page.value_of("Od"), ends=page.value_of("Do"))
    assert ui.on(anna).statuses[0] == ui.GRANTED
    name = {"placowka": "Szpital Miejski", "pracownik": "lek. Ewa Kruk", "bliska": "Jerzy Żak"}[recipient]
    assert ui.rows(anna) == [(name, kind, ui.period(anna), "Aktywne")]


@pytest.mark.parametrize("kind", ui.KINDS)
def test_a_pharmacist_gets_prescriptions_only(anna: Browser, kind: str) -> None:
    step_two(anna, kind)
    who = ui.worker(anna, "Olga Dudek")
    assert ui.search(anna, **who) == ["mgr farm. Olga Dudek, farmaceuta"]
    page = ui.on(anna, **who)
    if kind != ui.DATA:
        assert page.heading == "Komu"
        assert page.error_of("Numer prawa wykonywania zawodu") == NOT_FOR_PHARMACIST
        assert chosen(ui.results(anna), "worker") == [who["worker"]]
        assert ui.stored(anna) == 0
        return
    page = ui.on(anna, starts=page.value_of("Od"), ends=page.value_of("Do"))
    assert f"{ui.DATA} (tylko recepty)" in page.texts("dd")
    ui.on(anna)
    assert ui.rows(anna)[0][:2] == ("mgr farm. Olga Dudek", f"{ui.DATA} (tylko recepty)")


@pytest.mark.parametrize("kind", [None, "", "x", "dane\x00"])
def test_no_kind_chosen(anna: Browser, kind: str | None) -> None:
    ui.begin(anna)
    page = ui.on(anna, **({} if kind is None else {"kind": kind}))
    assert page.heading == "Rodzaj uprawnienia"
    assert page.title.startswith("Błąd: ")
    assert error_of_group(page, "Rodzaj uprawnienia") == "Wybierz rodzaj uprawnienia"


@pytest.mark.parametrize("recipient", [None, "", "x"])
def test_nobody_chosen(anna: Browser, recipient: str | None) -> None:
    step_two(anna, ui.DATA)
    page = ui.on(anna, **({} if recipient is None else {"recipient": recipient}))
    assert error_of_group(page, "Komu") == "Wybierz, komu nadajesz uprawnienie"


@pytest.mark.parametrize("key", [None, "", "0", "x", "-1", "9" * 30, "1\x00", "\u0661"])
@pytest.mark.parametrize(
    ("recipient", "name", "label", "message"),
    [
        ("placowka", "facility", "Nazwa placówki medycznej", "Wyszukaj i wybierz placówkę"),
        ("pracownik", "worker", "Numer prawa wykonywania zawodu", "Wyszukaj i wybierz pracownika"),
    ],
)
def test_nothing_found_yet(  # noqa: PLR0913, PLR0917 - pytest's
    anna: Browser, recipient: str, name: str, label: str, message: str, key: str | None
) -> None:
    step_two(anna, ui.DATA)
    page = ui.on(anna, recipient=recipient, **({} if key is None else {name: key}))
    assert page.error_of(label) == message
    assert "autofocus" in page.input_of(label).attributes
    assert page.alerts == [message]


@pytest.mark.parametrize(
    ("changes", "label", "message"),
    [
        ({"first_name": " "}, "Imię", "Podaj imię"),
        ({"first_name": "x" * 101}, "Imię", "Najwyżej 100 znaków"),
        ({"first_name": "Je\x00rzy"}, "Imię", "Usuń znaki, których nie widać"),
        ({"last_name": ""}, "Nazwisko", "Podaj nazwisko"),
        ({"last_name": "\u0007"}, "Nazwisko", "Usuń znaki, których nie widać"),
        *(
            ({"pesel": pesel}, "PESEL", "Nieprawidłowy numer PESEL")
            for pesel in ("", "123", "0" * 11, "abcdefghijk", "\u0661" * 11, "1" * 5000, "\x00")
        ),
        *(
            ({"contact": contact}, "Telefon lub e-mail", "Podaj telefon lub e-mail")
            for contact in ("", "x", "123", "jerzy@poczta", "<script>alert(1)</script>", "60010020\x000")
        ),
    ],
)
def test_close_person_incomplete(anna: Browser, changes: dict[str, str], label: str, message: str) -> None:
    step_two(anna, ui.HEALTH)
    typed = ui.close_person(anna.world.patients.get(key="jan").pesel, **changes)
    page = ui.on(anna, **typed)
    assert page.heading == "Komu"
    assert page.error_of(label) == message
    assert page.alerts == [message]
    labels = {"first_name": "Imię", "last_name": "Nazwisko", "pesel": "PESEL", "contact": "Telefon lub e-mail"}
    assert {name: page.value_of(one) for name, one in labels.items()} == {name: typed[name] for name in labels}
    assert chosen(page, "recipient") == ["bliska"]
    assert ui.stored(anna) == 0


def test_all_that_is_missing_of_a_close_person_is_told_at_once(anna: Browser) -> None:
    step_two(anna, ui.HEALTH)
    page = ui.on(anna, recipient="bliska")
    assert page.alerts == ["Podaj imię", "Podaj nazwisko", "Nieprawidłowy numer PESEL", "Podaj telefon lub e-mail"]


def test_pesel_of_somebody_not_yet_born(anna: Browser) -> None:
    pesel = anna.world.patients.get(key="jakub").pesel
    anna.world.set_clock(anna.world.now().replace(year=anna.world.now().year - 30))
    anna.world.save()
    anna.log_in("anna")
    step_two(anna, ui.DOCUMENTS)
    assert ui.on(anna, **ui.close_person(pesel)).error_of("PESEL") == "Nieprawidłowy numer PESEL"


def test_contact_data_are_required_for_health_information_only(anna: Browser) -> None:
    jan = anna.world.patients.get(key="jan").pesel
    step_two(anna, ui.DOCUMENTS)
    assert ui.on(anna, **ui.close_person(f" {jan} ", contact="")).heading == "Okres"


@pytest.mark.parametrize("contact", ["600100200", "+48 600-100-200", "jerzy.zak@poczta.example"])
def test_phone_or_address_will_do(anna: Browser, contact: str) -> None:
    jan = anna.world.patients.get(key="jan").pesel
    assert contact in ui.to_summary(anna, ui.HEALTH, ui.close_person(jan, contact=contact)).texts("dd")


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ request }} {% now %}", '"><b>', "𐍈" * 100])
def test_markup_is_shown_as_text(anna: Browser, text: str) -> None:
    jan = anna.world.patients.get(key="jan").pesel
    page = ui.to_summary(anna, ui.DOCUMENTS, ui.close_person(jan, first_name=text))
    assert f"{text} Żak" in page.texts("dd")
    ui.on(anna)
    assert ui.rows(anna)[0][0] == f"{text} Żak"
    (number,) = Consent.objects.filter(patient__world=anna.world).values_list("pk", flat=True)
    assert f"{text} Żak" in anna.part(f"/ikp/uprawnienia/{number}/wycofanie").texts("p")


def test_only_what_the_recipient_needs_is_stored(anna: Browser) -> None:
    everything = {**ui.worker(anna), **ui.close_person(anna.world.patients.get(key="jan").pesel), "unlimited": "on"}
    ui.grant(anna, ui.DATA, {**everything, **ui.facility(anna)})
    (consent,) = Consent.objects.filter(patient__world=anna.world)
    assert (consent.worker, consent.pesel, consent.first_name, consent.contact) == (None, "", "", "")
    assert consent.ends is not None
