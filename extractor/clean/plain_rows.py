"""Tables of text in which one blank parts everything, as they are copied out of PDF files and pages.

    No. Indicator Unit Plan 2030 Done 2030 Plan 2031
    1 Harvest of rice tons 61.000 61.500 62.500

The head names the units; every row has a unit behind its label, and then as many values. The heads of the values are
told apart by their years, by words that head columns, or by capital letters right behind small ones ("UnitPlan").
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.clean.head_rows import counts_columns
from extractor.clean.joining import Row
from extractor.clean.plain_heads import (
    WORD,
    heads_of,
    joined,
    span,
    starts_of,
    two_levels,
    unit_head,
    without_remark,
    words_of,
)
from extractor.clean.rhythm_heads import is_mark
from extractor.clean.spaced import LONGEST, Spaced
from extractor.clean.strips import bound_words
from extractor.clean.tables import Raw, grid, head_word
from extractor.lexicon import match_key, settings
from extractor.units import is_unit

FEWEST = 3  # rows
MOST_GROUPS = 2  # lines without values that follow each other
LONGEST_GROUP = 120  # characters of one
MOST_RUN = 1_000  # characters of a line in which several rows are looked for
UNIT_WORDS = 4
_VALUE = re.compile(r"[<>≤≥~+-]?\d[\d.,]*%?(?:[-–]\d[\d.,]*%?)?|\d+/\d+|[-–xX]|\.{2,3}|…")
_DIGIT = re.compile(r"\d")
# The number of a row behind the last value of another.
_NEXT = re.compile(r"(?<=[\d%xX.…-])\s+(?P<mark>[-–+](?!\s+\w{1,3}[.)]\s)|\w{1,3}[.)])\s+(?=[^\W\d_])")
_DASHES = frozenset("-–")
_SIGNS = frozenset("<>≤≥~")
_YEAR = re.compile(r"\S*(?:19|20)\d\d\S*")


class _Line(NamedTuple):
    """A row of the table, or the head of a group."""

    name: Raw
    unit: Raw | None
    values: list[Raw]


def read(text_of_file: str, rows: Sequence[Row], first: int) -> Spaced | None:
    """The table whose head is `rows[first]`, or None where there is none."""
    text = rows[first].text
    if len(text) > LONGEST or not _units().search(text.lower()) or first + FEWEST >= len(rows):
        return None
    words = words_of(rows[first])
    unit = unit_head(rows[first], words)
    if unit is None:
        return None
    names, heads = unit
    if is_unit(" ".join(word.text for word in heads).strip("():.")):
        return None  # "(Unit: ha)" above a table
    years = _years(rows[first + 1])
    below = [] if years else _below(rows[first + 1])
    remarked = len(without_remark(heads)) < len(heads)
    top = first + 1 + bool(years or below)
    top += top < len(rows) and counts_columns(rows[top].text)
    body, last = _body(text_of_file, rows, top, remarked=remarked)
    whole = [row for row in body if row.unit is not None]
    if len(whole) < FEWEST:
        return None
    columns = Counter(len(row.values) for row in whole).most_common(1)[0][0]
    headed = bool(names[0].text)
    order = head_word(names[0].text) == "order" or (headed and _are_numbered(body))
    if order and head_word(names[0].text) != "order":
        names = [Raw("", names[0].start), *names]
    lines = two_levels(names, heads, years or below, columns) or heads_of(names, heads, years, columns)
    for row in body:
        cells = _numbered(row.name) if order else [row.name]
        unit_cell = row.unit or Raw("", row.name.start)
        values = row.values if len(row.values) == columns else _ranges(text_of_file, row.values)
        lines.append([*cells, unit_cell, *(values if len(values) == columns else ())])
    return Spaced(last, grid(lines))


def _ranges(text: str, values: Sequence[Raw]) -> list[Raw]:
    """The values with two numbers and a dash between them as one: "8,5 - 9"."""
    out: list[Raw] = []
    for raw in values:
        if len(out) > 1 and out[-1].text in _DASHES and _DIGIT.search(out[-2].text) and _DIGIT.search(raw.text):
            start = out[-2].start
            out[-2:] = [Raw(text[start : raw.start + len(raw.text)], start)]
        else:
            out.append(raw)
    return out


def _below(row: Row) -> list[Raw]:
    """The heads of a line of nothing but two or more of them: the lower level of those above."""
    if len(row.text) > LONGEST or _line(row) is not None or is_mark(row.text.split(maxsplit=1)[0]):
        return []
    words = words_of(row)
    starts = list(starts_of(words))
    if len(starts) < 2 or starts[0] != 0:
        return []
    return [span(words[first:last]) for first, last in itertools.pairwise((*starts, len(words)))]


def _years(row: Row) -> list[Raw]:
    """The years of a line of nothing else: the lower level of the heads."""
    words = [Raw(match.group(), row.start + match.start()) for match in WORD.finditer(row.text[:LONGEST])]
    return words if all(_YEAR.fullmatch(word.text) for word in words) else []


@functools.cache
def _units() -> re.Pattern[str]:
    columns = settings("columns")["column"]
    return re.compile("|".join(re.escape(s) for c in columns if c["id"] == "unit" for s in c["surfaces"]))


def _body(text: str, rows: Sequence[Row], first: int, *, remarked: bool) -> tuple[list[_Line], int]:
    """The rows with units and values, heads of groups among them, and the line behind the last one.

    A label may begin on the line above; what goes on below a row belongs to its label and is left out.
    """
    body: list[_Line] = []
    pending: list[Row] = []
    last = first
    parted = ((number, row) for number in range(first, len(rows)) for row in _rows_in(rows[number]))
    for number, row in parted:
        line = _line(row) if len(row.text) <= LONGEST else None
        if line is None and remarked and len(row.text) <= LONGEST:
            line = _line(row, remarked=True)
        if line is None:
            rest = row.text[:1].islower() and not pending
            if len(row.text) > LONGEST_GROUP or len(pending) == MOST_GROUPS or row.text.endswith((".", ";")):
                break
            pending += [] if rest else [row]
            continue
        if pending and (line.name.text[:1].islower() or line.name.text[:1] == "("):
            above = pending.pop()
            line = line._replace(name=Raw(text[above.start : line.name.start + len(line.name.text)], above.start))
        body += (_Line(Raw(above.text, above.start), None, []) for above in pending)
        body.append(line)
        pending, last = [], number + 1
    return body, last


def _rows_in(row: Row) -> Iterator[Row]:
    """The rows of a line, each behind the values of the one before it and with its number: "... 7 9 | 2. Output ...".

    A dash numbers a row where words follow it, else it stands for a value.
    """
    text, first = row.text, 0
    for match in _NEXT.finditer(text) if len(text) <= MOST_RUN else ():
        if match.start("mark") > first and is_mark(match["mark"]):
            end = match.start("mark")
            yield row._replace(start=row.start + first, end=row.start + end, text=text[first:end].rstrip())
            first = end
    yield row._replace(start=row.start + first, text=text[first:]) if first else row


def _line(row: Row, *, remarked: bool = False) -> _Line | None:
    """A row of label, unit and values, or None where a line is none; `remarked`: a remark may stand behind."""
    words = [Raw(match.group(), row.start + match.start()) for match in WORD.finditer(row.text)]
    valued = (at for at in range(len(words), 0, -1) if _VALUE.fullmatch(words[at - 1].text))
    words = words[: next(valued, 0)] if remarked else words
    first = len(words)
    while first > 0 and (_VALUE.fullmatch(words[first - 1].text) or _is_bound(words[first - 1].text)):
        first -= 1
    for at in range(first, len(words)):
        for size in range(min(UNIT_WORDS, at - 1), 0, -1):
            unit = joined(row, words[at - size : at])
            if is_unit(unit.text.lower().strip("()")):
                values = _values(row, words[at:])
                return _Line(joined(row, words[: at - size]), unit, values) if values else None
    return None


def _is_bound(text: str) -> bool:
    return text in _SIGNS or match_key(text) in bound_words()


def _values(row: Row, words: Sequence[Raw]) -> list[Raw]:
    """The values in a stretch of words, each with the words of its bound; none where one stays over."""
    values: list[Raw] = []
    before: list[Raw] = []
    for word in words:
        if not _is_bound(word.text):
            values.append(joined(row, [*before, word]))
            before = []
        elif values and not before and word.text[:1].islower():  # "90 and more"
            values[-1] = joined(row, [values[-1], word])
        else:
            before.append(word)
    return values if not before and any(_DIGIT.search(value.text) for value in values) else []


def _are_numbered(body: Sequence[_Line]) -> bool:
    """Whether all rows with values are numbered, or the names of those that are, groups among them, count from one."""
    if all(_is_numbered(row.name) for row in body if row.unit is not None):
        return True
    marks = [row.name.text.split(maxsplit=1)[0].strip(".") for row in body if _is_numbered(row.name)]
    return bool(marks) and marks == [str(number + 1) for number in range(len(marks))]


def _is_numbered(name: Raw) -> bool:
    return is_mark(name.text.split(maxsplit=1)[0]) and " " in name.text


def _numbered(name: Raw) -> list[Raw]:
    """The number or mark of a row and its label."""
    if not _is_numbered(name):
        return [Raw("", name.start), name]
    mark, label = name.text.split(maxsplit=1)
    return [Raw(mark, name.start), Raw(label, name.start + len(name.text) - len(label))]
