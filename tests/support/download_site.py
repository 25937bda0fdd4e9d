"""Plays the sites from which webdriver-manager takes drivers: their real names, over TLS, behind a proxy of our own."""

from __future__ import annotations

import io
import json
import socketserver
import ssl
import tarfile
import threading
import zipfile
from contextlib import suppress
from socket import SHUT_WR, create_connection
from typing import TYPE_CHECKING

import trustme
from pytest_httpserver import HTTPServer

if TYPE_CHECKING:
    from pathlib import Path
    from socket import socket

LABS = "googlechromelabs.github.io"
STORE = "storage.googleapis.com"
GITHUB = "github.com"
GITHUB_API = "api.github.com"
MICROSOFT = "msedgedriver.microsoft.com"
_BUILDS = "/chrome-for-testing/latest-patch-versions-per-build.json"
_KNOWN = "/chrome-for-testing/known-good-versions-with-downloads.json"


class DownloadSite:
    """The sites, with nothing on them yet.

    Attributes:
        server: answers for every one of them.
        variables: what leads a process there.
    """

    def __init__(self, folder: Path) -> None:
        """Serve on loopback; the authority's certificate goes into the folder."""
        authority = trustme.CA()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(LABS, STORE, GITHUB, GITHUB_API, MICROSOFT).configure_cert(context)
        authority.cert_pem.write_to_path(str(folder / "authority.pem"))
        self.server = HTTPServer(ssl_context=context)
        self.server.start()
        self._proxy = _Proxy(self.server.port)
        self.variables = {
            "HTTPS_PROXY": f"http://127.0.0.1:{self._proxy.server_address[1]}",
            "REQUESTS_CA_BUNDLE": str(folder / "authority.pem"),
            "NO_PROXY": "127.0.0.1,localhost",
        }

    @property
    def asked(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [request.path for request, _ in self.server.log]

    def close(self) -> None:
        """Serve no more."""
        self._proxy.shutdown()
        self._proxy.server_close()
        self.server.stop()

    def offer_chromedriver(self, version: str, archive: bytes, *, status: int = 200) -> None:
        """Offer a driver for that version of Chrome as Chrome for Testing does."""
        path = f"/chrome-for-testing-public/{version}/linux64/chromedriver-linux64.zip"
        build = {".".join(version.split(".")[:3]): {"version": version, "revision": "1"}}
        download = {"platform": "linux64", "url": f"https://{STORE}{path}"}
        known = {"version": version, "revision": "1", "downloads": {"chromedriver": [download]}}
        self._json(_BUILDS, {"builds": build})
        self._json(_KNOWN, {"versions": [known]})
        self._file(path, archive, status)

    def offer_nothing(self) -> None:
        """Know of no driver for any version."""
        self._json(_BUILDS, {"builds": {}})
        self._json("/chrome-for-testing/latest-versions-per-milestone.json", {"milestones": {}})

    def offer_geckodriver(self, version: str, archive: bytes) -> None:
        """Offer a release of geckodriver as GitHub does."""
        name = f"geckodriver-{version}-linux64.tar.gz"
        path = f"/mozilla/geckodriver/releases/download/{version}/{name}"
        self._json("/repos/mozilla/geckodriver/releases/latest", {"tag_name": version})
        asset = {"name": name, "browser_download_url": f"https://{GITHUB}{path}"}
        self._json(f"/repos/mozilla/geckodriver/releases/tags/{version}", {"assets": [asset]})
        self._file(path, archive)

    def offer_edgedriver(self, version: str, archive: bytes) -> None:
        """Offer a driver for that version of Edge as Microsoft does."""
        major = version.partition(".")[0]
        self.server.expect_request(f"/LATEST_RELEASE_{major}_LINUX").respond_with_data(version)
        self._file(f"/{version}/edgedriver_linux64.zip", archive)

    def _json(self, path: str, content: object) -> None:
        self.server.expect_request(path).respond_with_data(json.dumps(content), content_type="application/json")

    def _file(self, path: str, content: bytes, status: int = 200) -> None:
        self.server.expect_request(path).respond_with_data(content, status, content_type="application/octet-stream")


def zipped(name: str, content: bytes) -> bytes:
    """Return a zip of one program, as downloads of drivers are."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(name, content)
    return into.getvalue()


def tarred(name: str, content: bytes) -> bytes:
    """Return a tar.gz of one program."""
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w:gz") as archive:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = len(content), 0o755
        archive.addfile(entry, io.BytesIO(content))
    return into.getvalue()


class _Proxy(socketserver.ThreadingTCPServer):
    """Takes CONNECT to any host and leads it to one port of loopback."""

    daemon_threads = True

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", 0), _Connect)
        self.port = port
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()


class _Connect(socketserver.StreamRequestHandler):
    server: _Proxy
    rbufsize = 0

    def handle(self) -> None:
        """Lead one connection on."""
        while self.rfile.readline().strip():
            pass
        self.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with create_connection(("127.0.0.1", self.server.port)) as beyond, suppress(OSError):
            back = threading.Thread(target=_pass_on, args=(beyond, self.connection), daemon=True)
            back.start()
            _pass_on(self.connection, beyond)
            back.join()


def _pass_on(source: socket, target: socket) -> None:
    with suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)
        target.shutdown(SHUT_WR)
