"""The page „Recepty”."""

from django.http import HttpResponse

from local_iikp.home.unavailable import unavailable
from local_iikp.web.requests import PatientRequest


def prescriptions(request: PatientRequest) -> HttpResponse:
    """Show „Recepty”."""
    return unavailable(request, "Recepty")
