"""The two origins: the portal on `localhost`, the test Profil Zaufany on `127.0.0.1`. They are two sites."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import parse_qs

from . import clinic, consents, declarations, orders
from .rules import Contact, RefusedError
from .web import Handler, Origin, Reply, see_other
from .world import LOGIN_S, World, account_json, event_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from .accounts import Account

FUNCTIONS = consents.ROUTES | orders.ROUTES | declarations.ROUTES
PORTAL_NODE, PZ_NODE = "isus-7", "wk-2"
CHANGED_ELSEWHERE = "Dane zmieniono w innym oknie. Odśwież stronę."
NOT_ACCEPTED = "Zaakceptuj regulamin, aby korzystać z konta"


class TrustedProfile(Handler):
    """The test Profil Zaufany (screen 1 and error screen 3.1)."""

    node, name = PZ_NODE, "pz"

    def down(self) -> Reply:
        """Answer the page with screen 3.1, its script with 503."""
        return super().down() if "/api/" in self.path else self.failed()

    def page(self) -> Reply:
        """Screen 1. Without a log-in under way the portal has to begin one."""
        if not self.query.get("zadanie"):
            return see_other(f"{self.origin.pair['portal']}/ikp/zaloguj")
        return self.shell("pz.html")

    def failed(self) -> Reply:
        """Screen 3.1, with HTTP 200."""
        return self.shell("pz.html", event_json(self.node))

    def identify(self) -> Reply:
        """Check the typed PESEL; the artifact goes to the portal by a form that the browser posts."""
        told = self.json()
        refusal, artifact = self.world.identify(str(told.get("pesel", "")), str(told.get("zadanie", "")))
        return Reply(422, {"errors": {"pesel": refusal}}) if refusal else Reply(200, {"artifact": artifact})

    routes: ClassVar[dict[str, Callable[[Any], Reply]]] = {
        "GET /pz/ekran_pz": page,
        "GET /pz/blad": failed,
        "POST /pz/api/dalej": identify,
    }


class Portal(Handler):
    """The iIKP: one document, a JSON API, and the way back from the PZ."""

    node, name = PORTAL_NODE, "portal"

    def down(self) -> Reply:
        """Let the API, and nothing but it, answer 503: the page draws 3.2 itself."""
        return super().down() if "/api/" in self.path else self.dispatch()

    def start(self) -> Reply:
        """Any way in."""
        return self.shell("portal.html")

    def root(self) -> Reply:
        """Send the bare host to the application."""
        return see_other("/portal/")

    def begin(self) -> Reply:
        """Begin a log-in (or go on with the one this browser has begun) and say where the PZ is."""
        login = self.cookie("logowanie")
        if self.world.logins.renew(login) is None:
            login = self.world.logins.issue()
        to = f"{self.origin.pair['pz']}/pz/ekran_pz?zadanie={login}"
        cookie = self.set_cookie("logowanie", login, LOGIN_S)
        return Reply(200, {"to": to}, headers=[("Set-Cookie", cookie)])

    def returned(self) -> Reply:
        """Take the artifact from the PZ's post, which carries no cookies, and ask the browser who it is."""
        posted = parse_qs(self.body.decode("ascii", "replace"))
        meaning = self.world.artifacts.take(posted.get("artefakt", [""])[0])
        if meaning is None or self.headers.get("Origin") != self.origin.pair["pz"]:
            return see_other(f"{self.origin.pair['pz']}/pz/blad")
        return see_other(f"/ikp/powrot?bilet={self.world.arrivals.issue(meaning)}")

    def arrived(self) -> Reply:
        """Open a session when this browser began the log-in; otherwise screen 3.1."""
        ticket = self.query.get("bilet", "")
        session = self.world.arrive(ticket, self.cookie("logowanie"), self.cookie("sesja"))
        if session is None:
            return see_other(f"{self.origin.pair['pz']}/pz/blad")
        return see_other("/portal/", self.set_cookie("sesja", session))

    def patient(self) -> Account | Reply:
        """Return the account of the session, or the refusal that sends the page elsewhere."""
        account = self.world.account(self.cookie("sesja"))
        if account is None:
            return Reply(401, {"to": "/ikp/zaloguj"})
        return account

    def session(self) -> Reply:
        """Say who is logged in."""
        account = self.patient()
        if isinstance(account, Reply):
            return account
        return Reply(200, {"name": account.name, "accepted": account.accepted})

    def accept(self) -> Reply:
        """Accept the regulations."""
        account = self.patient()
        if isinstance(account, Reply):
            return account
        if self.json().get("accepted") is not True:
            return Reply(422, {"errors": {"accepted": NOT_ACCEPTED}})
        account.accepted = True
        return Reply(200, {})

    def account(self) -> Reply:
        """Show (GET) or change (PUT) the account; neither before the regulations are accepted."""
        account = self.patient()
        if isinstance(account, Reply):
            return account
        if not account.accepted:
            return Reply(403, {"to": "#/regulamin"})
        if self.command == "PUT":
            try:
                contact = Contact.from_json(self.json())
            except TypeError:
                return Reply(400, {"error": "fields"})
            if refusals := contact.refusals():
                return Reply(422, {"errors": refusals})
            if self.json().get("revision") != account.revision:
                return Reply(409, {"errors": {"": CHANGED_ELSEWHERE}})
            self.world.store(account, contact)
        return Reply(200, account_json(self.world, account))

    def function(self) -> Reply:
        """Answer for one of the three functions, to a patient who has accepted the regulations."""
        account = self.patient()
        if isinstance(account, Reply):
            return account
        if not account.accepted:
            return Reply(403, {"to": "#/regulamin"})
        told = self.query if self.command == "GET" else self.json()
        try:
            return Reply(200, FUNCTIONS[f"{self.command} {self.path_only}"](self.world, account, told))
        except RefusedError as refused:
            return Reply(422, {"errors": refused.errors})

    def clinic(self) -> Reply:
        """Let a clinic act, which has a token instead of a session."""
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if not secrets.compare_digest(token.encode(), self.world.clinic_token.encode()):
            return Reply(403, {"error": "Brak dostępu"})
        told = self.json()
        return Reply(*clinic.act(self.world, told)) if isinstance(told, dict) else Reply(400, {"error": "JSON"})

    def log_out(self) -> Reply:
        """End the session here; the cookie goes too."""
        self.world.sessions.take(self.cookie("sesja"))
        return Reply(200, {}, headers=[("Set-Cookie", self.set_cookie("sesja", "", 0))])

    routes: ClassVar[dict[str, Callable[[Any], Reply]]] = {
        "GET /": root,
        "GET /portal/": start,
        "GET /ikp/zaloguj": start,
        "POST /api/logowanie": begin,
        "POST /ikp/powrot": returned,
        "GET /ikp/powrot": arrived,
        "GET /api/sesja": session,
        "POST /api/regulamin": accept,
        "GET /api/konto": account,
        "PUT /api/konto": account,
        "POST /api/wyloguj": log_out,
        "POST /klinika": clinic,
        **dict.fromkeys(FUNCTIONS, function),
    }


def open_origins(world: World, port: int, pz_port: int, look: dict[str, Any]) -> tuple[Origin, Origin]:
    """Open the portal and the test PZ; `look` goes to the browser (delay, seed).

    Raises:
        OSError: a port is taken.
    """
    portal = Origin("localhost", port, Portal, world)
    trusted = Origin("127.0.0.1", pz_port, TrustedProfile, world)
    for origin in (portal, trusted):
        origin.pair, origin.look = {"portal": portal.url, "pz": trusted.url}, look
    return portal, trusted
