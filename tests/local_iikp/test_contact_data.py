"""„Edytuj swoje dane”: every row of the table of screens.md, section 4, and two edits at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from local_iikp.account.models import ContactData
from tests.local_iikp.iikp_browser import ACCOUNT, EDIT, FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.local_iikp.iikp_browser import Browser

BAD_EMAIL = "Podaj poprawny adres e-mail"
BAD_PHONE = "Podaj numer telefonu: 9 cyfr"
BAD_POSTCODE = "Podaj kod pocztowy w formacie 00-000"
TOO_LONG = "Najwyżej 100 znaków"
CONFLICT = "Dane zmieniono w innym oknie. Odśwież stronę."


def email_of(length: int) -> str:
    """Return an address of this length with a domain of parts that are not too long."""
    domain = ".".join(["d" * 60, "d" * 60, "example"])
    return "a" * (length - len(domain) - 1) + "@" + domain


def stored(browser: Browser, key: str = "anna") -> ContactData:
    return ContactData.objects.get(patient__world=browser.world, patient__key=key)


@pytest.mark.parametrize(
    ("label", "typed", "kept"),
    [
        ("Adres e-mail", "", ""),
        ("Adres e-mail", "  a@b.pl ", "a@b.pl"),
        ("Adres e-mail", "imię@żółw.pl", None),
        ("Adres e-mail", "a@żółw.pl", "a@żółw.pl"),
        ("Adres e-mail", "O'Neil+x@poczta.example", "O'Neil+x@poczta.example"),
        ("Adres e-mail", email_of(254), email_of(254)),
        ("Numer telefonu", "", ""),
        ("Numer telefonu", "600100200", "600100200"),
        ("Numer telefonu", "600 100 200", "600100200"),
        ("Numer telefonu", "600-100-200", "600100200"),
        ("Numer telefonu", " +48 600-100-200 ", "600100200"),
        ("Numer telefonu", "+48600100200", "600100200"),
        ("Numer telefonu", "+48-600 100\u00a0200", "600100200"),
        ("Numer telefonu", "481002003", "481002003"),
        ("Kod pocztowy", "", ""),
        ("Kod pocztowy", " 00-950 ", "00-950"),
        ("Ulica i numer", "", ""),
        ("Ulica i numer", "ul. Żółta 1/2 – 東京", "ul. Żółta 1/2 – 東京"),
        ("Ulica i numer", "ą" * 100, "ą" * 100),
        ("Ulica i numer", "a\u0328" * 100, "ą" * 100),  # a letter of two code points is one letter
        ("Ulica i numer", "<script>alert(1)</script> & \"'", "<script>alert(1)</script> & \"'"),
        ("Miejscowość", "", ""),
        ("Miejscowość", "Łódź", "Łódź"),
        ("Miejscowość", "𐍈" * 100, "𐍈" * 100),
    ],
)
def test_accepted(anna: Browser, label: str, typed: str, kept: str | None) -> None:
    page = anna.edit(**{FIELDS[label]: typed})
    if kept is None:
        assert page.error_of(label)
        return
    assert anna.path == ACCOUNT
    assert page.statuses[0] == "Dane zostały zapisane"
    assert getattr(stored(anna), FIELDS[label]) == kept
    assert anna.get(EDIT).value_of(label) == kept


@pytest.mark.parametrize(
    ("label", "typed", "message"),
    [
        *(
            ("Adres e-mail", typed, BAD_EMAIL)
            for typed in (
                "anna",
                "anna@",
                "@poczta.example",
                "anna@poczta",
                "anna@localhost",
                "anna@@poczta.example",
                "anna poczta@poczta.example",
                "anna@poczta..example",
                "anna@.example",
                "anna@poczta.example.",
                "anna@[127.0.0.1]",
                "anna@[::1]",
                "anna@poczta.example, jan@poczta.example",
                "anna@poczta.example\njan@poczta.example",
                "an\x00na@poczta.example",
                "<b>@poczta.example",
                email_of(255),
                "a" * 5000 + "@poczta.example",
            )
        ),
        *(
            ("Numer telefonu", typed, BAD_PHONE)
            for typed in (
                "60010020",
                "6001002003",
                "0048600100200",
                "48600100200",
                "48 600 100 200",
                "+49600100200",
                "++48600100200",
                "+48 +48600100200",
                "60010020o",
                "600.100.200",
                "(600)100200",
                "-600100200",
                "600100200-",
                "+4 8600100200",
                "\u0666" * 9,
                "600100\x00200",
                "+48",
                "-",
                "1 " * 5000,
            )
        ),
        *(
            ("Kod pocztowy", typed, BAD_POSTCODE)
            for typed in (
                "00950",
                "00 950",
                "0-0950",
                "00-95",
                "00-9500",
                "00–950",
                "aa-aaa",
                "\u0660\u0660-950",
                "00-950\x00",
                "-",
            )
        ),
        ("Ulica i numer", "x" * 101, TOO_LONG),
        ("Ulica i numer", "ą" * 101, TOO_LONG),
        ("Miejscowość", "x" * 101, TOO_LONG),
        ("Miejscowość", "x" * 100_000, TOO_LONG),
        ("Ulica i numer", "Lipowa\x005", "Usuń znaki, których nie widać"),
        ("Miejscowość", "Łódź\nPoznań", "Usuń znaki, których nie widać"),
    ],
)
def test_refused(anna: Browser, label: str, typed: str, message: str) -> None:
    before = stored(anna)
    page = anna.edit(**{FIELDS[label]: typed, **({"city": "Gdynia"} if label != "Miejscowość" else {})})
    assert page.heading == "Edytuj swoje dane"
    assert page.title.startswith("Błąd: Edytuj swoje dane")
    assert page.error_of(label) == message
    assert page.alerts == [message]
    assert [name for name in FIELDS if page.error_of(name)] == [label]
    assert "autofocus" in page.input_of(label).attributes
    shown = page.value_of(label)
    assert shown.replace("\r\n", "\n") == typed
    if label != "Miejscowość":
        assert page.value_of("Miejscowość") == "Gdynia"
    after = stored(anna)
    assert after.version == before.version
    assert getattr(after, FIELDS[label]) == getattr(before, FIELDS[label])
    assert after.city == before.city


def test_several_errors_at_once(anna: Browser) -> None:
    page = anna.edit(email="x", phone="1", street="x" * 101, postcode="1", city="y" * 101)
    assert page.alerts == [BAD_EMAIL, BAD_PHONE, TOO_LONG, BAD_POSTCODE, TOO_LONG]
    assert page.error_of("Kod pocztowy") == BAD_POSTCODE


def test_corrected_form_is_saved(anna: Browser) -> None:
    anna.edit(email="x", city="Gdynia", notify_by_sms="on")
    page = anna.save(email="anna@poczta.example")
    assert page.statuses[0] == "Dane zostały zapisane"
    kept = stored(anna)
    assert (kept.email, kept.city, kept.notify_by_sms) == ("anna@poczta.example", "Gdynia", True)


@pytest.mark.parametrize(
    ("notice", "field", "label", "message"),
    [
        ("notify_by_sms", "phone", "Powiadomienia SMS", "Podaj numer telefonu, aby otrzymywać SMS"),
        ("notify_by_email", "email", "Powiadomienia e-mail", "Podaj adres e-mail, aby otrzymywać e-mail"),
    ],
)
def test_notices_need_where_to_go(anna: Browser, notice: str, field: str, label: str, message: str) -> None:
    page = anna.edit(**{notice: "on", field: " "})
    assert page.error_of(label) == message
    assert page.alerts == [message]
    assert page.is_ticked(label)
    assert getattr(stored(anna), field)
    page = anna.edit(**{notice: "on", field: "x"})
    assert not page.error_of(label)  # the field itself is what is wrong
    page = anna.edit(**{notice: "on"})
    assert page.statuses[0] == "Dane zostały zapisane"
    assert anna.get(EDIT).is_ticked(label)


def test_notice_can_be_switched_off(anna: Browser) -> None:
    anna.edit(notify_by_sms="on")
    anna.get(EDIT)
    page = anna.page
    fields = {name: page.value_of(label) for label, name in FIELDS.items() if not name.startswith("notify")}
    anna.submit(EDIT, **fields)
    assert not anna.get(EDIT).is_ticked("Powiadomienia SMS")


def test_markup_is_shown_as_text(anna: Browser) -> None:
    anna.edit(city="<b>Łódź</b>", street="{{ request }} {% now %}")
    shown = anna.own_data()["Adres"]
    assert "<b>Łódź</b>" in shown
    assert "{{ request }} {% now %}" in shown


def test_change_is_seen_after_logging_in_again(anna: Browser, new_browser: Callable[[], Browser]) -> None:
    anna.edit(email="nowy@poczta.example", phone="+48 600 100 200", street="", postcode="", city="Łódź")
    anna.log_out()
    again = new_browser()
    again.log_in("anna")
    shown = again.own_data()
    assert shown["Adres e-mail"] == "nowy@poczta.example"
    assert shown["Numer telefonu"] == "600100200"
    assert shown["Adres"] == "Łódź"


def test_everything_may_be_emptied(anna: Browser) -> None:
    anna.edit(email="", phone="", street="", postcode="", city="")
    shown = anna.own_data()
    assert [shown[name] for name in ("Adres e-mail", "Numer telefonu", "Adres")] == ["nie podano"] * 3


def test_anuluj_leads_back_and_stores_nothing(anna: Browser) -> None:
    (target,) = anna.get(EDIT).links("Anuluj")
    assert anna.get(target).heading == "Moje konto"
    assert anna.page.statuses == ["Trwa ładowanie…"] * 2
    assert stored(anna).version == 1


def test_browser_leaves_the_checking_to_the_portal(anna: Browser) -> None:
    page = anna.get(EDIT)
    form = page.all("form")[-1]
    assert "novalidate" in form.attributes
    for field in page.all("input"):
        assert not {"required", "maxlength", "pattern"} & set(field.attributes)
        assert field.attributes["type"] in {"text", "checkbox", "hidden"}


def test_second_of_two_edits_is_told(anna: Browser, new_browser: Callable[[], Browser]) -> None:
    other = new_browser()
    other.log_in("anna")
    other.get(EDIT)
    anna.edit(city="Gdynia")
    page = other.save(phone="600100200")
    assert page.heading == "Edytuj swoje dane"
    assert page.alerts == [CONFLICT]
    assert page.value_of("Numer telefonu") == "600100200"
    assert page.value_of("Miejscowość") == "Warszawa"
    assert (stored(anna).city, stored(anna).phone) == ("Gdynia", "400100201")
    assert other.save(phone="600100200").alerts == [CONFLICT]  # pressing again overwrites nothing either
    page = other.edit(phone="600100200")  # „Odśwież stronę”
    assert page.statuses[0] == "Dane zostały zapisane"
    assert (stored(anna).city, stored(anna).phone) == ("Gdynia", "600100200")


def test_zapisz_pressed_twice(anna: Browser) -> None:
    anna.get(EDIT)
    form = {**anna.page.hidden(), "email": "", "phone": "+48 600100200", "city": "Łódź"}
    for _ in range(2):
        page = anna.send("POST", EDIT, form)
        assert page.statuses[0] == "Dane zostały zapisane"
    assert stored(anna).version == 2


@pytest.mark.parametrize("version", ["", "0", "-1", "1.0", "x", "9" * 30, "\u0661"])
def test_broken_version_overwrites_nothing(anna: Browser, version: str) -> None:
    page = anna.edit(version=version, city="Łódź")
    assert page.alerts == [CONFLICT]
    assert stored(anna).city == "Warszawa"


def test_success_is_told_once(anna: Browser) -> None:
    assert "Dane zostały zapisane" in anna.edit(city="Łódź").statuses
    assert "Dane zostały zapisane" not in anna.get(ACCOUNT).statuses
