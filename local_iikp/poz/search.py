"""Searching for a facility by its name, as the wizards do."""

import unicodedata

from local_iikp.poz.models import Facility
from local_iikp.worlds.models import World


def find(world: World, text: str) -> list[Facility]:
    """Return the world's facilities whose name has `text` anywhere in it, in any case; nothing for an empty one."""
    wanted = _folded(text)
    if not wanted:
        return []
    facilities = Facility.objects.filter(world=world).order_by("name")
    return [facility for facility in facilities if wanted in _folded(facility.name)]


def _folded(text: str) -> str:
    """Fold case and white space here: SQLite folds the case of ASCII letters only, and „Ł” is none."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
