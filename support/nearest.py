"""What somebody may have meant by a name that is unknown."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


def nearest(name: str, known: Collection[str], most: int = 20) -> str:
    """Return a Polish sentence with the nearest known name, or with the known ones, `most` at the most."""
    near = get_close_matches(name, list(known), n=1)
    if near:
        return f"Czy chodzi o „{near[0]}”?"
    rest = " i inne" if len(known) > most else ""
    return f"Do wyboru: {', '.join(list(known)[:most])}{rest}."
