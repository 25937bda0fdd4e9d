"""Defects of the POZ e-declarations: statements deklaracje-a to deklaracje-y, 1-c and 1-d."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from local_iikp.control import clinic as dispatcher
from local_iikp.home.unavailable import unavailable
from local_iikp.poz import choices, clinic, filing, history, rules, search, wizard
from local_iikp.poz import views as poz
from local_iikp.poz.models import Declaration, Facility, Reason, Role, Status, Which

from .tools import change_page, swap

if TYPE_CHECKING:
    from django.http import HttpResponse

    from local_iikp.people.clinic import Answer, Request
    from local_iikp.people.models import Patient
    from local_iikp.poz.answers import Answers
    from local_iikp.poz.choices import Choice
    from local_iikp.web.requests import PatientRequest
    from local_iikp.worlds.models import World

WIZARD = "/ikp/deklaracje/[a-z]+/"


def declaration_confirmed_but_not_stored() -> None:
    """The portal says that the declaration was filed, and has not stored it."""
    swap(filing, "file", lambda *_: None)


def declarations_offered_before_time() -> None:
    """„Wypełnij deklarację” is there although e-declarations are switched off."""
    swap(rules, "are_offered", lambda _world: True)


def _after_filing(change: dict[str, object]) -> None:
    real = filing.file

    def file(world: World, patient: Patient, role: Role, answers: Answers) -> str | None:
        refused = real(world, patient, role, answers)
        Declaration.objects.filter(patient=patient, key=answers.key).update(**change)
        return refused

    swap(filing, "file", file)


def declaration_for_another_role() -> None:
    """Whatever is chosen, the declaration is one for a nurse."""
    _after_filing({"role": Role.NURSE})


def declaration_bears_another_day() -> None:
    """A declaration bears another day than that of its filing."""
    _after_filing({"filed_on": date(2020, 2, 29)})


def another_clinic_receives_declaration() -> None:
    """The list names the clinic chosen; another has got the declaration."""

    def received(world: World, request: Request) -> Answer:
        found = clinic.received(world, request)["declarations"]
        return {"declarations": [{**one, "facility": "Szpital Miejski"} for one in found]}

    dispatcher.ACTIONS["declarations"] = received


def summary_lacks_nfz_branch() -> None:
    """The summary does not name the NFZ's branch."""
    change_page(f"{WIZARD}podsumowanie", r"<div><dt>Oddział NFZ.*?</div>", "")


def no_way_back_from_summary() -> None:
    """The summary has no „Wstecz”."""
    change_page(f"{WIZARD}podsumowanie", r"<a [^>]*>Wstecz</a>", "")


def two_presses_two_declarations() -> None:
    """Whoever goes back and presses once more has filed two declarations."""
    swap(filing, "is_filed_already", lambda _declaration: False)
    swap(rules, "entry_refusal", lambda *_: None)


def search_needs_whole_name() -> None:
    """A facility is found by its beginning only."""
    real = search.find

    def find(world: World, text: str) -> list[Facility]:
        return [one for one in real(world, text) if one.name.casefold().startswith(text.casefold())]

    swap(search, "find", find)


def search_minds_case() -> None:
    """A facility is found only as it is written."""
    real = search.find
    swap(search, "find", lambda world, text: [one for one in real(world, text) if text in one.name])


def empty_search_for_a_clinic_finds_all() -> None:
    """An empty search finds every facility."""
    real = search.find
    swap(search, "find", lambda world, text: real(world, text) if text else list(Facility.objects.filter(world=world)))


def full_list_selectable() -> None:
    """A person whose list is full can be chosen."""
    swap(rules, "can_be_chosen", lambda _worker: True)


def person_left_out_silently() -> None:
    """Nobody says that a person has to be chosen."""
    swap(wizard, "PERSON_MISSING", "Błąd")


def reason_left_out_silently() -> None:
    """A third choice needs no reason."""
    swap(rules, "reason_refusal", lambda _which, _reason: None)


def third_choice_for_free() -> None:
    """The third choice of a year may be called the second."""
    swap(rules, "FREE_CHOICES", 1000)


def second_choice_refused() -> None:
    """One choice in a year is all there is for free."""
    swap(rules, "FREE_CHOICES", 1)


def coming_of_age_for_every_role() -> None:
    """A nurse, too, can be changed for coming of age."""
    swap(rules, "reasons", lambda _role: list(Reason))


def third_choice_cannot_be_filed() -> None:
    """The third choice of a year is refused whatever its reason."""
    swap(
        rules, "which_refusal", lambda _which, choices: rules.NO_FREE_CHOICE if choices >= rules.FREE_CHOICES else None
    )


def fee_not_told() -> None:
    """Nobody says that the change costs."""
    swap(rules, "fee", lambda _reason: 0)


def fee_for_every_reason() -> None:
    """Every third choice costs."""
    swap(rules, "fee", lambda _reason: rules.FEE)


def third_answer_needs_two_choices() -> None:
    """„The third time” is refused to who has not chosen twice."""
    real = rules.which_refusal

    def which_refusal(which: Which | None, choices: int) -> str | None:
        if which is Which.FURTHER and choices < rules.FREE_CHOICES:
            return "To nie jest trzeci wybór"
        return real(which, choices)

    swap(rules, "which_refusal", which_refusal)


def year_is_the_last_twelve_months() -> None:
    """The New Year changes nothing: the last 365 days count."""

    def choices_in_year(patient: Patient, role: Role, today: date) -> int:
        filed = Declaration.objects.filter(patient=patient, role=role, filed_on__gt=today - timedelta(days=365))
        return filed.exclude(status=Status.REJECTED).count()

    swap(rules, "choices_in_year", choices_in_year)


def new_year_comes_a_day_early() -> None:
    """On 31 December the choices are counted for the next year."""
    real = rules.choices_in_year
    swap(rules, "choices_in_year", lambda patient, role, today: real(patient, role, today + timedelta(days=1)))


def rejected_ones_count() -> None:
    """A rejected declaration counts as a choice."""

    def choices_in_year(patient: Patient, role: Role, today: date) -> int:
        return Declaration.objects.filter(patient=patient, role=role, filed_on__year=today.year).count()

    swap(rules, "choices_in_year", choices_in_year)


def choices_of_all_roles_count() -> None:
    """Whoever has chosen a doctor twice has no free choice of a midwife."""
    real = rules.choices_in_year

    def choices_in_year(patient: Patient, _role: Role, today: date) -> int:
        return sum(real(patient, role, today) for role in Role)

    swap(rules, "choices_in_year", choices_in_year)


def accepted_declaration_changes_nothing() -> None:
    """The first choice ever accepted stays the current one."""

    def current_choices(patient: Patient) -> list[Choice]:
        accepted = Declaration.objects.filter(patient=patient, status=Status.ACCEPTED).order_by("-filed_on", "-pk")
        first = {one.role: one for one in accepted}
        return [choices.Choice(role.label, role.value, first.get(role.value)) for role in Role]

    swap(choices, "current_choices", current_choices)


def rejection_not_told() -> None:
    """A declaration that the clinic has rejected seems to wait."""
    real = rules.status_on

    def status_on(declaration: Declaration, today: date) -> Status:
        status = real(declaration, today)
        return Status.FILED if status is Status.REJECTED else status

    swap(rules, "status_on", status_on)


def former_choice_lost() -> None:
    """Nobody is chosen in a role while a new declaration waits."""
    real = choices.current_choices

    def current_choices(patient: Patient) -> list[Choice]:
        waiting = set(Declaration.objects.filter(patient=patient, status=Status.FILED).values_list("role", flat=True))
        return [replace(one, current=None) if one.value in waiting else one for one in real(patient)]

    swap(choices, "current_choices", current_choices)


def no_automatic_rejection() -> None:
    """A declaration waits for ever."""
    swap(rules, "DAYS_TO_HANDLE", 10_000)


def automatic_rejection_a_day_early() -> None:
    """A declaration is rejected by itself on day 7."""
    swap(rules, "DAYS_TO_HANDLE", 6)


def several_wait_in_one_role() -> None:
    """A second declaration can be filed while the first one waits."""
    swap(rules, "ALREADY_OPEN", None)


def waiting_one_blocks_every_role() -> None:
    """While a doctor's declaration waits, none can be filed for a nurse."""
    real = rules.open_one

    def entry_refusal(patient: Patient, _role: Role, today: date) -> str | None:
        waits = any(real(patient, role, today) is not None for role in Role)
        return rules.ALREADY_OPEN if waits else None

    swap(rules, "entry_refusal", entry_refusal)


def minor_can_file() -> None:
    """A patient of 17 files alone."""
    swap(rules, "is_represented", lambda _patient, _today: False)


def comes_of_age_a_day_early() -> None:
    """On the day before the birthday a patient files alone."""
    real = rules.is_represented
    swap(rules, "is_represented", lambda patient, today: real(patient, today + timedelta(days=1)))


def comes_of_age_a_day_late() -> None:
    """On the birthday a patient cannot file alone yet."""
    real = rules.is_represented
    swap(rules, "is_represented", lambda patient, today: real(patient, today - timedelta(days=1)))


def _list_shows(change: Any) -> None:  # noqa: ANN401 -- a function of patient and day
    swap(poz, "history", SimpleNamespace(filed_by=change))


def rejected_ones_not_listed() -> None:
    """The list leaves out what was rejected."""
    real = history.filed_by
    _list_shows(lambda patient, today: [one for one in real(patient, today) if not one.status.startswith("Odrzucona")])


def rejected_one_is_current() -> None:
    """„Moje konto” shows whom the patient wanted, though the clinic has refused."""

    def current_choices(patient: Patient) -> list[Choice]:
        latest = {one.role: one for one in Declaration.objects.filter(patient=patient).order_by("filed_on", "pk")}
        return [choices.Choice(role.label, role.value, latest.get(role.value)) for role in Role]

    swap(choices, "current_choices", current_choices)


def another_patients_row_visible() -> None:
    """The list shows the declarations of everybody."""
    real = history.filed_by
    _list_shows(lambda patient, today: [one for each in patient.world.patients.all() for one in real(each, today)])


def announcement_missing() -> None:
    """Switched off, „Moje konto” says nothing of e-declarations."""
    change_page("/ikp/moje-konto/poz", "E-deklaracje POZ będą dostępne wkrótce", "", always=False)


def list_closed_while_switched_off() -> None:
    """Switched off, the list cannot be read."""
    real = poz.declarations

    def declarations(request: PatientRequest) -> HttpResponse:
        return real(request) if request.world.e_declarations else unavailable(request, "Deklaracje")

    swap(poz, "declarations", declarations)
