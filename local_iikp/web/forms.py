"""How a form field is written on every page."""

from django.forms.renderers import DjangoTemplates


class FieldRenderer(DjangoTemplates):
    """Renders a field with its label first and its error tied to it (aria-describedby, aria-invalid)."""

    field_template_name = "web/field.html"
