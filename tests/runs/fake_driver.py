"""A chromedriver that refuses every session as the real one does when the browser has another version.

Written by the test as a program of its own; takes `--port=N`.
"""

from __future__ import annotations

import json
import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

REFUSAL = (
    "session not created: This version of ChromeDriver only supports Chrome version 114\n"
    "Current browser version is 156.0.8078.79 with binary path /usr/lib/chromium/chromium"
)


class Driver(BaseHTTPRequestHandler):
    """Is ready, and opens no session."""

    def do_GET(self) -> None:
        """Answer /status; end at /shutdown."""
        self._answer(200, {"value": {"ready": True, "message": "ready"}})
        if self.path == "/shutdown":
            os._exit(0)

    def do_POST(self) -> None:
        """Answer /session."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(500, {"value": {"error": "session not created", "message": REFUSAL, "stacktrace": ""}})

    def _answer(self, status: int, body: object) -> None:
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    port = next(int(argument.removeprefix("--port=")) for argument in sys.argv if argument.startswith("--port="))
    HTTPServer(("127.0.0.1", port), Driver).serve_forever()
