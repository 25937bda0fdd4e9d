"""Consents: who may see what and until when (screens: "Uprawnienia")."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .catalogue import OTHER_NUMBER, PHARMACIST, facility, find_facilities, is_doctors_number
from .rules import RefusedError, born_by, next_year, read_date

if TYPE_CHECKING:
    from datetime import date

    from .accounts import Account
    from .world import World

RECORDS, HEALTH, SERVICES, DATA = KINDS = (
    "Dostęp do dokumentacji medycznej",
    "Informacja o stanie zdrowia",
    "Zgoda na udzielenie świadczeń",
    "Udostępnienie danych medycznych",
)
PLACE, WORKER, CLOSE = WHOM = ("Placówka medyczna", "Pracownik medyczny", "Osoba bliska")
ALLOWED = {RECORDS: {WORKER, CLOSE}, HEALTH: {WORKER, CLOSE}, SERVICES: {PLACE, WORKER}, DATA: {PLACE, WORKER}}
NO_DATE = "Podaj datę w formacie dd.mm.rrrr"
NOT_THIS_PERSON = "Tego uprawnienia nie można nadać tej osobie"
NOT_THIS_PHARMACIST = "Farmaceucie można udostępnić tylko dane medyczne (recepty)"
BAD_NUMBER = "Nieprawidłowy numer prawa wykonywania zawodu"
IDS = itertools.count(1)


@dataclass
class Consent:
    """One consent; `until` is None for one without end. `recipient` tells recipients apart."""

    recipient: str
    shown: str
    kind: str
    since: date
    until: date | None
    prescriptions_only: bool = False
    withdrawn: bool = False
    key: str = field(default_factory=lambda: f"u{next(IDS)}")

    def status(self, on: date) -> str:
        """Return the status as the patient reads it on that day."""
        if self.withdrawn:
            return "Wycofane"
        if self.since > on:
            return "Przyszłe"
        return "Wygasłe" if self.until and self.until < on else "Aktywne"

    def row(self, on: date) -> dict[str, Any]:
        """Return what the list and the form of a change show."""
        until = f"{self.until:%d.%m.%Y}" if self.until else ""
        return {
            "key": self.key,
            "to": self.shown,
            "kind": self.kind + (" (tylko recepty)" if self.prescriptions_only else ""),
            "since": f"{self.since:%d.%m.%Y}",
            "until": until,
            "close": self.recipient.startswith(CLOSE),
            "status": self.status(on),
        }


def listed(world: World, account: Account, _told: dict[str, Any]) -> dict[str, Any]:
    """Return the consents, the newest first, and what a new one begins with."""
    now = world.today()
    return {
        "rows": [c.row(now) for c in reversed(account.consents)],
        "kinds": KINDS,
        "whom": WHOM,
        "allowed": {kind: sorted(whom) for kind, whom in ALLOWED.items()},
        "since": f"{now:%d.%m.%Y}",
        "until": f"{next_year(now):%d.%m.%Y}",
    }


def search_facility(_world: World, _account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """Find facilities by a part of their name."""
    found = find_facilities(str(told.get("text", "")))
    if not found:
        raise RefusedError({"facility": "Nie znaleziono"})
    return {"found": [{"key": f.key, "name": f.name, "address": f.address} for f in found]}


def search_worker(world: World, _account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """Find a worker by the number, checked before anybody is looked for."""
    number = "".join(str(told.get("text", "")).split()).upper()
    found = world.catalogue.worker(number)
    if found is None:
        well_formed = is_doctors_number(number) or OTHER_NUMBER.fullmatch(number)
        raise RefusedError({"worker": "Nie znaleziono" if well_formed else BAD_NUMBER})
    return {"found": [{"key": found.number, "name": found.name, "profession": found.profession}]}


def text(told: dict[str, Any], name: str) -> str:
    """Return a text of the request, white space around it removed."""
    value = told.get(name)
    return value.strip() if isinstance(value, str) else ""


def refuse_recipient(world: World, told: dict[str, Any]) -> dict[str, str]:
    """Say what is wrong with the step "Komu"."""
    kind, whom = text(told, "kind"), text(told, "whom")
    if whom not in WHOM:
        return {"whom": "Wybierz, komu nadajesz uprawnienie"}
    if whom not in ALLOWED.get(kind, set()):
        return {"whom": NOT_THIS_PERSON}
    if whom == PLACE:
        return {} if facility(text(told, "facility_key")) else {"facility": "Wyszukaj i wybierz placówkę"}
    if whom == WORKER:
        worker = world.catalogue.worker(text(told, "worker_key"))
        if worker is None:
            return {"worker": "Wyszukaj i wybierz pracownika"}
        return {"found": NOT_THIS_PHARMACIST} if worker.profession == PHARMACIST and kind != DATA else {}
    born = born_by(text(told, "pesel"))
    problems = {
        "first": "" if text(told, "first") else "Podaj imię",
        "last": "" if text(told, "last") else "Podaj nazwisko",
        "pesel": "" if born and born <= world.today() else "Nieprawidłowy numer PESEL",
        "contact": "" if text(told, "contact") or kind != HEALTH else "Podaj telefon lub e-mail",
    }
    return {name: message for name, message in problems.items() if message}


def read_period(
    world: World, told: dict[str, Any], *, close: bool, former: date | None = None
) -> tuple[date, date | None]:
    """Return the period of a request. `former` is the begin that a change may keep.

    Raises:
        RefusedError: a date is none, the begin has passed, or the end comes before it.
    """
    forever = close and told.get("forever") is True
    since, until = read_date(text(told, "since")), read_date(text(told, "until"))
    errors = {}
    if since is None:
        errors["since"] = NO_DATE
    elif since < world.today() and since != former:
        errors["since"] = "Data „od” nie może być wcześniejsza niż dzisiejsza"
    if until is None and not forever:
        errors["until"] = NO_DATE
    elif since and until and not forever and until < since:
        errors["until"] = "Data „do” nie może być wcześniejsza niż „od”"
    if errors or since is None:
        raise RefusedError(errors)
    return since, None if forever else until


def check(world: World, _account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """Check the step that the patient wants to leave, and nothing of the later ones."""
    step = told.get("step")
    if text(told, "kind") not in KINDS:
        raise RefusedError({"kind": "Wybierz rodzaj uprawnienia"})
    if step != 1 and (errors := refuse_recipient(world, told)):
        raise RefusedError(errors)
    if step not in {1, 2}:
        read_period(world, told, close=text(told, "whom") == CLOSE)
    return {}


def recipient(world: World, told: dict[str, Any]) -> tuple[str, str, bool]:
    """Return (what tells the recipient apart, its name, whether it is a pharmacist) of a checked request."""
    whom = text(told, "whom")
    if whom == PLACE and (place := facility(text(told, "facility_key"))):
        return f"{PLACE} {place.key}", place.name, False
    if whom == WORKER and (worker := world.catalogue.worker(text(told, "worker_key"))):
        return f"{WORKER} {worker.number}", worker.name, worker.profession == PHARMACIST
    return f"{CLOSE} {text(told, 'pesel')}", f"{text(told, 'first')} {text(told, 'last')}", False


def grant(world: World, account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """Store a new consent once, however often the same form is sent."""
    key = f"uprawnienie {text(told, 'form')}"
    if key in account.done:
        return {}
    check(world, account, told)
    whose, shown, pharmacist = recipient(world, told)
    since, until = read_period(world, told, close=text(told, "whom") == CLOSE)
    kind, now = text(told, "kind"), world.today()
    if any((c.recipient, c.kind, c.status(now)) == (whose, kind, "Aktywne") for c in account.consents):
        raise RefusedError({"": "Takie uprawnienie już istnieje"})
    account.consents.append(Consent(whose, shown, kind, since, until, prescriptions_only=pharmacist))
    account.done[key] = ""
    return {}


def open_consent(world: World, account: Account, told: dict[str, Any]) -> Consent:
    """Return the patient's own consent that can still be changed.

    Raises:
        RefusedError: there is none such.
    """
    for consent in account.consents:
        if consent.key == text(told, "key") and consent.status(world.today()) in {"Aktywne", "Przyszłe"}:
            return consent
    raise RefusedError({"": "Tego uprawnienia nie można już zmienić"})


def change(world: World, account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """Change the period alone."""
    consent = open_consent(world, account, told)
    close = consent.recipient.startswith(CLOSE)
    consent.since, consent.until = read_period(world, told, close=close, former=consent.since)
    return {}


def withdraw(world: World, account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """End a consent at once; it stays in the list."""
    open_consent(world, account, told).withdrawn = True
    return {}


ROUTES = {
    "GET /api/uprawnienia": listed,
    "POST /api/placowki": search_facility,
    "POST /api/pracownicy": search_worker,
    "POST /api/uprawnienia/krok": check,
    "POST /api/uprawnienia": grant,
    "POST /api/uprawnienia/zmiana": change,
    "POST /api/uprawnienia/wycofanie": withdraw,
}
