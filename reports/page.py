"""The liaison's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from reports.masking import mask
from reports.wording import environment_name, period

if TYPE_CHECKING:
    from pathlib import Path

    from reports.results import Results


def render(results: Results, out: Path) -> str:
    """Return the page as one self-contained HTML document; screenshots are read from `out`."""
    environment = Environment(
        loader=PackageLoader("reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("page.html.j2")
    return mask(
        template.render(results=results, place=environment_name(results), period=period(results), out=out)
    )
