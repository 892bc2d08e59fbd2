"""A whole whose shares are all told: what comes behind "structure: A 40 %, B 60 %" stands under it no more."""

from __future__ import annotations

from decimal import Decimal

from extractor.model import Quantity
from extractor.subjects.ground import Ground
from extractor.subjects.regions import own_words

ALL, NEAR = Decimal(100), Decimal("0.1")  # the sum of all shares, and how far rounding takes it from that
PERCENT = "pct"
ROUNDED = Decimal("1.01")  # times its amount that the parts of a whole can make, by rounding
FEWEST = 2  # shares of a whole


class Shares:
    """By what values stand under, the sum of their shares, and the first words of their names."""

    def __init__(self) -> None:
        self._sums: dict[str, Decimal] = {}
        self._members: dict[str, set[str]] = {}
        self._amounts: dict[tuple[str, str], Decimal] = {}
        self._parts: dict[tuple[str, str], Decimal] = {}

    def tell(self, subject: str, quantity: Quantity) -> None:
        """An amount, no ratio: of several values of a subject in a unit, the largest says how much there is."""
        ratio = not quantity.unit or quantity.unit.startswith("%") or "/" in quantity.unit
        if not ratio and quantity.minimum is not None:
            key = subject, quantity.unit
            self._amounts[key] = max(quantity.minimum, self._amounts.get(key, quantity.minimum))

    def add(self, whole: str, member: str, ground: Ground, number: int) -> None:
        """A value that stands under `whole`, with a name of its own that begins with the word `member`."""
        quantity = ground.scene.items[number].quantity
        if quantity.unit_id == PERCENT and quantity.minimum is not None and not self._told(whole):
            self._sums[whole] = self._sums.get(whole, Decimal(0)) + quantity.minimum
            self._members.setdefault(whole, set()).add(member)
        elif (whole, quantity.unit) in self._amounts and quantity.minimum is not None:
            key = whole, quantity.unit
            self._parts[key] = self._parts.get(key, Decimal(0)) + quantity.minimum

    def full(self, whole: str, ground: Ground, number: int, *, parts: bool) -> bool:
        """Whether all shares of `whole` are told, and item `number` has a name that none of them began with.

        So it is where an amount with a name of its own and the parts told before are more than all of it, if it has
        such `parts` or can have them.
        """
        told = len(self._members.get(whole, ())) >= FEWEST and self._told(whole)
        quantity = ground.scene.items[number].quantity
        more = (parts or (whole, quantity.unit) in self._parts) and self._more(whole, quantity)
        if not told and not more:
            return False
        first, last = own_words(ground, number)
        return first < last and ground.norms[first] not in self._members.get(whole, ())

    def _more(self, whole: str, quantity: Quantity) -> bool:
        """Whether an amount and the parts of `whole` told before are more than all of that, but for rounding."""
        key = whole, quantity.unit
        if key not in self._amounts or quantity.minimum is None:
            return False
        return self._parts.get(key, Decimal(0)) + quantity.minimum > self._amounts[key] * ROUNDED

    def _told(self, whole: str) -> bool:
        return len(self._members.get(whole, ())) >= FEWEST and abs(self._sums[whole] - ALL) <= NEAR
