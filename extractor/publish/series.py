"""What may stand on one axis: values of one indicator sorted into comparable frames, and frames into tables.

Two values are comparable where indicator, change, unit (after exact conversion), basis of the period, norm, prices and
yardstick are the same. What is not comparable lands in another frame and is never subtracted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from extractor.publish.names import IndicatorName, Names
from extractor.publish.numbers import exact
from extractor.publish.records import Record

Role = Literal["plan", "result"]
ROLES: tuple[Role, ...] = ("plan", "result")


@dataclass(frozen=True, slots=True, order=True)
class Frame:
    """What the values on one axis share."""

    indicator_id: str
    change: str  # level, increase or decrease
    unit_id: str  # id of the unit shown, or "=" and the unit as written where it is not known
    basis: str
    standard: str
    prices: str
    yardstick: str  # what a share is a share of, where that is said and is no starting value


@dataclass(frozen=True, slots=True)
class Point:
    """One value in the frame's unit, with the record it comes from."""

    record: Record
    low: Decimal | None
    high: Decimal | None

    @property
    def role(self) -> Role:
        """Planned, or reached (reported or estimated)."""
        return "plan" if self.record.kind == "target" else "result"

    @property
    def single(self) -> Decimal | None:
        """The one number of this value, bounds included; None for a range."""
        if self.low is not None and self.high is not None and self.low != self.high:
            return None
        return self.low if self.low is not None else self.high


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known for one place, period and role: the value shown, and others that differ from it."""

    shown: Point
    others: tuple[Point, ...] = ()


Cells = Mapping[tuple[str, str, Role], Cell]  # place id, period, role


def frame_of(record: Record, names: Names) -> Frame | None:
    """The frame that `record` belongs to; None without an indicator."""
    if record.indicator_id is None:
        return None
    base = record.base or ""
    indicator = names.indicators.get(record.indicator_id)
    return Frame(
        indicator_id=record.indicator_id,
        change=_change(record, indicator),
        unit_id=_measure(record, indicator, names),
        basis=record.period_basis if record.period_basis not in (None, "year-end") else "",
        standard=record.standard or "",
        prices=record.price_basis or "",
        yardstick="" if any(sign.isdigit() for sign in base) else base,
    )


def _change(record: Record, indicator: IndicatorName | None) -> str:
    """What the number is: a level, or an amount of change that the indicator itself does not measure.

    A rise by 7 % is a growth rate of 7 %; a fall by 10 % is a reduction of 10 %.
    """
    measure = indicator.measure if indicator else None
    own = {"growth_rate": "increase", "change": "decrease"}.get(measure or "")
    return "level" if record.change in ("level", "maintain", own) else record.change


def _measure(record: Record, indicator: IndicatorName | None, names: Names) -> str:
    """The indicator's unit where the value converts to it, else what its unit measures, else the unit as written."""
    unit = names.units.get(record.unit_id or "")
    if unit is None:
        return f"={record.unit}"
    wanted = names.units.get(indicator.unit_id or "") if indicator else None
    if wanted and (wanted.dimension, wanted.base_unit) == (unit.dimension, unit.base_unit):
        return wanted.id
    return f"{unit.dimension}|{unit.base_unit}"


def point(record: Record, frame: Frame, names: Names) -> Point:
    """The value of `record` in the unit of `frame`, converted exactly."""
    unit, wanted = names.units.get(record.unit_id or ""), names.units.get(frame.unit_id)
    factor = Decimal(1)
    if unit and wanted and unit.factor and wanted.factor:
        factor = unit.factor / wanted.factor

    def convert(side: float | None) -> Decimal | None:
        return None if side is None else (exact(side) * factor).normalize() + 0

    low, high = convert(record.min), convert(record.max)
    if record.cmp in (">=", ">"):
        return Point(record, low if low is not None else high, None)
    if record.cmp in ("<=", "<"):
        return Point(record, None, high if high is not None else low)
    return Point(record, low, high)


def frames(records: Iterable[Record], names: Names) -> list[tuple[Frame, list[Point]]]:
    """Records sorted into frames, the fullest frame first; rejected ones and repetitions are left out."""
    groups: defaultdict[Frame, list[Record]] = defaultdict(list)
    for record in records:
        frame = frame_of(record, names)
        if frame and not record.rejected and record.same_as is None:
            groups[frame].append(record)
    found = []
    for frame, group in groups.items():
        shown = frame if frame.unit_id in names.units else _with_usual_unit(frame, group)
        found.append((shown, [point(record, shown, names) for record in group]))
    return sorted(found, key=lambda item: (-len(item[1]), item[0]))


def _with_usual_unit(frame: Frame, records: Iterable[Record]) -> Frame:
    used = Counter(record.unit_id for record in records if record.unit_id)
    if not used:
        return frame
    return replace(frame, unit_id=min(used, key=lambda unit_id: (-used[unit_id], unit_id)))


def cells(points: Iterable[Point]) -> dict[tuple[str, str, Role], Cell]:
    """Points by place, period and role: the surest is shown, others are kept where their value differs."""
    groups: defaultdict[tuple[str, str, Role], list[Point]] = defaultdict(list)
    for one in points:
        if one.record.year_text and one.record.place_id:
            groups[(one.record.place_id, one.record.year_text, one.role)].append(one)
    found = {}
    for key, group in groups.items():
        group.sort(key=_order)
        shown, *rest = _distinct(group)
        found[key] = Cell(shown, tuple(rest))
    return found


def periods(points: Iterable[Point]) -> list[str]:
    """Years in order, then periods of several years."""
    found = {one.record.year_text for one in points if one.record.year_text}
    return sorted(found, key=lambda text: (len(text) > 4, text))


def change(before: Cell | None, after: Cell | None) -> Decimal | None:
    """Difference of two cells of one frame; None where a side is missing, a range, or bounded differently."""
    if before is None or after is None:
        return None
    if before.shown.record.cmp != after.shown.record.cmp:
        return None
    low, high = before.shown.single, after.shown.single
    return None if low is None or high is None else high - low


def verdict(plan: Cell | None, result: Cell | None, polarity: str | None) -> str | None:
    """Whether a plan was met: "met", "missed", or None where that cannot be said."""
    if plan is None or result is None or result.shown.record.cmp not in ("=", "~"):
        return None
    reached, wanted = result.shown.single, plan.shown
    if reached is None:
        return None
    bound = wanted.record.cmp
    if bound in (">=", ">"):
        limit = wanted.single
        met = limit is not None and (reached >= limit if bound == ">=" else reached > limit)
    elif bound in ("<=", "<"):
        limit = wanted.single
        met = limit is not None and (reached <= limit if bound == "<=" else reached < limit)
    elif polarity == "higher_is_better" and wanted.low is not None:
        met = reached >= wanted.low
    elif polarity == "lower_is_better" and wanted.high is not None:
        met = reached <= wanted.high
    else:
        return None
    return "met" if met else "missed"


def main_kind(points: Sequence[Point]) -> Role:
    """The role that has more values."""
    counted = Counter(one.role for one in points)
    return "result" if counted["result"] > counted["plan"] else "plan"


def _order(one: Point) -> tuple[object, ...]:
    kinds = {"target": 0, "result": 0, "estimate": 1}
    record = one.record
    reviewed = 0 if record.review else 1
    return kinds[record.kind], reviewed, -record.confidence, record.document_id, record.start


def _distinct(points: Iterable[Point]) -> list[Point]:
    found: dict[tuple[object, ...], Point] = {}
    for one in points:
        found.setdefault((one.low, one.high, one.record.cmp), one)
    return list(found.values())
