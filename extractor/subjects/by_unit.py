"""What the values of a statement measured, by their units: "the area of rice is 9 ha, the output 5 t; maize | 4 ha"."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from extractor.subjects.inherited import opens_with_head, stem_of
from extractor.units import unit_named


def counted_of_each(unit: str) -> str:
    """What a unit counts there are of in each: "criteria" of "criteria / commune"; "" for an amount."""
    counted, slash, _ = unit.partition("/")
    named = unit_named(counted) if slash else None
    return counted if named is not None and named.dimension.startswith("count") else ""


def named_alike(inherited: Mapping[str, str], noun: str) -> bool:
    """Whether the value before counts the same noun behind words of its own: "theft, 9 cases, fraud | 5 cases"."""
    own = inherited.get("own", "").lower()
    return bool(own and noun) and inherited.get("before", "").lower() == f"{own} {noun.lower()}"


MONEY = ("money", "money_usd")  # dimensions


@functools.cache
def is_money(unit: str) -> bool:
    """Whether a unit as written is one of money."""
    known = unit_named(unit)
    return known is not None and known.dimension in MONEY


class ByUnit:
    """By unit, the last subject that opens with a measure, else the first one; `told`: those of the sentence before."""

    def __init__(self, told: Mapping[str, str] | None = None) -> None:
        self._subjects: dict[str, str] = {}
        self._told = told or {}

    def next(self, *, near: bool) -> ByUnit:
        """None yet, for the sentence behind this one, if `near` in the same section."""
        return ByUnit(self._subjects if near else None)

    def hear(self, subject: str, unit: str) -> None:
        """The subject of a value."""
        if opens_with_head(subject) or unit not in self._subjects:
            self._subjects[unit] = subject

    def stem(self, unit: str) -> str:
        """The measure alone that was told in a unit; or "", as for a share, which is told of every measure."""
        return "" if unit.startswith("%") else stem_of(self._subjects.get(unit, ""))

    def whole(self, unit: str) -> str:
        """What parts told in a unit are of: what was told so, or counted under a longer name ("9 old houses"); or "".

        In front of the first value of a sentence, it was told in the one before.
        """
        if unit.startswith("%"):
            return ""
        subjects = self._subjects or self._told
        named = (known for known in subjects if known == unit or known.startswith(f"{unit} "))
        return subjects.get(next(named, ""), "")
