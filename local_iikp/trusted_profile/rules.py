"""Which PESEL numbers log in, in the order of the table in screens.md, section 1."""

from datetime import date

from local_iikp.people import pesel
from local_iikp.people.models import Patient
from local_iikp.worlds.models import World

MINIMUM_AGE = 16

EMPTY = "Podaj numer PESEL"
MALFORMED = "Nieprawidłowy numer PESEL"
TOO_YOUNG = "Konto jest dostępne od 16. roku życia"
UNKNOWN = "Brak konta pacjenta dla podanego numeru PESEL"


class RefusedError(Exception):
    """The number does not log in; the text is what the patient sees."""


def patient_of(world: World, typed: str) -> Patient:
    """Return the patient whose PESEL was typed.

    Raises:
        RefusedError: with the message of the first rule that refuses it.
    """
    number = typed.strip()
    if not number:
        raise RefusedError(EMPTY)
    if not is_well_formed(number, world.today()):
        raise RefusedError(MALFORMED)
    if is_too_young(number, world.today()):
        raise RefusedError(TOO_YOUNG)
    patient = account_of(world, number)
    if patient is None:
        raise RefusedError(UNKNOWN)
    return patient


def is_well_formed(number: str, today: date) -> bool:
    """Tell whether `number` has eleven digits, a fitting check digit and a birth date that has come."""
    return pesel.has_eleven_digits(number) and pesel.has_check_digit(number) and has_past_birth_date(number, today)


def has_past_birth_date(number: str, today: date) -> bool:
    """Tell whether the birth date exists and is not after `today`."""
    born = pesel.birth_date(number)
    return born is not None and born <= today


def is_too_young(number: str, today: date) -> bool:
    """Tell whether the person is under 16 on `today`."""
    born = pesel.birth_date(number)
    return born is not None and pesel.age(born, today) < MINIMUM_AGE


def account_of(world: World, number: str) -> Patient | None:
    """Return the patient with this PESEL in this world."""
    return Patient.objects.filter(world=world, pesel=number).first()
