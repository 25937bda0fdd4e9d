"""Orders for prescriptions in the second iIKP, the clinic's side with them, over HTTP."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .site import Site

FORM, ORDERS, CANCEL = "/api/recepty/formularz", "/api/zamowienia", "/api/zamowienia/anulowanie"
COMMAND = Path(__file__).with_name("clinic_command.py")


def keys(site: Site) -> list[str]:
    return [row["key"] for row in site.get("/api/recepty")["rows"]]


def draft(site: Site, packages: str = "2", remarks: str = "") -> dict[str, Any]:
    """Open a form for the first two drugs and fill it."""
    drugs = keys(site)[:2]
    opened = site.post(FORM, {"drugs": drugs})["draft"]
    return {"draft": opened, "packages": dict.fromkeys(drugs, packages), "remarks": remarks}


def test_prescriptions(site: Site) -> None:
    site.log_in("anna")
    rows = site.get("/api/recepty")["rows"]
    assert [(r["drug"], r["again"]) for r in rows] == [
        ("Euthyrox N 100", True),
        ("Metformax 850", True),
        ("Tritace 5", True),
        ("Amotaks", False),
    ]
    site.log_in("jan")
    assert site.get("/api/recepty")["rows"] == []


def test_refusals_come_in_their_order_and_store_nothing(site: Site) -> None:
    site.log_in("jan")
    assert site.refused(FORM, {"drugs": []}) == {"": "Aby zamówić receptę, wybierz lekarza POZ"}
    site.log_in("piotr")
    off = {"": "Twoja placówka POZ nie przyjmuje zamówień na recepty przez IKP"}
    assert site.refused(FORM, {"drugs": []}) == off
    assert site.refused(FORM, {"drugs": keys(site)}) == off
    site.log_in("anna")
    nothing = {"": "Wybierz co najmniej jeden lek"}
    assert site.refused(FORM, {"drugs": []}) == nothing
    assert site.refused(FORM, {"drugs": keys(site)[3:]}) == nothing
    assert site.get(ORDERS)["rows"] == []
    assert site.clinic("orders", "anna") == {"orders": []}


@pytest.mark.parametrize("count", ["0", "13", "", "1,5", "-1", "dwa"])
def test_packages(site: Site, count: str) -> None:
    site.log_in("anna")
    told = draft(site, count)
    assert set(site.refused(ORDERS, told).values()) == {"Podaj liczbę od 1 do 12"}
    assert site.get(ORDERS)["rows"] == []
    site.post(ORDERS, told | {"packages": dict.fromkeys(told["packages"], "12")})


def test_remarks(site: Site) -> None:
    site.log_in("anna")
    assert site.refused(ORDERS, draft(site, remarks="ż" * 501)) == {"remarks": "Najwyżej 500 znaków"}
    site.post(ORDERS, draft(site, remarks="ż" * 500))
    assert site.clinic("orders", "anna")["orders"][0]["remarks"] == "ż" * 500


def test_one_form_makes_one_order(site: Site) -> None:
    site.log_in("anna")
    told = draft(site)
    with ThreadPoolExecutor(8) as pool:
        numbers = {answer["number"] for answer in pool.map(lambda _: site.post(ORDERS, told), range(50))}
    assert [row["number"] for row in site.get(ORDERS)["rows"]] == list(numbers)
    other = site.post(ORDERS, draft(site))["number"]
    assert other not in numbers
    received = site.clinic("orders", "anna")["orders"]
    assert [o["number"] for o in received] == [*numbers, other]
    assert received[0]["facility"].startswith("Przychodnia Zdrowie")
    assert received[0]["doctor"] == "lek. Ewa Kruk"
    assert [d["packages"] for d in received[0]["drugs"]] == [2, 2]
    site.log_in("piotr")
    assert site.refused(ORDERS, told)
    assert site.refused(CANCEL, {"number": other})


def test_statuses(site: Site) -> None:
    site.log_in("anna")
    first, second, third = (site.post(ORDERS, draft(site))["number"] for _ in range(3))
    site.post(CANCEL, {"number": first})
    assert "error" in site.clinic("start_order", "anna", number=first)
    assert "error" in site.clinic("realise_order", "anna", number=second)
    assert site.clinic("start_order", "anna", number=second) == {"done": True}
    assert site.refused(CANCEL, {"number": second}) == {"": "Lekarz już rozpatruje to zamówienie"}
    assert site.clinic("realise_order", "anna", number=second) == {"done": True}
    site.clinic("start_order", "anna", number=third)
    assert "error" in site.clinic("reject_order", "anna", number=third)
    site.clinic("reject_order", "anna", number=third, comment="Proszę o wizytę")
    rows = {r["number"]: (r["status"], r["comment"]) for r in site.get(ORDERS)["rows"]}
    assert rows == {
        first: ("Anulowane", ""),
        second: ("Zrealizowane", ""),
        third: ("Odrzucone", "Proszę o wizytę"),
    }
    again = site.post(FORM, {"number": second})["draft"]
    assert set(site.get(f"{FORM}?param={again}")["packages"].values()) == {"2"}
    assert "" in site.refused(FORM, {"number": third})


def test_command(site: Site) -> None:
    site.log_in("anna")
    number = site.post(ORDERS, draft(site))["number"]

    def ask(token: str, **told: str) -> dict[str, Any]:
        command = [sys.executable, str(COMMAND), site.portal + "/klinika", token]
        text = json.dumps(told | {"pesel": site.pesel("anna")})
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    token = site.world.clinic_token
    assert ask(token, action="orders")["orders"][0]["number"] == number
    assert ask(token, action="start_order", number=number) == {"done": True}
    assert ask(token, action="start_order", number=number) == {
        "error": "Zamówienie ma status „W trakcie rozpatrywania”, a nie „Złożone”"
    }
    assert ask("nobody", action="orders") == {"error": "Brak dostępu"}
