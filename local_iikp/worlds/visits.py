"""Who is in a world right now: a world goes only when its last request is answered.

A browser that is closed may still have a request under way when its scenario frees the world; without this the request
would find half of what it needs, and the stand-in would complain of a fault that is none.
"""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from local_iikp.worlds.models import World

_lock = threading.Lock()
_inside: Counter[str] = Counter()
_freed: set[str] = set()


def world_named(name: str) -> World | None:
    """Return the world of this name; None if there is none or it is freed."""
    return None if name in _freed else World.objects.filter(name=name).first()


@contextmanager
def visit(name: str) -> Iterator[World | None]:
    """Keep the world of this name, None if there is none, for as long as a request is in it."""
    with _lock:
        _inside[name] += 1
    try:
        yield world_named(name)
    finally:
        with _lock:
            _inside[name] -= 1
            left_empty = not _inside[name]
            if left_empty:
                del _inside[name]
        if left_empty and name in _freed:
            _delete(name)


def free(world: World) -> None:
    """Let nobody into `world` any more and delete it: now, or when the last request in it is answered."""
    with _lock:
        _freed.add(world.name)
        empty = not _inside[world.name]
    if empty:
        _delete(world.name)


def _delete(name: str) -> None:
    World.objects.filter(name=name).delete()
    _freed.discard(name)
