"""`python -m pages`: the first contact with an environment."""

from __future__ import annotations

import sys
import traceback
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pages.declared import declared_wording
from pages.first_contact.entering import leave_somehow
from pages.first_contact.ledger import Ledger, State, still_open
from pages.first_contact.result import Result, show, write_files
from pages.first_contact.walk import walk
from pages.first_contact.walker import NotReachedError, Walker
from pages.first_contact.wording import write
from support.browser import Browser
from support.command_line import PolishParser
from support.evidence import WARSAW
from support.hosts import ForbiddenHostError
from support.interrupts import Interrupts
from support.masking import mask, without_query
from support.patients import ConfiguredPatients, LocalPatients, keep_secret
from support.people import PEOPLE
from support.profile import FUNCTIONS
from support.profile_file import read_profile
from support.session import Session
from support.settings import read_settings
from support.stand_in import StandIn
from support.verdicts import (
    EnvironmentUnavailableError,
    NotVerifiedError,
    PortalDiffersError,
    SetupError,
    SuiteFaultError,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from support.patients import Patient
    from support.profile import Profile
    from support.settings import Settings

ALL_FOUND, UNAVAILABLE, FAULT, SOMETHING_OPEN = 0, 2, 3, 4
_FOLDER, _TRACE = "pierwszy-kontakt", "blad-zestawu.txt"


def arguments(given: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for."""
    parser = PolishParser(
        prog="python -m pages",
        usage="python -m pages [--profil NAZWA] [--pacjent KTO] [--zapisz] [--z-probami] …",
        description=DESCRIPTION,
        add_help=False,
        allow_abbrev=False,
    )
    options = parser.add_argument_group("opcje")
    options.add_argument("-h", "--pomoc", "--help", action="help", help="ta pomoc")
    options.add_argument("--profil", metavar="NAZWA", help="profil z pliku konfiguracji (domyślnie local)")
    options.add_argument("--konfiguracja", metavar="PLIK", help="plik z profilami (domyślnie iikp.toml)")
    options.add_argument(
        "--pacjent",
        metavar="KTO",
        choices=PEOPLE,
        default="anna",
        help=f"kto się loguje: {', '.join(PEOPLE)} (domyślnie anna)",
    )
    options.add_argument("--zapisz", action="store_true", help="wpisz poprawki brzmień do pliku profilu")
    options.add_argument("--do", metavar="KATALOG", type=Path, help=f"gdzie zapisać tabelę (reports/out/{_FOLDER})")
    options.add_argument(
        "--akceptuj-regulamin", action="store_true", help="zaakceptuj regulamin, jeśli to konto go nie zaakceptowało"
    )
    options.add_argument(
        "--z-probami",
        action="store_true",
        help="zobacz też to, co pokazuje się dopiero po zapisaniu: zapisz dane, nadaj i wycofaj uprawnienie, złóż "
        "i anuluj zamówienie; wszystko od razu cofa",
    )
    options.add_argument("--okno", action="store_true", help="pokaż okno przeglądarki")
    return parser.parse_args(given)


DESCRIPTION = (
    "Pierwszy kontakt: loguje jednego pacjenta, ogląda ekrany, niczego na koncie nie zmienia i mówi, które brzmienia "
    "są na tym środowisku, których nie ma i co jest im najbliższe. Kod wyjścia: 0 – wszystko jest, 4 – coś zostało do "
    "ustalenia, 2 – środowisko niedostępne, 3 – nie można zacząć albo zawiódł zestaw."
)


def main(given: Sequence[str]) -> int:
    """Run the command; return its exit code."""
    asked = arguments(given)
    try:
        return FirstContact(asked).run()
    except SetupError as trouble:
        print(mask(str(trouble)), file=sys.stderr)  # noqa: T201 -- this is the tester's screen
    except KeyboardInterrupt:
        print("Przerwano, zanim ktokolwiek został zalogowany.", file=sys.stderr)  # noqa: T201 -- as above
    return SetupError.exit_code


class FirstContact:
    """One first contact, from the settings to the files."""

    def __init__(self, asked: argparse.Namespace) -> None:
        """Read settings and profile.

        Raises:
            SetupError: they are not usable.
        """
        chosen = {"profil": asked.profil, "konfiguracja": asked.konfiguracja, "okno": "tak" if asked.okno else None}
        self._asked = asked
        self._settings: Settings = read_settings({key: value for key, value in chosen.items() if value})
        profile = read_profile(self._settings.konfiguracja, self._settings.profil, declared_wording())
        keep_secret(profile)
        self._ledger = Ledger(profile.wording)
        self._profile: Profile = profile.model_copy(update={"wording": dict(profile.wording)})
        self._interrupts = Interrupts()
        self._stopped: str | None = None
        self._code: int | None = None
        self._logged_out = True

    def run(self) -> int:
        """Walk, log out, tell; return the exit code.

        Raises:
            SetupError: no browser, no local iIKP, or the file cannot be written.
        """
        started = datetime.now(WARSAW)
        self._interrupts.listen()
        stand_in = StandIn(self._settings.lokalny_iikp) if self._profile.stand_in else None
        browser = Browser(self._settings, lambda _: None, self._profile.resolve)
        patients: LocalPatients | ConfiguredPatients
        if stand_in is not None:
            patients = LocalPatients(stand_in)
        else:
            # Whoever left the account open: this walk logs in, which replaces that session, and logs out.
            patients = ConfiguredPatients(self._profile, self._settings.profil, lambda _: None)
        walker = self._walker(browser, patients.addresses)
        try:
            self._go(walker, patients)
        except KeyboardInterrupt:
            self._stop(f"przerwane: {self._interrupts.reason or 'Ctrl+C'}", SOMETHING_OPEN)
        finally:
            with self._interrupts.held():
                self._end(walker, patients)
                browser.discard()
                if stand_in is not None:
                    stand_in.stop()
        return self._tell(walker, started)

    def _walker(self, browser: Browser, addresses: Callable[[], tuple[str, str]]) -> Walker:
        def leave(session: Session) -> None:
            leave_somehow(session, walker)

        walker = Walker(Session(browser, self._profile, addresses(), leave), self._ledger)
        return walker

    def _go(self, walker: Walker, patients: LocalPatients | ConfiguredPatients) -> None:
        missing = [name for name in FUNCTIONS if not self._profile.offers(name)]
        try:
            patient: Patient = patients.patient(self._asked.pacjent)
            asked = self._asked
            walk(walker, patient, accept=asked.akceptuj_regulamin, missing=missing, tries=asked.z_probami)
        except NotVerifiedError as error:
            self._stop(str(error), SetupError.exit_code)
        except NotReachedError as error:
            self._stop(str(error), SOMETHING_OPEN)
        except EnvironmentUnavailableError as error:
            self._stop(str(error), UNAVAILABLE)
        except ForbiddenHostError as error:
            self._stop(str(error), FAULT)
        except (PortalDiffersError, SuiteFaultError) as error:
            self._stop(str(error).splitlines()[0], FAULT)
        except Exception as error:  # noqa: BLE001 -- the account must be left, and nobody reads a stack trace first
            self._stop(f"zawiódł sam zestaw ({type(error).__name__}); szczegóły w pliku {_TRACE}", FAULT)
            folder = self._folder
            folder.mkdir(parents=True, exist_ok=True)
            (folder / _TRACE).write_text(mask("".join(traceback.format_exception(error))), encoding="utf-8")

    def _stop(self, why: str, code: int) -> None:
        self._stopped, self._code = mask(why), code

    def _end(self, walker: Walker, patients: LocalPatients | ConfiguredPatients) -> None:
        session = walker.session
        try:
            session.close()
        except Exception as error:  # noqa: BLE001 -- whatever it was, the account may be open, and that is told
            self._logged_out = False
            self._code = FAULT
            where = without_query(session.entry_url)
            walker.said_of.append(f"Konto mogło pozostać otwarte pod adresem {where}: {str(error).splitlines()[0]}")
        patients.release(session.patient if session.log_out_owed else None)

    def _tell(self, walker: Walker, started: datetime) -> int:
        if self._stopped:
            everything = [*declared_wording()]
            self._ledger.unreached(everything, self._stopped.splitlines()[0].rstrip("."))
        findings = self._ledger.findings()
        result = Result(
            profile=self._settings.profil,
            address=without_query(walker.session.entry_url),
            patient=mask(PEOPLE[self._asked.pacjent].name if self._profile.stand_in else self._patient_name()),
            started=f"{started:%d.%m.%Y %H:%M}",
            findings=findings,
            said_of=walker.said_of,
            tried=self._asked.z_probami,
            not_put_back=walker.not_put_back,
            stopped=self._stopped,
            logged_out=self._logged_out,
        )
        unsettled = any(one.state in {State.UNCLEAR, State.MISSING} for one in findings)
        if self._asked.zapisz:
            confirmed = not unsettled and self._stopped is None
            file = self._settings.konfiguracja
            try:
                number = write(file, self._settings.profil, findings, confirmed=confirmed)
                result.written = f"{file.name} ({number})"
            except SetupError as error:
                result.said_of.append(str(error))
                self._code = FAULT
        paths = write_files(result, self._folder)
        show(result)
        for line in self._last_lines(result, paths):
            print(line)  # noqa: T201 -- as above
        if walker.not_put_back:
            return FAULT
        if self._code is not None:
            return self._code
        return SOMETHING_OPEN if still_open(findings, written=result.written is not None) else ALL_FOUND

    @property
    def _folder(self) -> Path:
        folder: Path = self._asked.do or self._settings.wyniki / _FOLDER
        return folder

    def _patient_name(self) -> str:
        account = self._profile.patients.get(self._asked.pacjent)
        return account.name if account is not None else PEOPLE[self._asked.pacjent].name

    def _last_lines(self, result: Result, paths: Sequence[Path]) -> list[str]:
        lines = []
        if result.stopped:
            lines.append(f"Zatrzymano przed końcem: {result.stopped.splitlines()[0].rstrip('.')}.")
        if result.not_put_back:
            lines.append(f"UWAGA: na koncie pozostało: {', '.join(result.not_put_back)}.")
        if result.written:
            lines.append(f"Zapisano poprawki: {result.written}.")
        lines.append(
            "Pacjent wylogowany." if result.logged_out else "UWAGA: konto mogło pozostać otwarte (patrz wyżej)."
        )
        lines.append(f"Tabela: {paths[0]}, dla programów: {paths[1]}")
        return lines
