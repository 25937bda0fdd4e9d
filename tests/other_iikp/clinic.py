"""The clinic's side: what it has received and what it answers. Orders and declarations of every patient."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import declarations, orders
from .rules import RefusedError

if TYPE_CHECKING:
    from .accounts import Account
    from .world import World


def received_orders(_world: World, account: Account, _told: dict[str, Any]) -> dict[str, Any]:
    """Return the patient's orders, the newest last."""
    return {
        "orders": [
            {
                "number": o.number,
                "facility": o.facility.name,
                "doctor": o.doctor,
                "drugs": [{"name": f"{p.drug.name}, {p.drug.dose}", "packages": count} for p, count in o.packages],
                "remarks": o.remarks,
                "status": o.status,
            }
            for o in account.orders
        ]
    }


def move(account: Account, number: object, allowed: str, to: str, comment: str = "") -> dict[str, Any]:
    """Move an order from one status to another.

    Raises:
        RefusedError: there is no such order, or its status does not allow that.
    """
    order = next((o for o in account.orders if o.number == number), None)
    if order is None:
        raise RefusedError({"": "Nie ma takiego zamówienia"})
    if order.status != allowed:
        raise RefusedError({"": f"Zamówienie ma status „{order.status}”, a nie „{allowed}”"})
    order.status, order.comment = to, comment
    return {"done": True}


def start_order(_world: World, account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """Start an order."""
    return move(account, told.get("number"), orders.PLACED, orders.STARTED)


def realise_order(_world: World, account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """Realise a started order."""
    return move(account, told.get("number"), orders.STARTED, orders.DONE)


def reject_order(_world: World, account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """Reject a started order, saying why."""
    comment = str(told.get("comment", "")).strip()
    if not comment:
        raise RefusedError({"": "Odrzucenie wymaga komentarza"})
    return move(account, told.get("number"), orders.STARTED, orders.REJECTED, comment)


def received_declarations(world: World, account: Account, _told: dict[str, Any]) -> dict[str, Any]:
    """Return the patient's declarations, the newest last."""
    now = world.today()
    return {
        "declarations": [
            {
                "role": d.role,
                "facility": d.facility,
                "person": d.person,
                "filed_on": d.placed.isoformat(),
                "status": d.status(now),
            }
            for d in account.declarations
        ]
    }


def answer(world: World, account: Account, told: dict[str, Any], status: str) -> dict[str, Any]:
    """Answer the declaration that waits in a role.

    Raises:
        RefusedError: none waits.
    """
    for declaration in account.declarations:
        if declaration.role == told.get("role") and declaration.status(world.today()) == declarations.FILED:
            declaration.handled = status
            return {"done": True}
    raise RefusedError({"": "Żadna deklaracja nie czeka na rozpatrzenie"})


def accept_declaration(world: World, account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """Accept the declaration that waits in a role."""
    return answer(world, account, told, declarations.ACCEPTED)


def reject_declaration(world: World, account: Account, told: dict[str, Any]) -> dict[str, Any]:
    """Reject the declaration that waits in a role."""
    return answer(world, account, told, declarations.REJECTED)


ACTIONS = {
    "orders": received_orders,
    "start_order": start_order,
    "realise_order": realise_order,
    "reject_order": reject_order,
    "declarations": received_declarations,
    "accept_declaration": accept_declaration,
    "reject_declaration": reject_declaration,
}


def act(world: World, told: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Do what a clinic asks for; return an HTTP status and the answer."""
    action, account = ACTIONS.get(str(told.get("action"))), world.accounts.get(str(told.get("pesel")))
    if action is None:
        return 400, {"error": "Nieznane działanie"}
    if account is None:
        return 409, {"error": "Nie ma takiego pacjenta"}
    try:
        return 200, action(world, account, told)
    except RefusedError as refused:
        return 409, {"error": refused.errors[""]}
