"""Tables of text without lines between their cells: every form that is known, one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.clean import aligned, flattened, pairs, plain_rows, spaced
from extractor.clean.aligned import Aligned
from extractor.clean.flattened import Flattened
from extractor.clean.joining import Row
from extractor.clean.spaced import Spaced
from extractor.clean.tables import Raw


def read(
    text: str, rows: Sequence[Row], cells: Sequence[Raw], rhythms: Mapping[int, Flattened], first: int
) -> Flattened | Spaced | Aligned | None:
    """The table whose head begins in row `first`, or None; `rhythms`: those that were found by their rhythm."""
    return (
        flattened.read(cells, first)
        or rhythms.get(first)
        or spaced.read(rows, first)
        or aligned.read(rows, first)
        or plain_rows.read(text, rows, first)
        or pairs.read(text, cells, first)
    )
