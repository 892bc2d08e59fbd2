"""Tables whose rows end with "|" and begin with their first cell, as converters of pages write them.

    No.
    No | Indicator - Items | Plan |
    1 | Harvest of rice
    Rice output | 61.000 |
    | of it: winter rice | 31.000 |

A cell may go on in the next line; a row that begins with "|" has an empty first cell.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.clean.head_rows import header_rows
from extractor.clean.joining import Row
from extractor.clean.pipes import FEWEST, PipeTable
from extractor.clean.rhythm_heads import is_mark
from extractor.clean.tables import Raw, head_word, is_value

MOST_HEADS = 2  # rows of heads with fewer cells
LOOKED_AT = 16  # rows by which a table is told
MOST_LINES = 5  # of one row
MOST_GROUPS = 2  # rows with one cell only that follow each other
LONGEST = 300  # characters of a line
_PIPE = re.compile(r"(?<!\\)\|")


class Ended(NamedTuple):
    """A table and the line behind its last one."""

    last: int
    table: PipeTable


class _Line(NamedTuple):
    """A row of cells, and the lines that it takes."""

    first: int
    last: int
    cells: list[Raw]

    @property
    def is_group(self) -> bool:
        """Whether no cell is filled, or nothing but one without a value, behind its number or not."""
        filled = [raw.text for raw in self.cells if raw.text]
        named = filled[1:] if len(filled) == 2 and is_mark(filled[0]) else filled
        return not filled or (len(named) == 1 and not is_value(named[0]))


def find(text: str, rows: Sequence[Row]) -> dict[int, Ended]:
    """The tables among the lines of a text, by the index of their first line."""
    if "|" not in text:
        return {}
    found: dict[int, Ended] = {}
    for run in _runs(text, rows):
        first = 0
        while first < len(run):
            body = _body(run, first)
            if body:
                top, heads = _heads(run[max(first - MOST_HEADS, 0) : first], body[0])
                start, end = rows[top].start, rows[body[-1].last - 1].end
                cells = _trimmed([*heads, *(line.cells for line in body)])
                found[top] = Ended(body[-1].last, PipeTable(start, end, tuple(map(tuple, cells))))
            first += max(len(body), 1)
    return found


def _heads(above: Sequence[_Line], top: _Line) -> tuple[int, list[list[Raw]]]:
    """The first line of a table and its heads, where these are rows of fewer cells that fill its columns together."""
    for count in range(MOST_HEADS, 0, -1) if _is_valued(top) else ():
        lines = above[-count:]
        if len(lines) < count or any(map(_is_valued, lines)):
            continue
        filled = [[raw for raw in line.cells if raw.text] for line in lines]
        heads = header_rows(list(itertools.chain.from_iterable(filled)), len(top.cells), len(filled[1:] and filled[-1]))
        if heads is not None:
            return lines[0].first, heads
    return top.first, []


def _is_valued(line: _Line) -> bool:
    return any(is_value(raw.text) for raw in line.cells[1:])


def _runs(text: str, rows: Sequence[Row]) -> Iterator[list[_Line]]:
    """Rows that follow each other; a blank line, a long one or too many lines without a bar end them."""
    run: list[_Line] = []
    first = 0
    for number, row in enumerate(rows):
        if row.gap or len(row.text) > LONGEST or number - first >= MOST_LINES:
            if run:
                yield run
            run, first = [], number
        if row.text[-1] == "|":
            run.append(_line(text, rows, first, number))
            first = number + 1
    if run:
        yield run


def _line(text: str, rows: Sequence[Row], first: int, last: int) -> _Line:
    start, end = rows[first].start, rows[last].end
    cuts = [start - 1, *(match.start() for match in _PIPE.finditer(text, start, end))]
    return _Line(first, last + 1, [_raw(text, a + 1, b) for a, b in itertools.pairwise(cuts)])


def _raw(text: str, start: int, end: int) -> Raw:
    """A cell without the blanks around it."""
    part = text[start:end].strip()
    return Raw(part, text.index(part, start) if part else start)


def _body(lines: Sequence[_Line], first: int) -> list[_Line]:
    """The rows of the table that begins with line `first`: with as many cells, and groups; none where it is none."""
    top = lines[first]
    width = len(top.cells)
    if width < 2 or top.is_group or not top.cells[0].text:
        return []
    near = [line for line in _rows(lines, first, first + LOOKED_AT) if not line.is_group]
    valued, begun = sum(map(_is_valued, near)), sum(bool(line.cells[0].text) for line in near)
    headed = any(head_word(raw.text.partition("\n")[0]) is not None for raw in top.cells)
    if valued < FEWEST - headed or 2 * begun <= len(near):
        return []
    body = list(_rows(lines, first, len(lines)))
    while body[-1].is_group and len(body[-1].cells) != width:
        body.pop()
    return body


def _rows(lines: Sequence[_Line], first: int, last: int) -> Iterator[_Line]:
    """Lines from `first` on, up to `last`, with as many cells as that one; between them no more than a few groups."""
    width, groups = len(lines[first].cells), 0
    for at in range(first, min(last, len(lines))):
        line = lines[at]
        groups = groups + 1 if line.is_group else 0
        if (len(line.cells) != width and not groups) or groups > MOST_GROUPS:
            return
        yield line


def _trimmed(rows: Sequence[list[Raw]]) -> list[list[Raw]]:
    """Rows without the columns at their end in which no cell is filled."""
    width = max(max((at for at, raw in enumerate(row, 1) if raw.text), default=0) for row in rows)
    return [row[:width] for row in rows]
