"""The stand-in as a process of its own, and a small HTTP client for it."""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

ROOT = Path(__file__).resolve().parents[2]
ANY_PORT = ["--port", "0", "--pz-port", "0"]


class Process:
    """A running stand-in."""

    def __init__(self, tmp: Path, *options: str) -> None:
        """Start it; its temporary files go to `tmp`."""
        self.tmp = tmp
        self.popen = subprocess.Popen(
            [sys.executable, "-m", "local_iikp", *options],
            cwd=ROOT,
            env={**os.environ, "TMPDIR": str(tmp), "TEMP": str(tmp), "PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def where(self) -> dict[str, Any]:
        """Return the line of JSON that it prints when it serves."""
        assert self.popen.stdout is not None
        answer: dict[str, Any] = json.loads(self.popen.stdout.readline())
        return answer

    def close_stdin(self) -> None:
        """Do what the parent's death does."""
        assert self.popen.stdin is not None
        self.popen.stdin.close()

    def ended(self) -> tuple[int, str]:
        """Wait for the end; return the exit code and stderr."""
        code = self.popen.wait(timeout=10)
        assert self.popen.stderr is not None
        return code, self.popen.stderr.read()


class Client:
    """A small HTTP client with cookies per host, on loopback."""

    def __init__(self) -> None:
        """Start without cookies."""
        self.cookies: dict[str, dict[str, str]] = {}

    def send(
        self, method: str, address: str, form: dict[str, str] | None = None, **headers: str
    ) -> tuple[int, str, str]:
        """Return the status, where it leads, and the body."""
        parts = urlsplit(address)
        kept = self.cookies.setdefault(parts.netloc, {})
        headers |= {"Host": parts.netloc, "Cookie": "; ".join(f"{name}={value}" for name, value in kept.items())}
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("127.0.0.1", parts.port or 80, timeout=20)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        connection.request(method, path, urlencode(form) if form is not None else None, headers)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, value = line.strip().split(";")[0].split("=", 1)
            kept[name] = value
        return answer.status, answer.headers.get("Location") or "", body

    def log_in(self, world: dict[str, Any], key: str) -> str:
        """Log in; return where it leads."""
        _, pz, _ = self.send("GET", world["entry_url"])
        _, _, page = self.send("GET", pz)
        token = hidden(page, "csrfmiddlewaretoken")
        _, _, page = self.send("POST", pz, {"pesel": world["patients"][key]["pesel"], "csrfmiddlewaretoken": token})
        back = world["entry_url"].replace("zaloguj", "powrot")
        origin = "http://" + urlsplit(pz).netloc
        return self.send("POST", back, {"artefakt": hidden(page, "artefakt")}, Origin=origin)[1]


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, page
    return found[1]


def control(where: dict[str, Any], method: str, path: str, body: object = None) -> tuple[int, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", where["control_port"], timeout=20)
    headers = {"Authorization": f"Bearer {where['token']}"}
    connection.request(method, path, json.dumps(body or {}), headers)
    answer = connection.getresponse()
    text = answer.read()
    connection.close()
    return answer.status, json.loads(text) if text else None
