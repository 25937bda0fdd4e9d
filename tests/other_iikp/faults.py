"""What fails at this iIKP, from which request on and how often; requests for static files never do."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["error_screen", "status", "slow", "cut_off", "refused"]


@dataclass
class Fault:
    """One thing that does not work.

    Attributes:
        origin: "portal" or "pz".
        kind: an error screen, another server's error page, a late answer, half an answer or none.
        after: how many requests are answered as usual first.
        times: how many it hits then; None for all.
        status: of the error page.
        delay_s: of the late answer.
        api_only: documents come as usual, so that the page itself meets the fault.
    """

    origin: str
    kind: Kind
    after: int = 0
    times: int | None = None
    status: int = 503
    delay_s: float = 0
    api_only: bool = False
    seen: int = field(default=0, init=False)

    def hits(self) -> bool:
        """Count one more request; tell whether it is hit."""
        before, self.seen = self.seen, self.seen + 1
        return before >= self.after and (self.times is None or before < self.after + self.times)


class Faults:
    """All that does not work."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        """Begin with these."""
        self.faults = list(faults)
        self.lock = threading.Lock()

    def of(self, origin: str, path: str) -> Fault | None:
        """Return the fault that this request meets."""
        if path.startswith(("/static/", "/favicon.ico")):
            return None
        is_api = "/api/" in path
        with self.lock:
            concerned = [f for f in self.faults if f.origin == origin and (is_api or not f.api_only)]
            hit = [fault for fault in concerned if fault.hits()]
        return hit[0] if hit else None


def error_page(status: int) -> bytes:
    """Return what a proxy says for itself."""
    return f"<html><head><title>{status}</title></head><body><h1>{status} Service Error</h1></body></html>".encode()


def wait(seconds: float) -> None:
    """Let a late answer be late."""
    threading.Event().wait(seconds)
