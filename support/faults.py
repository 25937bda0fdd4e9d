"""Faults that the local iIKP is asked for: its control API's words, said once (screens.md 9 and 10)."""

from __future__ import annotations

from typing import Any

PORTAL, TRUSTED_PROFILE = "portal", "pz"
ANY_NODE, FIRST_NODE = None, 1
_PREFIX = {PORTAL: "iikp", TRUSTED_PROFILE: "pz"}


def down(origin: str, node: int | None, *, after: int = 0, status: int = 503) -> dict[str, Any]:
    """Return the fault of an origin that shows its error screen: 3.2 on the portal, 3.1 on the test Profil Zaufany.

    Args:
        origin: PORTAL or TRUSTED_PROFILE.
        node: the number of the node that is down; all when None. A world's first browser comes to node 1.
        after: how many pages are still answered as usual.
        status: the HTTP status of the screen; which one it is, patients see by the heading alone.
    """
    name = None if node is None else f"{_PREFIX[origin]}-{node}"
    return {"origin": origin, "kind": "error_screen", "node": name, "after": after, "status": status}
