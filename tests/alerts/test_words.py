"""What an alert and a CI server's page say: short, Polish, with a link, without anything of a patient's."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

import nightly
from reports.alerts import Night, Place, failed_night, night_of, tell
from reports.alerts.night import NOT_BEGUN, Trouble
from reports.findings import find
from reports.job_summary import markdown
from reports.verdicts import Verdict
from support import pesel
from support.alerting import Alerts
from tests.alerts.addressee import Addressee, after
from tests.reports.sample_nights import at, night, one_defect, partly_down
from tests.reports.sample_runs import attempts, conforming, down, failing, selected, write_run

if TYPE_CHECKING:
    from pathlib import Path

NIGHT = at(date(2026, 11, 23))
SECRETS = (pesel.nobodys(), "anna.prywatna@poczta.example", "512 345 678")
LONGEST = 25


def telling(out: Path) -> Path:
    """Write a run in which everything that went wrong repeats what a page of the account showed."""
    plan = selected()[:8]
    seen = f"Na stronie widać: {', '.join(SECRETS)}"
    reds = ("niezgodne", "środowisko niedostępne", "błąd zestawu", "niesprawdzone")
    results = [failing(ref, verdict, seen) for ref, verdict in zip(plan, reds, strict=False)]
    for result in results:
        result["recovery"] = attempts(worked=False)
    run = write_run(out, plan, results + [conforming(ref) for ref in plan[4:]])
    end = out / "run" / "end.json"
    told = json.loads(end.read_text(encoding="utf-8")) | {"errors": [seen]}
    end.write_text(json.dumps(told), encoding="utf-8")
    return run


def test_nothing_of_a_patients_goes_out(out: Path, anna: Addressee) -> None:
    lines = after(out, telling, NIGHT, anna)
    kinds = ["niezgodne", "środowisko niedostępne", "błąd zestawu", "niepełne"]
    assert [message.kind for message in anna.told] == kinds
    results = night(out, telling, NIGHT)
    failed = failed_night("iikp", NIGHT, f"Nie ma konta {SECRETS[0]}.")
    told = [
        *(json.dumps(message.body(form), ensure_ascii=False) for message in anna.told for form in ("json", "teams")),
        *(f"{message.subject} {message.text}" for message in anna.told),
        markdown(night_of(results, find(results)), lines),
        markdown(failed, []),
        failed.troubles[kinds[2]][0].text,  # type: ignore[index]  # a StrEnum's member is its word
    ]
    for secret in SECRETS:
        assert [text for text in told if secret in text] == []
    # What a page showed is not told at all where a scenario's name says enough.
    assert "Na stronie widać" not in anna.told[0].text


def test_a_message_is_masked_whatever_it_is_made_of(out: Path, anna: Addressee) -> None:
    trouble = Trouble(name=NOT_BEGUN, text=", ".join(SECRETS))
    unmasked = Night("iikp", "", NIGHT, {Verdict.SUITE_ERROR: [trouble]})
    tell(unmasked, [anna], out.parent / "history", Place(out))
    (message,) = anna.told
    told = f"{message.text} {json.dumps(message.body('json'), ensure_ascii=False)} {markdown(unmasked, [])}"
    assert [secret for secret in SECRETS if secret in told] == []


def test_an_alert_is_short_and_leads_to_the_report_and_to_the_incidents(out: Path, anna: Addressee) -> None:
    after(out, one_defect, NIGHT, anna, link="https://ci.example/noc/7")
    (message,) = anna.told
    assert message.subject == "iIKP (profil iikp): niezgodne – 1 nowe ustalenie, 23.11.2026"
    lines = message.text.splitlines()
    assert len(lines) < LONGEST
    assert lines[1] == "- 2.2.3-i: Dane teleadresowe można zaktualizować – nowe"
    assert "iIKP działa niezgodnie z wymaganiami: nie spełnia 1 wymagania z instrukcji CeZ" in message.text
    assert "Raport: https://ci.example/noc/7" in lines
    assert lines[-2] == "- 01-niezgodne-dane-teleadresowe-mozna-zaktualizowac"


def test_a_node_that_is_down_is_no_defect(out: Path, anna: Addressee) -> None:
    after(out, one_defect, at(date(2026, 11, 22)), anna)
    anna.heard()
    after(out, partly_down, NIGHT, anna)
    (message,) = anna.told
    assert message.subject == "iIKP (profil iikp): środowisko niedostępne – częściowo, 23.11.2026"
    assert message.text.startswith(
        "Środowisko nie działało; to jego awaria, a nie niezgodność z wymaganiami:\n"
        "- Ekran 3.2 (7 scenariuszy) – nowe\n"
    )
    assert "2.2.3-i:" not in message.text


def test_a_long_list_is_cut(out: Path, anna: Addressee) -> None:
    def many(out: Path) -> Path:
        plan = selected()[:30]
        return write_run(out, plan, [failing(ref, "niezgodne", f"Inaczej: {ref['name']}.") for ref in plan])

    after(out, many, NIGHT, anna)
    (message,) = anna.told
    assert "– 30 nowych ustaleń," in message.subject
    assert message.text.count("\n… i jeszcze 22\n") == 2
    assert len(message.text.splitlines()) < LONGEST + 10


def test_the_local_one_is_never_called_iikp(out: Path, anna: Addressee) -> None:
    after(out, down, NIGHT, anna, profile="local")
    assert anna.told[0].subject.startswith("Lokalny zastępnik iIKP (profil local): środowisko niedostępne – całkowicie")


def test_a_ci_servers_page_says_the_night_in_polish(out: Path) -> None:
    results = night(out, partly_down, NIGHT)
    text = markdown(night_of(results, find(results)), ["Powiadomienie:  wysłano <b>"], "https://ci.example/noc/7")
    assert text.startswith(
        "## Nocny przebieg, iIKP, profil „iikp”: niezgodne (1 wymaganie; zakres: 95 z 107 wymagań)\n"
    )
    assert "\n| 2.2.3 " in text
    assert "- niezgodne: Dane teleadresowe można zaktualizować\n" in text
    assert "- Powiadomienie: wysłano \\<b\\>\n" in text
    assert text.endswith("- Raport: https://ci.example/noc/7\n")


@pytest.mark.parametrize(
    ("told", "link"),
    [
        ({}, ""),
        (
            {"GITHUB_SERVER_URL": "https://g.example", "GITHUB_REPOSITORY": "a/b", "GITHUB_RUN_ID": "7"},
            "https://g.example/a/b/actions/runs/7",
        ),
        ({"CI_JOB_URL": "https://g.example/a/b/-/jobs/7"}, "https://g.example/a/b/-/jobs/7/artifacts/browse"),
    ],
)
def test_the_link_is_what_the_ci_says(monkeypatch: pytest.MonkeyPatch, told: dict[str, str], link: str) -> None:
    for name in ("GITHUB_RUN_ID", "CI_JOB_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert nightly.link_to_reports(None) == link
    own = Alerts(webhook_env="HAK", link="https://raporty.example/iikp")
    assert nightly.link_to_reports(own) == own.link
