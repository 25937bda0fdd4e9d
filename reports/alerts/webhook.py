"""Alerts by a POST of JSON; the address, which is the secret, comes from a variable and is never told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import requests

from reports.alerts.channels import PATIENCE_S, AlertError, secret

if TYPE_CHECKING:
    from reports.alerts.message import Message

_SUCCESS = range(200, 300)
_REDIRECTION = range(300, 400)


@dataclass(frozen=True)
class Webhook:
    """A variable that holds an address, and what is understood there (`Alerts.webhook_format`)."""

    env: str
    form: str = "text"
    name: str = "webhook"

    @property
    def way(self) -> str:
        """How it is told, in Polish."""
        return "webhookiem"

    def send(self, message: Message) -> str:
        """Post one message.

        Raises:
            AlertError: no address, or no answer that says it was taken.
        """
        address = secret(self.env)
        where = f"webhook ze zmiennej {self.env}"
        try:
            answer = requests.post(address, json=message.body(self.form), timeout=PATIENCE_S, allow_redirects=False)
        except requests.exceptions.SSLError:
            raise AlertError(f"{where} ma certyfikat, któremu nie można zaufać") from None
        except requests.Timeout:
            raise AlertError(f"{where} milczał przez {PATIENCE_S} s") from None
        except requests.ConnectionError:
            raise AlertError(f"{where} jest nieosiągalny") from None
        except (requests.RequestException, ValueError):
            raise AlertError(f"w zmiennej {self.env} nie ma poprawnego adresu (https://…)") from None
        if answer.status_code in _REDIRECTION:
            # A POST that follows it would arrive as a GET, without the message.
            raise AlertError(f"{where} odsyła pod inny adres (kod {answer.status_code}); wpisz do zmiennej tamten")
        if answer.status_code not in _SUCCESS:
            raise AlertError(f"{where} odpowiedział kodem {answer.status_code}")
        return ""
