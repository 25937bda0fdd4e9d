"""The calls of the control API."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, JsonResponse

from local_iikp.control import api, describe, forms
from local_iikp.login import sessions as portal_sessions
from local_iikp.regulations import rules as regulation_rules
from local_iikp.worlds import factory, visits
from local_iikp.worlds.models import World


@api.call("POST")
def worlds(request: HttpRequest) -> HttpResponse:
    """POST: create a world."""
    settings = api.read(request, forms.WorldForm)
    created = factory.create_world(factory.new_name(), **settings)
    return JsonResponse(describe.world(created), status=201)


@api.call("GET", "PATCH", "DELETE")
def world(request: HttpRequest, name: str) -> HttpResponse:
    """GET: tell about a world; PATCH: change its settings; DELETE: free all of it."""
    found = find(name)
    if request.method == "DELETE":
        visits.free(found)
        return HttpResponse(status=204)
    if request.method == "PATCH":
        change(found, request)
    return JsonResponse(describe.world(found))


@api.call("POST")
def regulations(request: HttpRequest, name: str) -> HttpResponse:
    """POST: publish a new version of the regulations."""
    api.read(request, forms.NothingForm)
    found = find(name)
    regulation_rules.publish(found)
    found.refresh_from_db()
    return JsonResponse({"regulations_version": found.regulations_version}, status=201)


@api.call("GET")
def sessions(request: HttpRequest, name: str) -> HttpResponse:
    """GET: tell who is logged in to the portal."""
    del request
    alive = portal_sessions.open_in(find(name))
    return JsonResponse({"open": len(alive), "patients": [session.patient.key for session in alive]})


def find(name: str) -> World:
    """Return the world of this name.

    Raises:
        ApiError: there is none.
    """
    found = visits.world_named(name)
    if found is None:
        text = f"Nie ma świata {name}."
        raise api.ApiError(text, status=404)
    return found


def change(world: World, request: HttpRequest) -> None:
    """Change the settings that the body gives."""
    given = api.read(request, forms.WorldChangeForm)
    changed = world.take_settings(given)  # the others stay as they are: a request may count a fault meanwhile
    if "clock" in given:
        world.set_clock(given["clock"])
    if given.get("advance_minutes"):
        world.clock_offset += timedelta(minutes=given["advance_minutes"])
        if not forms.is_reckonable(world.now()):
            text = f"Ustawienie advance_minutes: {forms.BAD_YEAR}"
            raise api.ApiError(text)
    world.save(update_fields=["clock_offset", *changed])
