"""The clinic's side of e-declarations over the control API, and the switch."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from local_iikp.worlds import cast
from tests.local_iikp.declaring import DOCTOR, NURSE, SECTION, declare, statuses
from tests.local_iikp.test_control_api import Control

if TYPE_CHECKING:
    from local_iikp.worlds.models import World
    from tests.local_iikp.iikp_browser import Browser


@pytest.fixture
def control() -> Control:
    """Return a caller of the control API."""
    return Control()


def asks(control: Control, world: World, action: str, key: str = "jan", **more: object) -> tuple[int, Any]:
    """Let the clinic do or be asked something about a patient."""
    body = {"action": action, "pesel": world.patients.get(key=key).pesel, **more}
    return control.call("POST", f"/worlds/{world.name}/clinic", body)


def test_what_the_clinic_received(control: Control, browser: Browser) -> None:
    assert asks(control, browser.world, "declarations") == (200, {"declarations": []})
    browser.log_in("jan")
    declare(browser, NURSE)
    declare(browser, DOCTOR)
    today = timezone.localdate().isoformat()
    nurse = {
        "role": "pielęgniarka",
        "facility": cast.LIME,
        "person": cast.SOWA,
        "filed_on": today,
        "status": "Złożona",
    }
    doctor = {**nurse, "role": "lekarz", "facility": cast.HEALTH, "person": cast.KRUK}
    assert asks(control, browser.world, "declarations") == (200, {"declarations": [nurse, doctor]})


@pytest.mark.parametrize(
    ("action", "status"),
    [("accept_declaration", "Przyjęta"), ("reject_declaration", "Odrzucona")],
)
def test_the_clinic_decides(control: Control, browser: Browser, action: str, status: str) -> None:
    browser.log_in("jan")
    declare(browser, DOCTOR)
    declare(browser, NURSE)
    assert asks(control, browser.world, action, role="pielęgniarka") == (200, {"done": True})
    assert statuses(browser, "pielęgniarka") == [status]
    assert statuses(browser) == ["Złożona"]
    assert (cast.SOWA in browser.part(SECTION).html) is (status == "Przyjęta")
    again, answer = asks(control, browser.world, action, role="pielęgniarka")
    assert again == 409
    assert answer == {
        "error": f"Żadna deklaracja w roli: pielęgniarka nie czeka na rozpatrzenie; ostatnia ma status „{status}”.",
    }


def test_the_clinic_decides_about_nobody_else(control: Control, browser: Browser) -> None:
    browser.log_in("jan")
    declare(browser)
    status, answer = asks(control, browser.world, "accept_declaration", "zofia", role="lekarz")
    assert (status, answer) == (409, {"error": "Ten pacjent nie złożył deklaracji w roli: lekarz."})
    assert statuses(browser) == ["Złożona"]


def test_too_late_to_decide(control: Control, browser: Browser) -> None:
    browser.log_in("jan")
    declare(browser)
    browser.world.clock_offset += timedelta(days=8)
    browser.world.save()
    status, answer = asks(control, browser.world, "accept_declaration", role="lekarz")
    assert status == 409
    assert "Odrzucona automatycznie" in answer["error"]


@pytest.mark.parametrize("role", [None, "", "doktor", "Lekarz", 1, ["lekarz"]])
def test_unclear_role(control: Control, world: World, role: object) -> None:
    status, answer = asks(control, world, "accept_declaration", role=role)
    assert status == 400
    assert "rol" in answer["error"].lower()


def test_switch(control: Control, world: World) -> None:
    address = f"/worlds/{world.name}"
    assert control.call("GET", address)[1]["e_declarations"] is True
    assert control.call("PATCH", address, {"e_declarations": False})[1]["e_declarations"] is False
    assert control.call("PATCH", address, {"delay_ms": 1})[1]["e_declarations"] is False
    assert control.call("PATCH", address, {"e_declarations": None})[1]["e_declarations"] is False
    assert control.call("PATCH", address, {"e_declarations": True})[1]["e_declarations"] is True


def test_world_made_with_the_switch_off(control: Control) -> None:
    status, made = control.call("POST", "/worlds", {"e_declarations": False})
    assert (status, made["e_declarations"]) == (201, False)
    control.call("DELETE", f"/worlds/{made['world']}")


@pytest.mark.parametrize("value", ["false", 0, 1, "", [], {}])
def test_switch_takes_true_and_false_only(control: Control, world: World, value: object) -> None:
    assert control.error("PATCH", f"/worlds/{world.name}", {"e_declarations": value}) == (
        400,
        "Ustawienie e_declarations: podaj true albo false.",
    )
