"""The rules of „Edytuj swoje dane” (screens.md, section 4): one function each, returning the refusal or None.

A value comes as typed, without the spaces around it. Empty is always allowed.
"""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

EMAIL_LENGTH = 254
TEXT_LENGTH = 100

BAD_EMAIL = "Podaj poprawny adres e-mail"
BAD_PHONE = "Podaj numer telefonu: 9 cyfr"
BAD_POSTCODE = "Podaj kod pocztowy w formacie 00-000"
TOO_LONG = "Najwyżej 100 znaków"
BAD_CHARACTERS = "Usuń znaki, których nie widać"
SMS_WITHOUT_PHONE = "Podaj numer telefonu, aby otrzymywać SMS"
NOTICES_WITHOUT_EMAIL = "Podaj adres e-mail, aby otrzymywać e-mail"

_is_email = EmailValidator(allowlist=[])
_PHONE = re.compile(r"(?:\+48[ \u00a0-]*)?([0-9](?:[ \u00a0-]*[0-9]){8})")
_POSTCODE = re.compile(r"[0-9]{2}-[0-9]{3}")


def email_refusal(value: str) -> str | None:
    """Refuse what is no address with a dot in its domain, and more than 254 characters."""
    if not value:
        return None
    if len(value) > EMAIL_LENGTH or not has_dotted_domain(value):
        return BAD_EMAIL
    try:
        _is_email(value)
    except ValidationError:
        return BAD_EMAIL
    return None


def has_dotted_domain(value: str) -> bool:
    """Tell whether the domain is a name with a dot (and not a number in brackets)."""
    domain = value.rpartition("@")[2]
    return "." in domain and "[" not in domain


def phone_refusal(value: str) -> str | None:
    """Refuse all but nine digits, with spaces and dashes between them and +48 before them at most."""
    return BAD_PHONE if value and _PHONE.fullmatch(value) is None else None


def phone_digits(value: str) -> str:
    """Return the nine digits of a phone number that was not refused, '' for none."""
    found = _PHONE.fullmatch(value)
    return re.sub(r"[^0-9]", "", found[1]) if found else ""


def postcode_refusal(value: str) -> str | None:
    """Refuse all but NN-NNN."""
    return BAD_POSTCODE if value and _POSTCODE.fullmatch(value) is None else None


def text_refusal(value: str) -> str | None:
    """Refuse more than 100 characters, and characters that no letter or sign is (controls)."""
    if len(value) > TEXT_LENGTH:
        return TOO_LONG
    if any(unicodedata.category(character) == "Cc" for character in value):
        return BAD_CHARACTERS
    return None


def sms_refusal(*, wanted: bool, phone: str) -> str | None:
    """Refuse text messages without a phone."""
    return SMS_WITHOUT_PHONE if wanted and not phone else None


def email_notices_refusal(*, wanted: bool, email: str) -> str | None:
    """Refuse messages by e-mail without an address."""
    return NOTICES_WITHOUT_EMAIL if wanted and not email else None
