"""First contact's judgement, without a browser: what is taken for what, what is left open, what is written where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import tomlkit

from pages.declared import declared_wording
from pages.first_contact.command import main
from pages.first_contact.ledger import Ledger, State, still_open
from pages.first_contact.matching import ALL, Basis, Match, Wanted, match_all
from pages.first_contact.result import Result, write_files
from pages.first_contact.screen import Thing
from pages.first_contact.wording import block, write
from support.profile_file import read_profile
from support.verdicts import SetupError

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = ("usage", "options", "show this", "unrecognized", "invalid choice", "error")
PROFILE = """# Nasze środowiska.
[profile.inny]
entry_url = "https://iikp.example.test/ikp/zaloguj"  # wejście
trusted_profile_url = "https://pz.example.test:8888/pz/ekran_pz"

[profile.inny.patients]
anna = { pesel_env = "IIKP_PESEL_ANNA", name = "Anna Zielińska" }  # od CeZ

[profile.drugi]
stand_in = true
"""


def _found(wanted: list[str], there: list[str], leftovers: int = 0) -> dict[str, tuple[str, Basis | None]]:
    things = [Thing("action", [name], "main") for name in there]
    matches = match_all([Wanted(name, name) for name in wanted], things, leftovers)
    return {match.wanted.name: (match.name, match.basis) for match in matches}


@pytest.mark.parametrize(
    ("wanted", "there", "name"),
    [
        ("Uprawnienia", ["Recepty", "Zgody i dostępy", "Moje konto"], "Zgody i dostępy"),
        ("Adres e-mail", ["Numer telefonu", "E-mail", "Ulica"], "E-mail"),
        ("Szukaj", ["Wyszukaj", "Wróć"], "Wyszukaj"),
        ("Anuluj", ["Zapisz zmiany", "Zrezygnuj"], "Zrezygnuj"),
    ],
)
def test_renamed_element_is_known_by_what_it_means(wanted: str, there: list[str], name: str) -> None:
    assert _found([wanted], there) == {wanted: (name, Basis.LIKE)}


def test_another_deed_is_not_taken_for_the_one_meant_though_its_letters_are_alike() -> None:
    there = ["Złóż nową deklarację", "Historia deklaracji POZ"]
    found = _found(["Wypełnij deklarację", "Zobacz deklaracje"], there)
    assert found == {"Wypełnij deklarację": ("", None), "Zobacz deklaracje": ("Historia deklaracji POZ", Basis.LIKE)}


def test_wording_that_is_there_is_never_given_to_another_element() -> None:
    found = _found(["Zapisz", "Zapisz zmiany"], ["Zapisz zmiany", "Drukuj"])
    assert found == {"Zapisz": ("", None), "Zapisz zmiany": ("Zapisz zmiany", Basis.WORDING)}


def test_of_two_that_are_equally_like_none_is_proposed_and_both_are_told() -> None:
    things = [Thing("action", [name], "main") for name in ("Zapisz szkic", "Zapisz całość")]
    (match,) = match_all([Wanted("ContactDataPage.save", "Zapisz")], things)
    assert (match.name, match.thing) == ("", None)
    assert set(match.candidates) == {"Zapisz szkic", "Zapisz całość"}


def test_what_is_left_between_the_same_neighbours_is_told_by_its_order() -> None:
    columns = ["Komu", "Rodzaj", "Okres", "Status"]
    assert _found(columns, ["Komu", "Xyz", "Okres", "Status"], ALL)["Rodzaj"] == ("Xyz", Basis.ONLY_ONE)
    assert _found(columns, ["Komu", "Xyz", "Okres", "Status"])["Rodzaj"] == ("", None)
    assert _found(columns, ["Komu", "Xyz", "Abc", "Okres", "Status"], ALL)["Rodzaj"] == ("", None)


def test_the_last_one_left_is_known_wherever_it_stands() -> None:
    assert _found(["Tak, wycofaj", "Nie"], ["Zostaw", "Tak, wycofaj"], 1)["Nie"] == ("Zostaw", Basis.ONLY_ONE)


def test_fields_that_changed_places_are_told_by_what_they_hold() -> None:
    things = [Thing("field", ["Xyz"], "main", kind="phone"), Thing("field", ["Abc"], "main", kind="email")]
    wanted = [Wanted("mail", "Adres e-mail", holds="email"), Wanted("phone", "Numer telefonu", holds="phone")]
    found = {match.wanted.key: (match.name, match.basis) for match in match_all(wanted, things, ALL)}
    assert found == {"mail": ("Abc", Basis.VALUE), "phone": ("Xyz", Basis.VALUE)}


def _ledger() -> Ledger:
    ledger = Ledger({})
    ledger.note(Match(Wanted("ContactDataPage.email", "Adres e-mail"), name="E-mail", basis=Basis.LIKE), "Dane")
    ledger.note(Match(Wanted("ContactDataPage.save", "Zapisz"), candidates=['Zapisz "A"', "Zapisz B"]), "Dane")
    ledger.note(Match(Wanted("ContactDataPage.city", "Miejscowość")), "Dane")
    ledger.note(Match(Wanted("ContactDataPage.phone", "Numer telefonu"), name="x", basis=Basis.WORDING), "Dane")
    return ledger


def test_every_declared_element_has_a_finding_and_what_was_not_reached_a_reason() -> None:
    findings = _ledger().findings()
    assert {one.key for one in findings} == set(declared_wording())
    assert [one for one in findings if one.state is State.UNREACHED and not one.reason] == []
    states = {one.key: one.state for one in findings}
    assert states["ContactDataPage.email"] is State.OTHER
    assert states["ContactDataPage.save"] is State.UNCLEAR
    assert states["ContactDataPage.city"] is State.MISSING
    assert states["ContactDataPage.phone"] is State.FOUND


def test_correction_is_not_lost_when_the_element_is_met_again_under_it() -> None:
    ledger = _ledger()
    ledger.note(Match(Wanted("ContactDataPage.email", "E-mail"), name="E-mail", basis=Basis.WORDING), "Dane")
    found = ledger.knows("ContactDataPage.email")
    assert found is not None
    assert (found.state, found.proposal) == (State.OTHER, "E-mail")


def test_what_was_not_reached_is_proposed_as_the_same_words_are_elsewhere() -> None:
    ledger = Ledger({})
    ledger.note(Match(Wanted("WizardStep.proceed", "Dalej"), name="Kontynuuj", basis=Basis.LIKE), "Komu")
    ledger.note(Match(Wanted("TrustedProfilePage.proceed", "Dalej"), name="Dalej", basis=Basis.WORDING), "PZ")
    found = {one.key: one for one in ledger.findings()}["RegulationsPage.proceed"]
    assert (found.state, found.proposal) == (State.UNREACHED, "Kontynuuj")
    assert found.basis == "tak samo jak WizardStep.proceed"


def test_nothing_is_proposed_where_the_same_words_are_elsewhere_two_others() -> None:
    ledger = Ledger({})
    ledger.note(Match(Wanted("WizardStep.proceed", "Dalej"), name="Kontynuuj", basis=Basis.LIKE), "Komu")
    ledger.note(Match(Wanted("DeclarationWizard.proceed", "Dalej"), name="Następny", basis=Basis.LIKE), "Deklaracja")
    assert {one.key: one for one in ledger.findings()}["RegulationsPage.proceed"].proposal is None


def test_corrections_are_open_until_they_are_written() -> None:
    findings = [one for one in _ledger().findings() if one.state is State.OTHER]
    assert still_open(findings, written=False) == findings
    assert still_open(findings, written=True) == []


def test_block_can_be_pasted_and_tells_candidates_as_comments() -> None:
    text = block(_ledger().findings(), "inny")
    wording = tomlkit.parse(text)["profile"]["inny"]["wording"]
    assert dict(wording) == {"ContactDataPage.email": "E-mail"}
    assert '# "ContactDataPage.save" = "Zapisz \\"A\\""' in text


def test_written_file_keeps_its_comments_and_order_and_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "iikp.toml"
    file.write_text(PROFILE, encoding="utf-8")
    assert write(file, "inny", _ledger().findings(), confirmed=False) == 1
    text = file.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip()]
    assert [line for line in lines if line in PROFILE.splitlines()] == [x for x in PROFILE.splitlines() if x.strip()]
    profile = read_profile(file, "inny", declared_wording())
    assert (profile.wording, profile.wording_confirmed) == ({"ContactDataPage.email": "E-mail"}, False)
    write(file, "inny", _ledger().findings(), confirmed=True)
    confirmed = read_profile(file, "inny", declared_wording())
    assert confirmed.has_seen("ContactDataPage.email")
    assert not confirmed.has_seen("AccountPage.saved")
    assert list(tmp_path.iterdir()) == [file]


def test_what_one_patient_has_seen_stays_seen_when_another_comes_after(tmp_path: Path) -> None:
    file = tmp_path / "iikp.toml"
    file.write_text(PROFILE, encoding="utf-8")
    write(file, "inny", _ledger().findings(), confirmed=True)
    other = Ledger({})
    other.note(
        Match(
            Wanted("RegulationsPage.accepted", "Akceptuję regulamin"), name="Akceptuję regulamin", basis=Basis.WORDING
        ),
        "Regulamin",
    )
    write(file, "inny", other.findings(), confirmed=True)
    profile = read_profile(file, "inny", declared_wording())
    assert profile.has_seen("ContactDataPage.email")
    assert profile.has_seen("RegulationsPage.accepted")
    assert not profile.has_seen("AccountPage.saved")


def test_page_and_json_tell_all_elements_and_no_number(tmp_path: Path) -> None:
    findings = _ledger().findings()
    result = Result("inny", "https://iikp.example.test", "A. Z.", "23.11.2026 10:00", findings, ["Recepty: nie."])
    page, told = (path.read_text(encoding="utf-8") for path in write_files(result, tmp_path))
    assert all(one.key in page and one.key in told for one in findings)
    assert "„E-mail”" in page
    assert "Recepty: nie." in page


@pytest.mark.parametrize("given", [["--pomoc"], ["--profl", "iikp"], ["--pacjent", "ola"], ["--zapis"]])
def test_options_are_told_in_polish_and_a_wrong_one_is_no_unavailable_environment(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(given)
    said = "".join(capsys.readouterr())
    assert end.value.code == (0 if given == ["--pomoc"] else SetupError.exit_code)
    assert [word for word in ENGLISH if word in said] == []
    assert "--pomoc" in said
