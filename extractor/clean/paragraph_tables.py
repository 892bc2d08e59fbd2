"""Tables of a web page that stand there as paragraphs: a cell or a row in each, without any mark of a table."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from extractor.clean.joining import Row
from extractor.clean.unruled import Unruled
from extractor.model import Block

FEWEST = 3  # paragraphs with a digit that can make up a table
LONGEST = 120  # characters of a paragraph that can be a cell or a row


def with_tables(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; paragraphs that follow each other and are the cells or rows of a table become one."""
    for kind, run in itertools.groupby(blocks, key=lambda block: block.kind):
        if kind == "paragraph":
            yield from _tabled(text, list(run))
        else:
            yield from run


def _tabled(text: str, paragraphs: Sequence[Block]) -> Iterator[Block]:
    rows = [_row(text, block, first=number == 0) for number, block in enumerate(paragraphs)]
    if sum(any(map(str.isdigit, row.text)) for row in rows if len(row.text) <= LONGEST) < FEWEST:
        yield from paragraphs
        return
    unruled, index = Unruled(text, rows), 0
    while index < len(rows):
        found = unruled.read(index)
        if found is None:
            yield paragraphs[index]
            index += 1
        else:
            yield Block("table", rows[index].start, rows[found.last - 1].end, table=found.table)
            index = found.last


def _row(text: str, block: Block, *, first: bool) -> Row:
    said = text[block.start : block.end]
    return Row(block.start, block.end, said, said, first)
