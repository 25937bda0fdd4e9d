"""PESEL numbers: made by the register's rules, wrong in one way only, masked wherever they appear."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from stdnum.pl import pesel as register

from support import pesel
from support.masking import MASKED, mask, mask_all
from support.patients import Patient

_TODAY = date(2026, 6, 15)


def test_a_made_number_is_valid_and_nobodys() -> None:
    for _ in range(300):
        number = pesel.nobodys()
        assert register.is_valid(number)
        assert register.get_birth_date(number).year < 1900


def test_a_number_carries_its_birth_date_in_every_century() -> None:
    for year in (1800, 1899, 1900, 1999, 2000, 2024):
        assert register.get_birth_date(pesel.of_birth_date(date(year, 2, 28), 42)) == date(year, 2, 28)


@pytest.mark.parametrize("kind", sorted(pesel.SPOILED))
def test_a_spoiled_number_is_wrong_in_that_way_only(kind: str) -> None:
    for _ in range(50):
        number = pesel.spoiled(kind, _TODAY)
        # The register's library knows no future date.
        assert kind == "z datą urodzenia w przyszłości" or not register.is_valid(number)
        if kind in {"z miesiącem, którego nie ma", "z dniem, którego nie ma", "z samych zer"}:
            assert number[10] == pesel.check_digit(number[:10])
        if kind == "z datą urodzenia w przyszłości":
            assert number[10] == pesel.check_digit(number[:10])
            assert number[:6] == "262616"


def test_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(KeyError):
        pesel.spoiled("ładny", _TODAY)


def _forms(number: str) -> list[str]:
    return [
        number,
        f"{number[:6]} {number[6:]}",
        f"{number[:6]}-{number[6:]}",
        " ".join(number),
        f"numer:{number}.",
        f'{{"pesel":"{number}"}}',
        f"PESEL={number}&x=1",
    ]


def test_a_number_is_masked_in_every_form() -> None:
    for _ in range(200):
        number = pesel.nobodys()
        for text in _forms(number):
            masked = mask(text)
            assert MASKED in masked
            assert number[6:] not in masked.replace(" ", "")


def test_a_mistyped_number_is_masked_too() -> None:
    number = pesel.spoiled("z błędną cyfrą kontrolną", _TODAY)
    assert mask(number) == MASKED


@pytest.mark.parametrize(
    "text",
    [
        "+48 600 100 200",
        "+48600100200",
        "600 100 200",
        "00-184",
        "1763856000000",
        "23.11.2026, 01:37",
        "zrzut 0012.png",
    ],
)
def test_what_is_no_number_of_a_person_stays(text: str) -> None:
    assert mask(text) == text


def test_structures_are_masked_inside() -> None:
    number = pesel.nobodys()
    masked: Any = mask_all({"a": [number, {"b": number}], "c": 3, "d": None, "e": (number,)})
    assert masked == {"a": [MASKED, {"b": MASKED}], "c": 3, "d": None, "e": [MASKED]}


def test_a_patients_representation_hides_the_number() -> None:
    number = pesel.nobodys()
    assert number not in repr(Patient("anna", "Anna Zielińska", number))
