"""An example of the command that answers for the clinic: it asks the clinic's own system over HTTP.

    [profile.iikp.clinic]
    command = "python examples/clinic_over_http.py"

The variable PRZYCHODNIA_ADRES holds the system's address, PRZYCHODNIA_TOKEN its token, if it wants one. The request on
standard input is posted there as it is and the answer is written to standard output; so this command fits a system
that speaks README.md's requests, as the local iIKP does. For another system put its own calls into `answer_to`.
"""

from __future__ import annotations

import os
import sys
from http import HTTPStatus
from urllib.error import HTTPError
from urllib.request import Request, urlopen

TIME_LIMIT_S = 20


class NoAnswerError(Exception):
    """The clinic's system gave no answer; the Polish sentence says why."""


def answer_to(request: bytes) -> bytes:
    """Return the JSON answer to a JSON request.

    Raises:
        NoAnswerError: the system cannot be reached or fails.
    """
    address = os.environ.get("PRZYCHODNIA_ADRES", "")
    if not address.startswith(("http://", "https://")):
        message = "zmienna PRZYCHODNIA_ADRES nie zawiera adresu systemu przychodni"
        raise NoAnswerError(message)
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {os.environ.get('PRZYCHODNIA_TOKEN', '')}"}
    try:
        with urlopen(Request(address, request, headers), timeout=TIME_LIMIT_S) as answer:  # noqa: S310 -- checked above
            found: bytes = answer.read()
    except HTTPError as refused:
        # The system understood and refused; its answer is {"error": "…"}.
        if refused.code == HTTPStatus.CONFLICT:
            return refused.read()
        message = f"system przychodni odpowiedział kodem {refused.code}"
        raise NoAnswerError(message) from refused
    except OSError as error:
        message = f"system przychodni nie odpowiada pod adresem {address}"
        raise NoAnswerError(message) from error
    return found


def main() -> int:
    """Answer one request; return the exit code, 1 with the reason on standard error when there is no answer."""
    try:
        sys.stdout.buffer.write(answer_to(sys.stdin.buffer.read()))
    except NoAnswerError as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
