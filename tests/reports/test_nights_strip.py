"""Thirty nights at a glance: which run a cell tells of, what counts as available, what has become of the findings."""

from __future__ import annotations

from datetime import UTC, date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from reports import build
from reports.findings import find
from reports.nights_findings import State
from reports.nights_strip import NIGHTS, Availability, Cell, Row, Strip, strip
from reports.results import load_results
from reports.verdicts import Verdict
from reports.writer import history_of
from tests.reports.sample_nights import at, month, night, one_defect, partly_down, smoke, some
from tests.reports.sample_runs import CHOSEN, cut_off, defects, down, green, selected, write_run
from tests.reports.test_page import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.reports.sample_runs import Record

MONDAY = date(2026, 11, 23)


def days_before(count: int, last: date = MONDAY) -> date:
    return last - timedelta(days=count)


def nights_of(out: Path) -> Strip:
    results = load_results(out)
    return strip(results, find(results), history_of(out))


def row(shown: Strip, number: str) -> Row:
    return next(one for one in shown.rows if number in (one.number, one.title))


def verdicts(shown: Row, count: int) -> list[Verdict | None]:
    return [cell.verdict for cell in shown.cells[-count:]]


def last(shown: Row) -> Cell:
    return shown.cells[-1]


def test_three_nights_with_an_outage_and_a_defect(tmp_path: Path) -> None:
    night(tmp_path, green, at(days_before(2)))
    night(tmp_path, down, at(days_before(1)))
    night(tmp_path, one_defect, at(MONDAY))
    shown = nights_of(tmp_path)
    conforming, unavailable, wrong = Verdict.CONFORMING, Verdict.UNAVAILABLE, Verdict.NONCONFORMING
    assert verdicts(shown.whole, 4) == [None, conforming, unavailable, wrong]
    assert verdicts(row(shown, "2.2.3"), 3) == [conforming, unavailable, wrong]
    assert verdicts(row(shown, "2.3"), 3) == [conforming, unavailable, conforming]
    assert {one.availability for one in shown.rows if one.availability.checked} == {Availability(2, 3)}
    assert shown.summary.startswith("Dostępność: 67% (2 z 3 nocy, w których ją sprawdzano).")
    assert "Poprzednia sprawdzana noc, 22.11.2026: środowisko niedostępne" in shown.summary
    [new] = [one for one in shown.stories.values() if one.state is State.NEW]
    assert (new.finding.verdict, new.told) == (wrong, "21.11.2026 sprawdzano to samo i tego nie było")


def test_the_page_of_the_three_nights_says_so_in_words(tmp_path: Path) -> None:
    night(tmp_path, green, at(days_before(2)))
    night(tmp_path, down, at(days_before(1)))
    build(tmp_path)
    night(tmp_path, one_defect, at(MONDAY))
    build(tmp_path)
    text = Text((tmp_path / "index.html").read_text("utf-8")).text
    assert "Historia tego środowiska (iIKP, profil „iikp”, Chromium) zaczyna się 21.11.2026." in text
    assert "20 piątek 20.11.2026 21 sobota 21.11.2026 22 niedziela 22.11.2026 23 poniedziałek 23.11.2026" in text
    assert "✓ zgodne ! środowisko niedostępne (11 z 11 wymagań) ✗ niezgodne (1 z 11 wymagań) 67% 2 z 3" in text
    assert "bez przebiegu" in text
    assert "2.2.3-i Dane teleadresowe można zaktualizować – 1 scenariusz, nowe" in text
    assert "Od kiedy nowe: 21.11.2026 sprawdzano to samo i tego nie było" in text
    cause = "Ekran 3.2 „Serwis chwilowo niedostępny” także po 3 próbach, węzeł iikp-1"
    assert f"ustąpiło ! środowisko niedostępne {cause} ({CHOSEN}" in text
    assert "nowe ✗ niezgodne Dane teleadresowe można zaktualizować – 21.11.2026 sprawdzano to samo i tego nie" in text


def test_what_was_down_last_night_and_works_again_has_gone_away(tmp_path: Path) -> None:
    night(tmp_path, down, at(days_before(1)))
    night(tmp_path, green, at(MONDAY))
    [gone] = nights_of(tmp_path).gone
    assert (gone.finding.verdict, gone.told) == (Verdict.UNAVAILABLE, "widziane 22.11.2026")
    night(tmp_path, green, at(MONDAY, time(3)))
    assert nights_of(tmp_path).gone == []


def test_a_finding_is_known_since_the_first_of_its_unbroken_nights(tmp_path: Path) -> None:
    night(tmp_path, green, at(days_before(8)))
    for count in (7, 6, 3):
        night(tmp_path, one_defect, at(days_before(count)))
    night(tmp_path, down, at(days_before(2)))
    night(tmp_path, smoke, at(days_before(1)))
    night(tmp_path, one_defect, at(MONDAY))
    shown = nights_of(tmp_path)
    [story] = [shown.story(one) for one in find(load_results(tmp_path))]
    assert story is not None
    assert (story.state, story.told) == (State.KNOWN, "od 16.11.2026 (7 dni)")


def test_a_finding_that_had_gone_away_is_back(tmp_path: Path) -> None:
    for count, sample in ((3, one_defect), (2, green), (1, smoke), (0, one_defect)):
        night(tmp_path, sample, at(days_before(count)))
    [story] = nights_of(tmp_path).stories.values()
    assert (story.state, story.told) == (State.BACK, "widziane już 20.11.2026, ale nie 21.11.2026")


@pytest.mark.parametrize("sample", [smoke, down, cut_off])
def test_nothing_has_gone_away_that_was_not_looked_at_again(tmp_path: Path, sample: Callable[[Path], Path]) -> None:
    night(tmp_path, one_defect, at(days_before(2)))
    night(tmp_path, one_defect, at(days_before(1)))
    night(tmp_path, sample, at(MONDAY))
    shown = nights_of(tmp_path)
    assert shown.gone == []
    [open_] = shown.unchecked
    assert open_.told == "widziane od 21.11.2026 do 22.11.2026"
    build(tmp_path)
    text = Text((tmp_path / "index.html").read_text("utf-8")).text
    assert "W tym przebiegu nie dało się ponownie sprawdzić wcześniejszych ustaleń: 1" in text


def test_what_was_last_seen_before_these_nights_is_not_kept_open(tmp_path: Path) -> None:
    night(tmp_path, one_defect, at(days_before(NIGHTS)))
    night(tmp_path, smoke, at(MONDAY))
    assert nights_of(tmp_path).unchecked == []


def test_a_finding_nobody_could_have_seen_before_says_so(tmp_path: Path) -> None:
    night(tmp_path, smoke, at(days_before(1)))
    night(tmp_path, one_defect, at(MONDAY))
    [story] = nights_of(tmp_path).stories.values()
    assert (story.state, story.told) == (State.NEW, "wcześniej tego nie sprawdzano")


def test_a_night_is_the_polish_date_on_which_the_run_began(tmp_path: Path) -> None:
    night(tmp_path, green, at(days_before(1), time(23, 50)))
    night(tmp_path, down, at(MONDAY, time(0, 10)).astimezone(UTC))  # Where it is still Sunday.
    assert verdicts(nights_of(tmp_path).whole, 2) == [Verdict.CONFORMING, Verdict.UNAVAILABLE]


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
def test_no_night_is_lost_or_doubled_when_the_clocks_change(tmp_path: Path, change: date) -> None:
    for count in range(4):
        for clock in (time(2, 30), time(23, 50)):
            night(tmp_path, green if count % 2 else down, at(change + timedelta(days=count - 1), clock))
    shown = nights_of(tmp_path)
    assert shown.nights == [change + timedelta(days=2 - back) for back in reversed(range(NIGHTS))]
    up, off = Verdict.CONFORMING, Verdict.UNAVAILABLE
    assert verdicts(shown.whole, 5) == [None, off, up, off, up]


def test_of_several_runs_on_a_day_the_one_with_most_answers_speaks_and_of_equal_ones_the_last(tmp_path: Path) -> None:
    night(tmp_path, one_defect, at(MONDAY, time(2)))
    night(tmp_path, smoke, at(MONDAY, time(9)))
    night(tmp_path, cut_off, at(MONDAY, time(10)))
    shown = nights_of(tmp_path)
    assert last(shown.whole).verdict is Verdict.NONCONFORMING
    assert last(row(shown, "2.2.3")).verdict is Verdict.NONCONFORMING
    assert not last(row(shown, "2.2.2")).partial
    night(tmp_path, green, at(MONDAY, time(12)))
    repaired = last(row(nights_of(tmp_path), "2.2.3"))
    assert (repaired.verdict, repaired.contradicted) == (Verdict.CONFORMING, True)
    assert repaired.text == "zgodne; inny przebieg tego dnia: niezgodne"


def test_a_run_of_tags_says_only_what_it_covered(tmp_path: Path) -> None:
    night(tmp_path, green, at(days_before(1)))
    night(tmp_path, smoke, at(MONDAY))
    shown = nights_of(tmp_path)
    covered = last(row(shown, "2.2.2"))
    assert (covered.verdict, covered.partial) == (Verdict.CONFORMING, True)
    assert covered.text == "zgodne w sprawdzonym zakresie (2 z 3 wymagań)"
    uncovered = last(row(shown, "Zgody (uprawnienia)"))
    assert (uncovered.verdict, uncovered.text, uncovered.run) == (None, "nie sprawdzano", True)
    assert row(shown, "Zgody (uprawnienia)").availability == Availability(1, 1)


def test_a_night_without_a_run_is_no_good_night(tmp_path: Path) -> None:
    night(tmp_path, green, at(days_before(2)))
    night(tmp_path, green, at(MONDAY))
    shown = nights_of(tmp_path)
    missing = shown.whole.cells[-2]
    assert (missing.verdict, missing.text, missing.run) == (None, "bez przebiegu", False)
    assert shown.whole.availability == Availability(2, 2)


def test_a_run_that_was_cut_off_counts_for_what_it_saw(tmp_path: Path) -> None:
    night(tmp_path, cut_off, at(MONDAY))
    shown = nights_of(tmp_path)
    assert last(shown.whole).verdict is Verdict.INCOMPLETE
    assert last(shown.whole).text.endswith("; przebieg przerwany")
    assert row(shown, "2.1").availability == Availability(1, 1)
    assert row(shown, "Zgody (uprawnienia)").availability == Availability(0, 0)


def test_part_of_a_section_that_was_down_is_a_night_that_was_not_available(tmp_path: Path) -> None:
    night(tmp_path, partly_down, at(MONDAY))
    shown = nights_of(tmp_path)
    hidden = last(row(shown, "2.2.3"))
    assert (hidden.verdict, hidden.mixed) == (Verdict.NONCONFORMING, True)
    assert hidden.text == "niezgodne (1 z 11 wymagań); część wymagań: środowisko niedostępne"
    assert row(shown, "2.2.3").availability == Availability(0, 1)
    assert row(shown, "2.2.2").availability == Availability(1, 1)


def test_what_was_not_verified_never_counts_as_available(tmp_path: Path) -> None:
    plan = selected()
    missing: Record = {"reason": "Nie ma konta.", "steps": [], "section": None, "message": None}

    def unverified(out: Path) -> Path:
        return write_run(out, plan, [ref | missing | {"verdict": verdict} for ref in plan])

    for verdict in ("niesprawdzone", "błąd zestawu"):
        night(tmp_path, unverified, at(MONDAY, time(len(verdict))))
    shown = nights_of(tmp_path)
    assert {one.availability for one in (shown.whole, *shown.rows)} == {Availability(0, 0)}
    assert shown.whole.availability.percent is None
    assert shown.summary.startswith("Dostępności nie da się podać")


def test_no_scenario_at_all_is_no_good_night(tmp_path: Path) -> None:
    night(tmp_path, lambda out: some(out, lambda _: False), at(MONDAY))
    shown = nights_of(tmp_path)
    assert last(shown.whole).text == "nie sprawdzano"
    build(tmp_path)


def test_only_thirty_nights_are_shown_and_none_after_the_run(tmp_path: Path) -> None:
    night(tmp_path, down, at(days_before(NIGHTS)))
    night(tmp_path, one_defect, at(days_before(-1)))
    night(tmp_path, green, at(MONDAY))
    shown = nights_of(tmp_path)
    assert [story.finding.verdict for story in shown.stories.values()] == [Verdict.UNAVAILABLE]
    assert (shown.nights[0], shown.nights[-1]) == (days_before(NIGHTS - 1), MONDAY)
    assert shown.whole.availability == Availability(1, 1)
    assert shown.begins == days_before(NIGHTS)


def test_the_legend_explains_the_marks_that_are_there(tmp_path: Path) -> None:
    build(night_page := month(tmp_path))
    text = Text((night_page / "index.html").read_text("utf-8")).text
    assert "✓* inny przebieg tego dnia wypadł gorzej" in text
    night(tmp_path, defects, at(days_before(-60)))
    build(tmp_path)
    assert "wypadł gorzej" not in (tmp_path / "index.html").read_text("utf-8")
