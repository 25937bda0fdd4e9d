"""The stand-in as a process: what it prints, how it ends, several clients at once."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from local_iikp import sockets
from tests.local_iikp.iikp_process import ANY_PORT, Client, Process, control, hidden

if TYPE_CHECKING:
    from pathlib import Path


def test_line_of_json(running: Process, where: dict[str, Any]) -> None:
    assert set(where) == {"portal_port", "pz_port", "control_port", "token", "pid"}
    assert where["pid"] == running.popen.pid
    assert len({where["portal_port"], where["pz_port"], where["control_port"]}) == 3


def test_it_listens_on_loopback_only(where: dict[str, Any]) -> None:
    addresses = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in addresses - {"127.0.0.1"}:
        with socket.socket() as outside:
            assert outside.connect_ex((str(address), where["portal_port"])) != 0


def test_log_in_over_http(where: dict[str, Any]) -> None:
    status, world = control(where, "POST", "/worlds")
    assert status == 201
    assert Client().log_in(world, "anna") == "/ikp/strona-glowna"
    assert control(where, "GET", f"/worlds/{world['world']}/sessions")[1]["patients"] == ["anna"]
    assert control(where, "DELETE", f"/worlds/{world['world']}") == (204, None)


def test_default_world_needs_no_prefix(where: dict[str, Any]) -> None:
    _, world = control(where, "GET", "/worlds/domyslny")
    assert world["entry_url"] == f"http://iikp.localhost:{where['portal_port']}/ikp/zaloguj"
    assert Client().log_in(world, "jan") == "/ikp/strona-glowna"


def test_connections_are_kept_alive(where: dict[str, Any]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", where["portal_port"], timeout=20)
    for _ in range(3):
        connection.request("GET", "/ikp/wylogowano", headers={"Host": "iikp.localhost"})
        answer = connection.getresponse()
        answer.read()
        assert not answer.will_close
    connection.close()


def test_eight_clients_at_once(where: dict[str, Any]) -> None:
    _, shared = control(where, "POST", "/worlds")

    def one_client(number: int) -> list[int | str]:
        seen: list[int | str] = []
        for turn in range(4):
            world = shared if number % 2 else control(where, "POST", "/worlds")[1]
            client = Client()
            seen.append(client.log_in(world, ("anna", "jan", "piotr", "maria")[(number + turn) % 4]))
            edit = world["entry_url"].replace("zaloguj", "moje-konto/edycja")
            status, _, page = client.send("GET", edit)
            form = {name: hidden(page, name) for name in ("csrfmiddlewaretoken", "version")}
            saved, _, page = client.send("POST", edit, {**form, "city": f"Miasto {number} {turn}"})
            # in the shared world somebody else may have saved meanwhile, and then is told so
            seen += [status, 302 if saved == 200 and "Dane zmieniono w innym oknie" in page else saved]
            if not number % 2:
                seen.append(control(where, "DELETE", f"/worlds/{world['world']}")[0])
        return seen

    with ThreadPoolExecutor(8) as clients:
        for number, seen in enumerate(clients.map(one_client, range(8))):
            assert seen == (["/ikp/strona-glowna", 200, 302] + [204] * (number % 2 == 0)) * 4
    control(where, "DELETE", f"/worlds/{shared['world']}")


def test_one_artifact_shown_twice_at_once_logs_in_once(where: dict[str, Any]) -> None:
    _, world = control(where, "POST", "/worlds")
    client = Client()
    _, pz, _ = client.send("GET", world["entry_url"])
    token = hidden(client.send("GET", pz)[2], "csrfmiddlewaretoken")
    page = client.send("POST", pz, {"pesel": world["patients"]["anna"]["pesel"], "csrfmiddlewaretoken": token})[2]
    back = world["entry_url"].replace("zaloguj", "powrot")
    origin = "http://" + urlsplit(pz).netloc

    def come_back(_: int) -> str:
        return client.send("POST", back, {"artefakt": hidden(page, "artefakt")}, Origin=origin)[1]

    with ThreadPoolExecutor(6) as hands:
        led_to = sorted(hands.map(come_back, range(6)))
    assert led_to == ["/ikp/strona-glowna", *[origin + "/pz/blad"] * 5]


def test_end_of_stdin_ends_it_and_leaves_nothing(tmp_path: Path) -> None:
    process = Process(tmp_path, "--json", *ANY_PORT)
    process.where()
    assert list(tmp_path.iterdir())
    process.close_stdin()
    assert process.ended() == (0, "")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_it_and_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    process = Process(tmp_path, "--json", *ANY_PORT)
    process.where()
    process.popen.send_signal(number)
    assert process.ended() == (0, "")
    assert not list(tmp_path.iterdir())


def test_by_hand(tmp_path: Path) -> None:
    process = Process(tmp_path, *ANY_PORT)
    assert process.popen.stdout is not None
    text = ""
    while "Hanna Maj" not in text:
        text += process.popen.stdout.readline()
    assert re.search(r"http://iikp\.localhost:\d+/ikp/zaloguj", text)
    assert re.search(r"http://pz\.iikp\.localhost:\d+/pz/ekran_pz", text)
    assert re.search(r"Anna Zielińska +\d{11}\n", text)
    process.close_stdin()  # by hand the end of stdin means nothing
    process.popen.terminate()
    assert process.ended()[1] == ""


@pytest.mark.parametrize("option", ["--port", "--pz-port", "--control-port"])
def test_port_taken(tmp_path: Path, option: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, text = Process(tmp_path, "--json", *ANY_PORT, option, str(port)).ended()
    assert code == 2
    assert text == f"Port {port} jest zajęty albo niedostępny: podaj inny ({option}) albo 0, czyli dowolny wolny.\n"


@pytest.mark.parametrize(
    "options", [["--port", "x"], ["--port", "70000"], ["--delay-ms", "-1"], ["--session-minutes", "0"], ["--nie-ma"]]
)
def test_wrong_options(tmp_path: Path, options: list[str]) -> None:
    code, text = Process(tmp_path, *options).ended()
    assert code == 2
    assert text.startswith("Nieprawidłowe wywołanie")
    assert text.count("\n") == 1


def test_usual_port_or_the_next_free_one() -> None:
    with sockets.listen(0, "--port") as taken:
        port = taken.getsockname()[1]
        with pytest.raises(sockets.PortTakenError):
            sockets.listen(port, "--port")
        with sockets.listen_from(port, "--port") as found:
            assert found.getsockname()[1] != port
        with sockets.listen_from(port, "--pz-port", tries=1) as found:
            assert found.getsockname()[1] != port
