"""The form „Edytuj swoje dane”."""

from typing import Any

from django import forms

from local_iikp.account import rules
from local_iikp.web.forms import TypedText


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
