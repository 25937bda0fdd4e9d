"""Comparing a night with what people have been told, and telling them what they have not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from filelock import FileLock

from reports.alerts import message as words
from reports.alerts.book import FILE, Book, Told
from reports.alerts.channels import AlertError
from reports.alerts.night import KINDS
from reports.errors import ReportError
from reports.nights import read
from reports.nights_findings import tell as tell_stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reports.alerts.channels import Channel
    from reports.alerts.message import Message, Place
    from reports.alerts.night import Night, Trouble
    from reports.nights_findings import Story
    from reports.verdicts import Verdict

LOCK_S = 120
"""How long to wait for another run that is telling people."""
LABEL = f"{'Powiadomienie:':<16}"


def tell(
    night: Night, channels: Iterable[Channel], history: Path, place: Place, *, all_clear: bool = True
) -> list[str]:
    """Tell each channel's addressees what is worse than what they know, and remember what they have been told.

    Args:
        night: the run.
        channels: ways to tell.
        history: the folder that is kept from night to night.
        place: where the reports are.
        all_clear: tell, too, that what was told of a kind is over.

    Returns:
        What happened, in Polish, a line each; nothing here raises, for no alert may hide the verdict.
    """
    try:
        history.mkdir(parents=True, exist_ok=True)
        with FileLock(history / f"{FILE}.lock", timeout=LOCK_S):
            book, stories = Book(history, night), _stories(night, history)
            return [
                line
                for channel in channels
                for line in _Telling(night, channel, book, stories, place).lines(all_clear=all_clear)
            ]
    except OSError:  # The lock's Timeout is one too.
        return [f"{LABEL}nie wysłano: katalog „{history}” nie daje się zapisać; następny przebieg spróbuje ponownie."]


class _Telling:
    """One channel's part of a night."""

    def __init__(self, night: Night, channel: Channel, book: Book, stories: Mapping[str, Story], place: Place) -> None:
        self._night, self._channel, self._book, self._place = night, channel, book, place
        self._stories = stories
        self._known = book.told(channel.name)
        self._lines: list[str] = []

    def lines(self, *, all_clear: bool) -> list[str]:
        """Send what there is to send; return what happened."""
        left: Told = {}
        over: list[Verdict] = []
        failed = False
        for kind in KINDS:
            known, met = self._known.get(kind, []), self._night.troubles.get(kind, [])
            fresh = [one for one in met if one.name not in {old.name for old in known}]
            if fresh and not failed:
                failed = not self._sent(words.worse(kind, fresh, self._night, self._stories, self._place))
            left[kind] = self._still(known, met, unknown=fresh if failed else [])
            if known and not left[kind]:
                over.append(kind)
        if over and all_clear and not (not failed and self._sent(words.better(over, self._night, self._place))):
            # Whoever has not heard that it is over is told the next night.
            left |= {kind: self._known[kind] for kind in over}
        self._remember(left)
        return self._lines or [f"{LABEL}nic nowego, {self._channel.way} nie wysłano."]

    def _still(self, known: list[Trouble], met: list[Trouble], unknown: list[Trouble]) -> list[Trouble]:
        tonight = {one.name: one for one in met}
        still = {}
        for old in known:
            new = tonight.get(old.name)
            if new is not None:
                # What tonight could not look at is open still.
                open_ = set(old.scenarios) - self._night.verified
                breadth = max(old.breadth, new.breadth)
                still[old.name] = new.model_copy(
                    update={"scenarios": sorted(open_.union(new.scenarios)), "breadth": breadth}
                )
            elif not self._night.refutes(old):
                still[old.name] = old
        told = {one.name: one for one in met if one not in unknown}
        return list((told | still).values())

    def _sent(self, message: Message) -> bool:
        way = self._channel.way
        try:
            remark = self._channel.send(message)
        except AlertError as error:
            self._lines.append(f"{LABEL}{way} nie wysłano: {error}. Następny przebieg spróbuje ponownie.")
            return False
        also = f" ({remark})" if remark else ""
        self._lines.append(f"{LABEL}wysłano {way}{also}: {message.subject}")
        return True

    def _remember(self, told: Told) -> None:
        try:
            self._book.write(self._channel.name, told)
        except ReportError:
            self._lines.append(f"{LABEL}nie zapisano, co wysłano; następny przebieg może powiadomić o tym samym.")


def _stories(night: Night, history: Path) -> dict[str, Story]:
    if night.results is None:
        return {}
    run = night.results.run
    runs = read(history, run.profile, run.browser_name or "", local=run.local)
    return tell_stories(runs) if runs else {}
