"""Screenshots inside the page, so that it stays one file that can be mailed."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reports.rundata import Evidence

BUDGET_BYTES = 1_800_000
"""All pictures of a page together; the page itself stays under 3 MB as text."""

_PNG = b"\x89PNG\r\n\x1a\n"


class Pictures:
    """Hands out a placeholder per screenshot; the picture itself goes in after the text has been masked."""

    def __init__(self, out: Path, budget: int = BUDGET_BYTES) -> None:
        """Read pictures under `out`, at most `budget` bytes of them."""
        self._out = out.resolve()
        self._left = budget
        self._found: dict[str, str] = {}

    def place(self, evidence: Evidence | None) -> str | None:
        """Return what to write as the picture's address, None when it is missing, no picture or too much."""
        if evidence is None:
            return None
        path = (self._out / evidence.file).resolve()
        if not path.is_relative_to(self._out):
            return None
        try:
            content = path.read_bytes()
        except OSError:
            return None
        if not content.startswith(_PNG) or len(content) > self._left:
            return None
        self._left -= len(content)
        placeholder = f"zrzut:{len(self._found) + 1}:"
        self._found[placeholder] = "data:image/png;base64," + base64.b64encode(content).decode("ascii")
        return placeholder

    def fill(self, html: str) -> str:
        """Put the pictures in."""
        for placeholder, content in self._found.items():
            html = html.replace(f'src="{placeholder}"', f'src="{content}"', 1)
        return html
