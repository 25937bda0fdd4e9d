"""The second lock: no eleven digits leave, and nothing else is hurt."""

from __future__ import annotations

import uuid

import pytest

from reports import masking
from reports.masking import HIDDEN, mask, mask_all

DIGITS = "0123456789"
# Born on 15 February 1844, in pieces: no number of anybody stands here.
NUMBER = f"44{82}15{DIGITS[:5]}"


@pytest.mark.parametrize(
    "form",
    [
        NUMBER,
        f"{NUMBER[:6]} {NUMBER[6:]}",
        f"{NUMBER[:6]}-{NUMBER[6:]}",
        f"{NUMBER[:6]}\u00a0{NUMBER[6:]}",
        f"{NUMBER[:6]} – {NUMBER[6:]}",
        " ".join(NUMBER),
        f"{NUMBER[:6]}%20{NUMBER[6:]}",
    ],
)
@pytest.mark.parametrize("around", ["{}", "PESEL {}.", "pesel={}&x=1", "„{}”", "x{}y", '{{"p": "{}"}}', "+{}"])
def test_a_number_is_hidden_in_every_form(form: str, around: str) -> None:
    assert mask(around.format(form)) == around.format(HIDDEN)


def test_numbers_side_by_side_are_hidden_each() -> None:
    assert mask(f"{NUMBER} {NUMBER},{NUMBER}\n{NUMBER} 15 lat") == (f"{HIDDEN} {HIDDEN},{HIDDEN}\n{HIDDEN} 15 lat")


@pytest.mark.parametrize(
    "text",
    [
        DIGITS,
        f"{NUMBER}1",
        "+48600100200",
        "48 600 100 200",
        "600 100 200",
        "+48 600 100 200",
        "15.06.2026, 10:00:07",
        "2026-06-15T10:00:07.123456+02:00",
        "12345678-1234-4123-8123-123456789012",
        f"a{NUMBER}bcdef0123456789",
        "http://127.0.0.1:8080/ikp/zaloguj",
        "00-950",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pisze do jan.obcy@gdzies.example.", "pisze do [e-mail ukryty]."),
        ("jan.obcy%40gdzies.example", "[e-mail ukryty]"),
        ("tel. 48 401 402 403 albo 401402403", "tel. [telefon ukryty] albo [telefon ukryty]"),
        ("601 212 345", "[telefon ukryty]"),
        ("12 601 212 345", "12 [telefon ukryty]"),
        ("+48401402403", "[telefon ukryty]"),
        ("http://x.pl/nadawanie/B7oQRA2toaNxI-zcoDB_s/okres", "http://x.pl/nadawanie/…/okres"),
        ("Cookie: a=b; c=d", "Cookie: [dane sesji ukryte]"),
        ("artefakt=0123456789&dalej", "artefakt=[dane sesji ukryte]&dalej"),
        ('"token": "0123456789"', '"token": "[dane sesji ukryte]"'),
        ("Bearer abcdefgh", "[dane sesji ukryte]"),
        ("eyJhbGciOiJIUzI1.eyJzdWIiOiIx.c2ln", "[dane sesji ukryte]"),
    ],
)
def test_what_else_looks_like_a_patients_is_hidden(text: str, expected: str) -> None:
    assert mask(text) == expected


@pytest.mark.parametrize("text", ["anna.nowa@przyklad.pl", "+48 600 100 200", "600-100-200", "a@b.pl", "700800900"])
def test_what_a_feature_file_contains_is_let_through(text: str) -> None:
    assert mask(f"Anna zapisuje „{text}”.") == f"Anna zapisuje „{text}”."


def test_recipients_are_let_through_once_they_are_known() -> None:
    assert mask("zgloszenia@odbiorca.example") == "[e-mail ukryty]"
    told = {"recipient": ["zgloszenia@odbiorca.example"], "title": "Do kto.inny@odbiorca.example"}
    assert mask_all(told) == told | {"title": "Do [e-mail ukryty]"}
    assert mask("zgloszenia@odbiorca.example") == "zgloszenia@odbiorca.example"


def test_the_lock_of_the_run_comes_first() -> None:
    masking.also(lambda text: text.replace("ul. Lipowa 5", "[adres ukryty]"))
    try:
        assert mask("ul. Lipowa 5, a@b.com") == "[adres ukryty], [e-mail ukryty]"
    finally:
        masking._first.clear()  # noqa: SLF001 -- a process has one run, this one has none
    assert mask("ul. Lipowa 5") == "ul. Lipowa 5"


def test_identifiers_of_ours_stay() -> None:
    for _ in range(2000):
        identifier = str(uuid.uuid4())
        assert mask(identifier) == identifier
        assert mask(identifier.replace("-", "")) in (identifier.replace("-", ""), HIDDEN)


def test_everything_inside_is_masked() -> None:
    assert mask_all({"a": [NUMBER, {"b": (NUMBER, 7, None)}]}) == {"a": [HIDDEN, {"b": [HIDDEN, 7, None]}]}
