"""Settings of a run: `-D` options and IIKP_* variables; checked before a browser starts."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 -- pydantic reads the annotations
from typing import TYPE_CHECKING

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from support.nearest import nearest
from support.profile import ROOT
from support.profile_file import PREFIX
from support.profile_mistakes import hidden
from support.verdicts import SetupError

if TYPE_CHECKING:
    from collections.abc import Mapping

_YES, _NO = {"tak", "yes", "true", "1"}, {"nie", "no", "false", "0"}


class Settings(BaseSettings):
    """Choices of one run; each can come from `-D nazwa=wartość` or from IIKP_NAZWA.

    Attributes:
        profil: name of the profile.
        konfiguracja: the file with the profiles.
        wyniki: where results and reports go.
        okno: show the browser's window.
        przegladarka: name of the browser (support/products.py), or its path where it is not found by itself.
        sterownik: path of the driver, where it is not found by itself.
        lokalny_iikp: the Python module that is started as the local iIKP.
        podsumowanie: print the summary and build the liaison's page at the end.
        robotnik: this process is a worker of a parallel run and runs this share of it (support/parallel.py).
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    profil: str = "local"
    konfiguracja: Path = ROOT / "iikp.toml"
    wyniki: Path = ROOT / "reports" / "out"
    okno: bool = False
    przegladarka: str | None = None
    sterownik: Path | None = None
    lokalny_iikp: str = "local_iikp"
    podsumowanie: bool = True
    robotnik: str | None = Field(default=None, pattern=r"^[1-9]\d*/[1-9]\d*$")

    @field_validator("okno", "podsumowanie", mode="before")
    @classmethod
    def _polish_yes(cls, value: object) -> object:
        word = value.strip().lower() if isinstance(value, str) else value
        return True if word in _YES else False if word in _NO else value


@dataclass(frozen=True)
class Chosen:
    """What `-D` options and variables say.

    Attributes:
        settings: the choices; the default where one is mistaken.
        mistakes: all of them, in Polish.
    """

    settings: Settings
    mistakes: tuple[str, ...] = ()


def look_at_settings(userdata: Mapping[str, str]) -> Chosen:
    """Return the run's choices from behave's `-D` values and IIKP_* variables, right and wrong."""
    mistakes = [
        f"Nieznana opcja -D {name}. {nearest(name, Settings.model_fields)}"
        for name in userdata
        if name not in Settings.model_fields
    ]
    known = {name: value for name, value in userdata.items() if name in Settings.model_fields}
    variables = {name: os.environ[_variable(name)] for name in Settings.model_fields if os.environ.get(_variable(name))}
    try:
        return Chosen(Settings(**known), tuple(mistakes))  # type: ignore[arg-type]  # values are validated by pydantic
    except ValidationError as error:
        wrong = {str(fault["loc"][0]): fault for fault in error.errors()}
    for name, fault in wrong.items():
        where = f"Opcja {name}" if name in known else f"Zmienna {_variable(name)}"
        mistakes.append(f"{where}: nie rozumiem wartości „{hidden(str(fault['input']))}”{_allowed(name)}.")
    right = {name: value for name, value in (variables | known).items() if name not in wrong}
    defaults = {name: Settings.model_fields[name].default for name in wrong}
    return Chosen(Settings(**right | defaults), tuple(mistakes))


def read_settings(userdata: Mapping[str, str]) -> Settings:
    """Return the run's choices from behave's `-D` values and IIKP_* variables.

    Raises:
        SetupError: an unknown choice or one that cannot be understood.
    """
    chosen = look_at_settings(userdata)
    if chosen.mistakes:
        raise SetupError("\n- ".join(chosen.mistakes))
    return chosen.settings


def _variable(name: str) -> str:
    return f"{PREFIX}{name.upper()}"


def _allowed(name: str) -> str:
    return "; ma być tak albo nie" if Settings.model_fields[name].annotation is bool else ""
