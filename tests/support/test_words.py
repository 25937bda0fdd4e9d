"""The words of the steps: names in their cases, values made on demand, matchers that speak Polish."""

from __future__ import annotations

from typing import Any

import pytest
from hamcrest import assert_that

from support.matchers import Equals, Says, SaysNoneOf
from support.people import BY_FORM, PEOPLE
from support.records import people_read
from support.vocabulary import person, value


def test_every_form_means_one_person() -> None:
    assert len(BY_FORM) == sum(len(person.forms) for person in PEOPLE.values())
    assert person("Annie").name == "Anna Zielińska"
    assert person("Zofii").name == "Zofia Bielska"


@pytest.mark.parametrize("length", [64, 254, 255])
def test_an_address_of_a_length_is_a_possible_address(length: int) -> None:
    made = value(f"(adres e-mail o długości {length})")
    local, domain = made.split("@")
    assert len(made) == length
    assert len(local) <= 64
    assert all(0 < len(label) <= 63 for label in domain.split("."))


@pytest.mark.parametrize("length", [1, 100, 101])
def test_a_text_of_a_length_has_no_space_at_its_ends(length: int) -> None:
    made = value(f"(tekst o długości {length})")
    assert len(made) == length
    assert made == made.strip()


def test_another_value_is_itself() -> None:
    assert value("anna@przyklad.pl") == "anna@przyklad.pl"
    assert value("") == ""


@pytest.mark.parametrize(
    ("actual", "matcher", "says"),
    [
        (False, Equals(expected=True), "powód\nOczekiwano: tak\nJest: nie\n"),
        ("b", Equals("a"), "powód\nOczekiwano: „a”\nJest: „b”\n"),
        ({"Pole": "x"}, Equals({}), "powód\nOczekiwano: nic\nJest: Pole: „x”\n"),
        ([], Equals(["a", "b"]), "powód\nOczekiwano: „a”, „b”\nJest: nic\n"),
        ("cisza", Says("głos"), "powód\nOczekiwano: tekst zawierający „głos”\nJest: „cisza”\n"),
        ("Anna tu jest", SaysNoneOf(["Anna"]), "powód\nOczekiwano: tekst bez: „Anna”\nJest: „Anna tu jest”\n"),
    ],
)
def test_a_mismatch_reads_polish(actual: Any, matcher: Any, says: str) -> None:  # noqa: ANN401 -- a table's columns
    with pytest.raises(AssertionError) as error:
        assert_that(actual, matcher, "powód")
    assert people_read(error.value) == says


def test_a_check_for_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nie ma czego szukać"):
        SaysNoneOf([""])


def test_matches_pass() -> None:
    assert_that("Anna", Equals("Anna"))
    assert_that("jest Anna", Says("Anna"))
    assert_that("jest Jan", SaysNoneOf(["Anna", ""]))
