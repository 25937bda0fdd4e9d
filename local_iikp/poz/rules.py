"""The rules of e-declarations (screens.md, section 7): one function each."""

from datetime import date

from local_iikp.people import pesel
from local_iikp.people.models import Patient
from local_iikp.poz.models import Declaration, Reason, Role, Status, Which, Worker
from local_iikp.worlds.models import World

DAYS_TO_HANDLE = 7
FREE_CHOICES = 2
FEE = 80
"""In zł; told, and charged nowhere."""
AGE_OF_CONSENT = 18

BY_REPRESENTATIVE = "Deklarację składa przedstawiciel ustawowy"
ALREADY_OPEN = "Poprzednia deklaracja czeka na rozpatrzenie"
AT_THE_DOOR = {BY_REPRESENTATIVE, ALREADY_OPEN}
"""What closes the whole wizard, not one of its steps."""
NO_FREE_CHOICE = "W tym roku dokonano już dwóch wyborów"
WHICH_MISSING = "Wybierz, po raz który dokonujesz wyboru"
REASON_MISSING = "Wybierz przyczynę"


def are_offered(world: World) -> bool:
    """Tell whether the portal offers e-declarations."""
    return world.e_declarations


def status_on(declaration: Declaration, today: date) -> Status:
    """Return what has become of a declaration: from day 8 on, one that nobody handled is rejected."""
    status = Status(declaration.status)
    waited = (today - declaration.filed_on).days
    return Status.EXPIRED if status is Status.FILED and waited > DAYS_TO_HANDLE else status


def open_one(patient: Patient, role: Role, today: date) -> Declaration | None:
    """Return the patient's declaration in this role that waits to be handled, if there is one."""
    filed = Declaration.objects.filter(patient=patient, role=role, status=Status.FILED).order_by("pk")
    return next((one for one in filed if status_on(one, today) is Status.FILED), None)


def choices_in_year(patient: Patient, role: Role, today: date) -> int:
    """Return how many choices of this calendar year in this role count: those that wait or were accepted."""
    filed = Declaration.objects.filter(patient=patient, role=role, filed_on__year=today.year)
    return sum(status_on(one, today) in {Status.FILED, Status.ACCEPTED} for one in filed)


def is_represented(patient: Patient, today: date) -> bool:
    """Tell whether the patient is too young to declare alone."""
    born = pesel.birth_date(patient.pesel)
    return born is not None and pesel.age(born, today) < AGE_OF_CONSENT


def entry_refusal(patient: Patient, role: Role, today: date) -> str | None:
    """Refuse a whole declaration: of a patient under 18, and while the former one in this role waits."""
    if is_represented(patient, today):
        return BY_REPRESENTATIVE
    if open_one(patient, role, today) is not None:
        return ALREADY_OPEN
    return None


def can_be_chosen(worker: Worker) -> bool:
    """Tell whether the worker takes more patients."""
    return not worker.full_list


def which_refusal(which: Which | None, choices: int) -> str | None:
    """Refuse no answer, and „first or second” after `choices` of this year that used both up."""
    if which is None:
        return WHICH_MISSING
    if which is Which.FREE and choices >= FREE_CHOICES:
        return NO_FREE_CHOICE
    return None


def needs_reason(which: Which | None) -> bool:
    """Tell whether this answer needs a reason."""
    return which is Which.FURTHER


def reason_refusal(which: Which | None, reason: Reason | None) -> str | None:
    """Refuse a missing reason where one is needed."""
    return REASON_MISSING if needs_reason(which) and reason is None else None


def reasons(role: Role) -> list[Reason]:
    """Return the reasons to choose from in this role."""
    return [one for one in Reason if one is not Reason.OF_AGE or role is Role.DOCTOR]


def fee(reason: Reason) -> int:
    """Return what a third or later choice for this reason costs, in zł."""
    return FEE if reason is Reason.OTHER else 0
