"""On a machine without a driver webdriver-manager brings one, once for all workers, and it drives the browser."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.downloads import version_of
from tests.runs.behave_process import run
from tests.support.download_site import DownloadSite, zipped

if TYPE_CHECKING:
    from collections.abc import Iterator

_BROWSER, _DRIVER = shutil.which("chromium"), shutil.which("chromedriver")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[DownloadSite]:
    """Return the download sites."""
    serving = DownloadSite(tmp_path)
    yield serving
    serving.close()


@pytest.mark.slow
@pytest.mark.skipif(not _BROWSER or not _DRIVER, reason="needs Chromium and its driver")
def test_a_driver_from_the_download_site_drives_the_browser(site: DownloadSite, tmp_path: Path) -> None:
    assert _BROWSER is not None
    assert _DRIVER is not None
    version = version_of(_BROWSER)
    assert version is not None
    site.offer_chromedriver(version, zipped("chromedriver-linux64/chromedriver", Path(_DRIVER).read_bytes()))
    finished = run(
        tmp_path / "out", "--jobs", "2", "--tags=@iikp-2.2-a,@iikp-2.2.1-a",
        changes={**site.variables, "HOME": str(tmp_path), "PATH": _without_drivers(tmp_path)},
    )  # fmt: skip
    assert finished.exit_code == 0, finished.screen
    assert set(finished.verdicts) == {"zgodne"}
    assert len(finished.verdicts) > 1
    used = (finished.out / "run" / "tools.json").read_text(encoding="utf-8")
    assert str(tmp_path / ".wdm") in used
    assert [path for path in site.asked if path.endswith(".zip")] == [
        f"/chrome-for-testing-public/{version}/linux64/chromedriver-linux64.zip"
    ]


def _without_drivers(folder: Path) -> str:
    """Return a PATH with this machine's programs but no driver."""
    programs = folder / "bin"
    programs.mkdir()
    for place in os.environ["PATH"].split(os.pathsep):
        for program in Path(place).glob("*"):
            link = programs / program.name
            if not link.exists() and "driver" not in program.name:
                link.symlink_to(program)
    return str(programs)
