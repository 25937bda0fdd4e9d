"""Reads a profile from iikp.toml; every mistake is named with its line and with what is allowed."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import tomlkit
from pydantic import BaseModel, ValidationError
from tomlkit.exceptions import TOMLKitError

from support import pesel
from support.alerting import Alerts
from support.nearest import nearest
from support.profile import ClinicCommand, PatientAccount, Profile, Worker
from support.verdicts import SetupError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

Path_ = tuple[str | int, ...]
_MARK = "tu-jest-szukany-klucz"
# Where a variable may override the profile: IIKP_WAIT_S and the like; lists are parted by commas.
_PREFIX = "IIKP_"
_SCALARS = (
    "entry_url", "trusted_profile_url", "wording_confirmed", "wait_s", "lease_wait_s", "sessions", "node_cookie",
)  # fmt: skip
_LISTS = ("hosts", "functions", "recovery", "report_to")
_WANTED = {
    "bool": "true albo false",
    "float": "liczba, na przykład 20",
    "int": "liczba całkowita, na przykład 1",
    "string": "tekst w cudzysłowie",
    "list": 'lista w nawiasach kwadratowych: ["…"]',
    "dict": "tabela: klucze i wartości",
    "model": "tabela: klucze i wartości",
    "path": "ścieżka w cudzysłowie",
}


@dataclass(frozen=True)
class _Mistake:
    path: Path_
    text: str


def read_profile(file: Path, name: str, wording_keys: Collection[str] | None = None) -> Profile:
    """Return a profile of a configuration file.

    Args:
        file: iikp.toml or one like it.
        name: the profile's.
        wording_keys: the keys under which a wording can be corrected; not checked when None.

    Raises:
        SetupError: no such file or profile, or mistakes in it: all are named, each with its line.
    """
    try:
        text = file.read_text(encoding="utf-8")
        content = tomlkit.parse(text).unwrap()
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"Nie można odczytać pliku konfiguracji {file}.") from error
    except TOMLKitError as error:
        line = f", wiersz {error.line}" if hasattr(error, "line") else ""
        raise SetupError(f"Plik {file.name} nie jest poprawnym plikiem TOML{line}.") from error
    profiles: Any = content.get("profile", {})
    if not isinstance(profiles, dict) or not all(isinstance(one, dict) for one in profiles.values()):
        raise SetupError(f"Plik {file.name} nie zawiera profili: każdy zaczyna się od [profile.NAZWA].")
    if name not in profiles:
        raise SetupError(f"Nieznany profil „{name}”. {nearest(name, profiles)}")
    overrides = dict(_overrides())
    profile, mistakes = _validated(profiles[name] | overrides)
    mistakes += _unknown_tables(content)
    mistakes += _unknown_wording(profiles[name].get("wording", {}), wording_keys)
    if profile is not None:
        mistakes += _wrong_numbers(profile) + _foreign_hosts(profile)
    if profile is None or mistakes:
        told = [_told(mistake, file, text, name, overrides) for mistake in mistakes]
        if len(told) == 1:
            raise SetupError(f"Błąd w konfiguracji, profil „{name}”: {told[0]}.")
        raise SetupError("\n- ".join([f"Błędy w konfiguracji, profil „{name}”:", *told]))
    return profile


def _overrides() -> Iterator[tuple[str, object]]:
    for key in (*_SCALARS, *_LISTS):
        value = os.environ.get(_PREFIX + key.upper())
        if value is not None:
            parts = [part.strip() for part in value.split(",")]
            yield key, [part for part in parts if part] if key in _LISTS else value


def _validated(values: Mapping[str, object]) -> tuple[Profile | None, list[_Mistake]]:
    try:
        return Profile.model_validate(values), []
    except ValidationError as error:
        return None, [_Mistake(_path(fault["loc"]), _words(fault)) for fault in error.errors()]


def _path(where: Path_) -> Path_:
    # pydantic's mark for a key that is wrong itself.
    return tuple(part for part in where if part != "[key]")


def _words(fault: Any) -> str:  # noqa: ANN401 -- pydantic's ErrorDetails
    kind, where = fault["type"], _path(fault["loc"])
    key = ".".join(str(part) for part in where if isinstance(part, str))
    if kind == "extra_forbidden":
        return f"nieznany klucz „{key}” ({nearest(str(where[-1]), _keys_beside(where))})"
    if kind == "missing":
        return f"brakuje klucza „{key}”"
    if kind == "value_error":
        return f"{key + ': ' if key else ''}{fault['ctx']['error']}"
    return f"„{key}”: niewłaściwa wartość „{fault['input']}”; {_allowed(kind, fault.get('ctx', {}))}"


def _allowed(kind: str, limits: Mapping[str, object]) -> str:
    bounds = {"gt": "więcej niż", "ge": "co najmniej", "lt": "mniej niż", "le": "najwyżej"}
    for limit, words in bounds.items():
        if limit in limits:
            return f"ma być {words} {limits[limit]:g}"
    if "expected" in limits:
        return f"do wyboru: {str(limits['expected']).replace(' or ', ', ')}"
    return f"ma być {_WANTED.get(kind.partition('_')[0], 'inna')}"


def _keys_beside(where: Path_) -> Mapping[str, Any]:
    tables: dict[str, type[BaseModel]] = {
        "patients": PatientAccount,
        "workers": Worker,
        "clinic": ClinicCommand,
        "alerts": Alerts,
    }
    table = tables.get(str(where[0]), Profile) if len(where) > 1 else Profile
    return table.model_fields


def _unknown_tables(content: Mapping[str, object]) -> list[_Mistake]:
    return [
        _Mistake(("..", key), f"nieznana tabela „{key}” (każdy profil zaczyna się od [profile.NAZWA])")
        for key in content
        if key != "profile"
    ]


def _unknown_wording(wording: object, known: Collection[str] | None) -> list[_Mistake]:
    if known is None or not isinstance(wording, dict):
        return []
    return [
        _Mistake(("wording", key), f"nieznane brzmienie „{key}” ({nearest(key, known, most=5)})")
        for key in wording
        if key not in known
    ]


def _wrong_numbers(profile: Profile) -> list[_Mistake]:
    numbers = {key: account.number for key, account in profile.patients.items()}
    often = Counter(number for number in numbers.values() if number)
    mistakes = []
    for key, number in numbers.items():
        source = profile.patients[key].source
        if number and not pesel.is_valid(number):
            mistakes.append(_Mistake(("patients", key), f"{source} nie zawiera poprawnego numeru PESEL (11 cyfr)"))
        elif often[number] > 1:
            text = f"{source} zawiera numer, który ma też inny pacjent; konto może zastępować jedną osobę"
            mistakes.append(_Mistake(("patients", key), text))
    return mistakes


def _foreign_hosts(profile: Profile) -> list[_Mistake]:
    addresses = (profile.entry_url, profile.trusted_profile_url)
    own = {host.lower() for host in (*(urlsplit(address).hostname for address in addresses), *profile.hosts) if host}
    return [
        _Mistake(("resolve", place), f"resolve: profil nie wymienia hosta „{place}” ({nearest(place, own)})")
        for place in profile.resolve
        if urlsplit(f"//{place}").hostname not in own
    ]


def _told(mistake: _Mistake, file: Path, text: str, name: str, overrides: Collection[str]) -> str:
    if mistake.path and mistake.path[0] in overrides:
        return f"zmienna {_PREFIX}{str(mistake.path[0]).upper()}: {mistake.text}"
    path = mistake.path[1:] if mistake.path[:1] == ("..",) else ("profile", name, *mistake.path)
    line = _line(text, path)
    return f"{file.name}, wiersz {line}: {mistake.text}" if line else f"{file.name}: {mistake.text}"


def _line(text: str, path: Path_) -> int | None:
    """Return the number of the line where a key stands, or the nearest one above it in the tree."""
    for depth in range(len(path), 0, -1):
        document = tomlkit.parse(text)
        try:
            item: Any = document
            for part in path[:depth]:
                item = item[part]
            item.comment(_MARK)
        except (KeyError, IndexError, TypeError, AttributeError, TOMLKitError):
            continue
        before, found, _ = document.as_string().partition(_MARK)
        if found:
            return before.count("\n") + 1
    return None
