"""What the screens accept and with which words they refuse."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from stdnum.pl import pesel as stdnum_pesel

if TYPE_CHECKING:
    from collections.abc import Container

ADULT_ENOUGH = 16
MAX_EMAIL = 254
MAX_LINE = 100
LABEL = r"[^\W_](?:(?:[^\W_]|-)*[^\W_])?"
EMAIL = re.compile(rf"[\w!#$%&'*+/=?^`{{|}}~-]+(?:\.[\w!#$%&'*+/=?^`{{|}}~-]+)*@{LABEL}(?:\.{LABEL})+")
PHONE = re.compile(r"(?:\+48)?((?:[\s-]*[0-9]){9})[\s-]*")
POSTCODE = re.compile(r"[0-9]{2}-[0-9]{3}")


class RefusedError(Exception):
    """A request that the portal refuses: a message per field; the empty name stands for the page."""

    def __init__(self, errors: dict[str, str]) -> None:
        """Keep the messages."""
        super().__init__(errors)
        self.errors = errors


def read_date(typed: str) -> date | None:
    """Return the day typed as dd.mm.rrrr; None when it is none."""
    match = re.fullmatch(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})", typed.strip())
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def next_year(day: date) -> date:
    """Return the same day next year; the 28th after a 29th of February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def today() -> date:
    """Return the date in Poland, which is "today" for the patient and the suite alike."""
    return datetime.now(ZoneInfo("Europe/Warsaw")).date()


def years_old(born: date, on: date) -> int:
    """Return the age in full years of a person born on `born`, on the day `on`."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def born_by(number: str) -> date | None:
    """Return the birth date in a PESEL; None when it is none (letters, length, check digit, day, month)."""
    if re.fullmatch(r"[0-9]{11}", number) and stdnum_pesel.is_valid(number):
        return stdnum_pesel.get_birth_date(number)
    return None


def pesel_refusal(typed: str, accounts: Container[str]) -> str | None:
    """Say why the test Profil Zaufany refuses what was typed; None when it lets the patient in."""
    number = typed.strip()
    if not number:
        return "Podaj numer PESEL"
    born = born_by(number)
    if born is None or born > today():
        return "Nieprawidłowy numer PESEL"
    if years_old(born, today()) < ADULT_ENOUGH:
        return "Konto jest dostępne od 16. roku życia"
    return None if number in accounts else "Brak konta pacjenta dla podanego numeru PESEL"


@dataclass(frozen=True)
class Contact:
    """Contact data as the patient edits them; an empty text means "nie podano"."""

    email: str = ""
    phone: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    by_sms: bool = False
    by_email: bool = False

    @classmethod
    def from_json(cls, raw: dict[str, object]) -> Contact:
        """Take the fields out of a request, white space around them removed.

        Raises:
            TypeError: a field is missing or of another type.
        """
        values: dict[str, str | bool] = {}
        for name in cls.__dataclass_fields__:
            value, wanted = raw.get(name), bool if name.startswith("by_") else str
            if not isinstance(value, wanted):
                raise TypeError(name)
            values[name] = value.strip() if isinstance(value, str) else bool(value)
        return cls(**values)  # type: ignore[arg-type]  # the loop has checked each by its name

    def refusals(self) -> dict[str, str]:
        """Return the message of each refused field, by the field's name."""
        found = {}
        if self.email and (len(self.email) > MAX_EMAIL or not EMAIL.fullmatch(self.email)):
            found["email"] = "Podaj poprawny adres e-mail"
        if self.phone and not PHONE.fullmatch(self.phone):
            found["phone"] = "Podaj numer telefonu: 9 cyfr"
        if self.postcode and not POSTCODE.fullmatch(self.postcode):
            found["postcode"] = "Podaj kod pocztowy w formacie 00-000"
        for name, line in (("street", self.street), ("city", self.city)):
            if len(line) > MAX_LINE:
                found[name] = "Najwyżej 100 znaków"
        if self.by_sms and not self.phone:
            found["by_sms"] = "Podaj numer telefonu, aby otrzymywać SMS"
        if self.by_email and not self.email:
            found["by_email"] = "Podaj adres e-mail, aby otrzymywać e-mail"
        return found

    def stored_phone(self) -> str:
        """Return the phone as the record keeps it: nine digits, or nothing."""
        match = PHONE.fullmatch(self.phone)
        return re.sub(r"[^0-9]", "", match[1]) if match else ""
