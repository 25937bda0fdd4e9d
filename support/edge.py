"""Microsoft Edge: a Chromium under other names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selenium.webdriver import Edge, EdgeOptions
from selenium.webdriver.edge.service import Service

from support.chromium import Chromium, CountingChromium, RunningChromium, set_up
from support.stand_in import own_group

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.drivers import Found


class _CountingEdge(CountingChromium, Edge):
    """Edge that counts its round trips."""


class MicrosoftEdge(Chromium):
    """How Edge is started; see `support.running.Kind`."""

    def service(self, found: Found) -> Service:
        """Return what starts msedgedriver."""
        return Service(found.driver, popen_kw=own_group())

    def start(
        self,
        service: Any,  # noqa: ANN401 -- of the driver's own class
        found: Found,
        *,
        shown: bool,
        resolve: Mapping[str, str],
    ) -> RunningChromium:
        """Start msedgedriver and the browser."""
        options = EdgeOptions()
        set_up(options, found, shown=shown, resolve=resolve)
        return RunningChromium(_CountingEdge(options=options, service=service))
