"""Writing Allure's result files: everything textual is masked on its way out, whoever wrote it."""

# mypy: allow-untyped-calls
# (allure-commons annotates only part of itself)

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allure_commons import hookimpl
from allure_commons.logger import AllureFileLogger
from attrs import fields, has

from reports.masking import mask
from reports.rundata import read_environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.rundata import Environment

IDENTIFIERS = frozenset({"uuid", "historyId", "testCaseId", "source", "children", "type", "status"})
"""Fields that no person writes; masking a hash would break the history."""

ENVIRONMENT = "environment.properties"
LEFTOVERS = ("*-result.json", "*-container.json", "*-globals.json", "*-attachment.*", "*.tmp",
             ENVIRONMENT, "categories.json")  # fmt: skip


class MaskingFileLogger(AllureFileLogger):
    """Allure's file logger with the second lock on it; a full disk costs results, never the run."""

    def __init__(self, directory: Path) -> None:
        """Make the directory and take out the results of the run before.

        Raises:
            OSError: the directory can't be written to.
        """
        super().__init__(str(directory))
        self._complained = False
        for pattern in LEFTOVERS:
            for leftover in directory.glob(pattern):
                leftover.unlink()

    def _report_item(self, item: Any) -> None:  # noqa: ANN401  # one of the attrs classes of allure-commons
        _mask_item(item)
        with self._telling_once():
            super()._report_item(item)

    @hookimpl
    def report_attached_file(self, source: str, file_name: str) -> None:
        """Copy an attachment; text is masked, pictures have been masked in the page."""
        self.report_attached_data(Path(source).read_bytes(), file_name)

    @hookimpl
    def report_attached_data(self, body: str | bytes, file_name: str) -> None:
        """Write an attachment, masked if it is text."""
        if isinstance(body, bytes):
            with suppress(UnicodeDecodeError):  # a picture
                body = body.decode("utf-8")
        with self._telling_once():
            super().report_attached_data(mask(body) if isinstance(body, str) else body, file_name)

    def write_environment(self, out: Path) -> None:
        """Write what `out`/run says of the environment for Allure's environment block."""
        text = environment_properties(read_environment(out))
        with self._telling_once():
            (self._report_dir / ENVIRONMENT).write_text(text, encoding="utf-8")

    @contextmanager
    def _telling_once(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            if not self._complained:
                self._complained = True
                sys.stderr.write(f"Nie można zapisać wyników Allure w „{self._report_dir}”; przebieg trwa bez nich.\n")


def environment_properties(environment: Environment) -> str:
    """Return the file that Allure reads its environment block from."""
    named = (
        ("Profil", environment.profile),
        ("Adres iIKP", environment.entry_url),
        ("Adres Profilu Zaufanego", environment.trusted_profile_url),
        ("Przeglądarka", environment.browser),
        ("Sterownik", environment.driver),
        ("System", environment.system),
        ("Python", environment.python),
        ("behave", environment.behave),
        ("Selenium", environment.selenium),
    )
    lines = [_escaped(key).replace(" ", "\\ ") + f" = {_escaped(mask(value))}\n" for key, value in named if value]
    return "".join(lines)


def _escaped(text: str) -> str:
    r"""Escape what a .properties file would read as a separator or an escape."""
    return text.replace("\\", "\\\\").replace("=", "\\=").replace(":", "\\:")


def _mask_item(item: Any) -> None:  # noqa: ANN401  # one of the attrs classes of allure-commons
    for field in fields(type(item)):
        if field.name not in IDENTIFIERS:
            setattr(item, field.name, _masked(getattr(item, field.name)))


def _masked(value: Any) -> Any:  # noqa: ANN401  # a text, a list, an attrs object or a number
    if isinstance(value, str):
        return mask(str(value))
    if isinstance(value, list):
        return [_masked(entry) for entry in value]
    if has(type(value)):
        _mask_item(value)
    return value
