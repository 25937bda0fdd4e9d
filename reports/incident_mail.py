"""A report to CeZ as a draft of an e-mail: opens in a mail program, with subject, text and attachments."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from reports.incident_files import Attachment

LIMIT_BYTES = 5_000_000
"""What every mail server takes."""
DOMAIN = "zgloszenia.invalid"
"""The right side of a message's id: no machine's name, and nobody's domain ever (RFC 2606)."""

_LONGEST_SUBJECT = 250


class _Policy(EmailPolicy):
    """The standard policy, but for the subject: folding one of Polish words, Python 3.11 loses spaces between them."""

    def fold_binary(self, name: str, value: str) -> bytes:
        """Return a header as its bytes."""
        if name.lower() != "subject":
            return super().fold_binary(name, value)
        folded = Header(str(value), "utf-8", header_name=name).encode(linesep=self.linesep)
        return f"{name}: {folded}{self.linesep}".encode("ascii")


POLICY = _Policy(linesep=SMTP.linesep)
"""How messages with a Polish subject become bytes."""


def draft(  # noqa: PLR0913  # each is a part of the message
    *,
    subject: str,
    text: str,
    recipients: Iterable[str],
    date: datetime,
    name: str,
    attachments: Iterable[Attachment],
) -> bytes:
    """Return the draft as the bytes of an .eml file; the same for the same arguments.

    Args:
        subject: as `subject_line` returns it.
        text: the report.
        recipients: e-mail addresses; what is none is left out.
        date: when what is reported was seen.
        name: what tells this message from others; letters and digits of it make its id.
        attachments: files to go with it.
    """
    message = EmailMessage(policy=POLICY)
    # Mail programs open a message with this header for editing.
    message["X-Unsent"] = "1"
    addresses = [address for recipient in recipients if (address := _address(recipient))]
    if addresses:
        message["To"] = addresses
    message["Subject"] = subject
    message["Date"] = date
    name = re.sub(r"[^0-9A-Za-z]+", "-", name).strip("-")
    message["Message-ID"] = f"<{name}@{DOMAIN}>"
    message["Content-Language"] = "pl"
    message.set_content(text, cte="quoted-printable")
    for attachment in attachments:
        maintype, subtype = attachment.kind.split("/")
        message.add_attachment(
            attachment.content,
            maintype=maintype,
            subtype=subtype,
            filename=attachment.name,
            params={"charset": "utf-8"} if maintype == "text" else None,
        )
    if message.is_multipart():
        # Chance would make another message of the same report each time.
        message.set_boundary(f"=={name}==")
    return message.as_bytes()


def subject_line(text: str) -> str:
    """Return the text as a subject: one line, nothing in it that a mail program would read as an encoded word."""
    return one_line(text.replace("=?", "= ?"), _LONGEST_SUBJECT)


def one_line(text: str, longest: int) -> str:
    """Return the text without line breaks, control signs and surplus white space, cut between words where too long."""
    visible = "".join(sign if sign.isprintable() else " " for sign in text)
    line = " ".join(visible.split())
    if len(line) <= longest:
        return line
    whole, _, _ = line[:longest].rpartition(" ")
    return (whole or line[: longest - 1]).rstrip(" ,;:–-„") + "…"


def _address(text: str) -> Address | None:
    try:
        address = Address(addr_spec=text)
    except (ValueError, IndexError, HeaderParseError):
        return None
    return address if text.isascii() else None
