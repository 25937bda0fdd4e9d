"""The local iIKP with contact data that nobody could guess, telling a file every secret it makes.

`behave -D lokalny_iikp=tests.masking.telling_iikp`. The environment variable TELLING_IIKP names the file; each line is
a JSON object with a "kind" and a "value". FAULTY_IIKP may tell faults, as for tests.faults.faulty_iikp; BROKEN_IIKP
may name a defect of tests.detection.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
from pathlib import Path
from string import ascii_lowercase
from typing import Any

from local_iikp import __main__ as stand_in
from local_iikp import server
from tests.detection.faulty_iikp import break_one_rule
from tests.faults import faulty_iikp

FILE = "TELLING_IIKP"
DEFECT = "BROKEN_IIKP"


def tell(kind: str, value: str) -> None:
    """Add a secret to the file."""
    with Path(os.environ[FILE]).open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"kind": kind, "value": value}) + "\n")


def _letters(count: int) -> str:
    return "".join(secrets.choice(ascii_lowercase) for _ in range(count))


def _contact() -> tuple[str, str, str, str, str]:
    """Return contact data like no other: the phone begins with 40, which no Polish number does."""
    email = f"{_letters(6)}.{_letters(6)}@skryte.example"
    street = f"ul. Świętej {_letters(7).capitalize()} {secrets.randbelow(90) + 10} m. {secrets.randbelow(9) + 1}"
    postcode = f"9{secrets.randbelow(10)}-{secrets.randbelow(900) + 100}"
    return email, f"40{secrets.randbelow(10**7):07}", street, postcode, f"Żół{_letters(5)} Wólka"


def spy() -> None:
    """Have every secret told."""
    # Imported here: the stand-in's modules need Django set up.
    from dataclasses import replace  # noqa: PLC0415

    from local_iikp.people.models import Patient  # noqa: PLC0415
    from local_iikp.web import cookies  # noqa: PLC0415
    from local_iikp.worlds import cast, factory  # noqa: PLC0415

    real_world, real_token = factory.create_world, cookies.new_token

    def create_world(name: str, **settings: Any) -> object:  # noqa: ANN401 -- the real function's
        people = (replace(one, contact=_contact()) if any(one.contact) else one for one in cast.PATIENTS)
        cast.PATIENTS = tuple(people)  # type: ignore[assignment]  # as many as before
        world = real_world(name, **settings)
        for one in Patient.objects.filter(world=world).select_related("contact_data"):
            contact = one.contact_data
            tell("PESEL", one.pesel)
            if contact.email:
                tell("e-mail", contact.email)
                tell("phone", contact.phone)
                for part in (contact.street, contact.postcode, contact.city):
                    tell("address", part)
        return world

    def new_token() -> str:
        token = real_token()
        tell("token", token)
        return token

    factory.create_world = create_world  # type: ignore[assignment]
    cookies.new_token = new_token


def main() -> int:
    """Run the local iIKP, telling its secrets."""
    set_up = server.set_up

    def set_up_telling() -> None:
        set_up()
        if os.environ.get(faulty_iikp.TOLD):
            faulty_iikp.spoil()
        if defect := os.environ.get(DEFECT):
            break_one_rule(defect)
        spy()

    server.set_up = set_up_telling
    return stand_in.main()


if __name__ == "__main__":
    sys.exit(main())
