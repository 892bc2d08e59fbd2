"""What the rows and columns of a table are: heads of several levels, label, unit and value columns."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple
from unicodedata import normalize

from extractor.model import Cell, Table
from extractor.tables.labels import label_of
from extractor.tables.places import are_places
from extractor.tables.roles import Role, names_places, role_of, roles_of
from extractor.tables.row_kinds import says_only_kind
from extractor.tables.top_rows import first_data_row, is_title, numbers_columns
from extractor.tables.values import LETTERS, NUMBER, YEAR_ONLY, is_value
from extractor.twins import is_english, without_twin
from extractor.units import is_unit

_OPEN_YEARS = re.compile(r"(?:19|20)\d{2}\s*[-–]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values: its number, its role, and the text of its head from the top level down.

    `signed`: each of its values has a sign.
    """

    number: int
    role: Role
    heads: tuple[str, ...]
    signed: bool = False

    @property
    def head(self) -> str:
        """The levels of the head on one line."""
        return " ".join(self.heads)


@dataclass(frozen=True, slots=True)
class Layout:
    """A table with values: where its data begins, its label, order and unit columns, and its value columns."""

    first_row: int
    label: int
    order: int | None
    unit: int | None
    values: tuple[Column, ...]
    columns: int = 0
    titles: tuple[str, ...] = ()  # rows at the top that name the table
    sub: int | None = None  # column right of the labels that names their parts, under the same head
    over: int | None = None  # column left of the labels that names what several of them are of, in the first of these
    places: bool = False  # the labels are places or bounds of classes: the columns say what is measured there


class Sheet(NamedTuple):
    """The cells of a table by row and column, and what they say; a cell over several positions stands in each."""

    cells: list[list[Cell | None]]
    texts: list[list[str]]  # in composed letters, an English twin left out; "" where there is no cell


def sheet_of(text: str, table: Table) -> Sheet:
    """The sheet of a table of `text`: each cell is read once."""
    cells: list[list[Cell | None]] = [[None] * table.columns for _ in range(table.rows)]
    texts = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        said = without_twin(normalize("NFC", text[cell.start : cell.end].strip(" *_\n\t").replace("**", "")))
        for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, table.columns)):
                cells[row][column], texts[row][column] = cell, said
    return Sheet(cells, texts)


def layouts_of(sheet: Sheet, previous: Layout | None = None) -> tuple[Layout, ...]:
    """The layout of a table; several where its heads repeat side by side; none where no column holds values.

    `previous`: of the table right before this one, whose columns it goes on with where it has no head of its own.
    """
    grid, cells = sheet
    columns = len(cells[0]) if cells else 0
    if columns < 2:
        return ()
    if previous is not None and _goes_on(previous, grid, cells):
        return (replace(previous, first_row=0, titles=()),)
    first = first_data_row(grid, cells)
    if first is None:
        return ()
    titles = [number for number in range(first) if is_title(grid[number], cells[number])]
    heads = _heads([row for number, row in enumerate(cells[:first]) if number not in titles], columns)
    named = tuple(" ".join(next(t for t in cells[number] if t).split()) for number in titles)
    width = _width(heads)
    parts = (
        _part(heads[at : at + width], [row[at : at + width] for row in cells[first:]], at)
        for at in range(0, columns, width)
    )
    return tuple(replace(part, first_row=first, columns=columns, titles=named) for part in parts if part is not None)


def _width(heads: list[tuple[str, ...]]) -> int:
    """Columns from one head of labels to the next, where the heads of a table repeat from left to right."""
    for width in range(2, len(heads) // 2 + 1):
        if len(heads) % width == 0 and all(heads[:width]) and heads[width:] == heads[:-width]:
            names = [role_of(" ".join(head)) for head in heads[:width]]
            if names_places(heads[0]) or names_places(heads[1]) or "order" in names or "unit" in names:
                return width
    return len(heads)


def _part(heads: list[tuple[str, ...]], rows: list[list[str]], offset: int) -> Layout | None:
    """The layout of columns under one head of labels, the first of which is column `offset` of the table."""
    roles = roles_of(heads, rows)
    order = next((c for c, role in enumerate(roles) if role == "order"), None)
    unit = next((c for c, role in enumerate(roles) if role == "unit"), None)
    label = _label_column(rows, roles)
    if label is None:
        return None
    values = tuple(
        Column(c + offset, roles[c], heads[c], _are_signed([row[c] for row in rows]))
        for c in range(len(heads))
        if c not in (order, unit, label)
        and roles[c] not in ("note", "order", "unit")
        and _holds_values([row[c] for row in rows])
    )
    if not values:
        return None
    beside = [None if c is None else c + offset for c in (order, unit)]
    named_rows = [row[label] for row in rows]
    places = names_places(heads[label]) or are_places(named_rows) or _are_bounds(named_rows)
    sub = label + 1
    named = sub < len(heads) and roles[sub] == "value" and heads[sub] in (heads[label], ())
    parts = named and sub + offset not in {column.number for column in values} and _holds_words([r[sub] for r in rows])
    told = (c for c in range(label + 1, len(heads)) if _tells_kinds([row[c] for row in rows]))
    part = sub + offset if parts else next((c + offset for c in told), None)
    over = label - 1 + offset if label and roles[label - 1] == "value" and _groups(rows, label) else None
    return Layout(0, label + offset, beside[0], beside[1], values, sub=part, over=over, places=places)


def _groups(rows: list[list[str]], label: int) -> bool:
    """Whether the column left of the labels names groups of rows: words alone, the first row's among them."""
    named = [row[label - 1] for row in rows if row[label]]
    worded = all(LETTERS.search(text) and not is_value(text) for text in named if text)
    return bool(named and named[0]) and worded


def _goes_on(previous: Layout, grid: list[list[Cell | None]], cells: list[list[str]]) -> bool:
    """Whether a table has the columns of the one before it and begins with a row of values."""
    row = cells[0]
    if len(row) != previous.columns or any(cell is not None and cell.header for cell in grid[0]):
        return False
    valued = any(is_value(row[column.number]) for column in previous.values)
    labelled = LETTERS.search(row[previous.label]) is not None
    return valued and labelled and not any(role_of(text) in ("order", "unit") for text in row if text)


def _heads(rows: list[list[str]], columns: int) -> list[tuple[str, ...]]:
    """The levels of each column's head; a head without spans holds for the empty places right of it that have parts."""
    levels = [[" ".join(text.split()) for text in row] for row in rows if not numbers_columns(row)]
    for row, below in itertools.pairwise(levels):
        for column in range(1, columns):
            if not row[column] and below[column] and below[column - 1]:
                row[column] = row[column - 1]
    return [_distinct(row[column] for row in levels) for column in range(columns)]


def _distinct(levels: Iterable[str]) -> tuple[str, ...]:
    """The levels of a head, each once, without English twins; one that a line end cuts goes on below."""
    kept: list[str] = []
    named = [text for text in levels if text]
    native = [text for text in named if not is_english(text)] or named
    for text in native:
        if kept and _OPEN_YEARS.fullmatch(kept[-1]) and YEAR_ONLY.fullmatch(text):
            kept[-1] += text  # "2030-" over "2031"
        elif kept and _goes_on_below(text):
            kept[-1] += f" {text}"
        elif not kept or kept[-1] != text:
            kept.append(text)
    if len(native) < len(named) and "%" not in "".join(native) and "%" in "".join(named):
        kept[-1] += " (%)"  # the unit stands once, behind the twin
    return tuple(kept)


def _goes_on_below(text: str) -> bool:
    return text[0].islower() and not is_unit(text) and not label_of(text).only_opens_parts


def _label_column(rows: list[list[str]], roles: list[Role]) -> int | None:
    """The column with the most words that is no order, unit or note column, or else one of years; the leftmost."""
    counts = [
        sum(len(LETTERS.findall(row[c])) for row in rows if not is_value(row[c]))
        if role not in ("order", "unit", "note")
        else -1
        for c, role in enumerate(roles)
    ]
    best = max(range(len(counts)), key=lambda c: (counts[c], -c))
    if counts[best] > 0:
        return best
    if roles[0] == "note" and _holds_words([row[0] for row in rows]):
        return 0  # "Source": what the rows are, in a table of sources
    divided = (c for c, role in enumerate(roles) if role == "value" and _are_bounds([row[c] for row in rows]))
    if (classes := next(divided, None)) is not None:
        return classes
    return next((c for c in range(len(roles)) if all(YEAR_ONLY.fullmatch(row[c]) for row in rows if row[c])), None)


def _are_signed(column: list[str]) -> bool:
    filled = [text for text in column if NUMBER.search(text)]
    return bool(filled) and all(text[0] in "+-–" for text in filled)


def _are_bounds(column: list[str]) -> bool:
    """Whether cells bound the classes of the rows ("Under 30", "Over 50"): values with words, each once."""
    return len(set(column)) == len(column) > 1 and all(map(is_value, column)) and _holds_words(column)


def _tells_kinds(column: list[str]) -> bool:
    """Whether cells say of their rows whether these are planned or done, and nothing else."""
    filled = [text for text in column if text]
    return len(filled) > 1 and all(map(says_only_kind, filled))


def _holds_words(column: list[str]) -> bool:
    return 2 * sum(LETTERS.search(text) is not None for text in column) >= len(column)


def _holds_values(column: list[str]) -> bool:
    filled = [t for t in column if t and t not in {"-", "–", "x", "X"}]
    return bool(filled) and sum(is_value(t) for t in filled) >= max(1, len(filled) // 2)
