"""First contact in a browser: what one look brings back, and what the walk does not press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pages.account import AccountPage
from pages.consents import ConsentsPage
from pages.first_contact.account_screens import account_page
from pages.first_contact.entering import owner
from pages.first_contact.ledger import Ledger, State
from pages.first_contact.screen import survey
from pages.first_contact.walker import NotReachedError, Walker
from pages.orders import OrdersPage
from support import pesel
from support.patients import Patient

if TYPE_CHECKING:
    from tests.pages.shown import Show


def test_look_tells_roles_names_and_places_and_no_value(show: Show) -> None:
    page = show("""<nav><a href="#a">Zgody</a></nav><main><h1>Ekran</h1>
      <label>E-mail <input value="anna.z@example.test"></label><button hidden>Niewidoczny</button>
      <button>Zachowaj</button><p role="alert">Coś nie tak</p>
      <table><caption>Recepty</caption><tr><th>Lek</th><th>Data</th></tr>
      <tr><td>Xyz</td><td>01.02.2026</td></tr></table></main>""")
    screen = survey(page.session)
    assert [(one.name, one.area) for one in screen.of("action")] == [("Zgody", "menu"), ("Zachowaj", "main")]
    assert [(one.name, one.kind) for one in screen.of("field")] == [("E-mail", "email")]
    assert [(one.name, one.kind) for one in screen.of("column")] == [("Lek", "text"), ("Data", "date")]
    assert (screen.title, screen.said) == ("Ekran", ["Coś nie tak"])
    assert "anna.z" not in repr(screen)


def test_what_sounds_like_saving_is_not_pressed_in_place_of_what_leads_on(show: Show) -> None:
    page = show('<h1>Ekran</h1><main><button id="save">Złóż deklarację</button></main>', wait_s=0.3)
    walker = Walker(page.session, Ledger({}))
    screen = walker.look()
    walker.examine(AccountPage, "declare", screen.of("action"), screen, 1)
    found = walker.ledger.knows("AccountPage.declare")
    assert found is not None
    assert (found.state, found.proposal, found.candidates) == (State.UNCLEAR, None, ["Złóż deklarację"])
    with pytest.raises(NotReachedError, match="nie wiadomo, co nacisnąć"):
        walker.press(AccountPage, "declare")
    assert show.said == []


def test_nothing_is_left_over_beside_what_is_not_pressed(show: Show) -> None:
    page = show("<h1>Ekran</h1><main><button>Złóż dokument</button><button>Inne</button></main>", wait_s=0.3)
    walker = Walker(page.session, Ledger({}))
    walker.session.profile.wording["AccountPage.declare"] = "Dokument"
    screen = walker.look()
    found = walker.examine(AccountPage, "declare declarations", screen.of("action"), screen, 1)
    assert {name: match.name for name, match in found.items()} == {"declare": "", "declarations": ""}


@pytest.mark.parametrize(("functions", "state"), [([], State.UNREACHED), (["e-deklaracje"], State.MISSING)])
def test_declaring_is_missed_only_where_the_profile_offers_it(show: Show, functions: list[str], state: State) -> None:
    page = show("<h1>Moje konto</h1><main><button>Edytuj swoje dane</button></main>", wait_s=0.3, functions=functions)
    walker = Walker(page.session, Ledger({}))
    account_page(walker, walker.look())
    found = walker.ledger.knows("AccountPage.declare")
    assert found is not None
    assert found.state == state


@pytest.mark.parametrize(("shown", "told"), [("Anna Próbna", 0), ("Anna Inna", 1)])
def test_a_name_that_is_not_the_accounts_is_told(show: Show, shown: str, told: int) -> None:
    walker = Walker(show(f"<header>{shown}</header><h1>Start</h1>", wait_s=0.3).session, Ledger({}))
    owner(walker, Patient("anna", "Anna Próbna", pesel.nobodys()))
    assert len(walker.said_of) == told
    assert all("patients.anna, klucz name" in said for said in walker.said_of)


def test_refusal_is_pressed_though_it_names_what_it_refuses(show: Show) -> None:
    markup = """<h1>Ekran</h1><dialog open>Czy na pewno wycofać uprawnienie?
      <button>Odwołaj</button><button>Nie odwołuj</button></dialog>"""
    walker = Walker(show(markup, wait_s=0.3).session, Ledger({}))
    screen = walker.look()
    found = walker.examine(ConsentsPage, "sure not_sure", screen.of("action"), screen, 1)
    assert {name: match.name for name, match in found.items()} == {"sure": "Odwołaj", "not_sure": "Nie odwołuj"}


def test_confirmation_is_kept_without_what_differs_each_time(show: Show) -> None:
    walker = Walker(show('<h1>Ekran</h1><p role="status" id="s"></p>', wait_s=0.3).session, Ledger({}))
    before = walker.look()
    show.run("s.textContent = 'Twoja prośba została wysłana. Numer: ZAM/2026/000123'")
    walker.answered(OrdersPage, "is_placed", before, walker.look())
    found = walker.ledger.knows("OrdersPage.is_placed")
    assert found is not None
    assert found.proposal == "Twoja prośba została wysłana"
