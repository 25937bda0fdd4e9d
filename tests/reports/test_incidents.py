"""Reports to CeZ: one for each cause that is CeZ's, no word more than was seen, a draft that any mail program opens."""

from __future__ import annotations

import json
import random
import socket
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from pages.no_connection import no_connection
from reports import build, incidents, locations
from reports.errors import ReportError
from reports.findings import find
from reports.incident_files import collect, scenarios_text, shrunken
from reports.incident_mail import LIMIT_BYTES
from reports.instruction import load_instruction
from reports.results import load_results
from tests.reports.sample_runs import (
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
    from collections.abc import Callable
    from email.message import EmailMessage
    from pathlib import Path

SCREEN = "Środowisko pokazało ekran błędu „Serwis chwilowo niedostępny” (sekcja 3.2 instrukcji)."
UNAVAILABLE, DIFFERS = "środowisko niedostępne", "niezgodne"


def folders(out: Path) -> list[Path]:
    """Write a run's incidents and return their folders."""
    results = load_results(out)
    incidents.write(results, find(results), out)
    return sorted(path for path in (out / incidents.FOLDER).glob("*") if path.is_dir())


def text_of(folder: Path) -> str:
    return (folder / incidents.TEXT_FILE).read_text("utf-8")


def mail_of(folder: Path) -> EmailMessage:
    content = (folder / incidents.MAIL_FILE).read_bytes()
    return message_from_bytes(content, policy=default)


def of_statement(*ids: str) -> dict[str, Any]:
    """Return a planned scenario that verifies these statements."""
    ref = reference(load_instruction().statements[ids[0]], 10)
    return ref | {"statements": list(ids)}


def only(out: Path, *results: dict[str, Any], local: bool = False) -> Path:
    """Write and build a run of these results; return the folder of its only incident."""
    write_run(out, [], list(results), local=local)
    (folder,) = folders(out)
    return folder


def at(result: dict[str, Any], clock: str) -> dict[str, Any]:
    """Return the result, seen at this time of the night."""
    time = f"2026-06-16T{clock}+02:00"
    steps = [step | {"evidence": [one | {"time": time} for one in step["evidence"]]} for step in result["steps"]]
    evidence = [one | {"time": time} for one in result["evidence"]]
    return result | {"started": time, "steps": steps, "evidence": evidence}


def unavailable(number: int, clock: str) -> dict[str, Any]:
    return at(failing(selected()[number], UNAVAILABLE, SCREEN, at=0, section="3.2"), clock)


def tell_recipients(out: Path, recipients: list[str]) -> None:
    path = out / "run" / "run.json"
    start = json.loads(path.read_text("utf-8"))
    start["environment"]["recipient"] = recipients
    path.write_text(json.dumps(start), encoding="utf-8")


def test_only_what_is_the_portals_or_its_environments_is_reported(tmp_path: Path) -> None:
    found = folders(defects(tmp_path))
    assert [folder.name[:13] for folder in found] == ["01-niezgodne-", "02-niezgodne-"]
    assert found[1].name == "02-niezgodne-dane-teleadresowe-mozna-zaktualizowac"
    words = "".join(text_of(folder) for folder in found)
    assert "Przeglądarka zamknęła się" not in words
    assert "Zofii" not in words


@pytest.mark.parametrize("sample", [green, recovered, cut_off], ids=lambda sample: sample.__name__)
def test_nothing_is_reported_of_what_conforms(tmp_path: Path, sample: Callable[[Path], Path]) -> None:
    assert folders(sample(tmp_path)) == []
    assert not (tmp_path / incidents.FOLDER).exists()
    assert not any(line.startswith("Zgłoszenia") for line in locations(tmp_path))


def test_a_build_writes_them_and_the_summary_says_how_many_there_are(tmp_path: Path) -> None:
    build(defects(tmp_path))
    assert locations(tmp_path)[-1] == f"Zgłoszenia:     {tmp_path / 'zgloszenia'} (2)"


def test_many_scenarios_of_one_cause_are_one_incident_with_its_first_and_last_time(tmp_path: Path) -> None:
    folder = only(
        tmp_path,
        unavailable(0, "02:14:07"),
        at(conforming(selected()[1]), "02:10:00"),
        at(conforming(selected()[2]), "02:20:00"),
        at(conforming(selected()[6]), "02:14:06"),  # it was under way when it began
        unavailable(3, "02:31:44"),
        unavailable(4, "02:15:00"),
        at(conforming(selected()[5]), "02:40:00"),
    )
    assert folder.name == "01-niedostepne-ekran-3-2"
    text = text_of(folder)
    assert "nie udało się nam dokończyć 3 scenariuszy" in text
    assert "Kiedy: pierwszy raz 16.06.2026, 02:14:07, ostatni raz 02:31:44 (czas polski, UTC+2)" in text
    assert "KTÓRYCH SCENARIUSZY TO DOTYCZY (3 z 7 uruchomionych)" in text
    assert "Przedtem działało: ostatni zgodny scenariusz skończył się 16.06.2026, 02:10:01" in text
    assert "Pomiędzy: 1 inny scenariusz zakończył się zgodnie, więc nie dotyczyło to każdej próby" in text
    assert "Potem: działało; pierwszy zgodny scenariusz skończył się 16.06.2026, 02:40:01" in text
    assert "Nie twierdzimy, że pomiędzy nimi było tak bez przerwy." in text
    assert mail_of(folder)["Subject"] == "iIKP: ekran błędu z punktu 3.2 instrukcji, 16.06.2026, 02:14–02:31"


@pytest.mark.parametrize(
    ("later", "says"),
    [
        ((), "Potem: niczego więcej nie uruchamialiśmy, więc nie wiemy, od kiedy działa"),
        (
            (at(failing(selected()[7], DIFFERS, "Coś innego."), "03:00:00"),),
            "Potem: żaden z następnych scenariuszy nie zakończył się zgodnie",
        ),
    ],
)
def test_nobody_is_told_that_it_works_again_when_nobody_saw_it(
    tmp_path: Path, later: tuple[dict[str, Any], ...], says: str
) -> None:
    write_run(tmp_path, [], [unavailable(0, "02:14:07"), *later], local=False)
    text = text_of(folders(tmp_path)[-1])
    assert says in text
    assert "Przedtem działało" not in text
    assert "Potem: działało" not in text


# The report knows these by how they begin, and may import nothing of what says them: this test holds both together.
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("net::ERR_CERT_DATE_INVALID", "nie zaufała certyfikatowi"),
        ("SEC_ERROR_UNKNOWN_ISSUER", "nie zaufała certyfikatowi"),
        ("net::ERR_SSL_PROTOCOL_ERROR", "przeglądarka nie połączyła się ze środowiskiem"),
        ("net::ERR_NAME_NOT_RESOLVED", "przeglądarka nie połączyła się ze środowiskiem"),
        ("net::ERR_CONNECTION_REFUSED", "nie odpowiedziało albo odpowiedziało błędem"),
    ],
)
def test_no_answer_is_claimed_where_no_connection_came_about(tmp_path: Path, said: str, told: str) -> None:
    message = str(no_connection(said, "https://iikp.example/ikp"))
    result = failing(selected()[0], UNAVAILABLE, message.partition("\n")[0], at=0)
    write_run(tmp_path, [], [result | {"message": message}], local=False)
    (folder,) = folders(tmp_path)
    assert told in text_of(folder)
    assert "Co zrobić" not in text_of(folder)


def test_what_was_tried_is_told_attempt_by_attempt(tmp_path: Path) -> None:
    results = [unavailable(number, "10:00:05") | {"recovery": attempts(worked=False)} for number in range(3)]
    text = text_of(only(tmp_path, *results))
    tried = text[text.index("CZEGO PRÓBOWALIŚMY") : text.index("JAK POWTÓRZYĆ")]
    assert "10:00:01, logowanie, węzeł iikp-1: Środowisko pokazało ekran błędu (sekcja 3.2 instrukcji)." in tried
    assert "10:00:02, ponowienie od kroku 2.1: " in tried
    assert "10:00:03, CTRL+F5 na stronie testowego WK, węzeł iikp-3: " in tried
    assert "W pozostałych scenariuszach: 6 prób logowania, żadna nie pomogła." in tried


def test_an_attempt_that_worked_is_not_said_to_have_failed(tmp_path: Path) -> None:
    results = [unavailable(number, "10:00:05") | {"recovery": attempts(worked=True)} for number in range(2)]
    text = text_of(only(tmp_path, *results))
    assert "CTRL+F5 na stronie testowego WK, węzeł iikp-3: udało się" in text
    assert "W pozostałych scenariuszach: 3 próby logowania, udanych: 1." in text


def test_what_the_error_screens_told_to_be_quoted_is_quoted_each_once(tmp_path: Path) -> None:
    results = [unavailable(number, "10:00:05") for number in range(9)]
    for number, result in enumerate(results):
        reference = f"Identyfikator zdarzenia: AB{max(1, number)}; Czas: 16.06.2026 10:00:05; Węzeł: iikp-1"
        result["steps"][0]["evidence"][0]["reference"] = reference
    text = text_of(only(tmp_path, *results))
    assert text.count("Ekran podał: Identyfikator zdarzenia: AB1; Czas: 16.06.2026 10:00:05; Węzeł: iikp-1\n") == 1
    assert text.count("oraz: Identyfikator zdarzenia: AB") == 5
    assert "i jeszcze 2; podamy na prośbę" in text


def test_an_event_that_nobody_has_noted_is_not_invented(tmp_path: Path) -> None:
    text = text_of(only(tmp_path, unavailable(0, "10:00:05")))
    assert text.count("Identyfikator zdarzenia: ") == 1
    assert "Identyfikator zdarzenia: nie zapisaliśmy go osobno; jeśli ekran go podawał" in text


def test_several_runs_put_together_are_not_called_one(tmp_path: Path) -> None:
    write_run(tmp_path, [], [unavailable(0, "10:00:05")], local=False)
    path = tmp_path / "run" / "run.json"
    start = json.loads(path.read_text("utf-8")) | {"merged_from": ["a", "b"]}
    path.write_text(json.dumps(start), encoding="utf-8")
    text = text_of(folders(tmp_path)[0])
    assert "Opisujemy połączone sprawdzenia (2): " in text
    assert "z jednego miejsca" not in text


def test_no_attempt_is_invented(tmp_path: Path) -> None:
    assert "Żadnej próby nie zapisano." in text_of(only(tmp_path, unavailable(0, "10:00:05")))


UNCLEAR = ("działanie do wyjaśnienia", "inne, niż zakładał scenariusz.", "czy portal ma tak działać")


@pytest.mark.parametrize(
    ("ids", "subject", "opening", "request_"),
    [
        (
            ("2.2.3-i",),
            "działanie inne niż w instrukcji (punkt 2.2.3)",
            "inne, niż mówi instrukcja (punkt 2.2.3).",
            "czy to błąd",
        ),
        (
            ("zgody-f",),
            "działanie inne, niż wynika z ustawy",
            "inne, niż – tak jak ją odczytujemy – wynika z ustawy. Instrukcja o tym nie mówi.",
            "czy dobrze odczytujemy ustawę",
        ),
        (
            ("zgody-a",),
            "działanie inne niż w opisie IKP",
            "inne, niż podaje publiczny opis produkcyjnego IKP. Instrukcja o tym nie mówi.",
            "czy portal ma tu działać tak jak produkcyjne IKP",
        ),
        (("zgody-b",), "pytanie o działanie", "to założenie może być błędne.", "jak portal ma tu działać"),
        (("zgody-o", "zgody-e"), *UNCLEAR),
        (("2.2.3-i", "zgody-b"), *UNCLEAR),
        ((), *UNCLEAR),
    ],
)
def test_how_it_is_put_depends_on_where_the_statement_comes_from(
    tmp_path: Path, ids: tuple[str, ...], subject: str, opening: str, request_: str
) -> None:
    ref = of_statement(*(ids or ("2.2.3-i",))) | {"statements": list(ids)}
    folder = only(tmp_path, failing(ref, DIFFERS, "Widać coś innego."))
    text = text_of(folder)
    assert mail_of(folder)["Subject"].startswith(f"iIKP: {subject} – „")
    assert opening in text
    assert request_ in text
    assert ("to błąd" in text) == (ids == ("2.2.3-i",))
    for id_ in ids:
        statement = load_instruction().statements[id_]
        assert f"{id_}: {statement.text.replace('`', '')}\nŹródło: " in text
    assumed = bool({"zgody-b", "zgody-o"} & set(ids))
    assert ("Źródło: założenie autorów zestawu testów, nie instrukcja; prosimy" in text) == assumed


@pytest.mark.parametrize("at_step", [0, 1])
def test_a_scenario_that_stopped_while_preparing_claims_nothing_of_its_statement(tmp_path: Path, at_step: int) -> None:
    result = failing(of_statement("2.2.3-i"), DIFFERS, "Nie widać pola „Pesel”.", at=at_step)
    result["steps"][1]["keyword"] = "I"
    folder = only(tmp_path, result)
    text = text_of(folder)
    assert "już w kroku przygotowawczym zobaczyliśmy działanie inne, niż zakładał scenariusz" in text
    assert "Wymagań, które scenariusz miał sprawdzić, nie sprawdził: zatrzymał się wcześniej." in text
    assert "niż mówi instrukcja" not in text
    assert "w instrukcji" not in mail_of(folder)["Subject"]


def test_seen_is_told_with_what_else_was_on_the_page(tmp_path: Path) -> None:
    result = failing(of_statement("2.2.3-i"), DIFFERS, "Nadal widać stary numer.")
    result["message"] = "Nadal widać stary numer.\nNagłówki: „Moje konto”.\nPrzyciski i odnośniki: „Wyloguj się”."
    text = text_of(only(tmp_path, result))
    seen = text[text.index("CO ZOBACZYLIŚMY") : text.index("JAK POWTÓRZYĆ")]
    assert "Nadal widać stary numer.\nNagłówki: „Moje konto”.\nPrzyciski i odnośniki: „Wyloguj się”." in seen
    assert "AssertionError" not in seen
    assert "Krok scenariusza, na którym się zatrzymaliśmy: Wtedy Anna widzi na stronie „Moje konto”" in text
    assert "Traceback" not in text


@pytest.mark.parametrize("local", [True, False])
def test_the_stand_ins_incidents_say_that_they_are_not_for_cez(tmp_path: Path, *, local: bool) -> None:
    folder = only(tmp_path, failing(of_statement("2.2.3-i"), DIFFERS, "Coś innego."), local=local)
    warning = "próba na lokalnym zastępniku – nie wysyłać do CeZ"
    assert text_of(folder).count(warning) == 2 * local
    assert mail_of(folder)["Subject"].startswith(f"[{warning}] lokalny zastępnik iIKP: ") == local
    body = mail_of(folder).get_body()
    assert body is not None
    assert body.get_content().startswith("UWAGA: " if local else "Dzień dobry,")


def test_a_mail_parses_back_byte_for_byte(tmp_path: Path) -> None:
    noise = random.Random(5).randbytes(3 * 300 * 200)  # noqa: S311  # a picture, no secret
    picture = BytesIO()
    Image.frombytes("RGB", (300, 200), noise).save(picture, "PNG")
    for folder in folders(defects(tmp_path, picture.getvalue())):
        mail = mail_of(folder)
        assert not mail.defects
        body, *attached = mail.iter_parts()
        assert body.get_content_type() == "text/plain"
        text = text_of(folder)
        sent = body.get_content().replace("\r\n", "\n")
        assert text == f"Do: (adres wpisuje wysyłający)\nTemat: {mail['Subject']}\n\n{sent}"
        assert [part.get_filename() for part in attached] == ["scenariusze.txt", "zrzut-1.png"]
        assert [part.get_content_type() for part in attached] == ["text/plain", "image/png"]
        for part in attached:
            assert part.get_payload(decode=True) == (folder / str(part.get_filename())).read_bytes()
        assert (folder / "zrzut-1.png").read_bytes() == picture.getvalue()
        assert "Wtedy Anna widzi" in attached[0].get_content()


def test_a_mail_is_a_draft_that_gives_away_no_machine(tmp_path: Path) -> None:
    out = defects(tmp_path)
    tell_recipients(out, ["zgloszenia@cez.example", "iikp@cez.example"])
    folder = folders(out)[0]
    mail, raw = mail_of(folder), (folder / incidents.MAIL_FILE).read_bytes()
    assert mail["X-Unsent"] == "1"
    assert mail["To"] == "zgloszenia@cez.example, iikp@cez.example"
    assert mail["From"] is None
    assert mail["Date"].datetime.isoformat() == "2026-06-15T10:00:07+02:00"
    assert mail["Message-ID"].endswith("@zgloszenia.invalid>")
    assert socket.gethostname().encode() not in raw
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    folders(out)
    assert (folder / incidents.MAIL_FILE).read_bytes() == raw


@pytest.mark.parametrize(
    "recipients", [[], ["cez.pl"], ["a@b.pl\nBcc: c@d.pl"], ["„a”@"], [""], ["a@żółw.pl"], ["a b@c.pl"]]
)
def test_without_a_proper_recipient_the_draft_has_none(tmp_path: Path, recipients: list[str]) -> None:
    out = defects(tmp_path)
    tell_recipients(out, recipients)
    mail = mail_of(folders(out)[0])
    assert mail["To"] is None
    assert mail["Bcc"] is None


HOSTILE = [
    "Nazwa\r\nBcc: ktos@zly.example\r\n\r\nTreść",
    "../../etc/passwd",
    "C:\\CON\\..\\aux",
    "/",
    "„”–…",
    "x" * 5000,
    "Zażółć gęślą jaźń " * 300,
    "\u202egnp.exe\u2028\x00\x1b[31m",
    "{{ 7 * 7 }} {% raw %} <script>alert(1)</script>",
    "=?utf-8?q?Temat?=",
    "😀" * 200,
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_stays_a_name(tmp_path: Path, name: str) -> None:
    ref = of_statement("2.2.3-i") | {"name": name, "feature": name, "rule": name}
    result = failing(ref, DIFFERS, name)
    write_run(tmp_path, [], [], local=False)
    (tmp_path / "run" / "scenarios.jsonl").write_text(json.dumps(result) + "\n", encoding="utf-8")
    results = load_results(tmp_path)
    (folder,) = incidents.write(results, find(results), tmp_path)
    assert folder.parent == tmp_path / incidents.FOLDER
    assert folder.name.isascii()
    assert len(folder.name) < 70
    assert not set(folder.name) - set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert folder.name.removeprefix("01-niezgodne-")
    mail = mail_of(folder)
    assert not mail.defects
    assert set(mail.keys()) == {
        "X-Unsent", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"
    }  # fmt: skip
    assert len(mail["Subject"]) <= 251
    assert mail["Subject"].isprintable()
    assert text_of(folder).splitlines()[1] == f"Temat: {mail['Subject']}"


def test_a_number_in_a_name_reaches_no_file(tmp_path: Path) -> None:
    number = "810224" + "00019"
    for parted in (number, f"{number[:6]} {number[6:]}", f"{number[:6]}/{number[6:]}"):
        ref = of_statement("2.2.3-i") | {"name": f"Pacjent {parted}"}
        folder = only(tmp_path, failing(ref, DIFFERS, f"Widać {parted}."))
        assert number not in folder.name.replace("-", "")
        mail = mail_of(folder)
        if "/" not in parted:
            assert parted not in mail["Subject"] + text_of(folder) + (folder / "scenariusze.txt").read_text("utf-8")


def test_what_has_not_been_masked_before_is_masked_here(tmp_path: Path) -> None:
    number = "810224" + "00019"
    results = load_results(defects(tmp_path))
    finding = find(results)[0]
    step = finding.scenario.steps[1].model_copy(update={"text": f"Anna podaje {number}"})
    changed = {"name": f"Pacjent {number} jan@zly.example", "message": f"Widać {number}.", "steps": [step]}
    finding.scenario = finding.scenario.model_copy(update=changed)
    (folder,) = incidents.write(results, [finding], tmp_path)
    assert folder.name == "01-niezgodne-pacjent-pesel-ukryty-e-mail-ukryty"
    mail = mail_of(folder)
    for text in (text_of(folder), (folder / "scenariusze.txt").read_text("utf-8"), mail["Subject"]):
        assert number not in text
        assert "PESEL ukryty" in text


def test_a_mail_that_is_too_large_all_the_same_goes_without_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incidents, "LIMIT_BYTES", 10)
    for folder in folders(defects(tmp_path)):
        assert not list(folder.glob("*.png"))
        assert "nie zmieścił się w wiadomości" in text_of(folder)


def test_a_picture_that_would_fill_the_memory_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1)
    assert shrunken(png()) is None


def test_large_pictures_are_made_smaller_and_a_mail_stays_under_its_limit(tmp_path: Path) -> None:
    noise = Image.effect_noise((1600, 1400), 90).convert("RGB")
    picture = BytesIO()
    noise.save(picture, "PNG")
    assert len(picture.getvalue()) > LIMIT_BYTES
    tried = attempts(worked=False)
    result = failing(selected()[0], UNAVAILABLE, SCREEN, at=0, section="3.2") | {"recovery": tried}
    for number, attempt in enumerate(tried):
        attempt["evidence"] = [{"kind": "screenshot", "file": f"run/evidence/proba-{number}.png"}]
    write_run(tmp_path, [], [result], local=False, picture=picture.getvalue())
    for number in range(len(tried)):
        (tmp_path / "run" / "evidence" / f"proba-{number}.png").write_bytes(picture.getvalue())
    (folder,) = folders(tmp_path)
    assert (folder / incidents.MAIL_FILE).stat().st_size < LIMIT_BYTES
    with Image.open(folder / "zrzut-1.png") as small:
        assert max(small.size) == 1280
    assert "nie zmieścił się w wiadomości" in text_of(folder)


def test_endless_texts_fit_too(tmp_path: Path) -> None:
    endless = "ż" * 200_000
    results = [at(failing(one, UNAVAILABLE, SCREEN, at=0, section="3.2"), "02:00:00") for one in selected()[:3]]
    results[0]["steps"][0]["text"] = endless
    results[1]["name"] = endless
    folder = only(tmp_path, *results)
    assert (folder / incidents.MAIL_FILE).stat().st_size < LIMIT_BYTES
    assert len(text_of(folder)) < 10_000
    assert "zapis 2 dalszych scenariuszy" in text_of(folder)


@pytest.mark.parametrize("picture", [b"", b"GIF89a", png()[:40], png()[:-20]])
def test_a_damaged_picture_is_said_to_be_missing(tmp_path: Path, picture: bytes) -> None:
    out = defects(tmp_path)
    (out / "run" / "evidence" / "0001.png").write_bytes(picture)
    folder = folders(out)[0]
    assert not list(folder.glob("*.png"))
    assert "pliku ze zrzutem ekranu nie ma albo jest uszkodzony" in text_of(folder)


def test_no_picture_is_taken_from_beside_the_results(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(png())
    out = defects(tmp_path / "out")
    results = load_results(out)
    finding = find(results)[0]
    evidence = finding.scenario.evidence[0].model_copy(update={"file": "../secret.png"})
    assert finding.failed_step is not None
    finding.failed_step.evidence[:] = [evidence]
    assert [one.name for one in collect(finding, out).files] == ["scenariusze.txt"]


def test_the_gherkin_marks_where_it_stopped(tmp_path: Path) -> None:
    scenario = find(load_results(defects(tmp_path)))[1].scenario
    lines = scenarios_text([scenario])[0].splitlines()
    marked = [line for line in lines if line.startswith(">>>")]
    assert marked == [
        ">>>   Wtedy Anna widzi na stronie „Moje konto” nowy numer telefonu   [tu scenariusz się zatrzymał]"
    ]
    assert lines[lines.index(marked[0]) + 1 :] == [
        "        | pole | wartość |",
        "        | Numer telefonu | 600 100 200 |",
        "      I Anna widzi „Wyloguj się”   [nie wykonano]",
    ]


def test_a_new_build_takes_away_the_former_ones_folders_and_nothing_else(tmp_path: Path) -> None:
    first, second = folders(defects(tmp_path))
    answer = first / "odpowiedz-cez.txt"
    answer.write_text("Sprawdzamy.", encoding="utf-8")
    own = tmp_path / incidents.FOLDER / "99-moje" / incidents.TEXT_FILE
    own.parent.mkdir()
    own.write_text("Notatka.", encoding="utf-8")
    assert [path.name for path in folders(green(tmp_path))] == [first.name, "99-moje"]
    assert [path.name for path in first.iterdir()] == [answer.name]
    assert not second.exists()
    assert own.is_file()


def test_a_list_that_somebody_has_changed_removes_nothing_elsewhere(tmp_path: Path) -> None:
    kept = tmp_path / "wazne.txt"
    kept.touch()
    for content in ('["../wazne.txt", "01-a/../../wazne.txt", 5]', "{}", "[", "null"):
        (tmp_path / incidents.FOLDER).mkdir(exist_ok=True)
        (tmp_path / incidents.FOLDER / ".wykaz.json").write_text(content, encoding="utf-8")
        assert folders(green(tmp_path)) == []
    assert kept.is_file()


def test_where_nothing_can_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    out = defects(tmp_path)
    (out / incidents.FOLDER).touch()
    with pytest.raises(ReportError, match="Nie można zapisać zgłoszeń w „"):
        build(out)


@pytest.mark.parametrize("sample", [defects, down], ids=lambda sample: sample.__name__)
def test_no_english_and_no_code_is_in_the_text(tmp_path: Path, sample: Callable[[Path], Path]) -> None:
    for folder in folders(sample(tmp_path)):
        text = text_of(folder).partition("DANE TECHNICZNE")[0]
        for word in ("Traceback", "Error", "None", "failed", "passed", "skipped", ".feature", "{{", "{%"):
            assert word not in text
