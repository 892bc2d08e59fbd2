"""Values of one set of places restated for another: only what adds up is added, and only over whole places.

A value of the old districts never silently becomes a value of the new communes, nor the other way round.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from extractor.link.catalogue import traits, unit_of
from extractor.link.lineage import Coverage, coverage, frame_day, valid

_ADDED = frozenset({"area", "energy", "length", "mass", "money", "money_usd", "power", "volume"})
_UNITS_THEMSELVES = frozenset({"count_admin", "count_community"})


class Restated(NamedTuple):
    """A value for a place out of values of other places; `value` is None where none can be given.

    Flags: "as_published", "approximate" (parts of units are missing or too much), "not_apportioned" (a rate without
    weights), "incomplete" (a part has no value), "units_redrawn" (units themselves are counted), "weighted".
    """

    value: Decimal | None
    flags: tuple[str, ...]
    parts: tuple[str, ...]  # places whose values went in
    coverage: Coverage


def additive(indicator_id: str) -> bool:
    """Whether values of an indicator for parts of a place add up to that of the place."""
    if traits()[indicator_id].measure not in ("count", "amount", "level"):
        return False
    dimension = unit_of(indicator_id).dimension
    counted = dimension.startswith("count_") and dimension not in _UNITS_THEMSELVES
    return counted or dimension in _ADDED


def restate(
    indicator_id: str,
    place_id: str,
    frame: str,
    values: Mapping[str, Decimal],
    weights: Mapping[str, Decimal] | None = None,
) -> Restated:
    """The value of `place_id` out of `values` of the units of `frame` (a day, "2021", "2025-07" or "as_published").

    `weights` (of the same units, population for a rate per person) allow the mean of a rate; without them none is
    given. The sum over units of which some only touch the place is marked approximate.
    """
    if frame == "as_published" or valid(place_id, frame_day(frame)):
        cover = Coverage((), True, (), ())
        parts = (place_id,) if place_id in values else ()
        return Restated(values.get(place_id), ("as_published",), parts, cover)
    cover = coverage(place_id, frame_day(frame))
    chosen = tuple(part.place_id for part in cover.parts) if cover.exact else cover.main
    flags: list[str] = [] if cover.exact else ["approximate"]
    if unit_of(indicator_id).dimension in _UNITS_THEMSELVES:
        return Restated(None, ("units_redrawn",), (), cover)
    if not chosen or any(unit not in values for unit in chosen):
        return Restated(None, (*flags, "incomplete"), (), cover)
    if additive(indicator_id):
        return Restated(sum((values[unit] for unit in chosen), Decimal(0)), tuple(flags), chosen, cover)
    if weights is None or any(unit not in weights for unit in chosen):
        return Restated(None, (*flags, "not_apportioned"), (), cover)
    total = sum((weights[unit] for unit in chosen), Decimal(0))
    if not total:
        return Restated(None, (*flags, "not_apportioned"), (), cover)
    mean = sum((values[unit] * weights[unit] for unit in chosen), Decimal(0)) / total
    return Restated(mean, (*flags, "weighted"), chosen, cover)


def share_of_units(met: Decimal, total: Decimal) -> Restated:
    """A count of units (11 of 16 wards) as per cent of them, which survives a redraw; flagged "units_redrawn"."""
    share = met / total * 100 if total else None
    return Restated(share, ("share_of_units", "units_redrawn"), (), Coverage((), True, (), ()))
