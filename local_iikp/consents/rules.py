"""The rules of „Uprawnienia” (screens.md, section 5): one function each.

Those called `…_refusal` return what the patient is told, or None. A text comes as typed, without the spaces around it.
"""

import re
from datetime import date

from django.db import models

from local_iikp.account import rules as contact_rules
from local_iikp.consents.models import Consent, Kind, RecipientType
from local_iikp.people import npwz, pesel
from local_iikp.poz.models import Profession, Worker

NO_KIND = "Wybierz rodzaj uprawnienia"
NO_RECIPIENT = "Wybierz, komu nadajesz uprawnienie"
NO_FACILITY = "Wyszukaj i wybierz placówkę"
NO_WORKER = "Wyszukaj i wybierz pracownika"
NO_FIRST_NAME = "Podaj imię"
NO_LAST_NAME = "Podaj nazwisko"
BAD_PESEL = "Nieprawidłowy numer PESEL"
NO_CONTACT = "Podaj telefon lub e-mail"
BAD_NUMBER = "Nieprawidłowy numer prawa wykonywania zawodu"
NOT_FOR_PHARMACIST = "Farmaceucie można udostępnić tylko dane medyczne (recepty)"
NOT_FOR_RECIPIENT = "Tego uprawnienia nie można nadać tej osobie"
NO_DATE = "Podaj datę w formacie dd.mm.rrrr"
STARTS_IN_PAST = "Data „od” nie może być wcześniejsza niż dzisiejsza"
ENDS_BEFORE_START = "Data „do” nie może być wcześniejsza niż „od”"
EXISTS = "Takie uprawnienie już istnieje"
WITHDRAWN_MEANWHILE = "Uprawnienie wycofano w innym oknie"

_RECIPIENTS = {
    Kind.DOCUMENTS: {RecipientType.CLOSE_PERSON, RecipientType.WORKER},
    Kind.HEALTH: {RecipientType.CLOSE_PERSON, RecipientType.WORKER},
    Kind.SERVICES: {RecipientType.FACILITY, RecipientType.WORKER},
    Kind.DATA: {RecipientType.FACILITY, RecipientType.WORKER},
}
_DATE = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})")


class Status(models.TextChoices):
    """What the list says of a consent."""

    ACTIVE = "aktywne", "Aktywne"
    FUTURE = "przyszle", "Przyszłe"
    WITHDRAWN = "wycofane", "Wycofane"
    EXPIRED = "wygasle", "Wygasłe"


def status(consent: Consent, today: date) -> Status:
    """Return the status on `today`: the first and the last day count as active."""
    if is_withdrawn(consent):
        return Status.WITHDRAWN
    if is_expired(consent, today):
        return Status.EXPIRED
    return Status.FUTURE if is_future(consent, today) else Status.ACTIVE


def is_withdrawn(consent: Consent) -> bool:
    """Tell whether the patient took the consent back."""
    return consent.withdrawn


def is_expired(consent: Consent, today: date) -> bool:
    """Tell whether the last day is over."""
    return consent.ends is not None and consent.ends < today


def is_future(consent: Consent, today: date) -> bool:
    """Tell whether the first day has not come."""
    return consent.starts > today


def can_be_changed(consent: Consent, today: date) -> bool:
    """Tell whether the consent may be changed and withdrawn."""
    return status(consent, today) in {Status.ACTIVE, Status.FUTURE}


def may_get(kind: Kind, recipient: RecipientType) -> bool:
    """Tell whether a recipient of this type may get a consent of this kind."""
    return recipient in _RECIPIENTS[kind]


def pharmacist_refusal(kind: Kind, worker: Worker) -> str | None:
    """Refuse a pharmacist all but the data."""
    return NOT_FOR_PHARMACIST if is_pharmacist(worker) and kind is not Kind.DATA else None


def is_pharmacist(worker: Worker | None) -> bool:
    """Tell whether the worker is a pharmacist, who sees prescriptions only."""
    return worker is not None and worker.profession == Profession.PHARMACIST


def number_refusal(number: str) -> str | None:
    """Refuse what can be no right-to-practise number; nothing typed is no wrong number."""
    return BAD_NUMBER if number and not npwz.is_possible(number) else None


def pesel_refusal(number: str, today: date) -> str | None:
    """Refuse what is no PESEL of somebody born by `today`."""
    if not pesel.has_eleven_digits(number) or not pesel.has_check_digit(number):
        return BAD_PESEL
    born = pesel.birth_date(number)
    return BAD_PESEL if born is None or born > today else None


def name_refusal(name: str, if_empty: str) -> str | None:
    """Refuse an empty name, a long one, and characters that nobody can see."""
    return contact_rules.text_refusal(name) if name else if_empty


def contact_refusal(kind: Kind, contact: str) -> str | None:
    """Refuse what is neither a phone nor an address, and nothing at all where somebody has to be informed."""
    if not contact:
        return NO_CONTACT if kind is Kind.HEALTH else None
    refused = contact_rules.email_refusal(contact) and contact_rules.phone_refusal(contact)
    return NO_CONTACT if refused else None


def day(text: str) -> date | None:
    """Return the day that dd.mm.rrrr means, None when it means none."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def start_refusal(starts: date, today: date, unchanged: date | None = None) -> str | None:
    """Refuse a first day in the past, unless it is the one that a consent has already."""
    return STARTS_IN_PAST if starts < today and starts != unchanged else None


def end_refusal(starts: date, ends: date) -> str | None:
    """Refuse a last day before the first; one day is a period."""
    return ENDS_BEFORE_START if ends < starts else None


def same_day_next_year(today: date) -> date:
    """Return the day a year later; after 29 February the last day of February (Civil Code, art. 112)."""
    try:
        return today.replace(year=today.year + 1)
    except ValueError:
        return date(today.year + 1, 2, 28)


def has_same_recipient(one: Consent, other: Consent) -> bool:
    """Tell whether two consents are for the same recipient; a close person is told by the PESEL."""
    return (one.facility_id, one.worker_id, one.pesel) == (other.facility_id, other.worker_id, other.pesel)


def excludes(existing: Consent, wanted: Consent, today: date) -> bool:
    """Tell whether `existing` stands in the way of a new consent `wanted` of the same patient.

    One of the same kind for the same recipient does while it is active. A future one does when the two would be
    active on the same day: twice at once is never possible.
    """
    if existing.kind != wanted.kind or not has_same_recipient(existing, wanted):
        return False
    existing_status = status(existing, today)
    return existing_status is Status.ACTIVE or (existing_status is Status.FUTURE and share_a_day(existing, wanted))


def excludes_change(existing: Consent, wanted: Consent, today: date) -> bool:
    """Tell whether `existing` stands in the way of another consent that is to be changed into `wanted`."""
    alive = can_be_changed(existing, today) and existing.kind == wanted.kind and has_same_recipient(existing, wanted)
    return alive and share_a_day(existing, wanted)


def share_a_day(one: Consent, other: Consent) -> bool:
    """Tell whether the periods of two consents have a day in common."""
    return one.starts <= (other.ends or date.max) and other.starts <= (one.ends or date.max)
