"""The wizard „Nadaj dostęp”: its four steps, and the search within the second."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from local_iikp.consents import choices, drafts, rules, steps, storage
from local_iikp.consents.forms import KindForm, PeriodForm, RecipientForm, SearchedForm, StepForm, default_period
from local_iikp.consents.models import Consent, Draft, Kind
from local_iikp.web import pages
from local_iikp.web.forms import focus_first_refused
from local_iikp.web.fragments import fragment_of
from local_iikp.web.requests import PatientRequest

GRANTED = "Uprawnienie zostało nadane"


def start(request: PatientRequest) -> HttpResponse:
    """Begin a wizard: „Nadaj dostęp” was pressed."""
    if request.method != "POST":
        return redirect("consents")
    return redirect(steps.KIND, drafts.begin(request.visit).token)


def kind(request: PatientRequest, token: str) -> HttpResponse:
    """Step 1: „Rodzaj uprawnienia”."""
    draft = drafts.of_session(request.visit, token)
    if request.method != "POST":
        return _show_kind(request, draft, KindForm(initial=draft.typed))
    drafts.keep(draft, request.POST, KindForm.base_fields)
    return _go_on(request, draft, steps.KIND)


def recipient(request: PatientRequest, token: str) -> HttpResponse:
    """Step 2: „Komu”. What is asked for depends on who it is; „Szukaj” brings results and leads nowhere."""
    draft = drafts.of_session(request.visit, token)
    missing = steps.first_refused(request, draft, before=steps.RECIPIENT)
    if missing is not None:
        return redirect(missing, token)
    chosen = Kind(draft.typed["kind"])
    if request.method != "POST":
        return _show_recipient(request, draft, RecipientForm(request.world, chosen, initial=draft.typed))
    drafts.keep(draft, request.POST, RecipientForm.base_fields, boxes=["recipient"])
    if "search" in request.POST:
        drafts.search(draft, request.world)
        return _show_recipient(request, draft, SearchedForm(request.world, chosen, draft.typed))
    if request.htmx:  # somebody else was chosen
        return _show_recipient(request, draft, RecipientForm(request.world, chosen, initial=draft.typed))
    return _go_on(request, draft, steps.RECIPIENT)


@fragment_of(steps.RECIPIENT)
def results(request: PatientRequest, token: str) -> HttpResponse:
    """Return what the last search of step 2 found."""
    draft = drafts.of_session(request.visit, token)
    options = choices.results(draft, request.world)
    return render(request, "consents/results.html", {"options": options, "name": drafts.result_name(draft)})


def period(request: PatientRequest, token: str) -> HttpResponse:
    """Step 3: „Okres”."""
    draft = drafts.of_session(request.visit, token)
    missing = steps.first_refused(request, draft, before=steps.PERIOD)
    if missing is not None:
        return redirect(missing, token)
    if request.method != "POST":
        drafts.keep(draft, {**default_period(request.world.today()), **draft.typed}, PeriodForm.base_fields)
        may_be_unlimited = steps.is_for_close_person(draft)
        form = PeriodForm(request.world.today(), initial=draft.typed, may_be_unlimited=may_be_unlimited)
        return _show_period(request, draft, form)
    drafts.keep(draft, request.POST, ["starts", "ends"], boxes=["unlimited"])
    return _go_on(request, draft, steps.PERIOD)


def summary(request: PatientRequest, token: str) -> HttpResponse:
    """Step 4: „Podsumowanie”; „Zapisz” gives the consent, once however often it is pressed."""
    draft = drafts.of_session(request.visit, token)
    if "back" in request.POST:
        return redirect(steps.PERIOD, token)
    missing = steps.first_refused(request, draft, before=steps.SUMMARY)
    if missing is not None:
        return _refuse(request, draft, missing) if request.method == "POST" else redirect(missing, token)
    wanted = steps.outcome(request, draft)
    if request.method != "POST":
        return _show_summary(request, draft, wanted)
    if not storage.grant(wanted, request.world.today()):
        return _show_summary(request, draft, wanted, refusal=rules.EXISTS)
    messages.success(request, GRANTED)
    return redirect("consents")


def _go_on(request: PatientRequest, draft: Draft, step: str) -> HttpResponse:
    """Lead one step back, or one step on if this one passes."""
    place = steps.ORDER.index(step)
    if "back" in request.POST:
        return redirect(steps.ORDER[place - 1], draft.token) if place else redirect("consents")
    following = steps.ORDER[place + 1]
    missing = steps.first_refused(request, draft, before=following)
    return redirect(following, draft.token) if missing is None else _refuse(request, draft, missing)


def _refuse(request: PatientRequest, draft: Draft, step: str) -> HttpResponse:
    form = steps.filled(request, draft, step)
    focus_first_refused(form)
    return {steps.KIND: _show_kind, steps.RECIPIENT: _show_recipient, steps.PERIOD: _show_period}[step](
        request, draft, form
    )


def _show_kind(request: PatientRequest, draft: Draft, form: StepForm) -> HttpResponse:
    return _show(request, draft, steps.KIND, form=form, options=choices.kinds(draft))


def _show_recipient(request: PatientRequest, draft: Draft, form: StepForm) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "typed": draft.typed, "searched": drafts.has_searched(draft)}
    if request.htmx:
        return render(request, "consents/recipient_fields.html", {**context, "draft": draft})
    return _show(request, draft, steps.RECIPIENT, options=choices.recipients(draft), **context)


def _show_period(request: PatientRequest, draft: Draft, form: StepForm) -> HttpResponse:
    return _show(request, draft, steps.PERIOD, form=form)


def _show_summary(request: PatientRequest, draft: Draft, wanted: Consent, refusal: str = "") -> HttpResponse:
    kind_shown = steps.kind_shown(wanted)
    return _show(request, draft, steps.SUMMARY, consent=wanted, kind=kind_shown, refusal=refusal)


def _show(request: PatientRequest, draft: Draft, step: str, **context: object) -> HttpResponse:
    template = f"consents/{step.removeprefix('consent_')}.html"
    place: dict[str, Any] = {"draft": draft, "step": step, "number": steps.ORDER.index(step) + 1, **context}
    return pages.show(request, template, steps.NAMES[step], **place)
