"""The real behave against another implementation of the same screens: other markup, other delays, a shared account.

The profile is not local: two addresses and patients whose numbers come from the environment, as on the real iIKP.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.verdicts import Verdict
from tests.pages.other_run import behave, leaves_no_number, named, serving

if TYPE_CHECKING:
    from pathlib import Path

# The functions have their own tests: test_other_functions.py.
ACCOUNT_FEATURES = ("dane_kontaktowe", "logowanie", "regulamin", "wylogowanie")
LOCAL_ONLY = {
    "Nowa wersja regulaminu wymaga ponownej akceptacji",
    "Nowe logowanie w tej samej przeglądarce zastępuje poprzednie",
    "Po czasie bezczynności następne kliknięcie prowadzi do logowania",
}
# Zofia accepts the regulations in the last scenario of regulamin.feature that needs them not accepted; elsewhere than
# locally she cannot take that back, and this one comes after it.
USED_UP = "Na stronie regulaminu można się wylogować"
USED_UP_REASON = "Stan zużyty: na koncie (Z. B.) regulamin jest już zaakceptowany."
# One of each kind, so that they take less than a minute; test_all_scenarios runs them all.
CHOSEN = {
    "Zmienione dane teleadresowe zostają zapisane",
    "Adres wejściowy sam przekierowuje na stronę testowego Profilu Zaufanego",
    "Nowe logowanie w tej samej przeglądarce zastępuje poprzednie",
    "Przejście dalej bez akceptacji jest odrzucane",
    "Akceptacja otwiera konto na stałe",
    USED_UP,
    "Po wylogowaniu przycisk wstecz nie pokazuje danych pacjenta",
}


def test_chosen_scenarios(tmp_path: Path) -> None:
    with serving("--delay-ms", "60") as other:
        before = other.account("anna")
        run = behave(other, tmp_path, *named(CHOSEN))
        after = other.account("anna")
    expected = dict.fromkeys(CHOSEN - LOCAL_ONLY, str(Verdict.CONFORMS)) | {USED_UP: USED_UP_REASON}
    assert run.verdicts() == expected
    assert run.out_of_scope == CHOSEN & LOCAL_ONLY
    unverified = [s["name"] for s in run.scenarios if s["verdict"] == Verdict.NOT_VERIFIED]
    assert unverified == [USED_UP]
    assert (run.results["verdict"], run.exit_code) == ("niepełne", 0)
    assert after["contact"] == before["contact"]
    assert after["revision"] != before["revision"]
    assert leaves_no_number(run, other)


@pytest.mark.slow
def test_patient_without_an_account_is_not_verified(tmp_path: Path) -> None:
    with serving() as other:
        other.patients["jan"]["pesel"] = ""
        del other.patients["jakub"]
        names = {"Siedemnastolatek loguje się na swoje konto", "Inny numer PESEL otwiera inne konto"}
        run = behave(other, tmp_path, *named(names))
    assert run.verdicts() == {
        "Siedemnastolatek loguje się na swoje konto": "Brak konta testowego: profil nie wskazuje, kto występuje jako "
        "Jakub Maj.",
        "Inny numer PESEL otwiera inne konto": "Brak konta testowego (J. W.): zmienna IIKP_PESEL_JAN jest pusta.",
    }
    assert {s["verdict"] for s in run.scenarios} == {Verdict.NOT_VERIFIED}


@pytest.mark.slow
@pytest.mark.parametrize("delay_ms", [0, 120, 400])
def test_all_scenarios(tmp_path: Path, delay_ms: int) -> None:
    with serving("--delay-ms", str(delay_ms), "--seed", str(delay_ms)) as other:
        before = other.account("anna")
        run = behave(other, tmp_path, *(f"features/{name}.feature" for name in ACCOUNT_FEATURES))
        after = other.account("anna")
    assert {name: said for name, said in run.verdicts().items() if said != Verdict.CONFORMS} == {
        USED_UP: USED_UP_REASON
    }
    assert run.out_of_scope == LOCAL_ONLY
    assert after["contact"] == before["contact"]
    assert leaves_no_number(run, other)
