"""E-declarations: the wizard, the list, the section of „Moje konto” (screens.md, sections 4 and 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from local_iikp.worlds import cast
from tests.local_iikp.declaring import filed, pass_steps

if TYPE_CHECKING:
    from tests.local_iikp.iikp_browser import Browser


def test_whole_way(anna: Browser) -> None:
    page = pass_steps(anna, "lekarz", "Klonowa", "Adam Wrona")
    assert page.heading == "Deklaracja wyboru: lekarz"
    assert page.texts("h2") == ["Podsumowanie"]
    assert page.texts("dd") == [
        "Anna Zielińska",
        cast.MAPLE,
        cast.WRONA,
        "07 Mazowiecki",
        "po raz pierwszy lub po raz drugi",
    ]
    page = anna.submit(anna.address)
    assert page.heading == "Deklaracje"
    assert page.statuses[0] == "Deklaracja została złożona"
    assert filed(anna)[0][:3] == ["lekarz", cast.MAPLE, cast.WRONA]
    assert [row[4] for row in filed(anna)] == ["Złożona", "Przyjęta"]
