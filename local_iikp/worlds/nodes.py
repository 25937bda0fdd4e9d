"""The nodes behind each origin: three, with a sticky cookie (screens.md, section 10)."""

from django.db import transaction
from django.http import HttpRequest

from local_iikp.web.origins import Origin
from local_iikp.worlds.models import World

COOKIE = "wezel"
COUNT = 3
MOST_REMEMBERED = 100  # a world lives for one scenario, but the default one for days
_COUNTERS = {Origin.PORTAL: "portal_visitors", Origin.TRUSTED_PROFILE: "trusted_profile_visitors"}


def nodes(origin: Origin) -> list[str]:
    """Return the names of the nodes behind `origin`."""
    prefix = "iikp" if origin is Origin.PORTAL else "pz"
    return [f"{prefix}-{number}" for number in range(1, COUNT + 1)]


def exists(origin: Origin, node: str) -> bool:
    """Tell whether `origin` has a node of this name."""
    return node in nodes(origin)


def next_node(world: World, origin: Origin, former: str = "") -> str:
    """Return the node for a browser that has none yet, or not the one it had: each in turn."""
    counter, possible = _COUNTERS[origin], nodes(origin)
    mine = World.objects.filter(pk=world.pk)
    with transaction.atomic():
        visitors, visited = mine.values_list(counter, "visited_nodes").get()
        turn: int = visitors if possible[visitors % COUNT] != former else visitors + 1
        node = possible[turn % COUNT]
        mine.update(**{counter: turn + 1, "visited_nodes": [*visited, node][-MOST_REMEMBERED:]})
    return node


def is_full_reload(request: HttpRequest) -> bool:
    """Tell whether the browser loads a page again past its cache, as CTRL+F5 does."""
    return request.method == "GET" and "no-cache" in request.headers.get("Cache-Control", "")
