"""The liaison's page: whole, Polish, self-contained, accessible."""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from reports import build
from reports.findings import find
from reports.instruction import load_instruction
from reports.page import render
from reports.results import evaluate, load_results, write_json
from reports.rundata import read_run
from tests.reports.sample_nights import month
from tests.reports.sample_runs import (
    CHOSEN,
    TOTAL,
    attempts,
    conforming,
    cut_off,
    defects,
    down,
    failing,
    green,
    png,
    recovered,
    reference,
    selected,
    write_run,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
SAMPLES = {"green": green, "defects": defects, "down": down, "cut_off": cut_off, "recovered": recovered, "month": month}


class Text(HTMLParser):
    """The page as read: text outside style sheets and „szczegóły techniczne”; ids, links and pictures."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.words: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self._unread: list[str] = []
        self.feed(html)
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids and addresses; enter what is not read."""
        named = dict(attrs)
        if "id" in named:
            self.ids.append(str(named["id"]))
        self.addresses += [str(named[name]) for name in ("href", "src") if name in named]
        if tag == "style" or named.get("class") == "technical" or (self._unread and tag == "details"):
            self._unread.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave what is not read."""
        if self._unread and self._unread[-1] == tag:
            self._unread.pop()

    def handle_data(self, data: str) -> None:
        """Note a text."""
        if not self._unread:
            self.words.append(data)


def page(out: Path) -> Text:
    build(out)
    return Text((out / "index.html").read_text("utf-8"))


def test_the_local_iikp_is_never_called_iikp(tmp_path: Path) -> None:
    assert page(green(tmp_path)).text.startswith("Sprawdzenie lokalnego zastępnika iIKP – raport próbny: zgodne")
    assert page(down(tmp_path)).text.startswith("Sprawdzenie iIKP – raport dla Centrum e-Zdrowia: środowisko")


def test_the_verdict_comes_first(tmp_path: Path) -> None:
    text = page(defects(tmp_path)).text
    verdict = (
        f"Lokalny zastępnik iIKP działa niezgodnie z wymaganiami: nie spełnia 2 wymagań z instrukcji CeZ (z {CHOSEN}"
    )
    assert verdict in text
    assert text.index(verdict) < text.index("Co sprawdzono") < text.index("Wynik według działów")
    assert "To nie jest ocena prawdziwego iIKP." in text
    assert "15.06.2026, 10:00–10:01 (1 min 12 s), czas polski" in text
    assert "http://iikp.localhost:8080/ikp/zaloguj" in text


def test_every_statement_has_its_row_and_every_link_its_place(tmp_path: Path) -> None:
    read = page(defects(tmp_path))
    assert sum(id_.startswith("wymaganie-") for id_ in read.ids) == TOTAL
    assert len(read.ids) == len(set(read.ids))
    links = {address[1:] for address in read.addresses if address.startswith("#")}
    assert links <= set(read.ids)


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_the_page_is_one_file_without_network(tmp_path: Path, sample: Callable[[Path], Path]) -> None:
    read = page(sample(tmp_path))
    assert all(address.startswith(("#", "data:image/png", "data:image/webp")) for address in read.addresses)
    html = (tmp_path / "index.html").read_text("utf-8")
    assert "<script" not in html
    assert not re.search(r"url\(|@import|<link", html)


def test_a_finding_tells_expected_seen_and_where_it_stopped(tmp_path: Path) -> None:
    text = page(defects(tmp_path)).text
    finding = text[text.index("Do wyjaśnienia: szczegóły") :]
    assert "Oczekiwano 2.2.3-i Dane teleadresowe można zaktualizować." in finding
    assert "Zobaczono Na stronie „Moje konto” nadal widać poprzedni numer telefonu." in finding
    step = "Wtedy Anna widzi na stronie „Moje konto” nowy numer telefonu"
    assert f"{step} tu scenariusz się zatrzymał" in finding
    assert "pole wartość Numer telefonu 600 100 200" in finding
    assert "Zrzut ekranu z chwili, gdy scenariusz się zatrzymał: „Moje konto – iIKP”, http://w1a2b3" in finding
    assert "Jak to powtórzyć ręcznie" in finding


def test_a_finding_tells_what_was_tried(tmp_path: Path) -> None:
    text = page(down(tmp_path)).text
    finding = text[text.index("Do wyjaśnienia: szczegóły") :]
    assert "Próby przywrócenia pracy Godzina Sposób Węzeł Wynik 10:00:01 logowanie węzeł iikp-1 Środowisko" in finding
    assert "10:00:02 ponowienie od kroku 2.1 węzeł nieznany Środowisko" in finding
    assert finding.count("(próby przywrócenia pracy: 3)") == CHOSEN - 1
    assert "Praca przywrócona" not in text


def test_a_log_in_that_recovered_is_told_though_it_conforms(tmp_path: Path) -> None:
    text = page(recovered(tmp_path)).text
    told = text[text.index("Praca przywrócona") : text.index("Jak czytać ten raport")]
    assert told.count("pomogło: CTRL+F5 na stronie testowego WK (węzeł iikp-3)") == 2
    assert "10:00:03 CTRL+F5 na stronie testowego WK węzeł iikp-3 udało się" in told
    assert "Praca przywrócona" not in page(green(tmp_path / "green")).text


def test_one_cause_is_one_finding_unless_the_portal_does_not_conform(tmp_path: Path) -> None:
    (only,) = find(load_results(down(tmp_path / "a")))
    assert len(only.others) == CHOSEN - 1
    assert [finding.verdict for finding in find(load_results(defects(tmp_path / "b")))] == [
        "niezgodne", "niezgodne", "błąd zestawu"
    ]  # fmt: skip


def test_what_the_run_wrote_is_text_not_markup(tmp_path: Path) -> None:
    plan = selected()[:1]
    build(write_run(tmp_path, plan, [failing(plan[0], "niezgodne", "<img src=x onerror=alert(1)>")]))
    assert "<img src=x" not in (tmp_path / "index.html").read_text("utf-8")


def test_a_missing_screenshot_is_no_hindrance(tmp_path: Path) -> None:
    out = defects(tmp_path)
    (out / "run" / "evidence" / "0001.png").unlink()
    read = page(out)
    assert "zaginął: nie ma pliku run/evidence/0001.png." in read.text


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    binary = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)
    driver = shutil.which("chromedriver")
    if binary is None or driver is None:
        pytest.skip("needs Chromium and its driver")
    options = ChromeOptions()
    options.binary_location = binary
    for flag in QUIET:
        options.add_argument(flag)
    chrome = Chrome(options=options, service=Service(driver))
    yield chrome
    chrome.quit()


def with_attempts(out: Path) -> Path:
    """Write a run in which everything is shown at once: attempts with pictures, tables, hints, a long address."""
    plan = selected()
    results = [failing(ref, "środowisko niedostępne", "Ekran 3.2 „Przerwa”.", section="3.2") for ref in plan[:3]]
    for result in results:
        tried = attempts(worked=False)
        for number, attempt in enumerate(tried):
            name = f"run/evidence/p{number}.png"
            attempt["evidence"] = [result["evidence"][0] | {"file": name, "title": "Serwis chwilowo niedostępny"}]
        result["recovery"] = tried
    hint = "Szukano: przycisk „Zapisz”.\nNagłówki: „Moje konto”.\nPola: „" + "Bardzo długa etykieta pola " * 20 + "”."
    results.append(failing(plan[3], "niezgodne", "Szukano: przycisk „Zapisz”.") | {"message": hint})
    results += [conforming(ref) for ref in plan[4:]]
    write_run(out, plan, results)
    for number in range(3):
        (out / "run" / "evidence" / f"p{number}.png").write_bytes(png(1280, 844))
    return out


def test_attempts_have_their_pictures(tmp_path: Path) -> None:
    read = page(with_attempts(tmp_path))
    assert "zrzuty ekranu z tych prób: 3" in read.text
    assert read.text.count("Zrzut ekranu z próby: „Serwis chwilowo niedostępny”") == 3
    # Two findings with a picture each, and the first one's attempts.
    assert sum(address.startswith("data:image/") for address in read.addresses) == 5


SHOWN = SAMPLES | {"attempts": with_attempts}
WIDTHS = {"screen": 1280, "phone": 390}
# Together these two have every part of the page; the other runs and widths are looked at by `make detect`.
_QUICK = ("month-phone", "attempts-screen")
RUNS = [
    pytest.param(run, width, id=f"{name}-{on}", marks=() if f"{name}-{on}" in _QUICK else pytest.mark.slow)
    for name, run in SHOWN.items()
    for on, width in WIDTHS.items()
]


@pytest.mark.parametrize(("sample", "width"), RUNS)
def test_the_page_is_accessible_and_fits_a_phone(
    tmp_path: Path, browser: Chrome, sample: Callable[[Path], Path], width: int
) -> None:
    if not AXE.is_file():
        pytest.skip("needs axe-core: npm ci")
    build(sample(tmp_path))
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width == WIDTHS["phone"]}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get((tmp_path / "index.html").as_uri())
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    browser.execute_script("document.querySelectorAll('details').forEach(one => one.open = true)")
    # Through the debugger: the page's own policy lets no script in.
    browser.execute_script(AXE.read_text("utf-8"))
    found = browser.execute_async_script(
        "axe.run(document, {resultTypes: ['violations']}).then(arguments[arguments.length - 1])"
    )
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []


_OTHERS = """
[sections]
"2.3" = "Wylogowanie"
zgody = "Zgody (uprawnienia)"
[statements."2.3-b"]
section = "2.3"
kind = "P"
text = "„Wyloguj się” kończy sesję."
[statements."zgody-a"]
section = "zgody"
kind = "P"
text = "Uprawnienie można wycofać w każdej chwili."
source = "ustawa"
"""


def test_statements_of_another_source_have_their_section_and_say_so(tmp_path: Path) -> None:
    (tmp_path / "requirements.toml").write_text(_OTHERS, encoding="utf-8")
    instruction = load_instruction(tmp_path / "requirements.toml")
    plan = [reference(one, number) for number, one in enumerate(instruction.to_verify)]
    seen = "Wycofane uprawnienie jest nadal „Aktywne”."
    write_run(tmp_path, plan, [conforming(plan[0]), failing(plan[1], "niezgodne", seen)])
    results = evaluate(read_run(tmp_path), instruction)
    text = Text(render(results, find(results), tmp_path)).text
    assert "2.3 Wylogowanie" in text
    assert "zgody Zgody (uprawnienia)" not in text
    assert text.count("Zgody (uprawnienia)") == 2
    # In the list of statements and where the finding says what was expected; the instruction's own say nothing.
    assert text.count("Uprawnienie można wycofać w każdej chwili. Źródło: ustawa.") == 2
    assert text.count("Źródło: ") == 2
    write_json(results, tmp_path / "results.json")
    told = json.loads((tmp_path / "results.json").read_text("utf-8"))["statements"]
    assert [(row["section"], row["source"]) for row in told] == [("2.3", "instrukcja"), ("zgody", "ustawa")]


def test_a_parallel_run_tells_the_addresses_of_its_workers(tmp_path: Path) -> None:
    out = green(tmp_path)
    start = json.loads((out / "run" / "run.json").read_text("utf-8"))
    start["environment"] |= {"entry_url": "", "trusted_profile_url": ""}
    (out / "run" / "run.json").write_text(json.dumps(start), encoding="utf-8")
    for worker in (1, 2):
        place = {"entry_url": f"http://iikp.localhost:{worker}/ikp/zaloguj", "trusted_profile_url": "http://pz/pz"}
        (out / "run" / f"place-{worker}.json").write_text(json.dumps(place), encoding="utf-8")
    text = page(out).text
    assert "Adres wejściowy http://iikp.localhost:1/ikp/zaloguj, http://iikp.localhost:2/ikp/zaloguj (każdy z" in text
    assert "Testowy Profil Zaufany http://pz/pz Kiedy" in text


def test_what_was_not_verified_is_told_by_its_reasons(tmp_path: Path) -> None:
    assert "Niesprawdzone W profilu nie ma konta Zofii. – 1 scenariusz Węzły" in page(defects(tmp_path)).text
    many = page(cut_off(tmp_path)).text
    assert f"skończył się przed tym scenariuszem – {CHOSEN - 9} scenariuszy" in many
    assert "Niesprawdzone W" not in page(green(tmp_path)).text


def test_a_finding_names_the_folder_of_its_report_to_cez(tmp_path: Path) -> None:
    text = page(defects(tmp_path)).text
    folders = sorted(path.name for path in (tmp_path / "zgloszenia").iterdir() if path.is_dir())
    assert len(folders) == 2
    for folder in folders:
        assert f"Szkic zgłoszenia zgloszenia/{folder} (katalog w wynikach przebiegu)" in text
    # The suite's own error is no matter of CeZ's.
    assert text.count("Szkic zgłoszenia zgloszenia/") == 2
