"""The process: three listening sockets, one waitress, a clean end."""

import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import Any

import django
from django.core.wsgi import get_wsgi_application
from waitress.server import TcpWSGIServer, create_server

from local_iikp.web import origins

LOOPBACK = "127.0.0.1"
THREADS = 8
OPEN_CONNECTIONS = 800
IDLE_SECONDS = 15  # each world is a new host name to a browser: its connections must not pile up


class PortTakenError(Exception):
    """A port that was asked for cannot be had; the text says what to do."""


@dataclass(frozen=True)
class Sockets:
    """The three listening sockets."""

    portal: socket.socket
    trusted_profile: socket.socket
    control: socket.socket

    def all(self) -> list[socket.socket]:
        """Return them in one list."""
        return [self.portal, self.trusted_profile, self.control]


def listen(port: int, option: str) -> socket.socket:
    """Listen on `port` of loopback (0: a free one).

    Raises:
        PortTakenError: somebody else listens there, or the system does not allow it.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # Under SO_REUSEADDR Windows lets two processes share a port; elsewhere it skips the wait after an end.
    exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR if exclusive is None else exclusive, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen(1024)
    except OSError as error:
        listening.close()
        text = f"Port {port} jest zajęty albo niedostępny: podaj inny ({option}) albo 0, czyli dowolny wolny."
        raise PortTakenError(text) from error
    return listening


def listen_from(port: int, option: str, tries: int = 50) -> socket.socket:
    """Listen on `port` or the next one that is free."""
    for candidate in range(port, port + tries):
        try:
            return listen(candidate, option)
        except PortTakenError:
            continue
    return listen(0, option)


def set_up() -> None:
    """Set Django up; before this no model can be imported."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "local_iikp.settings"
    django.setup()


class Server:
    """The stand-in on its sockets; ends on SIGTERM, SIGINT, or when told by `stop`."""

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
        )

    def run(self) -> None:
        """Serve until the end."""
        signal.signal(signal.SIGTERM, _exit)
        signal.signal(signal.SIGINT, _exit)
        self._waitress.run()

    def stop(self) -> None:
        """End the server; may be called from any thread."""
        listening = next(one for one in self._waitress.map.values() if isinstance(one, TcpWSGIServer))
        listening.trigger.pull_trigger(self._waitress.close)


def _exit(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


def when_stdin_ends(act: Callable[[], None]) -> None:
    """Call `act` when stdin reaches its end, which is when the parent has died or closed it."""

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 4096):
            pass
        act()

    threading.Thread(target=watch, name="stdin", daemon=True).start()
