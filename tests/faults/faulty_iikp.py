"""The local iIKP with faults in every new world: `behave -D lokalny_iikp=tests.faults.faulty_iikp`.

The scenario knows nothing of them and cannot end them: as on a shared environment, they are there before it begins.
The environment variable FAULTY_IIKP tells them, as a JSON object with any of:
"faults" (as `POST /worlds` takes them), "strict_sessions", "left_open" (the patient whose session somebody left open).
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from local_iikp import __main__ as stand_in
from local_iikp import server

TOLD = "FAULTY_IIKP"


def spoil() -> None:
    """Give every world that is made from now on the faults that are told."""
    # Imported here: the stand-in's modules need Django set up.
    from local_iikp.control import fault_forms  # noqa: PLC0415
    from local_iikp.login import sessions  # noqa: PLC0415
    from local_iikp.people.models import Patient  # noqa: PLC0415
    from local_iikp.trusted_profile import sessions as trusted_profile  # noqa: PLC0415
    from local_iikp.worlds import factory  # noqa: PLC0415

    told: dict[str, Any] = json.loads(os.environ[TOLD])
    faults = [fault_forms.read(fault) for fault in told.get("faults", [])]
    strict = told.get("strict_sessions", False)
    real_world = factory.create_world

    def create_world(name: str, **settings: Any) -> object:  # noqa: ANN401 -- the real function's
        world = real_world(name, **settings | {"faults": faults, "strict_sessions": strict})
        if "left_open" in told:
            patient = Patient.objects.get(world=world, key=told["left_open"])
            sessions.open_session(world, trusted_profile.open_session(world, patient, "")[0], "")
        return world

    factory.create_world = create_world  # type: ignore[assignment]


def main() -> int:
    """Run the local iIKP with its faults."""
    set_up = server.set_up

    def set_up_spoiled() -> None:
        set_up()
        spoil()

    server.set_up = set_up_spoiled
    return stand_in.main()


if __name__ == "__main__":
    sys.exit(main())
