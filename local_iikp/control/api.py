"""The manners of the control API: the token, JSON bodies, errors in one sentence."""

import json
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

token = secrets.token_urlsafe(32)
"""What a caller shows in `Authorization: Bearer …`; the process tells it to whoever started it."""


class ApiError(Exception):
    """A call that cannot be answered; its text is for the caller, in Polish."""

    def __init__(self, text: str, status: int = 400) -> None:
        """Take the sentence and the HTTP status."""
        super().__init__(text)
        self.status = status


View = Callable[..., HttpResponse]


def call(*methods: str) -> Callable[[View], View]:
    """Make a view a call of the API, for these HTTP methods and for whoever has the token."""

    def decorate(view: View) -> View:
        @csrf_exempt  # no cookie is used here: the token is the proof
        @wraps(view)
        def guarded(request: HttpRequest, **arguments: str) -> HttpResponse:
            try:
                check_token(request)
                check_method(request, methods)
                return view(request, **arguments)
            except ApiError as refused:
                return error(str(refused), refused.status)

        return guarded

    return decorate


def check_token(request: HttpRequest) -> None:
    """Refuse a caller without the token.

    Raises:
        ApiError: the token is missing or wrong.
    """
    shown = request.headers.get("Authorization", "").encode()
    if not secrets.compare_digest(shown, f"Bearer {token}".encode()):
        text = "Brak dostępu: podaj nagłówek Authorization: Bearer <token>."
        raise ApiError(text, status=401)


def check_method(request: HttpRequest, methods: tuple[str, ...]) -> None:
    """Refuse an HTTP method that this call does not have.

    Raises:
        ApiError: it is not one of `methods`.
    """
    if request.method not in methods:
        text = f"Metoda {request.method} nie jest tu obsługiwana; możliwe: {', '.join(methods)}."
        raise ApiError(text, status=405)


def read(request: HttpRequest, form_class: type[forms.Form]) -> dict[str, Any]:
    """Return the body's settings, only those that were given, checked by `form_class`.

    Raises:
        ApiError: the body is no JSON object, or a setting is unknown or impossible.
    """
    try:
        body = json.loads(request.body or b"{}")
    except ValueError:
        body = None
    if not isinstance(body, dict):
        text = "Treść żądania musi być obiektem JSON."
        raise ApiError(text)
    unknown = sorted(set(body) - set(form_class.base_fields))
    if unknown:
        text = f"Nieznane ustawienie: {', '.join(unknown)}."
        raise ApiError(text)
    form = form_class(body)
    if not form.is_valid():
        name, messages = next(iter(form.errors.items()))
        text = f"Ustawienie {name}: {messages[0]}"
        raise ApiError(text)
    return {name: form.cleaned_data[name] for name in body}


def error(text: str, status: int) -> JsonResponse:
    """Return an error answer."""
    return JsonResponse({"error": text}, status=status, json_dumps_params={"ensure_ascii": False})


def bad_request(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that cannot be read."""
    del exception
    return error("Serwis nie rozumie tego żądania.", 400)


def not_found(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that the API does not have."""
    del exception
    return error("Nie ma takiego adresu.", 404)


def out_of_order(_request: HttpRequest) -> HttpResponse:
    """Answer after an internal error; the trace is on stderr."""
    return error("Błąd wewnętrzny lokalnego iIKP; szczegóły są na jego stderr.", 500)
