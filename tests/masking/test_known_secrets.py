"""What the suite knows of a patient is hidden in every form; what the feature files contain is let through."""

from __future__ import annotations

import pytest

from support import pesel
from support.known_secrets import KNOWN, Kind, KnownSecrets
from support.masking import mask
from tests.masking.forms import forms_of

ACCOUNT = {
    "pesel": pesel.nobodys(),
    "email": "żaneta.o'nil+ikp@poczta.example",
    "phone": "400987654",
    "street": "ul. Świętej Łucji 5 m. 2 & „Dwór”",
    "postcode": "99-876",
    "city": "Żółwia Wólka",
}
TOKEN = "AbC-_9.~xyzT0ken4"  # noqa: S105 -- nobody's
AROUND = ("{}", "Jest: „{}”.", '{{"a": "{}"}}', "x={}&y=1", "a %3D{} b", "({})")


@pytest.fixture
def known() -> KnownSecrets:
    secrets = KnownSecrets()
    secrets.learn_account(ACCOUNT)
    secrets.learn(Kind.SESSION, TOKEN)
    return secrets


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize(
    ("value", "form"),
    [pytest.param(value, form, id=name) for value in (*ACCOUNT.values(), TOKEN) for name, form in forms_of(value)],
)
def test_a_known_value_is_hidden_in_every_form(known: KnownSecrets, value: str, form: str, around: str) -> None:
    if len(value) < 7 and form.isalnum():
        pytest.skip("a postcode's code is too short to be told from other texts")
    text = around.format(form)
    masked = known.mask(text)
    assert "ukryt" in masked
    assert form not in masked
    assert len(form) < 13 or form[4:-4] not in masked


@pytest.mark.parametrize(
    "text",
    [
        "ul. Świętej Anny 5 m. 2",
        "12-345 Żółwia Wólka",
        "Żółwia Wólkaa",
        "400987653",
        "99-8761",
        "poczta.example",
        "Szukano: pole „Adres e-mail” na stronie „Moje konto” – nie znaleziono.",
        "2026-06-15T10:00:07.123456+02:00",
    ],
)
def test_what_is_somebody_elses_stays(known: KnownSecrets, text: str) -> None:
    assert known.mask(text) == text


def test_an_address_in_one_line_is_learned_in_its_parts(known: KnownSecrets) -> None:
    known.learn(Kind.ADDRESS, "os. Zielone 3/18, 60-998 Kotowo Dolne")
    masked = known.mask("os. Zielone 3/18\n60-998 Kotowo Dolne; Kotowo Dolne; 61-000 Kotowo Dolne")
    assert masked == "[adres ukryty]\n[adres ukryty] [adres ukryty]; [adres ukryty]; 61-000 Kotowo Dolne"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Zielińska", "A. Z."),
        ("ANNA ZIELIŃSKA jest", "A. Z. jest"),
        ("Zielińska Anna", "A. Z."),
        ("Annie\u00a0Zielińskiej,", "A. Z.,"),
        ("konto Anny Zielińskiej.", "konto A. Z.."),
        ("Anna%20Zieli%C5%84ska", "A. Z."),
        ("Joanna Zielińska", "Joanna Zielińska"),
        ("Anna loguje się", "Anna loguje się"),
    ],
)
def test_a_name_is_shortened_to_its_initials(text: str, expected: str) -> None:
    known = KnownSecrets()
    known.learn_name("Anna Zielińska")
    assert known.mask(text) == expected


@pytest.mark.parametrize("value", ["anna.nowa@przyklad.pl", "600 100 200", "+48 600 100 200", "600-100-200"])
def test_what_a_feature_file_contains_is_let_through(value: str) -> None:
    secrets = KnownSecrets()
    secrets.learn(Kind.PHONE, "600100200")
    secrets.learn(Kind.EMAIL, "anna.nowa@przyklad.pl")
    secrets.learn(Kind.ADDRESS, "ul. Źdźbłowa 7 m. 12, 00-184 Gżegżółkowo")
    text = f"Anna zapisuje {value}, ul. Źdźbłowa 7 m. 12, 00-184 Gżegżółkowo"
    assert secrets.mask(text) == text
    assert mask(text) == text


def test_a_pesel_is_hidden_even_where_a_feature_file_contains_it() -> None:
    secrets = KnownSecrets()
    secrets.publish(f'| "{ACCOUNT["pesel"]}" |')
    secrets.learn(Kind.PESEL, ACCOUNT["pesel"])
    assert secrets.mask(ACCOUNT["pesel"]) == Kind.PESEL.mark


def test_a_scenarios_secrets_are_known_until_the_next_one_ends(known: KnownSecrets) -> None:
    known.begin_scenario()
    assert known.mask(ACCOUNT["email"]) == Kind.EMAIL.mark
    known.begin_scenario()
    assert known.mask(ACCOUNT["email"]) == ACCOUNT["email"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pisze do jan.obcy@gdzies.example.", "pisze do [e-mail ukryty]."),
        ("jan.obcy%40gdzies.example", "[e-mail ukryty]"),
        ("tel. 48 401 402 403 albo 401402403", "tel. [telefon ukryty] albo [telefon ukryty]"),
        ("+48401402403", "[telefon ukryty]"),
        ("http://w1.iikp.localhost:8/ikp?SAMLart=AAQ&x=1 dalej", "http://w1.iikp.localhost:8/ikp?… dalej"),
        ("http://x.pl/konto;jsessionid=ABC", "http://x.pl/konto?…"),
        ("http://x.pl/nadawanie/B7oQRA2toaNxI-zcoDB_s/okres.", "http://x.pl/nadawanie/…/okres."),
        ("(http://x.pl/zgody/0d9f3c1e-8b7a-4c55-9e21-6a7b8c9d0e1f)", "(http://x.pl/zgody/…)"),
        ("http://x.pl/zgoda-na-udzielenie-2026/punkt-3-1",) * 2,
        ("Cookie: a=b; c=d", "Cookie: [dane sesji ukryte]"),
        ("artefakt=0123456789", "artefakt=[dane sesji ukryte]"),
        ('"token": "0123456789"', '"token": "[dane sesji ukryte]"'),
        ("Authorization: Bearer abcdefgh", "Authorization: [dane sesji ukryte]"),
        ("eyJhbGciOiJIUzI1.eyJzdWIiOiIx.c2ln", "[dane sesji ukryte]"),
    ],
)
def test_what_looks_like_a_patients_is_hidden_too(text: str, expected: str) -> None:
    assert mask(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "600100200",
        "10:11:12,123",
        'File "/x/support/session.py", line 123, in open_session',
        "    token = sessions.open(patient)",
        "https://iikp.ezdrowie.gov.pl/ikp/zaloguj",
        "zrzut 000100200.png",
        "12345678-1234-4123-8123-123456789012",
        "wersja 154.0.7258.66",
        "ZAM/2026/000001",
    ],
)
def test_what_belongs_to_nobody_stays(text: str) -> None:
    assert mask(text) == text


def test_the_local_profile_has_no_lasting_secret_of_a_patient() -> None:
    assert mask("Anna Zielińska") == "Anna Zielińska"
    assert KNOWN.is_public("anna.nowa@przyklad.pl")
