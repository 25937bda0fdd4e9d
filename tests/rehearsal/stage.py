"""The stage of a rehearsal: the stand-in under the real addresses, and a tester's configuration for it."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import tomlkit

from support.stand_in import StandIn
from tests.rehearsal.authority import home_that_trusts
from tests.rehearsal.iikp_over_https import ACCOUNTS, NAMES, PORTAL, TRUSTED_PROFILE, TRUSTED_PROFILE_PORT, WORKERS
from tests.rehearsal.terminator import ending_tls
from tests.runs.behave_process import ROOT, Finished, start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import trustme

MODULE = "tests.rehearsal.iikp_over_https"
WORLD = "/worlds/domyslny"
# Longer than all scenarios one after another take on a machine that is busy with something else.
PATIENCE_S = 1800


@dataclass
class Stage:
    """A stand-in behind two certificates, and what the tester has: a file, three numbers, a home folder.

    Attributes:
        stand_in: the process, which only the test may ask.
        ports: where the browser finds the portal and the test Profil Zaufany.
        folder: the tester's.
        home: whose browser trusts the test CA.
        resolves: the profile says where the hosts are; else name servers or a proxy know.
    """

    stand_in: StandIn
    ports: tuple[int, int]
    folder: Path
    home: Path
    resolves: bool = True

    def places(self) -> dict[str, int]:
        """Return the port on loopback by "host:port" of the real addresses."""
        return dict(zip((f"{PORTAL}:443", f"{TRUSTED_PROFILE}:{TRUSTED_PROFILE_PORT}"), self.ports, strict=True))

    def told(self) -> dict[str, Any]:
        """Return what the stand-in tells the test of its world."""
        return self.stand_in.ask("GET", WORLD)

    def open_sessions(self) -> int:
        """Return how many sessions are open on the portal."""
        return int(self.stand_in.ask("GET", f"{WORLD}/sessions")["open"])

    def orders(self) -> list[str]:
        """Return the status of each order of the tester's accounts."""
        patients = self.told()["patients"]
        found = (
            self.stand_in.ask("POST", f"{WORLD}/clinic", {"action": "orders", "pesel": patients[key]["pesel"]})
            for key in ACCOUNTS
        )
        return [order["status"] for told in found for order in told["orders"]]

    def numbers(self) -> dict[str, str]:
        """Return the variables with the accounts' numbers, as the profile names them."""
        patients = self.told()["patients"]
        return {f"IIKP_PESEL_{key.upper()}": patients[key]["pesel"] for key in ACCOUNTS}

    def profile(self) -> Path:
        """Write the repository's own profile with what the tester adds to it; return the file."""
        document = tomlkit.parse((ROOT / "iikp.toml").read_text(encoding="utf-8"))
        profile: Any = document["profile"]["iikp"]
        # „lek. Ewa Kruk” here, Ewa Kruk in the tester's e-mail.
        numbers = {" ".join(told["name"].split()[-2:]): told["number"] for told in self.told()["workers"]}
        profile["patients"] = {
            key: {"pesel_env": f"IIKP_PESEL_{key.upper()}", "name": name} for key, name in ACCOUNTS.items()
        }
        profile["names"] = NAMES
        profile["workers"] = {
            fictitious: {"name": name, "number": numbers[name]} for fictitious, name in WORKERS.items()
        }
        if self.resolves:
            profile["resolve"] = {place: f"127.0.0.1:{port}" for place, port in self.places().items()}
        file = self.folder / "iikp.toml"
        file.write_text(tomlkit.dumps(document), encoding="utf-8")
        return file

    def rehearse(self, *selection: str, out: str = "out", **changes: str) -> Finished:
        """Run behave as the tester does, to its end.

        Args:
            selection: behave's arguments.
            out: the name of the results' folder.
            changes: variables of the environment.
        """
        chosen = ("-D", f"konfiguracja={self.profile()}", "-D", "profil=iikp", *selection)
        variables = {"HOME": str(self.home), **self.numbers(), **changes}
        process = start(self.folder / out, *chosen, changes=variables)
        try:
            screen, _ = process.communicate(timeout=PATIENCE_S)
        finally:
            process.kill()
        return Finished(process.returncode, screen, self.folder / out)


@contextlib.contextmanager
def staged(folder: Path, trusted: trustme.CA, *shown: trustme.LeafCert) -> Iterator[Stage]:
    """Set the stage up, and take it down.

    Args:
        folder: the tester's.
        trusted: the CA that the tester's browser trusts.
        shown: the portal's certificate and the test Profil Zaufany's; good ones when none are given.
    """
    certificates = shown or tuple(trusted.issue_cert(name) for name in (PORTAL, TRUSTED_PROFILE))
    process = StandIn(MODULE)
    try:
        clear = urlsplit(process.addresses[0]).port or 0, urlsplit(process.addresses[1]).port or 0
        with ending_tls(certificates[0], clear[0]) as portal, ending_tls(certificates[1], clear[1]) as profile:
            yield Stage(process, (portal, profile), folder, home_that_trusts(trusted, folder / "home"))
    finally:
        process.stop()
