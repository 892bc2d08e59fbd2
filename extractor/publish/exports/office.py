"""XLSX in the columns that planning offices use: last year's result, plan, estimate, result, comparison."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

from extractor.publish.exports.cubes import cubes
from extractor.publish.exports.errors import ExportError
from extractor.publish.exports.rows import FIELDS, Source, long_rows, source
from extractor.publish.messages import catalogue
from extractor.publish.names import IndicatorName
from extractor.publish.numbers import exact
from extractor.publish.series import Cell, Cells, Frame, verdict
from extractor.publish.sheets import Sheet, Value, can_write_xlsx, to_xlsx
from extractor.publish.shown import frame_text, point_text, unit_name

MOST_ROWS: Final = 1_000_000  # of a worksheet
KEYS: Final = (
    "place", "domain_id", "indicator", "unit", "year", "before", "plan", "estimate", "result", "share", "met",
    "measured", "quote", "target_id",
)  # fmt: skip


def write(connection: sqlite3.Connection, out: Path) -> list[Path]:
    """Write `out`, a workbook with the comparison and with all values.

    Raises:
        ExportError: openpyxl is not installed, or there are more values than a worksheet holds.
    """
    if not can_write_xlsx():
        raise ExportError("XLSX needs openpyxl: pip install 'chitieu[exports]'")
    found = source(connection)
    t = catalogue("vi")
    values = list(long_rows(found))
    if len(values) > MOST_ROWS:
        raise ExportError(f"{len(values)} values are more than a worksheet holds; export datapackage or parquet")
    columns = tuple((key, t(f"office.{key}")) for key in KEYS)
    compared = Sheet(t("office.sheet"), columns, list(_rows(found)))
    whole = Sheet(t("table.targets.title"), tuple((name, name) for name, _, _ in FIELDS), values)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(to_xlsx([compared, whole]))
    return [out]


def _rows(found: Source) -> Iterator[tuple[Value, ...]]:
    for indicator, frame, grid in cubes(found):
        keys = sorted({(place, period) for place, period, _ in grid})
        for place, period in keys:
            yield _row(found, indicator, frame, grid, place, period)


def _row(
    found: Source, indicator: IndicatorName, frame: Frame, grid: Cells, place: str, period: str
) -> tuple[Value, ...]:
    t = catalogue("vi")
    names = found.names
    plan, result = grid.get((place, period, "plan")), grid.get((place, period, "result"))
    before = grid.get((place, str(int(period) - 1), "result")) if period.isdigit() else None
    estimated = result is not None and result.shown.record.kind == "estimate"
    outcome = verdict(plan, result)
    shown = plan or result
    domain = next((d.name_vi for d in names.domains if d.id == indicator.domain_id), None)
    return (
        names.place(place),
        domain,
        indicator.name_vi,
        unit_name(frame, names, t),
        int(period) if period.isdigit() else period,
        _value(before),
        _value(plan),
        _value(result) if estimated else None,
        None if estimated else _value(result),
        _share(plan, result) if outcome else None,
        t(f"verdict.{outcome}") if outcome else None,
        frame_text(frame, names, t),
        shown.shown.record.quote if shown else None,
        shown.shown.record.id if shown else None,
    )


def _value(cell: Cell | None) -> Value:
    """An exact value as a number, a bounded one as text with its sign."""
    if cell is None:
        return None
    if cell.shown.record.cmp == "=" and cell.shown.single is not None:
        return _number(cell.shown.single)
    return point_text(cell.shown, "", catalogue("vi"))


def _share(plan: Cell | None, result: Cell | None) -> Value:
    """Result as per cent of plan, where both are single values above zero."""
    if plan is None or result is None:
        return None
    wanted, reached = plan.shown.single, result.shown.single
    if wanted is None or reached is None or wanted <= 0 or reached < 0:
        return None
    return _number(round(100 * exact(reached) / exact(wanted), 1))


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
