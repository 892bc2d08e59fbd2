"""The lines of a text as cells: what each may be in a table of one cell a line, a "|" at its end left out."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from extractor.clean.joining import Row
from extractor.clean.tables import Raw, is_value
from extractor.lexicon import match_key, settings
from extractor.twins import is_english

Sort = Literal["value", "year", "none", "text", "stop"]
VALUED = ("value", "year", "none")  # what stands in the place of a value

LONGEST = 200  # characters of a cell
SENTENCE = 60  # characters from which on a line with a full stop is a sentence
MOST_WRAPPED = 4  # lines of a cell
FEWEST_COUNTS = 2  # cells that count rows
_COUNT = re.compile(r"[1-9]\d?")
_MISSING = re.compile(r"[-–—+*xX]|\.{2,4}|…+")
_YEAR = re.compile(r"(?:19|20)\d\d\**")
_TELEPHONE = re.compile(r"[+(]?0\d")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")


class Strip(NamedTuple):
    """A cell of its own line, or of lines that one "|" ends, and what it may hold.

    `sort`: value, year (alone: a head, or a value), none (a mark for a missing value, or an empty cell), text, or stop
    (too long for a cell, a sentence, several cells).
    """

    raw: Raw
    sort: Sort
    row: int  # of its first line
    last: int  # the line behind its last one
    gap: bool
    breaks: int  # ends of lines in front of it
    piped: bool = False


def strips(text: str, rows: Sequence[Row]) -> Iterator[Strip]:
    """All lines of a text as cells."""
    pending: list[int] = []
    above = 0  # where the strip above ends
    piped = False  # whether a "|" ended the line above
    for number, row in enumerate(rows):
        own = row.text[-1] == "|" or row.text[0] == "|"
        if not (own or piped or pending):  # most lines
            yield _strip(text, [number], row, row, text.count("\n", above, row.start))
            above = row.end
            continue
        if not own and (piped or pending) and not row.gap and len(pending) < MOST_WRAPPED:
            pending.append(number)
            piped = False
            continue
        parts = [[*pending, number]] if own and pending and not row.gap else [[n] for n in (*pending, number)]
        for part in parts:
            first, last = rows[part[0]], rows[part[-1]]
            yield _strip(text, part, first, last, text.count("\n", above, first.start))
            above = last.end
        pending, piped = [], own
    for number in pending:
        yield _strip(text, [number], rows[number], rows[number], text.count("\n", above, rows[number].start))
        above = rows[number].end


def _strip(text: str, numbers: Sequence[int], first: Row, last: Row, breaks: int) -> Strip:
    start, end = first.start, last.end
    piped = text[end - 1] == "|" or text[start] == "|"
    start += text[start] == "|"
    end -= end > start and text[end - 1] == "|"
    while start < end and text[start] in " \t*_":
        start += 1
    while end > start and text[end - 1] in " \t*_":
        end -= 1
    cell = text[start:end]
    return Strip(Raw(cell, start), _sort(cell), numbers[0], numbers[-1] + 1, first.gap, breaks, piped)


def _sort(cell: str) -> Sort:
    if len(cell) > SENTENCE and cell[0].isalnum():  # neither a value nor a mark
        return "stop" if len(cell) > LONGEST or "|" in cell or cell[-1] in ".;!?" else "text"
    if not cell or _MISSING.fullmatch(cell):
        return "none"
    if len(cell) > LONGEST or "|" in cell or cell.startswith("#"):
        return "stop"
    if _YEAR.fullmatch(cell):
        return "year"
    if holds_value(cell):
        return "stop" if _TELEPHONE.match(cell) and sum(map(str.isdigit, cell)) > 6 else "value"
    return "stop" if len(cell) > SENTENCE and cell[-1] in ".;!?" else "text"


def runs(sorts: Sequence[Sort], most: int) -> Iterator[tuple[int, int, bool]]:
    """Cells that follow each other in the place of values, and whether others do behind `most` cells of text or less.

    Where none do, no table begins with these: it has two rows or more.
    """
    groups = [(kind, len(list(group))) for kind, group in itertools.groupby(map(_KINDS.__getitem__, sorts))]
    at = 0
    for number, (kind, size) in enumerate(groups):
        if kind == "value":
            (between, far), (behind, _), *_ = (*groups[number + 1 : number + 3], _END, _END)
            yield at, at + size, between == "text" and far <= most and behind == "value"
        at += size


_KINDS: Mapping[str, str] = {"text": "text", "stop": "stop", **dict.fromkeys(VALUED, "value")}
_END = "stop", 0


def are_counts(cells: Sequence[str]) -> bool:
    """Whether the last cells of rows count the rows below them: each is 1, or one more than the one before it.

    The first one is that of a first or second row.
    """
    counts = list(map(count_of, cells))
    steps = itertools.pairwise((1, *counts))
    return len(counts) >= FEWEST_COUNTS and all(counts) and all(then in (1, now + 1) for now, then in steps)


def count_of(cell: str) -> int:
    """The number of a row that a cell may be; 0 where it is none."""
    return int(cell) if _COUNT.fullmatch(cell) else 0


def is_missing(cell: str) -> bool:
    """Whether a cell is a mark for a value that there is none of."""
    return _MISSING.fullmatch(cell) is not None


def holds_value(cell: str) -> bool:
    """Whether a cell is a number, in brackets or with words of a bound around it ("under 4", "from 93 % up")."""
    if len(cell) > SENTENCE or _DIGIT.search(cell) is None:
        return False
    if is_value(cell) or is_value(cell.strip("()")):
        return True
    key = match_key(cell)
    words = _LETTERS.findall(key)
    return bool(words) and bound_words().issuperset(words) and is_value(_bounds().sub("", key))


@functools.cache
def bound_words() -> frozenset[str]:
    """The words of all bounds (patterns/comparators.toml), as match keys."""
    surfaces = [surface for rule in settings("comparators")["comparator"] for surface in rule["surfaces"]]
    return frozenset(_LETTERS.findall(" ".join(map(match_key, surfaces))))


@functools.cache
def _bounds() -> re.Pattern[str]:
    """Words of bounds (patterns/comparators.toml) at the beginning or end of a cell, as match keys."""
    words: dict[str, list[str]] = {"before": [], "after": []}
    for rule in settings("comparators")["comparator"]:
        if rule["position"] in words:
            words[rule["position"]] += [re.escape(match_key(surface)) for surface in rule["surfaces"]]
    before, after = ("|".join(sorted(w, key=len, reverse=True)) for w in words.values())
    return re.compile(rf"^(?:(?:{before})\s*)+(?=\d)|\s*(?:{after})$")


def joined(strips: Sequence[Strip], *, apart: bool) -> list[list[Strip]]:
    """Strips of text as cells: a line that goes on with the one above it belongs to its cell.

    `apart`: blank lines stand between the cells of the table.
    """
    cells: list[list[Strip]] = []
    for strip in strips:
        if cells and not strip.piped and _belongs(cells[-1][-1], strip, apart=apart):
            cells[-1].append(strip)
        else:
            cells.append([strip])
    return cells


def _belongs(above: Strip, strip: Strip, *, apart: bool) -> bool:
    if apart or strip.gap:
        return not strip.gap
    goes_on = strip.raw.text[0].islower() or strip.raw.text[0] == "("
    twin = is_english(strip.raw.text) and not above.raw.text.isascii()
    return goes_on or twin


def cell_of(text: str, strips: Sequence[Strip]) -> Raw:
    """The cell that strips make up: a stretch of the text."""
    start, last = strips[0].raw.start, strips[-1].raw
    return Raw(text[start : last.start + len(last.text)], start)
