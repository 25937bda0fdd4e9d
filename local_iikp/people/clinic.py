"""What all actions of a clinic share (the control API's call `clinic`): whose matter it is, and a refusal.

A request is the JSON object that the call got, its action aside.
"""

import unicodedata
from collections.abc import Callable
from typing import Any

from local_iikp.people.models import Patient
from local_iikp.worlds.models import World

Request = dict[str, Any]
Answer = dict[str, Any]
Action = Callable[[World, Request], Answer]

DONE: Answer = {"done": True}


class ActionRefusedError(Exception):
    """An action that the state of things does not allow; its text is for the caller, in Polish."""


class RequestUnclearError(Exception):
    """A request that says too little, or not in the agreed form; its text is for the caller, in Polish."""


def text(request: Request, name: str) -> str:
    """Return a text of the request.

    Raises:
        RequestUnclearError: it is missing, empty or no text.
    """
    value = request.get(name)
    if not isinstance(value, str) or not value.strip() or not is_text(value):
        message = f"Podaj {name}: tekst."
        raise RequestUnclearError(message)
    return value


def is_text(value: str) -> bool:
    """Tell whether `value` is made of characters: JSON can carry halves of them too."""
    return not any(unicodedata.category(character) == "Cs" for character in value)


def patient(world: World, request: Request) -> Patient:
    """Return the patient whose PESEL the request carries.

    Raises:
        RequestUnclearError: the number is missing or no text.
        ActionRefusedError: the clinic has no such patient.
    """
    found = Patient.objects.filter(world=world, pesel=text(request, "pesel")).first()
    if found is None:
        message = "Nie ma pacjenta o podanym numerze PESEL."
        raise ActionRefusedError(message)
    return found
