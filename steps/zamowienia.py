"""Steps of features/zamowienia.feature: orders for e-prescriptions (instruction 1; screens.md 6)."""

# mypy: disallow-untyped-decorators=False
# (behave is untyped, and so are its decorators)

from __future__ import annotations

from typing import TYPE_CHECKING

from behave import given, then, when
from hamcrest import assert_that

from pages.entry import log_in
from pages.logging_out import log_out
from pages.order_form import OrderFormPage
from pages.orders import PLACED, REJECTED, ListedOrder, OrdersPage, cancel_all_but
from pages.prescriptions import PrescriptionsPage
from support import vocabulary
from support.matchers import Equals, Says, SaysNoneOf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from support.clinic import Order
    from support.context import SuiteContext
    from support.people import Person
    from support.scene import Scene


def list_before(scene: Scene) -> set[str]:
    """Note the orders that the patient has already; what is added to them is cancelled at the end."""
    if "before" not in scene.noted:
        patient, before = scene.actor, OrdersPage.open(scene.session).numbers()
        scene.noted["before"] = before

        def put_back() -> None:
            for number in cancel_all_but(scene.session, patient, before):
                scene.clinic.reject_order(patient, number, "Zamówienie próbne")

        scene.afterwards(put_back, what=f"zamówienie na receptę ({patient.name})")
    found: set[str] = scene.noted["before"]
    return found


def begin(context: SuiteContext, drugs: Mapping[str, str | None], remarks: str = "") -> OrderFormPage:
    """Open the form for these drugs and fill it in, None leaving a number of packages as it is."""
    scene = context.scene
    list_before(scene)
    packages = {scene.name_of(drug): number for drug, number in drugs.items()}
    scene.noted |= {"packages": {drug: int(n or 1) for drug, n in packages.items()}, "remarks": remarks}
    PrescriptionsPage.open(scene.session).begin_order(packages)
    form = OrderFormPage(scene.session)
    form.fill(packages, remarks)
    return form


def added(scene: Scene) -> list[str]:
    """Return the numbers of the orders that the shown list has more than before."""
    return [order.number for order in OrdersPage(scene.session).read() if order.number not in list_before(scene)]


def number_of_order(scene: Scene) -> str:
    """Return the number of the order just placed, once it is confirmed and in the list."""
    if "number" not in scene.noted:
        OrdersPage(scene.session).is_placed.see()
        numbers = added(scene)
        assert_that(bool(numbers), Equals(expected=True), "Na liście „Zamówione recepty” powinno przybyć zamówienie")
        scene.noted["number"] = numbers[0]
    number: str = scene.noted["number"]
    return number


def listed(scene: Scene, status: str) -> ListedOrder:
    """Open the list anew; return the order as it stands there, once it has that status or should have had it."""
    number = number_of_order(scene)
    orders = OrdersPage.open(scene.session).wait_for(number, status)
    assert_that(number in orders, Equals(expected=True), f"Na liście powinno być zamówienie numer {number}")
    return orders[number]


def received(scene: Scene) -> Order:
    """Return the order as the clinic received it."""
    number = number_of_order(scene)
    orders = {order.number: order for order in scene.clinic.orders(scene.actor)}
    assert_that(number in orders, Equals(expected=True), f"Przychodnia powinna otrzymać zamówienie numer {number}")
    return orders[number]


def quantities(order: Order, known: Iterable[str]) -> dict[str, int]:
    """Return how many packages of each drug the clinic received, by the known name with which the drug's begins."""
    found: dict[str, int] = {}
    for drug in order.drugs:
        name = next((name for name in known if drug.name.startswith(name)), drug.name)
        found[name] = found.get(name, 0) + drug.packages
    return found


def received_numbers(scene: Scene) -> list[str]:
    """Return the numbers of the orders that the clinic received in this scenario."""
    before = list_before(scene)
    return [order.number for order in scene.clinic.orders(scene.actor) if order.number not in before]


@given('{state:LoggedIn} {who:Person}, która zamówiła lek "{drug:Drug}"')
def has_ordered(context: SuiteContext, state: str, who: Person, drug: str) -> None:  # noqa: ARG001 -- gender only
    """Log in and order one package."""
    log_in_and_order(context, who, {drug: None})


@given('{state:LoggedIn} {who:Person}, która zamówiła {packages:Packages} leku "{drug:Drug}"')
def has_ordered_packages(context: SuiteContext, state: str, who: Person, packages: int, drug: str) -> None:  # noqa: ARG001
    """Log in and order that many packages."""
    log_in_and_order(context, who, {drug: str(packages)})


def log_in_and_order(context: SuiteContext, who: Person, drugs: Mapping[str, str | None]) -> None:
    """Log in, place the order and see it in the list."""
    scene = context.scene
    scene.actor = scene.patients.patient(who.key)
    log_in(scene.session, scene.actor)
    begin(context, drugs).place.click()
    number_of_order(scene)


@given("listę „Zamówione recepty”, otwartą, zanim lekarz zaczął rozpatrywać to zamówienie")
def list_from_before(context: SuiteContext) -> None:
    """Open the list, then let the doctor start."""
    scene = context.scene
    OrdersPage.open(scene.session)
    scene.clinic.start_order(scene.actor, number_of_order(scene))


@when("{who:Person} otwiera listę „Moje recepty”")
def open_drugs(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- named for the reader
    """Open „Moje recepty”."""
    PrescriptionsPage.open(context.scene.session)


@when('{who:Person} zamawia {packages:Packages} leku "{drug:Drug}"')
def order_packages(context: SuiteContext, who: Person, packages: int, drug: str) -> None:  # noqa: ARG001 -- as above
    """Order that many packages of one drug."""
    begin(context, {drug: str(packages)}).place.click()


@when('{who:Person} zamawia lek "{drug:Drug}", wpisując liczbę opakowań "{typed:Words}"')
def order_typed(context: SuiteContext, who: Person, drug: str, typed: str) -> None:  # noqa: ARG001 -- as above
    """Type a number of packages that may be refused."""
    context.scene.noted["typed"] = typed
    begin(context, {drug: typed}).place.click()


@when('{who:Person} zamawia lek "{drug:Drug}", nie zmieniając liczby opakowań')
def order_default(context: SuiteContext, who: Person, drug: str) -> None:  # noqa: ARG001 -- as above
    """Place the form with the number of packages that it came with."""
    begin(context, {drug: None}).place.click()


@when('{who:Person} zamawia lek "{drug:Drug}" z uwagami "{remarks:Words}"')
def order_with_remarks(context: SuiteContext, who: Person, drug: str, remarks: str) -> None:  # noqa: ARG001 -- as above
    """Order one package with remarks for the doctor."""
    begin(context, {drug: None}, vocabulary.value(remarks)).place.click()


@when("{who:Person} zamawia leki:")
def order_table(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- as above
    """Order the table's drugs, so many packages of each."""
    begin(context, {row["Lek"]: row["Liczba opakowań"] for row in context.table}).place.click()


@when('{who:Person} zamawia lek "{drug:Drug}", naciskając „Złóż zamówienie” dwa razy')
def order_pressing_twice(context: SuiteContext, who: Person, drug: str) -> None:  # noqa: ARG001 -- as above
    """Press twice in quick succession."""
    begin(context, {drug: None}).place.click_twice()


@when("{who:Person} cofa się w przeglądarce i jeszcze raz naciska „Złóż zamówienie”")
def go_back_and_place(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- as above
    """Go back to the form and place it again; note whether the confirmation says the first one's number."""
    scene, form = context.scene, OrderFormPage(context.scene.session)
    form.come_back()
    form.place.click()
    page = OrdersPage(scene.session)
    page.is_placed.see()
    scene.noted["said again"] = page.announces(number_of_order(scene))


@when('{who:Person} wypełnia zamówienie leku "{drug:Drug}" i wybiera „Anuluj”')
def fill_in_and_cancel(context: SuiteContext, who: Person, drug: str) -> None:  # noqa: ARG001 -- as above
    """Leave the filled form by „Anuluj”."""
    begin(context, {drug: "2"}, "Proszę o kontakt").cancel.click()


@when('{who:Person} rozpoczyna zamówienie leku "{drug:Drug}"')
def begin_order(context: SuiteContext, who: Person, drug: str) -> None:  # noqa: ARG001 -- as above
    """Open the form for one drug."""
    begin(context, {drug: None})


@when("{who:Person} wybiera „Zamów receptę”, nie zaznaczając leku")
def begin_without_drug(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- as above
    """Press „Zamów receptę” with nothing ticked."""
    list_before(context.scene)
    PrescriptionsPage.open(context.scene.session).begin_order([])


@when("{who:Person} wybiera „Zamów receptę”, zaznaczając lek, który przyjmuje stale")
def begin_with_some_drug(context: SuiteContext, who: Person) -> None:
    """Tick the first drug that can be ticked and press „Zamów receptę”."""
    list_before(context.scene)
    page = PrescriptionsPage.open(context.scene.session)
    drugs = page.orderable()
    assert_that(bool(drugs), Equals(expected=True), f"{who.name}: powinien być lek, który można zaznaczyć")
    page.begin_order(drugs[:1])


@when("{who:Person} wylogowuje się i znów loguje")
def log_out_and_in(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- as above
    """Log out, then log in as the same patient."""
    log_out(context.scene.session)
    log_in(context.scene.session, context.scene.actor)


@when("{who:Person} wylogowuje się, a {other:Person} otwiera swoje „Zamówione recepty”")
def another_opens_orders(context: SuiteContext, who: Person, other: Person) -> None:  # noqa: ARG001 -- as above
    """Log out, log in as somebody else and open that patient's orders."""
    scene = context.scene
    log_out(scene.session)
    log_in(scene.session, scene.patients.patient(other.key))
    OrdersPage.open(scene.session)


@when("{who:Person} anuluje to zamówienie")
def cancel_order(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- as above
    """Press „Anuluj zamówienie” in the list that is shown."""
    page = OrdersPage(context.scene.session)
    page.row(number_of_order(context.scene)).cancel.click()


@when("przychodnia sprawdza, co otrzymała od {who:Person}")
def clinic_looks(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- as above
    """Ask the clinic for the order."""
    context.scene.noted["received"] = received(context.scene)


@when("lekarz zaczyna rozpatrywać to zamówienie")
def doctor_starts(context: SuiteContext) -> None:
    """Let the doctor start."""
    context.scene.clinic.start_order(context.scene.actor, number_of_order(context.scene))


@when("lekarz realizuje to zamówienie")
def doctor_realises(context: SuiteContext) -> None:
    """Let the doctor start and write the prescriptions."""
    doctor_starts(context)
    context.scene.clinic.realise_order(context.scene.actor, number_of_order(context.scene))


@when('lekarz odrzuca to zamówienie z komentarzem "{comment:Words}"')
def doctor_rejects(context: SuiteContext, comment: str) -> None:
    """Let the doctor start and reject the order."""
    doctor_starts(context)
    context.scene.clinic.reject_order(context.scene.actor, number_of_order(context.scene), comment)


@when("lekarz realizuje to zamówienie, a {who:Person} wybiera przy nim „Zamów ponownie”")
def order_again(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- as above
    """Let the doctor realise the order, then open the form by „Zamów ponownie”."""
    doctor_realises(context)
    page = OrdersPage.open(context.scene.session)
    page.row(number_of_order(context.scene)).again.click()


@when("lekarz realizuje to zamówienie, a {who:Person} je ponawia")
def repeat_order(context: SuiteContext, who: Person) -> None:
    """Place the form that „Zamów ponownie” opens; from now on the new order is meant."""
    order_again(context, who)
    OrderFormPage(context.scene.session).place.click()
    context.scene.noted["before"] = {*list_before(context.scene), context.scene.noted.pop("number")}


@then("widzi na niej przepisane leki, każdy z dawką, datą wystawienia i statusem:")
def sees_drugs(context: SuiteContext) -> None:
    """See the table's drugs, each row complete."""
    drugs = [context.scene.name_of(row["Lek"]) for row in context.table]
    lacking = PrescriptionsPage(context.scene.session).lacking(drugs)
    assert_that(lacking, Equals({}), "„Moje recepty” powinny pokazywać każdy lek w całości; brakuje")


@then("może zaznaczyć do zamówienia tylko leki:")
def can_tick(context: SuiteContext) -> None:
    """See a box to tick at these drugs and at no others."""
    drugs = [context.scene.name_of(row["Lek"]) for row in context.table]
    offered = PrescriptionsPage(context.scene.session).orderable(drugs)
    assert_that(sorted(offered), Equals(sorted(drugs)), "Do zamówienia powinny być leki przyjmowane stale; są")


@then('nie może zaznaczyć leku "{drug:Drug}"')
def cannot_tick(context: SuiteContext, drug: str) -> None:
    """See the drug in the list, without a box to tick."""
    page, name = PrescriptionsPage(context.scene.session), context.scene.name_of(drug)
    assert_that(page.lacking([name]), Equals({}), "„Moje recepty” powinny pokazywać także ten lek; brakuje")
    can_be_ticked = name in page.orderable([name])
    assert_that(can_be_ticked, Equals(expected=False), f"Lek {name} nie powinien dać się zaznaczyć do zamówienia")


@then('zamówienie jest potwierdzone słowami "{message:Words}" i numerem')
def order_is_confirmed(context: SuiteContext, message: str) -> None:
    """See the confirmation, and the order's number besides the list's row."""
    page = OrdersPage(context.scene.session)
    page.message(message).see()
    number = number_of_order(context.scene)
    said = page.announces(number)
    assert_that(said, Equals(expected=True), f"Przy potwierdzeniu powinien stać numer zamówienia: {number}")


@then("potwierdzenie podawało za drugim razem ten sam numer")
def number_is_the_same(context: SuiteContext) -> None:
    """Compare the number noted at the second confirmation with the first."""
    message = "Za drugim razem powinien stać ten sam numer zamówienia"
    assert_that(context.scene.noted["said again"], Equals(expected=True), message)


@then('anulowanie jest potwierdzone słowami "{message:Words}"')
@then('iIKP odmawia anulowania: "{message:Words}"')
def orders_page_says(context: SuiteContext, message: str) -> None:
    """See the message on „Zamówione recepty”."""
    OrdersPage(context.scene.session).message(message).see()


@then('iIKP odmawia przyjęcia zamówienia: "{message:Words}"')
def order_is_refused(context: SuiteContext, message: str) -> None:
    """See why there is no order."""
    PrescriptionsPage(context.scene.session).message(message).see()


@then('„Zamówione recepty” pokazują to zamówienie z dzisiejszą datą i statusem "{status:Words}"')
def list_shows(context: SuiteContext, status: str) -> None:
    """Open the list anew and compare the order's row."""
    scene = context.scene
    order = listed(scene, status)
    OrdersPage(scene.session).message(status).rather_than(order.status)
    assert_that(order.status, Equals(status), "Na liście „Zamówione recepty” powinien stać inny status; stoi")
    assert_that(
        order.placed, Says(f"{scene.patients.today():%d.%m.%Y}"), "Przy zamówieniu powinna stać dzisiejsza data"
    )
    lacking = order.lacking(scene.noted["packages"])
    assert_that(lacking, Equals([]), "Lista powinna pokazywać zamówione leki i liczby opakowań; nie zgadza się")


@then("przychodnia otrzymała takie samo zamówienie")
def clinic_received_the_same(context: SuiteContext) -> None:
    """Compare the drugs, the quantities and the remarks that the clinic received."""
    scene = context.scene
    order = received(scene)
    wanted = scene.noted["packages"]
    assert_that(quantities(order, wanted), Equals(wanted), "Przychodnia powinna otrzymać te leki i liczby opakowań")
    assert_that(
        order.remarks, Equals(scene.noted["remarks"]), "Przychodnia powinna otrzymać uwagi bez zmian; otrzymała"
    )
    assert_that(order.status, Equals(PLACED), "Zamówienie powinno czekać w przychodni na lekarza; ma status")


@then('zamówienie jest skierowane do lekarza "{doctor:Worker}" z placówki "{facility:Facility}"')
def addressed_to(context: SuiteContext, doctor: str, facility: str) -> None:
    """Compare the facility and the doctor that the clinic received the order for."""
    order, scene = context.scene.noted["received"], context.scene
    assert_that(order.facility, Says(scene.name_of(facility)), "Zamówienie powinna otrzymać przychodnia pacjenta")
    assert_that(order.doctor, Says(scene.name_of(doctor)), "Zamówienie powinien otrzymać lekarz pacjenta")


@then('formularz mówi, że zamówienie otrzyma lekarz "{doctor:Worker}" z placówki "{facility:Facility}"')
def form_names(context: SuiteContext, doctor: str, facility: str) -> None:
    """See both named on the form."""
    scene = context.scene
    unnamed = OrderFormPage(scene.session).unnamed(scene.name_of(facility), scene.name_of(doctor))
    assert_that(unnamed, Equals([]), "Formularz powinien mówić, kto otrzyma zamówienie; nie wymienia")


@then('formularz zawiera już {packages:Packages} leku "{drug:Drug}"')
def form_is_filled(context: SuiteContext, packages: int, drug: str) -> None:
    """See the number of packages in the form."""
    field = OrderFormPage(context.scene.session).drug(context.scene.name_of(drug)).packages
    assert_that(field.value, Equals(str(packages)), "Formularz powinien zawierać poprzednią liczbę opakowań; zawiera")


@then('widzi przy leku "{drug:Drug}" komunikat "{message:Words}", a wpisana liczba pozostaje')
def number_is_refused(context: SuiteContext, drug: str, message: str) -> None:
    """See the refusal at the drug's field, which keeps what was typed."""
    part = OrderFormPage(context.scene.session).drug(context.scene.name_of(drug))
    part.packages.refused_with(part.message(message))
    assert_that(part.packages.value, Equals(context.scene.noted["typed"]), "Wpisana liczba powinna pozostać; stoi")


@then('widzi przy uwagach komunikat "{message:Words}", a wpisane uwagi pozostają')
def remarks_are_refused(context: SuiteContext, message: str) -> None:
    """See the refusal at the remarks, which keep what was typed."""
    form = OrderFormPage(context.scene.session)
    form.remarks.refused_with(form.message(message))
    assert_that(form.remarks.value, Equals(context.scene.noted["remarks"]), "Wpisane uwagi powinny pozostać; stoi")


@then("na liście „Zamówione recepty” przybyło jedno zamówienie")
def one_order_more(context: SuiteContext) -> None:
    """Open the list anew and count the orders that it has more than before."""
    OrdersPage.open(context.scene.session)
    assert_that(len(added(context.scene)), Equals(1), "Na liście powinno przybyć jedno zamówienie; przybyło")


@then("na liście „Zamówione recepty” nie przybyło żadne zamówienie")
def no_order_more(context: SuiteContext) -> None:
    """Open the list anew and see no orders but those before."""
    OrdersPage.open(context.scene.session)
    assert_that(added(context.scene), Equals([]), "Na liście nie powinno przybyć żadne zamówienie; przybyło")


@then("przychodnia otrzymała jedno zamówienie")
def clinic_received_one(context: SuiteContext) -> None:
    """Count the orders that the clinic received."""
    count = len(received_numbers(context.scene))
    assert_that(count, Equals(1), "Przychodnia powinna otrzymać jedno zamówienie; otrzymała")


@then("przychodnia nie otrzymała żadnego zamówienia")
def clinic_received_none(context: SuiteContext) -> None:
    """See that the clinic received nothing."""
    numbers = received_numbers(context.scene)
    assert_that(numbers, Equals([]), "Przychodnia nie powinna otrzymać żadnego zamówienia; otrzymała")


@then('przychodnia ma to zamówienie ze statusem "{status:Words}"')
def clinic_has_status(context: SuiteContext, status: str) -> None:
    """Compare the status that the order has at the clinic."""
    found = received(context.scene).status
    assert_that(found, Equals(status), "W przychodni zamówienie powinno mieć inny status; ma")


@then("tego zamówienia nie można już anulować")
def cannot_cancel(context: SuiteContext) -> None:
    """See that „Anuluj zamówienie” is not offered in the order's row."""
    row = OrdersPage(context.scene.session).row(number_of_order(context.scene))
    assert_that(row.cannot_be_cancelled(), Equals(expected=True), "Przy zamówieniu nie powinno być „Anuluj zamówienie”")


@then('stoi przy nim komentarz lekarza "{comment:Words}"')
def comment_is_shown(context: SuiteContext, comment: str) -> None:
    """See the doctor's comment in the order's row."""
    order = listed(context.scene, REJECTED)
    assert_that(order.comment, Equals(comment), "Przy zamówieniu powinien stać komentarz lekarza; stoi")


@then("{other:Person} nie widzi na nich zamówienia {who:Person}")
def does_not_see_order(context: SuiteContext, other: Person, who: Person) -> None:  # noqa: ARG001 -- as above
    """See a list without the other patient's number."""
    page = OrdersPage(context.scene.session).loaded()
    assert_that(page.text(), SaysNoneOf([number_of_order(context.scene)]), f"Lista pokazuje zamówienie ({who.name})")
