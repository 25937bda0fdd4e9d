"""The regulations and their versions (screens.md, section 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from local_iikp.regulations import rules

if TYPE_CHECKING:
    from tests.local_iikp.iikp_browser import Browser

HEADING = "Regulamin Internetowego Konta Pacjenta"
NOT_ACCEPTED = "Zaakceptuj regulamin, aby korzystać z konta"


def test_first_log_in_shows_them(browser: Browser) -> None:
    page = browser.log_in("zofia")
    assert page.heading == HEADING
    assert len(page.texts("p")) > 10
    assert page.texts("span", **{"class": "name"}) == ["Zofia Bielska"]
    assert page.texts("button") == ["Wyloguj się", "Dalej"]
    assert not page.all("nav")
    assert not page.is_ticked("Akceptuję regulamin")


@pytest.mark.parametrize("accepted", [{}, {"accepted": ""}, {"accepted": "false"}])
def test_dalej_without_the_tick(browser: Browser, accepted: dict[str, str]) -> None:
    browser.log_in("zofia")
    page = browser.submit("/ikp/regulamin", **accepted)
    assert page.heading == HEADING
    assert page.error_of("Akceptuję regulamin") == NOT_ACCEPTED
    assert page.alerts == [NOT_ACCEPTED]
    assert browser.get("/ikp/moje-konto").heading == HEADING


def test_accepting_leads_home_and_lasts(browser: Browser) -> None:
    browser.log_in("zofia")
    assert browser.accept_regulations().heading == "Strona główna"
    browser.log_out()
    assert browser.log_in("zofia").heading == "Strona główna"
    assert browser.get("/ikp/regulamin").heading == "Strona główna"


def test_dalej_pressed_twice(browser: Browser) -> None:
    browser.log_in("zofia")
    form = {**browser.page.hidden(), "accepted": "on"}
    for _ in range(2):
        assert browser.send("POST", "/ikp/regulamin", form).heading == "Strona główna"


def test_who_has_accepted_starts_at_once(browser: Browser) -> None:
    for key in ("anna", "jan", "piotr", "maria", "jakub"):
        assert browser.log_in(key).heading == "Strona główna"


def test_new_version_is_shown_to_everybody(anna: Browser) -> None:
    rules.publish(anna.world)
    anna.world.refresh_from_db()
    assert anna.get("/ikp/moje-konto").heading == HEADING
    assert "Wersja 2" in anna.page.html
    assert anna.accept_regulations().heading == "Strona główna"
    assert anna.get("/ikp/moje-konto").heading == "Moje konto"


def test_only_what_was_shown_is_accepted(browser: Browser) -> None:
    browser.log_in("zofia")
    rules.publish(browser.world)
    page = browser.accept_regulations()
    assert page.heading == HEADING
    assert page.alerts == ["Regulamin zmienił się, zanim został zaakceptowany. Przeczytaj nową wersję."]
    assert browser.accept_regulations().heading == "Strona główna"


def test_acceptance_is_of_one_patient_in_one_world(browser: Browser, other_world: object) -> None:
    browser.log_in("zofia")
    browser.accept_regulations()
    zofia = other_world.patients.get(key="zofia")  # type: ignore[attr-defined]
    assert rules.must_accept(zofia, other_world)  # type: ignore[arg-type]
