"""How well a peer's items agree with gold: generous in form, strict where a reader would be misled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from peers.items import Item

LOWER = frozenset({">", ">="})


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts over one text. `false`: items on no gold quote; `bounds` and `ranges` out of those that gold has."""

    gold: int
    found: int
    values: int
    units: int  # value and unit right
    bounds: int
    lower_bounds: int
    ranges: int
    gold_ranges: int
    false: int

    @property
    def f1(self) -> float:
        """F1 of value and unit together."""
        return 2 * self.units / (self.gold + self.found) if self.gold + self.found else 0.0


def compare(items: Iterable[Item], gold: Sequence[Mapping[str, Any]]) -> Quality:
    """Items against the gold records of the same text.

    A value is right where one item on the quote has the number, of a range both ends, of N/M the N and not the
    quotient; a unit where it is gold's or begins with it.
    """
    found = sorted(items)
    on_quote = [[item for item in found if item.start < row["end"] and row["start"] < item.end] for row in gold]
    right = [[item for item in here if agrees(item, row)] for here, row in zip(on_quote, gold, strict=True)]
    pairs = list(zip(right, gold, strict=True))
    ranges = [here for here, row in pairs if row["cmp"] == "range"]
    lower = [here for here, row in pairs if row["cmp"] in LOWER]
    touched = {item for here in on_quote for item in here}
    return Quality(
        gold=len(gold),
        found=len(found),
        values=sum(map(bool, right)),
        units=sum(any(same_unit(item.unit, str(row["unit"])) for item in here) for here, row in pairs),
        bounds=sum(any(item.bound in LOWER for item in here) for here in lower),
        lower_bounds=len(lower),
        ranges=sum(map(bool, ranges)),
        gold_ranges=len(ranges),
        false=sum(item not in touched for item in found),
    )


def agrees(item: Item, row: Mapping[str, Any]) -> bool:
    """Whether an item has the numbers of a gold record; a bound has one, and it may stand at either end."""
    wanted = [row[end] for end in ("min", "max") if row[end] is not None]
    have = (item.minimum, item.maximum)
    if row["cmp"] == "range":
        return all(value is not None and _same(value, end) for value, end in zip(have, wanted, strict=True))
    return any(value is not None and _same(value, wanted[0]) for value in have)


def same_unit(unit: str, gold: str) -> bool:
    """Whether a unit is gold's, or gold's with words behind it."""
    return unit == gold or (bool(gold) and unit.lower().startswith(f"{gold} "))


def _same(value: float, gold: float) -> bool:
    return abs(value - float(gold)) <= 1e-9 * max(1.0, abs(float(gold)))
