"""A local iIKP with one defect: `behave -D lokalny_iikp=tests.detection.faulty_iikp`.

The environment variable FAULTY_IIKP names the defect, a function of one of the modules of `breaking`; empty, nothing
is broken. Everything else is the real local iIKP, in this process.
"""

from __future__ import annotations

import importlib
import os
import sys

from local_iikp import __main__ as stand_in
from local_iikp import server

VARIABLE = "FAULTY_IIKP"
MODULES = ("entering", "account", "contact", "leaving", "consents", "ordering", "declaring", "errors")


def break_one_rule(name: str) -> None:
    """Apply the defect of that name.

    Raises:
        LookupError: there is no such defect.
    """
    # Imported here: the stand-in's modules need Django set up.
    for module in (importlib.import_module(f"{__package__}.breaking.{module}") for module in MODULES):
        if hasattr(module, name):
            getattr(module, name)()
            return
    raise LookupError(name)


def main() -> int:
    """Run the local iIKP; break the chosen rule as soon as its modules can be imported."""
    set_up = server.set_up

    def set_up_broken() -> None:
        set_up()
        if name := os.environ.get(VARIABLE):
            break_one_rule(name)

    server.set_up = set_up_broken
    return stand_in.main()


if __name__ == "__main__":
    sys.exit(main())
