"""A table and its columns: how they are sought where the table may be an empty one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages.first_contact.matching import ALL

if TYPE_CHECKING:
    from pages.first_contact.screen import Screen
    from pages.first_contact.walker import Walker
    from pages.page import Page

EMPTY = "tabela jest na tym koncie pusta, więc kolumn nie widać"


def look_at_table(walker: Walker, page: type[Page], table: str, columns: str, screen: Screen) -> bool:
    """Seek a table by its name, and its columns; tell whether there are any.

    An empty table may be a sentence under a heading: then the heading stands for it.
    """
    named = screen.of("table") or [one for one in screen.of("heading") if one.level > 1]
    walker.examine(page, table, named, screen, 1)
    shown = screen.of("column")
    if shown:
        walker.examine(page, columns, shown, screen, ALL)
    else:
        walker.ledger.unreached([walker.wanted(page, name).key for name in columns.split()], EMPTY)
    return bool(shown)
