"""Whose fault a red is: the verdicts of a scenario and the exceptions that carry them.

The words are those of `results.json`; the liaison reads them in every report.
"""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What a scenario has shown, as testers and the liaison read it."""

    CONFORMS = "zgodne"
    DIFFERS = "niezgodne"
    UNAVAILABLE = "środowisko niedostępne"
    SUITE_FAULT = "błąd zestawu"
    NOT_VERIFIED = "niesprawdzone"


class PortalDiffersError(AssertionError):
    """The portal does something else than specified. The message is Polish, for people."""


class EnvironmentUnavailableError(Exception):
    """Screen 3.1 or 3.2, no answer, or the local iIKP is gone.

    Attributes:
        section: the instruction's section that describes what was seen ("3.1", "3.2"), None where no screen was seen.
    """

    def __init__(self, message: str, section: str | None = None) -> None:
        """Keep the Polish message and the instruction's section."""
        super().__init__(message)
        self.section = section


class NoRecoveryError(EnvironmentUnavailableError):
    """The browser cannot, or must not, connect: what section 3 of the instruction advises would change nothing."""


class SuiteFaultError(Exception):
    """The suite's own fault: a crashed browser, or an assumed wording that nobody has confirmed."""


class NotVerifiedError(Exception):
    """The scenario cannot be verified here: no test account, a state already used up. The message says why."""


class ClinicError(Exception):
    """The clinic's system did not answer, or not as agreed: nothing follows for the portal. The message is Polish."""


class ClinicRefusedError(AssertionError):
    """The clinic refused what it should have been able to do with what the portal gave it."""

    def __init__(self, action: str, reason: str) -> None:
        """Take what was asked of the clinic and the clinic's own sentence."""
        super().__init__(f"Przychodnia odmówiła wykonania „{action}”: {reason}")


class SetupError(Exception):
    """The run cannot begin or go on: one Polish sentence that says what to do.

    Attributes:
        exit_code: behave's then; not 0 or 1, which it keeps for scenarios: nothing was run.
    """

    exit_code = 3


def verdict_of(error: BaseException | None) -> Verdict:
    """Return the verdict that an exception of a step or a hook stands for; no exception means "zgodne"."""
    match error:
        case None:
            return Verdict.CONFORMS
        case NotVerifiedError():
            return Verdict.NOT_VERIFIED
        case EnvironmentUnavailableError():
            return Verdict.UNAVAILABLE
        case AssertionError():
            return Verdict.DIFFERS
        case _:
            return Verdict.SUITE_FAULT
