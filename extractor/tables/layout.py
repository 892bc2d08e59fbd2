"""What the rows and columns of a table are: heads of several levels, label, unit and value columns."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple
from unicodedata import normalize

from extractor.lexicon import settings
from extractor.model import Cell, Table
from extractor.tables.labels import label_of, period_named, without_index
from extractor.tables.places import are_places
from extractor.tables.roles import GROUP_MARK, Role, holds_orders, names_places, role_of, roles_of
from extractor.twins import is_english, without_twin
from extractor.units import is_unit

# A cell that holds a value: a number with little else ("7,5 - 8,0", "> 95 %", "0,7% (4,33%)", "over 4").
_NUMBER = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"\d{1,3}(?:[.,]\d{1,3}){0,9}")  # a number that can be no year
_REMARK = re.compile(r"(?<=[\d%])\s*\([^()]*\)$")  # behind a value, in brackets
LONGEST_COUNT = 12  # characters of the number of a column
_COUNTED = re.compile(r"\(?(\d{1,3})\)?\s*(?:=.*)?")
_LETTER = re.compile(r"\(?[A-Z]\)?")
_OPEN_YEARS = re.compile(r"(?:19|20)\d{2}\s*[-–]")
_YEAR_ONLY = re.compile(r"\D*\b(?:19|20)\d{2}\b(?:\s*[-–]\s*(?:19|20)\d{2})?\D*")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of values: its number, its role, and the text of its head from the top level down."""

    number: int
    role: Role
    heads: tuple[str, ...]

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
    places: bool = False  # the labels are places, and the columns say what is measured there


class Sheet(NamedTuple):
    """The cells of a table by row and column, and what they say; a cell over several positions stands in each."""

    cells: list[list[Cell | None]]
    texts: list[list[str]]  # in composed letters, an English twin left out; "" where there is no cell


def sheet_of(text: str, table: Table) -> Sheet:
    """The sheet of a table of `text`: each cell is read once."""
    cells: list[list[Cell | None]] = [[None] * table.columns for _ in range(table.rows)]
    texts = [[""] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        said = without_twin(normalize("NFC", text[cell.start : cell.end].strip(" *_\n\t")))
        for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, table.columns)):
                cells[row][column], texts[row][column] = cell, said
    return Sheet(cells, texts)


def is_value(text: str) -> bool:
    """Whether a cell's text is a value: it has a digit, few words, and is no period alone; a remark may follow it."""
    if _PLAIN.fullmatch(text) is not None:  # most cells
        return True
    remark = _REMARK.search(text)
    text = text[: remark.start()] if remark is not None else text
    return (
        _NUMBER.search(text) is not None
        and len(_LETTERS.findall(text)) <= 6
        and len(text) <= 60
        and not _YEAR_ONLY.fullmatch(text)
        and not without_index(text)[1]
        and period_named(text) is None  # "Q1/2031"
    )


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
    first = _first_data_row(grid, cells)
    if first is None:
        return ()
    titles = [number for number in range(first) if _is_title(grid[number], cells[number])]
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
        Column(c + offset, roles[c], heads[c])
        for c in range(len(heads))
        if c not in (order, unit, label)
        and roles[c] not in ("note", "order", "unit")
        and _holds_values([row[c] for row in rows])
    )
    if not values:
        return None
    beside = [None if c is None else c + offset for c in (order, unit)]
    places = names_places(heads[label]) or are_places([row[label] for row in rows])
    sub = label + 1
    named = sub < len(heads) and roles[sub] == "value" and heads[sub] in (heads[label], ())
    parts = named and sub + offset not in {column.number for column in values} and _holds_words([r[sub] for r in rows])
    part = sub + offset if parts else None
    return Layout(0, label + offset, beside[0], beside[1], values, sub=part, places=places)


def _goes_on(previous: Layout, grid: list[list[Cell | None]], cells: list[list[str]]) -> bool:
    """Whether a table has the columns of the one before it and begins with a row of values."""
    row = cells[0]
    if len(row) != previous.columns or any(cell is not None and cell.header for cell in grid[0]):
        return False
    valued = any(is_value(row[column.number]) for column in previous.values)
    labelled = _LETTERS.search(row[previous.label]) is not None
    return valued and labelled and not any(role_of(text) in ("order", "unit") for text in row if text)


def _first_data_row(grid: list[list[Cell | None]], cells: list[list[str]]) -> int | None:
    """The row after the heads: the first with a value beside a label, column numbers and head cells left out."""
    heads_marked = False
    for number, row in enumerate(cells):
        marked = [cell for cell in grid[number] if cell is not None]
        if marked and all(cell.header for cell in marked):
            heads_marked = True
            continue
        if _numbers_columns(row) or (number == 0 and _is_title(grid[number], row)):
            continue
        if heads_marked or (number > 0 and GROUP_MARK.fullmatch(row[0])):
            if _goes_on_heading(row):
                continue
            return number
        spans = any(c.column_span > 1 for c in marked) and not any(is_value(t) for t in row[1:])
        labelled = any(_LETTERS.search(t) and not is_value(t) for t in row) or _YEAR_ONLY.fullmatch(row[0]) is not None
        begins = any(is_value(t) for t in row[1:]) or _opens_group(cells, number)
        if labelled and not spans and begins and (number > 0 or _headless(cells)):
            return number
    return None


def _is_title(grid: list[Cell | None], row: list[str]) -> bool:
    """Whether a row holds one text alone, over several columns: the table's own title or the unit of all of it."""
    filled = [cell for cell, text in zip(grid, row, strict=True) if text and cell is not None]
    alone = len(set(filled)) == 1 and (filled[0].column_span > 1 or (len(row) > 2 and not _is_part_of_head(filled[0])))
    return alone and not any(is_value(text) for text in row)


def _is_part_of_head(cell: Cell) -> bool:
    """Whether a cell alone in its row goes on with the head of one column, behind that of the labels."""
    return cell.header and cell.column > 1


def _goes_on_heading(row: list[str]) -> bool:
    """Whether a row below marked heads is a further level of them: nothing in the first column, and no value."""
    empty = not row[0] and sum(map(bool, row)) >= 2
    return empty and not any(_NUMBER.search(t) and is_value(t) and not _is_part_of_year(t) for t in row)


def _is_part_of_year(text: str) -> bool:
    return re.fullmatch(str(settings("rows")["part_year"]), text, re.IGNORECASE) is not None


def _headless(cells: list[list[str]]) -> bool:
    """Whether a table begins with values at once: its rows are numbered from 1, or have a unit each."""
    first = cells[0]
    if any(role_of(text) in ("order", "unit", "target", "result", "estimate") for text in first if text):
        return False
    numbered = first[0].strip(" .") == "1" and holds_orders([row[0] for row in cells if row[0]])
    united = all(any(is_unit(text) for text in row[1:]) for row in cells[:3])
    return len(cells) > 1 and (numbered or united)


def _opens_group(cells: list[list[str]], number: int) -> bool:
    """A row with a label and no value, above a row with values and below a head: the first group's row."""
    filled = [t for t in cells[number] if t]
    if len(set(filled)) > 2 or number + 1 >= len(cells):
        return False
    if any(role_of(t) != "value" for t in filled):
        return False
    return any(any(is_value(t) for t in row[1:]) for row in cells[number + 1 : number + 3])


def _numbers_columns(row: list[str]) -> bool:
    """Whether a row only counts the columns: 1, 2, 3 ... or A, B, 1, 2, 3=2/1."""
    digits = [int(m.group(1)) for t in row if (m := _COUNTED.fullmatch(t)) and not _YEAR_ONLY.fullmatch(t)]
    letters = sum(_LETTER.fullmatch(t) is not None for t in row)
    others = len([t for t in row if t]) - len(digits)
    counted = others == letters or (others <= 2 < len(digits) and digits[0] < digits[-1])
    return (
        len(digits) >= 2
        and counted
        and digits[0] <= len(row)
        and all(b - a in (0, 1) for a, b in itertools.pairwise(digits))
        and all(len(t) <= LONGEST_COUNT for t in row)
    )


def _heads(rows: list[list[str]], columns: int) -> list[tuple[str, ...]]:
    """The levels of each column's head; a head without spans holds for the empty places right of it that have parts."""
    levels = [[" ".join(text.split()) for text in row] for row in rows if not _numbers_columns(row)]
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
        if kept and _OPEN_YEARS.fullmatch(kept[-1]) and _YEAR_ONLY.fullmatch(text):
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
        sum(len(_LETTERS.findall(row[c])) for row in rows if not is_value(row[c]))
        if role not in ("order", "unit", "note")
        else -1
        for c, role in enumerate(roles)
    ]
    best = max(range(len(counts)), key=lambda c: (counts[c], -c))
    if counts[best] > 0:
        return best
    return next((c for c in range(len(roles)) if all(_YEAR_ONLY.fullmatch(row[c]) for row in rows if row[c])), None)


def _holds_words(column: list[str]) -> bool:
    return 2 * sum(_LETTERS.search(text) is not None for text in column) >= len(column)


def _holds_values(column: list[str]) -> bool:
    filled = [t for t in column if t and t not in {"-", "–", "x", "X"}]
    return bool(filled) and sum(is_value(t) for t in filled) >= max(1, len(filled) // 2)
