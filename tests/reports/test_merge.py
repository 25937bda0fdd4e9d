"""Results of several runs put together by `python -m reports --wyniki A B --do C`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reports.__main__ import ERROR_EXIT, main
from tests.reports.results_schema import violations
from tests.reports.sample_runs import conforming, failing, png, selected, write_run

Record = dict[str, Any]
PLAN = selected()[:6]
UNAVAILABLE = "środowisko niedostępne"


def part(out: Path, name: str, results: list[Record], plan: list[Record] | None = None, **start: object) -> str:
    """Write a run of a machine of its own and return its folder."""
    folder = write_run(out / name, plan or results, results, picture=png(8, len(name)))
    changed = json.loads((folder / "run" / "run.json").read_text("utf-8")) | {"run_id": name} | start
    (folder / "run" / "run.json").write_text(json.dumps(changed), encoding="utf-8")
    return str(folder)


def merged(out: Path, *parts: str) -> tuple[int, Record]:
    """Merge the parts; return the exit code and results.json."""
    code = main(["--bez-allure", "--bez-pdf", "--wyniki", *parts, "--do", str(out / "razem")])
    results: Record = json.loads((out / "razem" / "results.json").read_text("utf-8"))
    return code, results


def unverified(ref: Record) -> Record:
    return conforming(ref) | {"verdict": "niesprawdzone", "reason": "W profilu nie ma konta Zofii."}


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["--bez-allure", "--bez-pdf", "--wyniki", *arguments]) == ERROR_EXIT
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err


def test_shards_are_one_run(tmp_path: Path) -> None:
    odd = part(tmp_path, "a", [conforming(ref) for ref in PLAN[::2]], started="2026-06-15T09:59:00+02:00")
    even = part(
        tmp_path, "b", [*(conforming(ref) for ref in PLAN[1:5:2]), failing(PLAN[5], "niezgodne", "Widać co innego.")]
    )
    code, results = merged(tmp_path, odd, even)
    assert code == 1
    assert violations(results) == []
    assert [row["key"] for row in results["scenarios"]] == sorted(ref["key"] for ref in PLAN)
    assert results["scope"]["selected"] == len(PLAN)
    environment = results["environment"]
    assert environment["merged_from"] == ["a", "b"]
    assert (environment["started"], environment["ended"]) == ("2026-06-15T09:59:00+02:00", "2026-06-15T10:01:12+02:00")
    assert environment["browser"] == "Chromium 156.0.8078.73"


def test_every_picture_is_found_under_a_name_of_its_own(tmp_path: Path) -> None:
    parts = [
        part(tmp_path, name, [failing(ref, "niezgodne", f"Widać co innego: {name}.")])
        for name, ref in zip(("a", "bb"), PLAN[:2], strict=True)
    ]
    _, results = merged(tmp_path, *parts)
    files = [evidence["file"] for row in results["scenarios"] for evidence in row["evidence"]]
    assert [(tmp_path / "razem" / file).read_bytes() for file in files] == [png(8, 1), png(8, 2)]
    assert (tmp_path / "razem" / "index.html").read_text("utf-8").count("data:image/png") == 2


def test_the_merged_folder_is_a_run_like_any_other(tmp_path: Path) -> None:
    parts = [part(tmp_path, "a", [conforming(PLAN[0])]), part(tmp_path, "b", [conforming(PLAN[1])])]
    code, results = merged(tmp_path, *parts)
    assert main(["--bez-allure", "--bez-pdf", "--wyniki", str(tmp_path / "razem")]) == code == 0
    assert json.loads((tmp_path / "razem" / "results.json").read_text("utf-8")) == results
    again = merged(tmp_path, *reversed(parts))
    assert again == (code, results)


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        ("zgodne", "niezgodne", "niezgodne"),
        ("niezgodne", "zgodne", "niezgodne"),
        (UNAVAILABLE, "zgodne", UNAVAILABLE),
        ("niesprawdzone", "zgodne", "zgodne"),
        ("zgodne", "niesprawdzone", "zgodne"),
        ("niesprawdzone", "błąd zestawu", "błąd zestawu"),
    ],
)
def test_of_a_scenario_that_ran_twice_the_worst_that_was_verified_counts(
    tmp_path: Path, first: str, second: str, counts: str
) -> None:
    def told(verdict: str) -> Record:
        if verdict == "zgodne":
            return conforming(PLAN[0])
        return unverified(PLAN[0]) if verdict == "niesprawdzone" else failing(PLAN[0], verdict, "Widać co innego.")

    _, results = merged(tmp_path, part(tmp_path, "a", [told(first)]), part(tmp_path, "b", [told(second)]))
    (scenario,) = results["scenarios"]
    assert scenario["verdict"] == results["verdict"] == counts
    page = (tmp_path / "razem" / "index.html").read_text("utf-8")
    differed = "1 scenariusz wykonano więcej niż raz z różnym wynikiem; liczy się najgorszy"
    assert (differed in page) == ("niesprawdzone" not in (first, second))


def test_of_the_same_verdict_the_last_counts(tmp_path: Path) -> None:
    early = failing(PLAN[0], "niezgodne", "Rano.") | {"started": "2026-06-15T08:00:00+02:00"}
    late = failing(PLAN[0], "niezgodne", "Wieczorem.") | {"started": "2026-06-15T20:00:00+02:00"}
    _, results = merged(tmp_path, part(tmp_path, "a", [late]), part(tmp_path, "b", [early]))
    assert results["scenarios"][0]["reason"] == "Wieczorem."


def test_the_addresses_of_workers_and_the_browser_that_prints_go_along(tmp_path: Path) -> None:
    first, other = (
        part(tmp_path, "a", [conforming(PLAN[0])], environment={}),
        part(tmp_path, "b", [conforming(PLAN[1])]),
    )
    (Path(first) / "run" / "place-1.json").write_text('{"entry_url": "http://a:1/"}', encoding="utf-8")
    (Path(first) / "run" / "tools.json").write_text("{}", encoding="utf-8")
    _, results = merged(tmp_path, first, other)
    assert results["environment"]["entry_url"] == "http://a:1/"
    assert (tmp_path / "razem" / "run" / "tools.json").is_file()


def killed(folder: str) -> str:
    (Path(folder) / "run" / "end.json").unlink()
    with (Path(folder) / "run" / "scenarios.jsonl").open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(conforming(PLAN[1]))[:100])
    return folder


def test_what_a_killed_run_lacks_another_may_have(tmp_path: Path) -> None:
    broken = killed(part(tmp_path, "a", [conforming(PLAN[0])], plan=PLAN[:2]))
    whole = part(tmp_path, "b", [conforming(PLAN[1])])
    code, results = merged(tmp_path, broken, whole)
    assert (code, results["verdict"]) == (0, "zgodne")


def test_what_no_run_has_is_not_verified(tmp_path: Path) -> None:
    broken = killed(part(tmp_path, "a", [conforming(PLAN[0])], plan=PLAN[:2]))
    whole = part(tmp_path, "b", [conforming(PLAN[2])])
    code, results = merged(tmp_path, broken, whole)
    assert (code, results["verdict"]) == (4, "niepełne")
    assert results["scenarios"][1]["reason"] == "przerwane: jeden z łączonych przebiegów zakończył się nagle"


def test_damage_inside_a_part_is_still_told(tmp_path: Path) -> None:
    damaged = part(tmp_path, "a", [conforming(PLAN[0])])
    with (Path(damaged) / "run" / "scenarios.jsonl").open("a", encoding="utf-8") as lines:
        lines.write('{"key": \n')
    code, _ = merged(tmp_path, damaged, part(tmp_path, "b", [conforming(PLAN[1])]))
    assert code == 4
    assert "Nie dało się odczytać 1 wyniku" in (tmp_path / "razem" / "index.html").read_text("utf-8")


def test_an_error_of_one_run_is_an_error_of_all(tmp_path: Path) -> None:
    part(tmp_path, "a", [conforming(PLAN[0])])
    failed = write_run(tmp_path / "b", PLAN[1:2], [conforming(PLAN[1])], errors=("Nie wylogowano konta Anny.",))
    code, results = merged(tmp_path, str(tmp_path / "a"), str(failed))
    assert (code, results["environment"]["errors"]) == (3, ["Nie wylogowano konta Anny."])


def test_what_one_could_not_do_another_did(tmp_path: Path) -> None:
    beyond = [PLAN[1] | {"reason": "poza zakresem środowiska: tylko lokalnie"}]
    parts = part(tmp_path, "a", [conforming(PLAN[0])], out_of_scope=beyond), part(tmp_path, "b", [conforming(PLAN[1])])
    _, results = merged(tmp_path, *parts)
    assert [row["verdict"] for row in results["scenarios"]] == ["zgodne", "zgodne"]


@pytest.mark.parametrize(
    ("browser", "start", "told"),
    [
        ("Firefox 153.0", {}, "Firefox"),
        (None, {"profile": "inny"}, "profil „inny”"),
        (None, {"local": False, "environment": {"entry_url": "https://iikp.example/"}}, "https://iikp.example/"),
    ],
)
def test_other_environments_and_browsers_are_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], browser: str | None, start: Record, told: str
) -> None:
    first = part(tmp_path, "a", [conforming(PLAN[0])])
    other = part(tmp_path, "b", [conforming(PLAN[1])], **start)
    if browser:
        (Path(other) / "run" / "browser.json").write_text(json.dumps({"browser": browser}), encoding="utf-8")
    message = refused(capsys, first, other, "--do", str(tmp_path / "razem"))
    assert message.startswith("Nie można połączyć wyników z różnych środowisk albo przeglądarek: ")
    assert told in message
    assert not (tmp_path / "razem").exists()


def test_two_versions_of_a_browser_are_both_named(tmp_path: Path) -> None:
    first, other = part(tmp_path, "a", [conforming(PLAN[0])]), part(tmp_path, "b", [conforming(PLAN[1])])
    (Path(other) / "run" / "browser.json").write_text('{"browser": "Chromium 157.0"}', encoding="utf-8")
    _, results = merged(tmp_path, first, other)
    assert results["environment"]["browser"] == "Chromium 156.0.8078.73, 157.0"
    assert results["environment"]["browser_name"] == "Chromium"


def test_nothing_of_another_run_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, other = part(tmp_path, "a", [conforming(PLAN[0])]), part(tmp_path, "b", [conforming(PLAN[1])])
    third = part(tmp_path, "c", [conforming(PLAN[2])])
    assert "są wyniki innego przebiegu" in refused(capsys, first, other, "--do", third)
    assert "musi być inny" in refused(capsys, first, other, "--do", first)
    assert "Podaj opcją --do katalog" in refused(capsys, first, other)
    assert "nie ma wyników przebiegu" in refused(capsys, first, str(tmp_path / "nic"), "--do", str(tmp_path / "razem"))


def test_an_unwritable_target_is_one_polish_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plik").touch()
    first = part(tmp_path, "a", [conforming(PLAN[0])])
    message = refused(capsys, first, "--do", str(tmp_path / "plik" / "razem"))
    assert message.startswith("Nie można zapisać połączonych wyników w „")


def allure_result(folder: str, name: str, verdict: str, start: int) -> None:
    results = Path(folder) / "allure-results"
    results.mkdir()
    (results / f"{name}-attachment.png").write_bytes(png())
    attached = [{"name": "Zrzut ekranu", "source": f"{name}-attachment.png", "type": "image/png"}]
    content = {"uuid": name, "historyId": "h", "name": "S", "status": "passed", "start": start}
    content |= {"labels": [{"name": "werdykt", "value": verdict}], "steps": [{"name": "k", "attachments": attached}]}
    (results / f"{name}-result.json").write_text(json.dumps(content), encoding="utf-8")


def test_allure_is_told_the_same_verdict(tmp_path: Path) -> None:
    first, other = part(tmp_path, "a", [conforming(PLAN[0])]), part(tmp_path, "b", [conforming(PLAN[0])])
    allure_result(first, "1", "niezgodne", 1)
    allure_result(other, "2", "zgodne", 2)
    merged(tmp_path, first, other)
    left = sorted(path.name for path in (tmp_path / "razem" / "allure-results").iterdir())
    assert left == ["1-attachment.png", "1-result.json"]
