"""Tables that came through as lines of one cell each, without running numbers: known by their rhythm.

A label, then as many values as the table has columns, again and again; in front of them the heads, as many as the
values of a row. Lines between a row's values and the next label head a group of rows. Also where "|" ends every cell.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.clean.flattened import Flattened
from extractor.clean.head_rows import counted_to
from extractor.clean.joining import Row
from extractor.clean.rhythm_heads import heads_above, is_bracketed, is_caption, is_mark
from extractor.clean.strips import VALUED, Strip, are_counts, cell_of, count_of, joined, runs, strips
from extractor.clean.tables import Raw, grid
from extractor.lexicon import settings
from extractor.twins import is_english
from extractor.units import is_unit

WIDEST = 24  # columns of values
FEWEST = 3  # whole rows; two will do where the heads are sure
LOOKED_AT = 12  # rows whose last values may count those below
NEAR = 4  # rows, the first of which may lack values and another has all
MOST_LINES = 12  # between the values of two rows
MOST_CELLS = 4  # between them: heads of groups, label
FEWEST_NUMBERS = 4  # lines of nothing but a number in a text that is looked at
LONGEST_REMARK = 24  # characters
LONGEST_NUMBER = 30  # characters of one
_BARE = re.compile(r"[^\w\n]*\d[\W\d]*")


@dataclass(frozen=True, slots=True)
class _Run:
    """Values that follow each other: strips `first` to `last` (exclusive)."""

    first: int
    last: int
    sure: bool  # one of them is a number and no year

    def __len__(self) -> int:
        return self.last - self.first


def find(text: str, rows: Sequence[Row]) -> dict[int, Flattened]:
    """The tables among the lines of a text, by the index of their first line."""
    bare = sum(_BARE.fullmatch(row.text) is not None for row in rows if len(row.text) < LONGEST_NUMBER)
    if bare < FEWEST_NUMBERS:
        return {}
    lines = _uncounted(list(strips(text, rows)))
    found: dict[int, Flattened] = {}
    floor = 0
    all_runs = list(_runs(lines))
    for number, run in enumerate(all_runs):
        if run.first < floor or not run.sure or len(run) > WIDEST:
            continue
        read: list[tuple[Flattened, int]] = []
        for whole, columns in _widths(lines, all_runs[number : number + LOOKED_AT]):
            reader = _Reader(text, lines, run.first, floor, lines[whole.first : whole.first + columns])
            if columns and (table := reader.read()) is not None:
                read.append((table, reader.end))
        if read:
            table, floor = max(read, key=lambda each: each[1])  # the first of those that reach as far
            found[table.first] = table
    return found


def _widths(lines: Sequence[Strip], below: Sequence[_Run]) -> Iterator[tuple[_Run, int]]:
    """A row that may have all its values, and how many these are, for a table whose first row is the first one.

    The last value may count the row below; the first row may lack some; there are as many as years stand in a series
    above, or more.
    """
    run = below[0]
    numbered = are_counts([lines[row.last - 1].raw.text for row in below if len(row) > 1])
    longer = [later for later in below[1:NEAR] if len(run) < len(later) - numbered and len(later) <= WIDEST]
    found = [] if numbered else [(run, len(run))]
    found += [(run, len(run) - 1), *((later, len(later) - numbered) for later in longer[:1])]
    least = _years_above(lines, run.first)
    yield from ((whole, columns) for whole, columns in found if columns >= least)


def _years_above(lines: Sequence[Strip], at: int) -> int:
    """How many years, each in a line of its own, stand above the label of the row whose values begin at strip `at`."""
    label = at
    while at > max(label - MOST_CELLS, 0) and lines[at - 1].sort == "text":
        at -= 1
    return sum(1 for _ in itertools.takewhile(lambda strip: strip.sort == "year", reversed(lines[:at])))


def _uncounted(lines: list[Strip]) -> list[Strip]:
    """Without the cells that only count the columns of a table: "A", "B", "1", "2", "3"."""
    kept: list[Strip] = []
    at = 0
    while at < len(lines):
        last = at
        if lines[at].raw.text.strip("().") == "A":  # the first row has a number of its own
            last = counted_to([strip.raw.text for strip in lines[at : at + WIDEST]]) + at
        kept += lines[at : at + 1] if last == at else []
        at = max(last, at + 1)
    return kept


def _runs(lines: Sequence[Strip]) -> Iterator[_Run]:
    """Values that follow each other, where those of another row stand behind them."""
    sorts = [line.sort for line in lines]
    for first, last, is_followed in runs(sorts, MOST_LINES):
        if is_followed:
            yield _Run(first, last, "value" in sorts[first:last])


class _Reader:
    """The table whose first row has its values from strip `first` on, and one of whose rows has all its `values`."""

    def __init__(self, text: str, lines: Sequence[Strip], first: int, floor: int, values: Sequence[Strip]) -> None:
        self.text, self.lines, self.first, self.floor, self.columns = text, lines, first, floor, len(values)
        inner = values[1:] or lines[first : first + 1]
        self.apart = 2 * sum(strip.gap for strip in inner) > len(inner)
        self.breaks = max(min(strip.breaks for strip in inner), 1)
        self.ordered = self.united = self.remarks = False
        self.end = floor  # the strip behind the last value

    def read(self) -> Flattened | None:
        """The table with its heads; None where heads are missing or nothing follows the first row."""
        start = self.first
        while start > max(self.floor, self.first - MOST_LINES) and self.lines[start - 1].sort == "text":
            start -= 1
        self.united = self.first - start > 1 and _is_unit(self.lines[self.first - 1])
        above = joined(self.lines[start : self.first - self.united], apart=self.apart)
        more = len(above) > 1 and is_bracketed(above[-1][0].raw.text)  # it goes on with the label above it
        label = self.first - self.united - sum(map(len, above[-1 - more :]))
        marked = label > self.floor and is_mark(self.lines[label - 1].raw.text)
        heads = heads_above(
            self.text, self.lines, label - marked, self.floor, self.columns, united=self.united, apart=self.apart
        )
        if not above or heads is None or (self.columns < 2 and not (heads.ordered and self.united)):
            return None
        self.ordered, self.remarks = heads.ordered, heads.remarks
        body, whole = self._body(heads.last)
        if whole < FEWEST - heads.sure:
            return None
        first, last = self.lines[heads.first].row, self.lines[self.end - 1].last
        return Flattened(first, last, grid([*heads.rows, *body]))

    def _body(self, at: int) -> tuple[list[list[Raw]], int]:
        """The rows, and how many of them have all their values."""
        rows: list[list[Raw]] = []
        whole = 0
        while (values := self._next_values(at)) is not None:
            values = self._uncounted_end(at, values)
            lead = list(self.lines[at : values.first])
            named = self._named(lead, rows)
            if named is None:
                break
            placed = self._placed(values)
            rows.append([*named, *placed])
            whole += bool(placed)
            at = self.end = values.last
        return rows, whole

    def _uncounted_end(self, at: int, values: _Run) -> _Run:
        """The values of the row that begins at strip `at` without the last one where that counts the row below."""
        own, last = count_of(self.lines[at].raw.text) if self.ordered else 0, self.lines[values.last - 1]
        follows = values.last < len(self.lines) and self.lines[values.last].sort == "text"
        counts = own > 0 and follows and len(values) > 1 and count_of(last.raw.text) == own + 1
        return replace(values, last=values.last - 1) if counts else values

    def _next_values(self, at: int) -> _Run | None:
        """The values of the row whose label or group begins at strip `at`; None where no row follows."""
        first = at
        while first < min(at + MOST_LINES, len(self.lines)):
            last = first
            while last < min(first + self.columns, len(self.lines)) and self.lines[last].sort in VALUED:
                last += 1
            found = {strip.sort for strip in self.lines[first:last]}
            if first > at and (last - first == self.columns or "value" in found) and not self._is_order(first, last):
                return _Run(first, last, sure=True) if found != {"year"} else None
            strip = self.lines[first]
            if not (strip.sort == "text" or self._is_order(first, first + 1)) or is_caption(strip.raw.text):
                return None
            first += 1
        return None

    def _is_order(self, first: int, last: int) -> bool:
        """Whether a value alone is the number or mark of the row that follows."""
        if not self.ordered or last - first != 1 or not is_mark(self.lines[first].raw.text):
            return False
        return self.columns > 1 or not _is_unit(self.lines[first - 1])

    def _named(self, lead: Sequence[Strip], rows: list[list[Raw]]) -> list[Raw] | None:
        """Number, label and unit of a row from what stands in front of its values; heads of groups become rows."""
        blank = Raw("", lead[0].raw.start)
        units: list[Raw] = []
        if self.united:
            has_unit = len(lead) > 1 and _is_unit(lead[-1])
            units = [lead[-1].raw if has_unit else Raw("", lead[-1].raw.start)]
            lead = lead[: len(lead) - has_unit]
            lead = self._valueless(lead, rows)
        texts = [cell_of(self.text, cell) for cell in joined(lead, apart=self.apart)]
        if self.remarks and rows and len(texts) > 1 and _is_remark(texts[0]):
            del texts[0]  # of the row above
        if len(texts) > 1 and (is_english(texts[-1].text) or is_bracketed(texts[-1].text)):
            del texts[-1]  # the label says it again in English, or more of it in brackets
        named: list[list[Raw]] = []
        for raw in texts:
            if self.ordered and named and len(named[-1]) == 1 and is_mark(named[-1][0].text):
                named[-1].append(raw)
            else:
                named.append([raw] if not self.ordered or is_mark(raw.text) else [blank, raw])
        if not named or len(named) > MOST_CELLS or not any(map(str.isalpha, named[-1][-1].text)):
            return None
        rows += named[:-1]
        return [*named[-1], *units]

    def _valueless(self, lead: Sequence[Strip], rows: list[list[Raw]]) -> Sequence[Strip]:
        """What stands in front of a row's values without the rows that have a label and a unit and no value."""
        at = next((at for at, strip in enumerate(lead) if at and _is_unit(strip)), len(lead) - 1)
        if not lead or at + 1 >= len(lead) or self.ordered:
            return lead
        cells = [[cell_of(self.text, cell)] for cell in joined(lead[:at], apart=self.apart)]
        rows += [*cells[:-1], [*cells[-1], lead[at].raw]]
        return self._valueless(lead[at + 1 :], rows)

    def _placed(self, run: _Run) -> list[Raw]:
        """The values in their columns.

        Cells that are empty leave more ends of lines between those beside them; a row that lacks cells without a trace
        keeps none of its values, since nothing says which columns they are of.
        """
        strips = self.lines[run.first : run.last]
        if len(strips) == self.columns:
            return [strip.raw for strip in strips]
        values: list[Raw] = []
        for strip in strips:
            values += [Raw("", strip.raw.start)] * (strip.breaks // self.breaks - 1)
            values.append(strip.raw)
        after = self.lines[run.last].breaks if run.last < len(self.lines) else 0
        missing = self.columns - len(values)
        return values if 0 <= missing <= after // self.breaks - 1 or missing == 0 else []


def _is_remark(raw: Raw) -> bool:
    """Whether a cell can be a remark behind the values of the row above: short, and no number or mark of a row."""
    return len(raw.text) <= LONGEST_REMARK and not is_mark(raw.text) and raw.text[0].isalpha()


def _is_unit(strip: Strip) -> bool:
    """Whether a cell is a unit, or a mark for the one above."""
    text = " ".join(strip.raw.text.lower().split())
    return text in settings("rows")["ditto"] or is_unit(text.strip("()"))
