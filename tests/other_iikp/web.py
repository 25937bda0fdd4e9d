"""What both origins share over HTTP: routing, cookies, JSON, files, headers."""

from __future__ import annotations

import json
import sys
import traceback
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast
from urllib.parse import parse_qs

from .faults import error_page, wait
from .world import World, event_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from .faults import Fault

STATIC = Path(__file__).parent / "static"
KINDS = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}
MAX_BODY = 64_000


@dataclass
class Reply:
    """An answer; a dict as its body goes out as JSON."""

    status: int = 200
    body: bytes | dict[str, Any] = b""
    kind: str = "text/plain"
    headers: list[tuple[str, str]] = field(default_factory=list)


def see_other(address: str, *cookies: str) -> Reply:
    """Send the browser on, with cookies."""
    return Reply(303, headers=[("Location", address), *(("Set-Cookie", c) for c in cookies)])


class Origin(ThreadingHTTPServer):
    """One origin: its host, its port, its handler; `pair` gives both origins' addresses."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, host: str, port: int, handler: type[Handler], world: World) -> None:
        """Listen on loopback.

        Raises:
            OSError: the port is taken.
        """
        super().__init__(("127.0.0.1", port), handler)
        self.world, self.host = world, f"{host}:{self.server_address[1]}"
        self.url = f"http://{self.host}"
        self.pair: dict[str, str] = {}
        self.look: dict[str, str] = {}
        self.loads = 0


class Handler(BaseHTTPRequestHandler):
    """A request to either origin."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    routes: ClassVar[dict[str, Callable[[Any], Reply]]] = {}
    node = ""
    name = ""

    @property
    def origin(self) -> Origin:
        """The origin this request came to."""
        return cast("Origin", self.server)

    @property
    def world(self) -> World:
        """The memory of both origins."""
        return self.origin.world

    def do_GET(self) -> None:
        """Answer a GET."""
        self.answer()

    do_POST = do_PUT = do_GET  # noqa: N815

    def answer(self) -> None:
        """Answer any request; whatever breaks becomes an internal error without details."""
        fault = self.world.faults.of(self.name, self.path)
        if fault is not None and fault.kind == "refused":
            self.close_connection = True
            return
        try:
            self.body = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), MAX_BODY))
            with self.world.lock:
                reply = self.dispatch() if fault is None else self.spoiled(fault)
        except Exception:  # noqa: BLE001  # the boundary of a server
            traceback.print_exc(file=sys.stderr)
            reply = Reply(500, event_json(self.node))
        if fault is not None and fault.kind == "slow":
            wait(fault.delay_s)
        self.send(reply, whole=fault is None or fault.kind != "cut_off")

    def spoiled(self, fault: Fault) -> Reply:
        """Answer as the fault wants it."""
        if fault.kind == "error_screen":
            return self.down()
        if fault.kind == "status":
            return Reply(fault.status, error_page(fault.status), "text/html")
        return self.dispatch()

    def down(self) -> Reply:
        """Answer a page's script that the origin is down; what a document shows then, each origin knows."""
        return Reply(503, event_json(self.node))

    def dispatch(self) -> Reply:
        """Find the route, refusing strangers' hosts and writes that come from other origins' pages."""
        self.path_only, _, query = self.path.partition("?")
        self.query = {k: v[0] for k, v in parse_qs(query).items()}
        if self.headers.get("Host") != self.origin.host:
            return Reply(404, b"Nie znaleziono")
        route = self.routes.get(f"{self.command} {self.path_only}")
        if route is None:
            return self.file() if self.command == "GET" else Reply(404, b"Nie znaleziono")
        if "/api/" in self.path_only and self.command != "GET":
            if self.headers.get("Origin") != self.origin.url:
                return Reply(403, {"error": "origin"})
            if not isinstance(self.json(), dict):
                return Reply(400, {"error": "json"})
        return route(self)

    def file(self) -> Reply:
        """Answer with a file of the application; only names that are there."""
        known = {f"/static/{p.name}": p for p in STATIC.iterdir() if p.suffix in {".js", ".css"}}
        path = known.get(self.path_only)
        return Reply(200, path.read_bytes(), KINDS[path.suffix]) if path else Reply(404, b"Nie znaleziono")

    def shell(self, name: str, event: dict[str, str] | None = None) -> Reply:
        """Answer with the application's only document, told how to behave and what is wrong, if anything."""
        self.origin.loads += 1
        look = {**self.origin.look, **self.origin.pair, "load": self.origin.loads, "event": event}
        told = json.dumps(look).replace("<", "\\u003c").replace("&", "&amp;").replace('"', "&quot;")
        page = (STATIC / name).read_text("utf-8").replace("{told}", told)
        return Reply(200, page.encode(), "text/html")

    def json(self) -> dict[str, Any]:
        """Return the body's JSON object; empty when there is no JSON in it."""
        try:
            return cast("dict[str, Any]", json.loads(self.body))
        except ValueError:
            return {}

    def cookie(self, name: str) -> str:
        """Return a cookie of this origin. Ports share cookies, so the name carries the port."""
        try:
            found = SimpleCookie(self.headers.get("Cookie", "")).get(self.cookie_name(name))
        except CookieError:
            return ""
        return found.value if found else ""

    def cookie_name(self, name: str) -> str:
        """Return the cookie's full name."""
        return f"{name}_{self.origin.server_address[1]}"

    def set_cookie(self, name: str, value: str, life_s: float | None = None) -> str:
        """Return a Set-Cookie header that scripts and other sites' requests do not reach."""
        age = "" if life_s is None else f"; Max-Age={life_s:.0f}"
        return f"{self.cookie_name(name)}={value}; Path=/; HttpOnly; SameSite=Lax{age}"

    def send(self, reply: Reply, *, whole: bool = True) -> None:
        """Send the answer, never to be kept by the browser; or only half of it."""
        is_json = isinstance(reply.body, dict)
        body = json.dumps(reply.body).encode() if isinstance(reply.body, dict) else reply.body
        self.send_response(reply.status)
        for name, value in reply.headers:
            self.send_header(name, value)
        kind = "application/json" if is_json else reply.kind
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "origin")
        self.send_header(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
            f"base-uri 'none'; frame-ancestors 'none'; form-action 'self' {self.origin.pair['portal']}",
        )
        self.end_headers()
        self.wfile.write(body if whole else body[: len(body) // 2])
        self.close_connection = self.close_connection or not whole

    def log_message(self, *_: object) -> None:
        """Keep stderr free for errors."""
