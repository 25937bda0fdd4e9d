"""A browser without pages, for this iIKP's own tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import requests

if TYPE_CHECKING:
    from .world import World


class Site:
    """One browser in front of both origins."""

    def __init__(self, portal: str, trusted: str, world: World) -> None:
        """Begin without cookies."""
        self.portal, self.trusted, self.world = portal, trusted, world
        self.browser = requests.Session()

    def pesel(self, key: str) -> str:
        """Return the PESEL generated for that patient."""
        return next(a.pesel for a in self.world.accounts.values() if a.key == key)

    def api(self, method: str, path: str, body: object = None) -> requests.Response:
        """Ask as the page of the same origin does."""
        here = self.trusted if path.startswith("/pz/") else self.portal
        return self.browser.request(method, here + path, json=body, headers={"Origin": here}, timeout=5)

    def identify(self, typed: str) -> requests.Response:
        """Begin a log-in and type that number at the test PZ."""
        to = self.api("POST", "/api/logowanie", {}).json()["to"]
        return self.api("POST", "/pz/api/dalej", {"pesel": typed, "zadanie": to.partition("=")[2]})

    def come_back(self, artifact: str) -> str:
        """Post the artifact to the portal; return the address where that ends."""
        form, headers = {"artefakt": artifact}, {"Origin": self.trusted}
        return self.browser.post(self.portal + "/ikp/powrot", form, headers=headers, timeout=5).url

    def log_in(self, key: str) -> None:
        """Log in, by all steps."""
        artifact = self.identify(self.pesel(key)).json()["artifact"]
        assert self.come_back(artifact) == self.portal + "/portal/"

    def refused(self, path: str, body: object) -> dict[str, str]:
        """Post what the portal must refuse; return the messages by field."""
        answer = self.api("POST", path, body)
        assert answer.status_code == 422, answer.text
        errors: dict[str, str] = answer.json()["errors"]
        return errors

    def post(self, path: str, body: object) -> dict[str, Any]:
        """Post what the portal must take; return its answer."""
        answer = self.api("POST", path, body)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def get(self, path: str) -> dict[str, Any]:
        """Return what the portal shows there."""
        told: dict[str, Any] = self.api("GET", path).json()
        return told

    def clinic(self, action: str, key: str, **more: str) -> dict[str, Any]:
        """Ask as a clinic does; return its answer."""
        headers = {"Authorization": f"Bearer {self.world.clinic_token}"}
        request = {"action": action, "pesel": self.pesel(key), **more}
        told: dict[str, Any] = requests.post(self.portal + "/klinika", json=request, headers=headers, timeout=5).json()
        return told
