"""Tables as grids: cells with row and column spans in place, header cells known."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractor.clean.rules import marks_of, plain
from extractor.lexicon import Entry, entries, match_key, settings
from extractor.model import Cell, Table
from extractor.twins import without_twin
from extractor.units import is_amount

WIDEST = 200  # columns; a larger colspan is cut to it
_NUMERIC = re.compile(r"[<>≤≥~]?\s*[-+]?\d[\d.,\s]*%?\s*(?:[-–]\s*\d[\d.,]*\s*%?)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDER = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?")


class Raw(NamedTuple):
    """A cell as it is written: text, where it stands in the document, spans as asked for."""

    text: str
    start: int = 0
    row_span: int = 1
    column_span: int = 1
    header: bool = False


def grid(rows: Sequence[Sequence[Raw]]) -> Table:
    """The grid of `rows`.

    Every cell at its first free position, as browsers place them, no two over each other.
    """
    taken: dict[int, int] = {}  # column -> rows from here on that a cell from above still covers
    cells: list[Cell] = []
    columns = 0
    for number, row in enumerate(rows):
        column = 0
        below: dict[int, int] = {}
        for raw in row:
            while taken.get(column, 0):
                column += 1
            width = 1
            limit = min(max(raw.column_span, 1), WIDEST)
            while width < limit and not taken.get(column + width, 0):
                width += 1
            height = min(max(raw.row_span, 1), len(rows) - number)
            cells.append(Cell(number, column, raw.start, raw.start + len(raw.text), height, width, raw.header))
            if height > 1:
                below.update(dict.fromkeys(range(column, column + width), height))
            column += width
        columns = max(columns, column, *(c + 1 for c in taken), 0) if taken else max(columns, column)
        taken = {c: left - 1 for c, left in taken.items() if left > 1} | {c: height - 1 for c, height in below.items()}
    return Table(len(rows), columns, tuple(cells))


def with_headers(table: Table, text: str) -> Table:
    """The table with its header rows marked.

    Header rows: those at the top that are marked already, or else the first and those that a cell of the first
    spans; and a row below them that numbers the columns. A first row with values is no header, nor are heads that
    stand there again below values, and labels that a page marks as heads of their rows.
    """
    words = _row_words(table, text)
    depth = _marked_rows(table, text)
    if depth == 0:
        first = words.get(0, [])
        if table.rows < 2 or sum(map(bool, first)) < 2 or any(is_value(text) or is_amount(text) for text in first):
            return table
        depth = max(cell.row_span for cell in table.cells if cell.row == 0)
    while depth < table.rows - 1 and counts_columns(words.get(depth, [])):
        depth += 1
    if depth >= table.rows:
        return table
    again = {row for row in range(depth, table.rows) if words.get(row) in [words.get(head) for head in range(depth)]}
    kept = (cell for cell in table.cells if cell.row not in again)  # at the top of a page the heads stand once more
    cells = tuple(c._replace(header=c.row < depth) if c.header != (c.row < depth) else c for c in kept)
    return Table(table.rows, table.columns, cells)


def _marked_rows(table: Table, text: str) -> int:
    """How many rows at the top have marked heads and no value beside them."""
    marked = {cell.row for cell in table.cells if cell.header}
    said = {cell: text[cell.start : cell.end].strip(" *_") for cell in table.cells}
    valued = {c.row for c, t in said.items() if is_amount(t) or (is_value(t) and not c.header)}
    return next((row for row in range(table.rows) if row not in marked or row in valued), table.rows)


def _row_words(table: Table, text: str) -> dict[int, list[str]]:
    out: dict[int, list[str]] = {}
    for cell in table.cells:
        out.setdefault(cell.row, []).append(text[cell.start : cell.end].strip(" *_"))
    return out


def is_value(text: str) -> bool:
    """Whether a cell holds a number that is not a year."""
    text = text.strip(" *_")
    return bool(_NUMERIC.fullmatch(text)) and not _YEAR.fullmatch(text)


def counts_columns(words: Iterable[str]) -> bool:
    """Whether a row numbers the columns: 1, 2, 3, 4 = 3/2."""
    filled = [word for word in words if word]
    return len(filled) >= 3 and all(_ORDER.fullmatch(word) for word in filled)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Entry):
    """What the heading of a column says the column holds."""


@functools.cache
def _heads() -> Mapping[str, str]:
    return {plain(surface): c.id for c in entries("columns", Column) for surface in c.surfaces}


def head_word(text: str) -> str | None:
    """What a column's heading names: "order", "label", "unit", "value", "note".

    None where it is none.
    """
    return _heads().get(plain(text).strip(" *_.:()-–"))


def is_layout(rows: Sequence[Sequence[str]], marked: bool) -> bool:
    """Whether a table only sets text side by side: letterhead, signature, a frame of prose.

    `rows` are the cells' texts; `marked`: the page marks header cells.
    """
    filled = [text for row in rows for text in row if text.strip()]
    width = max((len(row) for row in rows), default=0)
    if len(filled) < 2 or width < 2 or len([row for row in rows if any(c.strip() for c in row)]) < 2:
        return True
    longest = max(map(len, filled))
    headed = marked or sum(head_word(text) is not None for text in rows[0]) >= 2
    if longest > (3000 if headed else 500):
        return True
    return not headed and width <= 3 and len(rows) <= 4 and any(map(_is_formal, filled))


def _is_formal(text: str) -> bool:
    return any(
        mark.id in {"letterhead", "number", "recipients", "signature"}
        for line in text.splitlines()[:2]
        for mark in marks_of(line)
    )


def name_of(text: str) -> str | None:
    """What a head names, an English twin left out: numbers, labels, units; years and places are labels."""
    text = without_twin(text)
    return head_word(text) or ("label" if match_key(text) in _labels() else None)


def repeats(texts: Sequence[str]) -> int:
    """How often the same heads follow each other, two or more of them; 0 where they do not."""
    for length in range(2, len(texts) // 2 + 1):
        if len(texts) % length == 0 and texts[length:] == texts[:-length]:
            return len(texts) // length if len(set(texts[:length])) == length else 0
    return 0


@functools.cache
def _labels() -> frozenset[str]:
    return frozenset(map(match_key, (*settings("rows")["period_words"], *settings("rows")["place_heads"])))
