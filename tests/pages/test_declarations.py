"""Page objects know roles and visible names, and nothing of how a screen is made."""

from __future__ import annotations

import ast
import importlib
import re
from pathlib import Path

import pytest

import pages
from pages.elements import Element
from pages.page import Page

FOLDER = Path(pages.__file__).parent
MODULES = sorted(FOLDER.glob("*.py"))
# The finder's own words for roles are in names.js, which takes markup of every kind; a page may know none of it.
MARKUP = re.compile(
    r"""^\s*//|\.//|/html|@id|@class|\[@|::(before|after|part|slotted)|^\#[\w-]+$|^\.[a-z][\w-]*$|\[[\w-]+[~|^$*]?=|"""
    r"""\b(div|span|input|button|form|table|tr|td|th|ul|li|a|h[1-6])([.#:\[]\w|\s*[>+~]\s)|data-test|^<\w|/(portal|api)/"""
)
LOOK_UPS = {"find_element", "find_elements", "locate_nodes", "shadow_root", "By"}
# Scripts of a few lines that mark or set a field which was found before.
SCRIPTS = {"fields.py": {"_MARK_ALL", "_SET_NATIVE_DATE"}}


def _literals(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    left_out = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    scripts = SCRIPTS.get(path.name, set())
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in scripts:
            left_out.add(id(node.value))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_no_page_knows_markup(path: Path) -> None:
    assert [text for text in _literals(path) if MARKUP.search(text)] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_no_page_looks_things_up_by_itself(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    names |= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert names & LOOK_UPS == set()


@pytest.mark.parametrize(
    "text",
    [
        "//button",
        "#save",
        ".btn-primary",
        "[name=pesel]",
        "div.card > a",
        "input#pesel",
        "td:nth-child(2)",
        "/api/konto",
    ],
)
def test_markup_would_be_noticed(text: str) -> None:
    assert MARKUP.search(text)


SCREENS = [
    value
    for module in (importlib.import_module(f"pages.{path.stem}") for path in MODULES if path.stem != "page")
    for value in vars(module).values()
    if isinstance(value, type) and issubclass(value, Page) and value.__module__ == module.__name__
]


@pytest.mark.parametrize("page", SCREENS, ids=lambda page: page.__name__)
def test_elements_are_declared_by_role_and_name(page: type[Page]) -> None:
    elements = [value for value in vars(page).values() if isinstance(value, Element)]
    assert elements
    for element in elements:
        assert vars(element).keys() <= {"name", "assumed", "within", "match", "levels", "attribute", "owner"}
        assert element.key == f"{page.__name__}.{element.attribute}"
        assert element.name == " ".join(element.name.split())
