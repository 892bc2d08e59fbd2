"""Comparable series as a table: a row a series, a column a period, plan beside result, and the change between years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from markupsafe import Markup

from extractor.publish import charts, numbers, sparks
from extractor.publish.messages import Catalogue
from extractor.publish.names import Names
from extractor.publish.numbers import NO_BREAK
from extractor.publish.series import (
    ROLES,
    Cell,
    Cells,
    Frame,
    Point,
    Role,
    cells,
    change,
    verdict,
)
from extractor.publish.sheets import Sheet, Value
from extractor.publish.shown import dots, frame_text, marks, point_text, unit_name

LAST_YEARS: Final = 5  # of a table that is an overview
LAST_SPANS: Final = 2


@dataclass(frozen=True, slots=True)
class Shape:
    """One value in a cell of the table."""

    text: str
    href: str  # path of the quote in its document
    kind: str
    delta: str  # against the year before, "" where it cannot be said
    others: tuple[str, ...]  # other values stated for the same place and period
    review: str | None
    loose: bool  # whether something speaks against it


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of the table: plan, result, and whether the plan was met."""

    plan: Shape | None
    result: Shape | None
    verdict: str | None


_EMPTY: Final = Box(None, None, None)


@dataclass(frozen=True, slots=True)
class Row:
    """A series: its name, its unit and remarks, and a box a period."""

    label: str
    href: str
    unit: str
    note: str
    place_id: str
    periods: tuple[str, ...]
    boxes: tuple[Box, ...]
    spark: Markup | None


@dataclass(frozen=True, slots=True)
class Series:
    """The cells of one place in one frame, and how to read them."""

    frame: Frame
    place_id: str
    cells: Cells
    label: str
    href: str


def series_of(
    frame: Frame, points: Iterable[Point], places: Sequence[str], names: Names, t: Catalogue, path: str
) -> list[Series]:
    """The series of each of `places` in one frame, named by the place; `path` leads to the places' pages."""
    by_place: dict[str, dict[tuple[str, str, Role], Cell]] = {}
    for key, cell in cells(points).items():
        by_place.setdefault(key[0], {})[key] = cell
    return [
        Series(frame, place, by_place[place], names.label(place, t), f"{path}{place}")
        for place in places
        if place in by_place
    ]


def row(series: Series, periods: Sequence[str], names: Names, t: Catalogue, *, trend: Sequence[str] = ()) -> Row:
    """A row of the table, with a small chart of the periods of `trend` where there are two years to draw."""
    unit = unit_name(series.frame, names, t)
    boxes = []
    above, plan_above, result_above = "", None, None
    for period in periods:
        plan = series.cells.get((series.place_id, period, "plan"))
        result = series.cells.get((series.place_id, period, "result"))
        if plan is None and result is None:
            boxes.append(_EMPTY)
        else:
            if not _follows(above, period):
                plan_above = result_above = None
            shapes = _shape(plan, plan_above, names, t), _shape(result, result_above, names, t)
            boxes.append(Box(*shapes, verdict(plan, result)))
        above, plan_above, result_above = period, plan, result
    drawn = dots(_drawn(series, trend))
    spark = sparks.spark(drawn, title=series.label) if len({mark.year for mark in drawn}) > 1 else None
    note = "" if _usual(series.frame, names) else frame_text(series.frame, names, t)
    return Row(series.label, series.href, unit, note, series.place_id, tuple(periods), tuple(boxes), spark)


def drawn_marks(series: Series, periods: Sequence[str], unit: str, t: Catalogue) -> list[charts.Mark]:
    """The marks of a series for a chart."""
    return marks(_drawn(series, periods), unit, t)


def all_periods(cells: Iterable[Cells]) -> list[str]:
    """Every period of some series: years in order, then periods of several years."""
    found = {period for grid in cells for _, period, _ in grid}
    return sorted(found, key=lambda text: (len(text) > 4, text))


def last_periods(periods: Sequence[str]) -> list[str]:
    """The last LAST_YEARS years and LAST_SPANS periods of several years."""
    years, spans = [one for one in periods if len(one) <= 4], [one for one in periods if len(one) > 4]
    return [*years[-LAST_YEARS:], *spans[-LAST_SPANS:]]


def long_sheet(series: Iterable[Series], name: str, names: Names, t: Catalogue) -> Sheet:
    """The table's values one a row, in the unit of their axis, with machine numbers."""
    keys = (
        "indicator_id", "indicator", "place_id", "place", "period", "kind", "change", "cmp",
        "min", "max", "unit", "basis", "standard", "price_basis", "base", "quote", "target_id",
        "document_id", "review",
    )  # fmt: skip
    rows: list[tuple[Value, ...]] = []
    for one in series:
        unit = unit_name(one.frame, names, t)
        for (place_id, period, _), cell in sorted(one.cells.items(), key=lambda item: item[0]):
            if place_id != one.place_id:
                continue
            rows += [_long_row(one, point, place_id, period, unit, names, t) for point in (cell.shown, *cell.others)]
    return Sheet(name, tuple((key, t(f"column.{key}")) for key in keys), rows)


def wide_sheet(series: Sequence[Series], periods: Sequence[str], name: str, names: Names, t: Catalogue) -> Sheet:
    """The table as shown: a row a series and role, a column a period; exact values as numbers."""
    columns = [(key, t(f"column.{key}")) for key in ("indicator", "place", "kind", "unit")]
    columns += [(period, period) for period in periods]
    rows: list[tuple[Value, ...]] = []
    for one in series:
        unit = unit_name(one.frame, names, t)
        for role in ROLES:
            own = [one.cells.get((one.place_id, period, role)) for period in periods]
            if any(own):
                head = (
                    names.indicator(one.frame.indicator_id, t.language),
                    one.label,
                    t(f"role.{role}"),
                    unit,
                )
                rows.append((*head, *(_plain(cell, t) for cell in own)))
    return Sheet(name, tuple(columns), rows)


def delta_text(difference: Decimal, before: Point, names: Names, t: Catalogue) -> str:
    """A difference in words: points for shares, the difference and its share for amounts."""
    if not difference:
        return t("pivot.same")
    found = names.units.get(before.record.unit_id or "")
    text = numbers.signed(difference, t.language, 2)
    if found and found.dimension == "fraction":
        return f"{text}{NO_BREAK}{t('unit.points')}"
    base = before.single
    if base and base > 0:
        share = numbers.signed(100 * difference / base, t.language, 1)
        return f"{text} ({share}{NO_BREAK}%)"
    return text


def _shape(cell: Cell | None, before: Cell | None, names: Names, t: Catalogue) -> Shape | None:
    if cell is None:
        return None
    record = cell.shown.record
    difference = change(before, cell)
    delta = ""
    if difference is not None and before is not None:
        delta = delta_text(difference, before.shown, names, t)
    return Shape(
        text=point_text(cell.shown, "", t),
        href=f"/document/{record.document_id}#q-{record.id}",
        kind=record.kind,
        delta=delta,
        others=tuple(point_text(point, "", t) for point in cell.others),
        review=record.review.action if record.review else None,
        loose=bool(record.flags),
    )


def _drawn(series: Series, periods: Sequence[str]) -> Iterator[tuple[str, Role, Cell]]:
    for period in periods:
        for role in ROLES:
            cell = series.cells.get((series.place_id, period, role))
            if cell:
                yield period, role, cell


def _follows(before: str, after: str) -> bool:
    return before.isdigit() and after.isdigit() and int(after) == int(before) + 1


def _usual(frame: Frame, names: Names) -> bool:
    """Whether a frame needs no remark: a level in the indicator's own unit."""
    indicator = names.indicators.get(frame.indicator_id)
    unit = indicator.unit_id if indicator else None
    return frame == Frame(frame.indicator_id, "level", unit or "", "", "", "", "")


def _plain(cell: Cell | None, t: Catalogue) -> Value:
    if cell is None:
        return None
    if cell.shown.record.cmp == "=" and cell.shown.single is not None:
        return _number(cell.shown.single)
    return point_text(cell.shown, "", t)


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _long_row(
    series: Series, point: Point, place_id: str, period: str, unit: str, names: Names, t: Catalogue
) -> tuple[Value, ...]:
    record = point.record
    return (
        series.frame.indicator_id,
        names.indicator(series.frame.indicator_id, t.language),
        place_id,
        names.place(place_id),
        period,
        record.kind,
        record.change,
        record.cmp,
        _number(point.low),
        _number(point.high),
        unit,
        series.frame.basis or None,
        record.standard,
        record.price_basis,
        record.base,
        record.quote,
        record.id,
        record.document_id,
        record.review.action if record.review else None,
    )
