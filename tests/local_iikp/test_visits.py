"""A world freed while its browser is still asking: the request is answered, then the world is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from local_iikp.worlds import nodes, visits
from local_iikp.worlds.models import World
from tests.local_iikp.iikp_browser import ACCOUNT

if TYPE_CHECKING:
    import pytest

    from local_iikp.web.origins import Origin
    from tests.local_iikp.iikp_browser import Browser


def test_a_world_freed_during_a_request_stays_for_its_answer(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    world, next_node = browser.world, nodes.next_node

    def freed_meanwhile(asked: World, origin: Origin) -> str:
        visits.free(world)
        assert visits.world_named(world.name) is None
        return next_node(asked, origin)

    monkeypatch.setattr(nodes, "next_node", freed_meanwhile)
    assert browser.once("GET", "/ikp/wylogowano").status_code == 200
    assert not caplog.records
    assert not World.objects.filter(pk=world.pk).exists()
    assert browser.once("GET", "/ikp/wylogowano").status_code == 404


def test_only_the_last_request_takes_a_freed_world_down(world: World) -> None:
    with visits.visit(world.name):
        with visits.visit(world.name) as seen:
            assert seen == world
            visits.free(world)
        assert World.objects.filter(pk=world.pk).exists()
        with visits.visit(world.name) as late:
            assert late is None
    assert not World.objects.filter(pk=world.pk).exists()


def test_an_empty_world_goes_at_once(anna: Browser) -> None:
    visits.free(anna.world)
    assert anna.once("GET", ACCOUNT).status_code == 404
    assert not World.objects.filter(pk=anna.world.pk).exists()
