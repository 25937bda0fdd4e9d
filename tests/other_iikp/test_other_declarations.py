"""POZ declarations in the second iIKP, the clinic's side with them, over HTTP."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from .declarations import FIRST_OR_SECOND, THIRD_OR_LATER
from .rules import today

if TYPE_CHECKING:
    from .site import Site

STEP, FILE = "/api/deklaracja/krok", "/api/deklaracja"
NURSE = "pielęgniarka"
TWO_ALREADY = {"times": "W tym roku dokonano już dwóch wyborów"}


def number_of(site: Site, name: str) -> str:
    return next(w.number for w in site.world.catalogue.workers if name in w.name)


def request(site: Site, **more: object) -> dict[str, Any]:
    """Return a form that is right: Irena Sowa, for the first time."""
    told = {"role": NURSE, "facility_key": "lipa", "person": number_of(site, "Sowa"), "times": FIRST_OR_SECOND}
    return told | {"form": "f", "step": 4} | more


def doctor(site: Site, **more: object) -> dict[str, Any]:
    return request(site, role="lekarz", facility_key="klonowa", person=number_of(site, "Wrona")) | more


def poz(site: Site) -> dict[str, Any]:
    return {group["role"]: group["choice"] for group in site.get("/api/konto")["poz"]}


def statuses(site: Site) -> list[str]:
    return [row[4] for row in site.get("/api/konto")["declarations"]]


@pytest.mark.parametrize(
    ("told", "errors"),
    [
        ({"facility_key": ""}, {"facility": "Wyszukaj i wybierz placówkę"}),
        ({"person": ""}, {"person": "Wybierz osobę"}),
        ({"facility_key": "jutrzenka"}, {"person": "Wybierz osobę"}),
        ({"times": ""}, {"times": "Wybierz, po raz który dokonujesz wyboru"}),
        ({"times": THIRD_OR_LATER}, {"reason": "Wybierz przyczynę"}),
        ({"times": THIRD_OR_LATER, "reason": "osiągnięcie 18. roku życia"}, {"reason": "Wybierz przyczynę"}),
    ],
)
def test_nothing_chosen(site: Site, told: dict[str, str], errors: dict[str, str]) -> None:
    site.log_in("jan")
    assert site.refused(STEP, request(site, **told)) == errors
    assert site.refused(FILE, request(site, **told)) == errors
    assert statuses(site) == []


def test_a_full_list_cannot_be_chosen(site: Site) -> None:
    site.log_in("jan")
    people = site.post("/api/osoby", {"role": "lekarz", "facility_key": "zdrowie"})["found"]
    assert [(p["name"], p["full"]) for p in people] == [("lek. Ewa Kruk", False), ("lek. Tomasz Bąk", True)]
    full = doctor(site, facility_key="zdrowie", person=number_of(site, "Bąk"))
    assert site.refused(FILE, full) == {"person": "Wybierz osobę"}


def test_the_former_choice_stays_until_the_new_one_is_accepted(site: Site) -> None:
    site.log_in("anna")
    site.post(FILE, doctor(site))
    site.post(FILE, doctor(site))  # the same form, pressed twice
    assert poz(site)["lekarz"][0] == "lek. Ewa Kruk"
    assert statuses(site) == ["Złożona", "Przyjęta"]
    waits = {"": "Poprzednia deklaracja czeka na rozpatrzenie"}
    assert site.refused(FILE, doctor(site, form="g")) == waits
    assert site.get(f"{FILE}?param=lekarz")["refusal"] == waits[""]
    assert site.get(f"{FILE}?param={NURSE}")["refusal"] is None
    assert "error" in site.clinic("accept_declaration", "anna", role=NURSE)
    assert site.clinic("accept_declaration", "anna", role="lekarz") == {"done": True}
    assert poz(site)["lekarz"][0] == "lek. Adam Wrona"
    assert poz(site)[NURSE] is None
    last = site.clinic("declarations", "anna")["declarations"][-1]
    assert (last["role"], last["status"], last["filed_on"]) == ("lekarz", "Przyjęta", today().isoformat())


def test_two_choices_in_a_calendar_year(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.log_in("maria")
    assert site.refused(STEP, doctor(site)) == TWO_ALREADY
    site.post(STEP, request(site))  # another role counts for itself, and a rejected one does not count
    monkeypatch.setattr(site.world, "today", lambda: date(today().year + 1, 1, 1))
    site.post(STEP, doctor(site))
    monkeypatch.undo()
    reason = {"times": THIRD_OR_LATER, "reason": "inna okoliczność"}
    site.post(FILE, doctor(site, **reason))
    assert site.clinic("reject_declaration", "maria", role="lekarz") == {"done": True}
    assert statuses(site)[0] == "Odrzucona"


def test_nobodys_answer_for_seven_days_is_a_refusal(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.log_in("jan")
    site.post(FILE, request(site))
    monkeypatch.setattr(site.world, "today", lambda: today() + timedelta(days=7))
    assert statuses(site) == ["Złożona"]
    monkeypatch.setattr(site.world, "today", lambda: today() + timedelta(days=8))
    assert statuses(site) == ["Odrzucona automatycznie"]
    assert "error" in site.clinic("accept_declaration", "jan", role=NURSE)
    site.post(FILE, request(site, form="g"))


def test_minors_and_the_switch(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.log_in("jakub")
    guardian = "Deklarację składa przedstawiciel ustawowy"
    assert site.get(f"{FILE}?param=lekarz")["refusal"] == guardian
    assert site.refused(FILE, doctor(site)) == {"": guardian}
    monkeypatch.setattr(site.world, "today", lambda: today() + timedelta(days=366))
    site.post(STEP, doctor(site))
    monkeypatch.undo()
    site.world.e_declarations = False
    site.log_in("anna")
    assert site.refused(FILE, doctor(site)) == {"": "E-deklaracje POZ będą dostępne wkrótce"}
    assert statuses(site) == ["Przyjęta"]


def test_patients_see_their_own_only(site: Site) -> None:
    site.log_in("zofia")
    for path in ("/api/uprawnienia", "/api/recepty", "/api/zamowienia", f"{FILE}?param=lekarz"):
        assert site.api("GET", path).status_code == 403
    site.api("POST", "/api/wyloguj", {})
    assert site.api("POST", FILE, request(site)).status_code == 401
