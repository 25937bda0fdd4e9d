"""Patients from the configuration: nothing passes without an account."""

from __future__ import annotations

import pytest

from support import pesel
from support.patients import ConfiguredPatients, Patient
from support.profile import PatientAccount, Profile
from support.verdicts import NotVerifiedError


def _profile() -> Profile:
    return Profile(
        entry_url="https://portal.example/ikp/zaloguj",
        trusted_profile_url="https://pz.example:8888/pz/ekran_pz",
        patients={"anna": PatientAccount(pesel_env="TEST_PESEL_ANNA", name="Anna Testowa")},
    )


def _nobody_to_close(patient: Patient) -> None:
    pytest.fail(f"nobody has left {patient.name} logged in")


def test_an_account_is_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    number = pesel.nobodys()
    monkeypatch.setenv("TEST_PESEL_ANNA", f" {number} ")
    source = ConfiguredPatients(_profile(), "testowy", _nobody_to_close)
    patient = source.patient("anna")
    assert (patient.name, patient.pesel) == ("Anna Testowa", number)
    assert source.patient("anna") == patient
    source.release()


def test_a_person_without_account_is_not_verified() -> None:
    with pytest.raises(NotVerifiedError, match="profil nie wskazuje, kto występuje jako Jan Wysocki"):
        ConfiguredPatients(_profile(), "testowy", _nobody_to_close).patient("jan")


def test_an_empty_variable_is_not_verified(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEST_PESEL_ANNA", raising=False)
    with pytest.raises(NotVerifiedError, match="zmienna TEST_PESEL_ANNA jest pusta"):
        ConfiguredPatients(_profile(), "testowy", _nobody_to_close).patient("anna")
