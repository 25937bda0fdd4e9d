"""The patients of this iIKP. Their PESELs are generated at each start and kept in memory only."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from stdnum.pl import pesel as stdnum_pesel

from .catalogue import HEALTH, LINDEN, MAPLE
from .declarations import ACCEPTED, REJECTED, Declaration
from .orders import new_prescriptions
from .rules import Contact, today

if TYPE_CHECKING:
    from .consents import Consent
    from .orders import Draft, Order, Prescription

CENTURY_IN_MONTH = {18: 80, 19: 0, 20: 20, 21: 40}


@dataclass
class Account:
    """A patient's account; `revision` names one state of the contact data, of this account alone."""

    key: str
    name: str
    pesel: str
    accepted: bool = True
    contact: Contact = field(default_factory=Contact)
    declarations: list[Declaration] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    prescriptions: list[Prescription] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    drafts: dict[str, Draft] = field(default_factory=dict)
    done: dict[str, str] = field(default_factory=dict)  # forms that have been sent already
    revision: str = field(default_factory=secrets.token_urlsafe)

    def masked_pesel(self) -> str:
        """Return the number with all but its last four digits hidden."""
        return "•" * 7 + self.pesel[-4:]

    def current(self, role: str, on: date) -> Declaration | None:
        """Return the declaration in force in this role: the last one that was accepted."""
        return next((d for d in reversed(self.declarations) if d.role == role and d.status(on) == ACCEPTED), None)


def generate_pesel(born: date, *, woman: bool) -> str:
    """Return a number of a person born on that day, random in its serial part."""
    month = born.month + CENTURY_IN_MONTH[born.year // 100]
    serial = f"{secrets.randbelow(1000):03}{secrets.randbelow(5) * 2 + (not woman)}"
    head = f"{born.year % 100:02}{month:02}{born.day:02}{serial}"
    return head + str(stdnum_pesel.calc_check_digit(head))


def nobodys_birthday() -> date:
    """Return a birth date in the 1800s, which no living person has."""
    return date(1830 + secrets.randbelow(60), 1 + secrets.randbelow(12), 1 + secrets.randbelow(28))


def birthday_at(years: int) -> date:
    """Return the birth date of somebody who turned that age some months ago."""
    day = today() - timedelta(days=100)
    return day.replace(year=day.year - years, day=min(day.day, 28))


def new_accounts() -> dict[str, Account]:
    """Return fresh accounts of all seven patients, by PESEL."""
    now = today()

    def earlier(days: int) -> date:
        """Return a day so long ago, but of this year: choices are counted by the year."""
        return max(now - timedelta(days=days), date(now.year, 1, 1))

    anna = Contact("anna.zielinska@example.org", "600100200", "ul. Lipowa 5 m. 3", "00-950", "Warszawa")
    nurse = Declaration("pielęgniarka", LINDEN.name, "piel. Irena Sowa", earlier(30), REJECTED)

    def kruk(days: int) -> Declaration:
        return Declaration("lekarz", HEALTH.name, "lek. Ewa Kruk", earlier(days), ACCEPTED)

    def wrona(placed: date) -> Declaration:
        return Declaration("lekarz", MAPLE.name, "lek. Adam Wrona", placed, ACCEPTED)

    people = [
        Account(
            "anna", "Anna Zielińska", "", contact=anna, declarations=[kruk(90)], prescriptions=new_prescriptions(now)
        ),
        Account("jan", "Jan Wysocki", "", contact=Contact(city="Łódź")),
        Account("zofia", "Zofia Bielska", "", accepted=False),
        Account(
            "piotr",
            "Piotr Górski",
            "",
            declarations=[wrona(date(now.year - 1, 6, 15))],
            prescriptions=new_prescriptions(now),
        ),
        Account("maria", "Maria Lewandowska", "", declarations=[wrona(earlier(60)), kruk(30), nurse]),
        Account("jakub", "Jakub Maj", ""),
        Account("hanna", "Hanna Maj", ""),
    ]
    ages = {"jakub": 17, "hanna": 15}
    found: dict[str, Account] = {}
    for person in people:
        while person.pesel in {"", *found}:
            born = birthday_at(ages[person.key]) if person.key in ages else nobodys_birthday()
            person.pesel = generate_pesel(born, woman=person.name.split()[0].endswith("a"))
        found[person.pesel] = person
    return found
