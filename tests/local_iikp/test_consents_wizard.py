"""„Nadaj dostęp”: the steps of the wizard, and what comes of them in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from local_iikp.consents import rules
from tests.local_iikp import consents_browser as ui

if TYPE_CHECKING:
    from tests.local_iikp.iikp_browser import Browser


def test_a_facility_is_given_services(anna: Browser) -> None:
    today = anna.world.today()
    page = ui.begin(anna)
    assert page.heading == "Rodzaj uprawnienia"
    page = ui.on(anna, kind="swiadczenia")
    assert page.heading == "Komu"
    page = ui.on(anna, **ui.facility(anna))
    assert page.heading == "Okres"
    assert page.value_of("Od") == f"{today:%d.%m.%Y}"
    assert page.value_of("Do") == f"{rules.same_day_next_year(today):%d.%m.%Y}"
    page = ui.on(anna, starts=page.value_of("Od"), ends=page.value_of("Do"))
    assert page.heading == "Podsumowanie"
    assert "Szpital Miejski" in page.texts("dd")
    assert ui.stored(anna) == 0
    page = ui.on(anna)
    assert anna.path == ui.LIST
    assert page.statuses[0] == ui.GRANTED
    period = f"{today:%d.%m.%Y} – {rules.same_day_next_year(today):%d.%m.%Y}"
    assert ui.rows(anna) == [("Szpital Miejski", ui.SERVICES, period, "Aktywne")]
    assert ui.actions(anna) == ["Zmień Wycofaj"]
