"""Showing a page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def show(request: HttpRequest, template: str, heading: str, *, status: int = 200, **context: object) -> HttpResponse:
    """Return the page made of `template`; `heading` names it, in its level-1 heading and in its title."""
    return render(request, template, {"heading": heading, **context}, status=status)
