"""The search finds every value, in every form, in every kind of file: it cannot find nothing by mistake."""

from __future__ import annotations

import base64
import gzip
import io
import json
import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from support import pesel
from tests.masking.forms import forms_of
from tests.masking.search import Search, missing_programs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VALUES = {
    "PESEL": pesel.nobodys(),
    "e-mail": "tajna.osoba+x@skryte.example",
    "phone": "409876543",
    "street": "ul. Świętej Łucji 57 m. 2",
    "postcode": "98-765",
    "town": "Żółtozielona Wólka",
    "token": "AbC-_9xyzT0ken4-longer",
}
_PLANTED = [(kind, value, name, form) for kind, value in VALUES.items() for name, form in forms_of(value)]
FORMS = [pytest.param(value, form, id=f"{kind}, {name}") for kind, value, name, form in _PLANTED]
reads_pictures = pytest.mark.skipif(bool(missing_programs()), reason="bez tesseract-ocr albo poppler-utils")


def _png(info: str = "") -> bytes:
    chunks, file = PngImagePlugin.PngInfo(), io.BytesIO()
    chunks.add_itxt("Comment", info, zip=True)
    Image.new("RGB", (8, 8)).save(file, "PNG", pnginfo=chunks)
    return file.getvalue()


def _drawn(text: str) -> bytes:
    picture, file = Image.new("RGB", (900, 60), "white"), io.BytesIO()
    ImageDraw.Draw(picture).text((10, 15), text, "black", ImageFont.truetype("DejaVuSans.ttf", 17))
    picture.save(file, "PNG")
    return file.getvalue()


def _pdf(text: str) -> bytes:
    content = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>>>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return (body + end).encode("latin-1")


def _eml(text: str, **how: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Zgłoszenie"
    message.set_content(text, **how)  # type: ignore[arg-type]  # cte
    return message.as_bytes()


def _eml_subject(text: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = text.replace("\n", " ")
    return message.as_bytes()


def _eml_attachment(content: bytes) -> bytes:
    message = EmailMessage()
    message.set_content("W załączeniu.")
    message.add_attachment(content, maintype="application", subtype="octet-stream", filename="dowody.zip")
    return message.as_bytes()


def _zip(content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("zalacznik.txt", content)
    return file.getvalue()


def _uri(content: bytes) -> bytes:
    return f'<img src="data:image/png;base64,{base64.b64encode(content).decode()}">'.encode()


FILES: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "text": ("a.txt", lambda text: f"przed {text} po".encode()),
    "attachment without a name": ("a-attachment", lambda text: f"<{text}>".encode()),
    "JSON": ("a.json", lambda text: json.dumps({"a": [text]}).encode()),
    "zip": ("a.zip", lambda text: _zip(f"({text})".encode())),
    "gzip": ("a.json.gz", lambda text: gzip.compress(text.encode())),
    "text in a picture's file": ("a.png", _png),
    "page with a picture": ("a.html", lambda text: _uri(_png(text))),
    "page with a packed file": ("a.html", lambda text: _uri(_zip(text.encode()))),
    "mail": ("a.eml", _eml),
    "mail in base64": ("a.eml", lambda text: _eml(text, cte="base64")),
    "mail, quoted": ("a.eml", lambda text: _eml(text, cte="quoted-printable")),
    "mail's subject": ("a.eml", _eml_subject),
    "mail's attachment": ("a.eml", lambda text: _eml_attachment(_zip(text.encode()))),
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize(("value", "form"), FORMS)
def test_a_value_is_found(tmp_path: Path, kind: str, value: str, form: str) -> None:
    if len(value) == len("00-000") and form.isalnum() and not form.startswith("OTgt"):
        pytest.skip("a postcode's code is too short to be told from other texts")
    name, make = FILES[kind]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(make(form))
    assert Search(VALUES.values()).folder(tmp_path)


@reads_pictures
@pytest.mark.parametrize("name", [name for name, value in VALUES.items() if value.isascii()])
def test_a_value_is_found_in_a_pdf(tmp_path: Path, name: str) -> None:
    (tmp_path / "raport.pdf").write_bytes(_pdf(VALUES[name]))
    assert Search(VALUES.values()).folder(tmp_path)


@reads_pictures
@pytest.mark.parametrize("wrapped", [False, True], ids=["file", "in a page"])
@pytest.mark.parametrize("name", VALUES)
def test_a_value_is_read_in_a_picture(tmp_path: Path, name: str, wrapped: bool) -> None:  # noqa: FBT001
    content = _drawn(f"Jest: {VALUES[name]}")
    (tmp_path / "a.html").write_bytes(_uri(content) if wrapped else content)
    search = Search(VALUES.values(), read_pictures=True)
    assert search.folder(tmp_path)
    assert search.pictures == 1


def test_a_value_is_found_in_a_name(tmp_path: Path) -> None:
    (tmp_path / f"zrzut-{VALUES['phone']}.txt").touch()
    assert Search(VALUES.values()).folder(tmp_path) == [f"zrzut-{VALUES['phone']}.txt: nazwa pliku"]


@pytest.mark.parametrize("kind", FILES)
def test_nothing_is_found_where_nothing_is(tmp_path: Path, kind: str) -> None:
    name, make = FILES[kind]
    (tmp_path / name).write_bytes(make("[PESEL ukryty] [e-mail ukryty] 98-7651 40987654 skryte.example"))
    assert Search(VALUES.values()).folder(tmp_path) == []
