"""A page's text as blocks ready to be shown, every value marked where it stands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractor.model import Document
from extractor.publish.marks import Piece, pieces
from extractor.publish.records import Record


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table as HTML needs it."""

    pieces: tuple[Piece, ...]
    header: bool
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of the page: heading, paragraph, table or noise."""

    kind: str
    anchor: str | None  # of a section that begins here
    level: int  # of a heading, 2 to 4
    reason: str | None  # of noise
    pieces: tuple[Piece, ...] = ()
    parts: tuple[tuple[str, tuple[Piece, ...]], ...] = ()  # of folded noise: reason and text
    rows: tuple[tuple[TableCell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block before it is cut: its kind and where it stands; `grid` is the table's cells."""

    kind: str
    start: int
    end: int
    level: int | None
    reason: str | None
    grid: str | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of the page for its table of contents."""

    anchor: str
    depth: int
    title: str
    start: int  # of the heading line
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's text with its sections and values."""

    blocks: tuple[TextBlock, ...]
    headings: tuple[Heading, ...]


def reading(
    text: str,
    stretches: Sequence[Stretch],
    headings: Sequence[Heading],
    records: Sequence[Record],
) -> Reading:
    """`text` cut into blocks; `records` sorted by start."""
    open_headings = list(headings)
    blocks = []
    low = 0  # records before this one end before the block
    for stretch in stretches:
        while low < len(records) and records[low].end <= stretch.start:
            low += 1
        high = low
        while high < len(records) and records[high].start < stretch.end:
            high += 1
        heading = None
        while open_headings and open_headings[0].start < stretch.end:
            heading = open_headings.pop(0)
        blocks.append(_block(text, stretch, heading, records[low:high]))
    return Reading(tuple(_folded(blocks)), tuple(headings))


def of_document(document: Document, records: Sequence[Record]) -> Reading:
    """The reading of a page that is not stored."""
    stretches = [
        Stretch(
            block.kind,
            block.start,
            block.end,
            block.level,
            block.reason,
            grid_text(block.table) if block.table else None,
        )
        for block in document.blocks
    ]
    headings = [
        Heading(f"s{s.index}", s.depth, ". ".join(filter(None, (s.marker, s.title))), s.start, s.end)
        for s in document.sections
    ]
    return reading(document.text, stretches, headings, records)


def grid_text(table: Any) -> str:
    """A table's cells in the form that the database holds them in."""
    cells = [[c.row, c.column, c.start, c.end, c.row_span, c.column_span, c.header] for c in table.cells]
    return json.dumps({"rows": table.rows, "columns": table.columns, "cells": cells})


def _block(text: str, stretch: Stretch, heading: Heading | None, own: Sequence[Record]) -> TextBlock:
    anchor = heading.anchor if heading else None
    if stretch.kind == "table" and stretch.grid:
        rows = _rows(text, json.loads(stretch.grid), own)
        return TextBlock("table", anchor, 0, stretch.reason, rows=rows)
    cut = tuple(pieces(text, stretch.start, stretch.end, own))
    if stretch.kind == "noise":
        return TextBlock("noise", anchor, 0, stretch.reason, parts=((stretch.reason or "", cut),))
    whole = heading and heading.start <= stretch.start and heading.end + 2 >= stretch.end
    if stretch.kind == "heading" or whole:
        level = heading.depth + 1 if whole and heading else stretch.level or 2
        return TextBlock("heading", anchor, min(max(level, 2), 4), None, cut)
    return TextBlock("paragraph", anchor, 0, None, cut)


def _rows(text: str, grid: Any, own: Sequence[Record]) -> tuple[tuple[TableCell, ...], ...]:
    rows: list[list[TableCell]] = [[] for _ in range(grid["rows"])]
    for cell in sorted(grid["cells"]):
        row, _, start, end, row_span, column_span, header = cell
        cut = tuple(pieces(text, start, end, own))
        rows[row].append(TableCell(cut, bool(header), row_span, column_span))
    return tuple(tuple(row) for row in rows)


def _folded(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Noise blocks that follow each other become one, so that they fold as one."""
    found: list[TextBlock] = []
    for block in blocks:
        last = found[-1] if found else None
        if last and block.kind == last.kind == "noise":
            found[-1] = replace(last, parts=(*last.parts, *block.parts))
        else:
            found.append(block)
    return found
