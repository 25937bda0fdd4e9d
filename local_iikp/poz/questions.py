"""The radio buttons of the wizard's steps."""

from dataclasses import dataclass

from local_iikp.poz import rules
from local_iikp.poz.answers import Answers
from local_iikp.poz.models import Facility, Reason, Role, Which, Worker


@dataclass(frozen=True)
class Option:
    """One radio button; its text is `label`, and `note` is said only while it is chosen."""

    value: str
    label: str
    hint: str = ""
    note: str = ""
    disabled: bool = False


@dataclass(frozen=True)
class Question:
    """A group of radio buttons, what is chosen in it, and why it was refused."""

    name: str
    legend: str
    options: list[Option]
    chosen: str = ""
    error: str = ""


def facilities(found: list[Facility], answers: Answers, error: str) -> Question:
    """Return the results of the search."""
    options = [Option(str(one.pk), one.name, hint=one.address) for one in found]
    return Question("facility", "Wyniki wyszukiwania", options, answers.facility, error)


def workers(facility: Facility | None, role: Role, answers: Answers, error: str) -> Question:
    """Return the persons of a facility; whose list is full stands there and cannot be chosen."""
    found = Worker.objects.filter(facility=facility, role=role).order_by("pk")
    options = [worker_option(one) for one in found]
    return Question("worker", "Osoba", options, answers.worker, error)


def worker_option(worker: Worker) -> Option:
    """Return the radio button of a person."""
    words = f"{worker.name}, numer prawa wykonywania zawodu {worker.number}"
    if rules.can_be_chosen(worker):
        return Option(str(worker.pk), words)
    return Option(str(worker.pk), f"{words} – brak miejsc", disabled=True)


def which_choice(answers: Answers, error: str) -> Question:
    """Return the question which choice of the year it is."""
    options = [Option(one.value, one.label) for one in Which]
    return Question("which", "W bieżącym roku kalendarzowym dokonuję wyboru", options, answers.which, error)


def reasons(role: Role, answers: Answers, error: str) -> Question:
    """Return the question why; a reason that costs says so."""
    options = [Option(one.value, one.label, note=fee_note(one)) for one in rules.reasons(role)]
    return Question("reason", "Przyczyna zmiany", options, answers.reason, error)


def fee_note(reason: Reason | None) -> str:
    """Return what is said about the fee, '' where there is none."""
    amount = 0 if reason is None else rules.fee(reason)
    return f"Opłata za zmianę: {amount} zł" if amount else ""
