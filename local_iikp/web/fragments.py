"""Parts of a page that arrive after it (by htmx)."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from local_iikp.web.requests import PatientRequest

View = Callable[..., HttpResponse]


def fragment_of(page: str) -> Callable[[View], View]:
    """Mark a view as part of the page `page`: visited by itself, it leads to the whole page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def whole_page_first(request: PatientRequest, **arguments: str) -> HttpResponse:
            return view(request, **arguments) if request.htmx else redirect(reverse(page, kwargs=arguments))

        return whole_page_first

    return decorate
