"""A certificate that is not good, at the portal or at the test Profil Zaufany: told in words, nothing goes on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import trustme

from tests.rehearsal.iikp_over_https import PORTAL, TRUSTED_PROFILE
from tests.rehearsal.stage import staged
from tests.rehearsal.terminator import plain_http_only

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHOSEN = ("-n", "Po zalogowaniu pacjent jest", "-n", "Adres wejściowy sam", "-n", "^ENTER i „Dalej”")
A_DAY = timedelta(days=1)


def good(authority: trustme.CA, name: str) -> trustme.LeafCert:
    return authority.issue_cert(name)


def expired(authority: trustme.CA, name: str) -> trustme.LeafCert:
    return authority.issue_cert(name, not_before=datetime.now(UTC) - 2 * A_DAY, not_after=datetime.now(UTC) - A_DAY)


def of_another_name(authority: trustme.CA, name: str) -> trustme.LeafCert:
    return authority.issue_cert(f"inny.{name}")


def of_an_unknown_authority(authority: trustme.CA, name: str) -> trustme.LeafCert:
    del authority
    return trustme.CA().issue_cert(name)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("issued", "why", "advice"),
    [
        (expired, "wygasł albo jeszcze nie obowiązuje; ERR_CERT_DATE_INVALID", "sprawdź zegar tego komputera"),
        (of_another_name, "wystawiono go dla innej nazwy; ERR_CERT_COMMON_NAME_INVALID", "sprawdź adresy w profilu"),
        (of_an_unknown_authority, "wystawił go urząd, którego ten komputer nie zna; ERR_CERT", "do zaufanych"),
    ],
)
@pytest.mark.parametrize("bad", [PORTAL, TRUSTED_PROFILE])
def test_a_bad_certificate_is_told_with_what_to_do_and_nothing_goes_on(
    tmp_path: Path, bad: str, issued: Callable[[trustme.CA, str], trustme.LeafCert], why: str, advice: str
) -> None:
    authority = trustme.CA()
    shown = [(issued if name == bad else good)(authority, name) for name in (PORTAL, TRUSTED_PROFILE)]
    with staged(tmp_path, authority, *shown) as stage:
        finished = stage.rehearse(*CHOSEN)
        assert stage.open_sessions() == 0
    assert finished.results["verdict"] == "środowisko niedostępne", finished.screen
    assert finished.verdicts == ["środowisko niedostępne"] * 3
    for scenario in finished.scenarios:
        sentence, to_do = scenario["message"].splitlines()
        assert sentence.startswith(f"Certyfikat hosta {bad} nie jest zaufany ({why}")
        assert to_do.startswith("Co zrobić: ")
        assert advice in to_do
        assert scenario["recovery"] == []
        assert scenario["not_closed"] is None


@pytest.mark.slow
def test_a_port_that_speaks_plain_http_is_told_as_such(tmp_path: Path) -> None:
    with staged(tmp_path, trustme.CA()) as stage, plain_http_only() as port:
        stage.ports = (port, stage.ports[1])
        finished = stage.rehearse(*CHOSEN)
    assert finished.verdicts == ["środowisko niedostępne"] * 3, finished.screen
    for scenario in finished.scenarios:
        assert scenario["message"] == (
            f"Przeglądarka nie połączyła się z https://{PORTAL}: na tym porcie nie odpowiada serwer HTTPS "
            "(ERR_SSL_PROTOCOL_ERROR).\nCo zrobić: sprawdź w profilu adres i port."
        )
