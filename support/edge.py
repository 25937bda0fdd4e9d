"""Microsoft Edge: a Chromium under other names."""

from __future__ import annotations

from selenium.webdriver import Edge, EdgeOptions
from selenium.webdriver.edge.service import Service

from support.chromium import Chromium, CountingChromium


class _CountingEdge(CountingChromium, Edge):
    """Edge that counts its round trips."""


class MicrosoftEdge(Chromium):
    """How Edge is started; see `support.running.Kind`."""

    driver = _CountingEdge
    options = EdgeOptions
    driver_service = Service
