"""`python -m local_iikp`: run the local iIKP by hand, or for the suite (`--json`)."""

import argparse
import json
import os
import sys
from typing import NoReturn

from local_iikp import server
from local_iikp.database import temporary_database
from local_iikp.server import PortTakenError, Server, Sockets
from local_iikp.web import origins

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
        sockets = open_sockets(options)
    except PortTakenError as taken:
        sys.stderr.write(f"{taken}\n")
        return 2
    server.set_up()
    with temporary_database():
        serve(options, sockets)
    return 0


def serve(options: Options, sockets: Sockets) -> None:
    """Create the default world and serve."""
    from local_iikp.worlds import factory  # noqa: PLC0415 - models need Django set up

    world = factory.create_world(
        origins.DEFAULT_WORLD,
        delay_ms=options.delay_ms,
        session_minutes=options.session_minutes,
    )
    running = Server(sockets)
    if options.json:
        tell_the_suite()
        server.when_stdin_ends(running.stop)
    else:
        from local_iikp.control import describe  # noqa: PLC0415 - models need Django set up

        tell_people(describe.world(world)["patients"])
    running.run()


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
        portal = server.listen(options.port, "--port")
    else:
        portal = server.listen(0, "--port") if options.json else server.listen_from(PORTAL_PORT, "--port")
    if options.pz_port is not None:
        trusted_profile = server.listen(options.pz_port, "--pz-port")
    else:
        trusted_profile = server.listen_from(TRUSTED_PROFILE_PORT, "--pz-port", tries=1)
    return Sockets(portal, trusted_profile, server.listen(options.control_port, "--control-port"))


def tell_the_suite() -> None:
    """Print one line of JSON: where this process is and what lets in to its control API."""
    from local_iikp.control import api  # noqa: PLC0415 - needs Django set up

    where = {
        "portal_port": origins.ports.portal,
        "pz_port": origins.ports.trusted_profile,
        "control_port": origins.ports.control,
        "token": api.token,
        "pid": os.getpid(),
    }
    sys.stdout.write(json.dumps(where) + "\n")
    sys.stdout.flush()


def tell_people(patients: dict[str, dict[str, str]]) -> None:
    """Print the addresses and the patients with their numbers."""
    portal = origins.portal_address(origins.DEFAULT_WORLD, origins.LOGIN_PATH)
    trusted_profile = origins.trusted_profile_address(origins.DEFAULT_WORLD, origins.TRUSTED_PROFILE_PATH)
    width = max(len(patient["name"]) for patient in patients.values())
    lines = [
        "Lokalne iIKP działa (zastępnik do testów, dane fikcyjne). Koniec: Ctrl+C.",
        "",
        f"  Portal:                {portal}",
        f"  Testowy PZ:            {trusted_profile}",
        "",
        f"  {'Pacjent':<{width}}  PESEL (wygenerowany)",
        *(f"  {patient['name']:<{width}}  {patient['pesel']}" for patient in patients.values()),
        "",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
