"""What this iIKP remembers: accounts, sessions, log-ins under way. Nothing of it outlives the process."""

from __future__ import annotations

import secrets
import threading
import time
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from .accounts import Account, new_accounts
from .catalogue import Catalogue
from .declarations import ROLES
from .faults import Faults
from .rules import Contact, pesel_refusal, today

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from .faults import Fault

SESSION_S = 15 * 60.0
LOGIN_S = 15 * 60.0
ARTIFACT_S = 60.0


class Tokens:
    """Unguessable tokens, each standing for a text until it is taken, dropped or too old."""

    def __init__(self, life_s: float, now: Callable[[], float] = time.monotonic) -> None:
        """Keep tokens for `life_s` seconds after their issue or last renewal."""
        self.life_s, self.now = life_s, now
        self.kept: dict[str, tuple[str, float]] = {}

    def issue(self, meaning: str = "") -> str:
        """Return a new token that stands for `meaning`."""
        token = secrets.token_urlsafe(18)
        self.kept[token] = (meaning, self.now() + self.life_s)
        return token

    def take(self, token: str) -> str | None:
        """Return what the token stands for and forget it; None when it is not (or no longer) valid."""
        meaning, until = self.kept.pop(token, ("", 0.0))
        return meaning if until > self.now() else None

    def renew(self, token: str) -> str | None:
        """Return what the token stands for and let it live on from now."""
        meaning = self.take(token)
        if meaning is not None:
            self.kept[token] = (meaning, self.now() + self.life_s)
        return meaning


class World:
    """Both origins' common memory. The test Profil Zaufany keeps no session: it asks every time."""

    def __init__(self, faults: Iterable[Fault] = (), *, e_declarations: bool = True) -> None:
        """Make fresh accounts."""
        self.faults, self.e_declarations = Faults(faults), e_declarations
        self.today: Callable[[], date] = today
        self.catalogue = Catalogue()
        self.clinic_token = secrets.token_urlsafe(18)
        self.last_number = secrets.randbelow(100_000)
        self.lock = threading.RLock()
        self.accounts = new_accounts()
        self.sessions = Tokens(SESSION_S)
        self.logins = Tokens(LOGIN_S)  # bound to a browser by a cookie
        self.artifacts = Tokens(ARTIFACT_S)  # stand for "log-in PESEL"
        self.arrivals = Tokens(ARTIFACT_S)

    def identify(self, typed: str, login: str) -> tuple[str | None, str]:
        """Return (refusal, "") or (None, one-time artifact) for a PESEL typed at the test PZ."""
        refusal = pesel_refusal(typed, self.accounts)
        return (refusal, "") if refusal else (None, self.artifacts.issue(f"{login} {typed.strip()}"))

    def arrive(self, ticket: str, login: str, former: str) -> str | None:
        """End a log-in in the browser that began it: a new session instead of the former one."""
        meaning = self.arrivals.take(ticket)
        began, _, pesel = (meaning or "").partition(" ")
        if not pesel or began != login or self.logins.renew(login) is None:
            return None
        self.sessions.take(former)
        return self.sessions.issue(pesel)

    def account(self, session: str) -> Account | None:
        """Return whose session it is and keep it open; None when it is not open."""
        return self.accounts.get(self.sessions.renew(session) or "")

    def next_number(self) -> str:
        """Return the number of a new order, of this year and of no other order."""
        self.last_number += 1
        return f"ZAM/{self.today().year}/{self.last_number:06}"

    def store(self, account: Account, contact: Contact) -> None:
        """Replace the contact data."""
        account.contact = replace(contact, phone=contact.stored_phone())
        account.revision = secrets.token_urlsafe()


def account_json(world: World, account: Account) -> dict[str, object]:
    """Return what "Moje konto" and its form show; the PESEL leaves the server masked only."""
    now = world.today()
    chosen = {role: account.current(role, now) for role in ROLES}
    return {
        "name": account.name,
        "pesel": account.masked_pesel(),
        "contact": vars(account.contact),
        "revision": account.revision,
        "e_declarations": world.e_declarations,
        "poz": [
            {"role": role, "shown": shown, "choice": [d.person, d.facility] if (d := chosen[role]) else None}
            for role, shown in ROLES.items()
        ],
        "declarations": [
            [d.role, d.facility, d.person, f"{d.placed:%d.%m.%Y}", d.status(now)]
            for d in reversed(account.declarations)
        ],
    }


def event_json(node: str) -> dict[str, str]:
    """Return the reference that an error screen quotes: event, time in Poland, node."""
    when = datetime.now(ZoneInfo("Europe/Warsaw"))
    return {"id": secrets.token_hex(6), "time": f"{when:%d.%m.%Y %H:%M:%S}", "node": node}
