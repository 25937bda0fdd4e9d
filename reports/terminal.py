"""The five lines that end a run in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import incidents
from reports.verdicts import WORST_FIRST, requirements_of, scenarios
from reports.wording import environment_name, period

if TYPE_CHECKING:
    from pathlib import Path

    from reports.results import Results


def summary(results: Results) -> list[str]:
    """Return exactly five lines: verdict, scenarios, environment, time, what to look at next."""
    return [
        f"Werdykt:      {results.phrase}",
        f"Scenariusze:  {_counts(results)}",
        f"Środowisko:   {_environment(results)}",
        f"Czas:         {period(results)}",
        f"Uwagi:        {_next(results)}",
    ]


def locations(out: Path) -> list[str]:
    """Return a line for each report there is in `out`."""
    found = [
        ("Raport dla CeZ:", out / "index.html"),
        ("Raport PDF:", out / "raport.pdf"),
        ("Raport Allure:", out / "allure" / "index.html"),
        ("Dla programów:", out / "results.json"),
    ]
    lines = [f"{label:<16}{path}" for label, path in found if path.is_file()]
    reported = incidents.count(out)
    if reported:
        lines.append(f"{'Zgłoszenia:':<16}{out / incidents.FOLDER} ({reported})")
    return lines


def _counts(results: Results) -> str:
    counted = (
        (sum(scenario.verdict is verdict for scenario in results.scenarios), verdict)
        for verdict in reversed(WORST_FIRST)
    )
    parts = ", ".join(f"{verdict} {number}" for number, verdict in counted if number)
    everything = scenarios(len(results.scenarios))
    return f"{everything} ({parts})" if parts else everything


def _environment(results: Results) -> str:
    environment = results.run.environment
    parts = [environment_name(results), environment.entry_url, environment.browser]
    return ", ".join(part for part in parts if part)


def _next(results: Results) -> str:
    if results.findings:
        first = results.findings[0]
        others = len(results.findings) - 1
        more = f" (i jeszcze {scenarios(others)})" if others else ""
        remark = f"{first.verdict}: „{first.name}” – {first.reason or first.message or 'bez opisu'}{more}"
    elif results.notes:
        remark = " ".join(results.notes)
    elif results.left_out:
        why = ", ".join(f"{reason} {count}" for reason, count in results.left_out.items())
        remark = f"w tym przebiegu nie sprawdzano {requirements_of(results.left_out.total())} ({why})"
    else:
        remark = "brak"
    if results.recovered:
        remark = f"{remark}; praca przywrócona przy logowaniu: {len(results.recovered)} (lista w raporcie)"
    if results.not_put_back:
        remark = f"{remark}; na kontach testowych nie przywrócono: {len(results.not_put_back)} (lista w raporcie)"
    if results.not_closed:
        whose, _ = results.not_closed[0]
        others = len(results.not_closed) - 1
        more = f" (i jeszcze {others}; lista w raporcie)" if others else ""
        remark = f"{remark}; nie wylogowano: {whose}{more}"
    return " ".join(remark.split())
