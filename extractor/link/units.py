"""Canonical values: exact conversion from the unit as written to the unit of the indicator.

A value without an indicator is given in the base unit of its dimension (ratios in per cent). Nothing is converted
between currencies, between per cent and percentage points, or over a denominator that the text does not give.
"""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from extractor.link.catalogue import traits, unit_of
from extractor.model import Flag, Target
from extractor.units import Unit, scales, unit_key, unit_named, units

_FAR = 10  # times beyond the range: what is just outside it is no slip of the scale
_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+(?!\d))")  # where the dots of a long number stand


class Measured(NamedTuple):
    """What a unit as written amounts to: `factor` of `base_unit`; `unit_id` where the table has it."""

    dimension: str
    base_unit: str
    factor: Fraction
    unit_id: str | None


class Canonical(NamedTuple):
    """Bounds in the canonical unit, None where they cannot be given, and what has to be known about them."""

    minimum: Decimal | None
    maximum: Decimal | None
    flags: tuple[Flag, ...]


@functools.lru_cache(maxsize=4096)
def measured(words: str, unit_id: str | None = None) -> Measured | None:
    """The unit written as `words`: a spelling of the table, "A/B/C", a scale and a counted noun; None where unknown.

    `unit_id` is what the stage `quantities` read; it is used where `words` say no more.
    """
    unit = unit_named(words) or unit_named(_THOUSANDS.sub(".", words))
    if unit is not None:
        return _plain(unit)
    scaled = _scaled(unit_key(words))
    if scaled is not None:
        return scaled
    if "/" in words:
        return _compound(unit_key(words))
    return _plain(units()[unit_id]) if unit_id else None


def canonical(target: Target, indicator_id: str | None) -> Canonical:
    """The bounds of `target` in the unit of `indicator_id`, or in the base unit of its dimension."""
    unit = measured(target.unit, target.unit_id)
    if unit is None:
        return Canonical(None, None, ("unknown_unit",) if target.unit else ())
    if indicator_id is None:
        factor = unit.factor * 100 if unit.base_unit == "ratio" else unit.factor
        return Canonical(_times(target.minimum, factor), _times(target.maximum, factor), ())
    wanted = unit_of(indicator_id)
    share = _share(target, unit, wanted)
    if share is not None:
        return Canonical(share, share, ("share_of_units", *_doubts(share, share, target, indicator_id)))
    ratio, flags = _factor(target.unit, target.unit_id, wanted.id)
    if ratio is None:
        return Canonical(None, None, flags)
    bounds = _times(target.minimum, ratio), _times(target.maximum, ratio)
    minimum, maximum = _signed(bounds, target, indicator_id)
    if _is_index(minimum, maximum, target, indicator_id):
        minimum, maximum = _less(minimum, _HUNDRED), _less(maximum, _HUNDRED)
        flags = (*flags, "from_index")
    return Canonical(minimum, maximum, (*flags, *_doubts(minimum, maximum, target, indicator_id)))


def _plain(unit: Unit) -> Measured:
    return Measured(unit.dimension, unit.base_unit, Fraction(unit.exact), unit.id)


def _scaled(key: str) -> Measured | None:
    """A scale word before a unit or counted noun: so many times that unit."""
    first, _, rest = key.partition(" ")
    factor = scales().get(first)
    inner = measured(rest) if factor is not None and rest else None
    if factor is None or inner is None:
        return None
    return inner._replace(factor=inner.factor * Fraction(factor))


def _compound(key: str) -> Measured | None:
    """ "A/B/C": A over B over C, as one of the table's dimensions where one has the same base unit."""
    parts = [measured(part.strip()) for part in key.split("/")]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    factor = known[0].factor
    for part in known[1:]:
        factor /= part.factor
    base = "/".join(part.base_unit for part in known)
    for unit in units().values():
        if unit.base_unit == base:
            return Measured(unit.dimension, base, factor, unit.id if Fraction(unit.exact) == factor else None)
    return Measured("per".join(part.dimension for part in known), base, factor, None)


@functools.lru_cache(maxsize=4096)
def _factor(words: str, unit_id: str | None, wanted_id: str) -> tuple[Fraction | None, tuple[Flag, ...]]:
    """How many of the wanted unit one of a unit as written is, and flags; None where it is not convertible into that.

    Kept by what the unit is written as: a Fraction takes long to look up.
    """
    unit, wanted = measured(words, unit_id), units()[wanted_id]
    if unit is None:
        return None, ("unknown_unit",)
    ratio = unit.factor / Fraction(wanted.exact)
    if unit.dimension == wanted.dimension and unit.base_unit == wanted.base_unit:
        return ratio, (("converted_per_month",) if unit.unit_id == "vnd_mn_person_month" else ())
    if unit.base_unit == f"{wanted.base_unit}/year" and _yearly(wanted):
        return ratio, ("per_year",)
    if unit.dimension.startswith("count_") and wanted.dimension.startswith("count_"):
        return ratio, ()
    if {unit.dimension, wanted.dimension} == {"fraction", "fraction_difference"}:
        return ratio, ("points_assumed",)
    also = units()[unit.unit_id].also if unit.unit_id else ()
    if wanted.id in also or any(units()[other].dimension == wanted.dimension for other in also):
        # Of a rate the number is already counted per head; of money the scale is still the unit's own.
        return (ratio if unit.dimension.startswith("money") else unit.factor), ("unit_from_subject",)
    money = unit.dimension.startswith("money") and wanted.dimension.startswith("money")
    return None, ("other_currency" if money else "unit_not_convertible",)


def _yearly(unit: Unit) -> bool:
    """Whether values in a unit are amounts or counts, of which one that is given per year is that of the year."""
    return "/" not in unit.base_unit and unit.base_unit != "ratio"


def _share(target: Target, unit: Measured, wanted: Unit) -> Decimal | None:
    """ "N of M units" as per cent, where the indicator is a share of units."""
    if not target.total or wanted.dimension != "fraction" or not unit.dimension.startswith("count_"):
        return None
    if target.minimum is None or target.minimum != target.maximum:
        return None
    return _decimal(Fraction(target.minimum) / Fraction(target.total) / Fraction(wanted.exact))


def _signed(
    bounds: tuple[Decimal | None, Decimal | None], target: Target, indicator_id: str
) -> tuple[Decimal | None, Decimal | None]:
    """A fall reported for an indicator of growth is negative growth."""
    low, high = bounds
    if target.change != "decrease" or traits()[indicator_id].measure != "growth_rate":
        return low, high
    return (None if high is None else -high), (None if low is None else -low)


def _is_index(low: Decimal | None, high: Decimal | None, target: Target, indicator_id: str) -> bool:
    """Whether a level is an index with the period before as 100, of which the indicator is the growth."""
    if not traits()[indicator_id].indexed or target.change not in {"level", "maintain"}:
        return False
    values = [value for value in (low, high) if value is not None]
    least, most = _plausible(indicator_id)
    return bool(values) and all(value > most and least <= value - _HUNDRED <= most for value in values)


def _less(value: Decimal | None, by: Decimal) -> Decimal | None:
    return None if value is None else value - by


def _doubts(low: Decimal | None, high: Decimal | None, target: Target, indicator_id: str) -> tuple[Flag, ...]:
    """Whether a value lies outside what is plausible, and whether a factor of 1,000 would explain it."""
    least, most = _plausible(indicator_id)
    if (low is None or least <= low <= most) and (high is None or least <= high <= most):
        return ()
    if target.change in {"increase", "decrease"} and traits()[indicator_id].measure != "growth_rate":
        return ()
    values = [value for value in (low, high) if value is not None]
    for times in (_THOUSAND, 1 / _THOUSAND):
        far = all(value * _FAR < least if times > 1 else value > most * _FAR for value in values)
        if far and all(least <= value * times <= most for value in values) and least >= 0:
            return ("implausible", "thousandfold")
    return ("implausible",)


@functools.cache
def _plausible(indicator_id: str) -> tuple[Decimal, Decimal]:
    """The least and the greatest value that an indicator can have."""
    least, most = traits()[indicator_id].range
    return Decimal(str(least)), Decimal(str(most))


def _times(value: Decimal | None, factor: Fraction) -> Decimal | None:
    if value is None or factor == 1:
        return value
    return _decimal(Fraction(value) * factor)


def _decimal(value: Fraction) -> Decimal:
    """The exact decimal where there is one of at most 28 digits, else the nearest."""
    return Decimal(value.numerator) / Decimal(value.denominator)
