"""The process: one waitress on three sockets, and a clean end."""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

import django
from django.core.wsgi import get_wsgi_application
from waitress.server import TcpWSGIServer, create_server

from local_iikp.database import temporary_database
from local_iikp.sockets import Sockets
from local_iikp.web import origins, waiting

THREADS = 24  # a world whose answers are late must not keep the others waiting
OPEN_CONNECTIONS = 800
IDLE_SECONDS = 15  # each world is a new host name to a browser: its connections must not pile up


def set_up() -> None:
    """Set Django up; before this no model can be imported."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "local_iikp.settings"
    django.setup()


def serve(sockets: Sockets, *, delay_ms: int, session_minutes: int, for_suite: bool) -> None:
    """Serve on `sockets` until told to end: by a signal or, for the suite, by the end of stdin."""
    set_up()
    from local_iikp.worlds import factory  # noqa: PLC0415 - models need Django set up

    with temporary_database():
        running = Server(sockets)
        factory.create_world(origins.DEFAULT_WORLD, delay_ms=delay_ms, session_minutes=session_minutes)
        if for_suite:
            when_stdin_ends(running.stop)
            tell_the_suite()
        else:
            tell_people()
        running.run()


class Server:
    """The stand-in on its sockets."""

    def __init__(self, sockets: Sockets) -> None:
        """Take the sockets and tell everybody their ports."""
        origins.ports.portal = sockets.portal.getsockname()[1]
        origins.ports.trusted_profile = sockets.trusted_profile.getsockname()[1]
        origins.ports.control = sockets.control.getsockname()[1]
        self._waitress: Any = create_server(
            get_wsgi_application(),
            sockets=sockets.all(),
            threads=THREADS,
            connection_limit=OPEN_CONNECTIONS,
            channel_timeout=IDLE_SECONDS,
            cleanup_interval=5,
            asyncore_use_poll=True,
            max_request_body_size=1024 * 1024,
            ident="",
            channel_request_lookahead=1,  # tells an answer kept waiting that its browser has left
        )

    def run(self) -> None:
        """Serve until the end."""
        self._waitress.run()

    def stop(self) -> None:
        """End the server; may be called from any thread."""
        waiting.ending.set()
        listening = next(one for one in self._waitress.map.values() if isinstance(one, TcpWSGIServer))
        listening.trigger.pull_trigger(self._waitress.close)


def end_on_signals() -> None:
    """Make SIGTERM and SIGINT (Ctrl+C) a quiet end that leaves no file behind."""
    signal.signal(signal.SIGTERM, _exit)
    signal.signal(signal.SIGINT, _exit)


def _exit(_signal: int, _frame: FrameType | None) -> None:
    waiting.ending.set()
    raise SystemExit(0)


def when_stdin_ends(act: Callable[[], None]) -> None:
    """Call `act` when stdin reaches its end, which is when the parent has died or closed it."""

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 4096):
            pass
        act()

    threading.Thread(target=watch, name="stdin", daemon=True).start()


def tell_the_suite() -> None:
    """Print one line of JSON: where this process is and what lets in to its control API."""
    from local_iikp.control import api  # noqa: PLC0415 - needs Django set up

    where = {
        "portal_port": origins.ports.portal,
        "pz_port": origins.ports.trusted_profile,
        "control_port": origins.ports.control,
        "token": api.token,
        "pid": os.getpid(),
    }
    sys.stdout.write(json.dumps(where) + "\n")
    sys.stdout.flush()


def tell_people() -> None:
    """Print the addresses and the patients of the default world, with their generated numbers."""
    from local_iikp.people.models import Patient  # noqa: PLC0415 - models need Django set up

    patients = list(Patient.objects.filter(world__name=origins.DEFAULT_WORLD).order_by("pk"))
    width = max(len(str(patient)) for patient in patients)
    portal = origins.portal_address(origins.DEFAULT_WORLD, origins.LOGIN_PATH)
    trusted_profile = origins.trusted_profile_address(origins.DEFAULT_WORLD, origins.TRUSTED_PROFILE_PATH)
    lines = [
        "Lokalne iIKP działa (zastępnik do testów, dane fikcyjne). Koniec: Ctrl+C.",
        "",
        f"  Portal, tu zacznij:  {portal}",
        f"  Testowy PZ:          {trusted_profile}",
        "",
        f"  {'Pacjent':<{width}}  PESEL (wygenerowany)",
        *(f"  {patient!s:<{width}}  {patient.pesel}" for patient in patients),
        "",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
