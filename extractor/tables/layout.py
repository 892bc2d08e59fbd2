"""What the rows and columns of a table are: heads of several levels, label, unit and value columns."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass
from typing import Literal
from unicodedata import normalize

from extractor.language import key_of
from extractor.lexicon import Entry, entries
from extractor.model import Cell, Table

Role = Literal["order", "unit", "note", "compare", "result", "estimate", "target", "value", "label"]

# A cell that holds a value: a number with little else ("7,5 - 8,0", "> 95 %", "0,7% (4,33%)", "over 4").
_NUMBER = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_YEAR_ONLY = re.compile(r"\D*\b(?:19|20)\d{2}\b(?:\s*[-–]\s*(?:19|20)\d{2})?\D*")


_GROUP_MARK = re.compile(r"[IVX]+\.?|[A-H]\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRule(Entry):
    """Words in a column's head that say what the column holds."""

    role: Role
    whole: bool = False


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


@functools.cache
def _rules() -> tuple[tuple[HeadRule, tuple[str, ...]], ...]:
    return tuple((rule, tuple(key_of(s) for s in rule.surfaces)) for rule in entries("table_heads", HeadRule))


def role_of(head: str) -> Role:
    """What a column with this head holds; "value" where no rule says."""
    key = f" {key_of(head)} "
    for wanted in ("order", "unit", "note", "compare", "estimate", "result", "target"):
        for rule, surfaces in _rules():
            if rule.role != wanted:
                continue
            if any(key.strip() == s if rule.whole else f" {s} " in key for s in surfaces):
                return rule.role
    return "value"


def grid_of(table: Table) -> list[list[Cell | None]]:
    """The cells by row and column; a cell over several positions stands in each of them."""
    grid: list[list[Cell | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, table.columns)):
                grid[row][column] = cell
    return grid


def is_value(text: str) -> bool:
    """Whether a cell's text is a value: it has a digit, few words, and is not just a year."""
    return (
        _NUMBER.search(text) is not None
        and len(_LETTERS.findall(text)) <= 6
        and len(text) <= 60
        and not _YEAR_ONLY.fullmatch(text)
    )


def layout_of(text: str, table: Table) -> Layout | None:
    """The layout of a table, or None where no column holds values under a head."""
    grid = grid_of(table)
    cells = [[normalize("NFC", text[c.start : c.end].strip(" *_\n\t")) if c else "" for c in row] for row in grid]
    first = _first_data_row(grid, cells)
    if first is None or table.columns < 2:
        return None
    heads = [_head(cells[:first], column) for column in range(table.columns)]
    roles = [role_of(" ".join(head)) if head else "value" for head in heads]
    order = next((c for c, role in enumerate(roles) if role == "order"), None)
    unit = next((c for c, role in enumerate(roles) if role == "unit"), None)
    label = _label_column(cells[first:], roles)
    if label is None:
        return None
    values = tuple(
        Column(c, roles[c], heads[c])
        for c in range(table.columns)
        if c not in (order, unit, label)
        and roles[c] not in ("note", "order", "unit")
        and _holds_values([row[c] for row in cells[first:]])
    )
    return Layout(first, label, order, unit, values) if values else None


def _first_data_row(grid: list[list[Cell | None]], cells: list[list[str]]) -> int | None:
    """The row after the heads: the first with a value beside a label, column numbers and head cells left out."""
    heads_marked = False
    for number, row in enumerate(cells):
        marked = [cell for cell in grid[number] if cell is not None]
        if marked and all(cell.header for cell in marked):
            heads_marked = True
            continue
        if _numbers_columns(row):
            continue
        if heads_marked or (number > 0 and _GROUP_MARK.fullmatch(row[0])):
            return number
        spans = any(c.column_span > 1 for c in marked) and not any(is_value(t) for t in row[1:])
        labelled = any(_LETTERS.search(t) and not is_value(t) for t in row)
        if labelled and number > 0 and not spans and (any(is_value(t) for t in row[1:]) or _opens_group(cells, number)):
            return number
    return None


def _opens_group(cells: list[list[str]], number: int) -> bool:
    """A row with a label and no value, above a row with values and below a head: the first group's row."""
    filled = [t for t in cells[number] if t]
    if len(set(filled)) > 2 or number + 1 >= len(cells):
        return False
    if any(role_of(t) != "value" for t in filled):
        return False
    return any(any(is_value(t) for t in row[1:]) for row in cells[number + 1 : number + 3])


def _numbers_columns(row: list[str]) -> bool:
    """Whether a row only counts the columns: 1, 2, 3 ... or A, B, 1, 2."""
    digits = [t for t in row if t.strip("()").isdecimal()]
    return (
        len(digits) >= 2
        and len([t for t in row if t]) - len(digits) <= 2
        and all(int(b.strip("()")) - int(a.strip("()")) in (0, 1) for a, b in itertools.pairwise(digits))
        and all(len(t) <= 6 for t in row)
    )


def _head(rows: list[list[str]], column: int) -> tuple[str, ...]:
    levels: list[str] = []
    for row in rows:
        if _numbers_columns(row):
            continue
        text = " ".join(row[column].split())
        if text and (not levels or levels[-1] != text):
            levels.append(text)
    return tuple(levels)


def _label_column(rows: list[list[str]], roles: list[Role]) -> int | None:
    """The column with the most words that is no order, unit or note column; the leftmost on a tie."""
    counts = [
        sum(len(_LETTERS.findall(row[c])) for row in rows) if role not in ("order", "unit", "note") else -1
        for c, role in enumerate(roles)
    ]
    best = max(range(len(counts)), key=lambda c: (counts[c], -c))
    return best if counts[best] > 0 else None


def _holds_values(column: list[str]) -> bool:
    filled = [t for t in column if t and t not in {"-", "–", "x", "X"}]
    return bool(filled) and sum(is_value(t) for t in filled) >= max(1, len(filled) // 2)


PROBES = {"table_heads": (HeadRule, lambda text: [{"id": rule.id, "role": rule.role} for rule in _matching(text)])}


def _matching(head: str) -> list[HeadRule]:
    role = role_of(head)
    return [rule for rule, _ in _rules() if rule.role == role]
