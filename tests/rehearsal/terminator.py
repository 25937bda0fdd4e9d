"""Ends TLS in front of a server that speaks plain HTTP, and passes every byte on as it is: host names included."""

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
    from collections.abc import Iterator

    import trustme

_CHUNK = 65536


def context_of(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """Return what a server needs to show a certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


@contextlib.contextmanager
def ending_tls(certificate: trustme.LeafCert, upstream_port: int) -> Iterator[int]:
    """Listen on a free port of loopback with this certificate; yield the port.

    Args:
        certificate: shown to whoever connects.
        upstream_port: where, on loopback, the bytes go in the clear.
    """
    context, ready = context_of(certificate), queue.Queue[tuple[int, Callable[[], object]]]()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Cancelled at the end: a connection that a task of streams leaves cancelled is told at length.
        with contextlib.suppress(OSError, ssl.SSLError, asyncio.CancelledError):
            there, thither = await asyncio.open_connection("127.0.0.1", upstream_port)
            await asyncio.gather(_pass_on(reader, thither), _pass_on(there, writer))

    async def listen() -> None:
        server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
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


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Pass on until one side ends; TLS knows no half-closed connection, so the other ends with it."""
    with contextlib.suppress(OSError, ssl.SSLError):
        while chunk := await reader.read(_CHUNK):
            writer.write(chunk)
            await writer.drain()
    writer.close()
