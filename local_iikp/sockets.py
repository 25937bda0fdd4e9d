"""The three listening sockets, on loopback only."""

import socket
from dataclasses import dataclass

LOOPBACK = "127.0.0.1"
BACKLOG = 1024


class PortTakenError(Exception):
    """A port that was asked for cannot be had; the text says what to do."""


@dataclass(frozen=True)
class Sockets:
    """A socket per origin."""

    portal: socket.socket
    trusted_profile: socket.socket
    control: socket.socket

    def all(self) -> list[socket.socket]:
        """Return them in one list."""
        return [self.portal, self.trusted_profile, self.control]


def listen(port: int, option: str) -> socket.socket:
    """Listen on `port` (0: a free one), which the command line's `option` chooses.

    Raises:
        PortTakenError: somebody else listens there, or the system does not allow it.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # Under SO_REUSEADDR Windows lets two processes share a port; elsewhere it skips the wait after an end.
    exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", None)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR if exclusive is None else exclusive, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen(BACKLOG)
    except OSError as error:
        listening.close()
        text = f"Port {port} jest zajęty albo niedostępny: podaj inny ({option}) albo 0, czyli dowolny wolny."
        raise PortTakenError(text) from error
    return listening


def listen_from(port: int, option: str, tries: int = 50) -> socket.socket:
    """Listen on `port`, or on the next one that is free within `tries`, or on any."""
    for candidate in range(port, port + tries):
        try:
            return listen(candidate, option)
        except PortTakenError:
            continue
    return listen(0, option)
