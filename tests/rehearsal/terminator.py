"""Servers in front of a server: one ends TLS and passes every byte on as it is, host names included."""

from __future__ import annotations

import asyncio
import contextlib
import queue
import ssl
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Iterator

    import trustme

    Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

_CHUNK = 65536


@contextlib.contextmanager
def ending_tls(certificate: trustme.LeafCert, upstream_port: int) -> Iterator[int]:
    """Listen on a free port of loopback with this certificate; yield the port.

    Args:
        certificate: shown to whoever connects.
        upstream_port: where, on loopback, the bytes go in the clear.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, thither = await asyncio.open_connection("127.0.0.1", upstream_port)
        await both_ways(reader, writer, there, thither)

    with listening(serve, context) as port:
        yield port


@contextlib.contextmanager
def plain_http_only() -> Iterator[int]:
    """Listen on a free port of loopback and answer a TLS greeting as a web server without TLS does; yield the port."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(_CHUNK)
        writer.write(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        writer.close()

    with listening(serve) as port:
        yield port


@contextlib.contextmanager
def listening(serve: Serve, context: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serve every connection to a free port of loopback, in a thread of its own; yield the port."""
    ready = queue.Queue[tuple[int, Callable[[], object]]]()

    async def served(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Cancelled at the end: streams would tell at length of a connection whose task ends so.
        with contextlib.suppress(OSError, ssl.SSLError, asyncio.CancelledError):
            await serve(reader, writer)

    async def listen() -> None:
        server = await asyncio.start_server(served, "127.0.0.1", 0, ssl=context)
        loop, ended = asyncio.get_running_loop(), asyncio.Event()
        ready.put((server.sockets[0].getsockname()[1], partial(loop.call_soon_threadsafe, ended.set)))
        await ended.wait()

    thread = threading.Thread(target=asyncio.run, args=(listen(),), daemon=True)
    thread.start()
    port, end = ready.get()
    try:
        yield port
    finally:
        end()
        thread.join()


async def both_ways(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    there: asyncio.StreamReader,
    thither: asyncio.StreamWriter,
) -> None:
    """Pass on what comes from either side until both have ended."""
    await asyncio.gather(_pass_on(reader, thither), _pass_on(there, writer))


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass on until one side ends; TLS knows no half-closed connection, so the other ends with it."""
    with contextlib.suppress(OSError, ssl.SSLError):
        while chunk := await reader.read(_CHUNK):
            writer.write(chunk)
            await writer.drain()
    writer.close()
