"""Settings of a run: a profile of iikp.toml, `-D` options, IIKP_* variables; checked before a browser starts."""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from support.people import PEOPLE
from support.verdicts import SetupError

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
_PRODUCTION = "pacjent.gov.pl"
_YES = {"tak", "yes", "true", "1"}


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


class Profile(_Strict):
    """One environment.

    Attributes:
        stand_in: the local iIKP, started by the suite, gives addresses and patients.
        entry_url: the address of the instruction's step 2.1.
        trusted_profile_url: where step 2.2 leads.
        functions: functions offered ("zgody", "zamowienia", "e-deklaracje").
        patients: accounts by the scenarios' person.
        names: what stands for the fictitious facilities and drugs.
        workers: who stands for the fictitious workers.
        wording: corrections of assumed wording by `Class.attribute`.
        wording_confirmed: somebody has seen the assumed wording on this environment.
        wait_s: how long to wait for what the patient would wait for, in seconds.
        node_cookie: name of the cookie that tells the node, where known.
    """

    stand_in: bool = False
    entry_url: str = ""
    trusted_profile_url: str = ""
    functions: list[str] = Field(default_factory=list)
    patients: dict[str, PatientAccount] = Field(default_factory=dict)
    names: dict[str, str] = Field(default_factory=dict)
    workers: dict[str, Worker] = Field(default_factory=dict)
    wording: dict[str, str] = Field(default_factory=dict)
    wording_confirmed: bool = False
    wait_s: float = Field(default=10, gt=0, le=120)
    node_cookie: str | None = None

    @field_validator("entry_url", "trusted_profile_url")
    @classmethod
    def _is_no_production(cls, address: str) -> str:
        if not address:
            return address
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            message = "to nie jest pełny adres (https://…)"
            raise ValueError(message)
        if parts.hostname == _PRODUCTION or parts.hostname.endswith(f".{_PRODUCTION}"):
            message = "to adres produkcyjnego IKP; zestaw działa tylko na środowiskach testowych"
            raise ValueError(message)
        return address

    @field_validator("patients")
    @classmethod
    def _are_known(cls, patients: dict[str, PatientAccount]) -> dict[str, PatientAccount]:
        for key in patients:
            if key not in PEOPLE:
                message = f"nieznany pacjent „{key}”; scenariusze znają: {', '.join(PEOPLE)}"
                raise ValueError(message)
        return patients

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
        return f"nieznany klucz „{where}” ({_nearest(str(fault['loc'][-1]), Profile.model_fields)})"
    if fault["type"] == "missing":
        return f"brakuje klucza „{where}”"
    if fault["type"] == "value_error":
        return f"{where + ': ' if where else ''}{fault['ctx']['error']}"
    return f"„{where}”: niewłaściwa wartość „{fault['input']}”"


def _nearest(name: str, known: Mapping[str, Any]) -> str:
    near = get_close_matches(name, list(known), n=1)
    return f"Czy chodzi o „{near[0]}”?" if near else f"Do wyboru: {', '.join(known)}."
