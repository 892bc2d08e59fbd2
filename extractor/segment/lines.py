"""Lines: the pieces of a page that can be a heading, an item or a paragraph, with their marks.

A block is one line unless it holds several typed below each other; a mark alone takes the block
after it as its text, and a block that goes on in the middle of a sentence is joined to the one
before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from extractor.model import Block, Document
from extractor.segment import markers, wording
from extractor.segment.markers import Marker, Reading
from extractor.segment.numerals import COMBINING
from extractor.units import is_bounded_amount

_BLANKS = re.compile(r"[\s*_#>|\\]*")
TRAILING = " \t\r\n\u00a0\u200b\ufeff*_#|\\"
_HARD_BREAK = re.compile(r"\n[ \t\u00a0]*(?=[*_\\#>]*(?:[-–+•*(]|\d|[IVXL]+[.)/\-]|[^\W\d_][.)/]|[^\W\d_]{2,}\s))")
_WORDY = re.compile(r"\w")
_TERMINAL = frozenset(".;:!?…")
_FULL_LINE = 0.7  # a typed line shorter than this share of the block's longest was ended on purpose
_GAP = 4  # characters of blanks and marks between two lines typed below each other
_FIGURE = 60  # characters of an amount
_TITLE = 600  # characters of a line up to which it is examined as a heading


class Role(Enum):
    """What a line is in the tree."""

    TITLE = "title"
    ANNEX = "annex"
    HEADING = "heading"
    LABEL = "label"  # heading and text in one line: "1. Growth: ..."
    FREE = "free"  # heading without a mark
    ITEM = "item"
    PARAGRAPH = "paragraph"
    TAIL = "tail"
    TABLE = "table"


class Line(NamedTuple):
    """A piece of one block, or of two that belong together."""

    block: int
    start: int  # of the line, mark included
    body: int  # of the text after the mark
    tail: int  # end of the text without trailing blanks and emphasis
    marker: Marker | None
    style: str  # of the mark, "" without one
    ordinal: int
    level: int | None  # of a block that the page marks as heading
    strong: bool  # heading or emphasised as a whole
    table: bool
    indent: int


def lines(document: Document) -> list[Line]:
    """All lines of a document in text order, noise left out."""
    text = document.text
    composed = COMBINING.search(text) is None
    found: list[Line] = []
    indented = document.page.media == "text/markdown"
    for index, block in enumerate(document.blocks):
        if block.kind == "noise":
            continue
        if block.kind == "table":
            found.append(_table(index, block))
            continue
        for start, end in _pieces(text, block):
            line = _line(text, index, block, start, end, composed=composed, indented=indented)
            if line is not None:
                _append(text, found, line)
    return _resolved(found)


def _table(index: int, block: Block) -> Line:
    return Line(index, block.start, block.start, block.end, None, "", 0, None, False, True, 0)


def _line(text: str, index: int, block: Block, start: int, end: int, *, composed: bool, indented: bool) -> Line | None:
    """The line `text[start:end]`, None where it holds no word."""
    if _WORDY.search(text, start, end) is None:
        return None
    marker = markers.read(text, start, end, composed=composed)
    at = marker.end if marker else start
    blanks = _BLANKS.match(text, at, end)
    body = blanks.end() if blanks else at
    tail = end
    while tail > body and text[tail - 1] in TRAILING:
        tail -= 1
    first = start
    while first < end and text[first].isspace():
        first += 1
    indent = first - text.rfind("\n", 0, first) - 1 if indented else 0
    whole = start <= block.start and end >= block.end
    strong = block.kind == "heading" or (block.emphasis and whole)
    level = block.level if block.kind == "heading" else None
    style, ordinal = (marker.readings[0]) if marker else ("", 0)
    return Line(index, first, body, tail, marker, style, ordinal, level, strong, False, indent)


def _pieces(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """A block cut where a line starts with a mark and the one before was ended on purpose."""
    start, end = block.start, block.end
    if text.find("\n", start, end) < 0:
        yield start, end
        return
    longest = max(len(part) for part in text[start:end].split("\n"))
    for match in _HARD_BREAK.finditer(text, start, end):
        at = match.start()
        last = at - 1
        while last > start and text[last] in TRAILING:
            last -= 1
        ended = text[last] in _TERMINAL
        short = at - max(start, text.rfind("\n", start, at) + 1) < _FULL_LINE * longest
        if (ended or short) and markers.read(text, match.end(), end) is not None:
            yield start, at
            start = match.end()
    yield start, end


def _append(text: str, found: list[Line], line: Line) -> None:
    """Add `line`, or join it to the last one where that is a mere mark or breaks off."""
    last = found[-1] if found else None
    if last is None or line.marker is not None or last.table:
        found.append(line)
        return
    if last.body >= last.tail and last.marker is not None:
        if last.style != "article" and wording.takes_title(last.style) and not _title(text, line):
            found.append(line)
            return
        found[-1] = last._replace(block=line.block, body=line.body, tail=line.tail, strong=last.strong or line.strong)
        return
    if _emphasis_open(text, last, line):
        found[-1] = last._replace(tail=line.tail, strong=last.strong or text[last.start] == "*")
        return
    if _goes_on(text, last, line) and not (len(found) > 1 and _is_figure(text, found[-2]) and _is_figure(text, line)):
        found[-1] = last._replace(tail=line.tail)
        return
    found.append(line)


def _is_figure(text: str, line: Line) -> bool:
    """Whether a line is an amount and nothing else, as boxes of figures show them by turns with labels."""
    return line.tail - line.body < _FIGURE and is_bounded_amount(text[line.body : line.tail])


def _emphasis_open(text: str, last: Line, line: Line) -> bool:
    """Whether Markdown's emphasis opened in `last` is closed in `line`, typed right below it."""
    return (
        line.start - last.tail < _GAP
        and last.tail - last.start < _TITLE
        and line.tail - line.start < _TITLE
        and text.count("\n", last.tail, line.start) == 1
        and text.count("**", last.start, line.start) % 2 == 1
        and text.count("**", line.start, line.tail + _GAP) % 2 == 1
    )


def _title(text: str, line: Line) -> bool:
    """Whether a line without a mark can be the title of the mark above it."""
    plain = line.tail - line.body < _TITLE // 4 and text[line.tail - 1] not in ".;:,"
    return line.strong or plain or wording.capitals(text, line.body, line.tail)


def _goes_on(text: str, last: Line, line: Line) -> bool:
    """Whether `line` is the rest of the sentence that `last` broke off."""
    if last.tail <= last.body or text[last.tail - 1] in _TERMINAL or last.level != line.level:
        return False
    if text[line.body : line.tail][:1].islower():
        return last.strong == line.strong or not last.strong
    short = line.tail - last.body < _TITLE
    return (
        short
        and wording.capitals(text, line.body, line.tail)
        and wording.capitals(text, last.body, last.tail)
        and wording.unfinished(text, last.body, last.tail)
    )


def _resolved(found: list[Line]) -> list[Line]:
    """Lines whose marks had several readings, each with the one that its list asks for."""
    seen: dict[str, int] = {}
    for number, line in enumerate(found):
        if line.marker is None:
            continue
        readings = line.marker.readings
        chosen = readings[0]
        if len(readings) > 1:
            chosen = _likeliest(readings, seen)
            found[number] = line._replace(style=chosen.style, ordinal=chosen.ordinal)
        seen[chosen.style] = chosen.ordinal
    return found


def _likeliest(readings: tuple[Reading, ...], seen: dict[str, int]) -> Reading:
    for reading in sorted(readings, key=lambda r: r.ordinal):
        if reading.ordinal > 1 and seen.get(reading.style, 0) == reading.ordinal - 1:
            return reading
    return min(readings, key=lambda r: r.ordinal)
