"""What each addressee has been told: `alerts.json` in the history's folder, kept from night to night with it.

Lost with the history, it costs one alert that was told before. A file that can't be read counts as lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from reports.alerts.night import Trouble
from reports.results import write_text
from reports.verdicts import Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from reports.alerts.night import Night

FILE = "alerts.json"

Told = dict[Verdict, list[Trouble]]


class _Content(BaseModel):
    model_config = ConfigDict(extra="ignore")

    version: int = Field(default=1, alias="schema", ge=1, le=1)
    # By profile and browser, then by channel.
    told: dict[str, dict[str, Told]] = Field(default_factory=dict)


class Book:
    """What was told of one profile and browser, by channel."""

    def __init__(self, history: Path, night: Night) -> None:
        """Read the book; whose caller holds the lock."""
        self._file = history / FILE
        self._key = f"{night.profile}|{night.browser}"
        # A run without a browser belongs to each of the profile's: the first that has one takes over what was told.
        self._without_browser = f"{night.profile}|"
        try:
            self._content = _Content.model_validate_json(self._file.read_bytes())
        except (OSError, ValidationError):
            self._content = _Content()

    def told(self, channel: str) -> Told:
        """Return what this channel's addressees know, by kind."""
        known: Told = {}
        for key in dict.fromkeys((self._without_browser, self._key)):
            for kind, troubles in self._content.told.get(key, {}).get(channel, {}).items():
                known.setdefault(kind, []).extend(troubles)
        return known

    def write(self, channel: str, told: Told) -> None:
        """Write what this channel's addressees know now.

        Raises:
            ReportError: the folder can't be written to.
        """
        self._content.told.get(self._without_browser, {}).pop(channel, None)
        self._content.told.setdefault(self._key, {})[channel] = {kind: some for kind, some in told.items() if some}
        write_text(self._file, self._content.model_dump_json(by_alias=True, indent=1) + "\n")
