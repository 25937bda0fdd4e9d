"""`python -m local_iikp`: run the local iIKP by hand, or for the suite (`--json`)."""

import argparse
import sys
from typing import NoReturn

from local_iikp.sockets import PortTakenError, Sockets, listen, listen_from

PORTAL_PORT = 8080
TRUSTED_PROFILE_PORT = 8888  # as in the instruction
LAST_PORT = 65535


class Options(argparse.Namespace):
    """The command line."""

    port: int | None
    pz_port: int | None
    control_port: int
    delay_ms: int
    session_minutes: int
    json: bool


class Parser(argparse.ArgumentParser):
    """A parser that refuses in one Polish sentence."""

    def error(self, message: str) -> NoReturn:
        """Say which options there are and end with exit code 2."""
        self.exit(2, f"Nieprawidłowe wywołanie ({message}). Opcje podaje: python -m local_iikp --help\n")


def main() -> int:
    """Run the stand-in until it is told to end; return the exit code."""
    options = read_options()
    try:
        opened = open_sockets(options)
    except PortTakenError as taken:
        sys.stderr.write(f"{taken}\n")
        return 2
    from local_iikp import server  # noqa: PLC0415 - loads Django, which a wrong option need not wait for

    server.end_on_signals()
    server.serve(
        opened,
        delay_ms=options.delay_ms,
        session_minutes=options.session_minutes,
        for_suite=options.json,
    )
    return 0


def read_options() -> Options:
    """Read the command line."""
    parser = Parser(prog="python -m local_iikp", description="Lokalne iIKP: zastępnik do testów, dane fikcyjne.")
    parser.add_argument("--port", type=port, help=f"port portalu (0 = wolny; domyślnie {PORTAL_PORT} lub następny)")
    parser.add_argument("--pz-port", type=port, help=f"port testowego PZ (domyślnie {TRUSTED_PROFILE_PORT} lub wolny)")
    parser.add_argument("--control-port", type=port, default=0, help="port sterowania (domyślnie wolny)")
    parser.add_argument("--delay-ms", type=natural, default=0, help="opóźnienie treści doczytywanej, w ms (0)")
    parser.add_argument("--session-minutes", type=positive, default=15, help="po ilu minutach sesja wygasa (15)")
    parser.add_argument(
        "--json", action="store_true", help="dla zestawu testów: jeden wiersz JSON, koniec z końcem stdin"
    )
    return parser.parse_args(namespace=Options())


def natural(text: str) -> int:
    """Return a number ≥ 0 from the command line."""
    if not (text.isascii() and text.isdigit()):
        problem = f"„{text}” nie jest liczbą"
        raise argparse.ArgumentTypeError(problem)
    return int(text)


def positive(text: str) -> int:
    """Return a number ≥ 1 from the command line."""
    number = natural(text)
    if number == 0:
        problem = "podaj liczbę większą od zera"
        raise argparse.ArgumentTypeError(problem)
    return number


def port(text: str) -> int:
    """Return a port number from the command line."""
    number = natural(text)
    if number > LAST_PORT:
        problem = f"port {text} jest większy niż {LAST_PORT}"
        raise argparse.ArgumentTypeError(problem)
    return number


def open_sockets(options: Options) -> Sockets:
    """Listen on the three ports: those asked for, else the usual ones or free ones.

    Raises:
        PortTakenError: a port that was asked for is taken.
    """
    if options.port is not None:
        portal = listen(options.port, "--port")
    else:
        portal = listen(0, "--port") if options.json else listen_from(PORTAL_PORT, "--port")
    if options.pz_port is not None:
        trusted_profile = listen(options.pz_port, "--pz-port")
    else:
        trusted_profile = listen_from(TRUSTED_PROFILE_PORT, "--pz-port", tries=1)
    return Sockets(portal, trusted_profile, listen(options.control_port, "--control-port"))


if __name__ == "__main__":
    sys.exit(main())
