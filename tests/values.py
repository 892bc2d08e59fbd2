"""Short names for the values that rows expect: what a value is called and written as, and nothing else."""

from __future__ import annotations

from typing import NamedTuple

from extractor.model import Quantity, Target
from extractor.record import number


class Value(NamedTuple):
    """What a row says of one value: quote, comparator, both ends, unit, and M of "N of M"."""

    quote: str
    cmp: str
    low: float | None
    high: float | None
    unit: str
    of: float | None = None


def exactly(quote: str, value: float, unit: str = "%") -> Value:
    return Value(quote, "=", value, value, unit)


def at_least(quote: str, value: float, unit: str = "%") -> Value:
    return Value(quote, ">=", value, None, unit)


def over(quote: str, value: float, unit: str = "%") -> Value:
    return Value(quote, ">", value, None, unit)


def at_most(quote: str, value: float, unit: str = "%") -> Value:
    return Value(quote, "<=", None, value, unit)


def under(quote: str, value: float, unit: str = "%") -> Value:
    return Value(quote, "<", None, value, unit)


def about(quote: str, value: float, unit: str = "%") -> Value:
    return Value(quote, "~", value, value, unit)


def between(quote: str, low: float, high: float, unit: str = "%") -> Value:
    return Value(quote, "range", low, high, unit)


def out_of(quote: str, value: float, total: float, unit: str = "") -> Value:
    return Value(quote, "=", value, value, unit, total)


def value_of(found: Quantity | Target, text: str) -> Value:
    """A quantity or target in the form of the rows; its quote is read from `text`."""
    return Value(
        text[found.start : found.end],
        found.comparator,
        number(found.minimum),
        number(found.maximum),
        found.unit,
        number(found.total),
    )
