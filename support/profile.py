"""One environment, as a profile of iikp.toml describes it, and what is allowed there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from support.alerting import Alerts  # noqa: TC001 -- pydantic reads the annotations
from support.hosts import is_production, is_this_machine
from support.mail_address import MailAddress  # noqa: TC001 -- the same
from support.names import DRUGS, FACILITIES, WORKERS
from support.nearest import nearest
from support.people import PEOPLE
from support.recovery import Way

if TYPE_CHECKING:
    from collections.abc import Collection

ROOT = Path(__file__).resolve().parent.parent
FUNCTIONS = ("zgody", "zamowienia", "e-deklaracje")
_NO_PRODUCTION = "to adres produkcyjnego IKP; zestaw działa tylko na środowiskach testowych"
_PLACE = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
# What no address has: browsers drop blanks, and read a backslash as the slash where the host ends.
_NO_ADDRESS = re.compile(r"[\s\\]")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_RIGHT_TO_PRACTISE = re.compile(r"[1-9]\d{6}|\d{7,8}[A-Za-z]", re.ASCII)


def _known(what: str, names: Collection[str]) -> AfterValidator:
    """Return what refuses an unknown name, telling the nearest known one."""

    def check(name: str) -> str:
        if name not in names:
            message = f"nieznana {what} „{name}” ({nearest(name, names)})"
            raise ValueError(message)
        return name

    return AfterValidator(check)


def _known_way(name: object) -> object:
    if name not in tuple(Way):
        message = f"nieznana droga „{name}” ({nearest(str(name), tuple(Way))})"
        raise ValueError(message)
    return name


def _test_host(host: str) -> str:
    if host_of(f"https://{host}") != host.lower():
        message = f"„{host}” to nie jest sama nazwa hosta (bez https:// i bez ścieżki)"
        raise ValueError(message)
    if is_production(host):
        raise ValueError(_NO_PRODUCTION)
    return host


def _test_address(address: str) -> str:
    host = host_of(address)
    if not address.startswith(("http://", "https://")) or not host:
        message = f"„{address}” to nie jest pełny adres (https://…)"
        raise ValueError(message)
    if is_production(host):
        raise ValueError(_NO_PRODUCTION)
    if address.startswith("http://") and not is_this_machine(host):
        message = (
            f"„{address}” zaczyna się od http://, więc numer PESEL szedłby przez sieć otwartym tekstem i nikt nie "
            "sprawdziłby, kto odpowiada; ma być https:// (http:// wolno tylko na tym komputerze: localhost, "
            "*.localhost, 127.0.0.1, [::1])"
        )
        raise ValueError(message)
    return address


def host_of(address: str) -> str | None:
    """Return the host of an address; None where it has none or is none, as with a port that cannot be."""
    try:
        parts = urlsplit(address)
        return None if parts.port == 0 or _NO_ADDRESS.search(address) else parts.hostname
    except ValueError:
        return None


def _place(place: str) -> str:
    """Pass a host or an address of the network, with or without a port; nothing that a rule could be made of."""
    try:
        parts = urlsplit(f"//{place}")
        plain = parts.hostname is not None and parts.port != 0 and _PLACE.fullmatch(place) is not None
    except ValueError:
        plain = False
    if not plain:
        message = f"„{place}” to nie jest sama nazwa hosta ani adres, z portem lub bez (host, host:port)"
        raise ValueError(message)
    if is_production(parts.hostname or ""):
        raise ValueError(_NO_PRODUCTION)
    return place


def _filled(text: str) -> str:
    if not text.strip():
        message = "nie może być puste"
        raise ValueError(message)
    if text.strip() in {"…", "..."}:
        message = f"zamiast „{text.strip()}” wpisz to, co pisze portal"
        raise ValueError(message)
    return text


def _first_and_last(name: str) -> str:
    # The wizard of consents asks for them in two fields.
    if len(name.split()) == 1:
        message = f"„{name.strip()}” to jedno słowo; wpisz imię i nazwisko"
        raise ValueError(message)
    return name


Name = Annotated[str, AfterValidator(_filled)]
FullName = Annotated[Name, AfterValidator(_first_and_last)]
Address = Annotated[str, AfterValidator(_test_address)]
Place = Annotated[str, AfterValidator(_place)]
Host = Annotated[str, AfterValidator(_test_host)]
Function = Annotated[str, _known("funkcja", FUNCTIONS)]
WayName = Annotated[Way, BeforeValidator(_known_way)]
Person = Annotated[str, _known("osoba ze scenariuszy", tuple(PEOPLE))]
FictitiousName = Annotated[str, _known("nazwa ze scenariuszy", (*FACILITIES, *DRUGS))]
FictitiousWorker = Annotated[str, _known("osoba medyczna", tuple(WORKERS))]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PatientAccount(_Strict):
    """A CeZ test account that stands for a patient of the scenarios; its number is not in the profile.

    Attributes:
        name: whose account it is, as the portal shows it.
        pesel_env: the variable that holds the number.
        pesel_file: or the file that holds it, outside the repository.
    """

    name: FullName
    pesel_env: str | None = None
    pesel_file: Path | None = None

    @property
    def number(self) -> str:
        """The number, empty where the variable or the file is."""
        if self.pesel_file is not None:
            return self.pesel_file.read_text(encoding="utf-8").strip()
        return os.environ.get(self.pesel_env or "", "").strip()

    @property
    def source(self) -> str:
        """Where the number is looked for, in Polish."""
        return f"plik {self.pesel_file}" if self.pesel_file is not None else f"zmienna {self.pesel_env}"

    @property
    def gap(self) -> str:
        """That there is no number, in Polish."""
        return f"{self.source} jest {'pusty' if self.pesel_file is not None else 'pusta'}"

    @field_validator("pesel_env")
    @classmethod
    def _is_a_variable(cls, name: str | None) -> str | None:
        if name is not None and not _VARIABLE.fullmatch(name):
            # Without what stands there: it may be the number itself.
            message = "ma tu być nazwa zmiennej, która zawiera numer, na przykład IIKP_PESEL_ANNA"
            raise ValueError(message)
        return name

    @field_validator("pesel_file")
    @classmethod
    def _is_outside(cls, path: Path | None) -> Path | None:
        if path is None:
            return None
        found = path.expanduser().resolve()
        if found.is_relative_to(ROOT):
            message = "numer PESEL nie może leżeć w repozytorium; wskaż plik poza nim"
            raise ValueError(message)
        if not found.is_file():
            message = f"nie ma pliku „{path}”"
            raise ValueError(message)
        try:
            found.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            message = f"nie można odczytać pliku „{path}”: ma zawierać sam numer"
            raise ValueError(message) from error
        return found


class Worker(_Strict):
    """A medical worker who stands for one of the scenarios', with the number of the right to practise."""

    name: Name
    number: str

    @field_validator("number")
    @classmethod
    def _has_the_form(cls, number: str) -> str:
        # screens.md 11; the check digit is a doctor's alone, so it is left to the portal.
        if not _RIGHT_TO_PRACTISE.fullmatch(number):
            message = f"„{number}” nie jest numerem prawa wykonywania zawodu (7 cyfr albo 7–8 cyfr i litera)"
            raise ValueError(message)
        return number


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
        resolve: where the browser finds a host of this profile that name servers do not know.
        functions: which of FUNCTIONS are offered; the local iIKP offers all.
        patients: accounts by the scenarios' person.
        names: what stands for the fictitious facilities and drugs.
        workers: who stands for the fictitious workers.
        clinic: what answers for the clinic; None where nothing does.
        wording: corrections of assumed wording by `Class.attribute`.
        wording_confirmed: somebody has seen the assumed wording on this environment.
        wording_unseen: the keys of what nobody has seen all the same: what first contact could not reach.
        wait_s: how long to wait for what the patient would wait for, in seconds.
        recovery: what is tried, in this order, when a log-in meets screen 3.1 or 3.2; nothing when empty.
        lease_wait_s: how long to wait for an account that another run on this machine holds, in seconds.
        sessions: how many sessions may be open at once, on different accounts.
        node_cookie: name of the cookie that tells the node, where known.
        report_to: e-mail addresses that reports to CeZ are drafted for; the tester types them when empty.
        alerts: whom a nightly run tells of a change for the worse; nobody when None.
    """

    stand_in: bool = False
    entry_url: Address = ""
    trusted_profile_url: Address = ""
    hosts: list[Host] = Field(default_factory=list)
    resolve: dict[Place, Place] = Field(default_factory=dict)
    functions: list[Function] = Field(default_factory=list)
    patients: dict[Person, PatientAccount] = Field(default_factory=dict)
    names: dict[FictitiousName, Name] = Field(default_factory=dict)
    workers: dict[FictitiousWorker, Worker] = Field(default_factory=dict)
    clinic: ClinicCommand | None = None
    wording: dict[str, str] = Field(default_factory=dict)
    wording_confirmed: bool = False
    wording_unseen: list[str] = Field(default_factory=list)
    wait_s: float = Field(default=10, gt=0, le=120)
    recovery: list[WayName] = Field(default_factory=lambda: list(Way))
    lease_wait_s: float = Field(default=60, gt=0, le=3600)
    sessions: int = Field(default=1, ge=1, le=8)
    node_cookie: str | None = None
    report_to: list[MailAddress] = Field(default_factory=list)
    alerts: Alerts | None = None

    @field_validator("wait_s", "lease_wait_s", "sessions", mode="before")
    @classmethod
    def _is_a_number(cls, value: object) -> object:
        # Pydantic takes true for 1.
        if isinstance(value, bool):
            message = "ma być liczba, nie true albo false"
            raise ValueError(message)  # noqa: TRY004 -- pydantic tells a ValueError
        return value

    def has_seen(self, key: str) -> bool:
        """Tell whether somebody has seen the assumed wording of that key (`Class.attribute`) on this environment."""
        return self.wording_confirmed and key not in self.wording_unseen

    def offers(self, function: str) -> bool:
        """Tell whether the environment offers one of FUNCTIONS."""
        return self.stand_in or function in self.functions
