"""Telling people of a night that was worse than what they have been told, and of nothing else.

What is remembered is what somebody has been told, not what has been seen: an alert that could not be sent is sent the
next night. Imports neither steps nor pages nor support; the entry point (`nightly.py`) says whom to tell.
"""

from __future__ import annotations

from reports.alerts.channels import Channel
from reports.alerts.mail import Mail
from reports.alerts.message import Place
from reports.alerts.night import Night, failed_night, night_of
from reports.alerts.telling import LABEL, tell
from reports.alerts.webhook import Webhook

__all__ = ["LABEL", "Channel", "Mail", "Night", "Place", "Webhook", "failed_night", "night_of", "tell"]
