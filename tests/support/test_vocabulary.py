"""Words of the scenarios: days."""

from __future__ import annotations

from datetime import date

import pytest

from support.vocabulary import day


@pytest.mark.parametrize(
    ("words", "today", "meant"),
    [
        ("dziś", date(2026, 6, 15), date(2026, 6, 15)),
        ("jutro", date(2026, 12, 31), date(2027, 1, 1)),
        ("wczoraj", date(2028, 3, 1), date(2028, 2, 29)),
        ("za 1 dzień", date(2026, 6, 15), date(2026, 6, 16)),
        ("za 10 dni", date(2026, 6, 25), date(2026, 7, 5)),
        ("1 dzień temu", date(2026, 6, 15), date(2026, 6, 14)),
        ("8 dni temu", date(2026, 1, 3), date(2025, 12, 26)),
        ("za rok", date(2026, 6, 15), date(2027, 6, 15)),
        ("za rok", date(2027, 2, 28), date(2028, 2, 28)),
        ("za rok", date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_a_day_is_reckoned_from_today(words: str, today: date, meant: date) -> None:
    assert day(words, today) == meant


def test_words_that_mean_no_day_are_an_error() -> None:
    with pytest.raises(ValueError, match="nie rozumie dnia „pojutrze”"):
        day("pojutrze", date(2026, 6, 15))
