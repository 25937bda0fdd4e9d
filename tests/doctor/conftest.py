"""What the doctor's tests share: a CA that this process trusts, a profile, and no proxy of the machine's own."""

from __future__ import annotations

import os
import ssl
from typing import TYPE_CHECKING

import pytest
import trustme

from support.doctor.finding import Finding, Subject
from support.profile import Profile
from support.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

HOST = "portal.example"
# Without TLS a profile may name this machine alone.
PLAIN_HOST = "portal.localhost"


@pytest.fixture(autouse=True)
def without_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no proxy and no choice of whoever runs the tests be met."""
    for name in os.environ:
        if name.startswith("IIKP_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """Return a certificate authority."""
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> trustme.CA:
    """Let this process trust the authority."""
    file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    return authority


def context_of(
    ca: trustme.CA, *names: str, since: datetime | None = None, until: datetime | None = None
) -> ssl.SSLContext:
    """Return a server's context with a certificate for these names."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert(*(names or (HOST,)), not_before=since, not_after=until).configure_cert(context)
    return context


def profile_of(port: int, *, scheme: str = "https", **more: object) -> Profile:
    """Return a profile whose one server is on this port of loopback, under a name that no name server knows."""
    name = HOST if scheme == "https" else PLAIN_HOST
    address = f"{scheme}://{name}/ikp/zaloguj"
    values = {"entry_url": address, "trusted_profile_url": address, "resolve": {name: f"127.0.0.1:{port}"}}
    return Profile.model_validate(values | more)


def subject_of(profile: Profile | None, **choices: str) -> Subject:
    """Return what is examined."""
    return Subject(read_settings(choices), (), profile, {})


def lines(check: Callable[[Subject], Iterable[Finding]], subject: Subject) -> list[str]:
    """Return what a check says, as people read it."""
    return [f"{one.mark} {one.topic}: {one.text}" for one in check(subject)]
