"""The forms of „Uprawnienia”: the steps of the wizard; the messages are in rules.py."""

from datetime import date
from typing import Any

from django import forms

from local_iikp.consents import rules
from local_iikp.consents.models import Kind, RecipientType
from local_iikp.poz.models import Facility, Worker
from local_iikp.web.forms import TypedText
from local_iikp.worlds.models import World

Typed = dict[str, str]


class Choice(TypedText):
    """What a radio button stands for; the buttons are written by the templates."""

    def __init__(self, label: str = "") -> None:
        """Take the name of the group."""
        super().__init__(label)


class StepForm(forms.Form):
    """A step of the wizard."""

    def about(self) -> dict[str, Any]:
        """Return what a consent says of this step's matter, by the names of the model's fields."""
        return dict(self.cleaned_data)

    def refuse(self, field: str, refusal: str | None) -> None:
        """Refuse a field, if there is a refusal."""
        if refusal is not None:
            self.add_error(field, refusal)


class KindForm(StepForm):
    """Step „Rodzaj uprawnienia”."""

    kind = Choice("Rodzaj uprawnienia")

    def clean_kind(self) -> Kind | None:
        """Return the kind."""
        kind = self.cleaned_data["kind"]
        if kind not in Kind.values:
            raise forms.ValidationError(rules.NO_KIND)
        return Kind(kind)


class RecipientForm(StepForm):
    """Step „Komu”."""

    recipient = Choice("Komu")
    facility_name = TypedText("Nazwa placówki medycznej", autocomplete="off")
    facility = Choice()
    number = TypedText("Numer prawa wykonywania zawodu", autocomplete="off")
    worker = Choice()
    first_name = TypedText("Imię", autocomplete="off")
    last_name = TypedText("Nazwisko", autocomplete="off")
    pesel = TypedText("PESEL", autocomplete="off", inputmode="numeric")
    contact = TypedText("Telefon lub e-mail", autocomplete="off")

    def __init__(self, world: World, kind: Kind, data: Typed | None = None, *, initial: Typed | None = None) -> None:
        """Take the world of the recipients, and the kind that was chosen before."""
        super().__init__(data, initial=initial)
        self.world, self.kind = world, kind

    def clean(self) -> dict[str, Any]:
        """Check the type of the recipient, then what that type needs."""
        recipient = self.cleaned_data["recipient"]
        if recipient not in RecipientType.values:
            self.refuse("recipient", rules.NO_RECIPIENT)
        elif not rules.may_get(self.kind, RecipientType(recipient)):
            self.refuse("recipient", rules.NOT_FOR_RECIPIENT)
        else:
            self._check[RecipientType(recipient)](self)
        return self.cleaned_data

    def _check_facility(self) -> None:
        number = self.cleaned_data["facility"]
        facility = Facility.objects.filter(world=self.world, pk=number).first() if is_key(number) else None
        self.cleaned_data["facility"] = facility
        if facility is None:
            self.refuse("facility_name", rules.NO_FACILITY)

    def _check_worker(self) -> None:
        number = self.cleaned_data["worker"]
        worker = Worker.objects.filter(facility__world=self.world, pk=number).first() if is_key(number) else None
        self.cleaned_data["worker"] = worker
        if worker is None:
            self.refuse("number", rules.number_refusal(self.cleaned_data["number"]) or rules.NO_WORKER)
        else:
            self.refuse("number", rules.pharmacist_refusal(self.kind, worker))

    def _check_close_person(self) -> None:
        typed = dict(self.cleaned_data)
        self.refuse("first_name", rules.name_refusal(typed["first_name"], rules.NO_FIRST_NAME))
        self.refuse("last_name", rules.name_refusal(typed["last_name"], rules.NO_LAST_NAME))
        self.refuse("pesel", rules.pesel_refusal(typed["pesel"], self.world.today()))
        self.refuse("contact", rules.contact_refusal(self.kind, typed["contact"]))

    _check = {  # noqa: RUF012 - never changed
        RecipientType.FACILITY: _check_facility,
        RecipientType.WORKER: _check_worker,
        RecipientType.CLOSE_PERSON: _check_close_person,
    }

    def about(self) -> dict[str, Any]:
        """Return what a consent says of the recipient: only what its type needs."""
        names = {
            RecipientType.FACILITY: ("facility",),
            RecipientType.WORKER: ("worker",),
            RecipientType.CLOSE_PERSON: ("first_name", "last_name", "pesel", "contact"),
        }[RecipientType(self.cleaned_data["recipient"])]
        return {name: self.cleaned_data[name] for name in names}


class SearchedForm(RecipientForm):
    """Step „Komu” after „Szukaj”: nothing but the number that was searched for is checked yet."""

    def clean(self) -> dict[str, Any]:
        """Check the form of a right-to-practise number."""
        if self.cleaned_data["recipient"] == RecipientType.WORKER:
            self.refuse("number", rules.number_refusal(self.cleaned_data["number"]))
        return self.cleaned_data


class PeriodForm(StepForm):
    """Step „Okres”, and „Zmień uprawnienie”."""

    starts = TypedText("Od", autocomplete="off")
    ends = TypedText("Do", autocomplete="off")
    unlimited = forms.BooleanField(label="Bezterminowo", required=False)

    def __init__(
        self,
        today: date,
        data: Typed | None = None,
        *,
        initial: Typed | None = None,
        may_be_unlimited: bool,
        unchanged: date | None = None,
    ) -> None:
        """Take today's date, and the first day that a consent to be changed has already."""
        super().__init__(data, initial={**default_period(today), **(initial or {})})
        self.today, self.unchanged = today, unchanged
        if not may_be_unlimited:
            del self.fields["unlimited"]
        elif self["unlimited"].value():
            self.fields["ends"].widget.attrs["disabled"] = True

    def clean(self) -> dict[str, Any]:
        """Check that both are days, then that they are in order."""
        starts = rules.day(self.cleaned_data["starts"])
        ends = rules.day(self.cleaned_data["ends"])
        unlimited = self.cleaned_data.get("unlimited", False)
        if starts is None:
            self.refuse("starts", rules.NO_DATE)
        else:
            self.refuse("starts", rules.start_refusal(starts, self.today, self.unchanged))
        if ends is None and not unlimited:
            self.refuse("ends", rules.NO_DATE)
        if starts is not None and ends is not None and not unlimited:
            self.refuse("ends", rules.end_refusal(starts, ends))
        return {**self.cleaned_data, "starts": starts, "ends": None if unlimited else ends}

    def about(self) -> dict[str, Any]:
        """Return what a consent says of its period."""
        return {"starts": self.cleaned_data["starts"], "ends": self.cleaned_data["ends"]}


def default_period(today: date) -> Typed:
    """Return what stands in „Od” and „Do” at first: from today to the same day next year."""
    return {"starts": shown(today), "ends": shown(rules.same_day_next_year(today))}


def shown(day: date) -> str:
    """Return a day as the patient reads and types it."""
    return f"{day:%d.%m.%Y}"


def is_key(text: str) -> bool:
    """Tell whether a text can be the key of a record."""
    return text.isascii() and text.isdigit() and len(text) <= 18  # noqa: PLR2004 - what the database can hold
