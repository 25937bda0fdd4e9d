"""The wizard „Wypełnij deklarację”, step by step (screens.md, section 7)."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from local_iikp.home.unavailable import unavailable
from local_iikp.poz import filing, questions, rules
from local_iikp.poz.answers import Answers
from local_iikp.poz.models import Role
from local_iikp.web import pages
from local_iikp.web.requests import PatientRequest

FACILITY, PERSON, WHICH, SUMMARY = "declare_facility", "declare_person", "declare_which", "declare_summary"
STEPS = (FACILITY, PERSON, WHICH, SUMMARY)

NOT_FOUND = "Nie znaleziono"
FACILITY_MISSING = "Wyszukaj i wybierz placówkę"
PERSON_MISSING = "Wybierz osobę"
FILED = "Deklaracja została złożona"

StepView = Callable[[PatientRequest, Role, Answers], HttpResponse]


def step(name: str) -> Callable[[StepView], Callable[..., HttpResponse]]:
    """Make a view a step: it is shown when declarations are possible and the steps before it are answered."""

    def decorate(view: StepView) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: PatientRequest, role: str) -> HttpResponse:
            chosen = role_of(role)
            if (closed := closed_door(request, chosen)) is not None:
                return closed
            answers = Answers.sent(request.GET)
            earliest = first_unanswered(request, chosen, answers)
            if STEPS.index(earliest) < STEPS.index(name):
                return go(earliest, chosen, answers)
            return view(request, chosen, answers)

        return guarded

    return decorate


def role_of(text: str) -> Role:
    """Return the role that an address names."""
    if text not in Role.values:
        raise Http404
    return Role(text)


def heading(role: Role) -> str:
    """Return the wizard's heading."""
    return f"Deklaracja wyboru: {role.label.lower()}"


def closed_door(request: PatientRequest, role: Role) -> HttpResponse | None:
    """Return the page saying why no declaration can be made in this role now, None when one can."""
    if not rules.are_offered(request.world):
        return unavailable(request, heading(role))
    refusal = rules.entry_refusal(request.visit.patient, role, request.world.today())
    return None if refusal is None else show_closed(request, role, refusal)


def show_closed(request: PatientRequest, role: Role, refusal: str) -> HttpResponse:
    """Show why no declaration can be made in this role now."""
    return pages.show(request, "poz/closed.html", heading(role), refusal=refusal)


def first_unanswered(request: PatientRequest, role: Role, answers: Answers) -> str:
    """Return the first step whose answers are missing or refused, the last step when none are."""
    if answers.chosen_facility(request.world) is None:
        return FACILITY
    if answers.chosen_worker(request.world, role) is None:
        return PERSON
    return WHICH if filing.refusal(request.world, request.visit.patient, role, answers) is not None else SUMMARY


def go(name: str, role: Role, answers: Answers, action: str = "") -> HttpResponse:
    """Lead to a step with these answers; with `action`, as if that button had been pressed there."""
    pressed = f"&action={action}" if action else ""
    return redirect(f"{reverse(name, args=[role.value])}?{answers.query()}{pressed}")


def show(
    request: PatientRequest, name: str, role: Role, answers: Answers, asked: tuple[str, ...], **more: object
) -> HttpResponse:
    """Show a step; the answers that it does not ask for itself go along."""
    carried = {key: value for key, value in answers.all().items() if key not in asked}
    template = f"poz/{name}.html"
    number = STEPS.index(name) + 1
    more |= {"role": role, "number": number, "carried": carried}
    more["form"] = {"errors": more.get("error")}  # what the page's title looks at
    return pages.show(request, template, heading(role), status=200, **more)


@step(FACILITY)
def facility(request: PatientRequest, role: Role, answers: Answers) -> HttpResponse:
    """Step 1: search for a facility and choose it."""
    action = request.GET.get("action")
    if action == "back":
        return redirect("account")
    found, chosen = answers.found(request.world), answers.chosen_facility(request.world)
    if action == "next" and chosen is not None:
        return go(PERSON, role, answers)
    if action != "search" and chosen is not None and chosen not in found:
        found = [chosen, *found]
    errors = {"next": FACILITY_MISSING, "search": "" if found else NOT_FOUND}
    error = errors.get(action or "", "")
    results = questions.facilities(found, answers, FACILITY_MISSING if error and found else "")
    return show(
        request, FACILITY, role, answers, ("search", "facility"), search=answers.search, results=results, error=error
    )


@step(PERSON)
def person(request: PatientRequest, role: Role, answers: Answers) -> HttpResponse:
    """Step 2: choose the person."""
    action = request.GET.get("action")
    if action == "back":
        return go(FACILITY, role, answers)
    if action == "next" and answers.chosen_worker(request.world, role) is not None:
        return go(WHICH, role, answers)
    chosen = answers.chosen_facility(request.world)
    persons = questions.workers(chosen, role, answers, PERSON_MISSING if action == "next" else "")
    return show(request, PERSON, role, answers, ("worker",), facility=chosen, question=persons, error=persons.error)


@step(WHICH)
def which(request: PatientRequest, role: Role, answers: Answers) -> HttpResponse:
    """Step 3: say which choice of the year it is, and why."""
    action = request.GET.get("action")
    if action == "back":
        return go(PERSON, role, answers)
    if action == "next" and first_unanswered(request, role, answers) == SUMMARY:
        return go(SUMMARY, role, answers)
    which_error = reason_error = ""
    if action == "next":
        choices = rules.choices_in_year(request.visit.patient, role, request.world.today())
        said = answers.chosen_which()
        which_error = rules.which_refusal(said, choices) or ""
        reason_error = rules.reason_refusal(said, answers.chosen_reason(role)) or ""
    return show(
        request,
        WHICH,
        role,
        answers,
        ("which", "reason"),
        which=questions.which_choice(answers, which_error),
        reasons=questions.reasons(role, answers, reason_error),
        error=which_error or reason_error,
    )


def summary(request: PatientRequest, role: str) -> HttpResponse:
    """Step 4: show all that was chosen; „Złóż deklarację” files it."""
    return file(request, role_of(role)) if request.method == "POST" else show_summary(request, role)


@step(SUMMARY)
def show_summary(request: PatientRequest, role: Role, answers: Answers) -> HttpResponse:
    """Show all that was chosen."""
    reason = answers.chosen_reason(role)
    return show(
        request,
        SUMMARY,
        role,
        answers,
        (),
        worker=answers.chosen_worker(request.world, role),
        which=answers.chosen_which(),
        reason=reason,
        fee=questions.fee_note(reason),
        back=f"{reverse(WHICH, args=[role.value])}?{answers.query()}",
    )


def file(request: PatientRequest, role: Role) -> HttpResponse:
    """File the declaration and lead to the list; lead to what is refused when the rules forbid it meanwhile."""
    answers = Answers.sent(request.POST)
    if not rules.are_offered(request.world):
        return unavailable(request, heading(role))
    refusal = filing.file(request.world, request.visit.patient, role, answers)
    if refusal is None:
        messages.success(request, FILED)
        return redirect("declarations")
    if refusal in rules.AT_THE_DOOR:
        return show_closed(request, role, refusal)
    return go(first_unanswered(request, role, answers), role, answers, action="next")
