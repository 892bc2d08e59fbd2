"""The lines of a text, and parts of it: lines yet to be joined to paragraphs, and blocks that are known already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractor.clean.joining import Row, bare
from extractor.model import Block

_LINE = re.compile(r"[^\r\n\x0c\u2028]+")
# The tag that breaks a line, left in a text whose other tags are gone.
_BREAK = re.compile(r"(?i)</?br\s{0,3}/?>")


class Part(NamedTuple):
    """A line to be joined to a paragraph, or what is known to be a block: noise, a table."""

    row: Row
    block: Block | None = None


def rows_of(text: str, markdown: bool) -> Iterator[Row]:
    """The lines of a text that are not blank; two blanks before a line break mean something in Markdown only."""
    last_end = 0
    for first, raw in _lines(text):
        stripped = raw.strip()
        if not stripped:
            continue
        start = first + raw.find(stripped)
        between = text[last_end:start]
        gap = last_end == 0 or (between != "\n" and _parts(between))
        hard = markdown and not gap and between.startswith("  ")
        last_end = start + len(stripped)
        yield Row(start, last_end, stripped, bare(stripped), gap, hard)


def _parts(between: str) -> bool:
    """Whether what stands between two lines is more than the end of the first."""
    tags = len(_BREAK.findall(between)) if "<" in between else 0
    return max(between.count("\n"), between.count("\r"), tags) > 1 or "\x0c" in between


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Start and text of every line; a tag that breaks one ends it too, but in the cell of a table."""
    for match in _LINE.finditer(text):
        line, start = match.group(), match.start()
        if "<" in line and "|" not in line:
            at = 0
            for tag in _BREAK.finditer(line):
                yield start + at, line[at : tag.start()]
                at = tag.end()
            yield start + at, line[at:]
        else:
            yield start, line
