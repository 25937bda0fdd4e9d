"""A logged-in browser."""

from django.db import models

from local_iikp.people.models import Patient
from local_iikp.trusted_profile.models import TrustedProfileSession


class PortalSession(models.Model):
    """A patient's session in the portal; it ends when the one at Profil Zaufany ends."""

    patient = models.ForeignKey(Patient, models.CASCADE, related_name="portal_sessions")
    trusted_profile = models.OneToOneField(TrustedProfileSession, models.CASCADE, related_name="portal_session")
    token_digest = models.CharField(max_length=64, unique=True)
    last_click = models.DateTimeField()

    def __str__(self) -> str:
        """Return whose session it is."""
        return f"{self.patient}"
