"""The page of a function that this environment does not offer."""

from django.http import HttpResponse

from local_iikp.web import pages
from local_iikp.web.requests import PatientRequest


def unavailable(request: PatientRequest, heading: str) -> HttpResponse:
    """Show the page `heading` saying that the function is not available now; it is no error screen."""
    return pages.show(request, "home/unavailable.html", heading)
