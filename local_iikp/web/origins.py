"""The three origins of the stand-in, and which world a host name means.

A world is addressed by its host name: `w1a2b3.iikp.localhost` is the portal of the world `w1a2b3`,
`w1a2b3.pz.iikp.localhost` its test Profil Zaufany. Without the prefix it is the default world, used by hand.
"""

import enum
import re
from dataclasses import dataclass

LOGIN_PATH = "/ikp/zaloguj"  # fixed by the instruction, 2.1
TRUSTED_PROFILE_PATH = "/pz/ekran_pz"  # fixed by the instruction, 2.2
RETURN_PATH = "/ikp/powrot"
REFUSED_RETURN_PATH = "/pz/blad"
DEFAULT_WORLD = "domyslny"


class Origin(enum.Enum):
    """An origin, by the host name that all its worlds share."""

    PORTAL = "iikp.localhost"
    TRUSTED_PROFILE = "pz.iikp.localhost"
    CONTROL = "127.0.0.1"


@dataclass
class Ports:
    """The TCP ports that this process listens on (the server sets them when it has them)."""

    portal: int = 8080
    trusted_profile: int = 8888
    control: int = 8090

    def origin(self, port: int) -> Origin | None:
        """Return the origin served on `port`, or None."""
        return {
            self.portal: Origin.PORTAL,
            self.trusted_profile: Origin.TRUSTED_PROFILE,
            self.control: Origin.CONTROL,
        }.get(port)


ports = Ports()


def world_of_host(origin: Origin, host: str) -> str | None:
    """Return the name of the world that `host` (without port) means on `origin`, None when it means none."""
    found = re.fullmatch(rf"(?:(w[0-9a-f]+)\.)?{re.escape(origin.value)}", host)
    return None if found is None else found[1] or DEFAULT_WORLD


def portal_address(world: str, path: str = "") -> str:
    """Return the address of `path` on the portal of `world`."""
    return f"http://{_prefix(world)}{Origin.PORTAL.value}:{ports.portal}{path}"


def trusted_profile_address(world: str, path: str = "") -> str:
    """Return the address of `path` on the test Profil Zaufany of `world`."""
    return f"http://{_prefix(world)}{Origin.TRUSTED_PROFILE.value}:{ports.trusted_profile}{path}"


def _prefix(world: str) -> str:
    return "" if world == DEFAULT_WORLD else f"{world}."
