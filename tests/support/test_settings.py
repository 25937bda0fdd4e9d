"""Settings: what `-D` and IIKP_* variables may say."""

from __future__ import annotations

import pytest

from support.settings import read_settings
from support.verdicts import SetupError


def test_an_unknown_option_is_told_with_the_nearest() -> None:
    with pytest.raises(SetupError, match=r"Nieznana opcja -D profile\. Czy chodzi o „profil”\?"):
        read_settings({"profile": "local"})


@pytest.mark.parametrize(("word", "shown"), [("tak", True), ("TAK", True), ("nie", False), ("1", True)])
def test_yes_is_polish(word: str, shown: bool) -> None:  # noqa: FBT001 -- a table's column
    assert read_settings({"okno": word}).okno is shown


def test_a_variable_overrides_and_an_option_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IIKP_PROFIL", "iikp")
    assert read_settings({}).profil == "iikp"
    assert read_settings({"profil": "local"}).profil == "local"
