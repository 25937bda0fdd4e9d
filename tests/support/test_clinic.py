"""The clinic's side: by a command that is a real process, and by the local iIKP; the example joins both."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from support import pesel
from support.clinic import CommandClinic, LocalClinic, NoClinic, OrderedDrug
from support.patients import Patient
from support.profile import ROOT, ClinicCommand
from support.verdicts import ClinicError, ClinicRefusedError, NotVerifiedError, Verdict, verdict_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from support.stand_in import StandIn, World

    MakeClinic = Callable[[str], CommandClinic]

_ORDER = {
    "number": "Z/1",
    "facility": "Przychodnia Zdrowie",
    "doctor": "lek. Ewa Kruk",
    "drugs": [{"name": "Euthyrox N 100", "packages": 2}],
    "remarks": "Źdźbło",
    "status": "Złożone",
}
_WRITE = "import json, sys; request = json.load(sys.stdin); sys.stdout.write({answer})"


@pytest.fixture
def anna() -> Patient:
    return Patient("anna", "Anna Zielińska", pesel.nobodys())


@pytest.fixture
def clinic(tmp_path: Path) -> MakeClinic:
    """Return what makes a clinic of a program's text; two seconds are its limit."""

    def make(text: str) -> CommandClinic:
        program = tmp_path / "przychodnia z odstępem.py"
        program.write_text(text, encoding="utf-8")
        return CommandClinic(ClinicCommand(command=f'"{sys.executable}" "{program}"', time_limit_s=2))

    return make


def _answering(answer: object) -> str:
    return _WRITE.format(answer=repr(json.dumps(answer, ensure_ascii=False)))


def test_orders_are_read(clinic: MakeClinic, anna: Patient) -> None:
    (order,) = clinic(_answering({"orders": [_ORDER], "więcej": 1})).orders(anna)
    assert order.drugs == (OrderedDrug(name="Euthyrox N 100", packages=2),)
    assert (order.number, order.remarks, order.status) == ("Z/1", "Źdźbło", "Złożone")


def test_declarations_are_read(clinic: MakeClinic, anna: Patient) -> None:
    told = {"role": "położna", "facility": "F", "person": "P", "filed_on": "2024-02-29", "status": "Złożona"}
    (declaration,) = clinic(_answering({"declarations": [told]})).declarations(anna)
    assert (declaration.role, declaration.filed_on) == ("położna", date(2024, 2, 29))


@pytest.mark.parametrize(
    ("action", "more"),
    [
        ("start_order", {"number": "Z/1"}),
        ("realise_order", {"number": "Z/1"}),
        ("reject_order", {"number": "Z/1", "comment": "Proszę o wizytę – „pilną”"}),
        ("accept_declaration", {"role": "położna"}),
        ("reject_declaration", {"role": "lekarz"}),
    ],
)
def test_the_command_reads_one_request(
    clinic: MakeClinic, anna: Patient, tmp_path: Path, action: str, more: dict[str, str]
) -> None:
    heard = tmp_path / "heard.json"
    keep = f"open({str(heard)!r}, 'w', encoding='utf-8').write(sys.stdin.read())"
    asked = clinic(f"import sys; {keep}; print('{{\"done\": true}}')")
    getattr(asked, action)(anna, **more)
    assert json.loads(heard.read_text(encoding="utf-8")) == {"action": action, "pesel": anna.pesel, **more}


def test_a_refusal_is_the_clinics_and_no_conformity(clinic: MakeClinic, anna: Patient) -> None:
    with pytest.raises(ClinicRefusedError) as refused:
        clinic(_answering({"error": "Nie ma takiego zamówienia."})).start_order(anna, "Z/9")
    assert str(refused.value) == "Przychodnia odmówiła wykonania „start_order”: Nie ma takiego zamówienia."
    assert verdict_of(refused.value) is Verdict.DIFFERS


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("import sys; sys.exit('brak połączenia z bazą')", "zakończyło się kodem 1 przy „orders”: brak połączenia"),
        ("import sys; sys.exit(7)", "zakończyło się kodem 7 przy „orders”: bez wyjaśnienia na stderr."),
        ("print('dzień dobry')", "odpowiedziało na „orders” nie obiektem JSON, lecz: „dzień dobry”."),
        ("print('[]')", "nie obiektem JSON, lecz: „[]”."),
        ("", "nie obiektem JSON, lecz: „”."),
        ("print('{} {}')", "nie obiektem JSON, lecz: „{} {}”."),
        ("print('{}')", "nie ma właściwej postaci: „orders”."),
        (_answering({"orders": [_ORDER | {"drugs": [{"name": "X"}]}]}), "postaci: „orders.0.drugs.0.packages”."),
        ("print('x' * 5000)", f"lecz: „{'x' * 200}…”."),
    ],
)
def test_a_bad_answer_is_told_in_polish(clinic: MakeClinic, anna: Patient, text: str, says: str) -> None:
    with pytest.raises(ClinicError) as trouble:
        clinic(text).orders(anna)
    assert says in str(trouble.value)
    assert verdict_of(trouble.value) is Verdict.SUITE_FAULT


def test_not_done_is_no_answer(clinic: MakeClinic, anna: Patient) -> None:
    with pytest.raises(ClinicError, match="nie ma właściwej postaci: „done”"):
        clinic(_answering({"done": False})).start_order(anna, "Z/1")


def test_a_slow_command_is_ended_with_what_it_started(clinic: MakeClinic, anna: Patient, tmp_path: Path) -> None:
    lock, started = tmp_path / "lock", tmp_path / "started"
    hangs = (
        "import pathlib, signal; from filelock import FileLock; "
        f"held = FileLock({str(lock)!r}); held.acquire(); pathlib.Path({str(started)!r}).touch(); signal.pause()"
    )
    with pytest.raises(ClinicError, match="nie odpowiedziało na „orders” w ciągu 2 s"):
        clinic(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hangs!r}])").orders(anna)
    assert started.exists()
    # The lock comes free when its holder, which waits for ever, has been ended.
    FileLock(lock).acquire(timeout=10)


def test_without_a_command_nothing_is_verified(anna: Patient) -> None:
    with pytest.raises(NotVerifiedError, match="profil nie podaje polecenia"):
        NoClinic().orders(anna)


@pytest.fixture
def world(stand_in: StandIn) -> Iterator[World]:
    made = stand_in.new_world()
    yield made
    made.close()


def _patient(world: World, key: str) -> Patient:
    return Patient(key, world.patients[key]["name"], world.patients[key]["pesel"])


@pytest.fixture
def example(stand_in: StandIn, world: World, monkeypatch: pytest.MonkeyPatch) -> CommandClinic:
    """Return the repository's example command, set up for the world's clinic."""
    address, token = stand_in.control
    monkeypatch.setenv("PRZYCHODNIA_ADRES", f"{address}{world.path}/clinic")
    monkeypatch.setenv("PRZYCHODNIA_TOKEN", token)
    monkeypatch.setenv("NO_PROXY", "*")
    program = ROOT / "examples" / "clinic_over_http.py"
    return CommandClinic(ClinicCommand(command=f"'{sys.executable}' '{program}'"))


def test_the_example_answers_as_the_local_clinic_does(world: World, example: CommandClinic) -> None:
    local, maria = LocalClinic(world), _patient(world, "maria")
    assert [declaration.role for declaration in local.declarations(maria)] == ["lekarz", "pielęgniarka", "lekarz"]
    assert example.declarations(maria) == local.declarations(maria)
    assert example.orders(maria) == local.orders(maria) == []


def test_the_example_hands_a_refusal_over(world: World, example: CommandClinic) -> None:
    anna, said = _patient(world, "anna"), []
    for one in (LocalClinic(world), example):
        with pytest.raises(ClinicRefusedError) as refused:
            one.start_order(anna, "nie-ma")
        said.append(str(refused.value))
    assert said[0] == said[1]


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("", "PRZYCHODNIA_ADRES nie zawiera adresu"),
        ("http://127.0.0.1:9/", "nie odpowiada pod adresem http://127.0.0.1:9/"),
    ],
)
def test_the_example_says_what_is_wrong(
    world: World, example: CommandClinic, monkeypatch: pytest.MonkeyPatch, address: str, says: str
) -> None:
    monkeypatch.setenv("PRZYCHODNIA_ADRES", address)
    with pytest.raises(ClinicError, match=says):
        example.orders(_patient(world, "anna"))


def test_the_example_refused_by_the_system_tells_the_code(
    world: World, example: CommandClinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRZYCHODNIA_TOKEN", "inny")
    with pytest.raises(ClinicError, match="system przychodni odpowiedział kodem 401"):
        example.orders(_patient(world, "anna"))


def test_a_worlds_clock_is_set_and_moved_by_days(world: World) -> None:
    world.set_clock(datetime(2028, 2, 28, 23, 30))  # noqa: DTZ001 -- Polish time
    assert world.today() == date(2028, 2, 28)
    world.advance_days(1)
    assert world.today() == date(2028, 2, 29)
    world.advance(60)
    assert world.today() == date(2028, 2, 29) + timedelta(days=1)


def test_a_world_tells_numbers_of_workers(world: World) -> None:
    number = world.number_of("Ewa Kruk")
    assert number is not None
    assert len(number) == 7
    assert number.isdigit()
    assert world.number_of("Kruk Nieznana") is None


@pytest.mark.parametrize("on", [False, True])
def test_e_declarations_are_switched(stand_in: StandIn, world: World, on: bool) -> None:  # noqa: FBT001 -- a table's
    world.offer_declarations(not on)
    world.offer_declarations(on)
    assert stand_in.ask("GET", world.path)["e_declarations"] is on
