"""Records and cells in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extractor.publish import numbers
from extractor.publish.charts import Mark
from extractor.publish.messages import Catalogue
from extractor.publish.names import Names
from extractor.publish.records import Record
from extractor.publish.series import Cell, Frame, Point, Role


@dataclass(frozen=True, slots=True)
class Shown:
    """A record with its value and names as the reader sees them."""

    record: Record
    value: str
    place: str | None
    indicator: str | None


def show(record: Record, names: Names, t: Catalogue) -> Shown:
    """`record` in the language of `t`."""
    unit = names.unit(record.unit_id, record.unit, t.language)
    value = numbers.value(record.min, record.max, record.cmp, unit, t.language, record.of)
    return Shown(
        record,
        value,
        names.place(record.place_id),
        names.indicator(record.indicator_id, t.language),
    )


def unit_name(frame: Frame, names: Names, t: Catalogue) -> str:
    """The unit of an axis."""
    unit = names.units.get(frame.unit_id)
    return unit.name(t.language) if unit else frame.unit_id.removeprefix("=")


def point_text(point: Point, unit: str, t: Catalogue) -> str:
    """A value in its frame's unit, with its bound."""
    record = point.record
    as_written = point.low is not None and record.min is not None and point.low == numbers.exact(record.min)
    total = record.of if as_written else None  # a count turned into a share stands alone
    return numbers.value(point.low, point.high, record.cmp, unit, t.language, total)


def frame_text(frame: Frame, names: Names, t: Catalogue) -> str:
    """What distinguishes a frame, in words: change, unit, basis, norm, prices, yardstick."""
    unit = unit_name(frame, names, t)
    parts = [t(f"frame.{frame.change}", unit=unit or t("frame.no_unit"))]
    if frame.basis:
        parts.append(t.maybe(f"basis.{frame.basis.replace(' ', '_')}", frame.basis))
    parts += [part for part in (frame.standard, frame.prices) if part]
    if frame.yardstick:
        parts.append(t("frame.yardstick", base=frame.yardstick))
    return ", ".join(parts)


def marks(cells: Iterable[tuple[str, Role, Cell]], unit: str, t: Catalogue) -> list[Mark]:
    """Marks for a chart from (period, role, cell); periods of several years are left to the table."""
    found = []
    for period, role, cell in cells:
        span = _span(period, cell)
        if span is None:
            continue
        text = point_text(cell.shown, "", t)
        whole = f"{text}{numbers.NO_BREAK}{unit}" if unit else text
        label = f"{period}: {whole} ({t(f'kind.{cell.shown.record.kind}')})"
        found.append(Mark(int(period), *span, role, cell.shown.record.cmp, label, text))
    return found


def dots(cells: Iterable[tuple[str, Role, Cell]]) -> list[Mark]:
    """As `marks`, without words: for a chart that stands beside its values."""
    spans = ((period, role, cell, _span(period, cell)) for period, role, cell in cells)
    return [Mark(int(period), *span, role, cell.shown.record.cmp, "") for period, role, cell, span in spans if span]


def _span(period: str, cell: Cell) -> tuple[float, float] | None:
    """Where the value of one year stands on an axis, from and to; None for what cannot be drawn."""
    low, high = cell.shown.low, cell.shown.high
    one = low if low is not None else high
    if len(period) != 4 or not period.isdigit() or one is None:
        return None
    return float(one), float(high if high is not None and low is not None else one)


def describe(marks: Iterable[Mark]) -> str:
    """All values of a chart as one text, for those who do not see it."""
    return "; ".join(mark.label for mark in sorted(marks, key=lambda m: (m.year, m.role)))
