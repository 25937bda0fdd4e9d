"""What a form shows of an account is a secret from the moment it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.contact_data import ContactDataPage
from pages.fields import Checkbox
from support.masking import mask

if TYPE_CHECKING:
    from tests.pages.shown import Show

VALUES = {
    "Adres e-mail": "skryta.osoba@poczta.example",
    "Numer telefonu": "511 222 944",
    "Ulica i numer": "Zaciszna 17",
    "Kod pocztowy": "98-765",
    "Miejscowość": "Cichowola",
}


@pytest.mark.parametrize("label", ["Ulica i numer", "Kod pocztowy", "Miejscowość"])
def test_an_address_that_was_read_is_told_to_nobody(show: Show, label: str) -> None:
    # E-mail addresses and phones are hidden by their looks alone; an address only by being known.
    told = f"Widać „{VALUES[label]}”."
    texts = "".join(f'<label>{name} <input value="{value}"></label>' for name, value in VALUES.items())
    boxes = "".join(f'<label><input type="checkbox"> {name}</label>' for name in ContactDataPage.labels(Checkbox))
    page = show.page(ContactDataPage, f"<h1>Edytuj swoje dane</h1>{texts}{boxes}", wording_confirmed=True)
    assert page.read()[label] == VALUES[label]
    assert VALUES[label] not in mask(told)
