"""The nodes behind each origin: three, with a sticky cookie (screens.md, section 10)."""

from django.db import transaction
from django.db.models import F

from local_iikp.web.origins import Origin
from local_iikp.worlds.models import World

COOKIE = "wezel"
COUNT = 3
_COUNTERS = {Origin.PORTAL: "portal_visitors", Origin.TRUSTED_PROFILE: "trusted_profile_visitors"}


def nodes(origin: Origin) -> list[str]:
    """Return the names of the nodes behind `origin`."""
    prefix = "iikp" if origin is Origin.PORTAL else "pz"
    return [f"{prefix}-{number}" for number in range(1, COUNT + 1)]


def exists(origin: Origin, node: str) -> bool:
    """Tell whether `origin` has a node of this name."""
    return node in nodes(origin)


def next_node(world: World, origin: Origin) -> str:
    """Return the node for a browser that has none yet: each in turn."""
    counter = _COUNTERS[origin]
    mine = World.objects.filter(pk=world.pk)
    with transaction.atomic():
        visitors: int = mine.values_list(counter, flat=True).get()
        mine.update(**{counter: F(counter) + 1})
    return nodes(origin)[visitors % COUNT]
