"""A patient's account."""

from django.db import models

from local_iikp.worlds.models import World


class Patient(models.Model):
    """A test account. All people are fictitious."""

    world = models.ForeignKey(World, models.CASCADE, related_name="patients")
    key = models.CharField(max_length=32)
    first_name = models.CharField(max_length=60)
    last_name = models.CharField(max_length=60)
    pesel = models.CharField(max_length=11)
    accepted_regulations = models.PositiveIntegerField(default=0)

    class Meta:
        """One account per person and per number in a world."""

        constraints = (
            models.UniqueConstraint("world", "key", name="one_account_per_person"),
            models.UniqueConstraint("world", "pesel", name="one_account_per_pesel"),
        )

    def __str__(self) -> str:
        """Return the name as the portal shows it."""
        return f"{self.first_name} {self.last_name}"

    @property
    def masked_pesel(self) -> str:
        """The PESEL with only its last four digits readable."""
        return "*" * 7 + self.pesel[-4:]
