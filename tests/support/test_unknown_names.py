"""Names in scenarios: an unknown one is told before anything starts, with file, line and the nearest known name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from behave.parser import parse_feature
from behave.step_registry import StepRegistry

from support import vocabulary  # noqa: F401 -- its parameter types are used below
from support.unknown_names import check_names, unknown_names
from support.verdicts import SetupError

if TYPE_CHECKING:
    from behave.model import Feature

_FEATURE = """# language: pl
Właściwość: Coś

  Założenia:
    Mając zalogowaną Annę

  Scenariusz: Zwykły
    Gdy Anna wybiera "Szpital Miejski"
    I Anna wybiera osobę "Ewa Kruk"
    I Anna zamawia "Tritace 5" oraz "Amotaks"
    I Anna nadaje "Informacja o stanie zdrowia" za 3 dni
    Wtedy widzi:
      | Placówka            | Lek            | Rodzaj                         | Osoba medyczna | Uwagi |
      | Przychodnia Klonowa | Euthyrox N 100 | Zgoda na udzielenie świadczeń  | Beata Czyż     | Ola   |
      |                     |                |                                |                |       |

  Szablon scenariusza: Z przykładami: <miejsce>
    Gdy Anna wybiera "<miejsce>"

    Przykłady:
      | miejsce          |
      | Gabinet Pod Lipą |
      | Szpital Miejski  |
"""


@pytest.fixture(scope="module")
def steps() -> StepRegistry:
    registry = StepRegistry()
    for step_type, pattern in (
        ("given", "{state:LoggedIn} {who:Person}"),
        ("when", '{who:Person} wybiera "{facility:Facility}"'),
        ("when", '{who:Person} wybiera osobę "{worker:Worker}"'),
        ("when", '{who:Person} wybiera "{worker:Worker}"'),
        ("when", '{who:Person} zamawia "{drug:Drug}" oraz "{other:Drug}"'),
        ("when", '{who:Person} nadaje "{kind:ConsentKind}" {when:Day}'),
        ("then", "widzi:"),
    ):
        registry.add_step_definition(step_type, pattern, lambda _: None)
    return registry


def _found(steps: StepRegistry, there: str = "", instead: str = "") -> list[str]:
    feature: Feature = parse_feature(
        _FEATURE.replace(there, instead) if there else _FEATURE, filename="dalej/cos.feature"
    )
    return list(dict.fromkeys(unknown_names(feature.walk_scenarios(), steps)))


def test_known_names_are_no_fault(steps: StepRegistry) -> None:
    assert _found(steps) == []


@pytest.mark.parametrize(
    ("there", "instead", "fault"),
    [
        ("zalogowaną Annę", "zalogowaną Anię", "5: nieznany pacjent „Anię”; najbliższa znana nazwa: „Annę”"),
        ('"Szpital Miejski"', '"Szpital Miejsk"', "8: nieznana placówka „Szpital Miejsk”; najbliższa znana nazwa"),
        ('wybiera "Szpital Miejski"', 'wybiera "Ewa Kru"', "8: nieznana osoba medyczna „Ewa Kru”; najbliższa znana"),
        ("Ewa Kruk", "Ewa Kruczek", "9: nieznana osoba medyczna „Ewa Kruczek”; najbliższa znana nazwa: „Ewa K"),
        ("Amotaks", "Amotax", "10: nieznany lek „Amotax”; najbliższa znana nazwa: „Amotaks”"),
        ("Tritace 5", "tritace 5", "10: nieznany lek „tritace 5”; najbliższa znana nazwa: „Tritace 5”"),
        ('"Informacja o stanie', '"Informacja o', "11: nieznany rodzaj uprawnienia „Informacja o zdrowia”; najbliższa"),
        ("Przychodnia Klonowa", "Przychodnia Klon", "14: nieznana placówka „Przychodnia Klon”"),
        ("Euthyrox N 100", "Euthyrox N 50", "14: nieznany lek „Euthyrox N 50”; najbliższa znana nazwa: „Euthyrox"),
        ("na udzielenie świadczeń", "na świadczenia", "14: nieznany rodzaj uprawnienia „Zgoda na świadczenia”"),
        ("Beata Czyż", "Beata Czyżyk", "14: nieznana osoba medyczna „Beata Czyżyk”"),
        ("| Gabinet Pod Lipą |", "| Gabinet Lipowy |", "22: nieznana placówka „Gabinet Lipowy”"),
    ],
)  # fmt: skip
def test_an_unknown_name_is_told(steps: StepRegistry, there: str, instead: str, fault: str) -> None:
    (told,) = _found(steps, there, instead)
    assert told.startswith(f"cos.feature:{fault}")


def test_an_unknown_step_is_no_unknown_name(steps: StepRegistry) -> None:
    assert _found(steps, "Gdy Anna wybiera", "Gdy Anna omija") == []


def test_the_first_is_told_with_the_number_of_all(steps: StepRegistry) -> None:
    feature = parse_feature(_FEATURE.replace("Anna ", "Alina "), filename="cos.feature")
    with pytest.raises(SetupError) as trouble:
        check_names(feature.walk_scenarios(), steps)
    assert str(trouble.value) == (
        "cos.feature:8: nieznany pacjent „Alina”; najbliższa znana nazwa: „Anna”. Takich miejsc jest więcej, razem 5."
    )
