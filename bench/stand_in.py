"""How fast the local iIKP answers, and whether its memory stays flat: `python bench/stand_in.py`.

Starts the stand-in itself, loads each page 300 times over HTTP, logs in and out 1,000 times, and prints a table
in Polish. The figures mean something on an unloaded machine only, so nothing is asserted here.
"""

import argparse
import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import time
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

WARM_UP = 20
ROOT = Path(__file__).resolve().parent.parent


class Browser:
    """Cookies and kept-alive connections per host, as a browser has; loopback only."""

    def __init__(self) -> None:
        """Start without cookies."""
        self._connections: dict[tuple[str, int], http.client.HTTPConnection] = {}
        self._cookies: dict[str, dict[str, str]] = {}

    def send(self, method: str, address: str, form: dict[str, str] | None = None, **headers: str) -> "Answer":
        """Send one request and read the whole answer."""
        parts = urlsplit(address)
        place = (parts.hostname or "", parts.port or 80)
        connection = self._connections.get(place)
        if connection is None:
            connection = self._connections[place] = http.client.HTTPConnection("127.0.0.1", place[1], timeout=10)
        cookies = self._cookies.setdefault(place[0], {})
        headers["Host"] = parts.netloc
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = headers.get("Origin", f"http://{parts.netloc}")
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        began = time.perf_counter()
        connection.request(method, path, None if form is None else urlencode(form), headers)
        answer = connection.getresponse()
        body = answer.read().decode()
        took = time.perf_counter() - began
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                cookies[name] = morsel.value
        return Answer(answer.status, body, answer.headers.get("Location") or "", took * 1000)


class Answer:
    """What came back, and after how many milliseconds."""

    def __init__(self, status: int, body: str, location: str, took_ms: float) -> None:
        """Take what came back."""
        self.status = status
        self.body = body
        self.location = location
        self.took_ms = took_ms

    def hidden(self, name: str) -> str:
        """Return a hidden field of the page."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.body)
        if found is None:
            sys.exit(f"Na stronie brak pola {name} (HTTP {self.status}).")
        return found[1]


class StandIn:
    """The process under measurement and its control API."""

    def __init__(self) -> None:
        """Start the process and wait until it serves."""
        command = [sys.executable, "-m", "local_iikp", "--json", "--port", "0", "--pz-port", "0"]
        began = time.perf_counter()
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if self._process.stdout is None or self._process.stdin is None:
            sys.exit("Lokalne iIKP nie wystartowało.")
        self.where: dict[str, Any] = json.loads(self._process.stdout.readline())
        self.start_ms = (time.perf_counter() - began) * 1000

    def control(self, method: str, path: str, body: dict[str, Any] | None = None) -> tuple[dict[str, Any], float]:
        """Call the control API; return its answer and how long it took, in milliseconds."""
        connection = http.client.HTTPConnection("127.0.0.1", self.where["control_port"], timeout=10)
        headers = {"Authorization": f"Bearer {self.where['token']}"}
        began = time.perf_counter()
        connection.request(method, path, json.dumps(body or {}), headers)
        text = connection.getresponse().read()
        took = (time.perf_counter() - began) * 1000
        connection.close()
        return json.loads(text or b"{}"), took

    def memory_mib(self) -> float:
        """Return the memory that the process holds, in MiB; NaN where the system does not tell."""
        status = Path(f"/proc/{self.where['pid']}/status")
        if not status.exists():
            return float("nan")
        found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text(encoding="ascii"))
        return int(found[1]) / 1024 if found else float("nan")

    def stop(self) -> None:
        """End the process by closing its stdin."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(timeout=10)


def log_in(browser: Browser, world: dict[str, Any], patient: str) -> float:
    """Log in over HTTP as a browser does; return the sum of all answers' times, in milliseconds."""
    start = browser.send("GET", world["entry_url"])
    page = browser.send("GET", start.location)
    form = {"csrfmiddlewaretoken": page.hidden("csrfmiddlewaretoken"), "pesel": world["patients"][patient]["pesel"]}
    handed = browser.send("POST", start.location, form)
    target = re.search(r'action="([^"]*/ikp/powrot)"', handed.body)
    if target is None:
        sys.exit("Logowanie nie powiodło się.")
    origin = "http://" + urlsplit(start.location).netloc
    back = browser.send("POST", target[1], {"artefakt": handed.hidden("artefakt")}, Origin=origin)
    home = browser.send("GET", address(world, back.location))
    if "Strona główna" not in home.body:
        sys.exit("Po zalogowaniu nie ma strony głównej.")
    return sum(answer.took_ms for answer in (start, page, handed, back, home))


def log_out(browser: Browser, world: dict[str, Any]) -> None:
    """Log out by the button of the home page."""
    home = browser.send("GET", address(world, "/ikp/strona-glowna"))
    form = {"csrfmiddlewaretoken": home.hidden("csrfmiddlewaretoken")}
    browser.send("POST", address(world, "/ikp/wyloguj"), form)


def address(world: dict[str, Any], path: str) -> str:
    """Return the address of a path on the world's portal."""
    parts = urlsplit(world["entry_url"])
    return f"{parts.scheme}://{parts.netloc}{path}"


def measure_pages(world: dict[str, Any], times: int) -> dict[str, list[float]]:
    """Load each page `times` times; return the times, in milliseconds."""
    browser, newcomer = Browser(), Browser()
    log_in(browser, world, "anna")
    pz = newcomer.send("GET", world["entry_url"]).location
    edit = address(world, "/ikp/moje-konto/edycja")
    part = {"HX-Request": "true"}
    taken: dict[str, list[float]] = {}

    def repeat(name: str, method: str, where: str, form: dict[str, str] | None = None, **headers: str) -> None:
        answers = [browser.send(method, where, form, **headers) for _ in range(WARM_UP + times)][WARM_UP:]
        taken[name] = [answer.took_ms for answer in answers]

    repeat("Testowy Profil Zaufany", "GET", pz)
    repeat("Strona główna", "GET", address(world, "/ikp/strona-glowna"))
    repeat("Moje konto", "GET", address(world, "/ikp/moje-konto"))
    repeat("  część „Twoje dane”", "GET", address(world, "/ikp/moje-konto/twoje-dane"), None, **part)
    repeat("  część „POZ”", "GET", address(world, "/ikp/moje-konto/poz"), None, **part)
    repeat("Edytuj swoje dane", "GET", edit)
    form = browser.send("GET", edit)
    fields = {"csrfmiddlewaretoken": form.hidden("csrfmiddlewaretoken"), "email": "anna@"}
    repeat("  odmowa zapisu", "POST", edit, fields)
    repeat("Recepty", "GET", address(world, "/ikp/recepty"))
    repeat("Wylogowano", "GET", address(world, "/ikp/wylogowano"))
    return taken


def measure_logins(world: dict[str, Any], times: int) -> list[float]:
    """Log in `times` times, in one browser or a new one, with and without logging out."""
    taken = []
    browser = Browser()
    for number in range(times):
        if number % 10 == 0:
            browser = Browser()
        taken.append(log_in(browser, world, ("anna", "jan", "maria")[number % 3]))
        if number % 2:
            log_out(browser, world)
    return taken


def row(name: str, taken: list[float]) -> str:
    """Return a row of the table: the median and the 95th percentile, in milliseconds."""
    return f"{name:<28} {statistics.median(taken):>8.1f} {statistics.quantiles(taken, n=20)[-1]:>8.1f}"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description="Pomiar lokalnego iIKP: czas odpowiedzi i pamięć.")
    parser.add_argument("--pages", type=int, default=300, help="ile razy każda strona (300)")
    parser.add_argument("--logins", type=int, default=1000, help="ile logowań (1000)")
    options = parser.parse_args()
    stand_in = StandIn()
    try:
        worlds = [stand_in.control("POST", "/worlds") for _ in range(30)]
        world = worlds[0][0]
        removals = [stand_in.control("DELETE", f"/worlds/{one['world']}")[1] for one, _ in worlds[1:]]
        pages = measure_pages(world, options.pages)
        measure_logins(world, 100)
        before = stand_in.memory_mib()
        logins = measure_logins(world, options.logins)
        after = stand_in.memory_mib()
    finally:
        stand_in.stop()
    lines = [
        f"Lokalne iIKP, opóźnienie 0, {os.cpu_count()} rdzenie; {options.pages} odsłon każdej strony.",
        f"{'strona [ms]':<28} {'mediana':>8} {'p95':>8}",
        *(row(name, taken) for name, taken in pages.items()),
        row("logowanie (5 żądań)", logins),
        row("nowy świat", [took for _, took in worlds]),
        row("usunięcie świata", removals),
        f"Start: {stand_in.start_ms:.0f} ms.",
        f"Pamięć: {before:.1f} MiB, po {options.logins} logowaniach {after:.1f} MiB.",
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
