"""The form that asks for the PESEL."""

from django import forms


class PeselForm(forms.Form):
    """One field; whether its number logs in is decided in rules.py."""

    pesel = forms.CharField(
        label="Pesel",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "autofocus": True}),
    )

    def typed(self) -> str:
        """Return the number as it was typed."""
        self.is_valid()
        return str(self["pesel"].value() or "")
