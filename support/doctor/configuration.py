"""The run's choices and the profile, by the same code as `behave`: every mistake, a line each."""

from __future__ import annotations

import runpy
from difflib import get_close_matches
from typing import TYPE_CHECKING

from support.doctor.finding import Finding, Subject, bad, good, warning
from support.profile import ROOT, Profile
from support.profile_file import LISTS, PREFIX, SCALARS, look_at_profile
from support.settings import Settings, look_at_settings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_TOPIC, _VARIABLES = "Konfiguracja", "Zmienne"
_NUMBER_OF = "PESEL_"
_ALIKE = 0.75


def wording_keys() -> Collection[str]:
    """Return what a profile may correct, as `behave` learns it: from the hooks, which know the pages."""
    found: Collection[str] = runpy.run_path(str(ROOT / "environment.py"))["WORDING_KEYS"]
    return found


def examine(userdata: Mapping[str, str], environ: Mapping[str, str], wording: Collection[str] | None) -> Subject:
    """Return the choices and the profile, with all their mistakes.

    Args:
        userdata: `-D` values.
        environ: the variables of the environment.
        wording: the keys of wordings that a profile may correct; not checked when None.
    """
    chosen = look_at_settings(userdata)
    reading = look_at_profile(chosen.settings.konfiguracja, chosen.settings.profil, wording)
    return Subject(chosen.settings, (*chosen.mistakes, *reading.mistakes), reading.profile, environ)


def configuration(subject: Subject) -> Iterator[Finding]:
    """Tell every mistake, then the variables that nothing reads and that look like a slip."""
    for mistake in subject.mistakes:
        yield bad(_TOPIC, mistake)
    if not subject.mistakes:
        yield good(_TOPIC, f"{subject.settings.konfiguracja}, profil „{subject.settings.profil}”")
    yield from _unread(subject)


def _unread(subject: Subject) -> Iterator[Finding]:
    known = [key.upper() for key in (*Settings.model_fields, *SCALARS, *LISTS)]
    set_here = {name.removeprefix(PREFIX) for name in subject.environ if name.startswith(PREFIX)}
    for name in sorted(set_here - set(known) - {name.removeprefix(PREFIX) for name in _named(subject)}):
        if name.startswith(_NUMBER_OF):
            # Locally, the numbers for elsewhere may well stand by; an account with a mistake in it is no longer there.
            if subject.profile is not None and not subject.profile.stand_in and not subject.mistakes:
                yield warning(
                    _VARIABLES, f"profil nie wymienia zmiennej {PREFIX}{name}: dopisz konto w tabeli patients"
                )
        elif name.lower() in Profile.model_fields:
            text = f"zestaw nie czyta zmiennej {PREFIX}{name}: klucz {name.lower()} podaje się tylko w pliku profilu"
            yield warning(_VARIABLES, text)
        elif near := get_close_matches(name, known, n=1, cutoff=_ALIKE):
            yield warning(_VARIABLES, f"zestaw nie czyta zmiennej {PREFIX}{name}; czy chodzi o {PREFIX}{near[0]}?")


def _named(subject: Subject) -> set[str]:
    """Return the variables that the profile names itself."""
    if subject.profile is None:
        return set()
    alerts = subject.profile.alerts
    secrets = (alerts.webhook_env, alerts.user_env, alerts.password_env) if alerts else ()
    return {name for name in (*secrets, *(one.pesel_env for one in subject.profile.patients.values())) if name}
