"""How a form field is written on every page, and where the cursor goes after a refusal."""

from typing import TYPE_CHECKING

from django.forms.renderers import DjangoTemplates

if TYPE_CHECKING:
    from django.forms import Form


class FieldRenderer(DjangoTemplates):
    """Renders a field with its label first and its error tied to it (aria-describedby, aria-invalid)."""

    field_template_name = "web/field.html"


def focus_first_refused(form: "Form") -> None:
    """Put the cursor into the first field that was refused."""
    for name in form.fields:
        if name in form.errors:
            form.fields[name].widget.attrs["autofocus"] = True
            return
