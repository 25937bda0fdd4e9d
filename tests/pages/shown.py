"""Shows the browser a page of any markup and puts the page objects over it."""

from __future__ import annotations

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from pages.containers import Dialog, Message, Options, RadioGroup, Section, Table
from pages.elements import Button, Heading, Link, Tab
from pages.fields import Checkbox, DateField, TextField
from pages.page import Page
from support.profile import Profile
from support.session import Session

if TYPE_CHECKING:
    from support.browser import Browser

# Only what never comes is waited for this long; a test of such a thing gives a shorter wait.
WAIT_S = 5.0

_HEAD = """<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>Ekran próbny</title>
<link rel="icon" href="data:,"><style>
body { margin: 8px; font: 16px sans-serif } .off { position: absolute; left: -9999px }
.clipped { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0); white-space: nowrap }
.clear { opacity: 0 } .cover { position: fixed; inset: 0; background: #fffc; z-index: 9 }
</style><script>
for (let timer = setTimeout(() => 0); timer > 0; timer -= 1) clearTimeout(timer);
var said = [];
for (const kind of ['click', 'submit', 'change']) addEventListener(kind, (event) => {
  const thing = event.target.closest('[id]');
  said.push(`${kind} ${thing ? thing.id : event.target.tagName}`);
  if (kind === 'submit' || event.target.closest('a')) event.preventDefault();
}, true);
var later = (ms, action) => setTimeout(action, ms);
var again = (node) => { const fresh = node.cloneNode(true); node.replaceWith(fresh); return fresh; };
</script></head><body>"""


class Screen(Page):
    """A page that declares one element of each kind, by words of the real screens."""

    heading = Heading("Ekran", assumed=True, levels=(1,))
    pesel = TextField("Pesel")
    email = TextField("Adres e-mail", assumed=True)
    proceed = Button("Dalej")
    edit = Button("Edytuj swoje dane")
    link = Link("Zobacz deklaracje", assumed=True)
    mine = Tab("Moje recepty", assumed=True)
    accepted = Checkbox("Akceptuję regulamin", assumed=True)
    day = DateField("Od", assumed=True)
    kind = RadioGroup("Rodzaj uprawnienia", assumed=True)
    found = Options("wyniki wyszukiwania", assumed=True)
    consents = Table("Nadane uprawnienia", assumed=True)
    data = Section("Twoje dane", assumed=True)
    within = Button("Zmień", assumed=True, within="data")
    withdraw = Dialog("Czy na pewno wycofać uprawnienie?", assumed=True)
    sure = Button("Tak, wycofaj", assumed=True, within="withdraw")
    not_sure = Button("Nie", assumed=True, within="withdraw")
    refusal = Message("Nieprawidłowy numer PESEL", assumed=True)
    no_kind = Message("Wybierz rodzaj uprawnienia", assumed=True)
    saved = Message("Dane zostały zapisane", assumed=True)


AnyPage = TypeVar("AnyPage", bound=Page)


class Server(ThreadingHTTPServer):
    """Serves the pages that tests give it, each at an address of its own."""

    daemon_threads = True

    def __init__(self) -> None:
        """Listen on a free port of loopback."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, str] = {}
        self.asked: list[tuple[str, str | None, str | None]] = []
        self.statuses: dict[str, int] = {}
        self.released = threading.Event()
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def do_GET(self) -> None:
        """Answer with the page of that address; one under /silent/ is kept back until the test releases it.

        Of one under /cut-off/ only the first half is sent.
        """
        path = urlsplit(self.path).path
        self.server.asked.append((path, self.headers["Cache-Control"], self.headers["Cookie"]))
        if path.startswith("/silent/"):
            self.server.released.wait(20)
        body = self.server.pages.get(path)
        self.send_response(404 if body is None else self.server.statuses.get(path, 200))
        self.send_header("Content-Type", "text/html; charset=utf-8")
        content = (body or "").encode()
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        cut_off = path.startswith("/cut-off/")
        self.close_connection = self.close_connection or cut_off
        with contextlib.suppress(ConnectionError):
            self.wfile.write(content[: len(content) // 2] if cut_off else content)

    def log_message(self, *_: object) -> None:
        """Keep the tests' output clean."""


class Show:
    """Shows markup in the browser and hands out page objects over it."""

    def __init__(self, browser: Browser, server: Server) -> None:
        """Take the folder's one browser and server."""
        self.browser = browser
        self.server = server

    def __call__(self, markup: str, **profile: Any) -> Screen:  # noqa: ANN401 -- the profile's fields
        """Show the markup and return the page of all elements over it."""
        return self.page(Screen, markup, **profile)

    def page(self, kind: type[AnyPage], markup: str, **profile: Any) -> AnyPage:  # noqa: ANN401 -- as above
        """Show the markup and return a page object of that class over it."""
        session = self.session(**profile)
        if not session.driver.current_url.startswith(f"{self.server.url}/written"):
            session.driver.get(self.put("/written", ""))
        # Written into one document, many times faster than a document each; names of scripts are kept in blocks.
        kept = markup.replace("<script>", "<script>{").replace("</script>", "}</script>")
        session.driver.execute_script("document.open(); document.write(arguments[0]); document.close()", _HEAD + kept)
        return kind(session)

    def session(self, **profile: Any) -> Session:  # noqa: ANN401 -- as above
        """Return a session on this environment; by default nobody has confirmed its wording."""
        settings = {"entry_url": self.server.url, "trusted_profile_url": self.server.url, "wait_s": WAIT_S}
        made = Profile.model_validate(settings | profile)
        return Session(self.browser, made, (made.entry_url, made.trusted_profile_url), lambda _: None)

    def put(self, path: str, markup: str, status: int = 200) -> str:
        """Serve the markup at that path with that HTTP status; return its address."""
        self.server.pages[path], self.server.statuses[path] = _HEAD + markup, status
        return self.server.url + path

    def run(self, script: str) -> Any:  # noqa: ANN401 -- whatever the script answers
        """Run a script in the page."""
        return self.browser.driver.execute_script(f"return {script}")

    @property
    def said(self) -> list[str]:
        """What has happened in the page: clicks, submits and changes, by the id of the thing."""
        found: list[str] = self.run("said")
        return found
