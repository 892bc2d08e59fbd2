"""SDMX-CSV 1.0: one observation a comparable series and period; the comparator is an attribute, SDMX has none."""

from __future__ import annotations

import csv
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Final

from extractor.publish.exports.cubes import cubes
from extractor.publish.exports.rows import source
from extractor.publish.series import Cell, Frame

DATAFLOW: Final = "CHITIEU:TARGETS(1.0)"
DIMENSIONS: Final = ("FREQ", "REF_AREA", "INDICATOR", "MEASURE", "CHANGE", "TERMS", "TIME_PERIOD")
ATTRIBUTES: Final = (
    "UNIT_MEASURE",
    "UNIT_MULT",
    "OBS_STATUS",
    "COMPARATOR",
    "LOWER",
    "UPPER",
    "BASIS",
    "STANDARD",
    "PRICES",
    "YARDSTICK",
    "SOURCE",
    "COMMENT",
)
STATUS: Final = {"target": "F", "result": "A", "estimate": "E"}


def write(connection: sqlite3.Connection, out: Path) -> list[Path]:
    """Write `out`, a CSV file."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("DATAFLOW", *DIMENSIONS, "OBS_VALUE", *ATTRIBUTES))
        terms: dict[tuple[str, str, str, str, str, str], str] = {}
        for _, frame, grid in cubes(source(connection)):
            for (place, period, _), cell in sorted(grid.items(), key=lambda item: item[0]):
                writer.writerow(_observation(frame, place, period, cell, terms))
    return [out]


def _observation(
    frame: Frame, place: str, period: str, cell: Cell, terms: dict[tuple[str, str, str, str, str, str], str]
) -> tuple[object, ...]:
    record = cell.shown.record
    key = (frame.indicator_id, frame.unit_id, frame.basis, frame.standard, frame.prices, frame.yardstick)
    single = cell.shown.single
    return (
        DATAFLOW,
        "A",
        coded(place),
        frame.indicator_id.upper(),
        "TARGET" if record.kind == "target" else "RESULT",
        frame.change.upper(),
        _terms(key, terms),
        time_period(period),
        _text(single),
        coded(frame.unit_id.lstrip("=")) or "UNKNOWN",
        0,
        STATUS[record.kind],
        record.cmp,
        _text(cell.shown.low),
        _text(cell.shown.high),
        frame.basis,
        frame.standard,
        frame.prices,
        frame.yardstick,
        record.id,
        record.quote,
    )


def _terms(key: tuple[str, str, str, str, str, str], terms: dict[tuple[str, str, str, str, str, str], str]) -> str:
    """A short code for the terms of a series: T0 for the first of its indicator, then T1 ..."""
    own = sum(1 for other in terms if other[0] == key[0])
    return terms.setdefault(key, f"T{own}")


def coded(ident: str) -> str:
    """An id in the signs that SDMX allows."""
    return "".join(sign if (sign.isalnum() and sign.isascii()) or sign in "@$-" else "_" for sign in ident)


def time_period(period: str) -> str:
    """A year as it is, several years as an ISO 8601 interval: 2021-01-01/P5Y."""
    first, _, last = period.partition("-")
    return f"{first}-01-01/P{int(last) - int(first) + 1}Y" if last else first


def _text(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
