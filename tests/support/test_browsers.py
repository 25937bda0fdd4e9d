"""How each kind of browser is asked to start, and what is said when its driver refuses."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from support.browser import Browser
from support.settings import read_settings
from support.verdicts import SetupError

REFUSING = (Path(__file__).parent / "refusing_driver.py").read_text(encoding="utf-8")
CHROME_IS_NEWER = (
    "session not created: This version of ChromeDriver only supports Chrome version 114\n"
    "Current browser version is 156.0.8078.79 with binary path /usr/lib/chromium/chromium"
)
EDGE_IS_NEWER = CHROME_IS_NEWER.replace("ChromeDriver", "Microsoft Edge WebDriver").replace(
    "Chrome v", "Microsoft Edge v"
)


class Refused:
    """A start of a browser that its driver has refused.

    Attributes:
        said: the sentence for the tester.
        asked: what the driver was asked for.
    """

    def __init__(self, folder: Path, browser: str, driver: str, **choices: str) -> None:
        """Start it."""
        paths = {name: folder / program for name, program in (("przegladarka", browser), ("sterownik", driver))}
        for path in paths.values():
            path.write_text(f"#!{sys.executable}\n{REFUSING}", encoding="utf-8")
            path.chmod(0o755)
        made = Browser(read_settings({name: str(path) for name, path in paths.items()} | choices), lambda _: None)
        with pytest.raises(SetupError) as refused:
            made.make_blank()
        made.discard()
        self.said = str(refused.value)
        told = json.loads(Path(f"{paths['sterownik']}.asked").read_text(encoding="utf-8"))
        self.asked: dict[str, Any] = told["capabilities"]["alwaysMatch"] | told["capabilities"]["firstMatch"][0]


@pytest.mark.parametrize(
    ("programs", "refusal", "words"),
    [
        (("chromium", "chromedriver"), CHROME_IS_NEWER, ["jest dla Chrome 114", "ma wersję 156.0.8078.79"]),
        (("msedge", "msedgedriver"), EDGE_IS_NEWER, ["jest dla Edge 114", "ma wersję 156.0.8078.79"]),
        (
            ("firefox", "geckodriver"),
            "Unable to find a matching set of capabilities",
            ["geckodriver 0.33) nie pasuje do tej wersji przeglądarki Firefox"],
        ),
        (("firefox", "geckodriver"), "binary is not a Firefox executable", ["nie jest przeglądarką Firefox"]),
        pytest.param(
            ("firefox", "geckodriver"),
            "Process unexpectedly closed with status 1",
            ["nie uruchamia się ze sterownikiem"],
            marks=pytest.mark.slow,
        ),
    ],
    ids=["chrome", "edge", "firefox", "no-firefox", "firefox-ends"],
)
def test_a_driver_that_does_not_fit_is_told_in_one_sentence(
    programs: tuple[str, str], refusal: str, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFUSAL", refusal)
    monkeypatch.setenv("VERSION", "0.33.0")
    said = Refused(tmp_path, *programs).said
    assert [word for word in words if word not in said] == []
    assert "\n" not in said
    assert said.count(". ") == 0


def test_edge_is_asked_for_what_chromium_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFUSAL", EDGE_IS_NEWER)
    asked = Refused(tmp_path, "msedge", "msedgedriver").asked
    assert asked["browserName"] == "MicrosoftEdge"
    options = asked["ms:edgeOptions"]
    assert options["binary"] == str(tmp_path / "msedge")
    assert options["prefs"]["intl.accept_languages"] == "pl,pl-PL"
    assert {"--headless", "--window-size=1280,900"} < set(options["args"])
    (rules,) = (argument for argument in options["args"] if argument.startswith("--host-resolver-rules="))
    assert "MAP *.pacjent.gov.pl ~NOTFOUND" in rules
    assert "acceptInsecureCerts" not in asked


@pytest.mark.slow
def test_a_window_is_shown_where_it_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFUSAL", "not now")
    monkeypatch.setenv("VERSION", "0.33.0")
    for browser, driver, options in (
        ("msedge", "msedgedriver", "ms:edgeOptions"),
        ("firefox", "geckodriver", "moz:firefoxOptions"),
    ):
        hidden = Refused(tmp_path, browser, driver).asked[options]["args"]
        shown = Refused(tmp_path, browser, driver, okno="tak").asked[options]["args"]
        assert [argument for argument in hidden if "headless" in argument]
        assert [argument for argument in shown if "headless" in argument or "kiosk" in argument] == []


@pytest.mark.parametrize(("version", "times"), [("0.33.0", 1), ("0.37.1", 0)])
def test_firefox_is_told_of_privileged_scripts_by_an_old_geckodriver_only(
    version: str, times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFUSAL", "not now")
    monkeypatch.setenv("VERSION", version)
    asked = Refused(tmp_path, "firefox-esr", "geckodriver").asked
    assert asked["moz:firefoxOptions"]["args"].count("-remote-allow-system-access") == times
    # Selenium's own default for Firefox takes any certificate.
    assert asked["acceptInsecureCerts"] is False
    assert asked["moz:firefoxOptions"]["prefs"]["intl.accept_languages"] == "pl,pl-PL"
