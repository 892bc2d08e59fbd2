"""Ruled tables of PDF pages: cells by their corners, and the parts of a table that goes on over pages put together."""

from __future__ import annotations

import functools
import html
import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

NEAR = 2.0  # points by which text may reach over the rules of its cell
ALIKE = 3.0  # points within which two places are one
MARGIN = 6.0  # points by which the sides of two parts of a table may differ
FRAME_LINES = 20  # printed lines in a cell from which on a table is the frame of a page
_ITEM = re.compile(r"[-\u2013+\u2022*\u25cf\uf0b7]\s(.)")
FEWEST_RULES = 3  # upright rules that end together, from which on they are the rules of columns


class Rule(NamedTuple):
    """A ruling line in points from the left and the top: upright where `left` is `right`, else level."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether it is wider than high."""
        return self.bottom - self.top < self.right - self.left


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell with its corners, in points from the left and the top of its page, and its text."""

    left: float
    top: float
    right: float
    bottom: float
    text: str

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the cell, or on its rules."""
        return self.left - NEAR <= x <= self.right + NEAR and self.top - NEAR <= y <= self.bottom + NEAR


@dataclass(frozen=True)
class RuledTable:
    """The cells of a table, page by page; places are those of its first page."""

    parts: tuple[tuple[RuledCell, ...], ...]

    @functools.cached_property
    def top(self) -> float:
        """Upper end on the first page."""
        return min(cell.top for cell in self.parts[0])

    @functools.cached_property
    def bottom(self) -> float:
        """Lower end on the last page."""
        return max(cell.bottom for cell in self.parts[-1])

    @functools.cached_property
    def edges(self) -> list[float]:
        """Where columns begin and end, from the left."""
        return _edges(x for part in self.parts for cell in part for x in (cell.left, cell.right))

    @property
    def is_frame(self) -> bool:
        """Whether it sets a page apart and is no table: it has one column, or a cell holds as much as a page."""
        return len(self.edges) < 3 or any(cell.text.count("\n") >= FRAME_LINES for part in self.parts for cell in part)

    @functools.cached_property
    def _bands(self) -> tuple[list[float], list[list[RuledCell]]]:
        """Heights of the first page, and the cells between each and the next: a page has many letters to ask for."""
        heights = sorted({end for cell in self.parts[0] for end in (cell.top - NEAR, cell.bottom + NEAR)})
        bands: list[list[RuledCell]] = [[] for _ in heights]
        for cell in self.parts[0]:
            first, last = bisect_left(heights, cell.top - NEAR), bisect_left(heights, cell.bottom + NEAR)
            for band in bands[first:last]:
                band.append(cell)
        return heights, bands

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the first page lies in a cell."""
        heights, bands = self._bands
        at = bisect_right(heights, y) - 1
        return at >= 0 and any(cell.holds(x, y) for cell in bands[at])

    def encloses(self, other: RuledTable) -> bool:
        """Whether a table of the same page stands in a cell of this one."""
        corners = (other.edges[0], other.top), (other.edges[-1], other.bottom)
        return any(all(cell.holds(*corner) for corner in corners) for cell in self.parts[0])

    def goes_on_in(self, other: RuledTable) -> bool:
        """Whether the first table of the next page has the same columns."""
        own, others = self.edges, other.edges
        if abs(own[0] - others[0]) > MARGIN or abs(own[-1] - others[-1]) > MARGIN:
            return False
        fewer, more = sorted((own[1:-1], others[1:-1]), key=len)
        shared = sum(any(abs(x - y) <= ALIKE for y in more) for x in fewer)
        return bool(fewer) and 3 * shared >= 2 * len(fewer)

    def html(self) -> str:
        """One table of HTML with spans; a head that is there again on a later page is left out."""
        first, *later = (_grid(part, self.edges) for part in self.parts)
        rows = list(first)
        for part in later:
            repeated = sum(
                1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(first, part, strict=False))
            )
            rows += _with_cut(rows, part[repeated:])
        return f"<table>{''.join(map(_row, rows))}</table>"


def apart(tables: Sequence[RuledTable]) -> list[RuledTable]:
    """Tables of a page, and of those inside each other the one with more cells: a frame has few, a picture as well."""
    left = sorted(tables, key=lambda table: len(table.parts[0]), reverse=True)
    kept: list[RuledTable] = []
    for table in left:
        if not any(table.encloses(other) or other.encloses(table) for other in kept):
            kept.append(table)
    return kept


class _Placed(NamedTuple):
    text: str
    column: int
    rows: int
    columns: int


_Row = list[_Placed]


def _grid(part: Sequence[RuledCell], columns: Sequence[float]) -> list[_Row]:
    """The cells of one page by row, in the columns of the whole table; places that no cell covers are empty cells."""
    edges = _edges(y for cell in part for y in (cell.top, cell.bottom))
    rows: list[_Row] = [[] for _ in edges[1:]]
    covered: set[tuple[int, int]] = set()
    for cell in part:
        top, bottom = _edge(edges, cell.top), _edge(edges, cell.bottom)
        left, right = _edge(columns, cell.left), _edge(columns, cell.right)
        rows[top].append(_Placed(_text(cell.text), left, bottom - top, right - left))
        covered.update(itertools.product(range(top, bottom), range(left, right)))
    for row, column in itertools.product(range(len(rows)), range(len(columns) - 1)):
        if (row, column) not in covered:
            rows[row].append(_Placed("", column, 1, 1))
    return [sorted(row, key=lambda placed: placed.column) for row in rows]


def _text(text: str) -> str:
    """The text of a cell as HTML; items of a list begin lines of their own."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    shown = [html.escape(line, quote=False) for line in lines if line]
    parts = shown[:1]
    for above, line in itertools.pairwise(shown):
        item = _ITEM.match(line)
        parts += ["<br>" if item and (above[-1] in ".;:" or not item[1].islower()) else " ", line]
    return "".join(parts)


def _with_cut(above: Sequence[_Row], below: Sequence[_Row]) -> list[_Row]:
    """The rows of a later page; a cell of several rows that the end of the page cut says there what it says above."""
    last = {cell.column: cell for at, row in enumerate(above) for cell in row if at + cell.rows == len(above)}
    first = [
        cell._replace(text=over.text)
        if not cell.text and over is not None and over.columns == cell.columns and max(over.rows, cell.rows) > 1
        else cell
        for cell in (below[0] if below else ())
        for over in (last.get(cell.column),)
    ]
    return [first, *below[1:]] if below else []


def _row(cells: Iterable[_Placed]) -> str:
    shown = []
    for text, _, rows, columns in cells:
        spans = (f' rowspan="{rows}"' if rows > 1 else "") + (f' colspan="{columns}"' if columns > 1 else "")
        shown.append(f"<td{spans}>{text}</td>")
    return f"<tr>{''.join(shown)}</tr>"


def open_ends(rules: Sequence[Rule]) -> list[Rule]:
    """Level rules that are missing where the upright rules of columns end: at the end of a page, as a rule."""
    level = [rule for rule in rules if rule.is_level]
    runs = _runs(rule for rule in rules if not rule.is_level)
    ends = sorted((y, run.left) for run in runs for y in (run.top, run.bottom))
    found = []
    while ends:
        y = ends[0][0]
        together = [x for end, x in ends if end - y <= ALIKE]
        ends = ends[len(together) :]
        columns = _edges(together)
        if len(columns) < FEWEST_RULES:
            continue
        for left, right in itertools.pairwise(columns):
            if 2 * _ruled(level, left, right, y) < right - left:
                found.append(Rule(left, y, right, y))
    return found


def _runs(upright: Iterable[Rule]) -> list[Rule]:
    """Upright rules as long as they go on: each cell may have drawn its own."""
    runs: list[Rule] = []
    for rule in sorted(upright, key=lambda rule: (round(rule.left), rule.top)):
        above = runs[-1] if runs else None
        if above and abs(above.left - rule.left) <= ALIKE and rule.top - above.bottom <= ALIKE:
            runs[-1] = above._replace(bottom=max(above.bottom, rule.bottom))
        else:
            runs.append(rule)
    return runs


def _ruled(level: Iterable[Rule], left: float, right: float, y: float) -> float:
    """How much of a stretch has a level rule at height `y`."""
    at = left
    length = 0.0
    for rule in sorted(rule for rule in level if abs(rule.top - y) <= ALIKE):
        start, end = max(rule.left, at), min(rule.right, right)
        if end > start:
            length += end - start
            at = end
    return length


def _edges(values: Iterable[float]) -> list[float]:
    """Distinct edges; those within ALIKE are one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > ALIKE:
            edges.append(value)
    return edges


def _edge(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))
