"""Hands a scenario its patients: from a world of the local iIKP, or from the accounts that the profile names."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from support.evidence import WARSAW
from support.known_secrets import KNOWN, Kind
from support.leases import Leases
from support.people import PEOPLE
from support.verdicts import NotVerifiedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from support.profile import Profile
    from support.stand_in import StandIn, World


@dataclass(frozen=True)
class Patient:
    """A test account. The number is a secret: it is not in the representation."""

    key: str
    name: str
    pesel: str = field(repr=False)


class LocalPatients:
    """Patients of a world of the local iIKP, made at the scenario's first need and freed at its end."""

    def __init__(self, stand_in: StandIn) -> None:
        """Make nothing yet."""
        self._stand_in = stand_in
        self._world: World | None = None

    @property
    def world(self) -> World:
        """The scenario's own world."""
        if self._world is None:
            self._world = self._stand_in.new_world()
        return self._world

    def addresses(self) -> tuple[str, str]:
        """Return the world's entry address and its test Profil Zaufany's."""
        return self.world.entry_url, self.world.trusted_profile_url

    def patient(self, key: str) -> Patient:
        """Return the world's patient of that key."""
        account = self.world.patients[key]
        return Patient(key, account["name"], account["pesel"])

    def today(self) -> date:
        """Return the date of the world's clock, in Poland."""
        return self.world.today()

    def calm(self) -> None:
        """Let the world, if one was made, work without faults again."""
        if self._world is not None:
            self._world.calm()

    def release(self, left_open: Patient | None = None) -> None:
        """Free the world, if one was made; nobody else will log in there."""
        del left_open
        if self._world is not None:
            self._world.close()
            self._world = None


def keep_secret(profile: Profile) -> None:
    """Let nothing that the run writes tell the numbers and the names of the profile's accounts; initials stay."""
    for account in profile.patients.values():
        KNOWN.learn(Kind.PESEL, account.number, lasting=True)
        KNOWN.learn_name(account.name)


class ConfiguredPatients:
    """Accounts named by the profile, each held by one run at a time on this machine (statement 1-g)."""

    def __init__(self, profile: Profile, name: str, close: Callable[[Patient], None]) -> None:
        """Hold nothing yet.

        Args:
            profile: which accounts there are.
            name: the profile's.
            close: logs an account out that its last holder may have left open.
        """
        self._profile = profile
        self._close = close
        self._leases = Leases(name, profile.lease_wait_s)

    def addresses(self) -> tuple[str, str]:
        """Return the profile's addresses."""
        return self._profile.entry_url, self._profile.trusted_profile_url

    def patient(self, key: str) -> Patient:
        """Return the account that stands for the person, and hold it until `release`.

        Raises:
            NotVerifiedError: the profile names none, its variable is empty, or the account stays taken.
            Whatever the log-out of a session met that the last holder left open.
        """
        account = self._profile.patients.get(key)
        name = PEOPLE[key].name
        if account is None:
            message = f"Brak konta testowego: profil nie wskazuje, kto występuje jako {name}."
            raise NotVerifiedError(message)
        pesel = account.number
        if not pesel:
            message = f"Brak konta testowego ({name}): {account.gap}."
            raise NotVerifiedError(message)
        patient = Patient(key, account.name, pesel)
        if self._leases.take(pesel, account.name):
            self._close(patient)
        return patient

    def today(self) -> date:
        """Return today's date in Europe/Warsaw."""
        return datetime.now(WARSAW).date()

    def release(self, left_open: Patient | None = None) -> None:
        """Give all held accounts back; the next holder of the one that is left open logs it out first."""
        self._leases.release(left_open.pesel if left_open is not None else None)
