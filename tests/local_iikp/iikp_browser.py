"""A browser without a screen: cookies per host, redirects, forms by label; no JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode, urlsplit

from django.test import Client

from local_iikp.web import origins
from tests.local_iikp.iikp_page import Page

if TYPE_CHECKING:
    from local_iikp.worlds.models import World

FIELDS = {
    "Adres e-mail": "email",
    "Numer telefonu": "phone",
    "Ulica i numer": "street",
    "Kod pocztowy": "postcode",
    "Miejscowość": "city",
    "Powiadomienia SMS": "notify_by_sms",
    "Powiadomienia e-mail": "notify_by_email",
}
EDIT = "/ikp/moje-konto/edycja"
ACCOUNT = "/ikp/moje-konto"
OWN_DATA = "/ikp/moje-konto/twoje-dane"


class Browser:
    """One browser in one world."""

    def __init__(self, world: World) -> None:
        """Start without cookies."""
        self.world = world
        self.address = ""
        self.response: Any = None
        self._clients: dict[str, Client] = {}

    @property
    def page(self) -> Page:
        """The page shown."""
        return Page(self.response.content.decode())

    @property
    def path(self) -> str:
        """The path of the page shown."""
        return urlsplit(self.address).path

    def client(self, host: str) -> Client:
        """Return the client that keeps the cookies of `host`."""
        if host not in self._clients:
            self._clients[host] = Client(enforce_csrf_checks=True, raise_request_exception=False)
        return self._clients[host]

    def portal_client(self) -> Client:
        """Return the client that keeps the portal's cookies."""
        return self.client(urlsplit(origins.portal_address(self.world.name)).hostname or "")

    def trusted_profile_client(self) -> Client:
        """Return the client that keeps the cookies of Profil Zaufany."""
        return self.client(urlsplit(origins.trusted_profile_address(self.world.name)).hostname or "")

    def cookies_of_portal(self) -> dict[str, str]:
        """Return the portal's cookies."""
        return {name: cookie.value for name, cookie in self.portal_client().cookies.items() if cookie.value}

    def return_target(self) -> str:
        """Return where the page of Profil Zaufany sends the browser back to."""
        (form,) = self.page.all("form")
        return form.attributes["action"]

    def once(self, method: str, address: str, data: dict[str, str] | None = None, **headers: str) -> Any:  # noqa: ANN401 - the test client's answer
        """Send one request, follow nothing, return the answer."""
        parts = urlsplit(address if "://" in address else origins.portal_address(self.world.name, address))
        client = self.client(parts.hostname or "")
        self.address = parts.geturl()
        self.response = client.generic(
            method,
            f"{parts.path}?{parts.query}" if parts.query else parts.path,
            urlencode(data or {}),
            content_type="application/x-www-form-urlencoded",
            headers=headers,
            SERVER_NAME=parts.hostname,
            SERVER_PORT=str(parts.port),
        )
        return self.response

    def send(self, method: str, address: str, data: dict[str, str] | None = None, **headers: str) -> Page:
        """Send a request, follow redirects, return the page."""
        for _ in range(6):
            response = self.once(method, address, data, **headers)
            if response.status_code not in {301, 302, 303}:
                return self.page
            target = response.headers["Location"]
            parts = urlsplit(self.address)
            address = target if "://" in target else f"{parts.scheme}://{parts.netloc}{target}"
            method, data, headers = "GET", None, {}
        message = "redirects without end"
        raise AssertionError(message)

    def get(self, address: str) -> Page:
        """Go to an address."""
        return self.send("GET", address)

    def part(self, address: str) -> Page:
        """Get a part of a page as htmx does."""
        return self.send("GET", address, None, **{"HX-Request": "true"})

    def submit(self, address: str, **fields: str) -> Page:
        """Send the form of the page shown, with its hidden fields and these."""
        parts = urlsplit(self.address)
        fields = {**self.page.hidden(), **fields}
        return self.send("POST", address, fields, Origin=f"{parts.scheme}://{parts.netloc}")

    def give_pesel(self, pesel: str) -> Page:
        """Go to log-in and give this PESEL; stop at what Profil Zaufany answers."""
        self.get("/ikp/zaloguj")
        return self.submit(self.address, pesel=pesel)

    def ready_to_return(self, key: str) -> tuple[str, dict[str, str]]:
        """Give the PESEL of a patient; return where the browser is to go back to, and with what."""
        page = self.give_pesel(self.world.patients.get(key=key).pesel)
        return self.return_target(), page.hidden()

    def log_in(self, key: str) -> Page:
        """Log in as this patient of the world."""
        target, _ = self.ready_to_return(key)
        return self.submit(target)

    def log_out(self) -> Page:
        """Press „Wyloguj się” of the page shown."""
        return self.submit("/ikp/wyloguj")

    def accept_regulations(self) -> Page:
        """Accept the regulations shown."""
        return self.submit("/ikp/regulamin", accepted="on")

    def edit(self, **changes: str) -> Page:
        """Open „Edytuj swoje dane”, change what is given, press „Zapisz”."""
        self.get(EDIT)
        return self.save(**changes)

    def save(self, **changes: str) -> Page:
        """Change what is given in the form shown, press „Zapisz”."""
        page = self.page
        shown = {
            name: "on" if page.is_ticked(label) else page.value_of(label)
            for label, name in FIELDS.items()
            if not name.startswith("notify") or page.is_ticked(label)
        }
        return self.submit(EDIT, **{**shown, **changes})

    def own_data(self) -> dict[str, str]:
        """Return what „Twoje dane” shows."""
        page = self.part(OWN_DATA)
        return dict(zip(page.texts("dt"), page.texts("dd"), strict=True))
