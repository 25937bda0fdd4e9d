"""The patients of this iIKP. Their PESELs are generated at each start and kept in memory only."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import date, timedelta

from stdnum.pl import pesel as stdnum_pesel

from .rules import Contact, today

CENTURY_IN_MONTH = {18: 80, 19: 0, 20: 20, 21: 40}
HEALTH = "Przychodnia Zdrowie – poradnia lekarza podstawowej opieki zdrowotnej"
MAPLE = "Przychodnia Klonowa – poradnia lekarza podstawowej opieki zdrowotnej"
LINDEN = "Gabinet Pod Lipą – gabinet pielęgniarki POZ"


@dataclass
class Declaration:
    """One POZ declaration; this iIKP shows them and takes none."""

    role: str
    facility: str
    person: str
    placed: date
    status: str = "Przyjęta"


@dataclass
class Account:
    """A patient's account; `revision` names one state of the contact data, of this account alone."""

    key: str
    name: str
    pesel: str
    accepted: bool = True
    contact: Contact = field(default_factory=Contact)
    declarations: list[Declaration] = field(default_factory=list)
    revision: str = field(default_factory=secrets.token_urlsafe)

    def masked_pesel(self) -> str:
        """Return the number with all but its last four digits hidden."""
        return "•" * 7 + self.pesel[-4:]

    def choice(self, role: str) -> str | None:
        """Return "person, facility" of the accepted declaration in force in this role."""
        valid = [d for d in self.declarations if d.role == role and d.status == "Przyjęta"]
        return f"{valid[-1].person}, {valid[-1].facility}" if valid else None


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
    anna = Contact("anna.zielinska@example.org", "600100200", "ul. Lipowa 5 m. 3", "00-950", "Warszawa")
    doctor = Declaration("lekarz", HEALTH, "lek. Ewa Kruk", now - timedelta(days=90))
    maple = Declaration("lekarz", MAPLE, "lek. Adam Wrona", now - timedelta(days=60))
    nurse = Declaration("pielęgniarka", LINDEN, "piel. Irena Sowa", now - timedelta(days=30), "Odrzucona")
    people = [
        Account("anna", "Anna Zielińska", "", contact=anna, declarations=[doctor]),
        Account("jan", "Jan Wysocki", "", contact=Contact(city="Łódź")),
        Account("zofia", "Zofia Bielska", "", accepted=False),
        Account("piotr", "Piotr Górski", "", declarations=[maple]),
        Account("maria", "Maria Lewandowska", "", declarations=[doctor, maple, nurse]),
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
