"""Facilities, workers and the declarations that bind a patient to them."""

from django.db import models

from local_iikp.people.models import Patient
from local_iikp.worlds.models import World


class Role(models.TextChoices):
    """Whom a patient chooses in primary care."""

    DOCTOR = "lekarz", "Lekarz"
    NURSE = "pielegniarka", "Pielęgniarka"
    MIDWIFE = "polozna", "Położna"


class Profession(models.TextChoices):
    """What a worker is; unlike a role it says nothing of what a patient can choose the worker for."""

    DOCTOR = "lekarz", "lekarz"
    NURSE = "pielegniarka", "pielęgniarka"
    MIDWIFE = "polozna", "położna"
    PHARMACIST = "farmaceuta", "farmaceuta"


class Status(models.TextChoices):
    """What became of a declaration."""

    FILED = "zlozona", "Złożona"
    ACCEPTED = "przyjeta", "Przyjęta"
    REJECTED = "odrzucona", "Odrzucona"
    EXPIRED = "odrzucona_auto", "Odrzucona automatycznie"
    """Never stored: what a filed one has become when nobody handled it (rules.py)."""


class Which(models.TextChoices):
    """Which choice of the calendar year a declaration is, as the patient says."""

    FREE = "pierwszy", "po raz pierwszy lub po raz drugi"
    FURTHER = "kolejny", "po raz trzeci i kolejny"


class Reason(models.TextChoices):
    """Why a patient chooses for the third time in a year."""

    MOVED = "zamieszkanie", "zmiana miejsca zamieszkania"
    CEASED = "zaprzestanie", "zaprzestanie udzielania świadczeń przez wybranego świadczeniodawcę"
    PROVIDER = "swiadczeniodawca", "z innych przyczyn po stronie świadczeniodawcy"
    OF_AGE = "pelnoletnosc", "osiągnięcie 18. roku życia"
    OTHER = "inna", "inna okoliczność"


class Facility(models.Model):
    """A place where care is given."""

    world = models.ForeignKey(World, models.CASCADE, related_name="facilities")
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=120)
    takes_orders = models.BooleanField(default=False)
    nfz_branch = models.CharField(max_length=40, default="07 Mazowiecki")

    def __str__(self) -> str:
        """Return the full name."""
        return self.name


class Worker(models.Model):
    """A person who gives care, at a facility."""

    facility = models.ForeignKey(Facility, models.CASCADE, related_name="workers")
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=16, choices=Role, blank=True)
    """Empty when nobody chooses the worker in primary care."""
    profession = models.CharField(max_length=16, choices=Profession)
    number = models.CharField(max_length=9)
    """The right to practise (NPWZ)."""
    full_list = models.BooleanField(default=False)

    def __str__(self) -> str:
        """Return the title and name."""
        return self.name


class Declaration(models.Model):
    """A patient's choice of a worker in one role."""

    patient = models.ForeignKey(Patient, models.CASCADE, related_name="declarations")
    worker = models.ForeignKey(Worker, models.CASCADE, related_name="declarations")
    role = models.CharField(max_length=16, choices=Role)
    status = models.CharField(max_length=16, choices=Status, default=Status.FILED)
    filed_on = models.DateField()
    which = models.CharField(max_length=16, choices=Which, default=Which.FREE)
    reason = models.CharField(max_length=16, choices=Reason, blank=True)
    key = models.CharField(max_length=64, blank=True)
    """Which filled-in wizard it came from; pressed twice, the same one comes twice."""

    def __str__(self) -> str:
        """Return the role and the date."""
        return f"{self.get_role_display()}, {self.filed_on:%d.%m.%Y}"
