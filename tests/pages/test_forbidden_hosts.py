"""A look tells that the browser is where the profile does not let it be, before anything is typed there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pages.trusted_profile import visit
from support.hosts import ForbiddenHostError
from tests.pages.shown import Screen

if TYPE_CHECKING:
    from tests.pages.shown import Show

FORM = '<h1>Ekran</h1><label>Pesel <input id="pesel"></label>'


def _elsewhere(show: Show, **profile: object) -> Screen:
    """Go to a page that looks as it should, on another host."""
    address = show.put("/form", FORM).replace("127.0.0.1", "inny.localhost")
    session = show.session(**profile)
    visit(session, show.put("/sends-on", f"<script>location.replace('{address}')</script>"))
    return Screen(session)


def test_nothing_is_typed_on_a_host_that_the_profile_does_not_name(show: Show) -> None:
    page = _elsewhere(show)
    with pytest.raises(ForbiddenHostError, match="profil nie wymienia tego hosta"):
        page.pesel.fill("tajne")
    assert show.run("document.getElementById('pesel').value") == ""


def test_a_host_on_the_way_that_the_profile_names_passes(show: Show) -> None:
    _elsewhere(show, hosts=["inny.localhost"]).pesel.see()


@pytest.mark.parametrize("host", ["pacjent.gov.pl", "login.pacjent.gov.pl"])
def test_production_is_out_of_the_browsers_reach_and_told_as_such(show: Show, host: str) -> None:
    session = show.session()
    with pytest.raises(ForbiddenHostError, match=f"{re.escape(host)}: to produkcyjne IKP"):
        visit(session, f"http://{host}/ikp")
    visit(session, show.put("/form", FORM))
    session.driver.execute_script("location.assign(arguments[0])", f"http://{host}/ikp")
    with pytest.raises(ForbiddenHostError, match=f"{re.escape(host)}: to produkcyjne IKP"):
        Screen(session).pesel.see()
