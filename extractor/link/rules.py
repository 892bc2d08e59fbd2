"""The rules of comparison: when one stated value may be subtracted from another, and why not.

Never mixed: kinds of value, levels and changes, bounds and values, per cent and points, norms, prices, periods, and
places before and after a redraw.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from extractor.lexicon import Entry, PatternError, entries
from extractor.link.catalogue import traits
from extractor.link.lineage import redrawn, same_land, together
from extractor.units import units


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(Entry):
    """A day from which an indicator is another series."""

    since: str
    reason: Literal["standard", "definition", "places", "prices"]
    indicators: tuple[str, ...]
    note_vi: str
    note_en: str


@dataclass(frozen=True, slots=True)
class Row:
    """One stated value; `minimum` and `maximum` in the unit of its indicator."""

    indicator_id: str | None
    place_id: str | None
    year: int | None  # the last of a period
    kind: str
    change: str
    comparator: str
    minimum: Decimal | None
    maximum: Decimal | None
    unit_id: str | None = None  # as written
    first_year: int | None = None  # of a period of several years
    basis: str | None = None
    base: str | None = None
    standard: str | None = None
    price_basis: str | None = None
    flags: tuple[str, ...] = ()
    issuer: str | None = None
    issued: str | None = None  # ISO date
    target_id: str | None = None

    @property
    def exact(self) -> Decimal | None:
        """The value where it is one number and no bound, else None."""
        return self.minimum if self.comparator == "=" and self.minimum == self.maximum else None

    @property
    def day(self) -> str:
        """The last day of the year that the value is for."""
        return f"{self.year}-12-31"


class Change(NamedTuple):
    """The step from one cell to a later one; `difference` is None where there are `reasons`."""

    earlier: Row
    later: Row
    difference: Decimal | None
    reasons: tuple[str, ...]


@functools.cache
def breaks() -> tuple[Break, ...]:
    """All breaks of series, each of indicators that exist."""
    found = entries("series_breaks", Break)
    for one in found:
        for indicator in one.indicators:
            if indicator not in traits():
                raise PatternError(f"patterns/series_breaks.toml: {one.id}: no indicator {indicator!r}")
    return found


@functools.cache
def breaks_of(indicator_id: str | None) -> tuple[Break, ...]:
    """The breaks of the series of one indicator."""
    return tuple(one for one in breaks() if indicator_id in one.indicators)


def row_of(record: Mapping[str, Any], **document: Any) -> Row:
    """A published record as a row; `document` gives place_id (where the record has none), issuer, issued, target_id."""
    year = record["year"]
    first, _, last = str(year).partition("-") if year is not None else ("", "", "")
    period = record.get("period") or {}
    return Row(
        indicator_id=record["indicator_id"],
        place_id=record.get("place_id") or document.get("place_id"),
        year=int(last or first) if first else None,
        kind=record["kind"],
        change=record["change"],
        comparator=record["cmp"],
        minimum=_decimal(record["value_min"]),
        maximum=_decimal(record["value_max"]),
        unit_id=record.get("unit_id"),
        first_year=int(first) if last else None,
        basis=period.get("basis"),
        base=record.get("base"),
        standard=record.get("standard"),
        price_basis=record.get("price_basis"),
        flags=tuple(record.get("flags") or ()),
        issuer=document.get("issuer"),
        issued=document.get("issued"),
        target_id=document.get("target_id"),
    )


def comparable(a: Row, b: Row, *, across_places: bool = False) -> tuple[str, ...]:
    """Reasons why one value may not be subtracted from the other; empty where it may.

    Two values of one place over time, or (`across_places`) of two places that exist at the same time.
    """
    reasons = [name for name, differs in _TERMS.items() if differs(a, b)]
    reasons += [f"series_break:{one.id}" for one in _between(a, b)]
    reasons += _places(a, b, across_places)
    return tuple(dict.fromkeys(reasons))


def difference(earlier: Row, later: Row, *, across_places: bool = False) -> Change:
    """The later value less the earlier one, or why not."""
    reasons = comparable(earlier, later, across_places=across_places)
    if reasons or earlier.exact is None or later.exact is None:
        return Change(earlier, later, None, reasons)
    return Change(earlier, later, later.exact - earlier.exact, ())


def _between(a: Row, b: Row) -> list[Break]:
    known = breaks_of(a.indicator_id)
    if not known or a.year is None or b.year is None:
        return []
    first, last = sorted((a.day, b.day))
    same_prices = a.price_basis is not None and a.price_basis == b.price_basis
    return [one for one in known if first < one.since <= last and not (one.reason == "prices" and same_prices)]


def broken_under_way(plan: Row) -> tuple[str, ...]:
    """Breaks of the series within the year that a plan was made for, after it was made.

    The plan counts by the old series and the result by the new one. A plan without a date was made before its year.
    """
    if plan.year is None:
        return ()
    made = max(plan.issued or "", f"{plan.year}-01-01")
    return tuple(one.id for one in breaks_of(plan.indicator_id) if made < one.since <= plan.day)


def _places(a: Row, b: Row, across_places: bool) -> list[str]:
    if a.place_id is None or b.place_id is None:
        return ["no_place"]
    if across_places:
        return [] if together(a.place_id, b.place_id) else ["frame"]
    if not same_land(a.place_id, b.place_id):
        return ["place" if together(a.place_id, b.place_id) else "frame"]
    first, last = sorted((a.day, b.day))
    moved = a.place_id == b.place_id and redrawn(a.place_id, first, last)
    return ["place_redrawn"] if moved else []


def _dimension(row: Row) -> str | None:
    return units()[row.unit_id].dimension if row.unit_id else None


def _units(a: Row, b: Row) -> bool:
    """Values that could not be given in the indicator's unit, or that were written in kinds of unit that differ."""
    if any(row.minimum is None and row.maximum is None for row in (a, b)):
        return True
    return _dimension(a) != _dimension(b) and "share_of_units" not in (*a.flags, *b.flags)


_TERMS: Mapping[str, Callable[[Row, Row], bool]] = {
    "no_indicator": lambda a, b: a.indicator_id is None or b.indicator_id is None,
    "indicator": lambda a, b: a.indicator_id != b.indicator_id,
    "no_year": lambda a, b: a.year is None or b.year is None,
    "kind": lambda a, b: a.kind != b.kind,
    "change": lambda a, b: measured_change(a) != measured_change(b),
    "unit": _units,
    "base": lambda a, b: a.base != b.base,
    "standard": lambda a, b: a.standard != b.standard,
    "price_basis": lambda a, b: a.price_basis != b.price_basis,
    "period": lambda a, b: a.basis != b.basis or _span(a) != _span(b),
    "bound": lambda a, b: any(row.comparator not in ("=", "~") for row in (a, b)),
    "approximate": lambda a, b: "~" in (a.comparator, b.comparator),
    "doubtful": lambda a, b: bool({"implausible", "names_a_place"} & {*a.flags, *b.flags}),
}


def measured_change(row: Row) -> str:
    """What the number is: a "level" of the indicator, or an "increase" or "decrease" that it does not itself measure.

    A rise by 7 % is a rate of growth of 7 %, and a fall is a negative one; a fall by 10 % is a reduction of 10 %.
    """
    measure = traits()[row.indicator_id].measure if row.indicator_id else None
    own = {"growth_rate": ("increase", "decrease"), "change": ("decrease",)}.get(measure or "", ())
    return "level" if row.change in ("level", "maintain", *own) else row.change


def _span(row: Row) -> int:
    return 0 if row.first_year is None or row.year is None else row.year - row.first_year


def _decimal(value: float | str | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
