"""Sessions and artifacts of the test Profil Zaufany."""

from datetime import timedelta

from django.db import transaction

from local_iikp.people.models import Patient
from local_iikp.trusted_profile.models import Artifact, TrustedProfileSession
from local_iikp.web import cookies
from local_iikp.worlds.models import World

COOKIE = "pz_sesja"
ARTIFACT_LIFETIME = timedelta(minutes=1)


def open_session(world: World, patient: Patient, former_token: str) -> tuple[TrustedProfileSession, str]:
    """Log the patient in here, in place of the browser's former session; return the session and its token."""
    token = cookies.new_token()
    with transaction.atomic():
        if not world.strict_sessions:  # else the portal meets the former session at the return, and ends it there
            end_by_token(world, former_token)
        session = TrustedProfileSession.objects.create(
            patient=patient,
            token_digest=cookies.digest(token),
            opened=world.now(),
        )
    return session, token


def end_by_token(world: World, token: str) -> None:
    """End the session that a browser's cookie names, in the portal too."""
    if token:
        TrustedProfileSession.objects.filter(patient__world=world, token_digest=cookies.digest(token)).delete()


def issue_artifact(world: World, session: TrustedProfileSession, login_request: str) -> str:
    """Return a one-time artifact for the portal, good for the browser that made `login_request`."""
    token = cookies.new_token()
    Artifact.objects.create(
        session=session,
        token_digest=cookies.digest(token),
        login_request=login_request,
        issued=world.now(),
    )
    return token


def redeem_artifact(world: World, token: str, login_request: str) -> TrustedProfileSession | None:
    """Return the session that an artifact stands for; None for a replayed, forged, expired or foreign one.

    An artifact is used up by being shown, whatever comes of it.
    """
    artifact = take_artifact(world, token)
    if artifact is None or has_expired(artifact, world) or not is_of_browser(artifact, login_request):
        return None
    return artifact.session


def take_artifact(world: World, token: str) -> Artifact | None:
    """Return the artifact and make it impossible to use again."""
    with transaction.atomic():
        artifact = (
            Artifact.objects.select_related("session__patient")
            .filter(token_digest=cookies.digest(token), session__patient__world=world)
            .first()
        )
        if artifact is not None:
            Artifact.objects.filter(pk=artifact.pk).delete()
    return artifact


def has_expired(artifact: Artifact, world: World) -> bool:
    """Tell whether the artifact is older than it may be, by the world's clock."""
    return world.now() - artifact.issued >= ARTIFACT_LIFETIME


def is_of_browser(artifact: Artifact, login_request: str) -> bool:
    """Tell whether the artifact belongs to the browser that made `login_request`."""
    return bool(login_request) and artifact.login_request == login_request
