"""Filing a declaration: as often as somebody presses, and from wherever, no more than the rules allow."""

from django.db import transaction

from local_iikp.people.models import Patient
from local_iikp.poz import rules
from local_iikp.poz.answers import Answers
from local_iikp.poz.models import Declaration, Role
from local_iikp.worlds.models import World

INCOMPLETE = "Deklaracja nie jest kompletna"


def file(world: World, patient: Patient, role: Role, answers: Answers) -> str | None:
    """File the declaration that these answers make; return why not, None when it is filed now.

    The rules are looked at again under the write lock: another window may have filed since the patient saw them.
    """
    worker, which, reason = answers.chosen_worker(world, role), answers.chosen_which(), answers.chosen_reason(role)
    if worker is None or which is None:
        return INCOMPLETE
    declaration = Declaration(
        patient=patient,
        worker=worker,
        role=role,
        filed_on=world.today(),
        which=which,
        reason=reason or "",
        key=answers.key,
    )
    with transaction.atomic():
        if is_filed_already(declaration):
            return None
        refused = refusal(world, patient, role, answers)
        if refused is None:
            declaration.save()
    return refused


def is_filed_already(declaration: Declaration) -> bool:
    """Tell whether the same filled-in wizard was sent before."""
    return Declaration.objects.filter(
        patient_id=declaration.patient_id,
        role=declaration.role,
        key=declaration.key,
        worker_id=declaration.worker_id,
        which=declaration.which,
        reason=declaration.reason,
    ).exists()


def refusal(world: World, patient: Patient, role: Role, answers: Answers) -> str | None:
    """Return the first rule that forbids filing, in its words."""
    today, which = world.today(), answers.chosen_which()
    return (
        rules.entry_refusal(patient, role, today)
        or rules.which_refusal(which, rules.choices_in_year(patient, role, today))
        or rules.reason_refusal(which, answers.chosen_reason(role))
    )
