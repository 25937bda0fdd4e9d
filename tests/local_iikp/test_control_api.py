"""The control API: worlds made, changed and freed over HTTP, for whoever has the token."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client
from stdnum.pl import pesel as stdnum_pesel

from local_iikp.control import api
from local_iikp.worlds import factory
from local_iikp.worlds.models import World
from tests.local_iikp.iikp_browser import Browser

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENTS = ["anna", "jan", "zofia", "piotr", "maria", "jakub", "hanna"]


class Control:
    """A caller of the control API."""

    def __init__(self) -> None:
        """Take the right token."""
        self.token = api.token
        self.host = "127.0.0.1"

    def call(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        """Make a call; return the status and the answer."""
        text = body if isinstance(body, str) else json.dumps({} if body is None else body)
        response = Client(raise_request_exception=False).generic(
            method,
            path,
            text,
            content_type="application/json",
            headers={"Authorization": f"Bearer {self.token}"},
            SERVER_NAME=self.host,
            SERVER_PORT="8090",
        )
        return response.status_code, json.loads(response.content) if response.content else None

    def error(self, method: str, path: str, body: object = None) -> tuple[int, str]:
        """Make a call that is to be refused; return the status and the sentence."""
        status, answer = self.call(method, path, body)
        assert list(answer) == ["error"]
        return status, answer["error"]


@pytest.fixture
def control() -> Control:
    """Return a caller with the token."""
    return Control()


@pytest.fixture
def made(control: Control) -> Iterator[dict[str, Any]]:
    """Return the answer about a new world."""
    status, answer = control.call("POST", "/worlds")
    assert status == 201
    yield answer
    control.call("DELETE", f"/worlds/{answer['world']}")


def test_new_world(made: dict[str, Any]) -> None:
    name = made["world"]
    assert made["entry_url"] == f"http://{name}.iikp.localhost:8080/ikp/zaloguj"
    assert made["trusted_profile_url"] == f"http://{name}.pz.iikp.localhost:8888/pz/ekran_pz"
    assert list(made["patients"]) == PATIENTS
    anna = made["patients"]["anna"]
    assert stdnum_pesel.is_valid(anna.pop("pesel"))
    assert anna == {
        "name": "Anna Zielińska",
        "first_name": "Anna",
        "last_name": "Zielińska",
        "email": "anna.zielinska@poczta.example",
        "phone": "400100201",
        "street": "ul. Lipowa 5 m. 2",
        "postcode": "00-001",
        "city": "Warszawa",
    }
    assert made["patients"]["zofia"]["email"] == ""
    assert (made["delay_ms"], made["session_minutes"], made["regulations_version"]) == (0, 15, 1)


def test_settings_of_a_new_world(control: Control) -> None:
    settings = {"clock": "2026-06-15T10:00:00", "delay_ms": 200, "session_minutes": 5}
    _, answer = control.call("POST", "/worlds", settings)
    assert answer["clock"].startswith("2026-06-15T10:00:0")
    assert answer["clock"].endswith("+02:00")
    assert (answer["delay_ms"], answer["session_minutes"]) == (200, 5)
    assert control.call("GET", f"/worlds/{answer['world']}")[1]["patients"] == answer["patients"]


def test_clock(control: Control, made: dict[str, Any]) -> None:
    path = f"/worlds/{made['world']}"
    assert control.call("PATCH", path, {"clock": "2026-01-31T23:50:00"})[1]["clock"].startswith("2026-01-31T23:50")
    assert control.call("PATCH", path, {"advance_minutes": 15})[1]["clock"].startswith("2026-02-01T00:05")
    assert control.call("PATCH", path, {"advance_minutes": -15})[1]["clock"].startswith("2026-01-31T23:50")
    assert control.call("PATCH", path, {"clock": "2026-06-15T10:00:00Z"})[1]["clock"].startswith("2026-06-15T12:00")
    back = control.call("PATCH", path, {"clock": None, "delay_ms": 7, "session_minutes": 3})[1]
    assert back["clock"][:10] == made["clock"][:10]
    assert (back["delay_ms"], back["session_minutes"]) == (7, 3)


def test_sessions_and_regulations(control: Control, made: dict[str, Any]) -> None:
    path = f"/worlds/{made['world']}"
    assert control.call("GET", f"{path}/sessions") == (200, {"open": 0, "patients": []})
    browser = Browser(World.objects.get(name=made["world"]))
    browser.log_in("anna")
    assert control.call("GET", f"{path}/sessions") == (200, {"open": 1, "patients": ["anna"]})
    assert control.call("POST", f"{path}/regulations") == (201, {"regulations_version": 2})
    assert browser.get("/ikp/moje-konto").heading == "Regulamin Internetowego Konta Pacjenta"
    browser.accept_regulations()
    browser.edit(city="Łódź")
    assert control.call("GET", path)[1]["patients"]["anna"]["city"] == "Łódź"
    control.call("PATCH", path, {"advance_minutes": 15})
    assert control.call("GET", f"{path}/sessions")[1]["open"] == 0


def test_deleting_frees_everything(control: Control) -> None:
    def rows() -> int:
        with connection.cursor() as cursor:
            tables = connection.introspection.table_names(cursor)
            counts = [cursor.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0] for table in tables]  # noqa: S608
        return sum(counts)

    before = rows()
    name = control.call("POST", "/worlds")[1]["world"]
    Browser(World.objects.get(name=name)).log_in("anna")
    assert rows() > before + 20
    assert control.call("DELETE", f"/worlds/{name}") == (204, None)
    assert rows() == before
    assert control.error("GET", f"/worlds/{name}") == (404, f"Nie ma świata {name}.")
    assert control.error("DELETE", f"/worlds/{name}")[0] == 404


@pytest.mark.parametrize("token", ["", "x", "ą", " "])
def test_without_the_token_nothing_is_told(control: Control, made: dict[str, Any], token: str) -> None:
    control.token = token.encode().decode("latin-1")
    for method, path in (
        ("POST", "/worlds"),
        ("GET", f"/worlds/{made['world']}"),
        ("PATCH", f"/worlds/{made['world']}"),
        ("DELETE", f"/worlds/{made['world']}"),
        ("POST", f"/worlds/{made['world']}/regulations"),
        ("GET", f"/worlds/{made['world']}/sessions"),
    ):
        status, text = control.error(method, path)
        assert status == 401
        assert text.startswith("Brak dostępu")


@pytest.mark.parametrize("host", ["iikp.localhost", "pz.iikp.localhost", "x.localhost"])
def test_other_host_names_do_not_reach_it(control: Control, host: str) -> None:
    response = Client().get(
        "/worlds", headers={"Authorization": f"Bearer {control.token}"}, SERVER_NAME=host, SERVER_PORT="8090"
    )
    assert response.status_code == 404


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("{", "Treść żądania musi być obiektem JSON."),
        ("[]", "Treść żądania musi być obiektem JSON."),
        ('"x"', "Treść żądania musi być obiektem JSON."),
        ({"delay": 5}, "Nieznane ustawienie: delay."),
        ({"clock": "wczoraj"}, "Ustawienie clock: podaj czas w formacie ISO 8601, np. 2026-06-15T10:00:00."),
        ({"clock": 5}, "Ustawienie clock: podaj czas w formacie ISO 8601, np. 2026-06-15T10:00:00."),
        ({"clock": "1800-01-01T00:00:00"}, "Ustawienie clock: podaj rok od 1900 do 2199."),
        ({"clock": "9999-12-31T23:59:59"}, "Ustawienie clock: podaj rok od 1900 do 2199."),
        ({"delay_ms": "5"}, "Ustawienie delay_ms: podaj liczbę całkowitą."),
        ({"delay_ms": True}, "Ustawienie delay_ms: podaj liczbę całkowitą."),
        ({"delay_ms": 1.5}, "Ustawienie delay_ms: podaj liczbę całkowitą."),
        ({"advance_minutes": 10**30}, None),
        ({"delay_ms": -1}, None),
        ({"session_minutes": 0}, None),
    ],
)
def test_wrong_settings_change_nothing(control: Control, made: dict[str, Any], body: object, text: str | None) -> None:
    path = f"/worlds/{made['world']}"
    status, told = control.error("PATCH", path, body)
    assert status == 400
    assert told == text or (text is None and told.startswith("Ustawienie "))
    now = control.call("GET", path)[1]
    assert {**now, "clock": ""} == {**made, "clock": ""}


def test_clock_cannot_leave_what_can_be_reckoned(control: Control, made: dict[str, Any]) -> None:
    path = f"/worlds/{made['world']}"
    control.call("PATCH", path, {"clock": "2199-12-31T23:00:00"})
    assert control.error("PATCH", path, {"advance_minutes": 120})[0] == 400
    assert control.call("GET", path)[1]["clock"].startswith("2199-12-31T23:00")


def test_wrong_calls(control: Control, made: dict[str, Any]) -> None:
    assert control.error("GET", "/worlds")[0] == 405
    assert control.error("PUT", f"/worlds/{made['world']}")[0] == 405
    assert control.error("GET", "/nothing") == (404, "Nie ma takiego adresu.")
    assert control.error("POST", "/worlds", {"advance_minutes": 5})[0] == 400
    assert control.error("POST", "/worlds/nie-ma/regulations")[0] == 404


def test_internal_error_is_told_in_json(control: Control, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object, **_named: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(factory, "create_world", broken)
    assert control.error("POST", "/worlds") == (500, "Błąd wewnętrzny lokalnego iIKP; szczegóły są na jego stderr.")
