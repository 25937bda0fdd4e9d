"""Which thing on the screen is meant by a declared element: by its wording, by what is like it, by what is left."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pages.first_contact.likeness import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pages.first_contact.screen import Thing

# From here on two wordings may mean the same; below, a candidate is shown at most.
_LIKE = 0.6
_WORTH_TELLING = 0.3
# By so much the best candidate must be ahead of the next one; else nobody can tell which is meant.
_AHEAD = 0.12
_MOST = 3
ALL = 99
# What a field or a column holds, where its declaration says so by itself.
_HOLDS = {"email", "phone", "postcode", "date"}


class Basis(StrEnum):
    """Why a thing is taken for the element that is meant; people read it."""

    WORDING = "to samo brzmienie"
    LIKE = "podobne brzmienie"
    VALUE = "rodzaj wartości"
    ONLY_ONE = "jedyny taki element"
    ORDER = "kolejność na ekranie"
    ANSWER = "odpowiedź na to samo działanie"


@dataclass(frozen=True)
class Wanted:
    """A declared element as it is sought.

    Attributes:
        key: `Class.attribute`.
        name: the wording that counts at this moment.
        match: "exact", "starts" or "contains".
        holds: what sort of value it holds, where that is known.
    """

    key: str
    name: str
    match: str = "exact"
    holds: str = ""


@dataclass(frozen=True)
class Match:
    """What was made of one wanted element: its thing and why, or the candidates among which nobody can choose."""

    wanted: Wanted
    thing: Thing | None = None
    name: str = ""
    basis: Basis | None = None
    candidates: list[str] = field(default_factory=list)


def fits(name: str, wanted: str, match: str) -> bool:
    """Tell whether a name is what is sought, as names.js does."""
    if match == "starts":
        return name.startswith(wanted)
    return wanted in name if match == "contains" else name == wanted


def match_all(wanted: Sequence[Wanted], things: Iterable[Thing], leftovers: int = 0) -> list[Match]:
    """Find the thing of each wanted element; no thing is given to two.

    Args:
        wanted: the elements, in the order in which the screens are described.
        things: what is there of their role, in the page's order.
        leftovers: how many may be told by what is left over between the others: ALL where nothing else belongs there,
            1 where a single one can be no other, 0 where anything may stand there.
    """
    distinct = _distinct(things)
    found: dict[str, Match] = {}
    for one in wanted:
        for thing in distinct:
            said = next((name for name in thing.names if fits(name, one.name, one.match)), None)
            if said is not None:
                found[one.key] = Match(one, thing, said, Basis.WORDING)
                break
    _by_value(wanted, distinct, found)
    _by_likeness(wanted, distinct, found)
    if leftovers:
        _by_order(wanted, distinct, found, leftovers)
    left = _left(distinct, found)
    return [found.get(one.key) or _open(one, left) for one in wanted]


def _distinct(things: Iterable[Thing]) -> list[Thing]:
    """Return one thing of each name: a menu's entry and a tile of that name share their wording."""
    by_name: dict[str, Thing] = {}
    for thing in things:
        if thing.name:
            by_name.setdefault(thing.name, thing)
    return list(by_name.values())


def _left(things: Iterable[Thing], found: dict[str, Match]) -> list[Thing]:
    taken = {id(match.thing) for match in found.values()}
    return [thing for thing in things if id(thing) not in taken]


def _best(one: Wanted, thing: Thing) -> float:
    return max(likeness(one.name, name) for name in thing.names)


def _by_value(wanted: Sequence[Wanted], things: Sequence[Thing], found: dict[str, Match]) -> None:
    for one in wanted:
        if one.key in found or one.holds not in _HOLDS:
            continue
        alike = [thing for thing in _left(things, found) if thing.kind == one.holds]
        rivals = [other for other in wanted if other.key not in found and other.holds == one.holds]
        if len(alike) == len(rivals) == 1:
            found[one.key] = Match(one, alike[0], alike[0].name, Basis.VALUE)


def _by_likeness(wanted: Sequence[Wanted], things: Sequence[Thing], found: dict[str, Match]) -> None:
    while True:
        open_, left = [one for one in wanted if one.key not in found], _left(things, found)
        scores = {(one.key, id(thing)): _best(one, thing) for one in open_ for thing in left}
        settled = next((match for one in open_ if (match := _clear(one, left, scores)) is not None), None)
        if settled is None:
            return
        found[settled.wanted.key] = settled


def _clear(one: Wanted, left: Sequence[Thing], scores: dict[tuple[str, int], float]) -> Match | None:
    """Return the thing that is like `one` and like nothing else wanted, and that nothing else on the screen equals."""
    ranked = sorted(left, key=lambda thing: -scores[one.key, id(thing)])
    if not ranked:
        return None
    best = scores[one.key, id(ranked[0])]
    others = [scores[one.key, id(thing)] for thing in ranked[1:]]
    rivals = [score for (key, thing), score in scores.items() if thing == id(ranked[0]) and key != one.key]
    if best < _LIKE or best - max([0.0, *others, *rivals]) < _AHEAD:
        return None
    if one.holds in _HOLDS and ranked[0].kind not in {"", "text", one.holds}:
        return None
    return Match(one, ranked[0], ranked[0].name, Basis.LIKE)


def _by_order(wanted: Sequence[Wanted], things: Sequence[Thing], found: dict[str, Match], most: int) -> None:
    """Pair what stands, in the same number, between the same neighbours; all neighbours must be in the same order."""
    open_ = [one for one in wanted if one.key not in found]
    if len(open_) > most:
        return
    left = _left(things, found)
    if len(open_) == len(left) == 1 and not _contradicts(open_[0], left[0]):
        found[open_[0].key] = Match(open_[0], left[0], left[0].name, Basis.ONLY_ONE)
        return
    place = {id(thing): number for number, thing in enumerate(things)}
    known = [place[id(found[one.key].thing)] for one in wanted if one.key in found]
    if known != sorted(known):
        return
    gaps: list[tuple[list[Wanted], int, int]] = [([], -1, len(things))]
    for one in wanted:
        if one.key in found:
            at = place[id(found[one.key].thing)]
            gaps[-1] = (gaps[-1][0], gaps[-1][1], at)
            gaps.append(([], at, len(things)))
        else:
            gaps[-1][0].append(one)
    for group, before, after in gaps:
        between = things[before + 1 : after]
        if group and len(group) == len(between) and not _crossed(group, between):
            basis = Basis.ONLY_ONE if len(group) == 1 else Basis.ORDER
            found |= {one.key: Match(one, thing, thing.name, basis) for one, thing in zip(group, between, strict=True)}


def _crossed(wanted: Sequence[Wanted], things: Sequence[Thing]) -> bool:
    """Tell whether two of them may have changed places: another order is more alike, or a value does not fit."""
    if any(_contradicts(one, thing) for one, thing in zip(wanted, things, strict=True)):
        return True
    return any(
        _best(one, thing) > _best(one, things[number]) + _AHEAD
        for number, one in enumerate(wanted)
        for thing in things
        if thing is not things[number]
    )


def _contradicts(one: Wanted, thing: Thing) -> bool:
    return bool(
        (one.holds in _HOLDS and thing.kind and thing.kind not in {one.holds, "text"})
        or (thing.kind in _HOLDS and one.holds != thing.kind)
    )


def _open(one: Wanted, left: Sequence[Thing]) -> Match:
    ranked = sorted(((_best(one, thing), thing.name) for thing in left), reverse=True)
    return Match(one, candidates=[name for score, name in ranked if score >= _WORTH_TELLING][:_MOST])


def as_wording(match: Match) -> str:
    """Return what belongs into the profile: of a heading that goes on („…: lekarz”), the part that stays the same."""
    name = match.name
    if match.wanted.match in {"contains", "starts"} and ":" in name and ":" not in match.wanted.name:
        return name.partition(":")[0].rstrip()
    return name


def renamed(match: Match, name: str) -> Match:
    """Return the match with another wording for the profile."""
    return replace(match, name=name)
