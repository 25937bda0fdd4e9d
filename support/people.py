"""The persons of the scenarios and the Polish forms of their names (screens.md 11)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """A person of the scenarios.

    Attributes:
        key: what the configuration calls the person.
        name: first and last name.
        forms: the first name in the cases that scenarios use.
    """

    key: str
    name: str
    forms: tuple[str, ...]


PEOPLE = {
    person.key: person
    for person in (
        Person("anna", "Anna Zielińska", ("Anna", "Anny", "Annie", "Annę", "Anną")),
        Person("jan", "Jan Wysocki", ("Jan", "Jana", "Janowi", "Janem", "Janie")),
        Person("zofia", "Zofia Bielska", ("Zofia", "Zofii", "Zofię", "Zofią")),
        Person("piotr", "Piotr Górski", ("Piotr", "Piotra", "Piotrowi", "Piotrem", "Piotrze")),
        Person("maria", "Maria Lewandowska", ("Maria", "Marii", "Marię", "Marią")),
        Person("jakub", "Jakub Maj", ("Jakub", "Jakuba", "Jakubowi", "Jakubem", "Jakubie")),
        Person("hanna", "Hanna Maj", ("Hanna", "Hanny", "Hannie", "Hannę", "Hanną")),
    )
}

BY_FORM = {form: person for person in PEOPLE.values() for form in person.forms}
