"""How a form field is written on every page, what a typed text is, and where the cursor goes after a refusal."""

import unicodedata
from typing import Any

from django import forms
from django.core.validators import ProhibitNullCharactersValidator
from django.forms.renderers import DjangoTemplates


class FieldRenderer(DjangoTemplates):
    """Renders a field with its label first and its error tied to it (aria-describedby, aria-invalid)."""

    field_template_name = "web/field.html"


class TypedText(forms.CharField):
    """A text as typed; it is for a rules.py alone to refuse it, in the portal's own words."""

    def __init__(self, label: str, **attributes: str) -> None:
        """Take the visible label and the input's attributes."""
        names = {name.replace("_", "-"): value for name, value in attributes.items()}
        super().__init__(label=label, required=False, widget=forms.TextInput(attrs=names))
        self.validators = [one for one in self.validators if not isinstance(one, ProhibitNullCharactersValidator)]

    def to_python(self, value: Any) -> str:  # noqa: ANN401 - as in the base class
        """Return the text with each letter as one character: a length is what the patient counts."""
        return unicodedata.normalize("NFC", super().to_python(value) or "")


class TypedLines(TypedText):
    """A text of several lines as typed; the end of a line is one character, however the browser sends it."""

    def __init__(self, label: str, *, rows: int) -> None:
        """Take the visible label and the height."""
        super().__init__(label)
        self.widget = forms.Textarea(attrs={"rows": rows})

    def to_python(self, value: Any) -> str:  # noqa: ANN401 - as in the base class
        """Return the text with its line ends made one character each."""
        return super().to_python(value).replace("\r\n", "\n")


def focus_first_refused(form: forms.Form) -> None:
    """Put the cursor into the first field that was refused."""
    for name in form.fields:
        if name in form.errors:
            form.fields[name].widget.attrs["autofocus"] = True
            return
