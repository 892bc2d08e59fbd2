"""Lines below a line whose value they add up to, or in whose item they stand: parts, though no word says so."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractor.context.told import Told
from extractor.model import Quantity

FEWEST, MOST = 2, 60  # parts
LEAST = 10  # of a total: small numbers add up by chance
ROUNDED = Decimal("1.001")  # times a total: what parts can come to that are rounded


def summed(told: Sequence[Told]) -> dict[int, int]:
    """For the statements that are parts, the statement that adds them up; by their first values, all of one unit."""
    found: dict[int, int] = {}
    for at, whole in enumerate(told):
        total = _amount(whole.scene.items[0].quantity)
        if total is None or total < LEAST or whole.scene.statement.index in found:
            continue
        parts, rest = list[int](), total
        for below in range(at + 1, min(at + 1 + MOST, len(told))):
            value = _amount(told[below].scene.items[0].quantity) if _goes_on(whole, told[below], len(parts)) else None
            if value is None or value > rest:
                break
            parts.append(told[below].scene.statement.index)
            rest -= value
            if not rest:
                break
        if not rest and len(parts) >= FEWEST:
            found |= dict.fromkeys(parts, whole.scene.statement.index)
    return found


def nested(told: Sequence[Told]) -> dict[int, int]:
    """For the statements that stand below an item with an amount and are together no more, that item; of one unit."""
    amounts = {each.scene.statement.index: each.scene.items[0].quantity for each in told}
    below: dict[int, list[int]] = {}
    for each in told:
        statement, unit = each.scene.statement, each.scene.items[0].quantity.unit
        leads = () if statement.row is not None else reversed(statement.leads)
        whole = next((lead for lead in leads if lead in amounts and amounts[lead].unit == unit), None)
        if whole is not None:
            below.setdefault(whole, []).append(statement.index)
    found: dict[int, int] = {}
    for whole, parts in below.items():
        total, values = _amount(amounts[whole]), [_amount(amounts[part]) for part in parts]
        if total is not None and len(parts) >= FEWEST and sum(filter(None, values)) <= total * ROUNDED:
            found |= dict.fromkeys(parts, whole)
    return found


def _amount(quantity: Quantity) -> Decimal | None:
    """An exact amount, None for a bound, a share or a ratio."""
    exact = quantity.minimum == quantity.maximum and quantity.total is None and not quantity.unit.startswith("%")
    return quantity.minimum if exact and quantity.unit else None


def _goes_on(whole: Told, part: Told, before: int) -> bool:
    """Whether a statement is the next line below a whole and the parts before it, told in the same unit."""
    one, other = whole.scene, part.scene
    near = (
        other.statement.index == one.statement.index + before + 1 and other.statement.section == one.statement.section
    )
    apart = other.statement.block != one.statement.block and other.statement.row is None
    return near and apart and other.items[0].quantity.unit == one.items[0].quantity.unit
