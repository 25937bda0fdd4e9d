"""Whom a nightly run tells of a change, as `[profile.X.alerts]` says it; no secret stands there."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from support.mail_address import MailAddress  # noqa: TC001 -- pydantic reads the annotations

if TYPE_CHECKING:
    from pathlib import Path

_PORTS = {"starttls": 587, "ssl": 465, "none": 25}
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def _variable(name: str) -> str:
    if not _VARIABLE.fullmatch(name):
        # The value is not repeated: who puts the secret itself here must not see it on a screen that others read.
        message = "to ma być nazwa zmiennej środowiskowej, a nie sam adres ani hasło"
        raise ValueError(message)
    return name


def _host(name: str) -> str:
    if not _HOST.fullmatch(name):
        message = f"„{name}” to nie jest sama nazwa serwera (bez portu i bez smtp://)"
        raise ValueError(message)
    return name


def _link(address: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]\S*", address):
        message = f"„{address}” to nie jest pełny adres (https://…)"
        raise ValueError(message)
    return address


Variable = Annotated[str, AfterValidator(_variable)]
ServerName = Annotated[str, AfterValidator(_host)]
Link = Annotated[str, AfterValidator(_link)]


class Alerts(BaseModel):
    """Where alerts go: to a webhook, by e-mail, or both.

    Attributes:
        webhook_env: the variable that holds the webhook's address.
        webhook_format: "text" for Slack, Mattermost and Google Chat, "teams" for Teams, "json" for a program.
        to: who gets the e-mail.
        sender: in whose name.
        smtp_host: the server that takes it.
        smtp_port: its port; 587, 465 or 25 by the security when not given.
        smtp_security: "starttls", "ssl" (TLS from the first byte) or "none" (inside a network of one's own).
        user_env: the variable that holds the name to log in with, where the server wants one.
        password_env: the variable that holds its password.
        link: where the reports are published, if anywhere; GitHub and GitLab tell it themselves.
        all_clear: also tell, once, that what was told is over.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    webhook_env: Variable | None = None
    webhook_format: Literal["text", "teams", "json"] = "text"
    to: list[MailAddress] = Field(default_factory=list)
    sender: MailAddress | None = None
    smtp_host: ServerName | None = None
    smtp_port: int | None = Field(default=None, ge=1, le=65535)
    smtp_security: Literal["starttls", "ssl", "none"] = "starttls"
    user_env: Variable | None = None
    password_env: Variable | None = None
    link: Link | None = None
    all_clear: bool = True

    @property
    def port(self) -> int:
        """The mail server's port."""
        return self.smtp_port or _PORTS[self.smtp_security]

    @model_validator(mode="after")
    def _is_whole(self) -> Alerts:
        if not self.to and self.webhook_env is None:
            message = "podaj webhook_env (zmienna z adresem webhooka) albo to (adresy e-mail), albo jedno i drugie"
            raise ValueError(message)
        if self.to and not (self.sender and self.smtp_host):
            message = "poczta wymaga kluczy sender (adres nadawcy) i smtp_host (serwer)"
            raise ValueError(message)
        if (self.user_env is None) != (self.password_env is None):
            message = "user_env i password_env podaje się razem"
            raise ValueError(message)
        if self.password_env and self.smtp_security == "none":
            message = 'hasło nie może iść bez szyfrowania; smtp_security ma być "starttls" albo "ssl"'
            raise ValueError(message)
        return self


def read_alerts(file: Path, name: str) -> Alerts | None:
    """Return a profile's alerts whatever else is wrong there: that the run could not begin has to be told, too.

    None where the profile has none or they cannot be understood; the run itself names every mistake.
    """
    try:
        with file.open("rb") as toml:
            return Alerts.model_validate(tomllib.load(toml)["profile"][name]["alerts"])
    except (OSError, ValueError, KeyError, TypeError):  # unreadable, not TOML, mistaken; no such profile or table
        return None
