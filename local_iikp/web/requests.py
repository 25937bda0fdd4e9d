"""The types of requests, by what the middleware has found out about them."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from local_iikp.login.models import PortalSession
    from local_iikp.web.origins import Origin
    from local_iikp.worlds.models import World


class OriginRequest(HttpRequest):
    """A request whose origin is known."""

    origin: "Origin"
    world_name: str


class WorldRequest(OriginRequest):
    """A request to a world: to its portal or its test Profil Zaufany."""

    world: "World"
    node: str
    htmx: "HtmxDetails"


class PortalRequest(WorldRequest):
    """A request to the portal, from a patient who may be logged in."""

    visit: "PortalSession | None"


class PatientRequest(WorldRequest):
    """A request of a logged-in patient: what every inner page gets."""

    visit: "PortalSession"
