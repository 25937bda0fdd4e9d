"""The form „Edytuj swoje dane”."""

import unicodedata
from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator

from local_iikp.account import rules


class TypedText(forms.CharField):
    """A text as typed; it is for rules.py alone to refuse it, in the portal's own words."""

    def __init__(self, label: str, **attributes: str) -> None:
        """Take the visible label and the input's attributes."""
        names = {name.replace("_", "-"): value for name, value in attributes.items()}
        super().__init__(label=label, required=False, widget=forms.TextInput(attrs=names))
        self.validators = [one for one in self.validators if not isinstance(one, ProhibitNullCharactersValidator)]

    def to_python(self, value: Any) -> str:  # noqa: ANN401 - as in the base class
        """Return the text with each letter as one character: a length is what the patient counts."""
        return unicodedata.normalize("NFC", super().to_python(value) or "")


class ContactDataForm(forms.Form):
    """The fields of „Edytuj swoje dane”; the messages are in rules.py."""

    email = TypedText("Adres e-mail", autocomplete="email", inputmode="email")
    phone = TypedText("Numer telefonu", autocomplete="tel", inputmode="tel")
    street = TypedText("Ulica i numer", autocomplete="street-address")
    postcode = TypedText("Kod pocztowy", autocomplete="postal-code")
    city = TypedText("Miejscowość", autocomplete="address-level2")
    notify_by_sms = forms.BooleanField(label="Powiadomienia SMS", required=False)
    notify_by_email = forms.BooleanField(label="Powiadomienia e-mail", required=False)
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """Check each field by its rule; then whether notices have where to go."""
        typed = dict(self.cleaned_data)
        self._refuse("email", rules.email_refusal(typed["email"]))
        self._refuse("phone", rules.phone_refusal(typed["phone"]))
        self._refuse("street", rules.text_refusal(typed["street"]))
        self._refuse("postcode", rules.postcode_refusal(typed["postcode"]))
        self._refuse("city", rules.text_refusal(typed["city"]))
        self._refuse("notify_by_sms", rules.sms_refusal(wanted=typed["notify_by_sms"], phone=typed["phone"]))
        self._refuse(
            "notify_by_email",
            rules.email_notices_refusal(wanted=typed["notify_by_email"], email=typed["email"]),
        )
        return self.cleaned_data

    def contact_data(self) -> dict[str, str | bool]:
        """Return what is to be stored, by the names of the model's fields."""
        data = {name: self.cleaned_data[name] for name in self.fields if name != "version"}
        return {**data, "phone": rules.phone_digits(data["phone"])}

    def _refuse(self, field: str, refusal: str | None) -> None:
        if refusal is not None:
            self.add_error(field, refusal)
