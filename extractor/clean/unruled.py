"""Tables of text without lines between their cells: every form that is known, one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.clean import flattened, pairs, plain_rows, spaced
from extractor.clean.flattened import Flattened
from extractor.clean.joining import Row
from extractor.clean.spaced import Spaced
from extractor.clean.tables import Raw

MOST_HEADS = 6  # lines of heads of a stream in which a table of another form may begin


def read(
    text: str,
    rows: Sequence[Row],
    cells: Sequence[Raw],
    rhythms: Mapping[int, Flattened],
    streams: Mapping[int, Flattened],
    first: int,
) -> Flattened | Spaced | None:
    """The table whose head begins in row `first`, or None; `rhythms`, `streams`: those that were found before."""
    found = flattened.read(cells, first) or rhythms.get(first) or spaced.read(rows, first)
    found = found or plain_rows.read(text, rows, first) or pairs.read(text, cells, first)
    stream = streams.get(first) if found is None else None
    if stream is None:
        return found
    inside = range(first + 1, min(first + MOST_HEADS, stream.last))
    return None if any(_worded(text, rows, cells, below) is not None for below in inside) else stream


def _worded(text: str, rows: Sequence[Row], cells: Sequence[Raw], first: int) -> Flattened | Spaced | None:
    """The table of a form that is known by the words of its heads."""
    return flattened.read(cells, first) or plain_rows.read(text, rows, first) or pairs.read(text, cells, first)
