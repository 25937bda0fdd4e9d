"""Requests to log in: what ties the return from Profil Zaufany to the browser that started at iIKP.

A request is kept by the browser itself, signed, so that nothing grows here however often somebody starts.
"""

from datetime import datetime, timedelta

from django.core import signing

from local_iikp.web import cookies
from local_iikp.worlds.models import World

COOKIE = "zadanie_logowania"
LIFETIME = timedelta(minutes=30)
_SALT = "local_iikp.login"


def make(world: World, former: str) -> str:
    """Return a signed request; a browser that has started already (it clicked twice) keeps its own."""
    name = identifier(world, former) or cookies.new_token()
    return signing.dumps([world.name, name, world.now().isoformat()], salt=_SALT)


def identifier(world: World, signed: str) -> str | None:
    """Return the identifier of a signed request of this world; None when it is forged or too old."""
    try:
        owner, name, made = signing.loads(signed, salt=_SALT)
    except signing.BadSignature:
        return None
    if owner != world.name or world.now() - datetime.fromisoformat(made) >= LIFETIME:
        return None
    return str(name)
