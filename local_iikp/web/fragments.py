"""Parts of a page that arrive after it (by htmx)."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import redirect

from local_iikp.web.requests import PatientRequest

View = Callable[[PatientRequest], HttpResponse]


def fragment_of(page: str) -> Callable[[View], View]:
    """Mark a view as part of the page `page`: visited by itself, it leads to the whole page."""

    def decorate(view: View) -> View:
        @wraps(view)
        def whole_page_first(request: PatientRequest) -> HttpResponse:
            return view(request) if request.htmx else redirect(page)

        return whole_page_first

    return decorate
