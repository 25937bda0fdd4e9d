"""The clinic's side over the control API: what it is told, what it may do, and what it gets for an unclear request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from local_iikp.control.clinic import ACTIONS
from tests.local_iikp.ordering import EUTHYROX, TRITACE, listed, order
from tests.local_iikp.test_control_api import Control

if TYPE_CHECKING:
    from tests.local_iikp.iikp_browser import Browser

PLACED, STARTED, REALISED = "Złożone", "W trakcie rozpatrywania", "Zrealizowane"
NOT_JSON = "Treść żądania musi być obiektem JSON z polem action."


class Clinic:
    """The clinic of one world."""

    def __init__(self, browser: Browser) -> None:
        """Take the world of this browser."""
        self.path = f"/worlds/{browser.world.name}/clinic"
        self.pesel = browser.world.patients.get(key="anna").pesel
        self.control = Control()

    def ask(self, action: str, **request: object) -> tuple[int, Any]:
        """Make a request about Anna; return the status and the answer."""
        return self.control.call("POST", self.path, {"action": action, "pesel": self.pesel, **request})

    def refusal(self, action: str, **request: object) -> tuple[int, str]:
        """Make a request about Anna that is to be refused; return the status and the sentence."""
        return self.control.error("POST", self.path, {"action": action, "pesel": self.pesel, **request})

    def statuses(self) -> list[str]:
        """Return the statuses of Anna's orders as the clinic has them."""
        return [one["status"] for one in self.ask("orders")[1]["orders"]]


@pytest.fixture
def clinic(anna: Browser) -> Clinic:
    """Return the clinic of the world in which Anna is logged in."""
    return Clinic(anna)


def test_no_orders(clinic: Clinic) -> None:
    assert clinic.ask("orders") == (200, {"orders": []})


def test_orders_are_told_in_full(anna: Browser, clinic: Clinic) -> None:
    first = order(anna, EUTHYROX, remarks="Proszę", euthyrox="2")
    second = order(anna, TRITACE)
    status, answer = clinic.ask("orders")
    assert status == 200
    assert [one["number"] for one in answer["orders"]] == [first, second]
    assert answer["orders"][0] == {
        "number": first,
        "facility": "Przychodnia Zdrowie – poradnia lekarza podstawowej opieki zdrowotnej",
        "doctor": "lek. Ewa Kruk",
        "drugs": [{"name": "Euthyrox N 100 (Levothyroxinum natricum)", "packages": 2}],
        "remarks": "Proszę",
        "status": PLACED,
    }


def test_start_and_realise(anna: Browser, clinic: Clinic) -> None:
    number = order(anna, EUTHYROX)
    assert clinic.ask("start_order", number=number) == (200, {"done": True})
    assert (clinic.statuses(), listed(anna)[number]["Status"]) == ([STARTED], STARTED)
    assert clinic.ask("realise_order", number=number) == (200, {"done": True})
    assert (clinic.statuses(), listed(anna)[number]["Status"]) == ([REALISED], REALISED)


def test_reject(anna: Browser, clinic: Clinic) -> None:
    number = order(anna, EUTHYROX)
    clinic.ask("start_order", number=number)
    assert clinic.ask("reject_order", number=number, comment="Potrzebne badania") == (200, {"done": True})
    assert clinic.statuses() == ["Odrzucone"]
    assert listed(anna)[number]["Komentarz lekarza"] == "Potrzebne badania"


@pytest.mark.parametrize(
    ("before", "action", "told"),
    [
        ([], "realise_order", "Zamówienie ma status „Złożone”, a potrzebny jest „W trakcie rozpatrywania”."),
        ([], "reject_order", "Zamówienie ma status „Złożone”, a potrzebny jest „W trakcie rozpatrywania”."),
        (["start_order"], "start_order", "Zamówienie ma status „W trakcie rozpatrywania”, a potrzebny jest „Złożone”."),
        (
            ["start_order", "realise_order"],
            "reject_order",
            "Zamówienie ma status „Zrealizowane”, a potrzebny jest „W trakcie rozpatrywania”.",
        ),
        (["start_order", "realise_order"], "start_order", None),
        (["start_order", "reject_order"], "realise_order", None),
        (["start_order", "reject_order"], "start_order", None),
    ],
)
def test_no_other_way_between_statuses(
    anna: Browser, clinic: Clinic, before: list[str], action: str, told: str | None
) -> None:
    number = order(anna, EUTHYROX)
    for former in before:
        assert clinic.ask(former, number=number, comment="Nie")[0] == 200
    statuses = clinic.statuses()
    status, text = clinic.refusal(action, number=number, comment="Inaczej")
    assert status == 409
    assert told is None or text == told
    assert clinic.statuses() == statuses
    assert listed(anna)[number]["Komentarz lekarza"] in {"", "Nie"}


@pytest.mark.parametrize("action", ["start_order", "realise_order", "reject_order"])
def test_cancelled_order_stays_cancelled(anna: Browser, clinic: Clinic, action: str) -> None:
    number = order(anna, EUTHYROX)
    anna.submit(f"/ikp/recepty/zamowione/{number}/anuluj")
    assert clinic.refusal(action, number=number, comment="Nie")[0] == 409
    assert clinic.statuses() == ["Anulowane"]


def test_order_of_another_patient_is_not_found(anna: Browser, clinic: Clinic) -> None:
    number = order(anna, EUTHYROX)
    piotr = anna.world.patients.get(key="piotr").pesel
    assert clinic.ask("orders", pesel=piotr) == (200, {"orders": []})
    told = (409, f"Ten pacjent nie ma zamówienia o numerze {number}.")
    assert clinic.refusal("start_order", pesel=piotr, number=number) == told
    assert clinic.statuses() == [PLACED]


def test_patient_of_another_world_is_not_found(clinic: Clinic, other_world: Any) -> None:  # noqa: ANN401 - a fixture
    pesel = other_world.patients.get(key="anna").pesel
    assert clinic.refusal("orders", pesel=pesel) == (409, "Nie ma pacjenta o podanym numerze PESEL.")


@pytest.mark.parametrize("pesel", [None, "", " ", 5, ["1"], "\ud800"])
def test_unclear_patient(clinic: Clinic, pesel: object) -> None:
    rest = {"number": "1", "comment": "x", "role": "lekarz"}
    for action in ACTIONS:
        assert clinic.refusal(action, pesel=pesel, **rest) == (400, "Podaj pesel: tekst."), action


@pytest.mark.parametrize("pesel", ["1", "x\x00", "0" * 11, "ą" * 10_000])
def test_unknown_patient(clinic: Clinic, pesel: str) -> None:
    assert clinic.refusal("orders", pesel=pesel) == (409, "Nie ma pacjenta o podanym numerze PESEL.")


@pytest.mark.parametrize("value", [None, "", " \n", 5, "\udfff"])
def test_unclear_number_and_comment(anna: Browser, clinic: Clinic, value: object) -> None:
    number = order(anna, EUTHYROX)
    assert clinic.refusal("start_order", number=value) == (400, "Podaj number: tekst.")
    clinic.ask("start_order", number=number)
    assert clinic.refusal("reject_order", number=number, comment=value) == (400, "Podaj comment: tekst.")
    assert clinic.statuses() == [STARTED]


@pytest.mark.parametrize("body", ["", "{", "[]", '"orders"', "{}", {"action": 5}, {"action": None}, {"pesel": "1"}])
def test_no_action(clinic: Clinic, body: object) -> None:
    assert clinic.control.error("POST", clinic.path, body) == (400, NOT_JSON)


@pytest.mark.parametrize("action", ["", "order", "ORDERS", "__class__"])
def test_unknown_action(clinic: Clinic, action: str) -> None:
    status, text = clinic.refusal(action)
    assert status == 400
    assert text.startswith(f"Nieznana czynność: {action}. Możliwe: accept_declaration, ")


def test_who_may_ask(clinic: Clinic) -> None:
    assert clinic.control.error("GET", clinic.path)[0] == 405
    assert clinic.control.error("POST", "/worlds/nie-ma/clinic", {"action": "orders"}) == (404, "Nie ma świata nie-ma.")
    clinic.control.token = "x"  # noqa: S105 - a wrong one
    assert clinic.refusal("orders")[0] == 401
