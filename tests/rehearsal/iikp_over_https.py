"""The local iIKP under the real one's addresses: a process that speaks plain HTTP and stands behind what ends TLS.

Host names, redirects, forms and cookies are those of https://iikp.ezdrowie.gov.pl and
https://iikpmock.ezdrowie.gov.pl:8888; one world, whose people and places have names of their own, as test accounts do.
The control API is the test's: it also tells which consents there are.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import Any

from waitress.server import create_server

from local_iikp import __main__ as stand_in
from local_iikp import server

PORTAL = "iikp.ezdrowie.gov.pl"
TRUSTED_PROFILE = "iikpmock.ezdrowie.gov.pl"
TRUSTED_PROFILE_PORT = 8888

# What a tester's accounts are called here, by the person of the scenarios whom they stand for.
ACCOUNTS = {"anna": "Adamina Próbna", "jan": "Tadeusz Próbny", "zofia": "Sabina Ćwiczebna"}
# What the environment calls the places and drugs that scenarios name; what is not here has the scenarios' own name.
NAMES = {
    "Przychodnia Zdrowie": "Poradnia Ćwiczebna nr 3",
    "Szpital Miejski": "Lecznica Próbna w Łodzi",
    "Metformax 850": "Próbamet 850",
}
WORKERS = {"Ewa Kruk": "Alicja Ćwiczebna", "Adam Wrona": "Adam Wrona", "Olga Dudek": "Olga Dudek"}


def move() -> None:
    """Put all addresses, cookies and headers under the real names and HTTPS."""
    # Imported here: the stand-in's modules need Django set up.
    from django.conf import settings  # noqa: PLC0415

    from local_iikp.web import cookies, origins  # noqa: PLC0415
    from local_iikp.web.origins import Origin  # noqa: PLC0415

    hosts = {Origin.PORTAL: PORTAL, Origin.TRUSTED_PROFILE: TRUSTED_PROFILE}
    set_cookie = cookies.set_cookie

    def portal_address(world: str, path: str = "") -> str:
        del world
        return f"https://{PORTAL}{path}"

    def trusted_profile_address(world: str, path: str = "") -> str:
        del world
        return f"https://{TRUSTED_PROFILE}:{TRUSTED_PROFILE_PORT}{path}"

    def world_of_host(origin: Origin, host: str) -> str | None:
        return origins.DEFAULT_WORLD if host == hosts[origin] else None

    def set_secure_cookie(response: Any, name: str, value: str) -> None:  # noqa: ANN401 -- the real function's
        set_cookie(response, name, value)
        response.cookies[name]["secure"] = True

    origins.portal_address, origins.trusted_profile_address = portal_address, trusted_profile_address
    origins.world_of_host = world_of_host
    cookies.set_cookie = set_secure_cookie
    settings.ALLOWED_HOSTS = [*hosts.values(), "127.0.0.1"]
    settings.CSRF_COOKIE_SECURE = True
    # All that the browser sends has come over TLS.
    server.create_server = partial(create_server, url_scheme="https")  # type: ignore[attr-defined]


def rename() -> None:
    """Give the world its own names, and let the control API tell its consents."""
    from local_iikp.consents.models import Consent  # noqa: PLC0415
    from local_iikp.control import describe  # noqa: PLC0415
    from local_iikp.people.models import Patient  # noqa: PLC0415
    from local_iikp.poz.models import Facility, Worker  # noqa: PLC0415
    from local_iikp.prescriptions.models import Prescription  # noqa: PLC0415
    from local_iikp.worlds import factory  # noqa: PLC0415

    real_world, told = factory.create_world, describe.world

    def create_world(name: str, **choices: Any) -> object:  # noqa: ANN401 -- the real function's
        world = real_world(name, **choices)
        for key, whole in ACCOUNTS.items():
            first, last = whole.split()
            Patient.objects.filter(key=key).update(first_name=first, last_name=last)
        for fictitious, own in NAMES.items():
            for facility in Facility.objects.filter(name__startswith=fictitious):
                facility.name = facility.name.replace(fictitious, own)
                facility.save()
            Prescription.objects.filter(drug=fictitious).update(drug=own)
        for fictitious, own in WORKERS.items():
            Worker.objects.filter(name=f"lek. {fictitious}").update(name=f"lek. {own}")
        return world

    def tell(world: Any) -> dict[str, Any]:  # noqa: ANN401 -- the real function's
        consents = Consent.objects.filter(patient__world=world)
        return told(world) | {"consents": [[one.patient.key, str(one), one.withdrawn] for one in consents]}

    factory.create_world = create_world  # type: ignore[assignment]
    describe.world = tell


def main() -> int:
    """Run it."""
    set_up = server.set_up

    def set_up_elsewhere() -> None:
        set_up()
        move()
        rename()

    server.set_up = set_up_elsewhere
    return stand_in.main()


if __name__ == "__main__":
    sys.exit(main())
