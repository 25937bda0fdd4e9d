"""Faults that only a real connection shows: an answer cut off, no answer, a late one; and requests at once."""

from __future__ import annotations

import http.client
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from local_iikp import server
from tests.local_iikp.iikp_process import ANY_PORT, Client, Process, control

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MINUTE_MS = 60_000


class Faulty:
    """A world of the running process, and what fails in it."""

    def __init__(self, where: dict[str, Any]) -> None:
        """Make the world."""
        self.where = where
        self.told = control(where, "POST", "/worlds")[1]
        self.path = f"/worlds/{self.told['world']}"
        self.entry = self.told["entry_url"]
        self.host = urlsplit(self.entry).netloc

    def set_faults(self, *faults: dict[str, Any]) -> None:
        """Let these things fail."""
        assert control(self.where, "PATCH", self.path, {"faults": faults})[0] == 200

    def open_sessions(self) -> int:
        """Return how many sessions are open."""
        return int(control(self.where, "GET", f"{self.path}/sessions")[1]["open"])

    def visited_nodes(self) -> list[str]:
        """Return the nodes that requests without a cookie came to: one for each."""
        return list(control(self.where, "GET", self.path)[1]["visited_nodes"])

    def ask(
        self, path: str = "/ikp/wylogowano", connection: http.client.HTTPConnection | None = None
    ) -> http.client.HTTPResponse:
        """Ask the portal for a page, by a new connection unless one is given."""
        connection = connection or self.connect()
        connection.request("GET", path, headers={"Host": self.host})
        return connection.getresponse()

    def connect(self) -> http.client.HTTPConnection:
        """Return a connection to the portal."""
        return http.client.HTTPConnection("127.0.0.1", self.where["portal_port"], timeout=20)

    def close(self) -> None:
        """Free the world."""
        control(self.where, "DELETE", self.path)


@pytest.fixture
def faulty(where: dict[str, Any]) -> Iterator[Faulty]:
    """Return a new world of the running process."""
    made = Faulty(where)
    yield made
    made.close()


def test_answer_cut_off(faulty: Faulty) -> None:
    whole = faulty.ask().read()
    faulty.set_faults({"origin": "portal", "kind": "cut_off", "times": 1})
    answer = faulty.ask()
    assert (answer.status, answer.headers["Content-Length"]) == (200, str(len(whole)))
    with pytest.raises(http.client.IncompleteRead) as torn:
        answer.read()
    assert torn.value.partial == whole[: len(whole) // 2]
    assert faulty.ask().read() == whole


def test_redirect_cut_off_ends_before_its_head(faulty: Faulty) -> None:
    faulty.set_faults({"origin": "portal", "kind": "cut_off"})
    with pytest.raises(http.client.RemoteDisconnected):
        faulty.ask("/ikp/zaloguj")


def test_answer_cut_off_has_done_what_was_asked(faulty: Faulty) -> None:
    faulty.set_faults({"origin": "portal", "kind": "cut_off", "after": 1})
    with pytest.raises(http.client.RemoteDisconnected):
        Client().log_in(faulty.told, "anna")
    assert faulty.open_sessions() == 1


def test_connection_refused(faulty: Faulty) -> None:
    faulty.set_faults({"origin": "portal", "kind": "refused", "times": 2})
    for _ in range(2):
        with pytest.raises(http.client.RemoteDisconnected):
            faulty.ask()
    assert faulty.ask().status == 200


def test_kept_connection_refused(faulty: Faulty) -> None:
    connection = faulty.connect()
    assert faulty.ask(connection=connection).read()
    faulty.set_faults({"origin": "portal", "kind": "refused"})
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        faulty.ask(connection=connection)
    connection.close()


def test_refused_connection_does_nothing(faulty: Faulty) -> None:
    faulty.set_faults({"origin": "portal", "kind": "refused", "after": 1})
    with pytest.raises(http.client.RemoteDisconnected):
        Client().log_in(faulty.told, "anna")
    assert faulty.open_sessions() == 0


def test_slow_answer(faulty: Faulty) -> None:
    faulty.set_faults({"origin": "portal", "kind": "slow", "delay_ms": 700, "times": 1})
    began = time.monotonic()
    assert faulty.ask().status == 200
    assert 0.7 <= time.monotonic() - began < 5
    began = time.monotonic()
    assert faulty.ask().status == 200
    assert time.monotonic() - began < 0.7


def test_browsers_that_have_left_hold_nobody_up(faulty: Faulty) -> None:
    all_but_one = server.THREADS - 1
    faulty.set_faults({"origin": "portal", "kind": "slow", "delay_ms": MINUTE_MS})
    for turn in (1, 2):
        connections = [faulty.connect() for _ in range(all_but_one)]
        for connection in connections:
            connection.request("GET", "/ikp/wylogowano", headers={"Host": faulty.host})
        while len(faulty.visited_nodes()) < turn * all_but_one:  # until each is served, at the second turn too
            pass
        for connection in connections:
            connection.close()


def test_slow_world_keeps_no_other_waiting(faulty: Faulty) -> None:
    faulty.set_faults({"origin": "portal", "kind": "slow", "delay_ms": MINUTE_MS})
    connections = [faulty.connect() for _ in range(12)]  # two browsers: each opens six to a host
    for connection in connections:
        connection.request("GET", "/ikp/wylogowano", headers={"Host": faulty.host})
    other = Faulty(faulty.where)
    assert Client().log_in(other.told, "anna") == "/ikp/strona-glowna"
    for connection in connections:
        connection.close()
    other.close()


def test_requests_at_once_are_counted_exactly(faulty: Faulty) -> None:
    faulty.set_faults(
        {"origin": "portal", "kind": "status", "status": 502, "after": 5, "times": 7},
        {"origin": "portal", "kind": "status", "status": 503, "after": 6, "times": 11},
    )
    with ThreadPoolExecutor(8) as clients:
        seen = Counter(clients.map(lambda _: faulty.ask().status, range(60)))
    assert seen == {502: 7, 503: 11, 200: 60 - 7 - 11}


def test_slow_answer_does_not_keep_the_process(tmp_path: Path) -> None:
    process = Process(tmp_path, "--json", *ANY_PORT)
    faulty = Faulty(process.where())
    faulty.set_faults({"origin": "portal", "kind": "slow", "delay_ms": MINUTE_MS})
    with ThreadPoolExecutor(1) as client:
        waiting = client.submit(faulty.ask)
        while not faulty.visited_nodes():
            pass
        began = time.monotonic()
        process.close_stdin()
        assert process.ended() == (0, "")
        assert time.monotonic() - began < 4
        waiting.exception()  # answered or not: nobody cares
