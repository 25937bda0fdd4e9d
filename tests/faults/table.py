"""The table of faults: what fails, and what the suite is to say of it.

What ends a run in its middle is looked at elsewhere: a killed browser and a killed local iIKP in
tests/runs/test_endings.py, a killed driver and worker in tests/runs/test_parallel.py, Ctrl+C and `kill -9` in
tests/runs/test_interrupted.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from support.faults import PORTAL, TRUSTED_PROFILE, down

LOG_IN = ("-n", "Po zalogowaniu pacjent jest na swoim koncie w iIKP", "features/logowanie.feature")
WORK = ("-n", "Zmienione dane teleadresowe zostają zapisane", "features/dane_kontaktowe.feature")

# Requests of the scenario WORK that the portal answers first: the way in, the home page; then „Moje konto”, its two
# parts, the form; in the end, the log-out.
IN_ACCOUNT, IN_PART, IN_FORM, IN_LOG_OUT = 3, 4, 6, 16

FIRST, START_OVER, HARD_RELOAD, PRIVATE = (
    "logowanie",
    "ponowienie od kroku 2.1",
    "CTRL+F5 na stronie testowego WK",
    "tryb prywatny przeglądarki",
)
ALL = (FIRST, START_OVER, HARD_RELOAD, PRIVATE)
NOT_TRIED: tuple[str, ...] = ()

CONFORMS, DIFFERS, UNAVAILABLE = "zgodne", "niezgodne", "środowisko niedostępne"
SILENT = "Środowisko nie odpowiada"
BROKEN = "Środowisko nie działa"
SCREEN = "Środowisko pokazało ekran błędu"


@dataclass(frozen=True)
class Row:
    """A fault and what the suite is to say of it.

    Attributes:
        name: the fault, in a few words.
        faults: what the control API is told of it.
        verdict: the scenario's.
        tried: the ways that were tried; empty when nothing failed at log-in.
        worked: whether the last of them was the cure.
        section: the instruction's section that the verdict names.
        says: words of the scenario's message.
        scenario: what is run.
        left_open: a session of Anna's is open before, and the portal does not like it.
        wait_s: the profile's wait.
        recovery: the profile's ways; all when None.
        quick: looked at in every run of the tests.
    """

    name: str
    faults: tuple[dict[str, Any], ...]
    verdict: str
    tried: tuple[str, ...] = NOT_TRIED
    worked: bool = False
    section: str | None = None
    says: str = ""
    scenario: tuple[str, ...] = LOG_IN
    left_open: bool = False
    wait_s: float = 2
    recovery: tuple[str, ...] | None = None
    quick: bool = field(default=False, kw_only=True)

    def told(self) -> dict[str, Any]:
        """Return what the local iIKP is told."""
        left_open = {"strict_sessions": True, "left_open": "anna"} if self.left_open else {}
        return {"faults": self.faults, **left_open}


def _fault(origin: str, kind: str, **more: Any) -> tuple[dict[str, Any]]:  # noqa: ANN401 -- the control API's fields
    return ({"origin": origin, "kind": kind, **more},)


def _at_log_in() -> list[Row]:
    return [
        Row("PZ down", (down(TRUSTED_PROFILE, None),), UNAVAILABLE, ALL, section="3.1", says=SCREEN, quick=True),
        *(
            Row(
                f"PZ down with HTTP {status}",
                _fault(TRUSTED_PROFILE, "error_screen", status=status),
                UNAVAILABLE, ALL, section="3.1", says=SCREEN,
            )
            for status in (200, 500)
        ),
        # Each way but CTRL+F5 asks for one page of the PZ before it fails; CTRL+F5 for two.
        *(
            Row(
                f"PZ down for {times} pages",
                _fault(TRUSTED_PROFILE, "error_screen", times=times),
                CONFORMS, ALL[: tried], worked=True,
            )
            for times, tried in ((1, 2), (2, 3), (3, 3), (4, 4))
        ),
        Row("PZ down after the number", (down(TRUSTED_PROFILE, None, after=1),), UNAVAILABLE, ALL, section="3.1"),
        Row("one PZ node down", (down(TRUSTED_PROFILE, 1),), CONFORMS, (FIRST, START_OVER, HARD_RELOAD), worked=True),
        Row("portal down", (down(PORTAL, None),), UNAVAILABLE, ALL, section="3.2", says=SCREEN),
        *(
            Row(
                f"portal down with HTTP {status}",
                _fault(PORTAL, "error_screen", status=status),
                UNAVAILABLE, ALL, section="3.2", says=SCREEN,
            )
            for status in (200, 502)
        ),
        Row("portal down for the first page", _fault(PORTAL, "error_screen", times=1), CONFORMS, ALL[:2], worked=True),
        Row("one portal node down", (down(PORTAL, 1),), CONFORMS, ALL, worked=True),
        Row("session left open", (), CONFORMS, ALL[:2], worked=True, left_open=True),
        Row("session left open, no recovery", (), UNAVAILABLE, (FIRST,), section="3.2", left_open=True, recovery=()),
        Row("portal down, no recovery", (down(PORTAL, None),), UNAVAILABLE, (FIRST,), section="3.2", recovery=()),
        Row("one portal node down, only one way", (down(PORTAL, 1),), UNAVAILABLE, (FIRST, START_OVER), section="3.2",
            recovery=("od-poczatku",)),
        *(
            Row(f"proxy's {status} at the PZ", _fault(TRUSTED_PROFILE, "status", status=status), UNAVAILABLE, ALL,
                says=f"{BROKEN}: zamiast strony przyszedł błąd serwera (HTTP {status})")
            for status in (502, 503)
        ),
        Row("proxy's 500 at the return", _fault(PORTAL, "status", status=500, after=1), UNAVAILABLE, ALL, says=BROKEN),
        Row("proxy's 502 for one page", _fault(PORTAL, "status", status=502, times=1), CONFORMS, ALL[:2], worked=True),
        Row("portal closes the connection", _fault(PORTAL, "refused"), UNAVAILABLE, ALL, says=SILENT),
        Row("PZ closes the connection", _fault(TRUSTED_PROFILE, "refused"), UNAVAILABLE, ALL, says=SILENT),
        Row("portal's answers are cut off", _fault(PORTAL, "cut_off"), UNAVAILABLE, ALL, says=SILENT),
        Row("slow, but within the limits", _fault(PORTAL, "slow", delay_ms=700), CONFORMS),
        # An empty page with HTTP 200, or one that the portal says it has not, may be the portal's own defect.
        Row("empty page with HTTP 200", _fault(PORTAL, "status", status=200), DIFFERS, says="nie znaleziono"),
        Row("HTTP 404 at the return", _fault(PORTAL, "status", status=404, after=1), DIFFERS, says="404 Not Found"),
    ]  # fmt: skip


def _in_mid_scenario() -> list[Row]:
    def row(name: str, kind: str, verdict: str = UNAVAILABLE, **more: Any) -> Row:  # noqa: ANN401 -- as above
        fields = {key: more.pop(key) for key in ("section", "says", "wait_s") if key in more}
        return Row(name, _fault(PORTAL, kind, **more), verdict, scenario=WORK, **fields)

    return [
        *(
            row(f"portal goes down {where}, HTTP {status}", "error_screen", section="3.2", after=after, status=status)
            for where, after, status in (
                ("before the account", IN_ACCOUNT, 200),
                ("in a part of the account", IN_PART, 503),
                ("before the form", IN_FORM, 500),
                ("at the log-out", IN_LOG_OUT, 503),
            )
        ),
        *(
            row(f"proxy's {status} before the form", "status", after=IN_FORM, status=status, says=f"(HTTP {status})")
            for status in (500, 502, 503)
        ),
        row("proxy's 502 in a part", "status", after=IN_PART, status=502, says="część strony nie wczytała się"),
        row("connection closed before the form", "refused", after=IN_FORM, says=SILENT),
        row("connection closed in a part", "refused", after=IN_PART, says="część strony nie wczytała się"),
        row("a part is cut off", "cut_off", after=IN_PART, says="strona wciąż się wczytuje"),
        row("a part is slower than the wait", "slow", after=IN_PART, delay_ms=4000, wait_s=1,
            says="strona wciąż się wczytuje"),
        row("a page is slower than the browser's limit", "slow", after=IN_FORM, times=1, delay_ms=35_000,
            says="strona nie wczytała się w wyznaczonym czasie"),
        row("empty page with HTTP 200 in place of the form", "status", DIFFERS, after=IN_FORM, status=200,
            says="nie znaleziono"),
        row("a page is slow, but within the limits", "slow", CONFORMS, after=IN_FORM, times=1, delay_ms=3000,
            wait_s=2),
    ]  # fmt: skip


NO_FAULT = Row("nothing fails", (), CONFORMS, scenario=WORK)
ROWS = [NO_FAULT, *_at_log_in(), *_in_mid_scenario()]
