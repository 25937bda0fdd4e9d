"""What a profile may say, and what is said of its mistakes: all of them, each with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support import pesel
from support.profile import FUNCTIONS, ROOT
from support.profile_file import read_profile
from support.verdicts import SetupError

if TYPE_CHECKING:
    from pathlib import Path

    from support.profile import Profile

WORDING = ("ContactDataPage.email", "ContactDataPage.phone")
_GOOD = """
[profile.inny]
entry_url = "https://portal.example/ikp/zaloguj"
trusted_profile_url = "https://pz.example:8888/pz/ekran_pz"
"""


def _profile(tmp_path: Path, toml: str, name: str = "inny") -> Profile:
    file = tmp_path / "iikp.toml"
    file.write_text(toml, encoding="utf-8")
    return read_profile(file, name, WORDING)


def test_the_repositorys_profiles_are_valid() -> None:
    assert read_profile(ROOT / "iikp.toml", "local").stand_in
    real = read_profile(ROOT / "iikp.toml", "iikp")
    assert real.entry_url.startswith("https://iikp.ezdrowie.gov.pl/")
    assert not real.wording_confirmed


def test_the_repository_holds_no_account_number() -> None:
    assert "pesel =" not in (ROOT / "iikp.toml").read_text(encoding="utf-8").lower()


def test_everything_that_the_design_shows_is_accepted(tmp_path: Path) -> None:
    profile = _profile(
        tmp_path,
        _GOOD
        + """
functions = ["zgody", "zamowienia"]
wording_confirmed = true
report_to = ["zgloszenia@cez.example", "iikp.test+nocne@a-b.example"]
hosts = ["login.example"]
[profile.inny.resolve]
"Portal.example:443" = "127.0.0.1:18443"
"login.example" = "[::1]"
[profile.inny.patients]
anna = { pesel_env = "IIKP_PESEL_ANNA", name = "Anna Testowa" }
[profile.inny.names]
"Przychodnia Zdrowie" = "Przychodnia Testowa"
[profile.inny.workers]
"Ewa Kruk" = { name = "Ewa Testowa", number = "5123456P" }
[profile.inny.clinic]
command = "python3 przychodnia.py --szpital 'Szpital Miejski'"
[profile.inny.wording]
"ContactDataPage.email" = "E-mail"
""",
    )
    assert profile.clinic is not None
    assert profile.clinic.arguments == ["python3", "przychodnia.py", "--szpital", "Szpital Miejski"]
    assert [profile.offers(function) for function in FUNCTIONS] == [True, True, False]
    assert profile.patients["anna"].name == "Anna Testowa"
    assert profile.wording == {"ContactDataPage.email": "E-mail"}
    assert profile.report_to == ["zgloszenia@cez.example", "iikp.test+nocne@a-b.example"]


@pytest.mark.parametrize(
    ("toml", "name", "says"),
    [
        (_GOOD, "iny", "Nieznany profil „iny”. Czy chodzi o „inny”?"),
        (_GOOD + 'functionz = ["zgody"]', "inny", "nieznany klucz „functionz” (Czy chodzi o „functions”?)"),
        ("[profile.inny]\n", "inny", "brakuje klucza: entry_url, trusted_profile_url"),
        (
            _GOOD.replace("https://portal", "portal"),
            "inny",
            "entry_url: „portal.example/ikp/zaloguj” to nie jest",
        ),
        (_GOOD.replace("portal.example", "pacjent.gov.pl"), "inny", "to adres produkcyjnego IKP"),
        (_GOOD.replace("portal.example", "moje.pacjent.gov.pl"), "inny", "to adres produkcyjnego IKP"),
        (_GOOD.replace("portal.example", "PACJENT.gov.pl"), "inny", "to adres produkcyjnego IKP"),
        (_GOOD + 'hosts = ["login.pacjent.gov.pl"]', "inny", "hosts: to adres produkcyjnego IKP"),
        (_GOOD + 'hosts = ["https://login.example/"]', "inny", "„https://login.example/” to nie jest sama nazwa hosta"),
        (_GOOD + 'resolve."pacjent.gov.pl" = "127.0.0.1"', "inny", "to adres produkcyjnego IKP"),
        (_GOOD + 'resolve."Moje.pacjent.gov.pl.:443" = "127.0.0.1"', "inny", "to adres produkcyjnego IKP"),
        (_GOOD + 'resolve."portal.example" = "www.pacjent.gov.pl:443"', "inny", "to adres produkcyjnego IKP"),
        (_GOOD + 'resolve."portal.example" = "PACJENT.GOV.PL."', "inny", "to adres produkcyjnego IKP"),
        (_GOOD + 'resolve."*" = "127.0.0.1"', "inny", "„*” to nie jest sama nazwa hosta ani adres"),
        (_GOOD + 'resolve."*.gov.pl" = "127.0.0.1"', "inny", "„*.gov.pl” to nie jest"),
        (_GOOD + 'resolve."portal.example" = "127.0.0.1 , EXCLUDE pacjent.gov.pl"', "inny", "to nie jest sama nazwa"),
        (_GOOD + 'resolve."portal.example:65536" = "127.0.0.1"', "inny", "„portal.example:65536” to nie jest"),
        (_GOOD + 'resolve."portal.example" = "https://portal2.example"', "inny", "to nie jest sama nazwa hosta"),
        (_GOOD + 'resolve."portal.exampl:443" = "127.0.0.1"', "inny", "wiersz 5: resolve: profil nie wymienia hosta"),
        (
            _GOOD + 'patients.ana = { pesel_env = "X", name = "Anna Nowak" }',
            "inny",
            "„ana” (Czy chodzi o „anna”?)",
        ),
        (
            _GOOD + 'patients.anna = { name = "Anna Nowak" }',
            "inny",
            "patients.anna: podaj pesel_env",
        ),
        (_GOOD + "wait_s = 0", "inny", "„wait_s”: niewłaściwa wartość „0”; ma być więcej niż 0"),
        (_GOOD + 'wait_s = "długo"', "inny", "niewłaściwa wartość „długo”; ma być liczba, na przykład 20"),
        (_GOOD + 'wording_confirmed = "może"', "inny", "niewłaściwa wartość „może”; ma być true albo false"),
        (_GOOD + "sessions = 9", "inny", "„sessions”: niewłaściwa wartość „9”; ma być najwyżej 8"),
        (
            _GOOD + 'wording."ContactDataPage.emial" = "E-mail"',
            "inny",
            "brzmienie „ContactDataPage.emial” (Czy",
        ),
        (_GOOD + 'wording."Nic" = "E-mail"', "inny", "(Do wyboru: ContactDataPage.email, ContactDataPage.phone.)"),
        ("[profile.inny", "inny", "nie jest poprawnym plikiem TOML"),
        (
            _GOOD + 'report_to = "a@b.pl"',
            "inny",
            'ma być lista w nawiasach kwadratowych: ["…"]',
        ),
        (_GOOD + 'report_to = ["a@b.pl", "cez.pl"]', "inny", "report_to: „cez.pl” nie jest samym adresem e-mail"),
        (_GOOD + 'report_to = ["CeZ <a@b.pl>"]', "inny", "„CeZ <a@b.pl>” nie jest samym adresem e-mail"),
        (_GOOD + 'report_to = ["a@b.pl, c@d.pl"]', "inny", "„a@b.pl, c@d.pl” nie jest samym adresem e-mail"),
        (_GOOD + 'report_to = ["a@b.pl\\nBcc: c@d.pl"]', "inny", "nie jest samym adresem e-mail"),
        (_GOOD + 'report_to = ["a@localhost"]', "inny", "„a@localhost” nie jest samym adresem e-mail"),
        (_GOOD + 'report_to = ["a..b@b.pl"]', "inny", "„a..b@b.pl” nie jest samym adresem e-mail"),
        (_GOOD + "report_to = [5]", "inny", "„report_to”: niewłaściwa wartość „5”; ma być tekst w cudzysłowie"),
        (_GOOD + "report_to = 5", "inny", "„report_to”: niewłaściwa wartość „5”"),
        (_GOOD + 'reportto = ["a@b.pl"]', "inny", "nieznany klucz „reportto” (Czy chodzi o „report_to”?)"),
        (_GOOD + 'functions = ["zgoda"]', "inny", "functions: nieznana funkcja „zgoda” (Czy chodzi o „zgody”?)"),
        (
            _GOOD + 'names = { "Szpital" = "X" }',
            "inny",
            "„Szpital” (Czy chodzi o „Szpital Miejski”?)",
        ),
        (
            _GOOD + '[profile.inny.workers]\n"Ewa Krug" = { name = "X", number = "1" }',
            "inny",
            "nieznana osoba medyczna „Ewa Krug” (Czy chodzi o „Ewa Kruk”?)",
        ),
        (_GOOD + 'clinic.comand = "python3"', "inny", "nieznany klucz „clinic.comand” (Czy chodzi o „command”?)"),
        (_GOOD + "clinic.time_limit_s = 3", "inny", "brakuje klucza „clinic.command”"),
        (_GOOD + 'clinic.command = "nie-ma-takiego x"', "inny", "clinic.command: nie ma programu „nie-ma-takiego”"),
        (_GOOD + 'clinic.command = ""', "inny", "clinic.command: nie ma programu „”"),
        (_GOOD + 'clinic.command = "python3 \'x"', "inny", "brakuje zamykającego cudzysłowu"),
        (_GOOD + 'clinic = { command = "python3", time_limit_s = 0 }', "inny", "„clinic.time_limit_s”: niewłaściwa"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(tmp_path: Path, toml: str, name: str, says: str) -> None:
    with pytest.raises(SetupError) as trouble:
        _profile(tmp_path, toml, name)
    assert says in str(trouble.value)


_TEN_MISTAKES = """
entry_url = "https://to-jest-poza-profilem.example"

[profile.inny]
entry_url = "https://portal.example/ikp/zaloguj"
trusted_profile_url = "https://pacjent.gov.pl/pz"
functionz = ["zgody"]
functions = ["zgoda", "zamowienia",
             "recepty"]
wait_s = 0  # za mało

[profile.inny.patients]
ana = { pesel_env = "X", name = "Anna Nowak" }
anna = { name = "Anna Testowa" }

[profile.inny.names]
"Szpital" = "X"

[profile.inny.wording]
"ContactDataPage.emial" = "E-mail"
"""


def test_all_mistakes_are_told_at_once_each_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as trouble:
        _profile(tmp_path, _TEN_MISTAKES)
    head, *told = str(trouble.value).splitlines()
    assert head == "Błędy w konfiguracji, profil „inny”:"
    assert sorted(line.split(": ")[0].removeprefix("- iikp.toml, ") for line in told) == sorted(
        f"wiersz {number}" for number in (2, 6, 7, 8, 8, 10, 13, 14, 17, 20)
    )


@pytest.mark.parametrize(
    ("variable", "value", "key", "expected"),
    [
        ("IIKP_ENTRY_URL", "https://inny.example/", "entry_url", "https://inny.example/"),
        ("IIKP_WAIT_S", "33", "wait_s", 33.0),
        ("IIKP_WORDING_CONFIRMED", "true", "wording_confirmed", True),
        ("IIKP_FUNCTIONS", "zgody, e-deklaracje", "functions", ["zgody", "e-deklaracje"]),
        ("IIKP_RECOVERY", "", "recovery", []),
    ],
)
def test_a_variable_overrides_the_profile(  # noqa: PLR0913, PLR0917 -- a row of the table
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, variable: str, value: str, key: str, expected: object
) -> None:
    monkeypatch.setenv(variable, value)
    assert getattr(_profile(tmp_path, _GOOD), key) == expected


def test_a_mistake_in_a_variable_names_the_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("IIKP_FUNCTIONS", "zgody,recepta")
    with pytest.raises(SetupError, match="zmienna IIKP_FUNCTIONS: functions: nieznana funkcja „recepta”"):
        _profile(tmp_path, _GOOD)


_ANNA = '[profile.inny.patients]\nanna = { pesel_env = "TEST_ANNA", name = "Anna Testowa" }\n'


def test_a_malformed_number_is_a_mistake_that_does_not_tell_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wrong = pesel.nobodys()[:-1]
    monkeypatch.setenv("TEST_ANNA", wrong)
    with pytest.raises(SetupError, match="wiersz 6: zmienna TEST_ANNA nie zawiera poprawnego numeru PESEL") as trouble:
        _profile(tmp_path, _GOOD + _ANNA)
    assert wrong not in str(trouble.value)


def test_one_number_stands_for_one_person(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TEST_ANNA", pesel.nobodys())
    jan = 'jan = { pesel_env = "TEST_ANNA", name = "Jan Testowy" }\n'
    with pytest.raises(SetupError, match="konto może zastępować jedną osobę"):
        _profile(tmp_path, _GOOD + _ANNA + jan)


def test_an_empty_variable_is_no_mistake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TEST_ANNA", raising=False)
    account = _profile(tmp_path, _GOOD + _ANNA).patients["anna"]
    assert (account.number, account.gap) == ("", "zmienna TEST_ANNA jest pusta")


def test_a_number_may_stand_in_a_file_outside_the_repository(tmp_path: Path) -> None:
    number, file = pesel.nobodys(), tmp_path / "anna.txt"
    file.write_text(f"{number}\n", encoding="utf-8")
    account = f'[profile.inny.patients]\nanna = {{ pesel_file = "{file}", name = "Anna Testowa" }}\n'
    assert _profile(tmp_path, _GOOD + account).patients["anna"].number == number


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (ROOT / "README.md", "numer PESEL nie może leżeć w repozytorium"),
        ("/nie/ma/takiego", "nie ma pliku „/nie/ma/takiego”"),
    ],
)
def test_a_file_that_is_missing_or_in_the_repository_is_a_mistake(tmp_path: Path, file: object, says: str) -> None:
    account = f'[profile.inny.patients]\nanna = {{ pesel_file = "{file}", name = "Anna Testowa" }}\n'
    with pytest.raises(SetupError, match=says):
        _profile(tmp_path, _GOOD + account)


def test_no_recipient_is_invented() -> None:
    assert [read_profile(ROOT / "iikp.toml", name).report_to for name in ("local", "iikp")] == [[], []]


def test_the_local_iikp_offers_everything() -> None:
    assert all(read_profile(ROOT / "iikp.toml", "local").offers(function) for function in FUNCTIONS)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="Nie można odczytać pliku konfiguracji"):
        read_profile(tmp_path / "nie-ma.toml", "local")
