"""The clinic's side: what it received from patients, and what it does with it.

Locally the stand-in plays the clinic; elsewhere a command that the profile names does, which is how a vendor hooks its
own system in. Both answer the same JSON requests (README.md, „The clinic's side”).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from abc import ABC, abstractmethod
from datetime import date  # noqa: TC003 -- pydantic reads it at run time
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from support.stand_in import own_group
from support.verdicts import ClinicError, ClinicRefusedError, NotVerifiedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.patients import Patient
    from support.profile import ClinicCommand
    from support.stand_in import World


_SHORT = 200
_Answer = TypeVar("_Answer", bound=BaseModel)


class _Record(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class OrderedDrug(_Record):
    """A drug of an order; the name begins as the patient reads it."""

    name: str
    packages: int


class Order(_Record):
    """An order for e-prescriptions as the clinic received it; the status is worded as the patient reads it."""

    number: str
    facility: str
    doctor: str
    drugs: tuple[OrderedDrug, ...]
    remarks: str
    status: str


class FiledDeclaration(_Record):
    """A POZ e-declaration as the clinic received it; the role is „lekarz”, „pielęgniarka” or „położna”."""

    role: str
    facility: str
    person: str
    filed_on: date
    status: str


class _Orders(_Record):
    orders: list[Order]


class _Declarations(_Record):
    declarations: list[FiledDeclaration]


class _Done(_Record):
    done: Literal[True]


class Clinic(ABC):
    """What a scenario may ask of the clinic.

    Every method raises:
        NotVerifiedError: the profile has no clinic.
        ClinicRefusedError: the clinic refused; the message says what and why.
        ClinicError: no answer, or one that cannot be understood.
    """

    @abstractmethod
    def _ask(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answer to one request."""

    def orders(self, patient: Patient) -> list[Order]:
        """Return the patient's orders that the clinic received, the newest last."""
        return self._answer(_Orders, "orders", patient).orders

    def start_order(self, patient: Patient, number: str) -> None:
        """Let the doctor begin to look into an order."""
        self._answer(_Done, "start_order", patient, number=number)

    def realise_order(self, patient: Patient, number: str) -> None:
        """Let the doctor write the prescriptions of an order."""
        self._answer(_Done, "realise_order", patient, number=number)

    def reject_order(self, patient: Patient, number: str, comment: str) -> None:
        """Let the doctor reject an order with a comment."""
        self._answer(_Done, "reject_order", patient, number=number, comment=comment)

    def declarations(self, patient: Patient) -> list[FiledDeclaration]:
        """Return the patient's declarations that clinics received, the newest last."""
        return self._answer(_Declarations, "declarations", patient).declarations

    def accept_declaration(self, patient: Patient, role: str) -> None:
        """Accept the patient's open declaration in a role."""
        self._answer(_Done, "accept_declaration", patient, role=role)

    def reject_declaration(self, patient: Patient, role: str) -> None:
        """Reject the patient's open declaration in a role."""
        self._answer(_Done, "reject_declaration", patient, role=role)

    def _answer(self, kind: type[_Answer], action: str, patient: Patient, **more: str) -> _Answer:
        answer = self._ask({"action": action, "pesel": patient.pesel, **more})
        try:
            return kind.model_validate(answer)
        except ValidationError as error:
            fault = error.errors()[0]
            where = ".".join(str(part) for part in fault["loc"])
            raise ClinicError(f"Odpowiedź przychodni na „{action}” nie ma właściwej postaci: „{where}”.") from error


class LocalClinic(Clinic):
    """The clinic that the local iIKP plays."""

    def __init__(self, world: World) -> None:
        """Take the scenario's world."""
        self._world = world

    def _ask(self, request: Mapping[str, Any]) -> dict[str, Any]:
        return self._world.ask_clinic(request)


class CommandClinic(Clinic):
    """A clinic that a command of the profile answers for: a request on its standard input, an answer on its output."""

    def __init__(self, command: ClinicCommand) -> None:
        """Take the command; it is started anew for each request."""
        self._command = command

    def _ask(self, request: Mapping[str, Any]) -> dict[str, Any]:
        action = request["action"]
        written = self._run(action, json.dumps(request, ensure_ascii=False))
        try:
            answer = json.loads(written)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            said = _short(written)
            raise ClinicError(f"Polecenie przychodni odpowiedziało na „{action}” nie obiektem JSON, lecz: „{said}”.")
        if "error" in answer:
            raise ClinicRefusedError(action, str(answer["error"]))
        return answer

    def _run(self, action: str, request: str) -> str:
        try:
            process = subprocess.Popen(  # noqa: S603 -- the profile's own command, and no shell reads it
                self._command.arguments,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
                env=os.environ | {"PYTHONUTF8": "1"},
                **own_group(),
            )
        except OSError as error:
            raise ClinicError(f"Nie można uruchomić polecenia przychodni: {self._command.command}.") from error
        try:
            answer: str
            answer, complaints = process.communicate(request, timeout=self._command.time_limit_s)
        except subprocess.TimeoutExpired as error:
            limit = f"{self._command.time_limit_s:g}".replace(".", ",")
            raise ClinicError(f"Polecenie przychodni nie odpowiedziało na „{action}” w ciągu {limit} s.") from error
        finally:
            _end(process)
        if process.returncode:
            last = (complaints.strip().splitlines() or ["bez wyjaśnienia na stderr"])[-1]
            raise ClinicError(
                f"Polecenie przychodni zakończyło się kodem {process.returncode} przy „{action}”: {_short(last)}."
            )
        return answer


def _short(text: str) -> str:
    folded = " ".join(text.split()).rstrip(".")
    return folded if len(folded) <= _SHORT else f"{folded[:_SHORT]}…"


def _end(process: subprocess.Popen[str]) -> None:
    """End the command, and what it started, if it still runs."""
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()


class NoClinic(Clinic):
    """An environment whose profile names no clinic."""

    def _ask(self, request: Mapping[str, Any]) -> dict[str, Any]:
        del request
        raise NotVerifiedError(
            "Brak strony przychodni: profil nie podaje polecenia (clinic.command), "
            "więc nie wiadomo, co otrzymała przychodnia, i nie może ona nic zrobić."
        )
