"""Facilities, workers and drugs of this iIKP. Workers' numbers are generated at each start."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

DOCTORS_NUMBER = re.compile(r"[1-9][0-9]{6}")
OTHER_NUMBER = re.compile(r"[0-9]{7,8}[A-Z]")
PHARMACIST = "farmaceuta"


@dataclass(frozen=True)
class Facility:
    """Where care is given; `takes_orders` only where the service is switched on."""

    key: str
    name: str
    address: str
    branch: str
    takes_orders: bool = False


@dataclass(frozen=True)
class Worker:
    """A medical worker; whoever can be chosen in a POZ declaration has a role and a facility."""

    name: str
    profession: str
    number: str
    role: str = ""
    facility: str = ""
    full: bool = False


@dataclass(frozen=True)
class Drug:
    """A drug as it is prescribed; `continued` ones may be ordered again."""

    name: str
    substance: str
    dose: str
    continued: bool = True


HEALTH = Facility(
    "zdrowie",
    "Przychodnia Zdrowie – poradnia lekarza podstawowej opieki zdrowotnej",
    "ul. Zielna 12, 00-108 Warszawa",
    "07 Mazowiecki",
    takes_orders=True,
)
MAPLE = Facility(
    "klonowa",
    "Przychodnia Klonowa – poradnia lekarza podstawowej opieki zdrowotnej",
    "ul. Klonowa 3, 50-123 Wrocław",
    "01 Dolnośląski",
)
LINDEN = Facility(
    "lipa", "Gabinet Pod Lipą – gabinet pielęgniarki POZ", "ul. Lipowa 1, 00-950 Warszawa", "07 Mazowiecki"
)
DAWN = Facility(
    "jutrzenka", "Gabinet Jutrzenka – gabinet położnej POZ", "ul. Ranna 8, 70-001 Szczecin", "16 Zachodniopomorski"
)
HOSPITAL = Facility("szpital", "Szpital Miejski", "al. Szpitalna 100, 00-999 Warszawa", "07 Mazowiecki")
FACILITIES = [HEALTH, MAPLE, LINDEN, DAWN, HOSPITAL]

CONTINUED = [
    Drug("Euthyrox N 100", "Levothyroxinum natricum", "100 µg"),
    Drug("Metformax 850", "Metforminum", "850 mg"),
    Drug("Tritace 5", "Ramiprilum", "5 mg"),
]
ONCE = Drug("Amotaks", "Amoxicillinum", "1 g", continued=False)


def is_doctors_number(number: str) -> bool:
    """Check a doctor's number: seven digits, the first made from the six others."""
    if not DOCTORS_NUMBER.fullmatch(number):
        return False
    return int(number[0]) == sum(int(digit) * place for place, digit in enumerate(number[1:], 1)) % 11


def generate_number() -> str:
    """Return a number of a doctor's form, its check digit right."""
    while True:
        number = str(1_000_000 + secrets.randbelow(9_000_000))
        if is_doctors_number(number):
            return number


class Catalogue:
    """What can be searched for."""

    def __init__(self) -> None:
        """Give each worker a number."""
        numbers: set[str] = set()
        while len(numbers) < 6:  # as many as the workers below
            numbers.add(generate_number())
        doctor, nurse, midwife = "lekarz", "pielęgniarka", "położna"
        number = numbers.pop
        self.workers = [
            Worker("lek. Ewa Kruk", "lekarz", number(), doctor, HEALTH.key),
            Worker("lek. Tomasz Bąk", "lekarz", number(), doctor, HEALTH.key, full=True),
            Worker("lek. Adam Wrona", "lekarz", number(), doctor, MAPLE.key),
            Worker("piel. Irena Sowa", "pielęgniarka", number(), nurse, LINDEN.key),
            Worker("poł. Beata Czyż", "położna", number(), midwife, DAWN.key),
            Worker("mgr farm. Olga Dudek", PHARMACIST, number()),
        ]

    def worker(self, number: str) -> Worker | None:
        """Return who has that right-to-practise number."""
        return next((w for w in self.workers if w.number == number), None)

    def people(self, facility: str, role: str) -> list[Worker]:
        """Return who can be chosen in that role there."""
        return [w for w in self.workers if (w.facility, w.role) == (facility, role)]


def facility(key: str) -> Facility | None:
    """Return the facility of that key."""
    return next((f for f in FACILITIES if f.key == key), None)


def find_facilities(typed: str) -> list[Facility]:
    """Return the facilities whose name contains what was typed, in any case; nothing typed finds nothing."""
    wanted = " ".join(typed.split()).casefold()
    return [f for f in FACILITIES if wanted and wanted in f.name.casefold()]
