"""Walks the screens of one patient's account: looks, presses what leads on, and changes nothing there.

What was found to be worded otherwise is used at once, in memory, so that one changed label does not end the walk.
"""

from __future__ import annotations

import re
import sys
import time
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from pages.first_contact.ledger import LOADING_KEY
from pages.first_contact.matching import Basis, Match, Wanted, as_wording, match_all
from pages.first_contact.screen import Screen, Thing, survey
from pages.logging_out import AnyAccountPage
from pages.page import elements_of
from pages.trusted_profile import visit
from support.browser import BLANK
from support.verdicts import PortalDiffersError, SuiteFaultError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pages.elements import Element
    from pages.first_contact.ledger import Ledger
    from pages.page import Page
    from support.session import Session

# What may change something, by how it is worded here: pressed only where the declared wording itself is there.
_CHANGES = re.compile(
    r"zapis|zachow|zatwierd|złóż|złoż|wyślij|wysył|potwierd|akcept|zgadzam|wycof|odwoł|usu[nń]|skasuj|podpis|"
    r"anuluj zam|zamawiam|kupuję|zapłać",
    re.IGNORECASE,
)
# Which fields and columns hold a value that tells them apart.
_HOLDS = {
    "ContactDataPage.email": "email",
    "ContactDataPage.phone": "phone",
    "ContactDataPage.postcode": "postcode",
    "PrescriptionsPage.issued": "date",
    "OrdersPage.placed": "date",
    "DeclarationsPage.filed_on": "date",
    "PeriodForm.start": "date",
    "PeriodForm.end": "date",
}
_PRESSABLE = (Basis.WORDING, Basis.LIKE, Basis.ONLY_ONE)
_ARRIVES_S = 3.0


class NotReachedError(Exception):
    """The walk goes no further on this way; the message says why, in Polish."""


class Walker:
    """One walk.

    Attributes:
        session: the patient's; its profile's wording is corrected in memory as the walk finds it.
        ledger: what was found out.
        said_of: what the walk did not go into, in Polish, and why.
        not_put_back: what a try has left on the account, in Polish.
    """

    def __init__(self, session: Session, ledger: Ledger) -> None:
        """Begin nowhere."""
        self.session = session
        self.ledger = ledger
        self.said_of: list[str] = []
        self.not_put_back: list[str] = []
        self._matches: dict[str, Match] = {}

    def look(self) -> Screen:
        """Return what stands on the screen once it has come to rest.

        Raises:
            The errors of `survey`.
        """
        screen = survey(self.session)
        self.ledger.loading(screen.waited_for)
        loading = self.ledger.knows(LOADING_KEY)
        if loading is not None and loading.proposal:
            self.session.profile.wording[LOADING_KEY] = loading.proposal
        return screen

    def wanted(self, page: type[Page], attribute: str) -> Wanted:
        """Return an element as it is sought at this moment."""
        element = elements_of(page)[attribute]
        return Wanted(element.key, self._wording(element), element.match, _HOLDS.get(element.key, ""))

    def _wording(self, element: Element[Any]) -> str:
        return self.session.wording(element.key, element.name)

    def examine(
        self,
        page: type[Page],
        attributes: str,
        things: Iterable[Thing],
        screen: Screen,
        leftovers: int = 0,
    ) -> dict[str, Match]:
        """Seek elements among the things of their role; note what comes of it and use it from now on.

        Args:
            page: whose elements.
            attributes: their names, parted by spaces, in the order in which the screens are described.
            things: what is there of their role.
            screen: where that is.
            leftovers: as for `match_all`.
        """
        names = attributes.split()
        wanted, there = [self.wanted(page, name) for name in names], list(things)
        found = match_all(wanted, there, leftovers)
        if leftovers and any(_is_harmful(match) for match in found):
            # What was left over beside a thing that is not taken after all may be that thing's.
            found = match_all(wanted, there)
        matches = [self._harmless(match) for match in found]
        for match in matches:
            self._take(match, screen.title)
        return dict(zip(names, matches, strict=True))

    def _harmless(self, match: Match) -> Match:
        """Return the match, but leave open what sounds like saving in place of what does not: nothing must press it."""
        if not _is_harmful(match):
            return match
        self.said_of.append(
            f"„{match.name}” zamiast „{match.wanted.name}” ({match.wanted.key}): nie naciskam, mogłoby zmienić konto."
        )
        return Match(match.wanted, candidates=[match.name])

    def _take(self, match: Match, title: str) -> None:
        self.ledger.note(match, title)
        key = match.wanted.key
        known = self._matches.get(key)
        if known is None or known.thing is None or (known.basis is not Basis.WORDING and match.basis is Basis.WORDING):
            self._matches[key] = match
        if match.name and match.basis is not Basis.WORDING:
            self.session.profile.wording[key] = as_wording(match)

    def passing(self, page: type[Page], attributes: str, screen: Screen, reason: str) -> None:
        """Note which of these messages happen to be there; where they are not, `reason` says why that tells nothing."""
        for name in attributes.split():
            wanted = self.wanted(page, name)
            if wanted.name in screen.text:
                self._take(Match(wanted, name=wanted.name, basis=Basis.WORDING), screen.title)
            else:
                self.ledger.unreached([wanted.key], reason)

    def answered(
        self, page: type[Page], attribute: str, before: Screen, after: Screen, field: str | None = None
    ) -> bool:
        """Note the message by which the portal answers what was just done; tell whether there is one.

        Args:
            page: whose message.
            attribute: the message that is declared for this case.
            before: the screen before it was done.
            after: and afterwards.
            field: the name of the field to which the message belongs, where it belongs to one.
        """
        wanted = self.wanted(page, attribute)
        if wanted.name in after.text and (wanted.name not in before.text or wanted.name in " ".join(after.said)):
            self._take(Match(wanted, name=wanted.name, basis=Basis.WORDING), after.title)
            return True
        said = _tied_to(field, before, after) if field else []
        said = said or [text for text in after.said if text not in before.said]
        said = said or [s.text for s in after.sentences if s.text not in {b.text for b in before.sentences}]
        if len(said) == 1:
            self._take(Match(wanted, name=_lasting(said[0], wanted.name), basis=Basis.ANSWER), after.title)
        else:
            self._take(Match(wanted, candidates=said[:5]), after.title)
        return bool(said)

    def learn(self, page: type[Page], attribute: str, words: str) -> None:
        """Note the words by which the portal says what is known to be so."""
        wanted = self.wanted(page, attribute)
        basis = Basis.WORDING if words == wanted.name else Basis.ANSWER
        self._take(Match(wanted, name=words, basis=basis), "")

    def press(self, page: type[Page], attribute: str) -> Screen:
        """Press an action that leads on and return the screen that comes.

        Raises:
            NotReachedError: it is not there, or nobody can tell that it changes nothing.
        """
        element = elements_of(page)[attribute]
        match = self._matches.get(element.key)
        kind = f"{element.kind} „{element.name}” ({element.key})"
        if match is None or match.thing is None or match.basis not in _PRESSABLE:
            raise NotReachedError(f"nie wiadomo, co nacisnąć: {kind}")
        before = self.look()
        with self.reached():
            getattr(_with_heading(page)(self.session), attribute).click()  # type: ignore[arg-type]  # classes hash
        return self.changed_from(before)

    def changed_from(self, before: Screen) -> Screen:
        """Return the screen once it differs from the one before, or as it is when it does not come to differ."""
        deadline = time.monotonic() + min(self.session.profile.wait_s, _ARRIVES_S)
        while True:
            screen = self.look()
            if (screen.url, screen.text) != (before.url, before.text) or time.monotonic() > deadline:
                return screen

    @contextmanager
    def reached(self) -> Iterator[None]:
        """Let a page object do something; what it misses ends this way, not the walk.

        Raises:
            NotReachedError: instead of the page object's own errors.
        """
        try:
            yield
        except (PortalDiffersError, SuiteFaultError, KeyError) as error:
            raise NotReachedError(str(error).splitlines()[0].rstrip(".")) from error

    @contextmanager
    def way(self, where: str, pages: Sequence[type[Page]]) -> Iterator[None]:
        """Go a way whose end nothing else depends on: what it could not reach is noted with the reason."""
        tell(where)
        try:
            yield
        except NotReachedError as error:
            reason = str(error)
            self.said_of.append(f"{where}: dalej nie wszedłem – {reason}.")
            self.ledger.unreached(self.keys(pages), reason)
            self.start_over()

    def start_over(self) -> None:
        """Load the account's page anew: what stood open, such as a question over the page, is gone then.

        By a blank page: an address that differs behind its „#” only is not loaded again.

        Raises:
            The errors of `visit`.
        """
        if self.session.account_address is not None:
            visit(self.session, BLANK)
            visit(self.session, self.session.account_address)
            self.look()

    @staticmethod
    def keys(pages: Iterable[type[Page]]) -> list[str]:
        """Return the keys of the elements that these pages declare themselves."""
        return [
            element.key for page in pages for element in elements_of(page).values() if element.owner == page.__name__
        ]


def tell(where: str) -> None:
    """Say on the tester's screen where the walk is: it takes minutes."""
    print(f"… {where}", file=sys.stderr, flush=True)  # noqa: T201 -- that is what it is for


@cache
def _with_heading(page: type[Page]) -> type[Page]:
    """Return the page with a heading, by which its errors call it: what pages share has none of its own."""
    return page if hasattr(page, "heading") else type(page.__name__, (page,), {"heading": AnyAccountPage.heading})


def _is_harmful(match: Match) -> bool:
    """Tell whether the match is an action that sounds like saving in place of one that does not."""
    if match.thing is None or match.thing.role != "action" or match.basis is Basis.WORDING:
        return False
    return _sounds_like_saving(match.name) and not _sounds_like_saving(match.wanted.name)


def _sounds_like_saving(name: str) -> bool:
    return _CHANGES.search(name) is not None and re.match(r"nie\b", name, re.IGNORECASE) is None


def _lasting(said: str, declared: str) -> str:
    """Return what of a message stays the same from time to time: not the sentence with a number in it, nor its stop."""
    if any(sign.isdigit() for sign in declared):
        return said
    parts = re.split(r"(?<=[.!:])\s+", said)
    kept = [part for part in parts if not any(sign.isdigit() for sign in part)]
    if not kept or len(kept) == len(parts):
        return said
    return kept[0] if declared.endswith(".") else kept[0].removesuffix(".")


def _tied_to(field: str, before: Screen, after: Screen) -> list[str]:
    former = next((one.described for one in before.of("field", "checkbox") if field in one.names), "")
    now = next((one.described for one in after.of("field", "checkbox") if field in one.names), "")
    # A hint stands there all the time, before what is said about what was typed.
    words, hint = now.split(), former.split()
    same = next((number for number, pair in enumerate(zip(hint, words, strict=False)) if pair[0] != pair[1]), None)
    said = " ".join(words[len(hint[:same]) :])
    return [said] if said else []
