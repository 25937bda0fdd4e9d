"""How a scenario files declarations: what was there before, what was added, what is put back (screens.md 7)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hamcrest import assert_that

from pages.declarations import Declaration, DeclarationsPage
from pages.declarations_wizard import FREE, THIRD, Choice, DeclarationWizard
from pages.entry import log_in
from support.matchers import Equals
from support.verdicts import NotVerifiedError, PortalDiffersError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from behave.model import Table

    from support.patients import Patient
    from support.people import Person
    from support.scene import Scene

OPEN, ACCEPTED, REJECTED = "Złożona", "Przyjęta", "Odrzucona"
FREE_OF_CHARGE = "zmiana miejsca zamieszkania"
FREE_CHOICES = 2
# Whom a patient chooses where the scenario does not say whom.
ANYBODY = {
    "lekarz": ("Adam Wrona", "Przychodnia Klonowa"),
    "pielęgniarka": ("Irena Sowa", "Gabinet Pod Lipą"),
    "położna": ("Beata Czyż", "Gabinet Jutrzenka"),
}


def somebody(scene: Scene, role: str, worker: str = "", facility: str = "") -> Choice:
    """Return a choice in the names of this environment."""
    anybody, anywhere = ANYBODY[role]
    return Choice(role, facility=scene.name_of(facility or anywhere), person=scene.name_of(worker or anybody))


def third(choice: Choice, reason: str | None) -> Choice:
    """Return the same choice as the third of the year."""
    return Choice(choice.role, choice.facility, choice.person, which=THIRD, reason=reason)


def on_list(scene: Scene) -> list[Declaration]:
    """Read the list „Deklaracje” anew."""
    return DeclarationsPage.open(scene.session).read()


def received(scene: Scene) -> list[Declaration]:
    """Ask what the clinics received from the patient."""
    return [
        Declaration(one.role, one.facility, one.person, f"{one.filed_on:%d.%m.%Y}", one.status)
        for one in scene.clinic.declarations(scene.actor)
    ]


def log_in_as(scene: Scene, who: Person) -> None:
    """Log in; the steps speak of this patient from now on."""
    scene.actor = scene.patients.patient(who.key)
    log_in(scene.session, scene.actor)


def look_before(scene: Scene) -> list[Declaration]:
    """Note what stands on the list and what the clinics received; return the list."""
    shown = on_list(scene)
    scene.noted["before"] = shown, received(scene)
    return shown


def require(scene: Scene, sentence: str, *, holds: bool) -> None:
    """Go on only in the state that the scenario begins with.

    On a shared environment some states can be used only once; the local iIKP begins anew, so there it is at fault.

    Raises:
        PortalDiffersError: the local iIKP shows another state.
        NotVerifiedError: the state is used up on this environment.
    """
    if holds:
        return
    if scene.session.profile.stand_in:
        raise PortalDiffersError(sentence)
    raise NotVerifiedError(f"Stan konta jest już zużyty. {sentence}")


def require_none(scene: Scene, found: Iterable[Declaration]) -> None:
    """Go on only if the patient has none of these declarations."""
    said = "; ".join(map(str, found))
    require(scene, f"{scene.actor.name} – na tym koncie nie powinno być deklaracji: {said}.", holds=not said)


def begin(scene: Scene, choice: Choice) -> DeclarationWizard:
    """See to it that what may be filed is put back, and open the wizard."""
    if "before" not in scene.noted:
        look_before(scene)
    patient, before = scene.actor, scene.noted["before"][1]
    what = f"deklaracja: {choice.role} {choice.person}, {choice.facility}"
    scene.afterwards(lambda: put_back(scene, patient, before), what=what)
    return DeclarationWizard.open(scene.session, choice.role)


def put_back(scene: Scene, patient: Patient, before: list[Declaration]) -> None:
    """Let the clinic reject what waits; who was chosen before what it accepted is chosen once more.

    Raises:
        NotVerifiedError: nobody had been chosen before, and no declaration takes a choice back.
    """
    scene.actor = patient
    for one in (Counter(received(scene)) - Counter(before)).elements():
        if one.status == OPEN:
            scene.clinic.reject_declaration(patient, one.role)
        elif one.status == ACCEPTED:
            former = [each for each in before if (each.role, each.status) == (one.role, ACCEPTED)]
            if not former:
                raise NotVerifiedError("Przyjętej deklaracji nie można wycofać.")
            log_in(scene.session, patient)
            again = Choice(one.role, former[-1].facility, former[-1].person, which=THIRD, reason=FREE_OF_CHARGE)
            DeclarationWizard.open(scene.session, one.role).fill(again).file.click()
            DeclarationsPage(scene.session).loaded()
            scene.clinic.accept_declaration(patient, one.role)


def fill(scene: Scene, choice: Choice) -> DeclarationWizard:
    """Fill in a declaration up to its summary; the later steps speak of it."""
    if "choice" in scene.noted or "before" not in scene.noted:
        look_before(scene)
    shown = scene.noted["before"][0]
    require_none(scene, [one for one in shown if one.waits_in(choice.role)])
    counted = [one for one in shown if one.counts_in(choice.role, scene.patients.today().year)]
    # Who has chosen twice says so; on a shared account that may be for other scenarios' choices.
    if choice.which == FREE and len(counted) >= FREE_CHOICES:
        choice = third(choice, FREE_OF_CHARGE)
    scene.noted |= {"choice": choice, "filed_on": f"{scene.patients.today():%d.%m.%Y}"}
    return begin(scene, choice).fill(choice)


def file(scene: Scene, choice: Choice) -> None:
    """Fill in a declaration, file it and see the list."""
    fill(scene, choice).file.click()
    DeclarationsPage(scene.session).loaded()


def added_to_list(scene: Scene, status: str) -> None:
    """Read the list anew: the declaration that the scenario speaks of was added, and nothing else has changed."""
    _compare(scene, on_list(scene), scene.noted["before"][0], status, "Na liście „Deklaracje”")


def added_at_clinics(scene: Scene, status: str) -> None:
    """Ask the clinics: they received the declaration that the scenario speaks of, and nothing else has changed."""
    _compare(scene, received(scene), scene.noted["before"][1], status, "W placówkach")


def _compare(scene: Scene, now: list[Declaration], before: list[Declaration], status: str, where: str) -> None:
    choice: Choice = scene.noted["choice"]
    wanted = Declaration(choice.role, choice.facility, choice.person, scene.noted["filed_on"], status)
    new = [str(one.called([choice.facility, choice.person])) for one in (Counter(now) - Counter(before)).elements()]
    assert_that(new, Equals([str(wanted)]), f"{where} powinna przybyć jedna deklaracja; przybyło")
    gone = [str(one) for one in (Counter(before) - Counter(now)).elements()]
    assert_that(gone, Equals([]), f"{where} poprzednie deklaracje powinny pozostać bez zmian; nie ma już")


def latest_accepted(scene: Scene, role: str) -> Declaration:
    """Return the declaration of the list that was accepted last in that role.

    Raises:
        PortalDiffersError, NotVerifiedError: as `require`, where there is none.
    """
    accepted = [one for one in on_list(scene) if (one.role, one.status) == (role, ACCEPTED)]
    require(scene, f"{scene.actor.name} powinna mieć przyjętą deklarację ({role}).", holds=bool(accepted))
    return max(accepted, key=lambda one: one.filed_on.split(".")[::-1])


def nothing_added(scene: Scene) -> None:
    """Read the list anew and ask the clinics: all is as it was."""
    shown, at_clinics = scene.noted["before"]
    for now, before, where in (
        (on_list(scene), shown, "Na liście „Deklaracje”"),
        (received(scene), at_clinics, "W placówkach"),
    ):
        found, wanted = sorted(map(str, now)), sorted(map(str, before))
        assert_that(found, Equals(wanted), f"{where} nic nie powinno się zmienić; jest tam")


def shows_what_clinics_received(scene: Scene, table: Table) -> None:
    """Compare the list that is shown with what the clinics received, and with a scenario's table."""
    names = [scene.name_of(row[column]) for row in table for column in ("Placówka", "Osoba medyczna")]
    shown = [one.called(names) for one in DeclarationsPage(scene.session).read()]
    assert_that(
        sorted(map(str, shown)),
        Equals(sorted(str(one.called(names)) for one in received(scene))),
        "Lista „Deklaracje” powinna pokazywać to, co otrzymały placówki; pokazuje",
    )
    found = [(one.role, one.person, one.facility, one.status) for one in shown]
    for row in table:
        wanted = (row["Rola"], scene.name_of(row["Osoba medyczna"]), scene.name_of(row["Placówka"]), row["Status"])
        assert_that(wanted in found, Equals(expected=True), f"Na liście powinna być deklaracja: {', '.join(wanted)}")
