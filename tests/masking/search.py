"""Looks for known values in every file of a folder, in whatever form and however deep they are wrapped.

Written apart from the masking on purpose: where that builds each form of a value and looks for it, this takes every
wrapping off and looks at letters and digits alone.
"""

from __future__ import annotations

import base64
import binascii
import email.policy
import gzip
import hashlib
import html
import io
import re
import shutil
import subprocess
import tempfile
import unicodedata
import zipfile
from concurrent.futures import ThreadPoolExecutor
from email.parser import BytesParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MISSING_PROGRAMS = "Brak programów {}: zainstaluj je poleceniem „apt-get install tesseract-ocr poppler-utils”."
_PNG = b"\x89PNG\r\n\x1a\n"
_PDF = b"%PDF-"
_GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
_WINDOW = 8
_POSTCODE = re.compile(r"\d\d\D\d{3}")
_DATA_URI = re.compile(r"data:[\w/+.;=-]*;base64,([A-Za-z0-9+/]+={0,2})")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{10,}")
_HEX = re.compile(r"(?:[0-9a-fA-F]{2}){5,}")
# Signs that are easily taken for one another in a picture.
_LOOK_ALIKE = str.maketrans("oqdilj|szbgtf", "0001111528977")
_LIGHT = 160


def missing_programs() -> list[str]:
    """Return which of the programs that read pictures and PDFs are not there."""
    return [name for name in ("tesseract", "pdftotext") if shutil.which(name) is None]


def letters(text: str) -> str:
    """Return letters and digits alone, small and without Polish marks."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("ł", "l"))
    return re.sub(r"[^a-z0-9]+", "", plain)


class Search:
    """A search for many values at once.

    Attributes:
        pictures: how many different pictures were read.
    """

    def __init__(self, values: Iterable[str], *, read_pictures: bool = False) -> None:
        """Look for these values; in pictures too, by a program that reads them, when asked."""
        values = set(values)
        self._postcodes = {re.sub(r"\D", "", value) for value in values if _POSTCODE.fullmatch(value)}
        plain = {letters(value): value for value in values if not _POSTCODE.fullmatch(value)}
        assert all(len(short) >= _WINDOW for short in plain), "a value too short to be told from other texts"
        self._values: dict[str, list[str]] = {}
        for short in plain:
            self._values.setdefault(short[:_WINDOW], []).append(short)
        self._pieces = {
            short[i : i + _WINDOW].translate(_LOOK_ALIKE) for short in plain for i in range(len(short) - _WINDOW + 1)
        }
        self._read_pictures = read_pictures
        self._seen: dict[str, str] = {}
        self._to_read: dict[str, bytes] = {}

    @property
    def pictures(self) -> int:
        """How many different pictures were read."""
        return len(self._to_read)

    def folder(self, folder: Path) -> list[str]:
        """Return where in the files below `folder` a value was found, names of files included."""
        found = []
        for path in sorted(folder.rglob("*")):
            name = str(path.relative_to(folder))
            found += [f"{name}: nazwa pliku"] * bool(self.holds(name))
            if path.is_file():
                found += self.content(path.read_bytes(), name)
        return found + self.pictures_found()

    def content(self, content: bytes, where: str) -> list[str]:
        """Return where in this content a value was found; pictures are left to `pictures_found`."""
        digest = hashlib.sha256(content).hexdigest()
        if digest in self._seen:
            return []
        self._seen[digest] = where
        if content.startswith(_PNG):
            return self._png(content, where)
        return self._packed(content, where)

    def _packed(self, content: bytes, where: str) -> list[str]:
        if content.startswith(_PDF):
            if missing_programs():
                return []
            return self._told(_output("pdftotext", "-", "-", given=content), f"{where} (PDF)")
        if content.startswith(_GZIP):
            return self.content(gzip.decompress(content), f"{where} (gzip)")
        if content.startswith(_ZIP):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                return [
                    line for name in packed.namelist() for line in self.content(packed.read(name), f"{where}/{name}")
                ]
        if where.endswith(".eml"):
            return self._eml(content, where)
        return self._told(content.decode("utf-8", "replace"), where)

    def _png(self, content: bytes, where: str) -> list[str]:
        if self._read_pictures:
            self._to_read[where] = content
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
            said = "\n".join(str(text) for text in picture.info.values())
        return self._told(said, f"{where} (tekst w PNG)")

    def _eml(self, content: bytes, where: str) -> list[str]:
        message = BytesParser(policy=email.policy.default).parsebytes(content)
        found = self._told("\n".join(f"{name}: {value}" for name, value in message.items()), f"{where} (nagłówki)")
        for number, part in enumerate(message.walk()):
            if not part.is_multipart():
                payload = part.get_payload(decode=True)
                name = part.get_filename() or f"część {number}"
                found += self.content(payload if isinstance(payload, bytes) else b"", f"{where}/{name}")
        return found

    def _told(self, text: str, where: str) -> list[str]:
        found = []
        for uri in _DATA_URI.finditer(text):
            found += self.content(base64.b64decode(uri[1] + "=="), f"{where} (data:)")
        text = _DATA_URI.sub("data:", text)
        for plain in _unwrapped(text):
            if held := self.holds(plain):
                found.append(f"{where}: {held}")
        return found

    def holds(self, text: str) -> str | None:
        """Return a value that the text holds, None when it holds none."""
        plain = letters(text)
        # The cheapest way to look for thousands of values: by their beginnings.
        for i in range(len(plain) - _WINDOW + 1):
            if known := self._values.get(plain[i : i + _WINDOW]):
                for short in known:
                    if plain.startswith(short, i):
                        return short
        return self._postcode(text)

    def _postcode(self, text: str) -> str | None:
        if self._postcodes:
            text = re.sub(r"\\*[\"'], ?\\*[\"']", "", text)  # a list of signs
            for match in re.finditer(r"(?<!\d)\d\d[\s\u2010-\u2015-]\d{3}(?!\d)", text):
                if re.sub(r"\D", "", match[0]) in self._postcodes:
                    return match[0]
        return None

    def pictures_found(self) -> list[str]:
        """Read all pictures met so far; return those in which a value can be read."""
        with ThreadPoolExecutor(2) as readers:
            read = readers.map(self._in_picture, self._to_read.items())
            return [line for line in read if line]

    def _in_picture(self, named: tuple[str, bytes]) -> str | None:
        where, content = named
        said = read_picture(content)
        plain = letters(said).translate(_LOOK_ALIKE)
        # A piece is enough: one sign misread would hide the whole.
        for i in range(len(plain) - _WINDOW + 1):
            if plain[i : i + _WINDOW] in self._pieces:
                return f"{where} (na obrazie): {plain[i : i + _WINDOW]}"
        return f"{where} (na obrazie): {held}" if (held := self._postcode(said)) else None


def read_picture(content: bytes) -> str:
    """Return the words that can be read in a picture."""
    with Image.open(io.BytesIO(content)) as picture:
        grey = picture.convert("L")
    large = io.BytesIO()
    grey.resize((grey.width * 2, grey.height * 2)).save(large, "PNG")
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        file.write(large.getvalue())
        file.flush()
        return _output("tesseract", file.name, "-", "--psm", "11")


def _output(*command: str, given: bytes = b"") -> str:
    done = subprocess.run(command, input=given, capture_output=True, check=True, env={"OMP_THREAD_LIMIT": "1"} | _PATH)
    return done.stdout.decode("utf-8", "replace")


_PATH = {"PATH": "/usr/local/bin:/usr/bin:/bin"}


def _unwrapped(text: str) -> Iterator[str]:
    yield text
    plain = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    plain = html.unescape(html.unescape(unquote(unquote(plain))))
    if plain != text:
        yield plain
    for code in _HEX.findall(plain):
        yield bytes.fromhex(code).decode("utf-8", "replace")
    for code in _BASE64.findall(plain):
        normal = code.translate(str.maketrans("-_", "+/"))
        for shift in range(4):
            part = normal[shift:]
            try:
                decoded = base64.b64decode(part[: len(part) - (len(part) % 4 == 1)] + "===")
            except binascii.Error:
                continue
            yield decoded.decode("utf-8", "replace")
