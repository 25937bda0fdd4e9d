"""A session at the test Profil Zaufany, and the one-time artifact by which the portal learns of it."""

from django.db import models

from local_iikp.people.models import Patient


class TrustedProfileSession(models.Model):
    """A browser in which a patient has given the PESEL; it ends together with the portal's session."""

    patient = models.ForeignKey(Patient, models.CASCADE, related_name="trusted_profile_sessions")
    token_digest = models.CharField(max_length=64, unique=True)
    opened = models.DateTimeField()

    def __str__(self) -> str:
        """Return whose session it is."""
        return f"{self.patient}"


class Artifact(models.Model):
    """What the browser carries back to the portal, once and soon; it tells nothing by itself."""

    session = models.OneToOneField(TrustedProfileSession, models.CASCADE, related_name="artifact")
    token_digest = models.CharField(max_length=64, unique=True)
    login_request = models.CharField(max_length=64)
    issued = models.DateTimeField()

    def __str__(self) -> str:
        """Return when it was issued."""
        return f"{self.issued:%H:%M:%S}"
