"""The page „Uprawnienia”."""

from django.http import HttpResponse

from local_iikp.home.unavailable import unavailable
from local_iikp.web.requests import PatientRequest


def consents(request: PatientRequest) -> HttpResponse:
    """Show „Uprawnienia”."""
    return unavailable(request, "Uprawnienia")
