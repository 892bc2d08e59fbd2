"""The tables among the lines of a text, with bars between their cells or without."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence

from extractor.clean import ended_rows, pipes
from extractor.clean.joining import Row
from extractor.clean.tables import is_layout
from extractor.clean.text_rows import Part, rows_of
from extractor.clean.unruled import Unruled
from extractor.model import Block

# Lines with "|" that are no table from the first to the last; in more of them none is looked for.
MOST_TRIED = 200


def with_tables(text: str, rows: Sequence[Row]) -> Iterator[Part]:
    """The rows, those of a table as one; a table that only sets text side by side gives lines."""
    index = 0
    unruled, barred = Unruled(text, rows), "|" in text
    ended = ended_rows.find(text, rows)
    tops = [*ended, len(rows)]
    tried = closed = 0  # up to which rows no open table and no closed one was found; all of these have the same end
    while index < len(rows):
        row = rows[index]
        if index in ended:
            yield from _table_parts(text, ended[index].table, row)
            index = ended[index].last
            continue
        if not (barred and "|" in row.text) or index in unruled.rhythms:
            pass
        elif row.text[0] == "|":
            if index >= closed:
                closed = min(_run_end(rows, index), tops[bisect.bisect(tops, index)])
                found = pipes.read(text, row.start, rows[closed - 1].end)
                if found is not None:
                    layout = closed in ended and not pipes.is_data(found.rows)  # lines of titles above a table
                    yield from _lines(found) if layout else _table_parts(text, found, row)
                    index = closed
                    continue
        elif index >= tried:
            last = index + 1
            while last < len(rows) and not rows[last].gap and "|" in rows[last].text:
                last += 1
            found = pipes.read_open(text, [(line.start, line.end) for line in rows[index:last]])
            if found is not None:
                yield from _table_parts(text, found, row)
                index = last
                continue
            tried = last if last - index > MOST_TRIED else index
        loose = unruled.read(index)
        yield Part(row, Block("table", row.start, rows[loose.last - 1].end, table=loose.table) if loose else None)
        index = loose.last if loose else index + 1


def _run_end(rows: Sequence[Row], first: int) -> int:
    """The row at which those below row `first` without a gap between them end, after the last "|" at an end."""
    end = next((at for at in range(first + 1, len(rows)) if rows[at].gap), len(rows))
    return next((at for at in range(end, first + 1, -1) if rows[at - 1].text.endswith("|")), end)


def _table_parts(text: str, found: pipes.PipeTable, row: Row) -> Iterator[Part]:
    """The table as one part; one that only sets text side by side as its lines."""
    marked = any(raw.header for line in found.rows for raw in line)
    if is_layout(found.texts(), marked and pipes.is_data(found.rows)):
        yield from _lines(found)
    else:
        yield Part(row, Block("table", found.start, found.end, table=found.table(text)))


def _lines(found: pipes.PipeTable) -> Iterator[Part]:
    """The lines in the cells of a table."""
    for raw in itertools.chain.from_iterable(found.rows):
        for number, inner in enumerate(rows_of(raw.text, markdown=True)):
            start = raw.start + inner.start
            gap, hard = number == 0, inner.hard
            inner = inner._replace(start=start, end=start + len(inner.text), gap=gap, hard=hard or gap)
            yield Part(inner)
