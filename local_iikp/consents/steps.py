"""The four steps of the wizard: which are passed, and what they come to."""

from local_iikp.consents import rules
from local_iikp.consents.forms import KindForm, PeriodForm, RecipientForm, StepForm
from local_iikp.consents.models import Consent, Draft, Kind, RecipientType
from local_iikp.web.requests import PatientRequest

KIND = "consent_kind"
RECIPIENT = "consent_recipient"
PERIOD = "consent_period"
SUMMARY = "consent_summary"
NAMES = {KIND: "Rodzaj uprawnienia", RECIPIENT: "Komu", PERIOD: "Okres", SUMMARY: "Podsumowanie"}
"""The heading of each step by the name of its address, in their order."""
ORDER = list(NAMES)


def first_refused(request: PatientRequest, draft: Draft, before: str) -> str | None:
    """Return the first step before `before` that what was typed does not pass; None when all are passed."""
    return next((step for step in ORDER[: ORDER.index(before)] if not filled(request, draft, step).is_valid()), None)


def filled(request: PatientRequest, draft: Draft, step: str) -> StepForm:
    """Return the form of a step, filled with what was typed; the steps before it must be passed."""
    if step == KIND:
        return KindForm(draft.typed)
    if step == RECIPIENT:
        return RecipientForm(request.world, Kind(draft.typed["kind"]), draft.typed)
    return PeriodForm(request.world.today(), draft.typed, may_be_unlimited=is_for_close_person(draft))


def is_for_close_person(draft: Draft) -> bool:
    """Tell whether a close person was chosen."""
    return bool(draft.typed["recipient"] == RecipientType.CLOSE_PERSON)


def outcome(request: PatientRequest, draft: Draft) -> Consent:
    """Return the consent that a wizard with all steps passed comes to; it is not stored."""
    recipient, period = (filled(request, draft, step) for step in (RECIPIENT, PERIOD))
    recipient.full_clean()
    period.full_clean()
    return Consent(
        patient=request.visit.patient,
        kind=Kind(draft.typed["kind"]),
        draft=draft.token,
        **recipient.about(),
        **period.about(),
    )


def kind_shown(consent: Consent) -> str:
    """Return the kind as the patient reads it: a pharmacist sees only a part of the data."""
    label = Kind(consent.kind).label
    return f"{label} (tylko recepty)" if rules.is_pharmacist(consent.worker) else label
