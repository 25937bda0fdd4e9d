"""Who and what is in every world at its start (screens.md, section 11). All are fictitious."""

from dataclasses import dataclass
from datetime import date, timedelta

from local_iikp.poz.models import Profession, Role, Status

HEALTH = "Przychodnia Zdrowie – poradnia lekarza podstawowej opieki zdrowotnej"
MAPLE = "Przychodnia Klonowa – poradnia lekarza podstawowej opieki zdrowotnej"
LIME = "Gabinet Pod Lipą – gabinet pielęgniarki POZ"
MORNING_STAR = "Gabinet Jutrzenka – gabinet położnej POZ"
HOSPITAL = "Szpital Miejski"

FACILITIES = {
    HEALTH: "ul. Wiosenna 12, 00-002 Warszawa",
    MAPLE: "ul. Klonowa 3, 00-003 Warszawa",
    LIME: "ul. Lipowa 7, 00-004 Warszawa",
    MORNING_STAR: "ul. Poranna 1, 00-005 Warszawa",
    HOSPITAL: "ul. Szpitalna 20, 00-006 Warszawa",
}

TAKE_ORDERS = frozenset({HEALTH})
"""Who has switched the orders for prescriptions on; they are off by default."""

KRUK = "lek. Ewa Kruk"
BAK = "lek. Tomasz Bąk"
WRONA = "lek. Adam Wrona"
SOWA = "piel. Irena Sowa"
CZYZ = "poł. Beata Czyż"
DUDEK = "mgr farm. Olga Dudek"


@dataclass(frozen=True)
class WorkerAtStart:
    """A worker, the facility, and the role that a patient can choose the worker for, if any."""

    name: str
    facility: str
    profession: Profession
    role: Role | None = None
    full_list: bool = False


WORKERS = (
    WorkerAtStart(KRUK, HEALTH, Profession.DOCTOR, Role.DOCTOR),
    WorkerAtStart(BAK, HEALTH, Profession.DOCTOR, Role.DOCTOR, full_list=True),
    WorkerAtStart(WRONA, MAPLE, Profession.DOCTOR, Role.DOCTOR),
    WorkerAtStart(SOWA, LIME, Profession.NURSE, Role.NURSE),
    WorkerAtStart(CZYZ, MORNING_STAR, Profession.MIDWIFE, Role.MIDWIFE),
    WorkerAtStart(DUDEK, HOSPITAL, Profession.PHARMACIST),
)


@dataclass(frozen=True)
class PatientAtStart:
    """A patient; `age` is None for an adult, who is born in the 1800s as no living person is."""

    key: str
    first_name: str
    last_name: str
    woman: bool
    age: int | None = None
    accepted_regulations: bool = True
    contact: tuple[str, str, str, str, str] = ("", "", "", "", "")
    """E-mail, phone, street and number, postcode, town. Phones begin with 40, which no Polish number does."""


PATIENTS = (
    PatientAtStart(
        "anna",
        "Anna",
        "Zielińska",
        woman=True,
        contact=("anna.zielinska@poczta.example", "400100201", "ul. Lipowa 5 m. 2", "00-001", "Warszawa"),
    ),
    PatientAtStart(
        "jan",
        "Jan",
        "Wysocki",
        woman=False,
        contact=("jan.wysocki@poczta.example", "400100202", "ul. Długa 14", "30-002", "Kraków"),
    ),
    PatientAtStart("zofia", "Zofia", "Bielska", woman=True, accepted_regulations=False),
    PatientAtStart(
        "piotr",
        "Piotr",
        "Górski",
        woman=False,
        contact=("piotr.gorski@poczta.example", "400100204", "ul. Klonowa 9", "00-003", "Warszawa"),
    ),
    PatientAtStart(
        "maria",
        "Maria",
        "Lewandowska",
        woman=True,
        contact=("maria.lewandowska@poczta.example", "400100205", "os. Słoneczne 3/18", "60-005", "Poznań"),
    ),
    PatientAtStart(
        "jakub",
        "Jakub",
        "Maj",
        woman=False,
        age=17,
        contact=("jakub.maj@poczta.example", "400100206", "ul. Majowa 1", "80-006", "Gdańsk"),
    ),
    PatientAtStart("hanna", "Hanna", "Maj", woman=True, age=15),
)


@dataclass(frozen=True)
class DeclarationAtStart:
    """A declaration filed before the world began: `days_ago`, or after a share of this year so far."""

    patient: str
    worker: str
    status: Status
    days_ago: int | None = None
    share_of_year: float = 0.0

    def filed_on(self, today: date) -> date:
        """Return the day of filing, counted from the world's first day."""
        if self.days_ago is not None:
            return today - timedelta(days=self.days_ago)
        new_year = date(today.year, 1, 1)
        return new_year + (today - new_year) * self.share_of_year


DECLARATIONS = (
    DeclarationAtStart("anna", KRUK, Status.ACCEPTED, days_ago=400),
    DeclarationAtStart("piotr", WRONA, Status.ACCEPTED, days_ago=500),
    DeclarationAtStart("maria", WRONA, Status.ACCEPTED, share_of_year=0.2),
    DeclarationAtStart("maria", SOWA, Status.REJECTED, share_of_year=0.4),
    DeclarationAtStart("maria", KRUK, Status.ACCEPTED, share_of_year=0.6),
)


@dataclass(frozen=True)
class Drug:
    """A drug; `continued` when whoever gets it takes it for good, so that it may be ordered again."""

    name: str
    substance: str
    dose: str
    continued: bool = True


EUTHYROX = Drug("Euthyrox N 100", "Levothyroxinum natricum", "100 µg")
METFORMAX = Drug("Metformax 850", "Metforminum", "850 mg")
TRITACE = Drug("Tritace 5", "Ramiprilum", "5 mg")
AMOTAKS = Drug("Amotaks", "Amoxicillinum", "1 g", continued=False)


@dataclass(frozen=True)
class PrescriptionAtStart:
    """A drug prescribed before the world began."""

    patient: str
    drug: Drug
    days_ago: int


PRESCRIPTIONS = (
    PrescriptionAtStart("anna", EUTHYROX, days_ago=60),
    PrescriptionAtStart("anna", METFORMAX, days_ago=60),
    PrescriptionAtStart("anna", TRITACE, days_ago=95),
    PrescriptionAtStart("anna", AMOTAKS, days_ago=130),
    PrescriptionAtStart("piotr", METFORMAX, days_ago=40),
    PrescriptionAtStart("piotr", TRITACE, days_ago=40),
)
