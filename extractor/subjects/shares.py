"""A whole whose shares are all told: what comes behind "structure: A 40 %, B 60 %" stands under it no more."""

from __future__ import annotations

from decimal import Decimal

from extractor.subjects.ground import Ground
from extractor.subjects.pieces import trim
from extractor.subjects.regions import left_region

ALL, NEAR = Decimal(100), Decimal("0.1")  # the sum of all shares, and how far rounding takes it from that
PERCENT = "pct"
FEWEST = 2  # shares of a whole


class Shares:
    """By what values stand under, the sum of their shares, and the first words of their names."""

    def __init__(self) -> None:
        self._sums: dict[str, Decimal] = {}
        self._members: dict[str, set[str]] = {}

    def add(self, whole: str, member: str, ground: Ground, number: int) -> None:
        """A value that stands under `whole`, with a name of its own that begins with the word `member`."""
        quantity = ground.scene.items[number].quantity
        if quantity.unit_id == PERCENT and quantity.minimum is not None and not self._told(whole):
            self._sums[whole] = self._sums.get(whole, Decimal(0)) + quantity.minimum
            self._members.setdefault(whole, set()).add(member)

    def full(self, whole: str, ground: Ground, number: int) -> bool:
        """Whether all shares of `whole` are told, and item `number` has a name that none of them began with."""
        if len(self._members.get(whole, ())) < FEWEST or not self._told(whole):
            return False
        first, last = trim(ground, left_region(ground, number))
        return first < last and ground.norms[first] not in self._members[whole]

    def _told(self, whole: str) -> bool:
        return len(self._members.get(whole, ())) >= FEWEST and abs(self._sums[whole] - ALL) <= NEAR
