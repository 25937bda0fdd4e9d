"""An alert's words: short, Polish, without anything that a page of a patient's account showed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reports.alerts.night import KINDS, NOT_BEGUN, WHOLLY, ids_of
from reports.incidents import FOLDER, folder_name
from reports.masking import mask, mask_all
from reports.verdicts import Verdict, plural, scenarios
from reports.wording import WARSAW, day, environment_name, period, sentence, subject

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reports.alerts.night import Night, Trouble
    from reports.findings import Finding
    from reports.nights_findings import Story

LISTED = 8
"""So many troubles are named; the report has all."""
IMPROVEMENT = "poprawa"
_NO_MARKUP = {ord("<"): "\u2039", ord(">"): "\u203a"}

_LEADS = {
    Verdict.NONCONFORMING: "Nowe niezgodności z wymaganiami:",
    Verdict.UNAVAILABLE: "Środowisko nie działało; to jego awaria, a nie niezgodność z wymaganiami:",
    Verdict.SUITE_ERROR: "Zawiódł sam zestaw testów; o portalu nic z tego nie wynika:",
    Verdict.INCOMPLETE: "Tego nie udało się sprawdzić:",
}
_OVER = {
    Verdict.NONCONFORMING: "niezgodności ustąpiły",
    Verdict.UNAVAILABLE: "środowisko znów dostępne",
    Verdict.SUITE_ERROR: "zestaw testów znów działa",
    Verdict.INCOMPLETE: "sprawdzenie znów pełne",
}


@dataclass(frozen=True)
class Place:
    """Where the reports of the night are, for people.

    Attributes:
        out: the results' folder.
        link: the published report's address; empty where there is none.
    """

    out: Path
    link: str = ""


@dataclass(frozen=True)
class Message:
    """One alert.

    Attributes:
        kind: a verdict's words, or „poprawa”.
        subject: one line.
        text: all of it, lines of text.
        facts: the same for programs.
    """

    kind: str
    subject: str
    text: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def body(self, form: str) -> dict[str, Any]:
        """Return the JSON that a webhook of this form takes; see `Alerts.webhook_format`."""
        if form == "json":
            return {"schema": 1, "kind": self.kind, "subject": self.subject, "text": self.text, **self.facts}
        # Chats read <…> as a link or as a call to everybody.
        subject, text = (part.translate(_NO_MARKUP) for part in (self.subject, self.text))
        if form == "text":
            return {"text": f"{subject}\n\n{text}"}
        parts = [{"type": "TextBlock", "text": subject, "weight": "bolder", "wrap": True}]
        # A card folds single line breaks.
        parts += [{"type": "TextBlock", "text": line, "wrap": True} for line in text.splitlines() if line]
        card = {"type": "AdaptiveCard", "version": "1.4", "body": parts}
        return {
            "type": "message",
            "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": card}],
        }


def worse(kind: Verdict, fresh: list[Trouble], night: Night, stories: Mapping[str, Story], place: Place) -> Message:
    """Return the alert of the troubles of one kind that nobody has been told of."""
    findings = [] if kind is Verdict.INCOMPLETE else _showing(kind, fresh, night)
    lines, what = _LINES[kind](fresh, findings, stories)
    folders = [name for finding in findings if (name := folder_name(finding))]
    shown = _cut(lines)
    text = [_LEADS[kind], *shown, "", *_about(night, place)]
    if folders:
        text += [f"Szkice zgłoszeń w {place.out / FOLDER}:", *_cut([f"- {name}" for name in folders])]
    text.append("Gdy jutro będzie tak samo, wiadomości nie będzie.")
    facts = _facts(night, place) | {"new": [line.removeprefix("- ") for line in lines], "incidents": folders}
    return _message(kind, f"{_who(night)}: {what}, {_night(night)}", text, facts)


def better(kinds: list[Verdict], night: Night, place: Place) -> Message:
    """Return the short message that what was told of these kinds is over."""
    over = ", ".join(_OVER[kind] for kind in KINDS if kind in kinds)
    text = [f"Od tej nocy: {over}.", "", *_about(night, place)]
    facts = _facts(night, place) | {"over": [str(kind) for kind in kinds]}
    return _message(IMPROVEMENT, f"{_who(night)}: {IMPROVEMENT} – {over}, {_night(night)}", text, facts)


def _message(kind: str, subject_: str, text: list[str], facts: dict[str, Any]) -> Message:
    masked = mask_all(facts)
    return Message(str(kind), mask(subject_), mask("\n".join(text)) + "\n", masked if isinstance(masked, dict) else {})


def _who(night: Night) -> str:
    who = subject(night.results) if night.results else "nocny przebieg"
    return f"{who[0].upper() + who[1:] if not who.startswith('iIKP') else who} (profil {night.profile})"


def _night(night: Night) -> str:
    return day(night.started.astimezone(WARSAW).date())


def _about(night: Night, place: Place) -> list[str]:
    if night.results is None:
        return [f"Niczego nie sprawdzono. Raport: {place.link}" if place.link else "Niczego nie sprawdzono."]
    environment = night.results.run.environment
    where = ", ".join(filter(None, (environment_name(night.results), environment.browser)))
    return [
        f"Werdykt przebiegu: {night.results.verdict}. {sentence(night.results)}",
        f"Środowisko: {where}",
        f"Czas: {period(night.results)}",
        f"Raport: {place.link or place.out / 'index.html'}",
    ]


def _facts(night: Night, place: Place) -> dict[str, Any]:
    run = night.results.run if night.results else None
    return {
        "profile": night.profile,
        "browser": night.browser,
        "started": night.started.isoformat(),
        "verdict": night.results.verdict if night.results else None,
        "phrase": night.results.phrase if night.results else None,
        "run_id": run.run_id if run else None,
        "report": place.link or None,
    }


def _showing(kind: Verdict, fresh: list[Trouble], night: Night) -> list[Finding]:
    if kind is Verdict.UNAVAILABLE:
        return [one for one in night.findings if one.verdict is kind]
    hit = {id_ for trouble in fresh for id_ in trouble.scenarios}
    return [one for one in night.findings if one.verdict is kind and not hit.isdisjoint(ids_of(one.scenarios))]


def _of_findings(findings: list[Finding], stories: Mapping[str, Story], name: Callable[[Finding], str]) -> list[str]:
    lines = []
    for finding in findings:
        story = stories.get(finding.fingerprint)
        count = f" ({scenarios(len(finding.scenarios))})" if finding.others else ""
        lines.append(f"- {name(finding)}{count} – {story.short if story else 'nowe'}")
    return lines


def _nonconforming(_: list[Trouble], findings: list[Finding], stories: Mapping[str, Story]) -> tuple[list[str], str]:
    def name(finding: Finding) -> str:
        numbers = f"{finding.numbers}: " if finding.numbers else ""
        return f"{numbers}{finding.scenario.name}"

    count = plural(len(findings), "nowe ustalenie", "nowe ustalenia", "nowych ustaleń")
    return _of_findings(findings, stories, name), f"niezgodne – {count}"


def _unavailable(fresh: list[Trouble], findings: list[Finding], stories: Mapping[str, Story]) -> tuple[list[str], str]:
    how = "całkowicie" if any(one.name == WHOLLY for one in fresh) else "częściowo"
    return _of_findings(findings, stories, lambda one: one.title), f"środowisko niedostępne – {how}"


def _suite_errors(fresh: list[Trouble], findings: list[Finding], stories: Mapping[str, Story]) -> tuple[list[str], str]:
    lines = [f"- {one.text}" for one in fresh if not one.scenarios]
    lines += _of_findings(findings, stories, lambda one: one.scenario.name)
    what = NOT_BEGUN if any(one.name == NOT_BEGUN for one in fresh) else "zawiodły testy, a nie portal"
    return lines, f"błąd zestawu – {what}"


def _unverified(fresh: list[Trouble], _: list[Finding], __: Mapping[str, Story]) -> tuple[list[str], str]:
    lines = [f"- {one.text} ({scenarios(len(one.scenarios))})" for one in fresh]
    count = len({id_ for one in fresh for id_ in one.scenarios})
    return lines, f"niepełne – niesprawdzone: {scenarios(count)}"


def _cut(lines: list[str]) -> list[str]:
    more = len(lines) - LISTED
    return lines if more <= 0 else [*lines[:LISTED], f"… i jeszcze {more}"]


_LINES = {
    Verdict.NONCONFORMING: _nonconforming,
    Verdict.UNAVAILABLE: _unavailable,
    Verdict.SUITE_ERROR: _suite_errors,
    Verdict.INCOMPLETE: _unverified,
}
