"""The local iIKP, telling a file what happens in it: `behave -D lokalny_iikp=tests.runs.observed_iikp`.

The environment variable OBSERVED_IIKP names the file; each line is a JSON object with an "event":
"started" (with "pid"), "world" (with the "pesels" made for it), "log-in", "log-out" (of a live session, by „Wyloguj
się”), and "stopped". What a test wants to know of a run is read there after the run has ended.

OBSERVED_IIKP_SLOW, seconds: how long the page „Moje konto” takes to come, so that a test can act in mid-step.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from local_iikp import __main__ as stand_in
from local_iikp import server

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

EVENTS = "OBSERVED_IIKP"
SLOW = "OBSERVED_IIKP_SLOW"


def tell(event: str, **facts: object) -> None:
    """Add a line to the file."""
    with Path(os.environ[EVENTS]).open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({"event": event, **facts}) + "\n")


def observe() -> None:
    """Have worlds, log-ins and log-outs told."""
    # Imported here: the stand-in's modules need Django set up.
    from local_iikp.account import views as account  # noqa: PLC0415
    from local_iikp.login import sessions  # noqa: PLC0415
    from local_iikp.login import views as login  # noqa: PLC0415
    from local_iikp.login.access import public  # noqa: PLC0415
    from local_iikp.people.models import Patient  # noqa: PLC0415
    from local_iikp.worlds import factory  # noqa: PLC0415

    real_world, real_session = factory.create_world, sessions.open_session
    real_log_out, real_account = login.log_out, account.account

    def create_world(name: str, **settings: Any) -> object:  # noqa: ANN401 -- the real function's
        world = real_world(name, **settings)
        tell("world", pesels=list(Patient.objects.filter(world=world).values_list("pesel", flat=True)))
        return world

    def open_session(*arguments: Any) -> str:  # noqa: ANN401 -- the real function's
        token = real_session(*arguments)
        tell("log-in")
        return token

    @wraps(real_log_out)
    def log_out(request: HttpRequest) -> HttpResponse:
        was_open = request.visit is not None  # type: ignore[attr-defined]  # set by the portal's middleware
        response = real_log_out(request)  # type: ignore[arg-type]  # the same
        if request.method == "POST" and was_open:
            tell("log-out")
        return response

    def slow_account(request: HttpRequest) -> HttpResponse:
        tell("account asked for")
        threading.Event().wait(float(os.environ.get(SLOW, "0")))
        return real_account(request)  # type: ignore[arg-type]  # as above

    factory.create_world = create_world  # type: ignore[assignment]
    sessions.open_session = open_session  # type: ignore[assignment]
    login.log_out = public(log_out)
    account.account = slow_account


def main() -> int:
    """Run the local iIKP under observation."""
    set_up = server.set_up

    def set_up_observed() -> None:
        set_up()
        observe()

    server.set_up = set_up_observed
    tell("started", pid=os.getpid())
    try:
        return stand_in.main()
    finally:
        tell("stopped")


if __name__ == "__main__":
    sys.exit(main())
