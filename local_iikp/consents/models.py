"""What a patient lets somebody do, and the wizard in which the patient says so."""

from django.db import models

from local_iikp.login.models import PortalSession
from local_iikp.people.models import Patient
from local_iikp.poz.models import Facility, Worker


class Kind(models.TextChoices):
    """What is consented to: the four statements of the act on the health information system, art. 7a."""

    DOCUMENTS = "dokumentacja", "Dostęp do dokumentacji medycznej"
    HEALTH = "stan-zdrowia", "Informacja o stanie zdrowia"
    SERVICES = "swiadczenia", "Zgoda na udzielenie świadczeń"
    DATA = "dane", "Udostępnienie danych medycznych"


class RecipientType(models.TextChoices):
    """Who can get a consent."""

    FACILITY = "placowka", "Placówka medyczna"
    WORKER = "pracownik", "Pracownik medyczny"
    CLOSE_PERSON = "bliska", "Osoba bliska"


class Consent(models.Model):
    """A consent that was given; its status is reckoned from the dates (rules.py)."""

    patient = models.ForeignKey(Patient, models.CASCADE, related_name="consents")
    kind = models.CharField(max_length=16, choices=Kind)
    facility = models.ForeignKey(Facility, models.CASCADE, null=True)
    worker = models.ForeignKey(Worker, models.CASCADE, null=True)
    first_name = models.CharField(max_length=100, blank=True)
    last_name = models.CharField(max_length=100, blank=True)
    pesel = models.CharField(max_length=11, blank=True)
    """Who a close person is; the name is only what the person is called."""
    contact = models.CharField(max_length=254, blank=True)
    starts = models.DateField()
    ends = models.DateField(null=True)
    """The last day; None is „bezterminowo”."""
    withdrawn = models.BooleanField(default=False)
    draft = models.CharField(max_length=64, blank=True)
    """The token of the wizard that gave it, so that pressing „Zapisz” twice gives it once."""

    def __str__(self) -> str:
        """Return the recipient's name."""
        return str(self.facility or self.worker or f"{self.first_name} {self.last_name}")

    @property
    def is_for_close_person(self) -> bool:
        """Whether the recipient is a close person."""
        return self.facility_id is None and self.worker_id is None


class Draft(models.Model):
    """A wizard that somebody has begun: all that was typed and chosen, also what was refused."""

    session = models.ForeignKey(PortalSession, models.CASCADE, related_name="consent_drafts")
    token = models.CharField(max_length=64, unique=True)
    typed = models.JSONField(default=dict)

    def __str__(self) -> str:
        """Return the token."""
        return self.token
