"""The patients' numbers: there, well-formed, each once. They are never shown and go nowhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from support import pesel
from support.doctor.finding import Finding, Subject, bad, good, not_asked
from support.people import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.profile import PatientAccount

_UNVERIFIED = "bez niego scenariusze tej osoby będą „niesprawdzone”"


def accounts(subject: Subject) -> Iterator[Finding]:
    """Look at each account of the profile; the local iIKP makes its own."""
    profile = subject.profile
    if profile is None or profile.stand_in:
        return
    if not profile.patients:
        yield bad("Konta", f"profil nie podaje żadnego konta testowego (tabela patients): {_UNVERIFIED}")
        return
    often = Counter(account.number for account in profile.patients.values() if account.number)
    for key, account in profile.patients.items():
        yield _one(f"Konto {key}", account, often)
    others = [key for key in PEOPLE if key not in profile.patients]
    if others:
        yield not_asked("Bez konta", f"{', '.join(others)}: ich scenariusze będą „niesprawdzone”")


def _one(topic: str, account: PatientAccount, often: Counter[str]) -> Finding:
    number = account.number
    if not number:
        what = "wpisz do niego numer PESEL" if account.pesel_file else "wpisz do niej numer PESEL z wiadomości od CeZ"
        return bad(topic, f"{account.gap}: {what}; {_UNVERIFIED}")
    if not pesel.is_valid(number) or often[number] > 1:
        return not_asked(topic, "zobacz wyżej: Konfiguracja")
    return good(topic, f"{account.source}: numer poprawny")
