"""Steps of features/dane_kontaktowe.feature: the contact data (instruction 2.2.3)."""

# mypy: disallow-untyped-decorators=False
# (behave is untyped, and so are its decorators)

from __future__ import annotations

from typing import TYPE_CHECKING

from behave import then, when
from hamcrest import assert_that

from pages.account import AccountPage, store
from pages.contact_data import ContactDataPage
from pages.entry import log_in
from pages.logging_out import log_out
from support import vocabulary
from support.matchers import Equals

if TYPE_CHECKING:
    from support.context import SuiteContext
    from support.people import Person


def edit(context: SuiteContext, typed: dict[str, str | bool]) -> ContactDataPage:
    """Open the form, note what stands in it and what is going to be typed, and type it."""
    scene = context.scene
    form = AccountPage.open_form(scene.session)
    if "before" not in scene.noted:
        before = scene.noted["before"] = form.read()
        scene.afterwards(lambda: store(scene.session, before), what="dane teleadresowe")
    scene.noted["typed"] = typed
    return form.fill(typed)


def table_of(context: SuiteContext) -> dict[str, str | bool]:
    """Return the step's table: texts by the field's label, ticks as True and False."""
    return {
        row["pole"]: ContactDataPage.understood(row["pole"], vocabulary.value(row["wartość"])) for row in context.table
    }


@when("{who:Person} wybiera Moje konto, a na nim „Edytuj swoje dane”")
def open_form(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- named for the reader
    """Go the instruction's way: Moje konto > „Edytuj swoje dane”."""
    AccountPage.open_form(context.scene.session)


@when("{who:Person} zapisuje nowe dane teleadresowe:")
def save_table(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- named for the reader
    """Fill in the table's fields and save."""
    edit(context, table_of(context)).save.click()


@when('{who:Person} zapisuje w polu "{label:Words}" wartość "{text:Words}"')
def save_field(context: SuiteContext, who: Person, label: str, text: str) -> None:  # noqa: ARG001 -- as above
    """Fill in one field and save."""
    edit(context, {label: vocabulary.value(text)}).save.click()


@when("{who:Person} wpisuje w formularzu nowe dane i wybiera „Anuluj”:")
def cancel_table(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- as above
    """Fill in the table's fields and cancel."""
    edit(context, table_of(context)).cancel.click()
    AccountPage(context.scene.session).loaded()


@when("{who:Person} zapisuje {label:Notices} raz włączone, a raz wyłączone")
def toggle(context: SuiteContext, who: Person, label: str) -> None:  # noqa: ARG001 -- as above
    """Save the box both ways; note what the form shows after each."""
    shown = []
    for ticked in (True, False):
        edit(context, {label: ticked}).save.click()
        form = AccountPage(context.scene.session).loaded().edit_data()
        shown.append(form.box(label).checked)
    context.scene.noted["shown"] = shown


@when('{who:Person} włącza {label:Notices}, a pole "{field:Words}" zostawia puste')
def notices_without_address(context: SuiteContext, who: Person, label: str, field: str) -> None:  # noqa: ARG001 -- as above
    """Save the box ticked and the field it needs empty."""
    edit(context, {field: "", label: True}).save.click()


@when("po powrocie na „Moje konto” wylogowuje się i loguje ponownie")
def log_out_and_in_after_saving(context: SuiteContext) -> None:
    """Wait until the data are saved, which „Moje konto” shows, then log out and in."""
    scene = context.scene
    AccountPage(scene.session).loaded()
    log_out(scene.session)
    log_in(scene.session, scene.actor)


@then("widzi formularz z tymi samymi danymi, które pokazuje „Moje konto”")
def form_agrees_with_account(context: SuiteContext) -> None:
    """Compare the form's texts with „Twoje dane”."""
    texts = {
        label: text
        for label, text in ContactDataPage(context.scene.session).read().items()
        if text and text is not True
    }
    assert_that(bool(texts), Equals(expected=True), "Formularz powinien zawierać dane pacjenta, a jest pusty")
    lacking = AccountPage.open(context.scene.session).lacking(texts)
    assert_that(lacking, Equals([]), "„Moje konto” powinno pokazywać wszystko, co zawiera formularz; brakuje")


@then('„Moje konto” potwierdza: "{message:Words}"')
def account_confirms(context: SuiteContext, message: str) -> None:
    """See the confirmation on „Moje konto”."""
    page = AccountPage(context.scene.session).loaded()
    page.message(message).see()


@then("„Moje konto” pokazuje te dane")
def account_shows_typed(context: SuiteContext) -> None:
    """See every typed text in „Twoje dane”."""
    lacking = AccountPage.open(context.scene.session).lacking(context.scene.noted["typed"])
    assert_that(lacking, Equals([]), "„Moje konto” powinno pokazywać zapisane dane; brakuje")


@then('„Moje konto” pokazuje "{message:Words}" zamiast poprzednich danych')
def account_shows_nothing_given(context: SuiteContext, message: str) -> None:
    """See that the former texts are gone and the account says that nothing was given."""
    page = AccountPage(context.scene.session).loaded()
    assert_that(
        page.data.says(page.message(message)),
        Equals(expected=True),
        f"„Twoje dane” powinny mówić „{message}”",
    )
    before, typed = context.scene.noted["before"], context.scene.noted["typed"]
    removed = {label: before[label] for label in typed if before[label] and before[label] is not True}
    assert_that(bool(removed), Equals(expected=True), "Pacjentka powinna mieć przedtem zapisane dane")
    assert_that(
        page.lacking(removed),
        Equals(list(removed.values())),
        "„Moje konto” nie powinno już pokazywać usuniętych danych; nie ma",
    )


@then("formularz zawiera te dane, gdy {who:Person} otwiera go ponownie")
def form_holds_typed(context: SuiteContext, who: Person) -> None:  # noqa: ARG001 -- named for the reader
    """Open the form anew and compare it with what was typed."""
    expected = context.scene.noted["before"] | context.scene.noted["typed"]
    form = AccountPage(context.scene.session).loaded().edit_data()
    assert_that(
        form.differing(expected),
        Equals({}),
        "Formularz powinien zawierać zapisane dane; inaczej jest w polach",
    )


@then('pole "{label:Words}" zawiera "{text:Words}", gdy {who:Person} otwiera formularz ponownie')
def field_holds(context: SuiteContext, label: str, text: str, who: Person) -> None:  # noqa: ARG001 -- as above
    """Be back on „Moje konto”, open the form anew and read the field."""
    form = AccountPage(context.scene.session).loaded().edit_data()
    assert_that(
        form.differing({label: vocabulary.value(text)}),
        Equals({}),
        "Formularz powinien zawierać zapisaną wartość; inaczej jest w polach",
    )


@then("formularz za każdym razem pokazuje to, co zapisała")
def boxes_agree(context: SuiteContext) -> None:
    """Compare what the form showed with what was saved."""
    assert_that(
        context.scene.noted["shown"],
        Equals([True, False]),
        "Formularz powinien pokazać pole raz zaznaczone, a raz nie",
    )


@then('widzi przy polu "{label:Words}" komunikat "{message:Words}"')
def sees_field_refusal(context: SuiteContext, label: str, message: str) -> None:
    """See the refusal at the field."""
    page = ContactDataPage(context.scene.session)
    page.field(label).refused_with(page.message(message))


@then('widzi przy polu wyboru "{label:Words}" komunikat "{message:Words}"')
def sees_box_refusal(context: SuiteContext, label: str, message: str) -> None:
    """See the refusal at the box."""
    page = ContactDataPage(context.scene.session)
    page.box(label).refused_with(page.message(message))


@then("w formularzu nadal stoi to, co wpisała")
def form_keeps_typed(context: SuiteContext) -> None:
    """See that the refused form keeps what was typed."""
    differing = ContactDataPage(context.scene.session).differing(context.scene.noted["typed"])
    assert_that(differing, Equals({}), "Odrzucony formularz powinien zachować to, co wpisano; inaczej jest w polach")


@then("jej dane pozostają takie jak przedtem")
def data_unchanged(context: SuiteContext) -> None:
    """Open the form anew and compare it with what stood there before."""
    form = AccountPage.open_form(context.scene.session)
    assert_that(
        form.differing(context.scene.noted["before"]),
        Equals({}),
        "Dane powinny pozostać bez zmian; inaczej jest w polach",
    )
