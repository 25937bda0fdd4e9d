"""A stranger's configuration: mistakes of every kind at once, each with its line, and never a patient's number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import pesel
from support.profile_file import look_at_profile, read_profile
from support.settings import look_at_settings
from support.verdicts import SetupError

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_WORDING = ("ContactDataPage.email",)
_GOOD = """[profile.inny]
entry_url = "https://portal.example/ikp/zaloguj"
trusted_profile_url = "https://pz.example:8888/pz/ekran_pz"
"""


def _said(folder: Path, toml: str, others: Collection[str] = ()) -> list[str]:
    file = folder / "iikp.toml"
    file.write_text(toml, encoding="utf-8")
    with pytest.raises(SetupError) as trouble:
        read_profile(file, "inny", _WORDING, others)
    return str(trouble.value).splitlines()


@pytest.mark.parametrize(
    "written",
    [
        'anna = { pesel = "NUMBER", name = "Anna Nowak" }',
        "anna = { pesel_env = 'NUMBER', name = 'A' }",
        'anna = "NUMBER"',
        'NUMBER = { pesel_env = "X", name = "Anna Nowak" }',
        'anna = { pesel_env = "X", name = "NUMBER" }',
        "# Anna: NUMBER",
        "# Anna: SPACED",
    ],
)
def test_a_number_in_the_file_is_refused_and_never_told(tmp_path: Path, written: str) -> None:
    number = pesel.nobodys()
    spaced = f"{number[:6]} {number[6:]}"
    toml = _GOOD + "[profile.inny.patients]\n" + written.replace("NUMBER", number).replace("SPACED", spaced) + "\n"
    told = _said(tmp_path, toml)
    assert any("wiersz 5: stoi tu numer PESEL, a w tym pliku nie może go być" in line for line in told)
    assert number not in "".join(told)
    assert spaced not in "".join(told)


@pytest.mark.parametrize("written", ['anna = "NUMBER"', "anna = { pesel_env = NUMBER, name = 'A' }"])
def test_even_a_part_of_a_number_is_not_told(tmp_path: Path, written: str) -> None:
    part = f"9{pesel.nobodys()[:7]}"
    told = _said(tmp_path, _GOOD + "[profile.inny.patients]\n" + written.replace("NUMBER", part) + "\n")
    assert part not in "".join(told)


def test_a_number_in_a_file_that_is_no_toml_is_told_too(tmp_path: Path) -> None:
    number = pesel.nobodys()
    told = _said(tmp_path, f"{_GOOD}wait_s = \n# {number}\n")
    assert [line.split(": ")[0] for line in told[1:]] == ["- iikp.toml, wiersz 4", "- iikp.toml, wiersz 5"]
    assert number not in "".join(told)


@pytest.mark.parametrize(
    ("written", "line", "says"),
    [
        ("wait_s = “20”\n", 4, "tekstem w zwykłym cudzysłowie"),
        ("wait_s = tak\n", 4, "true, false albo listą"),
        ('node_cookie = "wezel\n', 4, "brakuje zamykającego cudzysłowu"),
        ('functions = ["zgody"\nwait_s = 3\n', 5, "brakuje zamykającego nawiasu „]”"),
        ("[profile.jeszcze\n", 4, "brakuje zamykającego nawiasu „]”"),
        ('patients.anna = { name = "Anna Nowak"\n', 4, "nawiasu „}”"),
        ("wait_s 20\n", 4, "po kluczu ma stać „=”"),
        ("wait_s = 1\nwait_s = 2\n", 5, "stoi tu drugi raz"),
        ("[profile.inny]\n", 4, "stoi tu drugi raz"),
        ("wait_s = 20 s\n", 4, "stoi coś jeszcze"),
        ('clinic.command = "C:\\users\\x"\n', 4, "pisze się podwójnie"),
        ("żółty = 1\n", 4, "z polską literą"),
    ],
)
def test_what_is_no_toml_is_told_in_polish_with_its_line(tmp_path: Path, written: str, line: int, says: str) -> None:
    (told,) = _said(tmp_path, _GOOD + written)
    assert f"iikp.toml, wiersz {line}: plik nie jest poprawnym plikiem TOML" in told
    assert says in told


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("wait_s = true\n", "wiersz 4: wait_s: ma być liczba, nie true albo false"),
        ("sessions = false\n", "wiersz 4: sessions: ma być liczba"),
        ("wording_confirmed = 7\n", "wiersz 4: „wording_confirmed”: niewłaściwa wartość „7”; ma być true albo false"),
        ('patients.anna = { pesel_env = "numer Anny", name = "Anna Nowak" }\n', "ma tu być nazwa zmiennej"),
        ('patients.anna = { pesel_env = "A", name = " " }\n', "patients.anna.name: nie może być puste"),
        ('patients.anna = { pesel_env = "A", name = "…" }\n', "patients.anna.name: zamiast „…” wpisz to, co"),
        ('patients.anna = { pesel_env = "A", name = "Anna" }\n', "„Anna” to jedno słowo; wpisz imię i nazwisko"),
        ('names."Szpital Miejski" = "…"\n', "wiersz 4: names.Szpital Miejski: zamiast „…” wpisz to, co pisze portal"),
        ('workers."Ewa Kruk" = { name = "E", number = "12345" }\n', "„12345” nie jest numerem prawa wykonywania"),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_told(tmp_path: Path, written: str, says: str) -> None:
    (told,) = _said(tmp_path, _GOOD + written)
    assert says in told


@pytest.mark.parametrize(
    "address",
    [
        "https://a b/",
        "https://a.example:99999/",
        "https://[::1/",
        "https://a:0/",
        "a",
        r"http://a.example\@localhost/",
    ],
)
def test_an_address_that_is_none_is_told_in_polish(tmp_path: Path, address: str) -> None:
    written = address.replace("\\", r"\\")
    (told,) = _said(tmp_path, _GOOD.replace("https://portal.example/ikp/zaloguj", written))
    assert f"entry_url: „{address}” to nie jest pełny adres" in told


@pytest.mark.parametrize(
    "host", ["portal.example", "10.0.0.5:8080", "localhost.example", "localhost@portal.example", "[2001:db8::1]"]
)
def test_an_address_without_tls_is_refused_beyond_this_machine(tmp_path: Path, host: str) -> None:
    (told,) = _said(tmp_path, _GOOD.replace("https://pz.example:8888", f"http://{host}"))
    assert f"iikp.toml, wiersz 3: trusted_profile_url: „http://{host}/pz/ekran_pz” zaczyna się od http://" in told
    assert "ma być https:// (http:// wolno tylko na tym komputerze: localhost, *.localhost, 127.0.0.1, [::1])" in told


def test_a_variable_names_no_address_without_tls_either(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("IIKP_ENTRY_URL", "http://portal.example/")
    (told,) = _said(tmp_path, _GOOD)
    assert "zmienna IIKP_ENTRY_URL: entry_url: „http://portal.example/” zaczyna się od http://" in told


@pytest.mark.parametrize(
    "host", ["localhost", "iikp.localhost:8000", "LOCALHOST.", "127.0.0.1:1", "127.1.2.3", "[::1]"]
)
def test_on_this_machine_an_address_needs_no_tls(tmp_path: Path, host: str) -> None:
    file = tmp_path / "iikp.toml"
    file.write_text(_GOOD.replace("https://portal.example", f"http://{host}"), encoding="utf-8")
    assert read_profile(file, "inny").entry_url == f"http://{host}/ikp/zaloguj"


@pytest.mark.parametrize("toml", ["", "[profil.inny]\n", "profile = 3\n", "[profile]\nwait_s = 3\n"])
def test_a_file_without_profiles_is_told(tmp_path: Path, toml: str) -> None:
    (told,) = _said(tmp_path, toml)
    assert told == "Plik iikp.toml nie zawiera profili: każdy zaczyna się od [profile.NAZWA]."


def test_a_variable_that_nobody_has_filled_chooses_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("IIKP_PROFIL", "IIKP_OKNO", "IIKP_WAIT_S", "IIKP_ENTRY_URL"):
        monkeypatch.setenv(name, "")
    assert look_at_settings({}).settings.profil == "local"
    assert look_at_settings({"wynik": "x"}).mistakes
    file = tmp_path / "iikp.toml"
    file.write_text(_GOOD, encoding="utf-8")
    assert read_profile(file, "inny").entry_url == "https://portal.example/ikp/zaloguj"


def test_a_number_in_quotation_marks_is_a_number(tmp_path: Path) -> None:
    file = tmp_path / "iikp.toml"
    file.write_text(_GOOD + 'wait_s = "20"\nsessions = "2"\n', encoding="utf-8")
    profile = read_profile(file, "inny")
    assert (profile.wait_s, profile.sessions) == (20, 2)


def test_a_missing_address_is_told_beside_the_other_mistakes(tmp_path: Path) -> None:
    told = _said(tmp_path, '[profile.inny]\nentry_url = "https://portal.example/"\nwait = 3\n')
    assert [line.partition(": ")[2] for line in told[1:]] == [
        "brakuje klucza: trusted_profile_url",
        "nieznany klucz „wait” (Czy chodzi o „wait_s”?)",
    ]


def test_a_patient_without_number_and_without_name_is_told_both(tmp_path: Path) -> None:
    told = _said(tmp_path, _GOOD + '[profile.inny.patients]\nanna = { nmae = "A" }\n')
    assert len([line for line in told if "wiersz 5" in line]) == 3
    assert any("podaj pesel_env" in line for line in told)


@pytest.mark.parametrize(
    ("spoiled", "says"),
    [
        ("za krótki", "ma długość 10 zamiast 11 cyfr"),
        ("z literą", "są w nim inne znaki niż cyfry"),
        ("z błędną cyfrą kontrolną", "cyfra kontrolna się nie zgadza"),
        ("z dniem, którego nie ma", "takiej daty urodzenia nie ma"),
    ],
)
def test_what_is_wrong_with_a_number_is_told_without_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, spoiled: str, says: str
) -> None:
    number = pesel.SPOILED[spoiled](pesel.nobodys(), None)  # type: ignore[arg-type]  # no date is needed
    monkeypatch.setenv("TEST_ANNA", number)
    (told,) = _said(tmp_path, _GOOD + 'patients.anna = { pesel_env = "TEST_ANNA", name = "Anna Nowak" }\n')
    assert f"zmienna TEST_ANNA nie zawiera poprawnego numeru PESEL ({says})" in told
    assert number not in told


def test_mistaken_choices_and_a_mistaken_profile_are_told_together(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("IIKP_OKNO", "może")
    chosen = look_at_settings({"profl": "inny", "podsumowanie": "chyba", "wynik": "x"})
    assert (chosen.settings.okno, chosen.settings.podsumowanie) == (False, True)
    told = _said(tmp_path, _GOOD + "wait_s = 0\n", chosen.mistakes)
    assert told[1:] == [
        "- Nieznana opcja -D profl. Czy chodzi o „profil”?",
        "- Nieznana opcja -D wynik. Czy chodzi o „wyniki”?",
        "- Zmienna IIKP_OKNO: nie rozumiem wartości „może”; ma być tak albo nie.",
        "- Opcja podsumowanie: nie rozumiem wartości „chyba”; ma być tak albo nie.",
        "- iikp.toml, wiersz 4: „wait_s”: niewłaściwa wartość „0”; ma być więcej niż 0",
    ]


def test_what_is_right_is_kept_beside_mistakes(tmp_path: Path) -> None:
    file = tmp_path / "iikp.toml"
    mistaken = (
        'hosts = ["https://a.example/"]\nwait = 3\n[profile.inny.patients]\nola = { pesel_env = "X", name = "O. N." }\n'
    )
    file.write_text(_GOOD + mistaken + 'anna = { pesel_env = "A", name = "Anna Nowak" }\n', encoding="utf-8")
    reading = look_at_profile(file, "inny", _WORDING)
    assert len(reading.mistakes) == 3
    assert reading.profile is not None
    assert reading.profile.entry_url == "https://portal.example/ikp/zaloguj"
    assert (list(reading.profile.patients), reading.profile.hosts) == (["anna"], [])
