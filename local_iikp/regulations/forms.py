"""The form under the regulations."""

from django import forms

NOT_ACCEPTED = "Zaakceptuj regulamin, aby korzystać z konta"


class AcceptanceForm(forms.Form):
    """The tick under the text, and which version of the text it is about."""

    accepted = forms.BooleanField(
        label="Akceptuję regulamin",
        error_messages={"required": NOT_ACCEPTED},
    )
    version = forms.CharField(widget=forms.HiddenInput, required=False)
    use_required_attribute = False  # the message is the portal's, not the browser's
