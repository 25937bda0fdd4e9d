"""A network that is left through a proxy alone: the whole way leads through it, and production stays out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import trustme

from tests.rehearsal.proxy import proxying
from tests.rehearsal.stage import staged
from tests.runs.conftest import copy_project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
@pytest.mark.parametrize("variables", [("HTTPS_PROXY",), ("HTTPS_PROXY", "HTTP_PROXY"), ("ALL_PROXY",)])
def test_the_way_leads_through_the_proxy_but_never_to_production(tmp_path: Path, variables: tuple[str, ...]) -> None:
    features = copy_project(tmp_path / "project")
    with staged(tmp_path, trustme.CA()) as stage, proxying(stage.places()) as proxy:
        stage.resolves = False
        proxied = dict.fromkeys(variables, proxy.url)
        finished = stage.rehearse("features/logowanie.feature", "-n", "Po zalogowaniu pacjent jest", **proxied)
        assert finished.verdicts == ["zgodne"], finished.screen
        assert proxy.hosts >= set(stage.places())
        stopped = stage.rehearse(str(features / "produkcja.feature"), out="production", **proxied)
        assert stage.open_sessions() == 0
    assert "pacjent.gov.pl: to produkcyjne IKP" in stopped.scenarios[0]["message"]
    assert stopped.results["environment"]["aborted"] == stopped.scenarios[0]["message"]
    assert [line for line in proxy.asked if "pacjent.gov.pl" in line] == []


@pytest.mark.slow
def test_a_host_that_the_profile_resolves_is_not_asked_of_the_proxy(tmp_path: Path) -> None:
    with staged(tmp_path, trustme.CA()) as stage, proxying({}) as proxy:
        finished = stage.rehearse(
            "features/logowanie.feature", "-n", "Po zalogowaniu pacjent jest", HTTPS_PROXY=proxy.url
        )
    assert finished.verdicts == ["zgodne"], finished.screen
    assert proxy.hosts.isdisjoint(stage.places())


@pytest.mark.slow
def test_a_proxy_that_does_not_let_through_is_told_as_such(tmp_path: Path) -> None:
    with staged(tmp_path, trustme.CA()) as stage, proxying({}) as proxy:
        stage.resolves = False
        finished = stage.rehearse(
            "features/logowanie.feature", "-n", "Po zalogowaniu pacjent jest", HTTPS_PROXY=proxy.url
        )
    assert finished.verdicts == ["środowisko niedostępne"], finished.screen
    assert "pośrednik sieciowy (zmienna HTTPS_PROXY) nie łączy z tym hostem" in finished.scenarios[0]["message"]
