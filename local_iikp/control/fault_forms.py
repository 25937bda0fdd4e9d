"""Which faults a caller may set."""

from http import HTTPStatus
from typing import Any, NoReturn, cast, get_args

from django import forms

from local_iikp.worlds import nodes
from local_iikp.worlds.faults import ORIGINS, CountedFault, Fault, Kind

HOUR_OF_MILLISECONDS = 60 * 60 * 1000
MANY = 1_000_000
MOST = 50

DEFAULTS = {"node": None, "after": 0, "times": None, "status": HTTPStatus.SERVICE_UNAVAILABLE.value, "delay_ms": 0}
NUMBERS = {"after": (0, MANY), "times": (1, MANY), "delay_ms": (0, HOUR_OF_MILLISECONDS)}
KINDS = get_args(Kind)
OF_ERROR_SCREEN = (200, 500, 502, 503)
OF_PROXY = (200, *(one.value for one in HTTPStatus if one >= HTTPStatus.BAD_REQUEST))


class FaultsField(forms.Field):
    """A list of faults, each a JSON object."""

    def __init__(self) -> None:
        """Let it be left out."""
        super().__init__(required=False)

    def clean(self, value: object) -> list[CountedFault] | None:
        """Return the faults with all that was left out filled in, not yet seen by any request."""
        if value is None:
            return None
        if not isinstance(value, list) or len(value) > MOST:
            text = f"podaj listę usterek, najwyżej {MOST}."
            raise forms.ValidationError(text)
        return [read(one) for one in value]


def read(given: object) -> CountedFault:
    """Return the fault that is meant.

    Raises:
        ValidationError: it is no JSON object, or something in it is unknown or impossible.
    """
    if not isinstance(given, dict):
        refuse("każda usterka musi być obiektem JSON.")
    unknown = sorted(set(given) - set(Fault.__annotations__))
    if unknown:
        refuse(f"nieznane pole usterki: {', '.join(unknown)}.")
    fault: dict[str, Any] = DEFAULTS | given
    check_one_of("origin", fault.get("origin"), tuple(ORIGINS))
    check_one_of("kind", fault.get("kind"), KINDS)
    if fault["node"] is not None:
        check_one_of("node", fault["node"], tuple(nodes.nodes(ORIGINS[fault["origin"]])))
    for name, (low, high) in NUMBERS.items():
        if not (fault[name] is None is DEFAULTS[name]):
            check_number(name, fault[name], low, high)
    if fault["kind"] == "status":
        check_one_of("status", fault["status"], OF_PROXY)
    else:
        check_one_of("status", fault["status"], OF_ERROR_SCREEN)
    return cast("CountedFault", fault | {"seen": 0})


def check_one_of(name: str, value: object, possible: tuple[object, ...]) -> None:
    """Refuse what is none of `possible`, of the same type."""
    if not any(type(value) is type(one) and value == one for one in possible):
        refuse(f"{name}: podaj jedno z: {', '.join(map(str, possible))}.")


def check_number(name: str, value: object, low: int, high: int) -> None:
    """Refuse what is no whole JSON number within bounds."""
    if type(value) is not int or not low <= value <= high:
        refuse(f"{name}: podaj liczbę całkowitą od {low} do {high}.")


def refuse(text: str) -> NoReturn:
    """Refuse the setting.

    Raises:
        ValidationError: always.
    """
    raise forms.ValidationError(text)
