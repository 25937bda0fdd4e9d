"""A proxy as companies have: asked for a host by CONNECT, it alone knows where the host is."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.rehearsal.terminator import both_ways, listening

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass
class Proxy:
    """A running proxy.

    Attributes:
        url: what HTTPS_PROXY says.
        asked: the first line of each request, in order.
    """

    url: str
    asked: list[str] = field(default_factory=list)

    @property
    def hosts(self) -> set[str]:
        """What it was asked to connect to, "host:port"."""
        return {line.split()[1] for line in self.asked if line.startswith("CONNECT ")}


@contextlib.contextmanager
def proxying(known: Mapping[str, int]) -> Iterator[Proxy]:
    """Run a proxy on a free port of loopback.

    Args:
        known: the port on loopback by "host:port"; any other host is answered 502, as one that is not found.
    """
    asked: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        line = head.decode("ascii", "replace").splitlines()[0]
        asked.append(line)
        port = known.get(line.split()[1]) if line.startswith("CONNECT ") else None
        if port is None:
            writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            await writer.drain()
            writer.close()
            return
        there, thither = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await both_ways(reader, writer, there, thither)

    with listening(serve) as port:
        yield Proxy(f"http://127.0.0.1:{port}", asked)
