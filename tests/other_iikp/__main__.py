"""Start this iIKP: `python -m tests.other_iikp`. Prints one line of JSON, serves until stdin ends."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import threading
from pathlib import Path

from .faults import Fault
from .server import open_origins
from .world import World


def main() -> int:
    """Serve; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.other_iikp", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="portal's port (0: a free one)")
    parser.add_argument("--pz-port", type=int, default=0, help="test PZ's port (0: a free one)")
    parser.add_argument("--delay-ms", type=int, default=120, help="how much later data arrive")
    parser.add_argument("--seed", type=int, default=1, help="of the small random delays in the page")
    parser.add_argument("--faults", type=json.loads, default=[], help="what fails: a JSON list of faults.Fault")
    parser.add_argument("--without-declarations", action="store_true", help="e-declarations are not offered yet")
    parser.add_argument("--rewording", type=Path, help="a JSON file: other words for the screens', by the usual ones")
    args = parser.parse_args()
    world = World([Fault(**told) for told in args.faults], e_declarations=not args.without_declarations)
    rewording = json.loads(args.rewording.read_text(encoding="utf-8")) if args.rewording else {}
    look = {"delay": args.delay_ms, "seed": args.seed, "rewording": rewording}
    try:
        origins = open_origins(world, args.port, args.pz_port, look)
    except OSError as error:
        parser.exit(2, f"Nie można otworzyć portu: {error.strerror}\n")
    for origin in origins:
        threading.Thread(target=origin.serve_forever, daemon=True).start()
    portal, trusted = origins
    told = {
        "entry_url": f"{portal.url}/ikp/zaloguj",
        "trusted_profile_url": f"{trusted.url}/pz/ekran_pz",
        "patients": {a.key: {"pesel": a.pesel, "name": a.name} for a in world.accounts.values()},
        "workers": [{"name": w.name, "number": w.number} for w in world.catalogue.workers],
        "clinic_url": f"{portal.url}/klinika",
        "clinic_token": world.clinic_token,
    }
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    with contextlib.suppress(KeyboardInterrupt):
        sys.stdin.read()
    return 0


if __name__ == "__main__":
    sys.exit(main())
