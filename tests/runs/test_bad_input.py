"""What cannot run says so in one Polish sentence and with an exit code of its own, before anything is started."""

from __future__ import annotations

import json
import socket
import stat
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.runs.behave_process import ROOT, Finished, run
from tests.runs.conftest import copy_project
from tests.support.test_browsers import CHROME_IS_NEWER, REFUSING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SETUP = 3
# Of each kind of trouble one is tried in every run of the tests.
RARE = pytest.mark.slow
# Nothing is to be fetched from anywhere.
OFFLINE = {"SE_OFFLINE": "true", "HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9"}
SMALL = "--tags=@iikp-2.2.1-a"
REAL = '[profile.prawdziwy]\nentry_url = "{entry}"\ntrusted_profile_url = "{entry}"\n'


def program(path: Path, text: str) -> Path:
    """Write a program that can be run."""
    path.write_text(f"#!{sys.executable}\n{text}", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def refused(finished: Finished, *words: str) -> None:
    """See that the run was refused in one sentence that holds these words."""
    assert finished.exit_code == SETUP, finished.screen
    first, *rest = [line for line in finished.screen.splitlines() if line]
    assert not rest, finished.screen
    assert first.endswith((".", "?")), first
    for word in words:
        assert word in first


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-D", "profil=lokal"], ["Nieznany profil „lokal”", "Czy chodzi o „local”?"]),
        pytest.param(["-D", "profil=xyz"], ["Nieznany profil „xyz”", "Do wyboru: local, iikp"], marks=RARE),
        pytest.param(["-D", "profl=local"], ["Nieznana opcja -D profl", "Czy chodzi o „profil”?"], marks=RARE),
        pytest.param(
            ["-D", "konfiguracja=nie/ma.toml"], ["Nie można odczytać pliku konfiguracji", "ma.toml"], marks=RARE
        ),
        (["--tags=@dim"], ["Żaden scenariusz nie ma znacznika @dim", "Czy chodzi o @dym?"]),
        pytest.param(
            ["--tags=@dym and not @iikp-9.9.9-x"], ["Żaden scenariusz nie ma znacznika @iikp-9.9.9-x"], marks=RARE
        ),
        pytest.param(["-n", "nie ma takiego scenariusza"], ["Nie wybrano żadnego scenariusza"], marks=RARE),
        pytest.param(
            ["-D", "lokalny_iikp=nie_ma_takiego", SMALL],
            ["Lokalny iIKP nie uruchomił się", "nie_ma_takiego"],
            marks=RARE,
        ),
        pytest.param(["-D", "przegladarka=/nie/ma", SMALL], ["Opcja przegladarka", "/nie/ma"], marks=RARE),
        (["-D", "sterownik=/nie/ma", SMALL], ["Opcja sterownik", "/nie/ma"]),
        pytest.param([f"-Dsterownik={ROOT / 'iikp.toml'}", SMALL], ["Opcja sterownik", "iikp.toml"], marks=RARE),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else None,
)
def test_a_wrong_choice_is_refused(arguments: list[str], words: list[str], tmp_path: Path) -> None:
    refused(run(tmp_path / "out", *arguments), *words)


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        pytest.param("[profile.local\n", ["nie jest poprawnym plikiem TOML"], marks=RARE),
        pytest.param(
            '[profile.local]\nstand_in = true\nclinic.command = "nie-ma-takiego"\n',
            ["clinic.command", "nie ma programu „nie-ma-takiego”"],
            marks=RARE,
        ),
        ("[profile.local]\nstand_in = true\nwait = 3\n", ["nieznany klucz „wait”", "„wait_s”"]),
        pytest.param(
            "[profile.local]\nstand_in = true\nwait_s = 0\n", ["„wait_s”", "niewłaściwa wartość „0”"], marks=RARE
        ),
        pytest.param("[profile.local]\n", ["brakuje klucza: entry_url, trusted_profile_url"], marks=RARE),
        (
            '[profile.local]\nentry_url = "https://pacjent.gov.pl/ikp"\ntrusted_profile_url = "https://pz.example"\n',
            ["produkcyjnego IKP"],
        ),
        pytest.param(
            '[profile.local]\nentry_url = "https://a.example"\ntrusted_profile_url = "https://login.pacjent.gov.pl:8888"\n',
            ["produkcyjnego IKP"],
            marks=RARE,
        ),
        pytest.param(
            '[profile.local]\nstand_in = true\npatients.ola = { pesel_env = "X", name = "Y Z" }\n', ["ola"], marks=RARE
        ),
        pytest.param("profile = 3\n", ["iikp.toml", "nie zawiera profili"], marks=RARE),
    ],
    ids=[
        "broken",
        "no-program",
        "unknown-key",
        "wrong-value",
        "no-address",
        "production",
        "production-below",
        "patient",
        "no-table",
    ],
)  # fmt: skip
def test_a_wrong_configuration_is_refused(toml: str, words: list[str], tmp_path: Path) -> None:
    file = tmp_path / "iikp.toml"
    file.write_text(toml, encoding="utf-8")
    refused(run(tmp_path / "out", "-D", f"konfiguracja={file}"), *words)


def test_a_name_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    feature = copy_project(tmp_path / "project") / "usterki.feature"
    text = feature.read_text(encoding="utf-8").replace("zalogowaną Annę", "zalogowaną Hankę", 1)
    feature.write_text(text, encoding="utf-8")
    refused(run(tmp_path / "out", str(feature)), "usterki.feature:7: nieznany pacjent „Hankę”", "nazwa: „Hannę”")


@pytest.mark.slow
@pytest.mark.parametrize("path", ["features/nie_ma.feature", "nie/ma/takiego", "README.md"])
def test_scenarios_that_are_not_there_are_refused(path: str, tmp_path: Path) -> None:
    refused(run(tmp_path / "out", path), f"Nie ma pliku *.feature ani katalogu ze scenariuszami: {path}")


@pytest.mark.slow
def test_scenarios_without_steps_beside_them_are_refused(tmp_path: Path) -> None:
    (tmp_path / "obce.feature").write_text("# language: pl\nFunkcja: Obca\n", encoding="utf-8")
    refused(run(tmp_path / "out", str(tmp_path / "obce.feature")), "nie ma katalogu steps")


@pytest.mark.slow
def test_a_file_that_is_no_gherkin_is_refused_with_its_line(tmp_path: Path) -> None:
    feature = copy_project(tmp_path / "project") / "usterki.feature"
    feature.write_text("# language: pl\nFunkcja: A\n  Scenariusz: B\n    Kiedy x\n  Funkcja: C\n", encoding="utf-8")
    refused(run(tmp_path / "out", str(feature)), "usterki.feature, wiersz 5", "to nie jest poprawny plik")


def _a_file(folder: Path) -> Path:
    file = folder / "wyniki"
    file.write_text("zajęte", encoding="utf-8")
    return file


def _below_a_file(folder: Path) -> Path:
    return _a_file(folder) / "dalej"


def _a_folder_with_a_file_inside(folder: Path) -> Path:
    out = folder / "wyniki"
    out.mkdir()
    (out / "run").write_text("zajęte", encoding="utf-8")
    return out


@pytest.mark.parametrize(
    "place",
    [_a_file, pytest.param(_below_a_file, marks=RARE), pytest.param(_a_folder_with_a_file_inside, marks=RARE)],
)
def test_results_that_cannot_be_written_are_refused(place: Callable[[Path], Path], tmp_path: Path) -> None:
    refused(run(place(tmp_path), SMALL), "Nie można zapisywać wyników", "-D wyniki=KATALOG")


def test_without_a_browser_it_says_what_to_install(tmp_path: Path) -> None:
    empty = tmp_path / "bin"
    empty.mkdir()
    finished = run(tmp_path / "out", SMALL, changes={**OFFLINE, "PATH": str(empty), "HOME": str(tmp_path)})
    refused(finished, "Nie znaleziono", "nie odpowiada", "apt-get install chromium chromium-driver")


def test_a_driver_of_another_version_is_named_with_both_versions(tmp_path: Path) -> None:
    driver = program(tmp_path / "chromedriver", REFUSING)
    finished = run(tmp_path / "out", "-D", f"sterownik={driver}", SMALL, changes={"REFUSAL": CHROME_IS_NEWER})
    refused(finished, str(driver), "114", "156.0.8078.79")


@pytest.mark.slow
def test_a_driver_that_ends_at_once_is_named(tmp_path: Path) -> None:
    driver = program(tmp_path / "chromedriver", "raise SystemExit(1)\n")
    refused(run(tmp_path / "out", "-D", f"sterownik={driver}", SMALL), str(driver), "-D sterownik=ŚCIEŻKA")


@pytest.mark.slow
def test_a_browser_that_ends_at_once_is_told(tmp_path: Path) -> None:
    browser = program(tmp_path / "chrome", "raise SystemExit(1)\n")
    refused(
        run(tmp_path / "out", "-D", f"przegladarka={browser}", SMALL),
        str(browser),
        "nie uruchamia się",
        "-D przegladarka=ŚCIEŻKA",
    )


@pytest.mark.slow
def test_a_taken_port_of_profil_zaufany_is_no_trouble(tmp_path: Path) -> None:
    with ExitStack() as stack:
        taken = stack.enter_context(socket.socket())
        try:
            taken.bind(("127.0.0.1", 8888))
            taken.listen()
        except OSError:
            # Somebody else holds it: as good.
            pass
        finished = run(tmp_path / "out", "--tags=@iikp-2.2-a")
    assert finished.exit_code == 0, finished.screen
    assert finished.verdicts == ["zgodne"]


@pytest.mark.slow
def test_a_patient_without_a_number_is_not_verified(tmp_path: Path) -> None:
    file = tmp_path / "iikp.toml"
    account = '[profile.prawdziwy.patients]\nanna = { pesel_env = "IIKP_PESEL_ANNA", name = "Anna Testowa" }\n'
    file.write_text(REAL.format(entry="http://127.0.0.1:9/ikp/zaloguj") + account, encoding="utf-8")
    finished = run(
        tmp_path / "out", "-D", f"konfiguracja={file}", "-D", "profil=prawdziwy", "features/logowanie.feature", "-n",
        "Poza numerem|Siedemnastolatek|Na stronie logowania|Nowe logowanie",
    )  # fmt: skip
    told = {scenario["name"]: scenario for scenario in finished.scenarios}
    poor = told["Poza numerem PESEL nie trzeba podawać niczego"]
    assert poor["verdict"] == "niesprawdzone"
    assert "zmienna IIKP_PESEL_ANNA jest pusta" in poor["message"]
    nobody = told["Siedemnastolatek loguje się na swoje konto"]
    assert nobody["verdict"] == "niesprawdzone"
    assert "profil nie wskazuje, kto występuje jako Jakub Maj" in nobody["message"]
    silent = told["Na stronie logowania jest pole „Pesel”"]
    assert silent["verdict"] == "środowisko niedostępne"
    assert "Środowisko nie odpowiada" in silent["message"]
    # What only the stand-in can do is not in the plan at all.
    assert "Nowe logowanie w tej samej przeglądarce zastępuje poprzednie" not in told
    assert finished.exit_code == 1
    assert "zgodne" not in finished.verdicts
    assert "Traceback" not in finished.screen
    assert json.loads((finished.out / "run" / "end.json").read_text(encoding="utf-8"))["aborted"] is None
