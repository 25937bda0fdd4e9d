"""What a scenario saw, told for people: a sentence from what the suite wrote, without its technical words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.verdicts import Verdict

if TYPE_CHECKING:
    from reports.rundata import Scenario

NOTHING_NOTED = "Nie zapisano, co było widać."
SUITE_FAILED = "Zawiódł sam zestaw testów; przyczyna jest w szczegółach technicznych."
_LONGEST = 600
_EXPECTED, _ACTUAL = "Oczekiwano: ", "Jest: "
_ON_THE_PAGE = (
    "Najbliższe brzmienie: ", "Nagłówki: ", "Pola: ", "Przyciski i odnośniki: ", "Komunikaty: ", "Tekst strony: ",
)  # fmt: skip
# The suite's own errors, and failed comparisons, speak Polish; any other error is a programmer's.
_ERROR_LINE = re.compile(r"^(?P<name>[A-Za-z_][\w.]*(?:Error|Exception|Timeout))\b", re.MULTILINE)
_OURS = re.compile(r"support\.verdicts\.|AssertionError$")
_TECHNICAL = re.compile(r" \([a-z]+(?:_[a-z]+)+\)")
_BROWSER_SAID = re.compile(r"^(Przeglądarka zgłosiła błąd): .*", re.DOTALL)


def seen(scenario: Scenario) -> str:
    """Return what was seen at the end of a scenario."""
    if _is_foreign(scenario):
        return SUITE_FAILED
    lines = (scenario.message or scenario.reason or "").strip().splitlines()
    if not lines:
        return NOTHING_NOTED
    first = _BROWSER_SAID.sub(r"\1.", _TECHNICAL.sub("", lines[0]))
    return _cut(_with_values(first, _value(lines, _EXPECTED), _value(lines, _ACTUAL)))


def around(scenario: Scenario) -> list[str]:
    """Return what else was on the page: headings, fields, buttons, messages, where the suite looked around."""
    if _is_foreign(scenario):
        return []
    lines = [line for line in (scenario.message or "").splitlines() if line.startswith(_ON_THE_PAGE)]
    return [_cut(line).replace("Tekst strony: „”.", "Na stronie nie było żadnego tekstu.") for line in lines]


def _is_foreign(scenario: Scenario) -> bool:
    if scenario.verdict is not Verdict.SUITE_ERROR:
        return False
    errors = _ERROR_LINE.findall(scenario.details or "")
    return bool(errors) and _OURS.match(errors[-1]) is None


def _value(lines: list[str], label: str) -> str | None:
    """Return what stands after a label, to the end of the message or to the next label."""
    at = next((number for number, line in enumerate(lines) if line.startswith(label)), None)
    if at is None:
        return None
    rest = [lines[at].removeprefix(label)]
    for line in lines[at + 1 :]:
        if line.startswith((_EXPECTED, _ACTUAL, *_ON_THE_PAGE)):
            break
        rest.append(line)
    return " ".join(" ".join(rest).split())


def _with_values(sentence: str, expected: str | None, actual: str | None) -> str:
    if actual is None or {expected, actual} == {"tak", "nie"}:
        # Yes or no: the sentence says it all.
        return sentence
    if expected in {None, "nic", "0"} or sentence.endswith(("brakuje", "jest", "są", "jest ich")):
        return f"{sentence}: {actual}"
    return f"{sentence}. Powinno być: {expected}; jest: {actual}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
