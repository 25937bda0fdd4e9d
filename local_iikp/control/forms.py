"""What a caller may set."""

from datetime import datetime

from django import forms

from local_iikp.control.fault_forms import FaultsField

FIRST_YEAR, LAST_YEAR = 1900, 2199
TEN_YEARS_OF_MINUTES = 10 * 366 * 24 * 60
HOUR_OF_MILLISECONDS = 60 * 60 * 1000
DAY_OF_MINUTES = 24 * 60


NO_SWITCH = "podaj true albo false."
BAD_YEAR = f"podaj rok od {FIRST_YEAR} do {LAST_YEAR}."


def is_reckonable(moment: datetime) -> bool:
    """Tell whether a clock may show this time: dates are reckoned from it."""
    return FIRST_YEAR <= moment.year <= LAST_YEAR


class ClockField(forms.DateTimeField):
    """An ISO 8601 time, Polish unless it says otherwise; null for the real time."""

    default_error_messages = {  # noqa: RUF012 - as in the base class
        "invalid": "podaj czas w formacie ISO 8601, np. 2026-06-15T10:00:00.",
    }

    def clean(self, value: object) -> object:
        """Refuse years that no scenario needs: dates are reckoned from here."""
        if value is not None and not isinstance(value, str):
            raise forms.ValidationError(self.error_messages["invalid"])
        moment = super().clean(value)
        if moment is not None and not is_reckonable(moment):
            raise forms.ValidationError(BAD_YEAR)
        return moment


class NumberField(forms.IntegerField):
    """A whole number within bounds, as a JSON number."""

    default_error_messages = {"invalid": "podaj liczbę całkowitą."}  # noqa: RUF012 - as in the base class

    def __init__(self, low: int, high: int) -> None:
        """Take the bounds."""
        super().__init__(required=False, min_value=low, max_value=high)

    def clean(self, value: object) -> object:
        """Refuse what is no JSON number."""
        if value is not None and type(value) is not int:
            raise forms.ValidationError(self.error_messages["invalid"])
        return super().clean(value)


class SwitchField(forms.Field):
    """On or off, as a JSON true or false."""

    def __init__(self) -> None:
        """Let it be left out."""
        super().__init__(required=False)

    def clean(self, value: object) -> object:
        """Refuse what is no JSON true or false."""
        if value is not None and type(value) is not bool:
            raise forms.ValidationError(NO_SWITCH)
        return value


class WorldForm(forms.Form):
    """The settings of a new world."""

    clock = ClockField(required=False)
    delay_ms = NumberField(0, HOUR_OF_MILLISECONDS)
    session_minutes = NumberField(1, DAY_OF_MINUTES)
    e_declarations = SwitchField()
    strict_sessions = SwitchField()
    faults = FaultsField()


class WorldChangeForm(WorldForm):
    """The settings that a world's owner may change later."""

    advance_minutes = NumberField(-TEN_YEARS_OF_MINUTES, TEN_YEARS_OF_MINUTES)


class NothingForm(forms.Form):
    """The body of a call that takes no settings."""
