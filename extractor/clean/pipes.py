"""Markdown tables in text, also where every cell and every "|" stands on a line of its own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.clean.tables import Raw, grid, head_word, is_value, with_headers
from extractor.model import Table
from extractor.units import is_amount

WIDEST = 60  # columns tried for a table whose rows are not told apart
FEWEST = 3  # rows with all their cells, and cells of each; one row less where the heads name their columns
_PIPE = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"\s*:?-{2,}:?\s*")
_SURROUND = re.compile(r"[\s*_]*(.*?)[\s*_]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PipeTable:
    """A table found in text: where it stands, and its rows of cells."""

    start: int
    end: int
    rows: tuple[tuple[Raw, ...], ...]

    def texts(self) -> list[list[str]]:
        """The cells' texts."""
        return [[raw.text for raw in row] for row in self.rows]

    def table(self, text: str) -> Table:
        """The grid, with header cells marked."""
        return with_headers(grid([[_unmarked(raw) for raw in row] for row in self.rows]), text)


def read(text: str, start: int, end: int) -> PipeTable | None:
    """The table that `text[start:end]` is, from its first "|" to its last.

    None where it is none.
    """
    cuts = [match.start() for match in _PIPE.finditer(text, start, end)]
    if len(cuts) < 2 or text[cuts[-1] + 1 : end].strip():
        return None
    cells = [_raw(text, a + 1, b) for a, b in itertools.pairwise(cuts)]
    blank = [not raw.text for raw in cells]
    broken = ["\n" in text[a:b] for a, b in itertools.pairwise(cuts)]
    filled = [text[a + 1 : b] for a, b in itertools.pairwise(cuts) if text[a + 1 : b].strip()]
    stacked = sum("\n" in part[: len(part) - len(part.lstrip())] for part in filled)
    if filled and 2 * stacked > len(filled):
        rows = _stacked(cells, [b and n for b, n in zip(blank, broken, strict=True)])
    else:
        rows = _inline(cells, blank, broken)
    rows = _without_delimiter(rows, text)
    if not rows or not any(raw.text for row in rows for raw in row):
        return None
    return PipeTable(cuts[0], cuts[-1] + 1, tuple(tuple(row) for row in rows))


def read_open(text: str, lines: Sequence[tuple[int, int]]) -> PipeTable | None:
    """The table of `lines` (spans) whose rows have "|" between the cells and none around them.

    None where the second line is no delimiter and the lines do not all have as many cells, three or more; under a head
    that names its columns two of them do, and a line of one or two heads a group.
    """
    rows = [_cut(text, start, end) for start, end in lines]
    marks = [raw.text for raw in rows[1]] if len(rows) > 1 else []
    delimited = len(marks) > 1 and all(_DELIMITER.fullmatch(mark) for mark in marks)
    whole = [row for row in rows if len(row) == len(rows[0])]
    groups = [row for row in rows if len(row) <= 2 and not any(is_value(raw.text) for raw in row[1:])]
    named = any(head_word(raw.text) in ("order", "label", "unit") for raw in rows[0])
    few = len(whole) < FEWEST - named or len(rows[0]) < FEWEST
    ends = named and 1 < len(rows[-1]) < len(rows[0]) and rows[-1] not in groups  # a page ends in the middle of a row
    if not delimited and (few or len(whole) + len(groups) * named + ends < len(rows)):
        return None
    rows = _without_delimiter(rows, text)
    return PipeTable(lines[0][0], lines[-1][1], tuple(tuple(row) for row in rows)) if len(rows) > 1 else None


def _cut(text: str, start: int, end: int) -> list[Raw]:
    """The cells of one line."""
    cuts = [start - 1, *(match.start() for match in _PIPE.finditer(text, start, end)), end]
    return [_raw(text, a + 1, b) for a, b in itertools.pairwise(cuts)]


def _raw(text: str, start: int, end: int) -> Raw:
    """A cell without the blanks around it."""
    part = text[start:end]
    return Raw(part.strip(), start + len(part) - len(part.lstrip()) if part.strip() else start)


def _unmarked(raw: Raw) -> Raw:
    """A cell without the emphasis marks around its text."""
    match = _SURROUND.fullmatch(raw.text)
    if match is None:
        return raw
    return raw._replace(text=match.group(1), start=raw.start + match.start(1))


def _inline(cells: Sequence[Raw], blank: Sequence[bool], broken: Sequence[bool]) -> list[list[Raw]]:
    rows: list[list[Raw]] = [[]]
    for cell, is_blank, has_break in zip(cells, blank, broken, strict=True):
        if is_blank and has_break:
            rows.append([])
        else:
            rows[-1].append(cell)
    return [row for row in rows if row]


def _without_delimiter(rows: list[list[Raw]], text: str) -> list[list[Raw]]:
    for index, row in enumerate(rows):
        marks = [text[raw.start : raw.start + len(raw.text)] for raw in row]
        if any(marks) and all(_DELIMITER.fullmatch(mark) for mark in marks if mark):
            head = [[raw._replace(header=not _valued(above)) for raw in above] for above in rows[:index]]
            return [*head, *rows[index + 1 :]]
    return rows


def _valued(row: Sequence[Raw]) -> bool:
    """Whether a row over a delimiter is one of values, of a table without heads."""
    return any(is_amount(raw.text) for raw in row[1:])


def _stacked(cells: Sequence[Raw], gaps: Sequence[bool]) -> list[list[Raw]]:
    """Rows of a table in which an empty cell and the end of a row look alike.

    The width that explains most rows is taken: from the end backwards every row has `width` cells
    and an empty place before it; what is left at the top is header rows with merged cells.
    """
    found = [(width, *_top(gaps, width)) for width in range(1, min(WIDEST, len(cells)) + 1)]
    fitting = [row for row in found if row[1] <= 3 * row[0]] or found
    best_width, best_top, _ = max(fitting, key=lambda row: (row[2], -row[1], -row[0]))
    body: list[list[Raw]] = []
    gap_first = best_top > 0 or len(cells) % (best_width + 1) == 0
    position = best_top + gap_first
    while position < len(cells):
        body.append(list(cells[position : position + best_width]))
        position += best_width + 1
    return [*_header_rows(cells[:best_top], gaps[:best_top], best_width), *body]


def _top(gaps: Sequence[bool], width: int) -> tuple[int, int]:
    """Where rows of `width` cells begin (0, or the empty place before), and how many there are."""
    top, rows = len(gaps), 1
    while top - width > 0 and gaps[top - width - 1]:
        top -= width + 1
        rows += 1
    return (0, rows) if top == width else (top, rows - 1)


def _header_rows(cells: Sequence[Raw], gaps: Sequence[bool], width: int) -> list[list[Raw]]:
    rows: list[list[Raw]] = [[]]
    for cell, gap in zip(cells, gaps, strict=True):
        if gap:
            rows.append([])
        else:
            rows[-1].append(cell)
    rows = [row for row in rows if row]
    if len(rows) == 1 and len(rows[0]) == 1:
        return [[rows[0][0]._replace(column_span=width)]]
    if len(rows) == 2:
        return merged_header(rows[0], rows[1], width)
    return rows


def merged_header(first: Sequence[Raw], second: Sequence[Raw], width: int) -> list[list[Raw]]:
    """Two header rows with the spans they must have to fill `width` columns, if that is sure.

    The cells of the first row that have no part in the second span both rows; the others share the
    second row evenly.
    """
    tall = width - len(second)
    groups = len(first) - tall
    if tall < 0 or groups < 1 or len(second) % groups:
        return [list(first), list(second)]
    trailing = 0
    while trailing < tall and head_word(first[len(first) - 1 - trailing].text) == "note":
        trailing += 1
    begin = tall - trailing
    top = [
        raw._replace(column_span=len(second) // groups, header=True)
        if begin <= index < begin + groups
        else raw._replace(row_span=2, header=True)
        for index, raw in enumerate(first)
    ]
    return [top, [raw._replace(header=True) for raw in second]]


def is_data(rows: Sequence[Sequence[Raw]]) -> bool:
    """Whether any cell of a table holds a value."""
    return any(is_value(raw.text) for row in rows for raw in row)
