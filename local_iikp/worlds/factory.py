"""Making worlds."""

import secrets
from datetime import date, datetime, timedelta

from django.db import transaction

from local_iikp.account.models import ContactData
from local_iikp.people import npwz, pesel
from local_iikp.people.models import Patient
from local_iikp.poz.models import Declaration, Facility, Worker
from local_iikp.prescriptions.models import Prescription
from local_iikp.worlds import cast
from local_iikp.worlds.models import World


def new_name() -> str:
    """Return a name that no other world has and nobody can guess."""
    return "w" + secrets.token_hex(5)


def create_world(name: str, *, clock: datetime | None = None, **settings: object) -> World:
    """Create a world with its whole cast; settings (models.SETTINGS) that are None keep their defaults."""
    world = World(name=name)
    world.set_clock(clock)
    world.take_settings(settings)
    today = world.today()
    world.regulations_published = date(today.year - 1, 9, 1)
    with transaction.atomic():
        world.save()
        patients = _add_patients(world, today)
        workers = _add_workers(world)
        Declaration.objects.bulk_create(
            Declaration(
                patient=patients[one.patient],
                worker=workers[one.worker],
                role=workers[one.worker].role,
                status=one.status,
                filed_on=one.filed_on(today),
            )
            for one in cast.DECLARATIONS
        )
        _add_prescriptions(patients, today)
    return world


def _add_patients(world: World, today: date) -> dict[str, Patient]:
    patients = Patient.objects.bulk_create(
        Patient(
            world=world,
            key=one.key,
            first_name=one.first_name,
            last_name=one.last_name,
            pesel=number,
            accepted_regulations=world.regulations_version if one.accepted_regulations else 0,
        )
        for one, number in zip(cast.PATIENTS, _different_numbers(today), strict=True)
    )
    ContactData.objects.bulk_create(
        ContactData(
            patient=patient,
            **dict(zip(("email", "phone", "street", "postcode", "city"), one.contact, strict=True)),
        )
        for one, patient in zip(cast.PATIENTS, patients, strict=True)
    )
    return {patient.key: patient for patient in patients}


def _different_numbers(today: date) -> list[str]:
    numbers: list[str] = []
    for one in cast.PATIENTS:
        while True:
            born = pesel.born_in_the_1800s() if one.age is None else pesel.born_years_ago(one.age, today)
            number = pesel.generate(born, woman=one.woman)
            if number not in numbers:
                numbers.append(number)
                break
    return numbers


def _add_workers(world: World) -> dict[str, Worker]:
    facilities = {
        facility.name: facility
        for facility in Facility.objects.bulk_create(
            Facility(world=world, name=name, address=address, takes_orders=name in cast.TAKE_ORDERS)
            for name, address in cast.FACILITIES.items()
        )
    }
    workers = Worker.objects.bulk_create(
        Worker(
            facility=facilities[one.facility],
            name=one.name,
            role=one.role or "",
            profession=one.profession,
            number=number,
            full_list=one.full_list,
        )
        for one, number in zip(cast.WORKERS, _different_rights_to_practise(), strict=True)
    )
    return {worker.name: worker for worker in workers}


def _different_rights_to_practise() -> list[str]:
    numbers: list[str] = []
    while len(numbers) < len(cast.WORKERS):
        number = npwz.generate()
        if number not in numbers:
            numbers.append(number)
    return numbers


def _add_prescriptions(patients: dict[str, Patient], today: date) -> None:
    Prescription.objects.bulk_create(
        Prescription(
            patient=patients[one.patient],
            drug=one.drug.name,
            substance=one.drug.substance,
            dose=one.drug.dose,
            issued_on=today - timedelta(days=one.days_ago),
            continued=one.drug.continued,
        )
        for one in cast.PRESCRIPTIONS
    )
