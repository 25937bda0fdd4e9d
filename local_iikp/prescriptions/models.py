"""Prescriptions and the orders that patients make from them."""

from django.db import models

from local_iikp.people.models import Patient
from local_iikp.poz.models import Worker


class Status(models.TextChoices):
    """What became of an order."""

    PLACED = "zlozone", "Złożone"
    STARTED = "rozpatrywane", "W trakcie rozpatrywania"
    REALISED = "zrealizowane", "Zrealizowane"
    REJECTED = "odrzucone", "Odrzucone"
    CANCELLED = "anulowane", "Anulowane"


class Prescription(models.Model):
    """A drug that a doctor has prescribed to a patient; `continued` when the patient takes it for good."""

    patient = models.ForeignKey(Patient, models.CASCADE, related_name="prescriptions")
    drug = models.CharField(max_length=80)
    substance = models.CharField(max_length=80)
    dose = models.CharField(max_length=20)
    issued_on = models.DateField()
    continued = models.BooleanField(default=False)

    def __str__(self) -> str:
        """Return the drug's name and its substance, as in every table."""
        return f"{self.drug} ({self.substance})"


class Order(models.Model):
    """What a patient asks the doctor to prescribe again; one form makes one order."""

    patient = models.ForeignKey(Patient, models.CASCADE, related_name="orders")
    form = models.UUIDField()
    number = models.CharField(max_length=20)
    worker = models.ForeignKey(Worker, models.CASCADE, related_name="orders")
    remarks = models.TextField(blank=True)
    placed_at = models.DateTimeField()
    status = models.CharField(max_length=16, choices=Status, default=Status.PLACED)
    comment = models.TextField(blank=True)

    class Meta:
        """One order per form and per number."""

        constraints = (
            models.UniqueConstraint("patient", "form", name="one_order_per_form"),
            models.UniqueConstraint("patient", "number", name="one_order_per_number"),
        )

    def __str__(self) -> str:
        """Return the number."""
        return self.number


class OrderedDrug(models.Model):
    """How many packages of a drug an order asks for."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="drugs")
    prescription = models.ForeignKey(Prescription, models.CASCADE, related_name="ordered")
    packages = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        """Return the drug and the quantity."""
        return f"{self.prescription}: {self.packages}"
