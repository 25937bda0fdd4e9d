"""Certificates: trusted, for the right name, at the right time; what is wrong is told in words."""

from __future__ import annotations

import ssl
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from support.doctor.addresses import addresses
from support.evidence import WARSAW
from tests.doctor.conftest import HOST, context_of, lines, profile_of, subject_of
from tests.doctor.servers import Answer, portal

if TYPE_CHECKING:
    from pathlib import Path

# The doctor tells days as people in Poland count them: an hour or two a day, it is tomorrow there.
_NOW = datetime.now(WARSAW)
_DAY = timedelta(days=1)


def _said(context: ssl.SSLContext) -> tuple[str, str, Answer]:
    answer = Answer()
    with portal(answer, context) as port:
        address, certificate, *_ = lines(addresses, subject_of(profile_of(port)))
    return address, certificate, answer


def test_one_that_ends_within_two_weeks_is_a_warning(trusted: trustme.CA) -> None:
    until = _NOW + 10 * _DAY
    address, certificate, _ = _said(context_of(trusted, until=until))
    assert address.startswith("✓")
    assert certificate.startswith(f"! Certyfikat: {HOST}:443: zaufany, ale ważny już tylko do {until:%d.%m.%Y}")


@pytest.mark.parametrize(
    ("since", "until", "names", "says"),
    [
        (_NOW - 9 * _DAY, _NOW - _DAY, (HOST,), [f"certyfikat wygasł {_NOW - _DAY:%d.%m.%Y}"]),
        (_NOW + _DAY, _NOW + 9 * _DAY, (HOST,), [f"będzie ważny dopiero od {_NOW + _DAY:%d.%m.%Y}"]),
        (None, None, ("inny.example",), [f"certyfikat jest dla „inny.example”, a nie dla „{HOST}”"]),
        (_NOW - 9 * _DAY, _NOW - _DAY, ("inny.example",), ["dla „inny.example”", "i certyfikat wygasł"]),
    ],
    ids=["expired", "not-yet", "another-name", "both"],
)
def test_one_that_says_something_else_is_told_in_words(
    trusted: trustme.CA, since: datetime | None, until: datetime | None, names: tuple[str, ...], says: list[str]
) -> None:
    address, certificate, answer = _said(context_of(trusted, *names, since=since, until=until))
    assert certificate.startswith(f"✗ Certyfikat: {HOST}:443: ")
    for words in says:
        assert words in certificate
    # Over a line that cannot be trusted, nothing is asked.
    assert address.startswith("–")
    assert answer.asked == []


def test_one_of_an_unknown_authority_is_told(trusted: trustme.CA) -> None:
    del trusted
    address, certificate, answer = _said(context_of(trustme.CA()))
    assert "certyfikat wystawił ktoś, komu ten komputer nie ufa" in certificate
    assert (address[0], answer.asked) == ("–", [])


def test_one_that_is_signed_by_itself_is_told(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_NOW - _DAY)
        .not_valid_after(_NOW + 90 * _DAY)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path / "own.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    file.write_bytes(secret + made.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    _, certificate, answer = _said(context)
    assert "certyfikat podpisany sam przez siebie" in certificate
    assert answer.asked == []
