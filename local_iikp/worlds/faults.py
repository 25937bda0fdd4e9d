"""The faults of a world: what fails, on which node, from which request on and how often (screens.md, section 10)."""

from typing import Literal, TypedDict, cast

from django.db import transaction

from local_iikp.web.origins import Origin
from local_iikp.worlds.models import World

ORIGINS = {"portal": Origin.PORTAL, "pz": Origin.TRUSTED_PROFILE}

Kind = Literal["error_screen", "status", "slow", "cut_off", "refused"]


class Fault(TypedDict):
    """One thing that does not work."""

    origin: str
    """Which of `ORIGINS` fails."""
    kind: Kind
    node: str | None
    """The only node that fails; None for all of the origin's."""
    after: int
    """How many requests are answered as usual first."""
    times: int | None
    """How many it hits then; None for all."""
    status: int
    delay_ms: int


class CountedFault(Fault):
    """A fault as the world keeps it."""

    seen: int
    """How many requests it has let by or hit."""


def told(world: World) -> list[Fault]:
    """Return the faults as they were set."""
    return [cast("Fault", {name: fault[name] for name in Fault.__annotations__}) for fault in world.faults]


def fault_of_request(world: World, origin: Origin, node: str) -> Fault | None:
    """Return the fault that hits this request; count the request where a fault counts."""
    first = next((fault for fault in world.faults if is_there(fault, origin, node)), None)
    if first is None or is_permanent(first):
        return first
    with transaction.atomic():  # requests at once are counted one after another
        mine = World.objects.filter(pk=world.pk)
        counted: list[CountedFault] = mine.values_list("faults", flat=True).first() or []
        hit = next((fault for fault in counted if is_there(fault, origin, node) and lets_not_by(fault)), None)
        mine.update(faults=counted)
    return hit


def is_there(fault: Fault, origin: Origin, node: str) -> bool:
    """Tell whether the fault is at this origin and on this node."""
    return ORIGINS[fault["origin"]] is origin and fault["node"] in {None, node}


def is_permanent(fault: Fault) -> bool:
    """Tell whether the fault hits each request: nothing is to be counted."""
    return fault["after"] == 0 and fault["times"] is None


def lets_not_by(fault: CountedFault) -> bool:
    """Count one more request; tell whether the fault hits it."""
    before, fault["seen"] = fault["seen"], fault["seen"] + 1
    is_over = fault["times"] is not None and before >= fault["after"] + fault["times"]
    return before >= fault["after"] and not is_over
