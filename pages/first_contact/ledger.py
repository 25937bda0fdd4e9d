"""What first contact has found out about each declared element."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pages.containers import Options
from pages.declared import declared_elements, declared_pages
from pages.finder import LOADING
from pages.first_contact.matching import Basis, as_wording
from support.masking import mask

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from pages.elements import Element
    from pages.first_contact.matching import Match
    from pages.page import Page

LOADING_KEY = "Page.loading"
# Declared for error messages only.
_BY_NO_WORDING = "AnyAccountPage.heading"
NO_WORDING = "nie jest szukane po brzmieniu"
# What people call the parts of screens that have no heading of their own.
_TITLES = {
    "LoggedInPage": "Każda strona zalogowanego pacjenta",
    "PozChoice": "Moje konto: wybór w roli",
    "ConsentRow": "Uprawnienia: wiersz listy",
    "WizardStep": "Nadawanie uprawnienia: każdy krok",
    "KindStep": "Nadawanie uprawnienia: rodzaj",
    "RecipientStep": "Nadawanie uprawnienia: komu",
    "PeriodForm": "Nadawanie i zmiana uprawnienia: okres",
    "PeriodStep": "Nadawanie uprawnienia: okres",
    "SummaryStep": "Nadawanie uprawnienia: podsumowanie",
    "OrderRow": "Zamówione recepty: wiersz listy",
    "OrderedDrugPart": "Zamów receptę: lek",
    "AnyAccountPage": "Dowolna strona konta",
}
_AS_ELSEWHERE = "tak samo jak {}"


class State(StrEnum):
    """What is known of an element; people read it."""

    FOUND = "jest"
    OTHER = "inne brzmienie"
    UNCLEAR = "niejednoznaczne"
    MISSING = "nie znaleziono"
    UNREACHED = "ekran nieosiągnięty"
    NOT_SOUGHT = "nie dotyczy"


_BEST_FIRST = tuple(State)
OPEN = (State.UNCLEAR, State.MISSING, State.UNREACHED)


@dataclass(frozen=True)
class Finding:
    """One declared element and what became of it.

    Attributes:
        key: `Class.attribute`, the key of `[profile.X.wording]`.
        page: what people call the page.
        kind: what the element is.
        wording: the wording that was expected here: the profile's, or the declared one.
        assumed: whether the instruction does not give the declared wording.
        state: what was found out.
        proposal: the wording to be put into the profile; None where there is none.
        basis: why just this one.
        candidates: what else it might be, where nobody can tell.
        reason: why it was not found out.
        screen: the heading of the screen on which it was looked for.
    """

    key: str
    page: str
    kind: str
    wording: str
    assumed: bool
    state: State
    proposal: str | None = None
    basis: str | None = None
    candidates: list[str] = field(default_factory=list)
    reason: str | None = None
    screen: str | None = None

    def for_machines(self) -> dict[str, Any]:
        """Return it as the JSON file has it."""
        return asdict(self) | {"state": str(self.state)}


class Ledger:
    """The findings, one for each declared element; the better of two stays."""

    def __init__(self, wording: dict[str, str]) -> None:
        """Know nothing yet.

        Args:
            wording: the profile's own corrections, as they were before.
        """
        self._elements = declared_elements()
        self._titles = {page.__name__: _title(page) for page in declared_pages()}
        self._before = dict(wording)
        self._found: dict[str, Finding] = {}
        for key, element in self._elements.items():
            if isinstance(element, Options) or key == _BY_NO_WORDING:
                self._put(self._finding(key, State.NOT_SOUGHT, reason=NO_WORDING))

    def note(self, match: Match, screen: str) -> None:
        """Take what was made of an element on a screen."""
        key = match.wanted.key
        if match.thing is None and not match.name:
            state = State.UNCLEAR if match.candidates else State.MISSING
            reason = "żadne brzmienie na ekranie nie jest wyraźnie najbliższe" if match.candidates else None
            found = self._finding(key, state, candidates=match.candidates, reason=reason, screen=screen)
        elif match.basis is Basis.WORDING and match.wanted.name == self._expected(key):
            found = self._finding(key, State.FOUND, screen=screen)
        elif match.basis is Basis.WORDING:
            # Seen before under another wording, which has been used since.
            found = self._finding(key, State.OTHER, proposal=match.wanted.name, basis=str(Basis.LIKE), screen=screen)
        else:
            proposal = as_wording(match)
            found = self._finding(key, State.OTHER, proposal=proposal, basis=str(match.basis), screen=screen)
        self._put(found)

    def loading(self, words: Iterable[str]) -> None:
        """Take what the portal says while it loads."""
        expected = self._expected(LOADING_KEY)
        for said in words:
            if expected in said:
                self._put(self._finding(LOADING_KEY, State.FOUND))
            elif LOADING_KEY not in self._found or self._found[LOADING_KEY].state is not State.FOUND:
                self._put(self._finding(LOADING_KEY, State.OTHER, proposal=said, basis=str(Basis.ANSWER)))

    def unreached(self, keys: Iterable[str], reason: str) -> None:
        """Note why elements were not looked for; what is known already stays."""
        for key in keys:
            if key not in self._found:
                self._put(self._finding(key, State.UNREACHED, reason=reason))

    def knows(self, key: str) -> Finding | None:
        """Return what is known of an element."""
        return self._found.get(key)

    def findings(self) -> list[Finding]:
        """Return one finding for each declared element, page by page; nothing is left out."""
        self.unreached((LOADING_KEY, *self._elements), "pierwszy kontakt tu nie zagląda")
        in_order = (LOADING_KEY, *self._elements)
        return [self._as_elsewhere(self._found[key]) for key in in_order]

    def _put(self, finding: Finding) -> None:
        known = self._found.get(finding.key)
        if known is None or _BEST_FIRST.index(finding.state) < _BEST_FIRST.index(known.state):
            self._found[finding.key] = finding

    def _as_elsewhere(self, finding: Finding) -> Finding:
        """Propose for what was not reached the wording that the same words of the same role have everywhere else.

        The instruction's own wording says nothing of it: that does not change from portal to portal.
        """
        if finding.state is not State.UNREACHED or finding.key not in self._elements:
            return finding
        twins = [
            one
            for one in self._found.values()
            if one.state in {State.FOUND, State.OTHER}
            and one.assumed
            and one.key in self._elements
            and _same(self._elements[one.key], self._elements[finding.key])
        ]
        said = {one.proposal or one.wording for one in twins}
        if len(said) != 1 or finding.wording in said:
            return finding
        basis = _AS_ELSEWHERE.format(twins[0].key)
        return Finding(**{**asdict(finding), "state": finding.state, "proposal": said.pop(), "basis": basis})

    def _expected(self, key: str) -> str:
        element = self._elements.get(key)
        return self._before.get(key, LOADING if element is None else element.name)

    def _finding(self, key: str, state: State, **more: Any) -> Finding:  # noqa: ANN401 -- Finding's other fields
        element = self._elements.get(key)
        more["candidates"] = [mask(name) for name in more.get("candidates", [])]
        if more.get("proposal"):
            more["proposal"] = mask(more["proposal"])
        return Finding(
            key=key,
            page=self._titles.get(key.partition(".")[0], "każda strona"),
            kind="komunikat" if element is None else element.kind,
            wording=self._expected(key),
            assumed=True if element is None else element.assumed,
            state=state,
            **more,
        )


def _same(one: Element[Any], other: Element[Any]) -> bool:
    return (one.role, one.name) == (other.role, other.name)


def _title(page: type[Page]) -> str:
    heading = getattr(page, "heading", None)
    return _TITLES.get(page.__name__) or (heading.name if heading is not None else page.__name__)


def still_open(findings: Collection[Finding], *, written: bool) -> list[Finding]:
    """Return what somebody has to look at: not found out, or found with another wording that is not written yet."""
    return [one for one in findings if one.state in OPEN or (one.state is State.OTHER and not written)]
