"""The local iIKP as a process of its own: started for the run, asked for a world per scenario, stopped at the end.

The suite knows nothing of its inside; they meet over HTTP, as with the real one.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections import deque
from datetime import date, datetime
from threading import Thread, Timer
from typing import TYPE_CHECKING, Any

import requests

from support.known_secrets import KNOWN, Kind
from support.verdicts import ClinicRefusedError, EnvironmentUnavailableError, SetupError

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONFLICT = 409
_START_S = 30
_ANSWER_S = 10
_DAY_OF_MINUTES = 24 * 60
_DIED = (
    "Lokalny iIKP przestał działać w trakcie przebiegu; wyniki zakończonych scenariuszy zachowano. "
    "Uruchom zestaw ponownie."
)


class RefusedError(Exception):
    """The local iIKP understood but may not do it; the Polish sentence says why."""


class StandIn:
    """The running process and its control address."""

    def __init__(self, module: str = "local_iikp") -> None:
        """Start it and wait until it serves.

        Args:
            module: the Python module that is the local iIKP.

        Raises:
            SetupError: it does not start; the sentence is its own where it gave one.
        """
        # stdin stays open as long as this process lives: the local iIKP ends by itself when it closes, so nothing is
        # left behind even by a kill. A group of its own keeps Ctrl+C from it: log-outs still need it.
        self._process = subprocess.Popen(  # noqa: S603 -- our own module
            [sys.executable, "-m", module, "--json", "--port", "0"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1"},
            **own_group(),
        )
        # A pipe that nobody empties would stop the process once it is full; the last words are kept for the trouble.
        self._said: deque[str] = deque(maxlen=5)
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()
        self._http = requests.Session()
        self._http.trust_env = False
        self._base = ""
        # The entry address and the test Profil Zaufany's, without a world's own host.
        self.addresses = ("", "")
        self._greet()

    def _listen(self) -> None:
        assert self._process.stderr is not None  # noqa: S101 -- piped above
        for line in self._process.stderr:
            self._said.append(line.strip())

    def _greet(self) -> None:
        assert self._process.stdout is not None  # noqa: S101 -- piped above
        impatience = Timer(_START_S, self._process.kill)
        impatience.start()
        line = self._process.stdout.readline()
        impatience.cancel()
        if not line:
            self._process.kill()
            self._listener.join(timeout=1)
            because = f": {self._said[-1].rstrip('.')}" if self._said else ""
            raise SetupError(f"Lokalny iIKP nie uruchomił się{because}.")
        told = json.loads(line)
        self._base = f"http://127.0.0.1:{told['control_port']}"
        self.addresses = (
            f"http://iikp.localhost:{told['portal_port']}/ikp/zaloguj",
            f"http://pz.iikp.localhost:{told['pz_port']}/pz/ekran_pz",
        )
        KNOWN.learn(Kind.SESSION, told["token"], lasting=True)
        self._http.headers["Authorization"] = f"Bearer {told['token']}"

    @property
    def control(self) -> tuple[str, str]:
        """The control API's address and its token."""
        return self._base, str(self._http.headers["Authorization"]).removeprefix("Bearer ")

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Ask the control API.

        Raises:
            RefusedError: the rules of the world do not allow it.
            EnvironmentUnavailableError: the process is gone or does not answer.
        """
        try:
            answer = self._http.request(method, self._base + path, json=body or {}, timeout=_ANSWER_S)
            answer.raise_for_status()
        except requests.HTTPError as error:
            if error.response.status_code == _CONFLICT:
                raise RefusedError(error.response.json()["error"]) from error
            message = f"Lokalny iIKP odrzucił polecenie {method} {path}: {error.response.text[:200]}"
            raise EnvironmentUnavailableError(message) from error
        except requests.RequestException as error:
            raise EnvironmentUnavailableError(_DIED) from error
        found: dict[str, Any] = answer.json() if answer.content else {}
        return found

    def new_world(self) -> World:
        """Make a world: its own accounts and clock."""
        return World(self, self.ask("POST", "/worlds"))

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def stop(self) -> None:
        """End the process by closing its standard input, harder if it does not listen."""
        assert self._process.stdin is not None  # noqa: S101 -- piped above
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._http.close()


class World:
    """A scenario's own accounts, clock and rules in the local iIKP."""

    def __init__(self, stand_in: StandIn, told: Mapping[str, Any]) -> None:
        """Take what the control API told of the new world."""
        self._stand_in = stand_in
        self._disturbed = False
        self.path = f"/worlds/{told['world']}"
        self.entry_url: str = told["entry_url"]
        self.trusted_profile_url: str = told["trusted_profile_url"]
        self.patients: dict[str, dict[str, str]] = told["patients"]
        for account in self.patients.values():
            KNOWN.learn_account(account)

    def publish_regulations(self) -> None:
        """Publish a new version of the regulations."""
        self._stand_in.ask("POST", f"{self.path}/regulations")

    def advance(self, minutes: int) -> None:
        """Move the world's clock forward, in minutes."""
        self._stand_in.ask("PATCH", self.path, {"advance_minutes": minutes})

    def advance_days(self, days: int) -> None:
        """Move the world's clock forward, in days."""
        self.advance(days * _DAY_OF_MINUTES)

    def set_clock(self, moment: datetime) -> None:
        """Let the world's clock run on from this moment; Polish time unless it says otherwise."""
        self._stand_in.ask("PATCH", self.path, {"clock": moment.isoformat()})

    def today(self) -> date:
        """Return the date of the world's clock, in Poland."""
        return datetime.fromisoformat(self._stand_in.ask("GET", self.path)["clock"]).date()

    def offer_declarations(self, on: bool) -> None:  # noqa: FBT001 -- on or off is all there is to say
        """Switch POZ e-declarations on or off (statement 1-d)."""
        self._stand_in.ask("PATCH", self.path, {"e_declarations": on})

    def set_faults(self, *faults: dict[str, Any]) -> None:
        """Let these things fail from now on, in place of what failed before; without any, all works again.

        Args:
            faults: what local_iikp/README.md lists under "What can fail".
        """
        self._disturbed = True
        self._stand_in.ask("PATCH", self.path, {"faults": faults})

    def be_strict_with_sessions(self, on: bool) -> None:  # noqa: FBT001 -- on or off is all there is to say
        """Let a log-in fail once, with screen 3.2, for a patient whose session was left open, or stop doing so."""
        self._disturbed = True
        self._stand_in.ask("PATCH", self.path, {"strict_sessions": on})

    def calm(self) -> None:
        """Let everything work again, if anything was made to fail."""
        if self._disturbed:
            self._stand_in.ask("PATCH", self.path, {"faults": [], "strict_sessions": False})

    def visited_nodes(self) -> list[str]:
        """Return the nodes that browsers came to, in order."""
        return list(self._stand_in.ask("GET", self.path)["visited_nodes"])

    def number_of(self, worker: str) -> str | None:
        """Return the right-to-practise number of a worker, whatever title stands before the name; None when unknown."""
        told = self._stand_in.ask("GET", self.path).get("workers", [])
        return next((row["number"] for row in told if f" {row['name']}".endswith(f" {worker}")), None)

    def ask_clinic(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Ask the clinic that the local iIKP plays.

        Raises:
            ClinicRefusedError: it refuses; the sentence says why.
        """
        try:
            return self._stand_in.ask("POST", f"{self.path}/clinic", request)
        except RefusedError as error:
            raise ClinicRefusedError(request["action"], str(error)) from error

    def open_sessions(self) -> int:
        """Return how many sessions are open on the portal."""
        return int(self._stand_in.ask("GET", f"{self.path}/sessions")["open"])

    def close(self) -> None:
        """Free the world."""
        self._stand_in.ask("DELETE", self.path)


def own_group() -> dict[str, Any]:
    """Return the arguments that put a child process into a group of its own, so that Ctrl+C does not reach it."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}
