"""Tables of text without lines between their cells: every form that is known, one after the other."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Callable, Sequence
from dataclasses import replace

from extractor.clean import flattened, pairs, plain_rows, rhythm, spaced, stream, worded_cells
from extractor.clean.flattened import Flattened
from extractor.clean.joining import Row
from extractor.clean.spaced import Spaced
from extractor.clean.tables import Raw, head_word

MOST_HEADS = 6  # lines of heads of a stream in which a table of another form may begin
LONGEST_HEAD = 40  # characters of the head of the first column


class Unruled:
    """The tables without lines of one text; those that nothing but their values tell are found before all others.

    `rhythms`: tables of one cell a line, by their first line; none begins inside one read as a stream.
    """

    def __init__(self, text: str, rows: Sequence[Row]) -> None:
        self._text, self._rows = text, rows
        self._streams = stream.find(text, rows)
        inside = {number for found in self._streams.values() for number in range(found.first + 1, found.last)}
        self.rhythms = {first: found for first, found in rhythm.find(text, rows).items() if first not in inside}

    @functools.cached_property
    def _places(self) -> list[int]:
        """The lines that are cells: those of nothing but a bar only part others."""
        return [number for number, row in enumerate(self._rows) if row.text != "|"]

    @functools.cached_property
    def _cells(self) -> list[Raw]:
        """The lines as cells, without Markdown's marks."""
        rows = map(self._rows.__getitem__, self._places)
        return [Raw(row.bare, row.start + max(row.text.find(row.bare), 0)) for row in rows]

    def _of_cells(self, reader: Callable[[Sequence[Raw], int], Flattened | None], first: int) -> Flattened | None:
        """The table of one cell a line that a reader finds with its head in row `first`."""
        at = bisect.bisect_left(self._places, first)
        found = reader(self._cells, at) if self._places[at : at + 1] == [first] else None
        return found and replace(found, first=first, last=self._places[found.last - 1] + 1)

    def read(self, first: int) -> Flattened | Spaced | None:
        """The table whose head begins in row `first`, or None."""
        head = self._head(first)
        found: Flattened | Spaced | None = self._of_cells(flattened.read, first) if head else None
        found = found or self.rhythms.get(first) or self._ruled_by_blanks(first)
        found = found or (self._of_cells(functools.partial(pairs.read, self._text), first) if head == "label" else None)
        found = found or (self._of_cells(worded_cells.read, first) if head == "label" else None)
        table = self._streams.get(first) if found is None else None
        if table is None:
            return found
        inside = range(first + 1, min(first + MOST_HEADS, table.last))
        return None if any(self._worded(below) is not None for below in inside) else table

    def _ruled_by_blanks(self, first: int) -> Spaced | None:
        """The table of lines whose head is in row `first`; of two ways to part its cells that which reads further."""
        ways = (spaced.read(self._rows, first), plain_rows.read(self._text, self._rows, first))
        return max((found for found in ways if found is not None), key=lambda found: found.last, default=None)

    def _worded(self, first: int) -> Flattened | Spaced | None:
        """The table of a form that is known by the words of its heads."""
        head = self._head(first)
        found: Flattened | Spaced | None = self._of_cells(flattened.read, first) if head else None
        found = found or plain_rows.read(self._text, self._rows, first) or spaced.under_years(self._rows, first)
        return found or (self._of_cells(functools.partial(pairs.read, self._text), first) if head == "label" else None)

    def _head(self, first: int) -> str | None:
        """What a row names as the head of the first column."""
        text = self._rows[first].bare
        return head_word(text) if len(text) <= LONGEST_HEAD else None
