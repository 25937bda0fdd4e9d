"""A shared environment: one world of the local iIKP for whole runs, whose profile the suite takes for not local."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.runs.behave_process import Finished, finish, start

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import Popen

    from support.stand_in import StandIn

_PROFILE = """
[profile.wspolny]
entry_url = "{world.entry_url}"
trusted_profile_url = "{world.trusted_profile_url}"
wording_confirmed = true
functions = [{functions}]
[profile.wspolny.clinic]
command = "'{python}' examples/clinic_over_http.py"
[profile.wspolny.patients]
anna = {{ pesel_env = "TEST_PESEL_ANNA", name = "Anna Zielińska" }}
"""


class Shared:
    """A shared environment: one world for a whole run, whose profile the suite takes for not local."""

    def __init__(self, stand_in: StandIn, folder: Path) -> None:
        """Make a world, and take a folder for the run."""
        self.stand_in, self.world, self._folder = stand_in, stand_in.new_world(), folder

    @property
    def put_back(self) -> list[str]:
        """What the scenarios put back, in order."""
        file = self._folder / "put-back"
        return file.read_text(encoding="utf-8").splitlines() if file.exists() else []

    def run(self, *arguments: str, functions: str = "", **changes: str) -> Finished:
        """Run behave there to its end; `changes` are variables of the environment."""
        process = self.start(*arguments, functions=functions, **changes)
        return finish(process, self._folder / "out")

    def start(self, *arguments: str, functions: str = "", **more: str) -> Popen[str]:
        """Start behave there; `more` are variables of the environment."""
        profile = self._folder / "iikp.toml"
        text = _PROFILE.format(world=self.world, functions=functions, python=sys.executable)
        profile.write_text(text, encoding="utf-8")
        address, token = self.stand_in.control
        changes = {
            "PRZYCHODNIA_ADRES": f"{address}{self.world.path}/clinic",
            "PRZYCHODNIA_TOKEN": token,
            "NO_PROXY": "*",
            "TEST_PESEL_ANNA": self.world.patients["anna"]["pesel"],
            "PUT_BACK": str(self._folder / "put-back"),
        }
        chosen = ("-D", f"konfiguracja={profile}", "-D", "profil=wspolny")
        return start(self._folder / "out", *chosen, *arguments, changes=changes | more)
