"""Settings of a run: `-D` options and IIKP_* variables; checked before a browser starts."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 -- pydantic reads the annotations
from typing import TYPE_CHECKING

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from support.nearest import nearest
from support.profile import ROOT
from support.verdicts import SetupError

if TYPE_CHECKING:
    from collections.abc import Mapping

_YES = {"tak", "yes", "true", "1"}


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
            raise SetupError(f"Nieznana opcja -D {name}. {nearest(name, Settings.model_fields)}")
    try:
        return Settings(**dict(userdata))  # type: ignore[arg-type]  # values are validated by pydantic
    except ValidationError as error:
        fault = error.errors()[0]
        raise SetupError(f"Opcja {fault['loc'][0]}: nie rozumiem wartości „{fault['input']}”.") from error
