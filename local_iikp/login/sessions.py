"""The portal's sessions: opened by a return from Profil Zaufany, ended here and there at once."""

from django.db import transaction
from django.db.models import Q

from local_iikp.login.models import PortalSession
from local_iikp.people.models import Patient
from local_iikp.trusted_profile.models import TrustedProfileSession
from local_iikp.web import cookies
from local_iikp.worlds.models import World

COOKIE = "iikp_sesja"
MOST_PER_PATIENT = 20  # browsers that were closed without logging out


def open_session(world: World, source: TrustedProfileSession, former_token: str) -> str:
    """Open a session for the patient of `source` in place of the browser's former one; return its token."""
    token = cookies.new_token()
    with transaction.atomic():
        former = find(world, former_token)
        if former is not None:
            end(former)
        PortalSession.objects.create(
            patient=source.patient,
            trusted_profile=source,
            token_digest=cookies.digest(token),
            last_click=world.now(),
        )
        prune(world, source.patient)
    return token


def find(world: World, token: str) -> PortalSession | None:
    """Return the session that a browser's cookie names in this world, alive or not."""
    if not token:
        return None
    return (
        PortalSession.objects.select_related("patient")
        .filter(token_digest=cookies.digest(token), patient__world=world)
        .first()
    )


def current(world: World, token: str) -> PortalSession | None:
    """Return the session that a browser's cookie names, if it is alive; this click keeps it alive."""
    session = find(world, token)
    if session is None:
        return None
    if has_timed_out(session, world):
        end(session)
        return None
    PortalSession.objects.filter(pk=session.pk).update(last_click=world.now())
    return session


def has_timed_out(session: PortalSession, world: World) -> bool:
    """Tell whether the last click is too long ago, by the world's clock."""
    return world.now() - session.last_click >= world.session_lifetime()


def end_left_open(world: World, source: TrustedProfileSession) -> bool:
    """End the patient's sessions that were left open, here or elsewhere, and the new log-in too.

    Tell whether there were any: then the new log-in is not let in.
    """
    with transaction.atomic():
        alive = [session.trusted_profile_id for session in open_in(world) if session.patient_id == source.patient_id]
        if alive:
            TrustedProfileSession.objects.filter(pk__in=[*alive, source.pk]).delete()
    return bool(alive)


def end(session: PortalSession) -> None:
    """End the session on the server, in the portal and at Profil Zaufany."""
    TrustedProfileSession.objects.filter(pk=session.trusted_profile_id).delete()


def prune(world: World, patient: Patient) -> None:
    """Forget sessions timed out, log-ins that never came back, and a patient's oldest ones beyond a bound."""
    oldest = world.now() - world.session_lifetime()
    there = TrustedProfileSession.objects.filter(patient__world=world)
    there.filter(Q(portal_session__last_click__lte=oldest) | Q(portal_session=None, opened__lte=oldest)).delete()
    mine = TrustedProfileSession.objects.filter(patient=patient).order_by("-pk")
    beyond = list(mine.values_list("pk", flat=True)[MOST_PER_PATIENT:])
    if beyond:
        TrustedProfileSession.objects.filter(pk__in=beyond).delete()


def open_in(world: World) -> list[PortalSession]:
    """Return the sessions that are alive in a world, in the order of logging in."""
    oldest = world.now() - world.session_lifetime()
    alive = PortalSession.objects.filter(patient__world=world, last_click__gt=oldest)
    return list(alive.select_related("patient").order_by("pk"))
