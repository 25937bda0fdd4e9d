"""The clinic's side: what it received from patients, and what it does with it.

Locally the stand-in plays the clinic; elsewhere a command that the profile names does, which is how a vendor hooks its
own system in. Both answer the same JSON requests (README.md, „The clinic's side”).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date  # noqa: TC003 -- pydantic reads it at run time
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from support.verdicts import ClinicError, NotVerifiedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.patients import Patient
    from support.stand_in import World


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
    done: bool


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


class NoClinic(Clinic):
    """An environment whose profile names no clinic."""

    def _ask(self, request: Mapping[str, Any]) -> dict[str, Any]:
        del request
        raise NotVerifiedError(
            "Brak strony przychodni: profil nie podaje polecenia [profile.….clinic] command, "
            "więc nie wiadomo, co otrzymała przychodnia, i nie może ona nic zrobić."
        )
