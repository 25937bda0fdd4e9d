"""What was seen, in words for people: values instead of labels, no technical words, nothing of a programmer's."""

from __future__ import annotations

import pytest

from reports.rundata import Scenario
from reports.seen import NOTHING_NOTED, SUITE_FAILED, around, seen
from reports.verdicts import Verdict


def ended(message: str | None, *, verdict: Verdict = Verdict.NONCONFORMING, details: str | None = None) -> Scenario:
    """Return a scenario that ended with this message."""
    return Scenario(key="f:1", feature="F", name="S", verdict=verdict, message=message, details=details)


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("„Moje konto” powinno pokazywać dane; brakuje\nOczekiwano: nic\nJest: „00-184”",
         "„Moje konto” powinno pokazywać dane; brakuje: „00-184”"),
        ("Powinno być „nie podano”\nOczekiwano: tak\nJest: nie", "Powinno być „nie podano”"),
        ("Pole powinno być raz zaznaczone, a raz nie\nOczekiwano: tak, nie\nJest: nie, nie",
         "Pole powinno być raz zaznaczone, a raz nie. Powinno być: tak, nie; jest: nie, nie"),
        ("Strona pokazuje dane\nOczekiwano: tekst bez: „A”\nJest: „A\nB”\n",
         "Strona pokazuje dane. Powinno być: tekst bez: „A”; jest: „A B”"),
        ("Szukano: „Dalej” – nie znaleziono.\nNagłówki: „Logowanie”.", "Szukano: „Dalej” – nie znaleziono."),
        ("Strona wciąż się wczytuje po czasie, jaki daje jej profil (wait_s).",
         "Strona wciąż się wczytuje po czasie, jaki daje jej profil."),
        ("Przeglądarka zgłosiła błąd: invalid session id", "Przeglądarka zgłosiła błąd."),
        ("", NOTHING_NOTED),
        (None, NOTHING_NOTED),
    ],
)  # fmt: skip
def test_what_was_seen_is_one_sentence(message: str | None, sentence: str) -> None:
    assert seen(ended(message)) == sentence


def test_a_programmers_error_stays_among_the_technical_details() -> None:
    foreign = "Traceback (most recent call last):\n  File …\nKeyError: 'anna'\n"
    scenario = ended("'anna'", verdict=Verdict.SUITE_ERROR, details=foreign)
    assert seen(scenario) == SUITE_FAILED
    assert around(scenario) == []


def test_the_suites_own_error_is_told() -> None:
    own = "Traceback (most recent call last):\nsupport.verdicts.SuiteFaultError: Przeglądarka przestała działać.\n"
    told = "Przeglądarka przestała działać."
    assert seen(ended(told, verdict=Verdict.SUITE_ERROR, details=own)) == told


def test_what_else_the_page_showed_is_told_without_the_hint_for_maintainers() -> None:
    message = "Szukano: pole.\nBrzmienie jest domniemane; wpisuje się w iikp.toml\nNagłówki: „A”.\nAdres: http://x"
    assert around(ended(message)) == ["Nagłówki: „A”."]


def test_an_empty_page_is_called_empty() -> None:
    assert around(ended("Szukano: pole.\nTekst strony: „”.")) == ["Na stronie nie było żadnego tekstu."]


def test_what_is_endless_is_cut() -> None:
    assert len(seen(ended("Za długo. " * 1000))) < 700
