"""Tables of text as a stream: words, then as many values as the table has columns, again and again.

How the lines fall does not matter: a value may stand on a line of its own, beside others, or behind its label; a row
may have the year that its values are for as its label; an English twin may stand behind the label or the values.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.clean.flattened import Flattened
from extractor.clean.joining import Row
from extractor.clean.parts import Part, cell_of, cells_of, cut, parts
from extractor.clean.rhythm_heads import is_bracketed, is_mark
from extractor.clean.stream_columns import in_columns
from extractor.clean.stream_frame import Frame, Heads, is_unit
from extractor.clean.stream_turns import in_turn
from extractor.clean.strips import are_counts, count_of, runs
from extractor.clean.tables import Raw, grid
from extractor.twins import is_english

WIDEST = 24  # columns of values
FEWEST = 3  # rows with all their values; one less where the heads are sure
MOST_LEAD = 10  # parts between the values of two rows
MOST_CELLS = 4  # heads of groups and a label between them
LOOKED_AT = 12  # rows from which the heads are told; a table is only read to its end where it has some
MOST_YEARS = 12  # labels that are years that are looked at to tell how many values a row has
_NUMBERED = re.compile(r"(\d{1,3}\.?)\s+(?=\S)")  # the number of a row in front of its label


class Line(NamedTuple):
    """A row: the words in front of its values, and the values, none where they are of fewer columns."""

    lead: list[Part]
    values: list[Part | None]


def find(text: str, rows: Sequence[Row]) -> dict[int, Flattened]:
    """The tables among the lines of a text, by the index of their first line."""
    cuts = [cut(row.text) for row in rows]
    sorts = [sort for line in cuts for _, _, sort in line]
    every = [run for run in runs(sorts, MOST_LEAD) if "value" in sorts[slice(*run[:2])]]
    valued = [number for number, run in enumerate(every) if run[1] - run[0] > 1]
    lines = list(parts(text, rows, cuts)) if valued else []  # few texts have any
    found: dict[int, Flattened] = {}
    floor = 0
    for number in valued:
        below, (first, _, is_followed) = every[number : number + LOOKED_AT], every[number]
        for columns, dated, numbered in _widths(lines, below) if first >= floor else ():
            if not (dated or is_followed):
                continue
            reader = _Reader(text, lines, first, floor, columns, dated=dated, numbered=numbered)
            table = reader.read()
            if table is not None:
                found[table.first], floor = table, reader.end
                break
    return found


def _widths(lines: Sequence[Part], below: Sequence[tuple[int, int, bool]]) -> Iterator[tuple[int, bool, bool]]:
    """How many values a row may have that stand in the first run of parts.

    And whether years are the labels of rows, and whether the last part of a run counts the row below it.
    """
    first, last, _ = below[0]
    size = last - first
    if lines[first].sort == "year" and lines[first + 1].sort != "year":
        years = list(itertools.islice((at for at in range(first, last) if lines[at].sort == "year"), MOST_YEARS))
        ends = [*years, *([last] if len(years) < MOST_YEARS else [])]
        steps = [below - above - 1 for above, below in itertools.pairwise(ends)]
        if 2 <= max(steps) <= WIDEST:
            yield max(steps), True, False
    elif size <= WIDEST + 1:
        closing = [(lines[end - 1], end - start > 1) for start, end, is_followed in below if is_followed]
        counting = [part for part, several in closing if several or _count(part)]
        numbered = all(part.opens for part in counting) and are_counts([part.raw.text for part in counting])
        if not numbered:
            yield size, False, False
        if size > 2 or numbered:
            yield size - 1, False, numbered  # the last one may number the row below


def _count(part: Part) -> int:
    """The number of a row that a part at the beginning of a line may be; 0 where it is none."""
    return count_of(part.raw.text) if part.opens else 0


class _Reader:
    """The table whose first row has its values from part `first` on."""

    def __init__(
        self, text: str, lines: Sequence[Part], first: int, floor: int, columns: int, *, dated: bool, numbered: bool
    ) -> None:
        self.text, self.lines, self.first, self.floor = text, lines, first, floor
        self.columns, self.dated, self.numbered = columns, dated, numbered
        inner = lines[first + 1 : first + LOOKED_AT if dated else first + columns]
        opening = [part for part in inner if part.opens and part.is_valued]
        self.apart = 2 * sum(part.gap for part in opening) > len(inner)
        self.breaks = max(min((part.breaks for part in opening), default=1), 1)
        self.end = floor  # the part behind the last value

    def read(self) -> Flattened | None:
        """The table with its heads; None where heads are missing or too few rows follow."""
        start = self._label()
        if start is None:
            return None
        body = list(itertools.islice(self._body(start), LOOKED_AT))
        whole = [line for line in body if line.values]
        if len(whole) < FEWEST - 1 or 5 * len(whole) < 3 * len(body):
            return None
        united = sum(self._has_unit(line.lead) for line in body) * 2 > len(body)
        frame = Frame(self.text, self.lines, start, self.floor, self.columns, self.apart, united)
        heads = in_columns(frame, whole) or in_turn(frame)
        if heads is None or len(whole) < FEWEST - heads.sure:
            return None
        return self._table(heads, start, body, united)

    def _label(self) -> int | None:
        """The part that the label of the first row begins with."""
        lines, first = self.lines, self.first
        if self.dated:
            while first > self.floor and not lines[first].opens:
                first -= 1
            return first
        above = first
        while above > max(self.floor, first - MOST_LEAD) and lines[above - 1].sort == "text":
            above -= 1
        cells = cells_of(lines[above:first], apart=self.apart)
        if cells and len(cells) > 1 and is_unit(cell_of(self.text, cells[-1]).text):
            cells.pop()
        if not cells:
            return None
        more = len(cells) > 1 and is_bracketed(cells[-1][0].raw.text)  # it goes on with the label above it
        start = next(at for at in range(above, first) if lines[at] is cells[-1 - more][0])
        marked = start > self.floor and lines[start - 1].opens and is_mark(lines[start - 1].raw.text)
        return start - marked

    def _body(self, at: int) -> Iterator[Line]:
        """The rows from part `at` on."""
        lead: list[Part] = []
        count = 0
        while at < len(self.lines) and len(lead) <= MOST_LEAD:
            part = self.lines[at]
            if part.sort == "stop":
                return
            if part.sort == "text" or self._numbers(at, lead):
                lead.append(part)
                count = _count(part) or count
                at += 1
                continue
            if part.sort == "year" and self._dates(at):
                lead.append(part)
                at += 1
            run = self._values(at)
            if not lead or not run or len(run) > self.columns + 1:
                return
            counts = self.numbered and _count(run[-1]) in (1, count + 1)  # of the row below, also where no value stands
            values = run[: min(self.columns, len(run) - counts)]
            at += len(values)
            placed = self._placed(values, at)
            self.end = at
            yield Line(lead, placed)
            lead = []

    def _numbers(self, at: int, lead: Sequence[Part]) -> bool:
        """Whether a value alone is the number or mark of the row that follows."""
        part = self.lines[at]
        below = self.lines[at + 1] if at + 1 < len(self.lines) else None
        return not lead and part.opens and below is not None and below.sort == "text" and is_mark(part.raw.text)

    def _dates(self, at: int) -> bool:
        """Whether a year is the label of the row whose values follow it, or the end of that label."""
        run = self._values(at + 1)
        return self.dated if self.lines[at].opens else len(run) >= self.columns

    def _values(self, at: int) -> list[Part]:
        """The values from a part on, up to the label of the next row; no more than two too many."""
        last = at
        while last < min(at + self.columns + 2, len(self.lines)) and self.lines[last].is_valued:
            part = self.lines[last]
            if (self.dated and part.sort == "year") or (part.opens and not self.lines[at].opens):
                break
            last += 1
        return list(self.lines[at:last])

    def _placed(self, values: Sequence[Part], after: int) -> list[Part | None]:
        """The values in their columns.

        Cells that are empty leave more ends of lines between those beside them; a row that lacks cells without a trace
        keeps none of its values, since nothing says which columns they are of.
        """
        if len(values) == self.columns:
            return list(values)
        placed: list[Part | None] = []
        for part in values:
            placed += [None] * (part.breaks // self.breaks - 1)
            placed.append(part)
        missing = self.columns - len(placed)
        room = self.lines[after].breaks // self.breaks - 1 if after < len(self.lines) else 0
        return [*placed, *[None] * missing] if 0 <= missing <= room or missing == 0 else []

    def _has_unit(self, lead: Sequence[Part]) -> bool:
        return len(lead) > 1 and is_unit(lead[-1].raw.text)

    def _table(self, heads: Heads, start: int, looked_at: Sequence[Line], united: bool) -> Flattened | None:
        """The grid: heads, groups and rows, with a column of numbers or units where rows have them."""
        numbers = sum(_NUMBERED.match(line.lead[0].raw.text) is not None for line in looked_at)
        numbered = heads.ordered and 3 * numbers >= 2 * len(looked_at)
        named: list[list[list[Raw]]] = []
        body: list[Line] = []
        end = self.end
        for line in self._body(start):
            names = self._named(line.lead, united=united, numbered=numbered)
            if names is None:
                break
            named.append(names)
            body.append(line)
            end = self.end
        self.end = end
        if len(body) < min(len(looked_at), FEWEST):
            return None
        ordered = heads.ordered or any(row[0].text for names in named for row in names)
        rows = [heads.row(row, ordered) for row in heads.rows]
        rows += [[*[Raw("", group.start)] * ordered, group] for group in heads.groups]
        for names, line in zip(named, body, strict=True):
            for mark, label, *unit in names:
                rows.append([*[mark] * ordered, label, *unit])
            last = rows[-1][-1]
            blank = last.start + len(last.text)
            rows[-1] += [part.raw if part else Raw("", blank) for part in line.values]
        first, last_row = self.lines[heads.first].row, self.lines[self.end - 1].row + 1
        return Flattened(first, last_row, grid(rows))

    def _named(self, lead: Sequence[Part], *, united: bool, numbered: bool) -> list[list[Raw]] | None:
        """Number, label and unit of a row from what stands in front of its values; heads of groups are rows above."""
        blank = Raw("", lead[0].raw.start)
        units: list[Raw] = []
        if united:
            has_unit = self._has_unit(lead)
            units = [lead[-1].raw if has_unit else Raw("", lead[-1].raw.start)]
            lead = lead[: len(lead) - has_unit]
        dated = len(lead) > 1 and lead[-1].sort == "year" and not lead[-1].opens
        found = cells_of(lead[: len(lead) - dated], apart=self.apart)
        if dated:
            found[-1].append(lead[-1])
        cells = [cell_of(self.text, cell) for cell in found]
        more = [at > 0 and is_bracketed(raw.text) for at, raw in enumerate(cells)]  # of the label in front
        own = [raw for raw, twin in zip(cells, more, strict=True) if not twin and not is_english(raw.text)]
        cells = own or cells[-1:]
        rows: list[list[Raw]] = []
        for raw in cells:
            marked = _NUMBERED.match(raw.text) if numbered else None
            if rows and is_mark(rows[-1][1].text) and not rows[-1][0].text:
                rows[-1] = [rows[-1][1], raw]
            elif marked is not None:
                rows.append([Raw(marked.group(1), raw.start), Raw(raw.text[marked.end() :], raw.start + marked.end())])
            else:
                rows.append([blank, raw])
        rows[-1] += units
        return rows if len(rows) <= MOST_CELLS else None
