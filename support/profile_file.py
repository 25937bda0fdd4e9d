"""Reads a profile from iikp.toml; every mistake is named with its line and with what is allowed."""

from __future__ import annotations

import copy
import os
import tomllib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import tomlkit
from pydantic import ValidationError
from tomlkit.container import Container
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AbstractTable, Array, String

from support import pesel
from support.nearest import nearest
from support.profile import Profile, host_of
from support.profile_mistakes import KeyPath, Mistake, hidden, of_numbers_in, of_syntax, of_validation
from support.verdicts import SetupError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

_MARK = "tu-jest-szukany-klucz"
# Where a variable may override the profile: IIKP_WAIT_S and the like; lists are parted by commas.
PREFIX = "IIKP_"
SCALARS = (
    "entry_url", "trusted_profile_url", "wording_confirmed", "wait_s", "lease_wait_s", "sessions", "node_cookie",
)  # fmt: skip
LISTS = ("hosts", "functions", "recovery", "report_to")
# Where one bad entry leaves the others as they are.
_ENTRIES = ("patients", "names", "workers", "wording", "resolve")


@dataclass(frozen=True)
class Reading:
    """What a configuration file says of a profile.

    Attributes:
        profile: what is without mistakes; None when nothing can be understood.
        mistakes: all of them, in Polish.
    """

    profile: Profile | None
    mistakes: tuple[str, ...] = ()


def read_profile(
    file: Path, name: str, wording_keys: Collection[str] | None = None, others: Collection[str] = ()
) -> Profile:
    """Return a profile of a configuration file.

    Args:
        file: iikp.toml or one like it.
        name: the profile's.
        wording_keys: the keys under which a wording can be corrected; not checked when None.
        others: mistakes found elsewhere in the run's choices, told together with the file's.

    Raises:
        SetupError: no such file or profile, or mistakes in it: all are named, each with its line.
    """
    reading = look_at_profile(file, name, wording_keys)
    mistakes = (*others, *reading.mistakes)
    if len(mistakes) == 1:
        only = mistakes[0]
        whole = only.endswith((".", "?"))
        raise SetupError(only if whole else f"Błąd w konfiguracji, profil „{name}”: {only}.")
    if mistakes or reading.profile is None:
        raise SetupError("\n- ".join([f"Błędy w konfiguracji, profil „{name}”:", *mistakes]))
    return reading.profile


def look_at_profile(file: Path, name: str, wording_keys: Collection[str] | None = None) -> Reading:
    """Return what a file says of a profile, right and wrong; the arguments are those of `read_profile`."""
    try:
        text, content = _content(file)
        values = _values(content, name, file)
    except _HopelessError as trouble:
        return Reading(None, trouble.mistakes)
    overrides = dict(_overrides())
    values |= overrides
    profile, mistakes = _validated(values)
    wrong = {mistake.path[0] for mistake in mistakes if mistake.path}
    mistakes += [*_without_number(values.get("patients")), *_unknown_tables(content)]
    for table in ("wording", "wording_unseen"):
        mistakes += _unknown_wording(table, values.get(table), wording_keys)
    if profile is not None:
        # What was left out as wrong is not missed once more.
        if "stand_in" not in wrong and not profile.stand_in:
            mistakes += _missing(values)
        mistakes += [*_foreign_hosts(profile, values), *_wrong_numbers(profile)]
    located = [(_place(one, text, name, overrides), one) for one in (*of_numbers_in(text), *mistakes)]
    located.sort(key=lambda found: found[0])
    return Reading(profile, tuple(_told(one, place, file, overrides) for place, one in located))


class _HopelessError(Exception):
    """Nothing can be read of the profile."""

    def __init__(self, *mistakes: str) -> None:
        super().__init__(*mistakes)
        self.mistakes = mistakes


def _content(file: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise _HopelessError(f"Nie można odczytać pliku konfiguracji: nie ma pliku {file}.") from error
    except OSError as error:
        raise _HopelessError(f"Nie można odczytać pliku konfiguracji {file}.") from error
    except UnicodeDecodeError as error:
        raise _HopelessError(f"Plik konfiguracji {file} ma inne kodowanie niż UTF-8: zapisz go jako UTF-8.") from error
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        everything = (of_syntax(error, text), *of_numbers_in(text))
        raise _HopelessError(*(_told(one, one.line or 0, file) for one in everything)) from error


def _values(content: Mapping[str, Any], name: str, file: Path) -> dict[str, object]:
    profiles = content.get("profile", {})
    if not profiles or not isinstance(profiles, dict) or not all(isinstance(one, dict) for one in profiles.values()):
        raise _HopelessError(f"Plik {file.name} nie zawiera profili: każdy zaczyna się od [profile.NAZWA].")
    if name not in profiles:
        raise _HopelessError(f"Nieznany profil „{name}”. {nearest(name, profiles)}")
    return dict(profiles[name])


def _overrides() -> Iterator[tuple[str, object]]:
    for key in (*SCALARS, *LISTS):
        value = os.environ.get(PREFIX + key.upper())
        # An empty list is a choice; an empty value is a variable that nobody has filled.
        if value or (value is not None and key in LISTS):
            parts = [part.strip() for part in value.split(",")]
            yield key, [part for part in parts if part] if key in LISTS else value


def _validated(values: Mapping[str, object]) -> tuple[Profile | None, list[Mistake]]:
    """Return what of a profile is right, and what is wrong in it."""
    mistakes: list[Mistake] = []
    left = copy.deepcopy(dict(values))
    while True:
        try:
            return Profile.model_validate(left), mistakes
        except ValidationError as error:
            found = of_validation(error.errors())
        mistakes += found
        before = len(left), *(len(table) for key in _ENTRIES if isinstance(table := left.get(key), dict))
        for mistake in found:
            _leave_out(left, mistake.path)
        if before == (len(left), *(len(table) for key in _ENTRIES if isinstance(table := left.get(key), dict))):
            return None, mistakes


def _leave_out(values: dict[str, Any], path: KeyPath) -> None:
    top = str(path[0]) if path else ""
    if top in _ENTRIES and len(path) > 1 and isinstance(values.get(top), dict):
        values[top].pop(path[1], None)
    else:
        values.pop(top, None)


def _missing(values: Mapping[str, object]) -> Iterator[Mistake]:
    missing = [key for key in ("entry_url", "trusted_profile_url") if not values.get(key)]
    if missing:
        yield Mistake((), f"brakuje klucza: {', '.join(missing)}")


def _without_number(patients: object) -> Iterator[Mistake]:
    for key, account in patients.items() if isinstance(patients, dict) else ():
        if isinstance(account, dict) and ("pesel_env" in account) == ("pesel_file" in account):
            yield Mistake(
                ("patients", key),
                f"patients.{key}: podaj pesel_env (zmienna z numerem) albo pesel_file (plik z numerem), jedno z dwojga",
            )


def _unknown_tables(content: Mapping[str, object]) -> list[Mistake]:
    return [
        Mistake(("..", key), f"nieznana tabela „{key}” (każdy profil zaczyna się od [profile.NAZWA])")
        for key in content
        if key != "profile"
    ]


def _unknown_wording(table: str, wording: object, known: Collection[str] | None) -> list[Mistake]:
    if known is None or not isinstance(wording, (dict, list)):
        return []
    return [
        Mistake((table, key), f"nieznane brzmienie „{key}” ({nearest(key, known, most=5)})")
        for key in wording
        if key not in known
    ]


def _wrong_numbers(profile: Profile) -> Iterator[Mistake]:
    numbers = {key: account.number for key, account in profile.patients.items()}
    often = Counter(number for number in numbers.values() if number)
    for key, number in numbers.items():
        source = profile.patients[key].source
        wrong = pesel.what_is_wrong(number) if number else None
        if wrong is not None:
            yield Mistake(("patients", key), f"{source} nie zawiera poprawnego numeru PESEL ({wrong})")
        elif often[number] > 1:
            text = f"{source} zawiera numer, który ma też inny pacjent; konto może zastępować jedną osobę"
            yield Mistake(("patients", key), text)


def _foreign_hosts(profile: Profile, values: Mapping[str, object]) -> Iterator[Mistake]:
    # By what is written, right or wrong: a mistaken address is told once.
    hosts = values.get("hosts")
    names = [host_of(str(values.get(key, ""))) for key in ("entry_url", "trusted_profile_url")]
    own = {str(host).lower() for host in (*names, *(hosts if isinstance(hosts, list) else ())) if host}
    for place in profile.resolve:
        if urlsplit(f"//{place}").hostname not in own:
            yield Mistake(("resolve", place), f"resolve: profil nie wymienia hosta „{place}” ({nearest(place, own)})")


def _place(mistake: Mistake, text: str, name: str, overrides: Collection[str]) -> int:
    """Return the line of a mistake; 0 where there is none, as of a variable."""
    if mistake.path and mistake.path[0] in overrides:
        return 0
    path = mistake.path[1:] if mistake.path[:1] == ("..",) else ("profile", name, *mistake.path)
    return mistake.line or _line(text, path) or 0


def _told(mistake: Mistake, line: int, file: Path, overrides: Collection[str] = ()) -> str:
    words = hidden(mistake.text)
    if mistake.path and mistake.path[0] in overrides:
        return f"zmienna {PREFIX}{str(mistake.path[0]).upper()}: {words}"
    return f"{file.name}, wiersz {line}: {words}" if line else f"{file.name}: {words}"


def _line(text: str, path: KeyPath) -> int | None:
    """Return the number of the line where a key stands, or the nearest one above it in the tree."""
    for depth in range(len(path), 0, -1):
        document = tomlkit.parse(text)
        try:
            item: Any = document
            for part in path[:depth]:
                item = _below(item, part)
            item.comment(_MARK)
        except (KeyError, IndexError, TypeError, AttributeError, TOMLKitError):
            continue
        before, found, _ = document.as_string().partition(_MARK)
        if found:
            # The mark stands where a value ends; a list may begin some lines above.
            lines_above = item.as_string().count("\n") if isinstance(item, Array | String) else 0
            return before.count("\n") + 1 - lines_above
    return None


def _below(item: Any, part: str | int) -> Any:  # noqa: ANN401 -- what tomlkit's documents are made of
    container = item.value if isinstance(item, AbstractTable) else item
    # By its key alone, true and false come without their place.
    return container.item(str(part)) if isinstance(container, Container) else item[part]
