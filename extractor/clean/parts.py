"""The lines of a text as parts: words and values, each apart, whatever parts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extractor.clean.joining import Row
from extractor.clean.rhythm_heads import is_caption
from extractor.clean.strips import SENTENCE, Sort, holds_value, is_missing
from extractor.clean.tables import Raw
from extractor.twins import is_english

LONGEST = 300  # characters of a line that is parted
LONGEST_LABEL = 160  # characters in front of the values of a line
_WIDE = re.compile(r"\t[\t ]*| {2,}")
_WORD = re.compile(r"\S+")
_NUMBER = r"\(?[<>≤≥~+-]?\d[\d.,]*%?(?:[-–]\d[\d.,]*%?)?\)?"
_VALUE = re.compile(rf"{_NUMBER}\**|[-–—xX]|\.{{2,4}}|…")
_YEAR = re.compile(r"(?:19|20)\d\d\**")
_DIGIT = re.compile(r"\d")
_STOPS = ".;!?"  # what ends a sentence
_EDGES = "|*_#"  # what begins a line that is no plain text
_VALUE_ENDS = frozenset("0123456789%)*+-–—xX.…")  # what a value, or a mark for a missing one, ends with
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+|\d[\d.,]*%? [-–] \d[\d.,]*%?")  # one number with blanks inside


class Part(NamedTuple):
    """A stretch of a line: a value, a year alone, a mark for a missing value, words, or what stops a table."""

    raw: Raw
    sort: Sort
    row: int
    x: int  # column of its first character in its line
    opens: bool  # nothing stands before it in its line
    gap: bool  # a blank line stands before its line
    breaks: int  # ends of lines in front of it
    piped: bool = False  # a bar ends it

    @property
    def right(self) -> int:
        """Column behind its last character."""
        return self.x + len(self.raw.text)

    @property
    def is_valued(self) -> bool:
        """Whether it stands in the place of a value."""
        return self.sort in ("value", "year", "none")


Cut = tuple[int, int, Sort]  # start, end and sort of a part of a line


def parts(text: str, rows: Sequence[Row], cuts: Iterable[Sequence[Cut]]) -> Iterator[Part]:
    """All parts of the lines of a text, cut before; lines of nothing but a bar part others and are none."""
    above = line = 0
    barred = "|" in text
    for number, (row, found) in enumerate(zip(rows, cuts, strict=True)):
        said, first = row.text, row.start
        breaks = text.count("\n", above, first)
        if breaks:
            line = text.rfind("\n", above, first) + 1
        piped = barred and ("|" in said or (number + 1 < len(rows) and rows[number + 1].text == "|"))
        opens = True
        for start, end, sort in found:
            raw = Raw(said[start:end], first + start)
            yield Part(raw, sort, number, first + start - line, opens, row.gap, breaks if opens else 0, piped)
            opens, above = False, row.end


def cut(line: str) -> list[Cut]:
    """The parts of a line."""
    start, end = 0, len(line)
    if end > LONGEST or (end > SENTENCE and line[-1] in _STOPS and line[0] not in _EDGES):
        return [(start, end, "stop")]
    barred = "|" in line
    if not (barred or line[0] in _EDGES or line[-1] in _VALUE_ENDS or _WIDE.search(line)) and (
        end > SENTENCE or _DIGIT.search(line) is None
    ):
        return [(start, end, "text")]
    if barred or line[0] in "*_":
        start += len(line) - len(line.lstrip("|* \t_"))
        end = max(len(line.rstrip("|* \t_")), start)
    cell = line[start:end]
    if not cell or cell.isspace():
        return []
    if (barred and "|" in cell) or cell[0] == "#" or (cell[-1] in _STOPS and len(cell) > SENTENCE):
        return [(start, end, "stop")]
    if _VALUE.fullmatch(cell.rsplit(None, 1)[-1]) is None:  # most lines: running text
        found = _texts(cell, len(cell))
        return [(start + a, start + b, sort) for a, b, sort in found] if start else found
    words = [match.span() for match in _WORD.finditer(cell)]
    first = _first_value(cell, words)
    if first == 0 and _GROUPED.fullmatch(cell):
        return [(start, end, "value")]
    label = cell[: words[first - 1][1]] if first else ""
    if first < len(words) and (len(label) > LONGEST_LABEL or ";" in label):
        return [(start, end, "stop")]
    out = _texts(cell, len(label))
    out += ((a, b, _sort(cell[a:b])) for a, b in words[first:])
    return [(start + a, start + b, sort) for a, b, sort in out]


def _first_value(cell: str, words: Sequence[tuple[int, int]]) -> int:
    """The word from which on a line holds nothing but values; one behind words is apart only by a wide blank."""
    first = len(words)
    while first > 0 and _VALUE.fullmatch(cell, *words[first - 1]):
        first -= 1
    numbers = sum(any(map(str.isdigit, cell[a:b])) for a, b in words[first:])
    alone = numbers < 2 and 0 < first < len(words)  # a dash behind it: a range that goes on in the next line
    if alone and not _WIDE.fullmatch(cell, words[first - 1][1], words[first][0]):
        return len(words)
    return first


def _texts(cell: str, end: int) -> list[Cut]:
    """The words in front of the values of a line, cut at wide blanks."""
    if end and "  " not in cell and "\t" not in cell:
        return [(0, end, _sort(cell[:end]))]
    out: list[Cut] = []
    at = 0
    for gap in [*_WIDE.finditer(cell, 0, end), None]:
        last = gap.start() if gap else end
        if last > at:
            out.append((at, last, _sort(cell[at:last])))
        at = gap.end() if gap else end
    return out


def _sort(cell: str) -> Sort:
    if len(cell) > SENTENCE:
        return "text"
    if is_missing(cell):
        return "none"
    if _YEAR.fullmatch(cell):
        return "year"
    return "value" if holds_value(cell) else "text"


def cells_of(found: Sequence[Part], *, apart: bool) -> list[list[Part]]:
    """Parts of words as cells: a line that goes on with the one above it belongs to its cell.

    `apart`: blank lines stand between the cells of the table.
    """
    cells: list[list[Part]] = []
    for part in found:
        above = cells[-1][-1] if cells else None
        if above is not None and part.opens and _belongs(above, part, apart=apart):
            cells[-1].append(part)
        else:
            cells.append([part])
    return cells


def _belongs(above: Part, part: Part, *, apart: bool) -> bool:
    if above.piped or is_caption(above.raw.text) or is_caption(part.raw.text):
        return False
    if apart or part.gap:
        return not part.gap
    goes_on = part.raw.text[0].islower() or part.raw.text[0] == "("
    return goes_on or (is_english(part.raw.text) and not is_english(above.raw.text))


def cell_of(text: str, found: Sequence[Part]) -> Raw:
    """The cell that parts make up: a stretch of the text."""
    start, last = found[0].raw.start, found[-1].raw
    return Raw(text[start : last.start + len(last.text)], start)
