"""POZ declarations: the wizard, the list, the rules of a year (screens: POZ e-declarations)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .catalogue import facility
from .consents import text
from .rules import RefusedError, born_by, years_old

if TYPE_CHECKING:
    from datetime import date

    from .accounts import Account
    from .catalogue import Worker
    from .world import World

ROLES = {"lekarz": "Lekarz", "pielęgniarka": "Pielęgniarka", "położna": "Położna"}
FILED, ACCEPTED, REJECTED, LAPSED = "Złożona", "Przyjęta", "Odrzucona", "Odrzucona automatycznie"
DAYS_TO_HANDLE = 7
FREE_CHOICES = 2
ADULT = 18
FIRST_OR_SECOND, THIRD_OR_LATER = TIMES = ("po raz pierwszy lub po raz drugi", "po raz trzeci i kolejny")
COMING_OF_AGE = "osiągnięcie 18. roku życia"
REASONS = (
    "zmiana miejsca zamieszkania",
    "zaprzestanie udzielania świadczeń przez wybranego świadczeniodawcę",
    "z innych przyczyn po stronie świadczeniodawcy",
    COMING_OF_AGE,
    "inna okoliczność",
)


@dataclass
class Declaration:
    """One declaration; `handled` is what the clinic has answered, if it has."""

    role: str
    facility: str
    person: str
    placed: date
    handled: str = ""

    def status(self, on: date) -> str:
        """Return the status on that day: nobody's answer for seven days is a refusal."""
        if self.handled:
            return self.handled
        return LAPSED if (on - self.placed).days > DAYS_TO_HANDLE else FILED


def reasons(role: str) -> list[str]:
    """Return the reasons that can be given in that role."""
    return [r for r in REASONS if role == "lekarz" or r != COMING_OF_AGE]


def refuse_to_begin(world: World, account: Account, role: str) -> None:
    """Refuse the wizard as a whole.

    Raises:
        RefusedError: switched off, a patient who is too young, or a declaration that waits.
    """
    now = world.today()
    born = born_by(account.pesel)
    if role not in ROLES:
        raise RefusedError({"": "Nie ma takiej roli"})
    if not world.e_declarations:
        raise RefusedError({"": "E-deklaracje POZ będą dostępne wkrótce"})
    if born and years_old(born, now) < ADULT:
        raise RefusedError({"": "Deklarację składa przedstawiciel ustawowy"})
    if any(d.role == role and d.status(now) == FILED for d in account.declarations):
        raise RefusedError({"": "Poprzednia deklaracja czeka na rozpatrzenie"})


def begin(world: World, account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """Say what the wizard of a role offers, or why there is none."""
    role = text(told, "param")
    try:
        refuse_to_begin(world, account, role)
    except RefusedError as refused:
        return {"refusal": refused.errors[""]}
    return {"refusal": None, "patient": account.name, "times": TIMES, "reasons": reasons(role)}


def people(world: World, _account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """Return who can be chosen in that role at that facility."""
    found = world.catalogue.people(text(told, "facility_key"), text(told, "role"))
    return {"found": [{"key": w.number, "name": w.name, "full": w.full} for w in found]}


def choices_this_year(world: World, account: Account, role: str) -> int:
    """Count the choices of this calendar year in that role."""
    now = world.today()
    return sum(
        d.role == role and d.placed.year == now.year and d.status(now) in {FILED, ACCEPTED}
        for d in account.declarations
    )


def chosen_person(world: World, told: dict[str, Any]) -> Worker | None:
    """Return the chosen person, who has room on the list."""
    there = world.catalogue.people(text(told, "facility_key"), text(told, "role"))
    return next((w for w in there if w.number == text(told, "person") and not w.full), None)


def check(world: World, account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """Check the step that the patient wants to leave, and those before it."""
    step, role = told.get("step"), text(told, "role")
    refuse_to_begin(world, account, role)
    place = facility(text(told, "facility_key"))
    if place is None:
        raise RefusedError({"facility": "Wyszukaj i wybierz placówkę"})
    if step == 1:
        return {}
    if chosen_person(world, told) is None:
        raise RefusedError({"person": "Wybierz osobę"})
    if step == 2:  # the second of four
        return {}
    times, reason = text(told, "times"), text(told, "reason")
    if times not in TIMES:
        raise RefusedError({"times": "Wybierz, po raz który dokonujesz wyboru"})
    if times == FIRST_OR_SECOND and choices_this_year(world, account, role) >= FREE_CHOICES:
        raise RefusedError({"times": "W tym roku dokonano już dwóch wyborów"})
    if times == THIRD_OR_LATER and reason not in reasons(role):
        raise RefusedError({"reason": "Wybierz przyczynę"})
    return {"branch": place.branch}


def file(world: World, account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """File a declaration once, however often the same form is sent."""
    key = f"deklaracja {text(told, 'form')}"
    if key in account.done:
        return {}
    check(world, account, told)
    place, person = facility(text(told, "facility_key")), chosen_person(world, told)
    if place and person:
        account.declarations.append(Declaration(text(told, "role"), place.name, person.name, world.today()))
        account.done[key] = ""
    return {}


ROUTES = {
    "GET /api/deklaracja": begin,
    "POST /api/osoby": people,
    "POST /api/deklaracja/krok": check,
    "POST /api/deklaracja": file,
}
