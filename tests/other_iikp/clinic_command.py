"""The clinic's command for this iIKP: one JSON request on standard input, one JSON answer on standard output.

`python clinic_command.py URL TOKEN`, both as `python -m tests.other_iikp` told them. A refusal is an answer as well:
`{"error": "…"}`.
"""

from __future__ import annotations

import json
import sys
from urllib.error import HTTPError
from urllib.request import Request, urlopen

TIMEOUT_S = 10


def main(url: str, token: str) -> int:
    """Hand the request on; return the exit code."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    request = Request(url, sys.stdin.buffer.read(), headers)  # noqa: S310  # the address is this machine's own
    try:
        with urlopen(request, timeout=TIMEOUT_S) as answer:  # noqa: S310
            told = json.load(answer)
    except HTTPError as refused:
        told = json.load(refused)
    except OSError as error:
        sys.stderr.write(f"Brak odpowiedzi: {error}\n")
        return 1
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
