"""Tables of yearbooks in text with columns by blanks: a line of years, and lines that end in as many values.

The head of a column may go on above and below the line of years; a label may stand on a line of its own above the one
with its English twin and the values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.clean.joining import Row
from extractor.clean.tables import Raw, grid, is_value
from extractor.model import Table
from extractor.twins import is_english

LONGEST = 300  # characters of a line
LONGEST_HEAD = 30  # of a line above or below the years
FEWEST = 3  # rows
MOST_PENDING = 3  # lines without values between two rows
_WIDE = re.compile(r"\t[\t ]*| {2,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_VALUES = re.compile(r"(?:(?:^|\s+)(?:[<>≤≥+-]?\d[\d.,]*%?|[-–]|\.{2,3}|…))+$")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table in the rows up to, not including, `last`."""

    last: int
    table: Table


def read(rows: Sequence[Row], first: int) -> Aligned | None:
    """The table whose head begins with `rows[first]`, or None where there is none."""
    over = not _is_years(rows[first].text)
    at = first + over
    if at + FEWEST >= len(rows) or (over and (len(rows[first].text) > LONGEST_HEAD or not _is_years(rows[at].text))):
        return None
    heads = _cells(rows[at])
    over_last = [Raw(rows[first].text, rows[first].start)] if over else []
    at += 1
    below = _YEAR.fullmatch(rows[at].text) is not None and not _YEAR.fullmatch(heads[-1].text)
    under_last = [Raw(rows[at].text, rows[at].start)] if below else []
    at += below
    body, last = _body(rows, at, len(heads))
    if sum(len(cells) > 1 for cells in body) < FEWEST:
        return None
    return Aligned(last, grid([*_header(heads, [*over_last, heads[-1], *under_last]), *body]))


def _header(heads: Sequence[Raw], last: Sequence[Raw]) -> list[list[Raw]]:
    """The heads, the last of which is of several lines."""
    label = Raw("", heads[0].start)
    first = [raw._replace(row_span=len(last), header=True) for raw in (label, *heads[:-1])]
    top, *rest = [raw._replace(header=True) for raw in last]
    return [[*first, top], *([raw] for raw in rest)]


def _is_years(text: str) -> bool:
    """Whether a line parts into columns of which two are years, and none is a value."""
    if len(text) > LONGEST or ("  " not in text and "\t" not in text):
        return False
    cells = _WIDE.split(text)
    return sum(_YEAR.fullmatch(cell) is not None for cell in cells) > 1 and not any(map(is_value, cells))


def _cells(row: Row) -> list[Raw]:
    starts = [0, *(gap.end() for gap in _WIDE.finditer(row.text))]
    ends = [*(gap.start() for gap in _WIDE.finditer(row.text)), len(row.text)]
    return [Raw(row.text[start:end], row.start + start) for start, end in zip(starts, ends, strict=True)]


def _body(rows: Sequence[Row], first: int, columns: int) -> tuple[list[list[Raw]], int]:
    """The rows with their values, heads of groups among them, and the line behind the last one."""
    body: list[list[Raw]] = []
    pending: list[Raw] = []
    last = first
    for number in range(first, len(rows)):
        row = rows[number]
        found = _VALUES.search(row.text) if len(row.text) <= LONGEST else None
        values = list(_WORD.finditer(found.group())) if found else []
        if found is None:
            if len(row.text) > LONGEST or len(pending) == MOST_PENDING or row.text.endswith("."):
                break
            pending.append(Raw(row.text, row.start))
            continue
        label = Raw(row.text[: found.start()].rstrip(), row.start)
        if len(values) != columns or not label.text:
            break
        if pending and is_english(label.text) and not pending[-1].text.isascii():
            label = pending.pop()
        offset = row.start + found.start()
        body += [[raw] for raw in pending]
        body.append([label, *(Raw(value.group(), offset + value.start()) for value in values)])
        pending, last = [], number + 1
    return body, last
