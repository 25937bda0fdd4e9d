"""Settings: what a profile may say, and what is said of its mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.settings import FUNCTIONS, ROOT, read_profile, read_settings
from support.verdicts import SetupError

if TYPE_CHECKING:
    from pathlib import Path

    from support.settings import Profile

_GOOD = """
[profile.inny]
entry_url = "https://portal.example/ikp/zaloguj"
trusted_profile_url = "https://pz.example:8888/pz/ekran_pz"
"""


def _profile(tmp_path: Path, toml: str, name: str = "inny") -> Profile:
    file = tmp_path / "iikp.toml"
    file.write_text(toml, encoding="utf-8")
    return read_profile(read_settings({"konfiguracja": str(file), "profil": name}))


def test_the_repositorys_profiles_are_valid() -> None:
    assert read_profile(read_settings({})).stand_in
    real = read_profile(read_settings({"profil": "iikp"}))
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
[profile.inny.patients]
anna = { pesel_env = "IIKP_PESEL_ANNA", name = "Anna Testowa" }
[profile.inny.names]
"Przychodnia Zdrowie" = "Przychodnia Testowa"
[profile.inny.workers]
"Ewa Kruk" = { name = "Ewa Testowa", number = "1" }
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
        ("[profile.inny]\n", "inny", "brakuje entry_url albo trusted_profile_url"),
        (_GOOD.replace("https://portal", "portal"), "inny", "entry_url: to nie jest pełny adres (https://…)"),
        (_GOOD.replace("portal.example", "pacjent.gov.pl"), "inny", "to adres produkcyjnego IKP"),
        (_GOOD.replace("portal.example", "moje.pacjent.gov.pl"), "inny", "to adres produkcyjnego IKP"),
        (_GOOD.replace("portal.example", "PACJENT.gov.pl"), "inny", "to adres produkcyjnego IKP"),
        (_GOOD + 'hosts = ["login.pacjent.gov.pl"]', "inny", "hosts: to adres produkcyjnego IKP"),
        (_GOOD + 'hosts = ["https://login.example/"]', "inny", "„https://login.example/” to nie jest sama nazwa hosta"),
        (_GOOD + 'patients.ana = { pesel_env = "X", name = "Y" }', "inny", "nieznany pacjent „ana”"),
        (_GOOD + 'patients.anna = { name = "Y" }', "inny", "brakuje klucza „patients.anna.pesel_env”"),
        (_GOOD + "wait_s = 0", "inny", "„wait_s”: niewłaściwa wartość „0”"),
        ("[profile.inny", "inny", "nie jest poprawnym plikiem TOML"),
        (_GOOD + 'report_to = "a@b.pl"', "inny", 'report_to: to ma być lista adresów: report_to = ["a@b.pl"]'),
        (_GOOD + 'report_to = ["a@b.pl", "cez.pl"]', "inny", "report_to: „cez.pl” nie jest samym adresem e-mail"),
        (_GOOD + 'report_to = ["CeZ <a@b.pl>"]', "inny", "„CeZ <a@b.pl>” nie jest samym adresem e-mail"),
        (_GOOD + 'report_to = ["a@b.pl, c@d.pl"]', "inny", "„a@b.pl, c@d.pl” nie jest samym adresem e-mail"),
        (_GOOD + 'report_to = ["a@b.pl\\nBcc: c@d.pl"]', "inny", "nie jest samym adresem e-mail"),
        (_GOOD + 'report_to = ["a@localhost"]', "inny", "„a@localhost” nie jest samym adresem e-mail"),
        (_GOOD + 'report_to = ["a..b@b.pl"]', "inny", "„a..b@b.pl” nie jest samym adresem e-mail"),
        (_GOOD + "report_to = [5]", "inny", "„5” nie jest samym adresem e-mail"),
        (_GOOD + "report_to = 5", "inny", "„report_to”: niewłaściwa wartość „5”"),
        (_GOOD + 'reportto = ["a@b.pl"]', "inny", "nieznany klucz „reportto” (Czy chodzi o „report_to”?)"),
        (_GOOD + 'functions = ["zgoda"]', "inny", "nieznana funkcja „zgoda”; Czy chodzi o „zgody”?"),
        (_GOOD + 'names = { "Szpital" = "X" }', "inny", "nieznana nazwa „Szpital”; Czy chodzi o „Szpital Miejski”?"),
        (
            _GOOD + '[profile.inny.workers]\n"Ewa Krug" = { name = "X", number = "1" }',
            "inny",
            "nieznana osoba medyczna „Ewa Krug”; Czy chodzi o „Ewa Kruk”?",
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


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as trouble:
        _profile(tmp_path, _GOOD + 'wait_s = 0\nfunctionz = []\npatients.ana = { pesel_env = "X", name = "Y" }')
    assert all(word in str(trouble.value) for word in ("wait_s", "functionz", "ana"))


def test_no_recipient_is_invented() -> None:
    assert [read_profile(read_settings({"profil": name})).report_to for name in ("local", "iikp")] == [[], []]


def test_the_local_iikp_offers_everything() -> None:
    assert all(read_profile(read_settings({})).offers(function) for function in FUNCTIONS)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="Nie można odczytać pliku konfiguracji"):
        read_profile(read_settings({"konfiguracja": str(tmp_path / "nie-ma.toml")}))


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
