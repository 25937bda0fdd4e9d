"""Sessions left open, and work from two places, where the world is strict about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from local_iikp.login import sessions
from local_iikp.trusted_profile.models import TrustedProfileSession
from local_iikp.web import origins

if TYPE_CHECKING:
    from collections.abc import Callable

    from local_iikp.worlds.models import World
    from tests.local_iikp.iikp_browser import Browser

ERROR_32 = "Serwis chwilowo niedostępny"


@pytest.fixture(autouse=True)
def strict(world: World) -> None:
    """Make the world strict."""
    world.strict_sessions = True
    world.save()


def open_patients(world: World) -> list[str]:
    return [session.patient.key for session in sessions.open_in(world)]


def test_session_left_open_is_met_once(anna: Browser, new_browser: Callable[[], Browser]) -> None:
    later = new_browser()
    assert later.log_in("anna").heading == ERROR_32
    assert later.response.status_code == 503
    assert later.address == origins.portal_address(anna.world.name, "/ikp/powrot")
    assert "iikp_sesja" not in later.cookies_of_portal()
    assert open_patients(anna.world) == []
    assert TrustedProfileSession.objects.filter(patient__world=anna.world).count() == 0
    assert anna.get("/ikp/moje-konto").heading == "Testowy Profil Zaufany"
    assert later.log_in("anna").heading == "Strona główna"
    assert open_patients(anna.world) == ["anna"]


def test_session_left_open_in_the_same_browser(anna: Browser) -> None:
    assert anna.log_in("anna").heading == ERROR_32
    assert open_patients(anna.world) == []
    assert anna.get(anna.page.links("Spróbuj ponownie")[0]).heading == "Testowy Profil Zaufany"
    assert anna.log_in("anna").heading == "Strona główna"


def test_somebody_else_in_the_same_browser_replaces_the_session(anna: Browser) -> None:
    assert anna.log_in("jan").heading == "Strona główna"
    assert open_patients(anna.world) == ["jan"]


def test_other_patients_do_not_matter(anna: Browser, new_browser: Callable[[], Browser]) -> None:
    assert new_browser().log_in("jan").heading == "Strona główna"
    assert open_patients(anna.world) == ["anna", "jan"]


def test_session_ended_or_timed_out_is_none(anna: Browser, new_browser: Callable[[], Browser]) -> None:
    anna.get("/ikp/strona-glowna")
    anna.log_out()
    other = new_browser()
    assert other.log_in("anna").heading == "Strona główna"
    anna.world.clock_offset += anna.world.session_lifetime()
    anna.world.save()
    assert new_browser().log_in("anna").heading == "Strona główna"


def test_log_in_given_up_is_none(browser: Browser, new_browser: Callable[[], Browser]) -> None:
    browser.ready_to_return("anna")
    assert new_browser().log_in("anna").heading == "Strona główna"


def test_account_loses_nothing(anna: Browser, new_browser: Callable[[], Browser]) -> None:
    anna.edit(city="Łódź")
    later = new_browser()
    later.log_in("anna")
    later.log_in("anna")
    assert "Łódź" in later.own_data()["Adres"]


def test_worlds_that_are_not_strict_let_in(anna: Browser, new_browser: Callable[[], Browser]) -> None:
    anna.world.strict_sessions = False
    anna.world.save(update_fields=["strict_sessions"])
    assert new_browser().log_in("anna").heading == "Strona główna"
    assert open_patients(anna.world) == ["anna", "anna"]
