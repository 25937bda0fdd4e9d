"""The run's choices and the profile, by the same code as `behave`: every mistake, a line each."""

from __future__ import annotations

import runpy
from difflib import get_close_matches
from typing import TYPE_CHECKING

from support.doctor.finding import Finding, Subject, bad, good, warning
from support.profile import ROOT
from support.profile_file import LISTS, PREFIX, SCALARS, look_at_profile
from support.settings import Settings, look_at_settings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_TOPIC = "Konfiguracja"


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
    known = {PREFIX + key.upper() for key in (*Settings.model_fields, *SCALARS, *LISTS)}
    for name in sorted(subject.environ.keys() - known - _named(subject)):
        if name.startswith(PREFIX) and (near := get_close_matches(name, known, n=1)):
            yield warning("Zmienne", f"zestaw nie zna zmiennej {name}, więc jej nie czyta; czy chodzi o {near[0]}?")


def _named(subject: Subject) -> set[str]:
    """Return the variables that the profile names itself."""
    if subject.profile is None:
        return set()
    alerts = subject.profile.alerts
    secrets = (alerts.webhook_env, alerts.user_env, alerts.password_env) if alerts else ()
    return {name for name in (*secrets, *(one.pesel_env for one in subject.profile.patients.values())) if name}
