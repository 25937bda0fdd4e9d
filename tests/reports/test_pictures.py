"""Screenshots in the page: shrunk until all fit, shared out fairly, never more than the page may hold."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw

from reports import build
from reports.pictures import BUDGET, Pictures
from reports.rundata import Evidence
from tests.reports.sample_runs import Record, conforming, everything, failing, png, write_run

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 3_000_000


def screen(number: int) -> bytes:
    """Return what a screenshot of a portal looks like: 1280 pixels wide, text, lines, a photograph's noise."""
    picture = Image.new("RGB", (1280, 844), (247, 249, 252))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 1280, 60), fill=(18, 60, 110))
    for line in range(24):
        draw.text(
            (80, 90 + 28 * line), f"Wiersz {line} zrzutu {number}: " + "treść strony konta " * 7, fill=(30, 40, 50)
        )
    picture.paste(Image.effect_noise((300, 200), 40).convert("RGB"), (900, 500))
    content = io.BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()


def content_of(source: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(source.partition(",")[2])))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def placed(pictures: Pictures, evidence: Evidence) -> str | None:
    """Return the address that the picture gets in the page, None when it gets none."""
    source = pictures.place(evidence)
    return None if source is None else pictures.fill(f'<img src="{source}">').split('"')[1]


def test_a_picture_with_room_keeps_its_width_and_stays_sharp(out: Path) -> None:
    (out / "a.png").write_bytes(screen(1))
    one = Evidence(file="a.png")
    source = placed(Pictures(out, [one]), one)
    assert source is not None
    assert source.startswith("data:image/png;base64,")
    assert content_of(source).width == 1280


def test_pictures_share_the_room_and_each_gets_one(out: Path) -> None:
    many = [Evidence(file=f"{number}.png") for number in range(12)]
    for number, one in enumerate(many):
        (out / one.file).write_bytes(screen(number))
    budget = 12 * 24_000
    pictures = Pictures(out, many, budget=budget)
    sources = [placed(pictures, one) for one in many]
    assert all(sources)
    assert sum(len(source or "") for source in sources) <= budget


def test_when_the_room_ends_the_first_pictures_are_in(out: Path) -> None:
    many = [Evidence(file=f"{number}.png") for number in range(4)]
    for number, one in enumerate(many):
        (out / one.file).write_bytes(screen(number))
    tight = 4_000
    while Pictures(out, many[:1], budget=tight).place(many[0]) is None:
        tight += 500
    pictures = Pictures(out, many, budget=tight * 2 + 1_000)
    assert [pictures.place(one) is not None for one in many] == [True, True, False, False]
    assert all(pictures.has(one.file) for one in many)


def test_pictures_of_attempts_come_after_those_of_findings(out: Path) -> None:
    first, more = Evidence(file="first.png"), Evidence(file="more.png")
    for one in (first, more):
        (out / one.file).write_bytes(screen(1))
    source = placed(Pictures(out, [first], [more]), more)
    assert source is not None
    assert content_of(source).width == 720
    assert placed(Pictures(out, [first], [more], budget=60_000), first) is not None


def test_only_pictures_inside_the_directory_are_read(out: Path) -> None:
    (out.parent / "outside.png").write_bytes(png())
    (out / "in.png").write_bytes(png())
    (out / "text.png").write_text("nie obraz")
    files = [Evidence(file=name) for name in ("../outside.png", "text.png", "missing.png", "in.png")]
    pictures = Pictures(out, files)
    assert [pictures.place(one) is not None for one in files] == [False, False, False, True]
    assert not pictures.has("../outside.png")
    assert not pictures.has("missing.png")


def test_one_picture_of_two_findings_is_in_the_page_twice(out: Path) -> None:
    (out / "in.png").write_bytes(png())
    both = [Evidence(file="in.png"), Evidence(file="in.png")]
    pictures = Pictures(out, both)
    assert [pictures.place(one) is not None for one in (*both, both[0])] == [True, True, False]


@pytest.mark.slow
def test_two_hundred_scenarios_with_thirty_findings_stay_under_three_megabytes(tmp_path: Path) -> None:
    statements = everything()
    plan = [
        statements[number % len(statements)] | {"key": f"f:{number}", "name": f"S{number}"} for number in range(200)
    ]
    results: list[Record] = [conforming(ref) for ref in plan]
    for number in range(30):
        text = f"Na stronie widać co innego, {'i' * number}."
        results[number] = failing(plan[number], "niezgodne", text)
        results[number]["details"] = "Traceback (most recent call last):\n" + "  File …, line 1, in step\n" * 400
        for taken in (*results[number]["evidence"], *results[number]["steps"][3]["evidence"]):
            taken["file"] = f"run/evidence/{number}.png"
    write_run(tmp_path, plan, results)
    for number in range(30):
        (tmp_path / "run" / "evidence" / f"{number}.png").write_bytes(screen(number))
    build(tmp_path)
    html = (tmp_path / "index.html").read_text("utf-8")
    assert html.count("<img ") == 30
    assert len(html.encode()) < LIMIT
    assert BUDGET < LIMIT
