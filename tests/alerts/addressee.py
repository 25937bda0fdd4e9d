"""Somebody who is told, for the tests: keeps what arrived, and can be out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.alerts import Place, night_of, tell
from reports.alerts.channels import AlertError
from reports.findings import find
from reports.writer import history_of
from tests.reports.sample_nights import night

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from reports.alerts.message import Message


class Addressee:
    """A channel that ends in this list."""

    def __init__(self, name: str = "mail") -> None:
        """Know nothing yet."""
        self.name = name
        self.way = "posłańcem"
        self.told: list[Message] = []
        self.out_of_reach = False

    def send(self, message: Message) -> str:
        """Keep the message.

        Raises:
            AlertError: out of reach.
        """
        if self.out_of_reach:
            raise AlertError("posłaniec nie zastał nikogo")
        self.told.append(message)
        return ""

    def heard(self) -> list[str]:
        """Return the kinds of the messages since the last question."""
        kinds, self.told = [message.kind for message in self.told], []
        return kinds


def after(  # noqa: PLR0913  # what tells one night from another
    out: Path,
    sample: Callable[[Path], Path],
    started: datetime,
    *addressees: Addressee,
    profile: str = "iikp",
    browser: str | None = "Chromium 156.0.8078.73",
    all_clear: bool = True,
    link: str = "",
) -> list[str]:
    """Live through a night that began then, tell the addressees, return what the run's own screen says of it."""
    results = night(out, sample, started, profile=profile, browser=browser)
    place = Place(out, link)
    return tell(night_of(results, find(results)), addressees, history_of(out), place, all_clear=all_clear)
