"""The home page."""

from django.http import HttpResponse

from local_iikp.web import pages
from local_iikp.web.requests import PatientRequest


def home(request: PatientRequest) -> HttpResponse:
    """Show „Strona główna” with its tiles (screens.md, section 3)."""
    return pages.show(request, "home/home.html", "Strona główna")
