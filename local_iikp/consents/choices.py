"""The radio buttons of the wizard."""

from dataclasses import dataclass

from local_iikp.consents import drafts, rules
from local_iikp.consents.models import Draft, Kind, RecipientType
from local_iikp.poz.models import Facility, Worker
from local_iikp.worlds.models import World


@dataclass(frozen=True)
class Option:
    """A radio button: its words, with a remark after them."""

    value: str
    label: str
    remark: str = ""
    checked: bool = False
    disabled: bool = False


def kinds(draft: Draft) -> list[Option]:
    """Return the kinds of consent."""
    return [Option(kind.value, kind.label, checked=draft.typed.get("kind") == kind) for kind in Kind]


def recipients(draft: Draft) -> list[Option]:
    """Return the types of recipients; those that may not get the chosen kind cannot be chosen."""
    kind = Kind(draft.typed["kind"])
    return [
        Option(
            one.value,
            one.label,
            checked=rules.may_get(kind, one) and draft.typed.get("recipient") == one,
            disabled=not rules.may_get(kind, one),
        )
        for one in RecipientType
    ]


def results(draft: Draft, world: World) -> list[Option]:
    """Return what the last search found: facilities with their addresses, or a worker with the profession."""
    chosen = draft.typed.get(drafts.result_name(draft))
    found = drafts.results(draft, world)
    return [Option(str(one.pk), one.name, remark_on(one), checked=str(one.pk) == chosen) for one in found]


def remark_on(found: Facility | Worker) -> str:
    """Return what tells a result from others of its name."""
    return found.address if isinstance(found, Facility) else found.get_profession_display()
