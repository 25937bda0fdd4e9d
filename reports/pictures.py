"""Screenshots inside the page, shrunk until all of them fit, so that it stays one file that can be mailed."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reports.rundata import Evidence

BUDGET = 1_900_000
"""Characters of the page for all pictures together: under 3 MB, there is room for the text of 200 scenarios."""
MOST_FIRST, MOST_MORE = 120, 60
"""With more pictures each would be too small to be read; and each takes time."""
_BETTER = 1.5
"""How much more a picture takes in the next better form, at the least."""


def in_few_colours(picture: Image.Image, colours: int = 64) -> bytes:
    """Return the picture as a PNG a third of the size; a portal's page has few colours anyway."""
    content = io.BytesIO()
    # The other methods take four times as long, and look no better on a page.
    few = picture.quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    # Level 9, and `optimize`, take four times as long as 7 for an eighth less.
    few.save(content, "PNG", compress_level=7)
    return content.getvalue()


@dataclass(frozen=True)
class _Form:
    """A width and a coding of a picture: few colours keep letters sharp, WebP is the smaller the smaller it is."""

    width: int
    colours: int = 0
    quality: int = 0

    def of(self, picture: Image.Image) -> tuple[str, bytes]:
        """Return the picture's type and content in this form; never wider than it was."""
        if picture.width > self.width:
            size = (self.width, max(1, round(picture.height * self.width / picture.width)))
            picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        if self.colours:
            return "png", in_few_colours(picture, self.colours)
        content = io.BytesIO()
        picture.save(content, "WEBP", quality=self.quality, method=2)
        return "webp", content.getvalue()


_FORMS = (
    _Form(1280, colours=64),
    _Form(960, quality=60),
    _Form(720, quality=50),
    _Form(480, quality=40),
    _Form(360, quality=30),
)
"""The best first."""
_PLACEHOLDER = re.compile(r'src="(zrzut:\d+:)"')
_SMALL = 2
"""The form that pictures begin with which tell less: of attempts to get back to work."""


class Pictures:
    """Hands out a placeholder per screenshot; the picture itself goes in after the text has been masked.

    The room is shared out fairly: each picture may take its part of what is left, and what it does not need is the
    others'. The pictures of findings come first.
    """

    def __init__(
        self, out: Path, first: Iterable[Evidence], more: Iterable[Evidence] = (), budget: int = BUDGET
    ) -> None:
        """Read and shrink pictures under `out`.

        Args:
            out: the output directory.
            first: one picture of each finding.
            more: what may be left out sooner.
            budget: how many characters all of them may take.
        """
        self._out = out.resolve()
        self._left = budget
        self._granted: dict[str, list[str]] = {}
        self._placed: dict[str, str] = {}
        self._share([one.file for one in first][:MOST_FIRST], best=0)
        self._share([one.file for one in more][:MOST_MORE], best=_SMALL)

    def _share(self, files: list[str], best: int) -> None:
        wanted = [file for file in files if self.has(file)]
        form, size = best, 0
        for number, file in enumerate(wanted):
            share = self._left // (len(wanted) - number)
            # Pictures of a run are much alike: what the one before needed is where to begin.
            if form > best and size * _BETTER < share:
                form -= 1
            form, size = self._fit(file, share, form)

    def _fit(self, file: str, share: int, form: int) -> tuple[int, int]:
        """Take the best form that fits the share, else the smallest if there is room; return which, and the size."""
        try:
            with Image.open(self._out / file) as opened:
                picture = opened.convert("RGB")
        except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
            return form, 0
        size = 0
        for at in range(form, len(_FORMS)):
            kind, content = _FORMS[at].of(picture)
            address = f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"
            size, last = len(address), at == len(_FORMS) - 1
            if size <= (self._left if last else share):
                self._left -= size
                self._granted.setdefault(file, []).append(address)
                return at, size
        return len(_FORMS) - 1, size

    def has(self, file: str) -> bool:
        """Say whether this file is there, inside the output directory."""
        path = (self._out / file).resolve()
        return path.is_relative_to(self._out) and path.is_file()

    def place(self, evidence: Evidence | None) -> str | None:
        """Return what to write as the picture's address, None when it is missing, no picture or too much."""
        granted = self._granted.get(evidence.file) if evidence else None
        if not granted:
            return None
        placeholder = f"zrzut:{len(self._placed) + 1}:"
        self._placed[placeholder] = granted.pop()
        return placeholder

    def fill(self, html: str) -> str:
        """Put the pictures in."""
        return _PLACEHOLDER.sub(lambda found: f'src="{self._placed.get(found[1], "")}"', html)
