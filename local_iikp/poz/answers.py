"""What a patient has answered in the wizard so far.

The wizard keeps nothing on the server: each step's address carries the answers, and each step checks all of them
again. So going back, two tabs and a reload do what the patient expects, and there is nothing of anybody else to find.
"""

import re
from dataclasses import asdict, dataclass
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

from local_iikp.poz import rules, search
from local_iikp.poz.models import Facility, Reason, Role, Which, Worker
from local_iikp.web import cookies
from local_iikp.worlds.models import World

LONGEST_SEARCH = 120
"""Characters of the longest name of a facility; addresses that lead on are no place for more."""


@dataclass(frozen=True)
class Answers:
    """The answers as the browser sent them; nothing in them can be trusted."""

    key: str = ""
    search: str = ""
    facility: str = ""
    worker: str = ""
    which: str = ""
    reason: str = ""

    @classmethod
    def sent(cls, data: QueryDict) -> Self:
        """Read what an address or a form carries; a missing or broken key is replaced."""
        given = {name: data.get(name, "") for name in cls.__dataclass_fields__}
        if not re.fullmatch(r"[A-Za-z0-9_-]{20,64}", given["key"]):
            given["key"] = cookies.new_token()
        return cls(**given)

    @classmethod
    def new(cls) -> Self:
        """Return the answers of a patient who has only just begun."""
        return cls(key=cookies.new_token())

    def all(self) -> dict[str, str]:
        """Return the answers given, by name."""
        return {name: value for name, value in asdict(self).items() if value}

    def query(self) -> str:
        """Return the answers as the query of an address; of a search, as much as a name can have."""
        return urlencode({**self.all(), "search": self.search[:LONGEST_SEARCH]})

    def found(self, world: World) -> list[Facility]:
        """Return the facilities that the patient's search finds."""
        return search.find(world, self.search)

    def chosen_facility(self, world: World) -> Facility | None:
        """Return the facility chosen, if this world has it."""
        return Facility.objects.filter(world=world, pk=_number(self.facility)).first()

    def chosen_worker(self, world: World, role: Role) -> Worker | None:
        """Return the person chosen, if there is such a one in the facility chosen, for this role, with room."""
        facility = self.chosen_facility(world)
        worker = Worker.objects.filter(facility=facility, role=role, pk=_number(self.worker)).first()
        return worker if worker is not None and rules.can_be_chosen(worker) else None

    def chosen_which(self) -> Which | None:
        """Return which choice of the year it is, if the patient has said so."""
        return Which(self.which) if self.which in Which.values else None

    def chosen_reason(self, role: Role) -> Reason | None:
        """Return the reason, where one is needed and this role has it."""
        if not rules.needs_reason(self.chosen_which()):
            return None
        return next((one for one in rules.reasons(role) if one.value == self.reason), None)


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else 0
