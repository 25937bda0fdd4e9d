"""The programs that a run starts: the browser and its driver, the clinic's command, the local iIKP."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests

from support.browser import Browser
from support.clinic import CommandClinic
from support.doctor.finding import Finding, Subject, bad, good, not_asked, warning
from support.patients import Patient
from support.stand_in import StandIn
from support.verdicts import ClinicError, ClinicRefusedError, EnvironmentUnavailableError, SetupError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BROWSER_S = 60.0
_ANSWER_S = 10
_MISTAKE = 400


def browser(subject: Subject) -> Iterator[Finding]:
    """Start the pair once without a window, and end it; it opens no page."""
    topic = "Przeglądarka"
    told: dict[str, str] = {}
    trouble: list[str] = []
    pair = Browser(subject.settings.model_copy(update={"okno": False}), told.update)

    def start() -> None:
        try:
            _ = pair.driver
        except SetupError as error:
            trouble.append(str(error))

    starting = Thread(target=start, daemon=True)
    starting.start()
    starting.join(_BROWSER_S)
    late = starting.is_alive()
    # What hangs is ended with its group; the thread then ends by itself.
    pair.discard()
    if late:
        yield bad(topic, f"nie uruchamia się w ciągu {_BROWSER_S:g} s: zamknij inne programy albo wskaż inną")
    elif trouble or not told:
        yield bad(topic, trouble[0] if trouble else "nie uruchamia się: wskaż inną (-D przegladarka=ŚCIEŻKA)")
    else:
        where = f" ({told['browser_path']})" if told.get("browser_path") else ""
        yield good(topic, f"{told['browser']}{where}, sterownik {told['driver']} ({told['driver_path']})")


def clinic(subject: Subject) -> Iterator[Finding]:
    """Start the clinic's command and ask it for the orders of no patient: it has to answer, if only that it cannot."""
    profile, topic = subject.profile, "Strona przychodni"
    if profile is None or profile.stand_in:
        return
    if profile.clinic is None:
        if not any("clinic" in mistake for mistake in subject.mistakes):
            yield not_asked(topic, "profil nie podaje polecenia (clinic.command): jej scenariusze będą „niesprawdzone”")
        return
    try:
        CommandClinic(profile.clinic).orders(Patient("", "", ""))
    except ClinicRefusedError:
        pass  # It has understood and refused, as it may.
    except ClinicError as error:
        yield warning(topic, f"{error} Na pytanie o nieznanego pacjenta ma odpowiedzieć obiektem JSON z „error”")
        return
    yield good(topic, f"odpowiada: {profile.clinic.command}")


def stand_in(subject: Subject) -> Iterator[Finding]:
    """Start the local iIKP, ask for its first page, and end it."""
    if subject.profile is None or not subject.profile.stand_in:
        return
    topic = "Lokalny zastępnik iIKP"
    try:
        process = StandIn(subject.settings.lokalny_iikp)
    except SetupError as error:
        yield bad(topic, str(error))
        return
    try:
        yield _answers(topic, process)
    finally:
        process.stop()


def _answers(topic: str, process: StandIn) -> Finding:
    try:
        world = process.new_world()
        parts = urlsplit(world.entry_url)
        # Python's name servers do not know *.localhost; the browser does.
        address = f"http://127.0.0.1:{parts.port}{parts.path}"
        http = requests.Session()
        http.trust_env = False
        status = http.get(address, headers={"Host": parts.netloc}, timeout=_ANSWER_S, allow_redirects=False).status_code
    except (EnvironmentUnavailableError, requests.RequestException):
        return bad(topic, "uruchamia się, ale nie odpowiada: sprawdź, czy programy antywirusowe nie blokują 127.0.0.1")
    if status >= _MISTAKE:
        return bad(topic, f"odpowiada błędem {status}: uruchom „make test” i zgłoś opiekunowi zestawu")
    return good(topic, "uruchamia się i odpowiada")
