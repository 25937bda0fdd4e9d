"""What a way to tell somebody must be able to do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reports.alerts.message import Message

PATIENCE_S = 20
"""How long to wait for a server, in seconds."""


class AlertError(Exception):
    """An alert could not be sent; the message is the Polish reason, without any secret and without a full stop."""


class Channel(Protocol):
    """A way to tell somebody."""

    @property
    def name(self) -> str:
        """What the book calls it."""

    @property
    def way(self) -> str:
        """How it is told, in Polish: „wysłano …”."""

    def send(self, message: Message) -> str:
        """Tell it; return what its user should know besides, in Polish, mostly nothing.

        Raises:
            AlertError: it could not be told.
        """


def secret(variable: str) -> str:
    """Return what a variable of the environment holds.

    Raises:
        AlertError: nothing.
    """
    value = os.environ.get(variable, "").strip()
    if not value:
        raise AlertError(f"zmienna {variable} jest pusta")
    return value
