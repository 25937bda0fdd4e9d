"""An alert is worth sending when the night is worse than what people have been told; and only then."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from reports.alerts import Place, failed_night, tell
from reports.writer import history_of
from tests.alerts.addressee import Addressee, after
from tests.reports import sample_nights, sample_runs
from tests.reports.sample_nights import at, one_defect, partly_down, smoke, some
from tests.reports.sample_runs import conforming, cut_off, defects, down, failing, green, write_run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DEFECT, OUTAGE, FAULT, INCOMPLETE, BETTER = (
    "niezgodne", "środowisko niedostępne", "błąd zestawu", "niepełne", "poprawa",
)  # fmt: skip
QUIET = "Powiadomienie:  nic nowego, posłańcem nie wysłano."


@pytest.fixture(autouse=True)
def _few_scenarios(monkeypatch: pytest.MonkeyPatch) -> None:
    # Those of section 2: more of them take longer and show nothing else.
    few = [ref for ref in sample_runs.selected() if ref["statements"][0].startswith("2")]
    for module in (sample_runs, sample_nights):
        monkeypatch.setattr(module, "selected", lambda: [dict(ref) for ref in few])


@pytest.fixture
def nights() -> Iterator[datetime]:
    """Return one night's beginning after the other."""
    return (at(date(2026, 11, 1) + timedelta(days=number)) for number in range(300))


def another_defect(out: Path) -> Path:
    """Write a run with the known defect and one of 2.3."""
    plan = sample_runs.selected()
    red = {"2.2.3-i": "Stary numer.", "2.3-b": "Nadal widać konto."}
    results = [
        failing(ref, DEFECT, red[ref["statements"][0]]) if ref["statements"][0] in red else conforming(ref)
        for ref in plan
    ]
    return write_run(out, plan, results)


def flickering(*numbers: str) -> Callable[[Path], Path]:
    """Return a run in which these statements met screen 3.2 and all else conforms."""

    def sample(out: Path) -> Path:
        plan = sample_runs.selected()
        results = [
            failing(ref, OUTAGE, "Ekran 3.2.", at=0, section="3.2")
            if ref["statements"][0] in numbers
            else conforming(ref)
            for ref in plan
        ]
        return write_run(out, plan, results)

    return sample


@pytest.mark.parametrize(
    ("samples", "heard"),
    [
        pytest.param([green, green], [[], []], id="nothing is told of good nights"),
        pytest.param([one_defect], [[DEFECT]], id="red on the first night is worse"),
        pytest.param([green, one_defect, one_defect], [[], [DEFECT], []], id="the same red stays silent"),
        pytest.param([one_defect, another_defect], [[DEFECT], [DEFECT]], id="another defect is told, too"),
        pytest.param([another_defect, one_defect], [[DEFECT], []], id="one defect less is no news"),
        pytest.param(
            [one_defect, green, one_defect], [[DEFECT], [BETTER], [DEFECT]], id="a defect that is back is told again"
        ),
        pytest.param([down, down, green], [[OUTAGE], [], [BETTER]], id="an outage is told once, and its end"),
        pytest.param(
            [flickering("2.3-b"), flickering("2.3-c"), down, flickering("2.3-b"), down],
            [[OUTAGE], [], [OUTAGE], [], [OUTAGE]],
            id="a failure here and there is told once, and again when nothing answers",
        ),
        pytest.param(
            [one_defect, partly_down, one_defect],
            [[DEFECT], [OUTAGE], [BETTER]],
            id="an outage beside a known defect is told as an outage",
        ),
        pytest.param([one_defect, down, one_defect], [[DEFECT], [OUTAGE], [BETTER]], id="an outage hides no defect"),
        pytest.param([one_defect, smoke, one_defect], [[DEFECT], [], []], id="a partial run says nothing of the rest"),
        pytest.param([down, smoke, green], [[OUTAGE], [], [BETTER]], id="a partial run ends no outage of the rest"),
        pytest.param([green, cut_off, green], [[], [INCOMPLETE], [BETTER]], id="a run that is cut off is told"),
        pytest.param(
            [defects, defects], [[DEFECT, FAULT, INCOMPLETE], []], id="each kind has a message of its own, once"
        ),
    ],
)  # fmt: skip
def test_what_is_worse_is_told_once(
    out: Path,
    anna: Addressee,
    nights: Iterator[datetime],
    samples: list[Callable[[Path], Path]],
    heard: list[list[str]],
) -> None:
    said = []
    for sample in samples:
        after(out, sample, next(nights), anna)
        said.append(anna.heard())
    assert said == heard


def test_a_scenario_that_exists_no_more_ends_with_a_run_as_broad(
    out: Path, anna: Addressee, nights: Iterator[datetime]
) -> None:
    plan = sample_runs.selected()
    old = plan[0] | {"name": "Scenariusz, który potem usunięto", "key": "features/x.feature:1"}

    def with_the_old_one(out: Path) -> Path:
        return write_run(out, [*plan, old], [*map(conforming, plan), failing(old, DEFECT, "Źle.")])

    for sample in (with_the_old_one, green):
        after(out, sample, next(nights), anna)
    assert anna.heard() == [DEFECT, BETTER]


def test_profiles_and_browsers_are_told_of_apart(out: Path, anna: Addressee, nights: Iterator[datetime]) -> None:
    for profile, browser in (("iikp", "Chromium 156"), ("iikp", "Firefox 153"), ("inny", "Chromium 156")):
        after(out, one_defect, next(nights), anna, profile=profile, browser=browser)
    assert anna.heard() == [DEFECT] * 3
    after(out, one_defect, next(nights), anna, profile="iikp", browser="Chromium 157")
    assert anna.heard() == []


def test_who_was_out_of_reach_is_told_the_next_night_and_who_was_not_is_left_in_peace(
    out: Path, anna: Addressee, nights: Iterator[datetime]
) -> None:
    zofia = Addressee("webhook")
    zofia.out_of_reach = True
    said = after(out, one_defect, next(nights), anna, zofia)
    assert said[1] == (
        "Powiadomienie:  posłańcem nie wysłano: posłaniec nie zastał nikogo. Następny przebieg spróbuje ponownie."
    )
    zofia.out_of_reach = False
    first, second = after(out, one_defect, next(nights), anna, zofia)
    assert first == QUIET
    assert second.startswith("Powiadomienie:  wysłano posłańcem: iIKP (profil iikp): niezgodne – 1 nowe ustalenie")
    assert [anna.heard(), zofia.heard()] == [[DEFECT], [DEFECT]]


def test_an_end_that_could_not_be_told_is_told_the_next_night(
    out: Path, anna: Addressee, nights: Iterator[datetime]
) -> None:
    after(out, down, next(nights), anna)
    anna.out_of_reach = True
    after(out, green, next(nights), anna)
    anna.out_of_reach = False
    after(out, green, next(nights), anna)
    assert anna.heard() == [OUTAGE, BETTER]
    after(out, green, next(nights), anna)
    assert anna.heard() == []


def test_the_end_is_not_told_to_who_does_not_want_it(out: Path, anna: Addressee, nights: Iterator[datetime]) -> None:
    for sample in (down, green, down):
        after(out, sample, next(nights), anna, all_clear=False)
    assert anna.heard() == [OUTAGE, OUTAGE]


def test_a_run_that_could_not_begin_is_told_once_and_its_end_too(
    out: Path, anna: Addressee, nights: Iterator[datetime]
) -> None:
    after(out, one_defect, next(nights), anna)
    for _ in range(2):
        tell(failed_night("iikp", next(nights), "Brak przeglądarki."), [anna], history_of(out), Place(out))
    assert [message.kind for message in anna.told] == [DEFECT, FAULT]
    assert anna.told[1].subject.startswith("Nocny przebieg (profil iikp): błąd zestawu – przebieg się nie zaczął, ")
    assert "- Brak przeglądarki." in anna.told[1].text
    anna.heard()
    after(out, one_defect, next(nights), anna)
    assert anna.heard() == [BETTER]


def test_history_that_is_lost_or_damaged_costs_one_alert_more(
    out: Path, anna: Addressee, nights: Iterator[datetime]
) -> None:
    after(out, one_defect, next(nights), anna)
    (history_of(out) / "alerts.json").write_text('{"schema": 1, "told": {"iikp|Chro', encoding="utf-8")
    after(out, one_defect, next(nights), anna)
    after(out, one_defect, next(nights), anna)
    assert anna.heard() == [DEFECT, DEFECT]


def test_a_history_that_cannot_be_written_to_is_one_sentence(
    out: Path, anna: Addressee, nights: Iterator[datetime]
) -> None:
    after(out, green, next(nights))
    (history_of(out) / "alerts.json.tmp").mkdir()  # stands for a missing right, which root would not miss
    told, trouble = after(out, one_defect, next(nights), anna)
    assert told.startswith("Powiadomienie:  wysłano posłańcem: ")
    assert trouble.startswith("Powiadomienie:  nie zapisano, co wysłano")
    (history_of(out) / "alerts.json.lock").unlink()
    (history_of(out) / "alerts.json.lock").mkdir()
    (said,) = after(out, one_defect, next(nights), anna)
    assert said.startswith("Powiadomienie:  nie wysłano: katalog „")


def test_what_is_kept_between_nights_holds_nothing_of_the_account(out: Path, anna: Addressee) -> None:
    after(out, defects, datetime(2026, 11, 1, 2, tzinfo=ZoneInfo("Europe/Warsaw")), anna)
    kept = (history_of(out) / "alerts.json").read_text(encoding="utf-8")
    assert set(json.loads(kept)["told"]) == {"iikp|Chromium"}
    assert "poprzedni numer telefonu" not in kept
    assert "Moje konto –" not in kept


def test_two_runs_of_few_scenarios_are_compared_by_what_both_ran(
    out: Path, anna: Addressee, nights: Iterator[datetime]
) -> None:
    def only(number: str) -> Callable[[Path], Path]:
        return lambda out: some(out, lambda ref: ref["statements"] == [number])

    after(out, another_defect, next(nights), anna)
    after(out, only("2.3-b"), next(nights), anna)
    assert anna.heard() == [DEFECT]
    after(out, only("2.2.3-i"), next(nights), anna)
    assert anna.heard() == [BETTER]
