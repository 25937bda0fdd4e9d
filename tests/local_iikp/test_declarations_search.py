"""Searching for a facility by a part of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from local_iikp.poz import search
from local_iikp.worlds import cast, factory

if TYPE_CHECKING:
    from local_iikp.worlds.models import World

CLINICS = [cast.MAPLE, cast.HEALTH]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Przychodnia", CLINICS),
        ("przychodnia", CLINICS),
        ("PRZYCHODNIA KLONOWA", [cast.MAPLE]),
        ("ŁOŻNEJ", [cast.MORNING_STAR]),
        ("lipą", [cast.LIME]),
        (" \u00a0Szpital   miejski ", [cast.HOSPITAL]),
        ("lipa", []),
        ("%", []),
        ("_", []),
        ("", []),
        ("   ", []),
        ("\x00", []),
        ("Przychodnia" * 1000, []),
    ],
)
def test_any_part_in_any_case(world: World, text: str, found: list[str]) -> None:
    assert [facility.name for facility in search.find(world, text)] == found


def test_only_the_facilities_of_this_world(world: World) -> None:
    factory.create_world(factory.new_name())
    (one,) = search.find(world, "Szpital")
    assert one.world == world
