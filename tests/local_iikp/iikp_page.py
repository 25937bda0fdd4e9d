"""What a test sees of a page: texts by role, fields by label."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr"}


@dataclass
class Element:
    """An element of the page with all its text."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


class Page(HTMLParser):
    """A parsed page."""

    def __init__(self, html: str) -> None:
        """Parse the page."""
        super().__init__()
        self.html = html
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        for element in self.elements:
            element.text = " ".join(element.text.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Add a text to all elements around it."""
        for element in self._open:
            element.text += data

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements of this tag ('' for any) that have these attributes."""
        return [
            one
            for one in self.elements
            if tag in {"", one.tag} and all(one.attributes.get(name) == value for name, value in attributes.items())
        ]

    def texts(self, tag: str, **attributes: str) -> list[str]:
        """Return their texts."""
        return [one.text for one in self.all(tag, **attributes)]

    @property
    def heading(self) -> str:
        """The only level-1 heading."""
        (only,) = self.texts("h1")
        return only

    @property
    def title(self) -> str:
        """The page's title."""
        return self.texts("title")[0]

    @property
    def alerts(self) -> list[str]:
        """The texts of role alert."""
        return self.texts("", role="alert")

    @property
    def statuses(self) -> list[str]:
        """The texts of role status."""
        return self.texts("", role="status")

    def links(self, text: str) -> list[str]:
        """Return where the links of this text lead."""
        return [one.attributes["href"] for one in self.all("a") if one.text == text]

    def input_of(self, label: str) -> Element:
        """Return the input that this label is for."""
        name = next(one.attributes["for"] for one in self.all("label") if one.text == label)
        return next(one for one in self.all("input", id=name))

    def value_of(self, label: str) -> str:
        """Return what is in a field."""
        return self.input_of(label).attributes.get("value", "")

    def is_ticked(self, label: str) -> bool:
        """Tell whether a checkbox is ticked."""
        return "checked" in self.input_of(label).attributes

    def error_of(self, label: str) -> str:
        """Return the text that describes an invalid field, '' when the field is not marked invalid."""
        described = self.input_of(label).attributes
        if described.get("aria-invalid") != "true":
            return ""
        return " ".join(self.texts("", id=described["aria-describedby"]))

    def hidden(self) -> dict[str, str]:
        """Return the hidden inputs of all forms."""
        return {one.attributes["name"]: one.attributes.get("value", "") for one in self.all("input", type="hidden")}
