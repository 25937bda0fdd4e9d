"""What is said of a configuration file's mistakes: what is wrong, what is allowed; never a patient's number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from support import pesel
from support.alerting import Alerts
from support.nearest import nearest
from support.profile import ClinicCommand, PatientAccount, Profile, Worker

if TYPE_CHECKING:
    import tomllib
    from collections.abc import Collection, Iterator, Mapping

    from pydantic import BaseModel

KeyPath = tuple[str | int, ...]
# Pydantic's mark for a key that is wrong itself.
_KEY = "[key]"
_WANTED = {
    "bool": "true albo false",
    "float": "liczba, na przykład 20",
    "int": "liczba całkowita, na przykład 1",
    "finite": "liczba, na przykład 20",
    "string": "tekst w cudzysłowie",
    "list": 'lista w nawiasach kwadratowych: ["…"]',
    "dict": "tabela: klucze i wartości",
    "model": "tabela: klucze i wartości",
    "path": "ścieżka w cudzysłowie",
}
_TABLES: dict[str, type[BaseModel]] = {
    "patients": PatientAccount,
    "workers": Worker,
    "clinic": ClinicCommand,
    "alerts": Alerts,
}
# A number where none may be: eleven digits in a row are hardly anything else; parted ones must be a right number.
_ELEVEN = re.compile(r"(?<![\d+])\d{11}(?!\d)")
_PARTED = re.compile(r"(?<![\d+])\d(?:[ -]?\d){10}(?![ -]?\d)")
_DIGITS = re.compile(r"\d{9,}")
_TOML = (
    (r"Cannot overwrite a value|Duplicate inline|twice|mutate|redefine", "ten klucz albo ta tabela stoi tu drugi raz"),
    (r"Unterminated|Illegal character|Expected \"|Expected '\"", "brakuje zamykającego cudzysłowu, tu albo wyżej"),
    (r"Unclosed array|Expected ']'|Expected ']]'", "brakuje zamykającego nawiasu „]” albo przecinka, tu albo wyżej"),
    (r"Unclosed inline table", "brakuje przecinka albo zamykającego nawiasu „}”, tu albo wyżej"),
    (r"Expected '=' after", "po kluczu ma stać „=” i wartość; klucz z odstępem pisze się w cudzysłowie"),
    (r"Expected newline", "po wartości stoi coś jeszcze; każdy klucz ma własny wiersz"),
    (r"Invalid value", 'wartość ma być tekstem w zwykłym cudzysłowie ("…"), liczbą, true, false albo listą w […]'),
    (r"Invalid statement|Invalid initial", "po kluczu ma stać „=”; klucz z polską literą pisze się w cudzysłowie"),
    (r"Unescaped|Reserved escape|hex value|Escaped", "znak „\\” w cudzysłowie pisze się podwójnie: „\\\\”"),
)  # fmt: skip


@dataclass(frozen=True)
class Mistake:
    """One mistake.

    Attributes:
        path: the keys that lead to it, below the profile; ".." first for what stands beside the profiles.
        text: what is wrong and what is allowed, in Polish.
        line: where, when the path cannot tell.
    """

    path: KeyPath
    text: str
    line: int | None = None


def hidden(text: str) -> str:
    """Return a text without anything that may be a patient's number."""
    return _DIGITS.sub("…", _PARTED.sub("…", text))


def of_syntax(error: tomllib.TOMLDecodeError, text: str) -> Mistake:
    """Tell what is no TOML; the rest of the file cannot be looked at."""
    said = str(error)
    found = re.search(r"at line (\d+)", said)
    # The line on which the file ends is the last one with anything in it.
    line = int(found[1]) if found else len(text.rstrip().splitlines()) or 1
    words = next((words for pattern, words in _TOML if re.search(pattern, said)), "tego wiersza nie można zrozumieć")
    return Mistake((), f"plik nie jest poprawnym plikiem TOML: {words}", line)


def of_numbers_in(text: str) -> Iterator[Mistake]:
    """Yield where a file holds what may be a patient's number, wherever it stands, without telling it."""
    for number, line in enumerate(text.splitlines(), start=1):
        parted = (re.sub(r"\D", "", found[0]) for found in _PARTED.finditer(line))
        if _ELEVEN.search(line) or any(map(pesel.is_valid, parted)):
            yield Mistake(
                (),
                "stoi tu numer PESEL, a w tym pliku nie może go być; usuń go stąd i z historii repozytorium, "
                "a podaj w zmiennej (pesel_env) albo w pliku poza repozytorium (pesel_file)",
                number,
            )


def of_validation(faults: Collection[Any]) -> list[Mistake]:
    """Return pydantic's errors in Polish."""
    return [Mistake(_path(fault["loc"]), _words(fault)) for fault in faults]


def _path(where: KeyPath) -> KeyPath:
    return tuple(part for part in where if part != _KEY)


def _words(fault: Any) -> str:  # noqa: ANN401 -- pydantic's ErrorDetails
    kind, where = fault["type"], _path(fault["loc"])
    key = ".".join(str(part) for part in where if isinstance(part, str))
    if kind == "extra_forbidden":
        return f"nieznany klucz „{key}” ({nearest(str(where[-1]), _keys_beside(where))})"
    if kind == "missing":
        return f"brakuje klucza „{key}”"
    if kind == "value_error":
        return f"{key + ': ' if key else ''}{fault['ctx']['error']}"
    return f"„{key}”: niewłaściwa wartość{_shown(fault['input'], where)}; {_allowed(kind, fault.get('ctx', {}))}"


def _shown(value: object, where: KeyPath) -> str:
    # What stands at a patient may be the number itself; a whole table is no value to show.
    if where[:1] == ("patients",) or isinstance(value, dict | list):
        return ""
    return f" „{str(value).lower() if isinstance(value, bool) else value}”"


def _allowed(kind: str, limits: Mapping[str, object]) -> str:
    bounds = {"gt": "więcej niż", "ge": "co najmniej", "lt": "mniej niż", "le": "najwyżej"}
    for limit, words in bounds.items():
        if limit in limits:
            return f"ma być {words} {limits[limit]:g}"
    if "expected" in limits:
        return f"do wyboru: {str(limits['expected']).replace(' or ', ', ')}"
    return f"ma być {_WANTED.get(kind.partition('_')[0], 'inna')}"


def _keys_beside(where: KeyPath) -> Mapping[str, Any]:
    table = _TABLES.get(str(where[0]), Profile) if len(where) > 1 else Profile
    return table.model_fields
