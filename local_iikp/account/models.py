"""A patient's contact data."""

from django.db import models

from local_iikp.people.models import Patient


class ContactData(models.Model):
    """What the patient may change; an empty text means „nie podano”."""

    patient = models.OneToOneField(Patient, models.CASCADE, primary_key=True, related_name="contact_data")
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=9, blank=True)
    street = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    city = models.CharField(max_length=100, blank=True)
    notify_by_sms = models.BooleanField(default=False)
    notify_by_email = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        """Return whose data these are."""
        return f"{self.patient}"

    @property
    def address(self) -> str:
        """The postal address on one line, as much of it as there is."""
        town = " ".join(part for part in (self.postcode, self.city) if part)
        return ", ".join(part for part in (self.street, town) if part)
