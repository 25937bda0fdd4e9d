"""Settings of a run: a profile of iikp.toml, `-D` options, IIKP_* variables; checked before a browser starts."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import sys
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from support.hosts import is_production
from support.names import DRUGS, FACILITIES, WORKERS
from support.people import PEOPLE
from support.recovery import Way
from support.verdicts import SetupError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

ROOT = Path(__file__).resolve().parent.parent
_NO_PRODUCTION = "to adres produkcyjnego IKP; zestaw działa tylko na środowiskach testowych"
FUNCTIONS = ("zgody", "zamowienia", "e-deklaracje")
_YES = {"tak", "yes", "true", "1"}
# One address that any mail program takes as it is: no name beside it, no quotation marks, a domain with a dot.
_MAIL_ADDRESS = re.compile(
    r"(?=.{3,254}$)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]"
)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PatientAccount(_Strict):
    """A CeZ test account that stands for a patient of the scenarios."""

    pesel_env: str
    name: str


class Worker(_Strict):
    """A medical worker who stands for one of the scenarios'."""

    name: str
    number: str


class ClinicCommand(_Strict):
    """A command that answers for the clinic (README.md, „The clinic's side”).

    Attributes:
        command: the program and its arguments, as typed in a terminal; no shell reads them.
        time_limit_s: how long one answer may take, in seconds.
    """

    command: str
    time_limit_s: float = Field(default=30, gt=0, le=600)

    @property
    def arguments(self) -> list[str]:
        """The program and its arguments."""
        # On Windows a backslash parts folders and quotation marks stay where they are.
        on_windows = sys.platform == "win32"
        parts = shlex.split(self.command, posix=not on_windows)
        return [part.strip('"') for part in parts] if on_windows else parts

    @field_validator("command")
    @classmethod
    def _can_be_run(cls, command: str) -> str:
        try:
            arguments = cls.model_construct(command=command).arguments
        except ValueError as error:
            message = f"nie rozumiem polecenia „{command}”: brakuje zamykającego cudzysłowu"
            raise ValueError(message) from error
        if not arguments or shutil.which(arguments[0]) is None:
            message = f"nie ma programu „{arguments[0] if arguments else ''}” (ścieżki liczą się od bieżącego katalogu)"
            raise ValueError(message)
        return command


class Profile(_Strict):
    """One environment.

    Attributes:
        stand_in: the local iIKP, started by the suite, gives addresses and patients.
        entry_url: the address of the instruction's step 2.1.
        trusted_profile_url: where step 2.2 leads.
        hosts: other hosts that the way leads over; anywhere else a run stops.
        functions: which of FUNCTIONS are offered; the local iIKP offers all.
        patients: accounts by the scenarios' person.
        names: what stands for the fictitious facilities and drugs.
        workers: who stands for the fictitious workers.
        clinic: what answers for the clinic; None where nothing does.
        wording: corrections of assumed wording by `Class.attribute`.
        wording_confirmed: somebody has seen the assumed wording on this environment.
        wait_s: how long to wait for what the patient would wait for, in seconds.
        recovery: what is tried, in this order, when a log-in meets screen 3.1 or 3.2; nothing when empty.
        lease_wait_s: how long to wait for an account that another run on this machine holds, in seconds.
        node_cookie: name of the cookie that tells the node, where known.
        report_to: e-mail addresses that reports to CeZ are drafted for; the tester types them when empty.
    """

    stand_in: bool = False
    entry_url: str = ""
    trusted_profile_url: str = ""
    hosts: list[str] = Field(default_factory=list)
    functions: list[str] = Field(default_factory=list)
    patients: dict[str, PatientAccount] = Field(default_factory=dict)
    names: dict[str, str] = Field(default_factory=dict)
    workers: dict[str, Worker] = Field(default_factory=dict)
    clinic: ClinicCommand | None = None
    wording: dict[str, str] = Field(default_factory=dict)
    wording_confirmed: bool = False
    wait_s: float = Field(default=10, gt=0, le=120)
    recovery: list[Way] = Field(default_factory=lambda: list(Way))
    lease_wait_s: float = Field(default=60, gt=0, le=3600)
    node_cookie: str | None = None
    report_to: list[str] = Field(default_factory=list)

    @field_validator("entry_url", "trusted_profile_url")
    @classmethod
    def _is_no_production(cls, address: str) -> str:
        if not address:
            return address
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            message = "to nie jest pełny adres (https://…)"
            raise ValueError(message)
        if is_production(parts.hostname):
            raise ValueError(_NO_PRODUCTION)
        return address

    @field_validator("hosts")
    @classmethod
    def _are_test_hosts(cls, hosts: list[str]) -> list[str]:
        for host in hosts:
            if urlsplit(f"https://{host}").hostname != host.lower():
                message = f"„{host}” to nie jest sama nazwa hosta (bez https:// i bez ścieżki)"
                raise ValueError(message)
            if is_production(host):
                raise ValueError(_NO_PRODUCTION)
        return hosts

    @field_validator("patients")
    @classmethod
    def _are_known(cls, patients: dict[str, PatientAccount]) -> dict[str, PatientAccount]:
        for key in patients:
            if key not in PEOPLE:
                message = f"nieznany pacjent „{key}”; scenariusze znają: {', '.join(PEOPLE)}"
                raise ValueError(message)
        return patients

    @field_validator("functions")
    @classmethod
    def _are_functions(cls, functions: list[str]) -> list[str]:
        for name in functions:
            _must_be_known("funkcja", name, FUNCTIONS)
        return functions

    @field_validator("recovery", mode="before")
    @classmethod
    def _are_ways(cls, ways: object) -> object:
        for name in ways if isinstance(ways, list) else []:
            _must_be_known("droga", str(name), tuple(Way))
        return ways

    @field_validator("report_to", mode="before")
    @classmethod
    def _are_mail_addresses(cls, addresses: object) -> object:
        if isinstance(addresses, str):
            message = f"to ma być lista adresów: report_to = [{json.dumps(addresses, ensure_ascii=False)}]"
            raise ValueError(message)  # noqa: TRY004 -- pydantic turns only this one into a mistake of the file
        for address in addresses if isinstance(addresses, list) else []:
            if not _MAIL_ADDRESS.fullmatch(str(address)):
                message = f"„{address}” nie jest samym adresem e-mail (nazwa@domena.pl)"
                raise ValueError(message)
        return addresses

    @field_validator("names")
    @classmethod
    def _are_names(cls, names: dict[str, str]) -> dict[str, str]:
        for name in names:
            _must_be_known("nazwa", name, (*FACILITIES, *DRUGS))
        return names

    @field_validator("workers")
    @classmethod
    def _are_workers(cls, workers: dict[str, Worker]) -> dict[str, Worker]:
        for name in workers:
            _must_be_known("osoba medyczna", name, WORKERS)
        return workers

    def offers(self, function: str) -> bool:
        """Tell whether the environment offers one of FUNCTIONS."""
        return self.stand_in or function in self.functions

    @model_validator(mode="after")
    def _has_addresses(self) -> Profile:
        if not self.stand_in and not (self.entry_url and self.trusted_profile_url):
            message = "brakuje entry_url albo trusted_profile_url"
            raise ValueError(message)
        return self


class Settings(BaseSettings):
    """Choices of one run; each can come from `-D nazwa=wartość` or from IIKP_NAZWA.

    Attributes:
        profil: name of the profile.
        konfiguracja: the file with the profiles.
        wyniki: where results and reports go.
        okno: show the browser's window.
        przegladarka: path of the browser, where it is not found by itself.
        sterownik: path of the driver, where it is not found by itself.
        lokalny_iikp: the Python module that is started as the local iIKP.
        podsumowanie: print the summary and build the liaison's page at the end.
        robotnik: this process is a worker of a parallel run and runs this share of it (support/parallel.py).
    """

    model_config = SettingsConfigDict(env_prefix="IIKP_", extra="ignore", frozen=True)

    profil: str = "local"
    konfiguracja: Path = ROOT / "iikp.toml"
    wyniki: Path = ROOT / "reports" / "out"
    okno: bool = False
    przegladarka: Path | None = None
    sterownik: Path | None = None
    lokalny_iikp: str = "local_iikp"
    podsumowanie: bool = True
    robotnik: str | None = Field(default=None, pattern=r"^[1-9]\d*/[1-9]\d*$")

    @field_validator("okno", "podsumowanie", mode="before")
    @classmethod
    def _polish_yes(cls, value: object) -> object:
        return value.strip().lower() in _YES if isinstance(value, str) else value


def read_settings(userdata: Mapping[str, str]) -> Settings:
    """Return the run's choices from behave's `-D` values and IIKP_* variables.

    Raises:
        SetupError: an unknown choice or one that cannot be understood.
    """
    for name in userdata:
        if name not in Settings.model_fields:
            raise SetupError(f"Nieznana opcja -D {name}. {_nearest(name, Settings.model_fields)}")
    try:
        return Settings(**dict(userdata))  # type: ignore[arg-type]  # values are validated by pydantic
    except ValidationError as error:
        fault = error.errors()[0]
        raise SetupError(f"Opcja {fault['loc'][0]}: nie rozumiem wartości „{fault['input']}”.") from error


def read_profile(settings: Settings) -> Profile:
    """Return the chosen profile.

    Raises:
        SetupError: no such file or profile, or a mistake in it; the sentence names all mistakes.
    """
    path = settings.konfiguracja
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"Nie można odczytać pliku konfiguracji {path}.") from error
    except tomllib.TOMLDecodeError as error:
        raise SetupError(f"Plik {path.name} nie jest poprawnym plikiem TOML: {error}.") from error
    profiles: dict[str, Any] = content.get("profile", {})
    if not isinstance(profiles, dict):
        raise SetupError(f"Plik {path.name} nie zawiera profili: każdy zaczyna się od [profile.NAZWA].")
    if settings.profil not in profiles:
        raise SetupError(f"Nieznany profil „{settings.profil}”. {_nearest(settings.profil, profiles)}")
    try:
        return Profile.model_validate(profiles[settings.profil])
    except ValidationError as error:
        faults = "; ".join(_fault(fault) for fault in error.errors())
        raise SetupError(f"Błąd w {path.name}, profil „{settings.profil}”: {faults}.") from error


def _fault(fault: Any) -> str:  # noqa: ANN401 -- pydantic's ErrorDetails
    where = ".".join(str(part) for part in fault["loc"])
    if fault["type"] == "extra_forbidden":
        return f"nieznany klucz „{where}” ({_nearest(str(fault['loc'][-1]), _keys_beside(fault['loc']))})"
    if fault["type"] == "missing":
        return f"brakuje klucza „{where}”"
    if fault["type"] == "value_error":
        return f"{where + ': ' if where else ''}{fault['ctx']['error']}"
    return f"„{where}”: niewłaściwa wartość „{fault['input']}”"


def _keys_beside(where: tuple[str | int, ...]) -> Mapping[str, Any]:
    tables: dict[str, type[BaseModel]] = {"patients": PatientAccount, "workers": Worker, "clinic": ClinicCommand}
    table = tables.get(str(where[0]), Profile) if len(where) > 1 else Profile
    return table.model_fields


def _must_be_known(what: str, name: str, known: Collection[str]) -> None:
    if name not in known:
        message = f"nieznana {what} „{name}”; {_nearest(name, known)}"
        raise ValueError(message)


def _nearest(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, list(known), n=1)
    return f"Czy chodzi o „{near[0]}”?" if near else f"Do wyboru: {', '.join(known)}."
