"""A driver that refuses every session in words of the real ones; a program that tests write into a file of its name.

REFUSAL, a variable: what it says. What it was asked is left beside it, in the file of its name with `.asked` added.
"""

from __future__ import annotations

import json
import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path


class Driver(BaseHTTPRequestHandler):
    """Is ready, and opens no session."""

    def do_GET(self) -> None:
        """Answer /status; end at /shutdown."""
        self._answer(200, {"value": {"ready": True, "message": "ready"}})
        if self.path == "/shutdown":
            os._exit(0)

    def do_POST(self) -> None:
        """Answer /session."""
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        Path(f"{__file__}.asked").write_bytes(asked)
        error = {"error": "session not created", "message": os.environ["REFUSAL"], "stacktrace": ""}
        self._answer(500, {"value": error})

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
    if "--version" in sys.argv:
        sys.stdout.write(f"geckodriver {os.environ['VERSION']} (abcdef 2026-01-01)\n")
        sys.exit()
    # chromedriver and msedgedriver take --port=N, geckodriver --port N.
    words = " ".join(sys.argv).replace("--port=", "--port ").split()
    HTTPServer(("127.0.0.1", int(words[words.index("--port") + 1])), Driver).serve_forever()
