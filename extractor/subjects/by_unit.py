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
    """By unit, the last subject that opens with a measure, else the first one."""

    def __init__(self) -> None:
        self._subjects: dict[str, str] = {}

    def hear(self, subject: str, unit: str) -> None:
        """The subject of a value."""
        if opens_with_head(subject) or unit not in self._subjects:
            self._subjects[unit] = subject

    def stem(self, unit: str) -> str:
        """The measure alone that was told in a unit; or "", as for a share, which is told of every measure."""
        return "" if unit.startswith("%") else stem_of(self._subjects.get(unit, ""))

    def whole(self, unit: str) -> str:
        """What parts counted in a unit are of: what was counted so, or under a longer name ("9 old houses"); or ""."""
        if unit.startswith("%"):
            return ""
        named = (known for known in self._subjects if known == unit or known.startswith(f"{unit} "))
        return self._subjects.get(next(named, ""), "")
