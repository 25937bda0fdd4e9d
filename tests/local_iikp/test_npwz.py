"""The numbers of medical workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from local_iikp.control import describe
from local_iikp.people import npwz
from local_iikp.poz.models import Worker

if TYPE_CHECKING:
    from local_iikp.worlds.models import World


def test_first_digit_checks_the_others() -> None:
    assert npwz.check_digit("000001") == 6
    assert npwz.check_digit("123456") == 91 % 11
    for _ in range(200):
        number = npwz.generate()
        assert npwz.is_possible(number)
        wrong = str(int(number[0]) % 9 + 1) + number[1:]
        assert not npwz.is_possible(wrong)


@pytest.mark.parametrize("number", ["1234567P", "1234567a", "12345678", "12345678A"])
def test_other_professions_are_known_by_their_form_only(number: str) -> None:
    assert npwz.is_possible(number)


@pytest.mark.parametrize(
    "number",
    ["", "600000", "0600001", "P123456", "123456789", "6000001\n", "\u0666000001", "1234567PP", "6 000001"],
)
def test_impossible_numbers(number: str) -> None:
    assert not npwz.is_possible(number)


def test_each_worker_has_a_number_of_the_worlds_own(world: World, other_world: World) -> None:
    told = describe.world(world)["workers"]
    assert [row["name"] for row in told][-1] == "mgr farm. Olga Dudek"
    numbers = [row["number"] for row in told]
    assert len(set(numbers)) == len(told) == 6
    assert all(npwz.is_possible(number) for number in numbers)
    assert set(numbers) != {row["number"] for row in describe.world(other_world)["workers"]}
    assert Worker.objects.get(facility__world=world, role="", profession="farmaceuta").name.endswith("Olga Dudek")
