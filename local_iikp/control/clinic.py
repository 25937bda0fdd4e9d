"""The clinic's side over the control API: one call, one action (what a vendor's own system answers elsewhere)."""

import json

from django.http import HttpRequest, HttpResponse, JsonResponse

from local_iikp.control import api
from local_iikp.control.views import find
from local_iikp.people.clinic import Action, ActionRefusedError, Request, RequestUnclearError
from local_iikp.poz import clinic as declarations
from local_iikp.prescriptions import clinic as prescriptions

ACTIONS: dict[str, Action] = {**prescriptions.ACTIONS, **declarations.ACTIONS}


@api.call("POST")
def clinic(request: HttpRequest, name: str) -> HttpResponse:
    """POST: let the clinic do, or be asked, what the body's `action` names."""
    world, asked = find(name), read(request)
    action = ACTIONS.get(asked["action"])
    if action is None:
        text = f"Nieznana czynność: {asked['action']}. Możliwe: {', '.join(sorted(ACTIONS))}."
        raise api.ApiError(text)
    try:
        return JsonResponse(action(world, asked), json_dumps_params={"ensure_ascii": False})
    except RequestUnclearError as unclear:
        raise api.ApiError(str(unclear)) from unclear
    except ActionRefusedError as refused:
        raise api.ApiError(str(refused), status=409) from refused


def read(request: HttpRequest) -> Request:
    """Return the body, which names an action.

    Raises:
        ApiError: it is no JSON object, or names none.
    """
    try:
        body = json.loads(request.body)
    except ValueError:
        body = None
    if not isinstance(body, dict) or not isinstance(body.get("action"), str):
        text = "Treść żądania musi być obiektem JSON z polem action."
        raise api.ApiError(text)
    return body
