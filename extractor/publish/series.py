"""What may stand on one axis: values of one indicator sorted into comparable frames, and frames into cells.

A frame holds values of one indicator, unit, basis, norm, prices and yardstick. Whether one value of a frame may be
subtracted from another, and whether a result meets a plan, is decided by `extractor.link`.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from extractor.link import rules
from extractor.link.compare import judge
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


@dataclass(frozen=True)
class Point:
    """One value in the frame's unit, with the record it comes from; no slots, so that its row is made once."""

    record: Record
    frame: Frame
    low: Decimal | None
    high: Decimal | None

    @property
    def role(self) -> Role:
        """Planned, or reached (reported or estimated)."""
        return role_of(self.record.kind)

    @property
    def single(self) -> Decimal | None:
        """The one number of this value, bounds included; None for a range."""
        if self.low is not None and self.high is not None and self.low != self.high:
            return None
        return self.low if self.low is not None else self.high

    @property
    def exact(self) -> Decimal | None:
        """The value where it is one number and no bound, else None."""
        return self.low if self.record.cmp == "=" and self.low == self.high else None

    @functools.cached_property
    def row(self) -> rules.Row:
        """The value as the rules of comparison take it."""
        record = self.record
        first, _, last = (record.year_text or "").partition("-")
        return rules.Row(
            indicator_id=record.indicator_id,
            place_id=record.place_id,
            year=record.year,
            kind=record.kind,
            change=self.frame.change,
            comparator=record.cmp,
            minimum=self.low,
            maximum=self.high,
            unit_id=record.unit_id,
            first_year=int(first) if last else None,
            basis=record.period_basis,
            base=record.base,
            standard=record.standard,
            price_basis=record.price_basis,
            flags=record.flags,
            issued=record.issued,
            target_id=record.id,
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known for one place, period and role: the last word, and others that differ from it."""

    shown: Point
    others: tuple[Point, ...] = ()


Cells = Mapping[tuple[str, str, Role], Cell]  # place id, period, role


def role_of(kind: str) -> Role:
    """Planned, or reached (reported or estimated)."""
    return "plan" if kind == "target" else "result"


def frame_of(record: Record, indicator_id: str, names: Names) -> Frame:
    """The frame that `record` of that indicator belongs to."""
    base = record.base or ""
    indicator = names.indicators.get(indicator_id)
    return Frame(
        indicator_id=indicator_id,
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
    """The indicator's unit where the value is known in it, else what its unit measures, else the unit as written."""
    if indicator and indicator.unit_id and _converted(record, indicator.unit_id, names):
        return indicator.unit_id
    unit = names.units.get(record.unit_id or "")
    return f"{unit.dimension}|{unit.base_unit}" if unit else f"={record.unit}"


def _converted(record: Record, unit_id: str, names: Names) -> bool:
    """Whether the value is known in a unit: converted by the linker, or exactly convertible after a correction."""
    if record.value_min is not None or record.value_max is not None:
        return True
    if record.review is None:
        return False
    unit, wanted = names.units.get(record.unit_id or ""), names.units.get(unit_id)
    return bool(unit and wanted and (unit.dimension, unit.base_unit) == (wanted.dimension, wanted.base_unit))


def point(record: Record, frame: Frame, indicator_unit: str | None, names: Names) -> Point:
    """The value of `record` in the unit of `frame`."""
    low, high = record.value_min, record.value_max
    if frame.unit_id == indicator_unit and not (low is None and high is None):
        return Point(record, frame, None if low is None else exact(low), None if high is None else exact(high))
    unit, wanted = names.units.get(record.unit_id or ""), names.units.get(frame.unit_id)
    factor = unit.factor / wanted.factor if unit and wanted and unit.factor and wanted.factor else 1
    sides = [None if side is None else (exact(side) * factor).normalize() + 0 for side in (record.min, record.max)]
    return Point(record, frame, *sides)


def frames(records: Iterable[Record], names: Names) -> list[tuple[Frame, list[Point]]]:
    """Records sorted into frames, the fullest frame first; rejected ones and repetitions are left out."""
    groups: dict[Frame, list[Record]] = {}
    alike: dict[tuple[object, ...], list[Record]] = {}  # by all that the frame follows from: few of thousands differ
    for record in records:
        if record.indicator_id is None or record.same_as is not None or record.rejected:
            continue
        known = record.value_min is not None or record.value_max is not None
        key = (
            record.indicator_id, record.change, record.unit_id, record.unit, record.period_basis, record.standard,
            record.price_basis, record.base, known, record.review is None,
        )  # fmt: skip
        if key not in alike:
            alike[key] = groups.setdefault(frame_of(record, record.indicator_id, names), [])
        alike[key].append(record)
    found = []
    for frame, group in groups.items():
        shown = frame if frame.unit_id in names.units else _with_usual_unit(frame, group)
        indicator = names.indicators.get(frame.indicator_id)
        unit_id = indicator.unit_id if indicator else None
        found.append((shown, [point(record, shown, unit_id, names) for record in group]))
    return sorted(found, key=lambda item: (-len(item[1]), item[0]))


def _with_usual_unit(frame: Frame, records: Iterable[Record]) -> Frame:
    used = Counter(record.unit_id for record in records if record.unit_id)
    if not used:
        return frame
    return replace(frame, unit_id=min(used, key=lambda unit_id: (-used[unit_id], unit_id)))


def cells(points: Iterable[Point]) -> dict[tuple[str, str, Role], Cell]:
    """Points by place, period and role: the last word is shown, others are kept where their value differs."""
    groups: defaultdict[tuple[str, str, Role], list[Point]] = defaultdict(list)
    for one in points:
        if one.record.year_text and one.record.place_id:
            groups[(one.record.place_id, one.record.year_text, one.role)].append(one)
    found = {}
    for key, group in groups.items():
        if len(group) == 1:
            found[key] = Cell(group[0])
            continue
        shown, *rest = _distinct(_last_first(group))
        found[key] = Cell(shown, tuple(rest))
    return found


def change(before: Cell | None, after: Cell | None) -> Decimal | None:
    """Difference of two cells of one frame; None where the rules of comparison forbid it."""
    if before is None or after is None or before.shown.exact is None or after.shown.exact is None:
        return None  # most pairs: the rules need not be asked
    return rules.difference(before.shown.row, after.shown.row).difference


def verdict(plan: Cell | None, result: Cell | None) -> str | None:
    """Whether a plan was met: "reached", "exceeded", "missed", or None where that cannot be said."""
    if plan is None or result is None:
        return None
    verdict = judge(plan.shown.row, result.shown.row).verdict
    return verdict if verdict != "open" else None


def breaks(indicator_id: str) -> list[tuple[int, rules.Break]]:
    """Years from which an indicator is another series, with what changed."""
    return sorted(((int(one.since[:4]), one) for one in rules.breaks_of(indicator_id)), key=lambda entry: entry[0])


def _last_first(points: list[Point]) -> list[Point]:
    """A reviewed value first, results before estimates, then the latest issue, then the surest."""
    return sorted(points, key=_rank, reverse=True)


def _rank(point: Point) -> tuple[bool, bool, str, float, int]:
    record = point.record
    reviewed, reached = record.review is not None, record.kind != "estimate"
    return reviewed, reached, record.issued or "", record.confidence, -record.start


def _distinct(points: Iterable[Point]) -> list[Point]:
    found: dict[tuple[object, ...], Point] = {}
    for one in points:
        found.setdefault((one.low, one.high, one.record.cmp), one)
    return list(found.values())
