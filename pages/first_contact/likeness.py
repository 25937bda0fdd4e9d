"""How like each other two wordings are: by letters, by stems of words, by what the words of a portal mean."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

# Words of portals that stand for each other, by the beginnings of their plain letters.
_MEANINGS = tuple(
    tuple(words.split())
    for words in (
        "zapis zachow zatwierdz",
        "anuluj zrezygnuj rezygn porzuc",
        "dalej kontynuuj nastepn przejdz",
        "wstecz wroc cofnij poprzedn powrot",
        "szukaj wyszuk znajdz",
        "telefon komork tel",
        "mail email poczt",
        "uprawnien zgod dostep upowazn pozwolen",
        "recept",
        "lek leki lekow preparat medykament",
        "glown start pulpit",
        "konto konta profil",
        "dane danych danymi informacj",
        "edytuj zmien popraw aktualiz modyfik",
        "wycof odwolaj cofniecie uniewazn odbierz",
        "nadaj nadaw udziel przyzn",
        "nadan udzielon przyznan",
        "komu odbiorc dla",
        "okres termin waznosc czas",
        "rodzaj typ zakres",
        "status stan",
        "dawk moc",
        "wystaw",
        "numer nr",
        "placowk podmiot przychodn",
        "pracownik medyk personel specjalist",
        "osob",
        "blisk rodzin",
        "ulic",
        "kod",
        "pocztow",
        "miejscow miasto miast",
        "powiadom wiadom przypomn",
        "sms esemes",
        "regulamin warunk zasad",
        "akcept zgadzam potwierdz",
        "zaloguj logowan",
        "wylogow",
        "zloz zlozon wyslij wyslan przekaz",
        "deklarac oswiadcz",
        "lekarz doktor",
        "pielegniark",
        "polozn",
        "zobacz pokaz wyswietl przejrz lista histori",
        "wypeln uzupeln",
        "podsumow zestawien",
        "przyczyn powod",
        "opakowan sztuk",
        "uwag komentarz adnotac notatk",
        "zamow",
        "ponown znowu jeszcze",
        "moje moj mych",
        "od poczat",
        "do koniec konca",
        "bezterminow nieogranicz zawsze",
        "imie",
        "nazwisk",
        "pesel",
        "bled niepraw niewlasc zly",
        "brak nie",
    )
)
# What can be done: two of these in the same place of otherwise like wordings are two different things to press.
_DEEDS = {
    *("zapis", "anuluj", "dalej", "wstecz", "szukaj", "edytuj", "wycof"),
    *("nadaj", "akcept", "zaloguj", "wylogow", "zloz", "zobacz", "wypeln"),
}
_EMPTY = {"i", "w", "na", "z", "o", "sie", "a", "lub", "albo", "swoje", "twoje", "twoja", "twoj"}
_STEM = 5


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return the text in small letters without Polish marks and punctuation."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("ł", "l"))
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z0-9]+", letters.replace("e-mail", "email")))


@lru_cache(maxsize=4096)
def _meanings(text: str) -> frozenset[str]:
    words = plain(text).split()
    return frozenset(_meaning(word) for word in words if word not in _EMPTY) or frozenset(words)


def _meaning(word: str) -> str:
    for group in _MEANINGS:
        if any(word == stem or (len(stem) > 2 and word.startswith(stem)) for stem in group):  # noqa: PLR2004
            return group[0]
    return word[:_STEM]


@lru_cache(maxsize=16384)
def likeness(one: str, other: str) -> float:
    """Return how like two wordings are, from 0 (nothing in common) to 1 (the same but for marks and order)."""
    a, b = plain(one), plain(other)
    if not a or not b:
        return 0.0
    mine, others = _meanings(one), _meanings(other)
    letters = 0.0 if _do_otherwise(mine, others) else SequenceMatcher(None, a, b, autojunk=False).ratio()
    common = len(mine & others)
    words = common / len(mine | others)
    held = 0.9 * common / min(len(mine), len(others)) if common else 0.0
    return max(letters if letters > 0.5 else 0.0, words, held - 0.05 * abs(len(mine) - len(others)))  # noqa: PLR2004


def _do_otherwise(mine: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether both say what is done, and not the same: „Zobacz…” has most of the letters of „Złóż…”."""
    deeds, theirs = mine & _DEEDS, others & _DEEDS
    return bool(deeds and theirs) and not deeds & theirs
