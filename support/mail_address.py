"""E-mail addresses as a profile may give them."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

# One address that any mail program takes as it is: no name beside it, no quotation marks, a domain with a dot.
_MAIL_ADDRESS = re.compile(
    r"(?=.{3,254}$)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]"
)


def _mail_address(address: str) -> str:
    if not _MAIL_ADDRESS.fullmatch(address):
        message = f"„{address}” nie jest samym adresem e-mail (nazwa@domena)"
        raise ValueError(message)
    return address


MailAddress = Annotated[str, AfterValidator(_mail_address)]
