"""How a rule is broken: a function replaced, or the page changed on its way out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

from django.conf import settings
from django.urls import path

from local_iikp.login.access import public
from local_iikp.people.models import Patient

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from local_iikp.worlds.models import World

    View = Callable[[HttpRequest], HttpResponse]

Function = TypeVar("Function")


def swap(owner: object, name: str, value: object) -> None:
    """Put `value` in the place of what `owner` calls `name`.

    Raises:
        AttributeError: there is nothing of that name, so nothing would be broken.
    """
    getattr(owner, name)
    setattr(owner, name, value)


def swap_public_view(owner: object, name: str, view: Callable[..., HttpResponse]) -> None:
    """Put `view` in the place of a view that needs no session, with all that decorators said of that."""
    swap(owner, name, public(wraps(getattr(owner, name))(view)))


def add_trusted_profile_page(route: str, view: Callable[..., HttpResponse]) -> None:
    """Give the test Profil Zaufany one more address."""
    # Imported here: it takes the views as they are at this moment, and some are still to be swapped.
    from local_iikp.urls import trusted_profile  # noqa: PLC0415

    trusted_profile.urlpatterns.append(path(route, view))


def patient(world: World, key: str) -> Patient:
    """Return the world's patient of that key."""
    return Patient.objects.get(world=world, key=key)


@dataclass(frozen=True)
class _Change:
    path: str
    old: str
    new: str
    always: bool


_changes: list[_Change] = []


def change_page(path: str, old: str, new: str, *, always: bool = True) -> None:
    """Change pages on their way out.

    Args:
        path: whose pages; a regular expression.
        old: what is replaced; a regular expression.
        new: by what.
        always: the page that is visited always has it; False where it only comes with a refusal.
    """
    if not _changes:
        settings.MIDDLEWARE.append(f"{__name__}.changed_pages")
    _changes.append(_Change(path, old, new, always))


def changed_pages(get_response: View) -> View:
    """Middleware that changes the pages.

    Raises:
        LookupError: a page lacks what was to be changed: it would be whole.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for change in _changes:
            is_page = response.status_code == 200 and response.headers["Content-Type"].startswith("text/html")
            if is_page and re.fullmatch(change.path, request.path):
                text, count = re.subn(change.old, change.new, response.content.decode(), flags=re.DOTALL)
                if change.always and not count and request.method == "GET":
                    raise LookupError(change.old)
                response.content = text.encode()
        return response

    return middleware
