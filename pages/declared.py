"""All wording that page objects declare, whichever screen it is on."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING, Any

import pages
from pages.finder import LOADING
from pages.page import Page, elements_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pages.elements import Element


def declared_pages() -> list[type[Page]]:
    """Return every page object's class."""
    for module in pkgutil.iter_modules(pages.__path__):
        # The command declares nothing, and what it needs takes a tenth of behave's start.
        if module.name != "__main__":
            importlib.import_module(f"pages.{module.name}")
    return list(_below(Page))


def _below(kind: type[Page]) -> Iterator[type[Page]]:
    for below in kind.__subclasses__():
        if below.__module__.startswith("pages."):
            yield below
        yield from _below(below)


def declared_elements() -> dict[str, Element[Any]]:
    """Return the elements of all pages by the key under which a profile may correct their wording."""
    return {element.key: element for page in declared_pages() for element in elements_of(page).values()}


def declared_wording() -> dict[str, str]:
    """Return the keys that `[profile.X.wording]` may have, each with the wording that it corrects."""
    return {"Page.loading": LOADING} | {key: element.name for key, element in declared_elements().items()}
