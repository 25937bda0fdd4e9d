"""Which column of a table is meant: by its heading, else by what stands in its cells (screens.md 5 and 6)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pages.errors import missing
from pages.finder import Question, look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pages.containers import LocatedMessage, LocatedTable

    Row = Mapping[str, str]
    Holds = Callable[[str], bool]

_DAY = r"\d\d\.\d\d\.\d{4}"


def is_day(text: str) -> bool:
    """Tell whether a cell holds a date alone."""
    return re.fullmatch(_DAY, text) is not None


def is_period(text: str) -> bool:
    """Tell whether a cell holds a date and until when."""
    return re.fullmatch(rf"{_DAY} – .+", text) is not None


def headings(
    table: LocatedTable,
    columns: Sequence[LocatedMessage],
    rows: Sequence[Mapping[str, str]],
    holds: Mapping[str, Holds],
) -> list[str]:
    """Return the headings under which the columns stand here, in the columns' order.

    A column whose heading nobody has seen here, as the list was empty then, is known by its cells, where these fit it
    alone, or as the last one left.

    Args:
        table: the table.
        columns: its declared columns.
        rows: what stands in it.
        holds: which texts a column's cells have, by the column's attribute; any texts, where it is not named.

    Raises:
        The errors of `Located.see`, about the first column that is not there.
    """
    found = {column.name: column.name for column in columns if not rows or column.name in rows[0]}
    lost = [column for column in columns if column.name not in found]
    if not all(column.is_only_assumed for column in lost):
        raise _missing(table, lost)
    left = [heading for heading in (rows[0] if rows else ()) if heading and heading not in found.values()]
    fitting = {
        column.name: [heading for heading in left if all(fits(row[heading]) for row in rows)]
        for column in lost
        if (fits := holds.get(column.element.attribute)) is not None
    }
    for name, there in fitting.items():
        if len(there) == 1 and sum(there[0] in others for others in fitting.values()) == 1:
            found[name] = there[0]
            left.remove(there[0])
    lost = [column for column in lost if column.name not in found]
    if len(lost) == len(left) == 1 and lost[0].element.attribute not in holds:
        return [found.get(column.name, left[0]) for column in columns]
    if lost:
        raise _missing(table, lost)
    return [found[column.name] for column in columns]


def _missing(table: LocatedTable, lost: Sequence[LocatedMessage]) -> Exception:
    return missing(lost[0], look(table.page.session, Question("text", None, scope=table.inside)))
