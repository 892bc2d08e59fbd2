"""Which rows at the top of a table are its titles and heads, and where its data begins."""

from __future__ import annotations

import itertools
import re

from extractor.lexicon import settings
from extractor.model import Cell
from extractor.tables.labels import label_of
from extractor.tables.roles import GROUP_MARK, holds_orders, role_of
from extractor.tables.values import LETTERS, NUMBER, YEAR_ONLY, is_value
from extractor.units import is_amount, is_unit

LONGEST_COUNT = 12  # characters of the number of a column
_COUNTED = re.compile(r"\(?(\d{1,3})\)?\s*(?:=.*)?")
_PARTED = re.compile(r"\d{1,3}[.,]\d{1,3}(?:[.,]\d{3})*(?:,\d+)?")  # a number that no head is: "9,5", "1.234"
_LETTER = re.compile(r"\(?[A-Z]\)?")


def first_data_row(grid: list[list[Cell | None]], cells: list[list[str]]) -> int | None:
    """The row after the heads: the first with a value beside a label, column numbers and head cells left out."""
    heads_marked = False
    named = _titles_above(grid, cells)
    for number, row in enumerate(cells):
        marked = [cell for cell in grid[number] if cell is not None]
        if marked and all(cell.header for cell in marked):
            heads_marked = True
            continue
        if numbers_columns(row) or number < named:
            continue
        if heads_marked or (number > 0 and GROUP_MARK.fullmatch(row[0])):
            if _goes_on_heading(row):
                continue
            return number
        spans = any(c.column_span > 1 for c in marked) and not any(is_value(t) for t in row[1:])
        labelled = any(LETTERS.search(t) and not is_value(t) for t in row) or YEAR_ONLY.fullmatch(row[0]) is not None
        begins = any(is_value(t) for t in row[1:]) or _opens_group(cells, number)
        if labelled and not spans and begins and (number > 0 or _headless(cells)):
            return number
    return None


def _titles_above(grid: list[list[Cell | None]], cells: list[list[str]]) -> int:
    """How many rows at the top are titles: all over a row of heads, else the first at most."""
    titles = next((number for number, row in enumerate(cells) if not is_title(grid[number], row)), 0)
    headed = titles < len(cells) and not any(is_value(text) for text in cells[titles][1:])
    return titles if headed else min(titles, 1)


def is_title(grid: list[Cell | None], row: list[str]) -> bool:
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
    return empty and not any(NUMBER.search(t) and is_value(t) and not _is_part_of_year(t) for t in row)


def _is_part_of_year(text: str) -> bool:
    return re.fullmatch(str(settings("rows")["part_year"]), text, re.IGNORECASE) is not None


def _headless(cells: list[list[str]]) -> bool:
    """Whether a table begins with values at once: its rows are numbered from 1, or have a unit each, or values.

    The unit stands in a cell of its own or in the label.
    """
    first = cells[0]
    if any(role_of(text) in ("order", "unit", "target", "result", "estimate") for text in first if text):
        return False
    numbered = first[0].strip(" .") == "1" and holds_orders([row[0] for row in cells if row[0]])
    beside = [row for row in cells if any(row[1:])][:3]  # a row alone opens parts
    united = all(label_of(row[0]).unit or any(is_unit(t) or is_amount(t) for t in row[1:]) for row in beside)
    valued = any(map(_PARTED.fullmatch, first[1:]))
    return len(cells) > 1 and (numbered or united or valued)


def _opens_group(cells: list[list[str]], number: int) -> bool:
    """A row with a label and no value, above a row with values and below a head: the first group's row."""
    filled = [t for t in cells[number] if t]
    if len(set(filled)) > 2 or number + 1 >= len(cells):
        return False
    if any(role_of(t) != "value" for t in filled):
        return False
    return any(any(is_value(t) for t in row[1:]) for row in cells[number + 1 : number + 3])


def numbers_columns(row: list[str]) -> bool:
    """Whether a row only counts the columns: 1, 2, 3 ... or A, B, 1, 2, 3=2/1."""
    digits = [int(m.group(1)) for t in row if (m := _COUNTED.fullmatch(t)) and not YEAR_ONLY.fullmatch(t)]
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
