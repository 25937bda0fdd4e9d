"""A world and its clock."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import models
from django.utils import timezone

DEFAULT_SESSION_MINUTES = 15
SETTINGS = ("delay_ms", "session_minutes", "e_declarations", "strict_sessions", "faults")


class World(models.Model):
    """Everything that one scenario sees; deleting it deletes all that is in it."""

    name = models.CharField(max_length=32, unique=True)
    clock_offset = models.DurationField(default=timedelta)
    delay_ms = models.PositiveIntegerField(default=0)
    session_minutes = models.PositiveIntegerField(default=DEFAULT_SESSION_MINUTES)
    e_declarations = models.BooleanField(default=True)
    strict_sessions = models.BooleanField(default=False)
    faults = models.JSONField(default=list)  # see worlds/faults.py; kept here as each request reads this row anyway
    regulations_version = models.PositiveIntegerField(default=1)
    regulations_published = models.DateField()
    portal_visitors = models.PositiveIntegerField(default=0)
    trusted_profile_visitors = models.PositiveIntegerField(default=0)
    visited_nodes = models.JSONField(default=list)

    def __str__(self) -> str:
        """Return the name, which is also the host's first label."""
        return self.name

    def now(self) -> datetime:
        """Return the world's time."""
        return timezone.now() + self.clock_offset

    def today(self) -> date:
        """Return the world's date in Poland."""
        return timezone.localdate(self.now())

    def set_clock(self, moment: datetime | None) -> None:
        """Let the clock run on from `moment`; from the real time when None."""
        self.clock_offset = timedelta() if moment is None else moment - timezone.now()

    def take_settings(self, given: Mapping[str, object]) -> list[str]:
        """Take the settings that are given and not None; return their names."""
        names = [name for name in SETTINGS if given.get(name) is not None]
        for name in names:
            setattr(self, name, given[name])
        return names

    def session_lifetime(self) -> timedelta:
        """Return how long a session lives without a click."""
        return timedelta(minutes=self.session_minutes)
