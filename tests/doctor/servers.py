"""Real servers on loopback: a portal over HTTP or HTTPS, a proxy, and hosts that do not do what they should."""

from __future__ import annotations

import select
import socket
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterator


@dataclass
class Answer:
    """What a server answers.

    Attributes:
        status: the HTTP status.
        location: where it redirects to.
        clock_ahead: how far its clock is ahead of this machine's.
        asked: the requests that came: method, target and headers.
    """

    status: int = 200
    location: str = ""
    clock_ahead: timedelta = timedelta()
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)


@contextmanager
def portal(answer: Answer, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serve an answer; yield the port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer.asked.append((self.command, self.path, dict(self.headers)))
            self.send_response_only(answer.status)
            self.send_header("Date", format_datetime(datetime.now(UTC) + answer.clock_ahead, usegmt=True))
            if answer.location:
                self.send_header("Location", answer.location)
            self.end_headers()

        def log_message(self, *_: object) -> None: ...

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Say nothing: that a client goes away from a bad certificate is wanted."""

        def finish_request(self, request: socket.socket | tuple[bytes, socket.socket], address: object) -> None:
            # The handshake in the request's own thread.
            assert isinstance(request, socket.socket)
            if context is not None:
                request = context.wrap_socket(request, server_side=True)
            super().finish_request(request, address)
            request.close()

    server = Server(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@contextmanager
def host(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """Take connections and talk on each as told; yield the port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                line, _ = listener.accept()
            except OSError:
                return
            Thread(target=talk, args=(line,), daemon=True).start()

    Thread(target=serve, daemon=True).start()
    yield listener.getsockname()[1]
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()


@contextmanager
def proxy(status: int, port: int | None = None, heard: list[str] | None = None) -> Iterator[int]:
    """Answer CONNECT with a status and, where it is 200, lead to that port whatever host is asked for."""

    def talk(line: socket.socket) -> None:
        with line:
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                head += line.recv(1)
            if heard is not None:
                heard.append(head.decode())
            line.sendall(f"HTTP/1.1 {status} Odpowiedz\r\n\r\n".encode())
            if status == 200 and port is not None:
                with socket.create_connection(("127.0.0.1", port)) as beyond:
                    _relay(line, beyond)

    with host(talk) as found:
        yield found


def _relay(one: socket.socket, other: socket.socket) -> None:
    while True:
        for ready in select.select([one, other], [], [])[0]:
            read = ready.recv(65536)
            if not read:
                return
            (other if ready is one else one).sendall(read)


def nobody() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def full() -> Iterator[int]:
    """Listen without taking anybody, with no more room to wait; yield the port."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port = listener.getsockname()[1]
        waiting = [socket.socket() for _ in range(8)]
        for one in waiting:
            one.setblocking(False)  # noqa: FBT003 -- the socket's own word
            one.connect_ex(("127.0.0.1", port))
        yield port
        for one in waiting:
            one.close()
