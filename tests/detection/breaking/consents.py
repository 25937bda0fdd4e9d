"""Defects of „Uprawnienia”: the statements zgody-a to zgody-w."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from local_iikp.consents import drafts, rules, steps, storage, wizard
from local_iikp.consents.models import Consent, Kind
from local_iikp.login import views as login
from local_iikp.poz import search
from local_iikp.poz.models import Facility, Worker

from .tools import change_page, swap, swap_public_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import HttpResponse

    from local_iikp.consents.models import Draft
    from local_iikp.people.models import Patient
    from local_iikp.web.requests import PatientRequest, PortalRequest
    from local_iikp.worlds.models import World


def consent_confirmed_but_not_stored() -> None:
    """The portal says that the consent was given, and stores nothing."""
    swap(storage, "grant", lambda _wanted, _today: True)


def consent_forgotten_at_log_out() -> None:
    """What was given is gone after the log-out."""
    real = login.log_out

    def log_out(request: PortalRequest) -> HttpResponse:
        if request.visit is not None:
            Consent.objects.filter(patient=request.visit.patient).delete()
        return real(request)

    swap_public_view(login, "log_out", log_out)


def consent_stored_before_saving() -> None:
    """The summary has stored the consent already."""
    real = wizard._show_summary  # noqa: SLF001 -- on purpose

    def show(request: PatientRequest, draft: Draft, wanted: Consent, refusal: str = "") -> HttpResponse:
        storage.grant(wanted, request.world.today())
        return real(request, draft, wanted, refusal)

    swap(wizard, "_show_summary", show)


def summary_without_period() -> None:
    """The summary does not say until when."""
    change_page("/ikp/uprawnienia/nadawanie/.*", r"<div><dt>Do</dt>.*?</div>", "", always=False)


def facility_found_by_beginning_only() -> None:
    """The search takes the beginning of a name only."""

    def find(world: World, text: str) -> list[Facility]:
        return list(Facility.objects.filter(world=world, name__istartswith=text)) if text else []

    swap(drafts, "search_facilities", find)


def facility_search_minds_letters() -> None:
    """The search takes large and small letters for different ones."""

    def find(world: World, text: str) -> list[Facility]:
        return [each for each in Facility.objects.filter(world=world) if text and text in each.name]

    swap(drafts, "search_facilities", find)


def empty_search_finds_all() -> None:
    """A search for nothing brings every facility."""

    def find(world: World, text: str) -> list[Facility]:
        return search.find(world, text) if text else list(Facility.objects.filter(world=world))

    swap(drafts, "search_facilities", find)


def another_worker_found() -> None:
    """Every number brings the same worker."""
    swap(drafts, "workers", lambda world, _number: list(Worker.objects.filter(facility__world=world)[3:4]))


def contact_always_wanted() -> None:
    """Contact data are wanted for every kind."""
    swap(rules, "contact_refusal", lambda _kind, contact: None if contact else rules.NO_CONTACT)


def contact_never_wanted() -> None:
    """Health information goes to somebody who cannot be reached."""
    swap(rules, "contact_refusal", lambda _kind, _contact: None)


def anybody_gets_anything() -> None:
    """Every recipient may get every kind."""
    swap(rules, "may_get", lambda _kind, _recipient: True)


def pharmacist_gets_anything() -> None:
    """A pharmacist may get every kind."""
    swap(rules, "pharmacist_refusal", lambda _kind, _worker: None)


def pharmacist_sees_all_data() -> None:
    """A pharmacist is given all data, not only prescriptions."""
    swap(steps, "kind_shown", lambda consent: Kind(consent.kind).label)


def period_a_day_short() -> None:
    """The proposed period ends a day early."""
    real = rules.same_day_next_year
    swap(rules, "same_day_next_year", lambda today: real(today) - timedelta(days=1))


def facility_gets_it_for_ever() -> None:
    """A facility may have a consent without an end."""
    swap(steps, "is_for_close_person", lambda _draft: True)


def end_stays_on() -> None:
    """„Bezterminowo” does not switch „Do” off."""
    change_page("/ikp/uprawnienia/nadawanie/.*", "data-switches-off", "data-nothing", always=False)


def future_consent_active_at_once() -> None:
    """A consent holds before its first day."""
    swap(rules, "is_future", lambda _consent, _today: False)


def consent_begins_a_day_late() -> None:
    """On its first day a consent does not hold yet."""
    swap(rules, "is_future", lambda consent, today: consent.starts >= today)


def consent_expires_a_day_early() -> None:
    """On its last day a consent holds no more."""
    swap(rules, "is_expired", lambda consent, today: consent.ends is not None and consent.ends <= today)


def consent_expires_a_day_late() -> None:
    """On the day after its last day a consent still holds."""

    def is_expired(consent: Consent, today: date) -> bool:
        return consent.ends is not None and consent.ends + timedelta(days=1) < today

    swap(rules, "is_expired", is_expired)


def change_not_stored() -> None:
    """The portal says that the period was changed, and it was not."""
    swap(storage, "change", lambda _wanted, _today: None)


def past_start_has_to_be_changed() -> None:
    """Who changes a consent has to change its past first day too."""
    real = rules.start_refusal
    swap(rules, "start_refusal", lambda starts, today, _unchanged=None: real(starts, today))


def withdrawn_but_still_active() -> None:
    """The portal says that the consent was withdrawn, and it still holds."""
    swap(storage, "withdraw", lambda _consent: None)


def withdrawn_row_vanishes() -> None:
    """A withdrawn consent is on the list no more."""
    real = storage.of_patient
    swap(storage, "of_patient", lambda patient: [each for each in real(patient) if not each.withdrawn])


def withdrawn_can_be_changed() -> None:
    """A withdrawn consent keeps its buttons."""
    swap(rules, "can_be_changed", lambda _consent, _today: True)


def no_withdraws_too() -> None:
    """„Nie” withdraws."""
    answers = r"<button>Tak, wycofaj</button></form>\s*<form method=\"dialog\"><button [^>]*>Nie"
    change_page(r"/ikp/uprawnienia/\d+/.*", answers, "<button>Tak, wycofaj</button><button>Nie")


def first_kind_chosen_for_patient() -> None:
    """Where nothing was chosen, the portal takes the first kind."""
    real = drafts.keep

    def keep(draft: Draft, sent: Mapping[str, str], fields: Iterable[str], boxes: Iterable[str] = ()) -> None:
        real(draft, {"kind": Kind.DOCUMENTS.value, **dict(sent.items())}, fields, boxes)

    swap(drafts, "keep", keep)


def close_person_without_name() -> None:
    """A close person needs no name."""
    swap(rules, "name_refusal", lambda _name, _if_empty: None)


def close_persons_wrong_number_accepted() -> None:
    """Any text is a close person's PESEL."""
    swap(rules, "pesel_refusal", lambda _number, _today: None)


def impossible_day_accepted() -> None:
    """A day that the calendar lacks is taken for the first of the month."""
    real = rules.day

    def day(text: str) -> date | None:
        return real(text) or real("01" + text[2:])

    swap(rules, "day", day)


def start_in_the_past_accepted() -> None:
    """A consent may begin before today."""
    swap(rules, "start_refusal", lambda _starts, _today, _unchanged=None: None)


def end_before_start_accepted() -> None:
    """A consent may end before it begins."""
    swap(rules, "end_refusal", lambda _starts, _ends: None)


def second_same_consent_accepted() -> None:
    """The same consent is given twice."""
    swap(rules, "excludes", lambda _existing, _wanted, _today: False)


def withdrawn_consent_stands_in_the_way() -> None:
    """What was withdrawn can never be given again."""

    def excludes(existing: Consent, wanted: Consent, _today: date) -> bool:
        return existing.kind == wanted.kind and rules.has_same_recipient(existing, wanted)

    swap(rules, "excludes", excludes)


def nothing_found_silently() -> None:
    """A search that finds nothing says nothing."""
    change_page("/ikp/uprawnienia/nadawanie/.*", "Nie znaleziono", "", always=False)


def check_digit_of_number_ignored() -> None:
    """A doctor's number may have any check digit."""
    swap(rules, "number_refusal", lambda _number: None)


def consents_of_all_patients_shown() -> None:
    """The list shows what other patients have given too."""

    def of_patient(patient: Patient) -> list[Consent]:
        return list(Consent.objects.filter(patient__world=patient.world).select_related("facility", "worker"))

    swap(storage, "of_patient", of_patient)
