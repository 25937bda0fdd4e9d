"""Evidence: a picture with its time, address, title and node; what is a patient's is covered in the page before."""

from __future__ import annotations

from datetime import datetime
from importlib.resources import files
from itertools import count
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from support.browser import BROWSER_ERRORS
from support.known_secrets import KINDS_BY_KEY, KNOWN, Kind
from support.masking import mask, without_query

if TYPE_CHECKING:
    from pathlib import Path

    from support.session import Session

WARSAW = ZoneInfo("Europe/Warsaw")
_COVER = files(__package__).joinpath("cover.js").read_text(encoding="utf-8")
# False when the document that was covered is gone: what the picture shows may be the next one, not covered.
_UNCOVER = "const cover = window[Symbol.for('iikp.cover')]; cover?.restore(); return Boolean(cover);"
# How often another page may come while the picture of one is taken: it is the new one's turn then.
_PAGES_IN_A_ROW = 3
# Where an account's data stand: beside these labels, on pages with one of these headings. Keys and (assumed) words.
_HEADINGS = (
    ("AccountPage.heading", "Moje konto"),
    ("AccountPage.data", "Twoje dane"),
    ("ContactDataPage.heading", "Edytuj swoje dane"),
)
_LABELS = {
    "email": "Adres e-mail",
    "phone": "Numer telefonu",
    "street": "Ulica i numer",
    "postcode": "Kod pocztowy",
    "city": "Miejscowość",
}
# What else they may be called there; no page object reads these.
_MORE_LABELS = {
    "E-mail": Kind.EMAIL,
    "Telefon": Kind.PHONE,
    "Telefon kontaktowy": Kind.PHONE,
    "Telefon komórkowy": Kind.PHONE,
    "Adres": Kind.ADDRESS,
    "Adres zamieszkania": Kind.ADDRESS,
    "Adres zameldowania": Kind.ADDRESS,
    "Adres korespondencyjny": Kind.ADDRESS,
    "Ulica": Kind.ADDRESS,
}
_NOTHING_GIVEN = ("AccountPage.nothing_given", "nie podano")


class Evidence:
    """Takes pictures into a folder and describes them as the records want it."""

    def __init__(self, out: Path, part: str = "") -> None:
        """Take pictures into `out`/run/evidence, under names that begin with `part`."""
        self._folder = out / "run" / "evidence"
        self._part = part
        self._number = count(1)

    def take(self, session: Session, step: str, note: str | None = None) -> dict[str, Any] | None:
        """Take a picture of the session's tab; None when the browser can give none: it is dead, or the page not drawn.

        Args:
            session: whose tab.
            step: the step's text, for the caption.
            note: what else is to be said of the picture.
        """
        try:
            taken = _covered(session)
            node = session.node
        except BROWSER_ERRORS:
            return None
        if taken is None:
            return None
        page, picture = taken
        for kind, value in page["learned"]:
            KNOWN.learn(Kind(kind), value)
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"{self._part}{next(self._number):04}.png"
        (self._folder / name).write_bytes(picture)
        return {
            "kind": "screenshot",
            "file": f"run/evidence/{name}",
            "time": datetime.now(WARSAW).isoformat(timespec="seconds"),
            "address": mask(without_query(page["address"])),
            "title": mask(page["title"]),
            "node": node,
            "reference": mask(page["reference"]) if page.get("reference") else None,
            "step": mask(step),
            "note": note,
        }


def _covered(session: Session) -> tuple[dict[str, Any], bytes] | None:
    """Return the page and its picture; None when nothing is drawn yet, or one page follows another."""
    driver = session.driver
    for _ in range(_PAGES_IN_A_ROW):
        page: dict[str, Any] | None = driver.execute_script(_COVER, _asked(session))
        if page is None:
            return None
        try:
            picture = driver.get_screenshot_as_png()
        finally:
            still_there = driver.execute_script(_UNCOVER)
        if still_there:
            if page["address"].startswith("chrome-error:"):
                # The browser's own page about an address that it could not open.
                page["address"] = driver.current_url
            return page, picture
    return None


def _asked(session: Session) -> dict[str, Any]:
    labels = {session.wording(f"ContactDataPage.{key}", text): KINDS_BY_KEY[key] for key, text in _LABELS.items()}
    return KNOWN.for_page() | {
        "labels": _MORE_LABELS | labels,
        "headings": [session.wording(key, text) for key, text in _HEADINGS],
        "nothing": [session.wording(*_NOTHING_GIVEN)],
    }
